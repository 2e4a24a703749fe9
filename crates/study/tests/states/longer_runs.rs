//! What is said of runs of descent methods holds when they go on: 1,000 random runs of each method, each continued until it
//! is 100 times as long.

use figure::Runs;
use lasso_path::problem::{Hessian, Lambda};
use lasso_path::solve::descent::{Iterates, Lasso, Method, StepSize};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::collections::BTreeMap;
use study::topic::descent::{FAR, Methods, Settings, Verdict};
use study::{Action, Problem, State, Topic, derive};

/// How many times as long.
const LONGER: usize = 100;

/// A problem, a λ, a start, η as a multiple of 1/L, and how many steps.
type Case = ([f64; 3], [f64; 2], f64, [f64; 2], f64, u32);

fn case() -> impl Strategy<Value = Case> {
    let hessian = prop_oneof![
        4 => (0.05..2.0_f64, -1.0..1.0_f64, 0.05..2.0_f64).prop_map(|(a, r, b)| [a, 0.99 * r * (a * b).sqrt(), b]),
        1 => (0.2..2.0_f64).prop_map(|a| [a, 0.0, a]),
        1 => (0.2..2.0_f64, 0..3_u8).prop_map(|(a, kind)| match kind {
            0 => [a, 0.0, 0.0],
            1 => [a, a, a],
            _ => [0.0; 3],
        }),
        1 => (-0.95..0.95_f64).prop_map(|rho| [1.0, rho, 1.0]),
    ];
    let number = || prop_oneof![6 => -3.0..3.0_f64, 1 => Just(0.0), 1 => Just(1.0)];
    let lambda = prop_oneof![1 => Just(0.0), 6 => 0.0..2.0_f64, 1 => Just(0.5)];
    let share = prop_oneof![
        4 => 0.02..1.0_f64,
        2 => Just(1.0),
        4 => 1.0..2.0_f64,
        1 => Just(2.0),
        2 => 2.0..3.5_f64,
    ];
    (
        hessian,
        [number(), number()],
        lambda,
        [number(), number()],
        share,
        1..40_u32,
    )
}

/// The run on the page's own state, and the same gone on with.
struct Longer {
    link: String,
    verdict: Verdict,
    words: String,
    gaps: [Vec<f64>; 2],
    iterates: Vec<[f64; 2]>,
    diverged: bool,
    shown: usize,
    rounding: f64,
}

fn run(method: Method, case: Case) -> Option<Longer> {
    let (entries, center, lambda, start, share, steps) = case;
    let hessian = Hessian::new(entries[0], entries[1], entries[2]).ok()?;
    let [steepest, _] = hessian.eigenvalues();
    let eta = if steepest > 0.0 {
        share / steepest
    } else {
        share
    };
    let settings = Settings {
        methods: Methods::of(&[method]),
        start: Some(start),
        step_size: Some(StepSize::new(eta).ok()?),
        steps,
        anatomy: method,
        ..Settings::default()
    };
    let state = State {
        problem: Problem::plane(hessian, center),
        ..State::default()
    };
    let lambda = Lambda::new(lambda).ok()?;
    let state = [
        Action::ShowTopic(Topic::Descent),
        Action::SetLambda(lambda),
        Action::SetDescent(settings),
    ]
    .into_iter()
    .fold(state, |state, action| state.reduce(action));
    let derived = derive(&state);
    let runs: &Runs = &derived.descent.as_ref()?.runs;
    let loss = runs.objective.loss();
    let problem = Lasso::planar(loss, lambda);
    let all = Iterates::new(
        &problem,
        method,
        StepSize::new(runs.step_size).ok()?,
        runs.start,
    );
    let long = all.within(FAR * runs.scale()).run(LONGER * runs.steps);
    let shown = &runs.all[0];
    assert_eq!(shown.iterates[..], long.iterates[..shown.iterates.len()]);
    let gaps = |points: &[[f64; 2]]| {
        points
            .iter()
            .map(|&theta| runs.gap(method, theta))
            .collect()
    };
    let size = runs.scale().max(1e-3)
        + loss
            .negative_gradient_at_zero()
            .iter()
            .map(|q| q.abs())
            .sum::<f64>();
    Some(Longer {
        link: study::permalink::write(&state),
        verdict: Verdict::of(runs, 0),
        words: derived.fates()[0].1.text.replace('\u{a0}', " "),
        gaps: [gaps(&shown.iterates), gaps(&long.iterates)],
        diverged: long.diverged.is_some(),
        shown: shown.iterates.len(),
        iterates: long.iterates,
        rounding: (steepest + lambda.value()) * (1e-14 * size).powi(2),
    })
}

/// The highest gap of the last quarter.
fn late(gaps: &[f64]) -> f64 {
    let quarter = gaps.len().div_ceil(4);
    gaps[gaps.len() - quarter..]
        .iter()
        .copied()
        .fold(0.0, f64::max)
}

/// Why what is said is false of the longer run, if it is.
fn refuted(run: &Longer) -> Option<String> {
    let [short, long] = run.gaps.each_ref().map(|gaps| late(gaps));
    let first = run.gaps[0][0];
    let holds = match run.verdict {
        Verdict::Converged => !run.diverged && long <= (1e-9 * first).max(100.0 * run.rounding),
        Verdict::Converging | Verdict::Swinging | Verdict::Settling => {
            let most = run.gaps[0].iter().copied().fold(first, f64::max);
            // Of a hundred times as many steps the last quarter is lower than all before, or rounding is left.
            !run.diverged
                && (long <= short * (1.0 + 1e-9)
                    || long <= 0.1 * most
                    || long <= 100.0 * run.rounding)
        }
        Verdict::Oscillating => !run.diverged && long > 1e-12 * first,
        Verdict::Diverging => run.diverged || long > short,
        // So far: of the steps that are shown.
        Verdict::Falling | Verdict::Rising | Verdict::Level => true,
    };
    if !holds {
        return Some(format!("F − F* is {first}, late {short} and later {long}"));
    }
    for j in 0..2 {
        let name = ["θ₁", "θ₂"][j];
        let before = format!("{name} = 0 exactly from k = ");
        if let Some((_, tail)) = run.words.split_once(&before) {
            let digits: String = tail.chars().take_while(char::is_ascii_digit).collect();
            let from: usize = digits.parse().ok()?;
            if let Some(k) = (from..run.iterates.len()).find(|&k| run.iterates[k][j] != 0.0) {
                return Some(format!(
                    "{name} is not 0 at k = {k}, of {} shown",
                    run.shown
                ));
            }
        }
        if run
            .words
            .contains(&format!("{name} hops across 0 and does not stay"))
        {
            let late = &run.iterates[run.iterates.len() / 2..];
            if late.iter().all(|theta| theta[j] == 0.0) {
                return Some(format!("{name} stays at 0"));
            }
        }
    }
    None
}

#[test]
fn what_is_said_of_a_run_holds_when_it_goes_on() {
    let seed = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), seed);
    let mut said: BTreeMap<String, usize> = BTreeMap::new();
    let mut false_ones = Vec::new();
    for method in Method::ALL {
        let mut count = 0;
        while count < 1_000 {
            let case = case().new_tree(&mut runner).expect("a case").current();
            let Some(run) = run(method, case) else {
                continue;
            };
            count += 1;
            *said
                .entry(format!("{method:?}: {}", run.verdict.words()))
                .or_default() += 1;
            if let Some(why) = refuted(&run) {
                false_ones.push(format!("#{}: {}: {why}", run.link, run.words));
            }
        }
    }
    assert!(
        false_ones.is_empty(),
        "{} of 6000:\n{}",
        false_ones.len(),
        false_ones
            .iter()
            .take(12)
            .cloned()
            .collect::<Vec<_>>()
            .join("\n")
    );
    // Theory decides more often than not, and each answer is given.
    let of = |words: &str| -> usize {
        said.iter()
            .filter(|(name, _)| name.ends_with(words))
            .map(|(_, n)| n)
            .sum()
    };
    for words in [
        "converged",
        "oscillating, converging",
        ": converging",
        "the zeros it has now",
        "not converging",
        "diverging",
        "falling",
        ": rising",
    ] {
        assert!(of(words) > 0, "{words} is never said: {said:?}");
    }
    let open = of("falling") + of("so far: rising");
    assert!(open < 1_500, "theory is silent on {open}: {said:?}");
}
