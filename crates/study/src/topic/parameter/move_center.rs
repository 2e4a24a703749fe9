//! Moving z, the loss's own minimum on the slice.

use super::{Point, Settings};
use crate::derived::Derived;
use crate::entry::LARGEST;
use crate::state::State;
use crate::topic::descent;
use lasso_path::problem::{Lambda, QuadraticLoss, Vector2};
use lasso_path::solve::Slice;

/// θ̂, moved along the slice's parameter so that z becomes this, see [`Slice::move_center`]. Through an iterate,
/// which follows θ̂ too, z becomes this where it can. `None` where nothing moves z.
pub(crate) fn center_for(state: &State, lambda: Lambda, z: f64) -> Option<Vector2> {
    if !z.is_finite() {
        return None;
    }
    let z = z.clamp(-LARGEST, LARGEST);
    let loss = state.problem.loss();
    let Settings {
        coordinate,
        through,
    } = state.topic.parameter;
    let center = match through {
        Point::Solution => Slice::move_center(&loss, lambda, coordinate.index(), z),
        Point::Iterate => {
            center_through_iterate(state.topic.descent, &loss, lambda, coordinate.index(), z)
        }
    }?;
    center.iter().all(|x| x.is_finite()).then_some(center)
}

/// The θ̂, moved along coordinate `j` alone, for which the slice through the iterate has this z: the secant
/// method from the present one. The iterates of subgradient descent may jump, so that no θ̂ has it; then
/// that which came nearest.
fn center_through_iterate(
    settings: descent::Settings,
    loss: &QuadraticLoss,
    lambda: Lambda,
    j: usize,
    z: f64,
) -> Option<Vector2> {
    const TRIALS: usize = 16;
    let mut center = loss.center();
    let mut best = (f64::INFINITY, None);
    let (mut before, mut slope) = (None, 1.0_f64);
    for _ in 0..TRIALS {
        let moved = QuadraticLoss::new(*loss.hessian(), center, 0.0).ok()?;
        let point = descent::iterate(settings, &moved, lambda);
        let off = Slice::through(&moved, lambda, point, j).center()? - z;
        if off.abs() < best.0 {
            best = (off.abs(), Some(center));
        }
        if let Some((x, y)) = before {
            slope = (off - y) / (center[j] - x);
        }
        // A jump has no slope.
        let by = off / if slope.abs() > 1e-3 { slope } else { 1.0 };
        if best.0 <= 1e-12 * z.abs() || !by.is_finite() || center[j] - by == center[j] {
            break;
        }
        before = Some((center[j], off));
        center[j] -= by;
    }
    best.1
}

/// z moved by a share of the t-axis shown; `None` while no slice is.
pub(crate) fn stepped_center(derived: &Derived, share: f64) -> Option<f64> {
    let input = derived.parameter.as_ref()?;
    let ([low, high], z) = (input.ends, input.slice.center()?);
    Some((z.clamp(low, high) + share * (high - low)).clamp(low, high))
}

#[cfg(test)]
mod tests {
    use super::super::Coordinate;
    use super::*;
    use crate::{Action, Intent, Problem, Strength, Topic, derive, permalink};

    fn sliced(link: &str) -> State {
        let (state, notices) = permalink::read(link);
        assert_eq!(notices, []);
        state
    }

    fn ends(state: &State) -> [f64; 2] {
        derive(state).parameter.expect("the topic is open").ends
    }

    fn center(state: &State) -> f64 {
        let slice = derive(state).slice().expect("the topic is open");
        slice.center().expect("curved")
    }

    #[test]
    fn only_its_panel_has_a_slice() {
        let state = State::default();
        assert_eq!(derive(&state).slice(), None);
        assert_eq!(derive(&state).slice_verdict(), None);
        let shown = state.reduce(Action::ShowTopic(Topic::Parameter));
        let derived = derive(&shown);
        let slice = derived.slice().expect("the topic is open");
        assert_eq!((slice.coordinate, slice.minimum), (1, 0.0));
        let other = derive(&shown.reduce(Action::SetParameter(Settings::new(
            Coordinate::First,
            Point::Solution,
        ))));
        let slice = other.slice().expect("the topic is open");
        assert_eq!(
            (slice.coordinate, slice.minimum),
            (0, other.solved.solution.theta[0])
        );
    }

    #[test]
    fn z_comes_to_where_it_is_dragged_and_the_window_rests() {
        for link in [
            "panel=slice",
            "panel=slice&slice=1",
            "panel=slice&center=2,-0.4&hessian=1,1.2,2&lambda=0.6",
            "panel=slice&data=diabetes&features=bmi,s5&lambda=12",
            "panel=slice&center=1.5,1.5&hessian=1,1,1&lambda=0.75",
        ] {
            let state = sliced(link);
            let view = derive(&state).window;
            for z in [-1.7, 0.0, 0.3, 2.2] {
                let moved = state.after(Intent::MoveSliceCenter(z));
                assert!((center(&moved) - z).abs() <= 1e-12, "{link}: {z}");
                assert_eq!(derive(&moved).window, view, "{link}");
                assert_eq!(derive(&moved).lambda(), derive(&state).lambda());
            }
            let low = ends(&state)[0];
            let down = (0..300).fold(state, |s, _| s.after(Intent::StepSliceCenter(-0.01)));
            assert!((center(&down) - low).abs() <= 1e-9 * low.abs(), "{link}");
        }
    }

    #[test]
    fn a_slice_goes_through_the_iterate_that_is_looked_at() {
        let link =
            "panel=slice&slice=1,iterate&methods=proximal&anatomy=proximal&start=-1,2&iteration=2";
        let state = sliced(link);
        let derived = derive(&state);
        let point = derived.descent.as_ref().expect("the methods run").present();
        let slice = derived.slice().expect("the topic is open");
        assert_eq!(slice.coordinate, 0);
        // The minimum on the slice is where F is least with θ₂ held.
        let objective = |t: f64| {
            let theta = [t, point[1]];
            derived.solved.loss.value(theta)
                + derived.solved.lambda.value() * (t.abs() + point[1].abs())
        };
        for off in [-0.5, -1e-3, 1e-3, 0.5] {
            assert!(objective(slice.minimum) <= objective(slice.minimum + off));
        }
        assert_ne!(slice.minimum, derived.solved.solution.theta[0]);
        // Where a run came to θ*, so did the slice.
        let late = sliced("panel=slice&slice=2,iterate&methods=proximal&iteration=60");
        let (late, derived) = (center(&late), derive(&late));
        let solved = &derived.solved;
        let best = Slice::at_solution(&solved.loss, solved.lambda, solved.solution.theta, 1);
        assert!((late - best.center().expect("curved")).abs() < 1e-9);
        assert_eq!(derived.slice().map(|slice| slice.minimum), Some(0.0));
        // From a start that stays, z comes to where it is dragged.
        let first = sliced("panel=slice&slice=1,iterate&start=-1,2");
        let moved = first.after(Intent::MoveSliceCenter(0.7));
        assert!((center(&moved) - 0.7).abs() <= 1e-12);
        // Nothing is shown that walks, a run that left, a loss without curvature: a point all the same.
        for link in [
            "panel=slice&slice=1,iterate&methods=none",
            "panel=slice&slice=2,iterate&eta=1e99&iteration=60",
            "panel=slice&slice=1,iterate&hessian=0,0,1&start=1e12,0",
        ] {
            let slice = derive(&sliced(link)).slice().expect("the topic is open");
            assert!(
                slice.minimum.is_finite() && slice.gradient.is_finite(),
                "{link}"
            );
        }
        assert_eq!(
            permalink::write(&state).matches("slice=1,iterate").count(),
            1
        );
    }

    #[test]
    fn z_through_an_iterate_comes_to_where_it_is_dragged_and_is_in_sight() {
        for (link, path) in [
            (
                "slice=1,iterate&iteration=3&methods=subgradient",
                [1.2, 0.9, 0.4, 0.4, 0.39],
            ),
            (
                "slice=1,iterate&iteration=3&methods=subgradient&start=-1,2",
                [1.2, 1.4, 2.4, 2.4, 1.15],
            ),
            (
                "slice=2,iterate&iteration=5&methods=fista",
                [0.9, 0.4, -0.3, -0.3, 2.0],
            ),
        ] {
            let mut state = sliced(&format!("panel=slice&{link}"));
            for z in path {
                state = state.after(Intent::MoveSliceCenter(z));
                let now = center(&state);
                assert!((now - z).abs() <= 1e-9, "{link}: {now} instead of {z}");
            }
        }
        // Here the third step of subgradient descent jumps from z = 1.44 to 2.08.
        let state = sliced("panel=slice&slice=1,iterate&iteration=3&methods=subgradient");
        let near = center(&state.after(Intent::MoveSliceCenter(1.9)));
        assert!((near - 2.08).abs() < 1e-2, "{near}");
        for link in [
            "panel=slice&slice=1,iterate&start=1,20",
            "panel=slice&slice=1,iterate&start=1,-20",
            "panel=slice&slice=1,iterate&start=1e12,1e12",
        ] {
            let state = sliced(link);
            let [low, high] = ends(&state);
            assert!((low..=high).contains(&center(&state)), "{link}");
        }
    }

    #[test]
    fn what_cannot_be_moved_stays() {
        let state = sliced("panel=slice");
        for z in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(state.after(Intent::MoveSliceCenter(z)), state);
        }
        let flat = sliced("panel=slice&slice=1&hessian=0,0,1&center=1,1&lambda=0.5");
        assert_eq!(flat.after(Intent::MoveSliceCenter(2.0)), flat);
        assert_eq!(flat.after(Intent::StepSliceCenter(0.1)), flat);
    }

    #[test]
    fn the_penalized_form_is_sliced() {
        let state = sliced("panel=slice&radius=1.2");
        let moved = state.after(Intent::MoveSliceCenter(0.5));
        assert_eq!(
            moved.objective.strength,
            Strength::Lambda(derive(&state).lambda())
        );
        assert!((center(&moved) - 0.5).abs() <= 1e-12);
        assert!(matches!(moved.problem, Problem::Plane(_)));
    }
}
