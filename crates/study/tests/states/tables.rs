//! Tables of many features: what the page states of them is true, and held to the solver's answers and to the definitions.

use super::answers::filled;
use lasso_path::problem::Lambda;
use lasso_path::regression::MadeKind;
use proptest::prelude::*;
use std::collections::BTreeSet;
use strategies::config;
use study::table::Shelf;
use study::{
    Action, Derived, EXAMPLES, Intent, Moment, Problem, State, claims, derive_after, permalink,
    quantity,
};

/// The whole and decimal numbers of a text.
fn numbers(text: &str) -> Vec<f64> {
    let digits = |c: char| !(c.is_ascii_digit() || c == '.');
    let words = text.split(digits).map(|word| word.trim_matches('.'));
    words.filter_map(|word| word.parse().ok()).collect()
}

/// The state, what follows from it, and the answers.
pub fn solved(state: &State) -> (State, Derived, Shelf) {
    let shelf = filled(state);
    let derived = derive_after(state, None, &shelf);
    (state.clone().settled(&derived), derived, shelf)
}

fn open(link: &str) -> State {
    let (state, notices) = permalink::read(link);
    assert_eq!(notices, [], "{link}");
    state
}

fn at(state: &State, lambda: f64) -> State {
    state.reduce(Action::SetLambda(
        Lambda::new(lambda).expect("not negative"),
    ))
}

/// Checks what is said, in mathematics, from the answer's own numbers; returns the names.
fn check(state: &State, derived: &Derived) -> BTreeSet<&'static str> {
    let link = permalink::write(state);
    let mut names = BTreeSet::new();
    for (_, claim) in claims(state, derived) {
        let text = claim.text.replace('\u{a0}', " ");
        names.insert(claim.name);
        let what = format!("#{link}: {}: “{text}”", claim.name);
        assert!(!text.contains("NaN") && !text.contains("inf"), "{what}");
        let Some(fitted) = derived.fitted() else {
            assert!(
                matches!(
                    claim.name,
                    "waiting"
                        | "failed"
                        | "lambda-max"
                        | "leads"
                        | "spoken-lambda"
                        | "spoken-radius"
                ),
                "{what}"
            );
            continue;
        };
        let (p, path, lambda) = (fitted.count(), fitted.fit.path(), fitted.lambda.value());
        let theta = path.theta(fitted.lambda);
        let survivors = theta
            .as_ref()
            .map(|theta| theta.iter().filter(|t| **t != 0.0).count());
        let said = numbers(&text);
        match claim.name {
            "table-none" => {
                assert_eq!(survivors, Some(0), "{what}");
                assert!(lambda >= path.lambda_max().value(), "{what}");
            }
            "table-survivors" => {
                assert!(lambda > 0.0, "{what}");
                if let Some(count) = survivors {
                    assert!(count > 0 && said[..2] == [count as f64, p as f64], "{what}");
                }
            }
            "table-least-squares" => {
                assert_eq!(lambda, 0.0, "{what}");
                assert_eq!(
                    text.contains("this is least squares"),
                    fitted.fit.rank == p,
                    "{what}"
                );
                assert!(
                    text.contains(&format!("{} of {p}", survivors.expect("exact"))),
                    "{what}"
                );
            }
            "rank" => {
                assert!(
                    fitted.fit.rank < p && fitted.fit.rank < fitted.fit.rows,
                    "{what}"
                );
            }
            "truth" => {
                let truth = fitted.fit.truth.as_ref().expect("made data");
                let theta = theta.expect("exact");
                let count = |right: bool, chosen: bool| {
                    let pairs = truth.iter().zip(&theta);
                    pairs
                        .filter(|(b, t)| (**b != 0.0) == right && (**t != 0.0) == chosen)
                        .count() as f64
                };
                let wanted = [
                    0.0,
                    count(true, true) + count(true, false),
                    count(true, true),
                    count(true, false),
                    0.0,
                    count(false, true),
                ];
                assert_eq!(said, wanted, "{what}");
            }
            "bounds" => {
                let correlations = fitted.correlations.as_ref().expect("exact");
                let reach = theta.expect("exact").iter().filter(|t| **t != 0.0).count();
                assert_eq!(said[0], reach as f64, "{what}");
                for c in correlations {
                    assert!(c.abs() <= lambda * (1.0 + 1e-12), "{what}");
                }
            }
            "validated" => {
                let validation = fitted.validation.ready().expect("validated");
                let [least, simple] = [validation.lambda_min(), validation.lambda_1se()];
                // of what the error is without features, rounding leaves so much
                let rounding = 1e-12 * validation.mean(path.lambda_max());
                let best = validation.mean(least);
                let bound = best + validation.standard_error(least) + rounding;
                assert!(
                    least <= simple && validation.mean(simple) <= bound,
                    "{what}"
                );
                for k in 0..=500 {
                    let lambda = path.lambda_max().scaled(f64::from(k) / 500.0);
                    let mean = validation.mean(lambda);
                    assert!(mean.is_nan() || mean >= best - rounding, "{what}");
                }
            }
            "errors" => {
                let error = fitted.training_error().expect("exact");
                assert!(
                    (error - 2.0 * fitted.loss).abs() <= 1e-9 * error.max(1e-300),
                    "{what}"
                );
                assert!(
                    text.contains(&format!("{} rows kept", fitted.fit.test_rows)),
                    "{what}"
                );
            }
            "ridge-zeros" => {
                assert_eq!(
                    said[1],
                    survivors.map_or(said[1], |count| (p - count) as f64),
                    "{what}"
                );
            }
            "paths-title" => assert_eq!(said.iter().rev().nth(1), Some(&(p as f64)), "{what}"),
            "exact" => assert!(fitted.lambda >= path.exact_from(), "{what}"),
            "within-share" => assert!(fitted.lambda < path.exact_from(), "{what}"),
            _ => {}
        }
    }
    names
}

/// λ at the ends, at knots, beside them and between.
fn along(derived: &Derived) -> Vec<f64> {
    let end = derived.lambda_end().value();
    let mut lambdas = vec![0.0, 1e-6 * end, 0.3 * end, end, 3.0 * end];
    let knots = derived.outline.knot_lambdas();
    let step = (knots.len() / 6).max(1);
    for knot in knots.iter().step_by(step) {
        lambdas.extend([*knot, knot * (1.0 - 1e-9), knot * (1.0 + 1e-9)]);
    }
    lambdas
}

fn check_along(link: &str) -> BTreeSet<&'static str> {
    let (state, derived, shelf) = solved(&open(link));
    let mut names = check(&state, &derived);
    let mut before = derived.clone();
    for lambda in along(&derived) {
        let state = at(&state, lambda);
        let derived = derive_after(&state, Some(&before), &shelf);
        names.extend(check(&state, &derived));
        before = derived;
    }
    names
}

#[test]
fn what_is_said_of_every_data_set_is_true_along_its_path() {
    let mut names = BTreeSet::new();
    for link in [
        "data=diabetes&features=all&folds=10",
        "data=diabetes&features=bmi&folds=5,3&test=0.25,1",
        "data=diabetes&features=all,-sex&beside=ridge&panel=gradient",
        "data=diabetes64&beside=ridge&panel=descent&methods=proximal,fista,coordinate",
        "data=linnerud&target=waist&scale=linear&against=radius&folds=4",
        "data=made&made=plain,12,30,3,1,0,0.5,5&radius=1",
        "data=made&made=plain,60,300,3,1,0,0.5,5&panel=descent",
    ] {
        names.extend(check_along(link));
    }
    for example in EXAMPLES {
        let state = example.state();
        if matches!(state.problem, Problem::Table(_)) {
            let (state, derived, _) = solved(&state);
            names.extend(check(&state, &derived));
        }
    }
    for name in [
        "table-none",
        "table-survivors",
        "table-least-squares",
        "rank",
        "truth",
        "bounds",
        "bounds-zero",
        "validated",
        "errors",
        "ridge-zeros",
        "runs",
        "runs-none",
    ] {
        assert!(names.contains(name), "{name} is never said");
    }
}

#[test]
fn what_the_examples_say_is_so() {
    let of = |name: &str| {
        let example = EXAMPLES
            .iter()
            .find(|example| example.name == name)
            .expect("an example");
        solved(&example.state())
    };
    // no feature is true, and some are selected, at the λ of the example and at that of the least error
    let (state, noise, shelf) = of("pure-noise");
    let fitted = noise.fitted().expect("solved");
    assert_eq!(fitted.truth(), Some([0, 0]));
    assert!(noise.outline.nonzeros() > 0);
    let [least, _] = fitted.best().expect("validated");
    let best = derive_after(&at(&state, least.value()), Some(&noise), &shelf);
    assert!(best.outline.nonzeros() > 0, "at λ_min nothing is selected");
    // the twin is 0 where the true feature is not, though it explains nearly as much alone
    let (_, twin, _) = of("twin");
    let fitted = twin.fitted().expect("solved");
    let last = fitted.count() - 1;
    assert!(twin.outline.is_zero(last) && !twin.outline.is_zero(0));
    let pull = fitted.fit.pull();
    assert!(pull[last].abs() > 0.9 * pull[0].abs());
    // the decoy is the first to enter
    let (_, decoy, _) = of("decoy");
    let fitted = decoy.fitted().expect("solved");
    let knots = fitted.fit.path().knots();
    assert_eq!(knots[0].entered, [fitted.count() - 1]);
    // and is 0 again while the true ones are in
    let end = &knots[knots.len() - 1];
    let gone = knots.iter().any(|knot| {
        knot.theta.get(fitted.count() - 1) == 0.0
            && knot.theta.get(0) != 0.0
            && knot.theta.get(1) != 0.0
    });
    assert!(gone, "the decoy stays: {:?}", end.theta);
    // more features than rows
    let (_, many, _) = of("more-features-than-rows");
    let fitted = many.fitted().expect("solved");
    assert!(fitted.fit.rank < fitted.count());
    assert!(
        fitted
            .fit
            .path()
            .knots()
            .iter()
            .all(|knot| knot.theta.nonzero().len() <= fitted.fit.rank)
    );
}

#[test]
fn numbers_have_their_names() {
    let (_, derived, _) = solved(&open(
        "data=diabetes&features=all&lambda=8&folds=10&test=0.25,1",
    ));
    let value = |name: &str| quantity(name).and_then(|quantity| quantity.of(&derived, None));
    for name in [
        "n",
        "p",
        "knots",
        "nonzeros",
        "intercept",
        "cv-lambda-min",
        "cv-lambda-1se",
        "cv-error",
        "train-error",
        "test-error",
        "kkt-residual",
    ] {
        assert!(value(name).is_some(), "{name}");
    }
    assert_eq!((value("n"), value("p")), (Some(331.0), Some(10.0)));
    assert_eq!(value("theta1"), None);
    let own = quantity("own-coefficient").and_then(|quantity| quantity.of(&derived, Some(2)));
    assert!(own.is_some_and(|own| own > 0.0));
}

#[test]
fn bad_tables_have_words_and_nothing_is_lost() {
    for (link, says) in [
        ("data=diabetes&features=all,-shoe", "shoe"),
        ("data=diabetes&features=bmi,bmi,s5", "twice"),
        ("data=linnerud&target=height", "height"),
        ("data=linnerud&test=0.99,1", "too few"),
        (
            "data=diabetes&features=all,-age,-sex,-bmi,-bp,-s1,-s2,-s3,-s4,-s5,-s6",
            "no feature",
        ),
    ] {
        let (state, derived, shelf) = solved(&open(link));
        let said = claims(&state, &derived);
        let failed = said.iter().find(|(_, claim)| claim.name == "failed");
        let text = failed
            .map(|(_, claim)| claim.text.clone())
            .unwrap_or_default();
        assert!(text.to_lowercase().contains(says), "{link}: {text}");
        // it stays what it was, and can be undone and shared
        assert_eq!(
            permalink::read(&permalink::write(&state)).0,
            state,
            "{link}"
        );
        assert!(shelf.wanted(&state).is_none());
    }
    // too many folds do not take the paths with them
    let (_, derived, _) = solved(&open("data=linnerud&folds=30"));
    assert!(
        derived
            .fitted()
            .is_some_and(|fitted| fitted.validation_words()[0].name == "not-validated")
    );
}

#[test]
fn a_table_keeps_its_share_of_lambda_max() {
    let (state, derived, _) = solved(&open("data=diabetes&features=all&lambda=9"));
    let share = 9.0 / derived.outline.lambda_max.expect("it has one").value();
    let moment = Moment {
        state: state.clone(),
        derived: std::rc::Rc::new(derived),
    };
    let Problem::Table(table) = open("data=linnerud").problem else {
        panic!("a table")
    };
    let action = moment
        .resolve(Intent::ChooseTable(table))
        .expect("it leads somewhere");
    let (_, next, _) = solved(&state.reduce(action));
    let now = next.lambda().value() / next.outline.lambda_max.expect("it has one").value();
    assert!((now - share).abs() < 1e-12);
}

prop_compose! {
    fn made()(
        kind in prop::sample::select(vec![MadeKind::Plain, MadeKind::Twin, MadeKind::Decoy]),
        rows in 3_usize..40,
        features in 4_usize..30,
        size in 0.1..3.0,
        correlation in 0.0..0.69,
        noise in prop::sample::select(vec![0.0, 0.1, 1.0, 5.0]),
        seed in 0_u32..1000,
        folds in 2_u32..5,
    ) -> String {
        let word = match kind { MadeKind::Plain => "plain", MadeKind::Twin => "twin", MadeKind::Decoy => "decoy" };
        format!("data=made&made={word},{rows},{features},2,{size},{correlation},{noise},{seed}&folds={}", folds.min(rows as u32 - 1))
    }
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn what_is_said_of_random_tables_is_true(link in made()) {
        check_along(&link);
    }
}

#[test]
fn nothing_is_drawn_of_what_is_not_known_and_nothing_fails() {
    for link in [
        "data=diabetes&features=all&folds=10&panel=gradient",
        "data=diabetes64&panel=descent",
        "data=linnerud&target=height&panel=penalties&beside=ridge",
    ] {
        let state = open(link);
        for derived in [study::derive(&state), solved(&state).1] {
            for figure in figure::Figure::all() {
                let picture = derived.picture(figure, study::Attention::NONE);
                assert!(
                    derived.fitted().is_some() || picture.is_none(),
                    "{link}: {figure:?}"
                );
                assert!(
                    picture.is_none() || !derived.description(figure).text.is_empty(),
                    "{link}: {figure:?}"
                );
            }
            assert!(
                !derived.sentence().text.is_empty() && !derived.lambda_max_note().text.is_empty()
            );
        }
    }
}
