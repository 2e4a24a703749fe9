//! The plane of two features of a table: held to the table's own loss, and to the optimality conditions.

use super::answers::filled;
use lasso_path::problem::Lambda;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::rc::Rc;
use strategies::config;
use study::table::{Section, Shelf};
use study::{Action, Derived, Intent, Moment, State, View, derive_after, permalink, quantity};

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

fn of(derived: &Derived) -> &Section {
    let fitted = derived.fitted().expect("solved");
    fitted
        .section()
        .unwrap_or_else(|| panic!("{:?}", fitted.section_words()))
}

/// Checks the plane at a moment; returns the name of its sentence.
fn check(derived: &Derived, what: &str) -> &'static str {
    let (fitted, section) = (derived.fitted().expect("solved"), of(derived));
    let path = fitted.fit.path();
    let (lambda, axes) = (fitted.lambda.value(), section.axes);
    let what = format!("{what} at λ = {lambda}: {:?}", section.names);
    let whole = path.theta(fitted.lambda).expect("exact");
    assert_eq!(section.theta, axes.map(|j| whole[j]), "{what}");
    assert_eq!(
        section.radius(),
        section.theta[0].abs() + section.theta[1].abs()
    );

    // the optimality conditions of the lasso are those of its section
    let center = section.loss.center();
    let size = center[0].abs() + center[1].abs() + section.radius();
    let rounding = 1e-11 * (path.lambda_max().value() + size);
    let pull = section.loss.negative_gradient(section.theta);
    for (pull, theta) in pull.into_iter().zip(section.theta) {
        if theta == 0.0 {
            assert!(pull.abs() <= lambda + rounding, "{what}: {pull}");
        } else {
            let bound = lambda * theta.signum();
            assert!((pull - bound).abs() <= rounding, "{what}: {pull}");
        }
    }

    // so the contour through θ* touches the diamond: nowhere in it is the loss less
    let (own, radius) = (section.loss.value(section.theta), section.radius());
    for k in -16..=16 {
        let share = f64::from(k) / 16.0;
        for sign in [-1.0, 1.0] {
            let edge = [radius * share, sign * radius * (1.0 - share.abs())];
            let loss = section.loss.value(edge);
            assert!(loss >= own - rounding * (1.0 + radius), "{what}: {edge:?}");
        }
    }

    // it is the table's loss where the others are held
    if let Some(gram) = &fitted.fit.gram {
        let pull = fitted.fit.pull();
        let loss = |theta: &[f64]| -> f64 {
            let row =
                |j: usize| -> f64 { gram.column(j).iter().zip(theta).map(|(g, t)| g * t).sum() };
            (0..theta.len())
                .map(|j| theta[j] * (0.5 * row(j) - pull[j]))
                .sum()
        };
        let here = loss(&whole);
        for by in [[1.0, 0.0], [0.0, -1.0], [0.5, 2.0]] {
            let (mut moved, mut there) = (whole.clone(), section.theta);
            for k in 0..2 {
                moved[axes[k]] += by[k];
                there[k] += by[k];
            }
            let (wanted, found) = (loss(&moved) - here, section.loss.value(there) - own);
            let rounding = 1e-10 * (1.0 + wanted.abs() + here.abs() + size);
            assert!(
                (wanted - found).abs() <= rounding,
                "{what}: {wanted}, not {found}"
            );
        }
    }

    let sentence = section.sentence();
    let zeros = section.theta.map(|t| t == 0.0);
    let holds = match sentence.name {
        "section-lambda-zero" => lambda == 0.0,
        "section-origin" => zeros == [true; 2] && radius == 0.0,
        "section-edge" => zeros == [false; 2],
        "section-corner" => {
            let text = sentence.text.replace('\u{a0}', " ");
            let zero = usize::from(!zeros[0]);
            zeros[0] != zeros[1] && text.contains(&format!("{} is exactly 0", section.names[zero]))
        }
        other => panic!("{what}: nothing is known of {other}"),
    };
    assert!(holds, "{what}: “{}”", sentence.text);
    let others = (0..whole.len()).filter(|j| !axes.contains(j));
    let nonzero = others.clone().filter(|j| whole[*j] != 0.0).count();
    assert_eq!(section.others, [others.count(), nonzero], "{what}");
    for j in axes {
        let claim = fitted.own_units(j);
        assert_eq!(claim.name == "own-units-zero", whole[j] == 0.0, "{what}");
    }
    sentence.name
}

/// At the ends, at knots, beside them and between; the window rests.
fn check_along(state: &State, shelf: &Shelf, what: &str) -> BTreeSet<&'static str> {
    let mut names = BTreeSet::new();
    let mut before = derive_after(state, None, shelf);
    let (window, end) = (before.window, before.lambda_end().value());
    let knots = before.outline.knot_lambdas();
    let step = (knots.len() / 6).max(1);
    let mut lambdas = vec![1e-3 * end, 0.3 * end, end, 3.0 * end, 0.0];
    for knot in knots.iter().step_by(step) {
        lambdas.extend([*knot, knot * (1.0 - 1e-9), knot * (1.0 + 1e-9)]);
    }
    let exact = before.fitted().expect("solved").fit.path().exact_from();
    for lambda in lambdas {
        if lambda < exact.value() {
            continue;
        }
        let derived = derive_after(&at(state, lambda), Some(&before), shelf);
        names.insert(check(&derived, what));
        assert_eq!(derived.window, window, "{what}");
        before = derived;
    }
    names
}

#[test]
fn every_pair_of_a_data_set_has_a_true_plane() {
    let mut said = BTreeSet::new();
    for link in [
        "data=diabetes&features=all&stage=plane",
        "data=linnerud&target=waist&stage=plane",
    ] {
        let mut state = open(link);
        assert_eq!(state.view.open, View::Plane);
        let shelf = filled(&state);
        let count = derive_after(&state, None, &shelf).outline.names.len();
        for a in 0..count {
            for b in (0..count).filter(|b| *b != a) {
                let derived = Rc::new(derive_after(&state, None, &shelf));
                let names = &derived.outline.names;
                let axes = vec![names[a].clone(), names[b].clone()];
                state = state.reduce(Action::SetAxes(axes));
                said.extend(check_along(&state, &shelf, link));
            }
        }
    }
    let all = [
        "section-corner",
        "section-edge",
        "section-lambda-zero",
        "section-origin",
    ];
    assert_eq!(said, all.into());
}

proptest! {
    #![proptest_config(config(40))]

    /// Near-singular ones too: twins, and more features than rows.
    #[test]
    fn random_tables_have_true_planes(
        kind in prop::sample::select(vec!["plain", "twin", "decoy"]),
        rows in 3_usize..40,
        features in 4_usize..30,
        noise in prop::sample::select(vec![0.0, 0.1, 1.0, 5.0]),
        seed in 0_u32..1000,
    ) {
        let link = format!("data=made&made={kind},{rows},{features},2,1,0.3,{noise},{seed}&stage=plane");
        let mut state = open(&link);
        let shelf = filled(&state);
        for _ in 0..3 {
            check_along(&state, &shelf, &link);
            let moment = Moment { derived: Rc::new(derive_after(&state, None, &shelf)), state: state.clone() };
            state = state.reduce(moment.resolve(Intent::NextPair).expect("two features"));
        }
    }
}

#[test]
fn a_wide_table_asks_for_its_rows_and_has_a_true_plane() {
    let link = "data=made&made=plain,40,260,3,1,0,0.5,5&stage=plane";
    let state = open(link);
    let shelf = filled(&state);
    assert!(
        derive_after(&state, None, &shelf)
            .fitted()
            .is_some_and(|f| f.fit.gram.is_none())
    );
    check_along(&state, &shelf, link);
    // other axes want other rows, and say so meanwhile
    let derived = derive_after(&state, None, &shelf);
    let names = &derived.outline.names;
    let other = state.reduce(Action::SetAxes(vec![names[200].clone(), names[7].clone()]));
    let waiting = derive_after(&other, Some(&derived), &shelf);
    let fitted = waiting.fitted().expect("solved");
    assert!(fitted.section().is_none());
    assert!(fitted.section_words()[0].text.contains("being computed"));
    let job = shelf.wanted(&other).expect("the rows");
    assert!(shelf.wants(&other, &job) && !shelf.wants(&state, &job));
    check_along(&other, &filled(&other), link);
}

#[test]
fn axes_are_linked_chosen_and_toured() {
    let state = open("data=diabetes&features=all&stage=plane&axes=bmi,s5&lambda=5");
    let shelf = filled(&state);
    let derived = derive_after(&state, None, &shelf);
    assert_eq!(of(&derived).names, ["θ_bmi", "θ_s5"]);
    let value = |name: &str| quantity(name).and_then(|quantity| quantity.of(&derived, None));
    assert_eq!(value("theta1"), Some(derived.outline.theta[2]));
    assert_eq!(value("theta-hat2"), Some(of(&derived).loss.center()[1]));
    assert!(value("largest-eigenvalue").is_some_and(|l| (1.0..=2.0).contains(&l)));
    assert_eq!(permalink::read(&permalink::write(&state)).0, state);

    let step = |state: &State, intent: Intent| {
        let derived = Rc::new(derive_after(state, None, &shelf));
        let moment = Moment {
            state: state.clone(),
            derived,
        };
        state.reduce(moment.resolve(intent).expect("it leads somewhere"))
    };
    let swapped = step(&state, Intent::ChooseAxis(0, 8));
    assert_eq!(swapped.axes, ["s5", "bmi"]);
    let chosen = step(&state, Intent::ChooseAxis(1, 0));
    assert_eq!(chosen.axes, ["bmi", "age"]);

    // the tour begins with what comes to 0 next, and meets every feature
    let first = step(&state, Intent::NextPair);
    let next = derived.outline.knots.iter().find(|knot| {
        let comes = matches!(knot.kind, study::KnotKind::ReachesZero(_));
        comes && knot.lambda > derived.outline.lambda
    });
    let study::KnotKind::ReachesZero(k) = next.expect("some survive").kind else {
        unreachable!("asked for")
    };
    assert_eq!(first.axes[0], derived.outline.names[k]);
    let (mut leaders, mut toured) = (BTreeSet::new(), first);
    for _ in 0..10 {
        leaders.insert(toured.axes[0].clone());
        toured = step(&toured, Intent::NextPair);
    }
    assert_eq!(leaders.len(), 10);

    // what is no feature is not kept from being a plane, and one feature has none
    let other = open("data=diabetes&features=all&stage=plane&axes=shoe,bmi");
    assert!(
        derive_after(&other, None, &shelf)
            .fitted()
            .is_some_and(|f| f.section().is_some())
    );
    let one = open("data=diabetes&features=bmi&stage=plane");
    let derived = derive_after(&one, None, &filled(&one));
    let said = derived.fitted().expect("solved").section_words();
    assert!(said[0].text.contains("two features"));
    for link in ["axes=bmi", "axes=bmi,bmi", "axes=a,b,c", "axes=,a"] {
        let (_, notices) = permalink::read(&format!("data=diabetes&features=all&{link}"));
        assert_eq!(notices.len(), 1, "{link}");
    }
}
