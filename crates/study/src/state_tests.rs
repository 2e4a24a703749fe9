//! Tests of the reducer.

use super::*;
use crate::derive::derive;
use crate::intent::{Direction, Intent, ZOOM};
use lasso_path::problem::Lambda;

/// The λ of a state, solved.
fn chosen(state: &State) -> f64 {
    derive(state).lambda().value()
}

fn lambda(x: f64) -> Lambda {
    Lambda::new(x).expect("not negative")
}

#[test]
fn steps_stay_on_the_slider() {
    let state = State::default();
    let end = derive(&state).solved.lambda_end.value();
    let up = state.after(Intent::StepLambda(0.01));
    assert!((chosen(&up) - 1.15 - 0.01 * end).abs() < 1e-12);
    let top = (0..20).fold(state.clone(), |s, _| s.after(Intent::StepLambda(0.1)));
    assert_eq!(chosen(&top), end);
    let bottom = (0..200).fold(top, |s, _| s.after(Intent::StepLambda(-0.01)));
    assert_eq!(chosen(&bottom), 0.0);
    let beyond = state
        .reduce(Action::SetLambda(lambda(1e6)))
        .after(Intent::StepLambda(-0.01));
    assert!(chosen(&beyond) < end);
}

#[test]
fn jumps_land_exactly_on_marks() {
    let state = State::default();
    let down = state.after(Intent::JumpToKnot(Direction::Down));
    assert!((chosen(&down) - 1.04).abs() < 0.01);
    let derived = derive(&down);
    let solved = &derived.solved;
    assert_eq!(solved.solution.theta[1], 0.0);
    assert_eq!(solved.lambda.value(), solved.path.knots()[0].lambda.value());
    assert_eq!(
        chosen(&down.after(Intent::JumpToKnot(Direction::Down))),
        0.0
    );
    let up = state.after(Intent::JumpToKnot(Direction::Up));
    assert_eq!(chosen(&up), derive(&state).solved.path.lambda_max().value());
    assert_eq!(derive(&up).solved.solution.theta, [0.0, 0.0]);
    let end = derive(&state).solved.lambda_end.value();
    assert_eq!(chosen(&up.after(Intent::JumpToKnot(Direction::Up))), end);
    assert_eq!(
        chosen(&state.after(Intent::LambdaToEnd(Direction::Up))),
        end
    );
    let far = state.reduce(Action::SetLambda(lambda(1e6)));
    assert_eq!(far.after(Intent::JumpToKnot(Direction::Up)), far);
}

#[test]
fn the_window_rests_while_the_centre_moves() {
    let state = State::default();
    let before = derive(&state).window;
    let moved = state.after(Intent::MoveCenter([-3.0, 40.0]));
    assert_eq!(derive(&moved).window, before);
    assert_eq!(moved.problem.loss().center(), [-3.0, 40.0]);
    assert_eq!(
        moved.reduce(Action::SetWindow(None)).view.plane.window,
        None
    );
    assert_eq!(state.after(Intent::MoveCenter([f64::NAN, 1.0])), state);
    let far = state.after(Intent::MoveCenter([1e300, 0.0]));
    assert_eq!(far.problem.loss().center(), [LARGEST, 0.0]);
    assert!(derive(&far).solved.path.lambda_max().value().is_finite());
}

#[test]
fn moving_the_centre_of_real_data_keeps_its_hessian() {
    let data = State::default().after(Intent::ChooseFeatures([2, 8]));
    let moved = data.after(Intent::NudgeCenter([0.01, 0.0]));
    assert_eq!(
        moved.problem.loss().hessian(),
        data.problem.loss().hessian()
    );
    assert!(matches!(moved.problem, Problem::Plane(_)));
    assert_eq!(
        data.after(Intent::ChooseFeatures([3, 3]))
            .problem
            .loss()
            .hessian()
            .rank(),
        1
    );
    assert_eq!(data.after(Intent::ChooseFeatures([3, 99])), data);
}

#[test]
fn zoom_is_bounded_and_comes_back() {
    let state = State::default();
    let fit = derive(&state).window.radius;
    let near = (0..200).fold(state.clone(), |s, _| {
        s.after(Intent::Zoom(2.0, Some([1.0, 1.0])))
    });
    assert!((derive(&near).window.radius / fit / ZOOM[0] - 1.0).abs() < 1e-9);
    let far = (0..200).fold(near, |s, _| s.after(Intent::Zoom(0.5, None)));
    assert!((derive(&far).window.radius / fit / ZOOM[1] - 1.0).abs() < 1e-9);
    assert_eq!(far.reduce(Action::SetWindow(None)), state);
    assert_eq!(
        state.after(Intent::Zoom(f64::NAN, None)).view.plane.window,
        None
    );
}

#[test]
fn what_an_example_brought_goes_with_it() {
    let preset = |name: &str| {
        let found = crate::preset::PRESETS
            .iter()
            .find(|preset| preset.name == name);
        Action::ChoosePreset(found.expect("an example"))
    };
    for scene in ["twins", "same-column-twice", "big-gradients"] {
        let state = State::default().reduce(preset(scene));
        let after = state.reduce(preset("diabetes"));
        assert_eq!(after.view.plane, State::default().view.plane, "{scene}");
        assert_eq!(after.objective.beside, None, "{scene}");
    }
    // what the person chose stays
    let mut overlay = State::default().view.plane.overlay;
    overlay.normal_cone = true;
    let state = State::default()
        .reduce(preset("same-column-twice"))
        .reduce(Action::SetOverlay(overlay))
        .reduce(preset("diabetes"));
    assert_eq!(state.view.plane.overlay, overlay);
}
