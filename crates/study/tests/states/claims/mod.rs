//! What the page states is true: each claim has a predicate here, which says in mathematics what the claim says in
//! words, and reads the numbers from its text. It is written apart from the code that chooses the words.
//!
//! A claim without a predicate fails, and so does a predicate whose claim is never made.

mod answers;
mod captions;
mod degenerate;
mod descent;
mod examples;
mod forms;
mod opening;
mod optimality;
mod parameter;
mod path;
mod plane;
mod prior;
mod reading;
mod sentence;
mod space;

use super::strategies::state;
use lasso_path::problem::Lambda;
use proptest::prelude::*;
use reading::{Outcome, printed_relations};
use std::collections::{BTreeMap, BTreeSet};
use strategies::config;
use study::topic::correlation::Held;
use study::{Action, Derived, Intent, PRESETS, State, claims, derive, permalink};

/// What a claim means: of the state, the plane that it speaks of, and its text.
type Predicate = fn(&State, &Derived, &str) -> Outcome;

/// Claims that are not true, each with an example.
type Failures = BTreeMap<&'static str, String>;

/// Fails with the examples, if there are any.
fn report(failures: &Failures) -> Result<(), TestCaseError> {
    let all: Vec<&str> = failures.values().map(String::as_str).collect();
    prop_assert!(all.is_empty(), "{}", all.join("\n"));
    Ok(())
}

/// All claims with their predicates.
fn predicates() -> impl Iterator<Item = (&'static str, Predicate)> {
    let lists = [
        sentence::ALL,
        answers::ALL,
        plane::ALL,
        optimality::ALL,
        path::ALL,
        forms::ALL,
        opening::ALL,
        parameter::ALL,
        descent::ALL,
        captions::ALL,
        examples::ALL,
        prior::ALL,
        space::ALL,
    ];
    lists.into_iter().flatten().copied()
}

/// Checks every claim of a state; returns their names, or why some are not true.
fn check(state: &State) -> Result<BTreeSet<&'static str>, Failures> {
    let derived = derive(state);
    let (mut seen, mut failures) = (BTreeSet::new(), Failures::new());
    for (plane, claim) in claims(state, &derived) {
        let text = claim.text.replace('\u{a0}', " ");
        let printed = printed_relations(&text);
        let outcome = match predicates().find(|(name, _)| *name == claim.name) {
            Some((_, holds)) => printed.and_then(|()| holds(state, plane, &text)),
            None => Err("it has no predicate".to_owned()),
        };
        if let Err(why) = outcome {
            let link = permalink::write(state);
            let said = format!("#{link}: {}: “{text}” is not true: {why}", claim.name);
            failures.insert(claim.name, said);
        }
        seen.insert(claim.name);
    }
    if failures.is_empty() {
        Ok(seen)
    } else {
        Err(failures)
    }
}

/// The state with λ at each knot, one unit in the last place beside it, and at other places.
fn along_lambda(state: &State) -> Vec<State> {
    let derived = derive(state);
    let knots = derived.outline.knot_lambdas();
    let end = derived.lambda_end().value();
    let mut lambdas = vec![
        0.0,
        1e-9 * end,
        0.1 * end,
        0.5 * end,
        0.8 * end,
        end,
        3.0 * end,
    ];
    lambdas.extend(knots.iter().flat_map(|knot| {
        [
            knot.next_down(),
            *knot,
            knot.next_up(),
            0.9999 * knot,
            1.0001 * knot,
        ]
    }));
    let at = |lambda: f64| {
        let lambda = Lambda::new(lambda).ok()?;
        Some(state.reduce(Action::SetLambda(lambda)))
    };
    lambdas.into_iter().filter_map(at).collect()
}

/// Links that bring about every claim.
const LINKS: &[&str] = &[
    "",
    "lambda=0.4&panel=slice",
    "penalty=none",
    "penalty=ridge",
    "penalty=ridge&radius=0",
    "penalty=ridge&center=2,0&hessian=1,0,1",
    "penalty=ridge&radius=1",
    "penalty=ridge&center=5,-2&hessian=1,1,2&lambda=2",
    "penalty=elastic-net,0.5",
    "penalty=elastic-net,0",
    "penalty=bridge,0.5",
    "penalty=bridge,0.3&lambda=0.3",
    "penalty=bridge,1.5",
    "penalty=bridge,inf",
    "penalty=bridge,inf&lambda=0.1",
    "center=2,1&hessian=1,0,1&penalty=bridge,inf",
    "radius=1",
    "radius=9",
    "radius=0",
    "center=0,0",
    "center=0,0&penalty=ridge",
    "center=2,0&hessian=1,0,1",
    "center=1.5,1.5&hessian=1,1,1",
    "center=2,0.5&hessian=1,0.5,0.25",
    "center=1,1&hessian=0,0,0",
    "center=2,-0.4&hessian=1,1.2,2",
    "center=2,-0.4&hessian=1,1.2,2&penalty=ridge",
    "data=diabetes&features=bmi,bmi&layers=solution-set",
    "data=diabetes&features=bmi,s5&layers=samples",
    "center=1,1&hessian=1,0,1&layers=samples&held=truth",
    "panel=slice",
    "panel=slice&slice=1&hessian=0,0,1",
    "panel=descent&methods=subgradient,diminishing,proximal,fista,coordinate,ridge",
    // At 2/L itself; correlation that shortens the gradient; ridge that starts at 0; ties; ridge that keeps a 0.
    "center=2.2,1&hessian=1,0,1&lambda=0.6&panel=descent&methods=subgradient,ridge&eta=2&steps=60",
    "center=2,0.5&hessian=1,0,1&lambda=0.8&eta=2&methods=subgradient&panel=descent&steps=400",
    "center=2,0.5&hessian=1,0.3,1&lambda=0.8&panel=descent&eta=1.6",
    "center=2,0.5&hessian=1,0.3,1&lambda=0.8&panel=descent&eta=3",
    "center=3,3&hessian=1,-0.75,1&eta=1.6&lambda=0.35&start=2,1&panel=descent&methods=proximal",
    "center=2,0&hessian=1,0,1&panel=descent&methods=ridge&start=0,2&lambda=0.5",
    "center=1,1&hessian=1,0.9,1&lambda=1&penalty=bridge,0.5",
    "center=2,0&hessian=1,0,1&lambda=0.5&held=truth&sigma=0&layers=samples&panel=loss",
    "panel=descent&methods=coordinate",
    "panel=descent&methods=none",
    "panel=descent&methods=subgradient,ridge&eta=0.3",
    "panel=descent&methods=proximal,fista&eta=1.2",
    "panel=descent&hessian=1,0,1&eta=2",
    "panel=descent&hessian=0,0,0&center=1,1",
    "panel=descent&hessian=1,0.75,1&center=3.2,3.2&lambda=0.35&start=2,1&eta=1.6",
    "panel=descent&hessian=1,0.75,1&center=3.2,3.2&lambda=0.35&start=9,-3&eta=1.6",
    "center=2,0.5&hessian=1,0.5,0.25&radius=2.25",
    "center=2,0.5&hessian=1,0.5,0.25&radius=3",
    "penalty=bridge,1.2&lambda=1e100",
    "center=2.4,0.2&hessian=1,0,1&penalty=bridge,1.002&lambda=1&layers=samples",
    "center=2.4,0.2&hessian=1,0.3,1&penalty=bridge,1.01&lambda=0.5&layers=samples",
    "center=2,-0.4&hessian=1,1.2,2&penalty=bridge,1.004",
    "penalty=bridge,0.5&lambda=0&panel=penalties",
    "center=0,0&penalty=bridge,0.5&panel=forms&lambda=1",
    "penalty=elastic-net,0.5&lambda=2.9112&panel=gradient",
    "hessian=0,0,0&center=1,1&lambda=0.5",
    "center=2,1.2&hessian=1,0.6001,1&panel=loss",
    "panel=slice&slice=2,iterate&iteration=3",
    "panel=slice&slice=2,iterate&methods=coordinate&anatomy=coordinate&iteration=0&start=-1,2",
    "panel=slice&slice=1&hessian=1,0,1&center=2.15000000001,0.5&lambda=1.15",
    "center=-2.608469288604755,1.3809478285985095&hessian=1,0,1&lambda=1.3809478285985095&panel=descent&methods=subgradient&start=-2.369877115383207,-1.4887036744070712&steps=38",
    // Rounding chooses between two minima over a range of λ; and the sign of a number next to 0.
    "center=4.017676347476345,1477483.844264126&hessian=1.015560005139073,-0.2783727826732734,0.7686207413635952&penalty=bridge,0.8",
    "center=0,-4.562241008407052&hessian=2.2127412202865946,0.7079670420322007,1.6027605727959306&penalty=bridge,1.2",
    // c = 0 without a λ; ridge's and diminishing steps of their own size; λ = 0; singular and slack.
    "penalty=ridge&radius=0&panel=slice",
    "penalty=ridge&radius=0&panel=descent",
    "penalty=elastic-net,0&radius=0",
    "radius=0&beside=ridge&linked=radius",
    "hessian=1,0.75,1&center=3.2,3.2&lambda=0.35&panel=descent&start=2,1&eta=1.6&steps=30&methods=diminishing&anatomy=diminishing&iteration=5",
    "panel=descent&methods=ridge&lambda=5&start=3,1",
    "panel=descent&lambda=0&methods=subgradient,proximal",
    "panel=descent&lambda=0&methods=subgradient,proximal&eta=3",
    "panel=descent&lambda=0&methods=proximal&hessian=0,0,0&center=1,1",
    "hessian=1,2,4&center=1,1&radius=1.6&panel=forms",
    "center=2.4,1.003&radius=4&panel=forms",
    "penalty=elastic-net,1&panel=gradient",
    "layers=sparsity-map",
    "stage=space",
    "stage=space&beside=ridge",
    "center=2.4,1,0.5&hessian=1,0.35,0,0.8,0,1",
    "center=2,-2,-1&hessian=1,0.8,-0.2,1,0.2,1&beside=ridge",
    "center=2,1,3&hessian=1,-0.6,0.2,1,-0.8,1",
    "center=1,1,0&hessian=1,0,0.6,1,0.6,1",
    "center=1,1,1&hessian=1,1,0,1,0,1",
    "center=1,0.8,1&hessian=1,0.5,0.7,0.25,0.35,0.49",
    "center=1,2,3&hessian=0,0,0,0,0,0",
    "center=2,1,0.5&hessian=1,0,0,1,0,1&radius=9",
    "center=0,-93090429.67956586,-1.6295435292797376&hessian=1.001,-1,0,1.001,0,0.001",
    "center=-0.073,0,-2.85&hessian=0.0000000017,0,0,1.43,0.5,0.98",
    "stage=prior",
    "stage=prior&lambda=0.4",
    "stage=prior&lambda=0",
    "stage=prior&n=12&sigma=0.5",
    "stage=prior&penalty=ridge",
    "stage=prior&penalty=none",
    "stage=prior&penalty=elastic-net,0.5",
    "stage=prior&sigma=0",
    "stage=prior&sigma=1e-120",
    "stage=prior&center=1,1&hessian=0,0,0&lambda=0",
    "stage=prior&center=2,0&hessian=1,0,1",
    "stage=prior&center=1,1&hessian=0,0,0&sigma=1&lambda=0.5",
    "stage=prior&data=diabetes&features=bmi,s5",
    "stage=prior&beside=ridge",
    "stage=prior&beside=ridge&equal=variance",
    "stage=prior&penalty=ridge&beside=l1&equal=variance&n=30",
    "layers=sparsity-map&penalty=ridge",
    "layers=sparsity-map&penalty=bridge,1.5",
    "layers=sparsity-map&penalty=bridge,0.5",
    "beside=ridge",
    "penalty=ridge&beside=bridge,0.5",
    "beside=bridge,0.5&linked=radius",
    "panel=slice&lambda=0",
    "panel=slice&slice=1,iterate&methods=proximal&iteration=3",
    "sigma=0&layers=samples",
];

#[test]
fn every_claim_is_made_and_true() {
    let (mut seen, mut failures) = (BTreeSet::new(), Failures::new());
    let mut go_through = |state: &State| {
        for state in along_lambda(state).iter().chain([state]) {
            match check(state) {
                Ok(names) => seen.extend(names),
                Err(more) => failures.extend(more),
            }
        }
    };
    for link in LINKS {
        let (state, notices) = permalink::read(link);
        assert_eq!(notices, [], "{link}");
        go_through(&state);
    }
    for preset in PRESETS {
        go_through(&State::of(preset));
    }
    for held in Held::ALL {
        for rho in [-0.9, -0.3, 0.0, 0.25, 0.4, 0.6, 0.95] {
            let center = if rho == 0.4 { "1,2.4" } else { "2.4,1" };
            let (state, _) = permalink::read(&format!("center={center}&hessian=1,0,1&panel=loss"));
            let state = state.reduce(Action::Hold(held));
            go_through(&state.after(Intent::Correlate(rho)));
        }
    }
    let (state, _) = permalink::read("center=2,0&hessian=1,0.5,1");
    go_through(&state);
    assert!(
        failures.is_empty(),
        "{}",
        failures.into_values().collect::<Vec<_>>().join("\n")
    );
    let known: BTreeSet<&str> = predicates().map(|(name, _)| name).collect();
    let never: Vec<_> = known.difference(&seen).collect();
    assert!(never.is_empty(), "never made: {never:?}");
}

proptest! {
    #![proptest_config(config(3_000))]

    #[test]
    fn every_claim_about_a_random_state_is_true(state in state()) {
        check(&state).or_else(|failures| report(&failures).map(|()| BTreeSet::new()))?;
    }

    #[test]
    fn every_claim_beside_a_knot_is_true(state in state(), place in 0..40_usize) {
        let states = along_lambda(&state);
        let state = &states[place % states.len()];
        check(state).or_else(|failures| report(&failures).map(|()| BTreeSet::new()))?;
    }
}
