//! Any problem in any window is drawn right: each check on random states.

use figure::{Figure, Theme};
use lasso_path::problem::Lambda;
use lasso_path::solve::penalty::Penalty;
use proptest::prelude::*;
use strategies::number::{point, power_of_ten};
use strategies::{config, penalty, problem};
use study::{Action, Intent, PRESETS, Problem, State, derive, permalink};

use super::charts::{check_gradient, check_radius};
use super::layers::{check_arrow, check_map};
use super::marks::marks;
use super::path::check_path;
use super::plane::{check_frame, check_plane};
use super::states::everything;

/// Eigenvalues from 10⁻⁴ to 10, any λ up to beyond λ_max, any penalty, and any window or the state's own.
pub fn any_state() -> impl Strategy<Value = State> {
    let eigenvalue = power_of_ten(-4.0..1.0);
    let hessian = problem::turned([eigenvalue.clone(), eigenvalue]);
    let view = prop::option::of((point(1.5), power_of_ten(-2.0..1.5)));
    (hessian, point(4.0), 0.0..1.1_f64, view, penalty::chosen()).prop_map(
        |(hessian, center, share, view, penalty)| {
            let state = State {
                problem: Problem::plane(hessian, center),
                ..State::of(&PRESETS[0])
            };
            let state = state.after(Intent::ChoosePenalty(penalty));
            let end = derive(&state).solved.lambda_end.value();
            let lambda = Lambda::new(share * end).expect("not negative");
            let state = state.reduce(Action::SetLambda(lambda));
            match view {
                None => state,
                Some((by, zoom)) => state.after(Intent::Zoom(zoom, None)).after(Intent::Pan(by)),
            }
        },
    )
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn any_problem_in_any_window_is_drawn_right(
        state in any_state(),
        width in 200..1400_u32,
        height in 200..1000_u32,
    ) {
        let derived = derive(&state);
        let link = permalink::write(&state);
        let size = [f64::from(width), f64::from(height)];
        check_plane(&link, &derived, &Theme::LIGHT, size);
        check_path(&link, &derived, &Theme::DARK, size);
    }

    #[test]
    fn every_layer_of_any_problem_in_any_window_is_right(
        state in any_state(),
        width in 200..1400_u32,
        height in 200..1000_u32,
    ) {
        let mut derived = derive(&state);
        everything(&mut derived);
        let name = permalink::write(&state);
        let size = [f64::from(width), f64::from(height)];
        let all = marks(Figure::Plane, &derived, &Theme::DARK, size);
        check_frame(&name, &all, size);
        check_arrow(&name, &derived, &Theme::DARK, size, &all);
        if derived.solved.penalty == Penalty::L1 {
            check_map(&name, &derived, &Theme::DARK, size, &all);
        }
        check_radius(&name, &derived, &Theme::LIGHT, size);
        check_gradient(&name, &derived, &Theme::LIGHT, size);
    }
}
