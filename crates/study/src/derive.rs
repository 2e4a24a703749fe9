//! The one way from a state to solved results.

use crate::choose::{Chosen, choose, range};
use crate::state::{Panel, State};
use crate::topic::parameter::{self, Point};
use crate::topic::sampling::Draws;
use crate::topic::{descent, penalties};
use crate::words;
use figure::number::significant;
use figure::{Descent, Figure, Picture, Show, Solved, View, one_parameter};
use geometry::l1_ball;
use lasso_path::problem::{Lambda, QuadraticLoss, Vector2};
use lasso_path::solve::penalty::{Basis, Penalty, SolutionPath};
use lasso_path::solve::{Certificate, Change, PlanarPath, PlanarSolution, Slice};
use std::rc::Rc;

/// Everything that follows from a state.
#[derive(Clone, Debug, PartialEq)]
pub struct Derived {
    /// The problem, solved.
    pub solved: Rc<Solved>,
    /// The window on the plane.
    pub view: View,
    /// What the plane shows beyond contours, ball and θ*.
    pub show: Show,
    /// θ* of the samples; empty while they are not shown.
    pub samples: Rc<[Vector2]>,
    /// One parameter with the other held fixed, while its figures are shown.
    pub parameter: Option<one_parameter::Input>,
    /// The runs of descent methods, while they are shown.
    pub descent: Option<Rc<Descent>>,
    /// How exact the solution is.
    pub certificate: Certificate,
    /// Loss(θ*).
    pub loss: f64,
    /// λP(θ*): λ‖θ*‖₁ for L1.
    pub penalty: f64,
    /// The same loss with the penalty of the second plane, if there is one.
    pub beside: Option<Rc<Derived>>,
    /// The window that fits the loss.
    fitting: View,
    /// The tolerance of the drawn path.
    detail: f64,
    /// θ̂ drawn again and again.
    draws: Draws,
}

/// A λ at which a coordinate reaches or leaves zero: a tick under the slider.
#[derive(Clone, Debug, PartialEq)]
pub struct KnotLabel {
    /// The exact λ.
    pub lambda: Lambda,
    /// What happens there as λ grows.
    pub kind: KnotKind,
    /// The same in few characters ("θ₂ → 0").
    pub text: String,
}

/// What happens at a mark as λ grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnotKind {
    /// The coordinate (0 or 1) becomes exactly zero.
    ReachesZero(usize),
    /// The coordinate (0 or 1) leaves zero again.
    LeavesZero(usize),
    /// The coordinate (0 or 1) changes its sign, and is zero for this λ alone as far as f64 can tell.
    CrossesZero(usize),
    /// With ‖θ‖∞: the coordinates become equal (1), or opposite (0), in size and sign.
    Meets(usize),
    /// With ‖θ‖∞: the coordinates are no longer equal (1), or opposite (0).
    Parts(usize),
    /// From here on all coordinates are exactly zero: λ_max.
    AllZero,
}

/// How far the slider of c goes beyond the least ‖θ‖₁ of an unregularized minimiser.
const BEYOND_RADIUS: f64 = 1.15;

/// How much finer than the view's radius a path is drawn.
const FINE: f64 = 1.0 / 2048.0;

/// Solves the state's problem and gathers what figures and words need.
#[must_use]
pub fn derive(state: &State) -> Derived {
    derive_after(state, None)
}

/// As [`derive()`], and does not do again what `previous` has: paths, which do not depend on λ, and samples.
///
/// The rest costs a few microseconds, so it is simply done again for every change.
#[must_use]
pub fn derive_after(state: &State, previous: Option<&Derived>) -> Derived {
    let mut derived = derive_one(state, previous);
    let through_iterate =
        state.panel == Panel::Parameter && state.parameter.through == Point::Iterate;
    if state.panel == Panel::Descent || through_iterate {
        let before = previous.and_then(|previous| previous.descent.as_ref());
        let solved = &derived.solved;
        derived.descent = Some(descent::descend(state, &solved.loss, solved.lambda, before));
    }
    derived.parameter = parameter::input(state, &derived);
    derived.beside = penalties::second(state, &derived, previous);
    derived
}

/// The window: the chosen one, or the one that fits the loss.
pub(crate) fn view(state: &State) -> View {
    let loss = state.problem.loss();
    state
        .view
        .unwrap_or_else(|| fitting_view(&loss, &PlanarPath::new(&loss)))
}

/// The path of a penalty up to `lambda_end`.
fn curve(
    loss: &QuadraticLoss,
    penalty: Penalty,
    lambda_end: Lambda,
    tolerance: f64,
) -> Rc<SolutionPath> {
    Rc::new(penalty.path(loss, lambda_end, tolerance))
}

pub(crate) fn derive_one(state: &State, previous: Option<&Derived>) -> Derived {
    let (loss, penalty) = (state.problem.loss(), state.penalty);
    let known = previous.filter(|old| old.solved.loss == loss);
    let (path, fitting) = known.map_or_else(
        || {
            let path = PlanarPath::new(&loss);
            (path, fitting_view(&loss, &path))
        },
        |old| (old.solved.path, old.fitting),
    );
    let view = state.view.unwrap_or(fitting);
    let known = known.filter(|old| old.solved.penalty == penalty);
    let (lambda_max, lambda_end) = known.map_or_else(
        || range(&loss, penalty),
        |old| (old.solved.lambda_max, old.solved.lambda_end),
    );
    // In powers of two, so that a path stays while the view is moved or zoomed a little.
    let finest = view.radius.min(fitting.radius);
    let detail = FINE * 2.0_f64.powi(finest.log2().floor() as i32);
    let curve = (penalty != Penalty::L1).then(|| {
        known
            .filter(|old| old.detail == detail)
            .and_then(|old| old.solved.curve.clone())
            .unwrap_or_else(|| curve(&loss, penalty, lambda_end, detail))
    });
    let Chosen {
        lambda,
        solution,
        bound,
    } = choose(&loss, penalty, state.form);
    let (others, certificate) = (solution.others, solution.certificate);
    let solution = PlanarSolution {
        theta: solution.theta,
        set: solution.set,
        signs: solution.signs,
    };
    let (names, named) = state.problem.names();
    let draws = Draws::new(state, &loss, previous.map(|previous| &previous.draws));
    let samples = draws.solve(penalty, lambda).into();
    let theta = solution.theta;
    Derived {
        certificate,
        loss: loss.value(theta),
        penalty: lambda.value() * penalty.value(theta),
        solved: Rc::new(Solved {
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
        }),
        view,
        show: state.show,
        samples,
        parameter: None,
        descent: None,
        beside: None,
        fitting,
        detail,
        draws,
    }
}

/// The view that shows θ̂, θ* and the diamond whatever λ is, so that it rests while λ moves. It is the
/// same for every penalty, so that the planes of two can be compared: no θ* has a larger ‖θ‖₁ than the
/// minimum of the loss, and the ball through it is inside that diamond, but for stars.
fn fitting_view(loss: &QuadraticLoss, path: &PlanarPath) -> View {
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
    View::fit(&points)
}

/// The λ > 0 of the marks, ascending, each once.
pub(crate) fn knot_lambdas(solved: &Solved) -> Vec<f64> {
    let mut lambdas: Vec<f64> = solved
        .knots()
        .iter()
        .map(|knot| knot.lambda.value())
        .collect();
    lambdas.dedup();
    lambdas
}

impl Derived {
    /// F(θ*) = Loss(θ*) + λP(θ*).
    pub fn objective(&self) -> f64 {
        self.loss + self.penalty
    }

    /// λ as it is told: ∞ where c = 0 belongs to no λ.
    pub fn shown_lambda(&self) -> f64 {
        let least = self.solved.bound.map_or(0.0, |bound| bound.multipliers[0]);
        least.max(self.solved.lambda.value())
    }

    /// The radius of the ball: the chosen c, or that of θ*.
    pub fn bound(&self) -> f64 {
        self.solved.radius()
    }

    /// The end of the slider of c, a little beyond the least radius of an unregularized minimiser.
    pub fn radius_end(&self) -> f64 {
        let solved = &self.solved;
        let largest = BEYOND_RADIUS * solved.penalty.radius(solved.limit_at_zero());
        if largest > 0.0 { largest } else { 1.0 }
    }

    /// The multipliers [least, largest] of the constraint ‖θ‖₁ ≤ c: one λ, but for c = 0.
    pub fn multipliers(&self) -> [f64; 2] {
        let solved = &self.solved;
        match solved.bound {
            Some(bound) => bound.multipliers,
            None if solved.norm() == 0.0 => [
                solved.lambda_max.unwrap_or(solved.lambda).value(),
                f64::INFINITY,
            ],
            None => [solved.lambda.value(); 2],
        }
    }

    /// What the two forms of the problem say of each other, in one sentence.
    pub fn forms(&self) -> String {
        words::forms(self)
    }

    /// Which of several minimisers other rules and starts reach, in words; `None` if there is only one.
    pub fn reached(&self) -> Option<String> {
        words::reached(&self.solved)
    }

    /// The ticks under the slider, ascending in λ.
    pub fn knot_labels(&self) -> Vec<KnotLabel> {
        let solved = &self.solved;
        let [a, b] = &solved.names;
        let diagonal = solved.penalty.basis() == Basis::Diagonals;
        let mut labels = Vec::with_capacity(6);
        for knot in solved.knots() {
            let lambda = knot.lambda;
            if knot.theta == [0.0, 0.0] {
                let kind = KnotKind::AllZero;
                let text = "all zero".to_owned();
                labels.push(KnotLabel { lambda, kind, text });
                continue;
            }
            for (k, change) in knot.changes.iter().enumerate() {
                let name = &solved.names[k];
                let minus = if k == 0 { "−" } else { "" };
                let (kind, text) = match change {
                    Change::Stays => continue,
                    Change::LeavesZero if diagonal => {
                        (KnotKind::Parts(k), format!("{a} ≠ {minus}{b}"))
                    }
                    _ if diagonal => (KnotKind::Meets(k), format!("{a} = {minus}{b}")),
                    Change::ReachesZero => (KnotKind::ReachesZero(k), format!("{name} → 0")),
                    Change::LeavesZero => (KnotKind::LeavesZero(k), format!("{name} leaves 0")),
                    Change::CrossesZero => (KnotKind::CrossesZero(k), format!("{name} crosses 0")),
                };
                labels.push(KnotLabel { lambda, kind, text });
            }
        }
        labels
    }

    /// What one sees and why, in one plain sentence.
    pub fn sentence(&self) -> String {
        words::sentence(self)
    }

    /// Which coordinates are exactly zero; the same text as long as the support is the same.
    pub fn support(&self) -> String {
        words::support(&self.solved)
    }

    /// The parameter with the other held fixed, while its figures are shown.
    pub fn slice(&self) -> Option<Slice> {
        self.parameter.as_ref().map(|input| input.slice)
    }

    /// A figure with what it is drawn from; `None` while its panel is not shown.
    pub fn picture(&self, of: Figure) -> Option<Picture> {
        let solved = || Rc::clone(&self.solved);
        let charts = || {
            Some(figure::downsampling::Input {
                descent: self.descent.clone()?,
                names: self.solved.names.clone(),
            })
        };
        Some(match of {
            Figure::Plane => Picture::Plane(figure::plane::Input {
                solved: solved(),
                view: self.view,
                show: self.show,
                samples: Rc::clone(&self.samples),
                descent: self.descent.clone(),
            }),
            Figure::Path => Picture::Path(solved()),
            Figure::Radius => Picture::Radius(solved()),
            Figure::KktBars => Picture::KktBars(solved()),
            Figure::Slice => Picture::Slice(self.parameter.clone()?),
            Figure::Derivative => Picture::Derivative(self.parameter.clone()?),
            Figure::Shrinkage => Picture::Shrinkage(self.parameter.clone()?),
            Figure::Coordinates => Picture::Coordinates(charts()?),
            Figure::Convergence => Picture::Convergence(charts()?),
        })
    }

    /// A figure in words, for those who do not see it.
    pub fn description(&self, figure: Figure) -> String {
        match figure {
            Figure::Plane => words::plane(self),
            Figure::Path => words::path(self),
            Figure::Radius => {
                let forms = self.forms();
                format!("The radius c against λ, piecewise linear. {forms}")
            }
            Figure::KktBars => {
                let ([a, b], support) = (&self.solved.names, self.support());
                format!("The size of the loss's gradient in {a} and in {b}, against λ. {support}.")
            }
            Figure::Slice | Figure::Derivative | Figure::Shrinkage => {
                self.slice_description(figure)
            }
            Figure::Coordinates => {
                let fates = self.descent_description();
                format!("Both coordinates against the iteration k. {fates}")
            }
            Figure::Convergence => {
                "F(θₖ) − F(θ*) of each method against the iteration k, on a logarithmic scale."
                    .to_owned()
            }
        }
    }

    /// c and the support, for a slider's spoken value.
    pub fn spoken_radius(&self) -> String {
        format!("c = {}; {}", significant(self.bound(), 4), self.support())
    }

    /// λ and the support, for a slider's spoken value.
    pub fn spoken_lambda(&self) -> String {
        format!(
            "λ = {}; {}",
            significant(self.shown_lambda(), 4),
            self.support()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Action, Direction, PRESETS};
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
        assert!((derived.loss - 1.0).abs() < 1e-15);
        assert!((derived.penalty - 1.84).abs() < 1e-15);
        let texts: Vec<String> = derived
            .knot_labels()
            .into_iter()
            .map(|mark| mark.text)
            .collect();
        assert_eq!(texts, ["θ₂ → 0", "all zero"]);
    }

    #[test]
    fn the_view_fits_the_largest_diamond_and_rests_while_lambda_moves() {
        let state = State::default();
        let view = derive(&state).view;
        let end = derive(&state.reduce(Action::LambdaToEnd(Direction::Down)));
        assert_eq!(end.view, view);
        assert!(end.solved.radius() < view.radius);
    }

    #[test]
    fn a_radius_has_one_multiplier_but_for_zero() {
        let state = State::default();
        assert_eq!(derive(&state).multipliers(), [1.15; 2]);
        let zero = state.reduce(Action::LambdaToEnd(Direction::Up));
        assert_eq!(derive(&zero).multipliers(), [2.75, f64::INFINITY]);
        let zero = state.reduce(Action::SetRadius(Radius::new(0.0).expect("not negative")));
        assert_eq!(derive(&zero).multipliers(), [2.75, f64::INFINITY]);
        let slack = state.reduce(Action::SetRadius(Radius::new(9.0).expect("positive")));
        assert_eq!(derive(&slack).multipliers(), [0.0; 2]);
    }

    #[test]
    fn a_coordinate_that_comes_back_has_its_marks() {
        let texts: Vec<String> = derived("not-monotone")
            .knot_labels()
            .into_iter()
            .map(|mark| mark.text)
            .collect();
        assert_eq!(texts, ["θ₂ → 0", "θ₂ leaves 0", "θ₁ → 0", "all zero"]);
    }
}
