//! Tests of the links.

use super::*;
use crate::topic::descent::Methods;
use crate::{Action, Appearance, Intent, PRESETS};

#[test]
fn every_state_reads_back_to_itself() {
    let mut states: Vec<State> = PRESETS.iter().map(State::of).collect();
    let start = State::default();
    states.push(start.after(Intent::MoveCenter([-1.0 / 3.0, 1e-9])));
    states.push(
        start
            .after(Intent::Zoom(1.7, Some([0.1, 0.2])))
            .reduce(Action::SetAppearance(Appearance::Dark)),
    );
    states.push(
        start
            .after(Intent::ChooseFeatures([0, 9]))
            .after(Intent::StepLambda(0.0371)),
    );
    for state in states {
        let link = write(&state);
        assert_eq!(read(&link), (state.clone(), vec![]), "{link}");
        assert_eq!(read(&format!("#{link}")).0, state);
    }
}

#[test]
fn the_format_is_readable_and_stays() {
    assert_eq!(
        write(&State::default()),
        "v=1&center=2.4,1&hessian=1,0.35,0.8&penalty=l1&lambda=1.15"
    );
    let (state, notices) = read("#v=1&data=diabetes&features=bmi,s5&lambda=12");
    assert_eq!(notices, vec![]);
    assert_eq!(
        write(&state),
        "v=1&data=diabetes&features=bmi,s5&penalty=l1&lambda=12"
    );
    // as browsers and mail programs may write it
    assert_eq!(read("v=1&center=2.4%2C1&lambda=1.15").0, State::default());
    assert_eq!(read(""), (State::default(), vec![]));
    assert_eq!(read("#"), (State::default(), vec![]));
}

#[test]
fn each_bad_value_is_named_and_replaced() {
    for (link, key, says) in [
        ("lambda=NaN", "lambda", "not a number"),
        ("lambda=inf", "lambda", "not a number"),
        ("lambda=1e400", "lambda", "too large"),
        ("lambda=-1", "lambda", "negative"),
        ("lambda=1,5", "lambda", "comma"),
        ("lambda=", "lambda", "empty"),
        ("lambda", "lambda", "empty"),
        ("center=1", "center", "2 numbers"),
        ("center=NaN,1", "center", "not a number"),
        ("center=1e300,1", "center", "too large"),
        ("hessian=1,2,1", "hessian", "positive semidefinite"),
        ("hessian=-1,0,1", "hessian", "positive semidefinite"),
        ("hessian=1,0.2,0.3,1", "hessian", "symmetric"),
        ("hessian=1,0", "hessian", "3 numbers"),
        ("hessian=1,nan,1", "hessian", "not a number"),
        ("data=iris", "data", "one of diabetes"),
        (
            "data=diabetes&features=bmi,height",
            "features",
            "no feature",
        ),
        ("data=diabetes&features=all,,", "features", "empty"),
        ("data=diabetes&features=all&stage=prior", "stage", "paths"),
        ("data=diabetes64&penalty=ridge", "penalty", "l1 was used"),
        ("data=diabetes64&panel=slice", "panel", "two parameters"),
        ("data=made&made=plain,1,20,5,1,0,1,1", "made", "rows"),
        ("data=linnerud&folds=1", "folds", "whole number"),
        ("folds=10", "folds", "no table"),
        ("data=diabetes&center=1,1", "center", "its own"),
        ("features=bmi,s5", "features", "no data set"),
        ("penalty=l2", "penalty", "one of none, l1"),
        ("view=0,0,-1", "view", "not positive"),
        ("view=0,0,0", "view", "not positive"),
        ("theme=pink", "theme", "light, dark"),
        ("radius=-1", "radius", "negative"),
        ("radius=1e300", "radius", "too large"),
        ("radius=1&lambda=1", "lambda", "follows from it"),
        ("layers=fog", "layers", "no layer"),
        ("panel=door", "panel", "one of path"),
        ("slice=3", "slice", "one of 1, 2"),
        ("slice=0", "slice", "one of 1, 2"),
        ("slice=1.0", "slice", "one of 1, 2"),
        ("slice=NaN", "slice", "one of 1, 2"),
        ("slice=", "slice", "empty"),
        ("sigma=-1", "sigma", "negative"),
        ("seed=1.5", "seed", "whole number"),
        ("seed=-1", "seed", "whole number"),
        ("draws=1000000", "draws", "whole number"),
        ("draws=0", "draws", "whole number"),
        ("eta=0", "eta", "more than 0"),
        ("eta=-0.1", "eta", "more than 0"),
        ("eta=1e300", "eta", "too large"),
        ("eta=NaN", "eta", "not a number"),
        ("steps=1000000000", "steps", "whole number"),
        ("steps=0", "steps", "whole number"),
        ("iteration=-1", "iteration", "whole number"),
        ("start=1", "start", "2 numbers"),
        ("start=NaN,1", "start", "not a number"),
        ("start=1e300,1", "start", "too large"),
        ("methods=newton", "methods", "one of subgradient"),
        ("contours=none", "contours", "one of loss"),
        ("anatomy=newton", "anatomy", "one of subgradient"),
        ("anatomy=ridge", "anatomy", "not shown"),
        ("v=2", "v", "version"),
        ("lambda=1.15&lambda=2", "lambda", "twice"),
        ("colour=red", "colour", "not known"),
        ("%FF%FE=%00", "\u{fffd}\u{fffd}", "not known"),
    ] {
        let (state, notices) = read(link);
        assert_eq!(notices.len(), 1, "{link}: {notices:?}");
        assert_eq!(notices[0].key, key, "{link}");
        assert!(
            notices[0].text.contains(says),
            "{link}: {}",
            notices[0].text
        );
        if ["data=diabetes", "data=linnerud", "data=made"]
            .iter()
            .all(|data| !link.contains(data))
            && !link.contains("radius=1&")
        {
            assert_eq!(state, State::default(), "{link}");
        }
    }
}

#[test]
fn a_walk_in_a_link_is_within_its_bounds() {
    let (state, notices) = read("panel=descent&steps=10&iteration=99");
    assert_eq!(state.topic.descent.iteration, 10);
    assert_eq!(notices.len(), 1);
    assert!(notices[0].text.contains("fewer steps"));
    assert_eq!(notices[0].value, "99");
    let link = "panel=descent&methods=fista,ridge&start=-1,0&eta=0.3&steps=10&iteration=7&contours=objective&anatomy=ridge";
    let (state, notices) = read(link);
    assert_eq!(notices, []);
    assert!(write(&state).ends_with(link), "{}", write(&state));
    let (none, notices) = read("methods=none");
    assert_eq!(
        (none.topic.descent.methods, notices),
        (Methods::default(), vec![])
    );
}

#[test]
fn an_indefinite_hessian_is_shown_with_its_eigenvalues() {
    let text = read("hessian=1,2,1").1[0].text.clone();
    assert!(
        text.contains('3') && text.contains("-1") || text.contains("−1"),
        "{text}"
    );
}

#[test]
fn megabytes_and_many_keys_are_bounded() {
    let (state, notices) = read(&"a".repeat(3_000_000));
    assert_eq!(state, State::default());
    assert_eq!(notices.len(), 1);
    assert!(notices[0].value.len() < 200);
    let (_, notices) = read(&"x=1&".repeat(1000));
    assert_eq!(notices.len(), MOST_NOTICES + 1);
    assert!(notices[MOST_NOTICES].text.contains("992"));
}
