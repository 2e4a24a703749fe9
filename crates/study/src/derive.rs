//! The one way from a state to solved results.

use crate::derived::Derived;
use crate::outline::{Outline, Status};
use crate::problem::Problem;
use crate::state::State;
use crate::table::{self, Part, Shelf};
use crate::topic::forms::{Chosen, choose};
use crate::topic::parameter::{self, Point};
use crate::topic::path::{knots, range};
use crate::topic::sampling::Draws;
use crate::topic::{Topic, descent, penalties};
use crate::vanishing::vanishing;
use crate::view::View;
use crate::view::plane::Solved;
use crate::view::prior::believe;
use crate::view::space;
use figure::Window;
use geometry::l1_ball;
use lasso_path::problem::{Lambda, QuadraticLoss, Vector2};
use lasso_path::solve::penalty::Penalty;
use lasso_path::solve::{Certificate, PlanarPath, PlanarSolution};
use std::rc::Rc;

/// How much finer than the view's radius a path is drawn.
const FINE: f64 = 1.0 / 2048.0;

/// Solves the state's problem and gathers what figures and words need. Of a table nothing is known yet.
#[must_use]
pub fn derive(state: &State) -> Derived {
    derive_after(state, None, &Shelf::default())
}

/// As [`derive()`], with what the solver's program has answered of tables. It does not do again what `previous` has: paths,
/// which do not depend on λ, and samples.
///
/// The rest costs a few microseconds, so it is simply done again for every change.
#[must_use]
pub fn derive_after(state: &State, previous: Option<&Derived>, shelf: &Shelf) -> Derived {
    let mut derived = derive_one(state, previous);
    match &state.problem {
        Problem::Table(table) => return table::derive(state, table, shelf, previous, derived),
        Problem::Space(loss) => return space::derive(state, loss, shelf, previous, derived),
        Problem::Plane(_) | Problem::Diabetes(_) => {}
    }
    let through_iterate =
        state.topic.shows(Topic::Parameter) && state.topic.parameter.through == Point::Iterate;
    if state.topic.shows(Topic::Descent) || through_iterate {
        let before = previous.and_then(|previous| previous.descent.as_ref());
        let solved = &derived.solved;
        derived.descent = Some(descent::descend(
            state.topic.descent,
            &solved.loss,
            solved.lambda,
            before,
        ));
    }
    derived.parameter = parameter::input(state, &derived);
    derived.reshapes = state.topic.shows(Topic::Correlation);
    derived.beside = penalties::second(state, &derived.solved).map(|second| {
        let previous = previous.and_then(|previous| previous.beside.as_deref());
        Rc::new(derive_one(&second, previous))
    });
    derived
}

fn derive_one(state: &State, previous: Option<&Derived>) -> Derived {
    let (loss, penalty) = (state.problem.loss(), state.objective.penalty);
    let known = previous.filter(|old| old.solved.loss == loss);
    let (path, fitting) = known.map_or_else(
        || {
            let path = PlanarPath::new(&loss);
            (path, fitting_window(&loss, &path))
        },
        |old| (old.solved.path, old.fitting),
    );
    let window = state.view.plane.window.unwrap_or(fitting);
    let known = known.filter(|old| old.solved.penalty == penalty);
    let (lambda_max, lambda_end) = known.map_or_else(
        || range(&loss, penalty),
        |old| (old.solved.lambda_max, old.solved.lambda_end),
    );
    // In powers of two, so that a path stays while the window is moved or zoomed a little.
    let finest = window.radius.min(fitting.radius);
    let detail = FINE * 2.0_f64.powi(finest.log2().floor() as i32);
    let curve = (penalty != Penalty::L1).then(|| {
        known
            .filter(|old| old.detail == detail)
            .and_then(|old| old.solved.curve.clone())
            .unwrap_or_else(|| Rc::new(penalty.path(&loss, lambda_end, detail)))
    });
    let Chosen {
        lambda,
        solution,
        bound,
    } = choose(&loss, penalty, state.objective.strength, lambda_end);
    let (others, certificate) = (solution.others, solution.certificate);
    let solution = PlanarSolution {
        theta: solution.theta,
        set: solution.set,
        signs: solution.signs,
    };
    let (names, named) = state.problem.names();
    let draws = Draws::new(state, &loss, previous.map(|previous| &previous.draws));
    let samples = draws.solve(penalty, lambda).into();
    let solved = Solved {
        loss,
        penalty,
        path,
        curve,
        lambda,
        solution,
        others,
        bound,
        lambda_max,
        lambda_end,
        names,
        named,
    };
    let believes = state.view.open == View::Prior;
    Derived {
        table: None,
        space: None,
        random_zeros: Part::Unasked,
        belief: believes.then(|| Rc::new(believe(state, &solved))),
        noise: (state.rows(), state.sigma()),
        outline: outline(&solved, certificate, known),
        solved: Rc::new(solved),
        window,
        show: state.view.plane.overlay,
        samples,
        parameter: None,
        descent: None,
        reshapes: false,
        beside: None,
        fitting,
        detail,
        draws,
    }
}

/// The outline of a plane. Names and knots are taken over from what is known of the same loss and penalty.
fn outline(solved: &Solved, certificate: Certificate, known: Option<&Derived>) -> Outline {
    let theta = solved.solution.theta;
    let lambda = solved.lambda;
    let names = known.filter(|old| old.solved.names == solved.names);
    Outline {
        status: Status::Ready,
        names: names.map_or_else(
            || solved.names.as_slice().into(),
            |old| Rc::clone(&old.outline.names),
        ),
        theta: theta.to_vec(),
        vanishing: vanishing(solved).to_vec(),
        lambda,
        no_lambda: solved.has_no_multiplier(),
        lambda_max: solved.lambda_max,
        lambda_end: solved.lambda_end,
        radius: solved.radius(),
        loss_at_solution: solved.loss.value(theta),
        // P(θ) may be beyond all numbers, and 0·∞ is none.
        penalty_at_solution: if lambda == Lambda::ZERO {
            0.0
        } else {
            lambda.value() * solved.penalty.value(theta)
        },
        certificate,
        knots: known.map_or_else(|| knots(solved).into(), |old| Rc::clone(&old.outline.knots)),
    }
}

/// The window that shows θ̂, θ* and the diamond whatever λ is, so that it rests while λ moves. It is the
/// same for every penalty, so that the planes of two can be compared: no θ* has a larger ‖θ‖₁ than the
/// minimum of the loss, and the ball through it is inside that diamond, but for stars.
fn fitting_window(loss: &QuadraticLoss, path: &PlanarPath) -> Window {
    let segments = path.segments();
    let mut points: Vec<Vector2> = segments.iter().map(|segment| segment.theta[0]).collect();
    points.extend(segments.last().map(|segment| segment.theta[1]));
    points.push(path.solution(Lambda::ZERO).theta);
    let widest = points
        .iter()
        .map(|[a, b]| a.abs() + b.abs())
        .fold(0.0, f64::max);
    points.push(loss.center());
    points.extend(l1_ball(widest));
    Window::fit(&points)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Action, Direction, Intent, PRESETS};
    use lasso_path::solve::Radius;

    fn derived(name: &str) -> Derived {
        derive(&State::of(
            PRESETS
                .iter()
                .find(|preset| preset.name == name)
                .expect("a preset"),
        ))
    }

    #[test]
    fn the_textbook_state_is_the_one_of_the_picture() {
        let derived = derived("textbook-snap");
        assert!((derived.solved.solution.theta[0] - 1.6).abs() < 1e-15);
        assert!((derived.outline.loss_at_solution - 1.0).abs() < 1e-15);
        assert!((derived.outline.penalty_at_solution - 1.84).abs() < 1e-15);
        let texts: Vec<String> = derived
            .outline
            .knot_labels()
            .into_iter()
            .map(|mark| mark.text)
            .collect();
        assert_eq!(texts, ["θ₂ → 0", "all zero"]);
    }

    #[test]
    fn the_view_fits_the_largest_diamond_and_rests_while_lambda_moves() {
        let state = State::default();
        let window = derive(&state).window;
        let end = derive(&state.after(Intent::LambdaToEnd(Direction::Down)));
        assert_eq!(end.window, window);
        assert!(end.solved.radius() < window.radius);
    }

    #[test]
    fn a_radius_has_one_multiplier_but_for_zero() {
        let state = State::default();
        assert_eq!(derive(&state).multipliers(), [1.15; 2]);
        let zero = state.after(Intent::LambdaToEnd(Direction::Up));
        assert_eq!(derive(&zero).multipliers(), [2.75, f64::INFINITY]);
        let zero = state.reduce(Action::SetRadius(Radius::new(0.0).expect("not negative")));
        assert_eq!(derive(&zero).multipliers(), [2.75, f64::INFINITY]);
        let slack = state.reduce(Action::SetRadius(Radius::new(9.0).expect("positive")));
        assert_eq!(derive(&slack).multipliers(), [0.0; 2]);
    }

    #[test]
    fn a_coordinate_that_comes_back_has_its_marks() {
        let texts: Vec<String> = derived("not-monotone")
            .outline
            .knot_labels()
            .into_iter()
            .map(|mark| mark.text)
            .collect();
        assert_eq!(texts, ["θ₂ → 0", "θ₂ leaves 0", "θ₁ → 0", "all zero"]);
    }
}
