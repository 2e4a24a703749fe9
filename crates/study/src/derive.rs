//! The one way from a state to solved results.

use super::choose::{Chosen, choose, range};
use super::state::{Form, Link, Panel, State, takes_radius};
use super::walk::descend;
use super::words;
use figure::number::significant;
use figure::{Figure, Scene, View};
use geometry::l1_ball;
use lasso_path::problem::{Lambda, QuadraticLoss, Vector2};
use lasso_path::solve::penalty::{Basis, ExponentKind, Penalty, SolutionPath};
use lasso_path::solve::{Certificate, Change, PlanarPath, PlanarSolution, Radius, Slice, draws};
use std::rc::Rc;

/// Everything that follows from a state.
#[derive(Clone, Debug, PartialEq)]
pub struct Derived {
    /// What the figures draw from.
    pub scene: Scene,
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
    /// The tolerance of the scene's curve.
    detail: f64,
    /// What `draws` were drawn from.
    samples: Samples,
    /// θ̂ drawn again and again; empty while the samples are not shown.
    draws: Rc<[Vector2]>,
}

/// What determines the draws of θ̂.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Samples {
    loss: QuadraticLoss,
    spread: f64,
    seed: u32,
    draws: usize,
}

/// A λ at which a coordinate reaches or leaves zero: a tick under the slider.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The exact λ.
    pub lambda: Lambda,
    /// What happens there as λ grows.
    pub kind: MarkKind,
    /// The same in few characters ("θ₂ → 0").
    pub text: String,
}

/// What happens at a mark as λ grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
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

/// How many samples are solved for penalties that are not quick.
const FEW: usize = 250;

/// Whether θ* is in closed form, so that 2,000 samples are solved in 0.2 to 0.4 ms (native code). Without one
/// it takes 3 to 9 ms, which is all that a frame has.
fn is_quick(penalty: Penalty) -> bool {
    match penalty {
        Penalty::None | Penalty::L1 | Penalty::Ridge | Penalty::ElasticNet(_) => true,
        Penalty::Bridge(exponent) => !matches!(
            exponent.kind(),
            ExponentKind::Concave | ExponentKind::Convex
        ),
    }
}

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
    let through_iterate = state.panel == Panel::Slice && state.slice > 1;
    if state.panel == Panel::Descent || through_iterate {
        let scene = &mut derived.scene;
        let before = previous.and_then(|previous| previous.scene.descent.as_ref());
        let descent = descend(state, &scene.loss, scene.lambda, before);
        if through_iterate {
            let (point, coordinate) = (descent.present(), state.slice - 2);
            scene.slice = Some(Slice::through(&scene.loss, scene.lambda, point, coordinate));
        }
        scene.descent = Some(descent);
    }
    if let Some(penalty) = state.beside {
        let linked =
            state.link == Link::Radius && takes_radius(penalty) && takes_radius(state.penalty);
        let form = match Radius::new(derived.scene.radius()) {
            Ok(radius) if linked => Form::Constrained(radius),
            _ => Form::Penalized(derived.scene.lambda),
        };
        let second = State {
            penalty,
            form,
            ..state.clone()
        };
        let previous = previous.and_then(|previous| previous.beside.as_deref());
        derived.beside = Some(Rc::new(derive_one(&second, previous)));
    }
    derived
}

/// The window: the chosen one, or the one that fits the loss.
pub(super) fn view(state: &State) -> View {
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

fn derive_one(state: &State, previous: Option<&Derived>) -> Derived {
    let (loss, penalty) = (state.problem.loss(), state.penalty);
    let known = previous.filter(|old| old.scene.loss == loss);
    let (path, fitting) = known.map_or_else(
        || {
            let path = PlanarPath::new(&loss);
            (path, fitting_view(&loss, &path))
        },
        |old| (old.scene.path, old.fitting),
    );
    let view = state.view.unwrap_or(fitting);
    let known = known.filter(|old| old.scene.penalty == penalty);
    let (lambda_max, lambda_end) = known.map_or_else(
        || range(&loss, penalty),
        |old| (old.scene.lambda_max, old.scene.lambda_end),
    );
    // In powers of two, so that a path stays while the view is moved or zoomed a little.
    let finest = view.radius.min(fitting.radius);
    let detail = FINE * 2.0_f64.powi(finest.log2().floor() as i32);
    let curve = (penalty != Penalty::L1).then(|| {
        known
            .filter(|old| old.detail == detail)
            .and_then(|old| old.scene.curve.clone())
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
    // The slice is L1's, whatever penalty the plane shows.
    let sliced = match penalty {
        Penalty::L1 => solution.theta,
        _ => path.solution(lambda).theta,
    };
    let slice = state.shown_slice(&loss, lambda, sliced);
    let spread = state.sigma() / state.problem.sample_size().sqrt();
    let samples = Samples {
        loss,
        spread,
        seed: state.chance.seed,
        draws: if state.layers.cloud {
            state.chance.draws as usize
        } else {
            0
        },
    };
    let draws = match previous {
        Some(previous) if previous.samples == samples => Rc::clone(&previous.draws),
        _ => draws(&loss, spread, u64::from(samples.seed), samples.draws).into(),
    };
    let shown = if is_quick(penalty) {
        draws.len()
    } else {
        draws.len().min(FEW)
    };
    let mut cloud = vec![[0.0; 2]; shown];
    penalty.minimise_many(&loss, &draws, lambda, &mut cloud);
    let theta = solution.theta;
    Derived {
        certificate,
        loss: loss.value(theta),
        penalty: lambda.value() * penalty.value(theta),
        scene: Scene {
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
            view,
            layers: state.layers,
            cloud,
            slice,
            descent: None,
        },
        beside: None,
        fitting,
        detail,
        samples,
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
pub(super) fn mark_lambdas(scene: &Scene) -> Vec<f64> {
    let mut lambdas: Vec<f64> = scene
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
        let least = self.scene.bound.map_or(0.0, |bound| bound.multipliers[0]);
        least.max(self.scene.lambda.value())
    }

    /// The radius of the ball: the chosen c, or that of θ*.
    pub fn bound(&self) -> f64 {
        self.scene.radius()
    }

    /// The end of the slider of c, a little beyond the least radius of an unregularized minimiser.
    pub fn radius_end(&self) -> f64 {
        let scene = &self.scene;
        let largest = BEYOND_RADIUS * scene.penalty.radius(scene.limit_at_zero());
        if largest > 0.0 { largest } else { 1.0 }
    }

    /// The multipliers [least, largest] of the constraint ‖θ‖₁ ≤ c: one λ, but for c = 0.
    pub fn multipliers(&self) -> [f64; 2] {
        let scene = &self.scene;
        match scene.bound {
            Some(bound) => bound.multipliers,
            None if scene.norm() == 0.0 => [
                scene.lambda_max.unwrap_or(scene.lambda).value(),
                f64::INFINITY,
            ],
            None => [scene.lambda.value(); 2],
        }
    }

    /// The share of samples in which each coordinate is exactly 0; `None` while none is shown.
    pub fn zero_shares(&self) -> Option<[f64; 2]> {
        let count = self.scene.cloud.len() as f64;
        let share = |j: usize| {
            let zeros = self.scene.cloud.iter().filter(|theta| theta[j] == 0.0);
            zeros.count() as f64 / count
        };
        (count > 0.0).then(|| [share(0), share(1)])
    }

    /// What the two forms of the problem say of each other, in one sentence.
    pub fn forms(&self) -> String {
        words::forms(self)
    }

    /// Which of several minimisers other rules and starts reach, in words; `None` if there is only one.
    pub fn reached(&self) -> Option<String> {
        words::reached(&self.scene)
    }

    /// The ticks under the slider, ascending in λ.
    pub fn marks(&self) -> Vec<Mark> {
        let scene = &self.scene;
        let [a, b] = &scene.names;
        let diagonal = scene.penalty.basis() == Basis::Diagonals;
        let mut marks = Vec::with_capacity(6);
        for knot in scene.knots() {
            let lambda = knot.lambda;
            if knot.theta == [0.0, 0.0] {
                let kind = MarkKind::AllZero;
                let text = "all zero".to_owned();
                marks.push(Mark { lambda, kind, text });
                continue;
            }
            for (k, change) in knot.changes.iter().enumerate() {
                let name = &scene.names[k];
                let minus = if k == 0 { "−" } else { "" };
                let (kind, text) = match change {
                    Change::Stays => continue,
                    Change::LeavesZero if diagonal => {
                        (MarkKind::Parts(k), format!("{a} ≠ {minus}{b}"))
                    }
                    _ if diagonal => (MarkKind::Meets(k), format!("{a} = {minus}{b}")),
                    Change::ReachesZero => (MarkKind::ReachesZero(k), format!("{name} → 0")),
                    Change::LeavesZero => (MarkKind::LeavesZero(k), format!("{name} leaves 0")),
                    Change::CrossesZero => (MarkKind::CrossesZero(k), format!("{name} crosses 0")),
                };
                marks.push(Mark { lambda, kind, text });
            }
        }
        marks
    }

    /// What one sees and why, in one plain sentence.
    pub fn sentence(&self) -> String {
        words::sentence(self)
    }

    /// Which coordinates are exactly zero; the same text as long as the support is the same.
    pub fn support(&self) -> String {
        words::support(&self.scene)
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
            Figure::Gradient => {
                let ([a, b], support) = (&self.scene.names, self.support());
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
    use crate::{Action, PRESETS};

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
        assert!((derived.scene.solution.theta[0] - 1.6).abs() < 1e-15);
        assert!((derived.loss - 1.0).abs() < 1e-15);
        assert!((derived.penalty - 1.84).abs() < 1e-15);
        let texts: Vec<String> = derived.marks().into_iter().map(|mark| mark.text).collect();
        assert_eq!(texts, ["θ₂ → 0", "all zero"]);
    }

    #[test]
    fn the_view_fits_the_largest_diamond_and_rests_while_lambda_moves() {
        let state = State::default();
        let view = derive(&state).scene.view;
        let end = derive(&state.reduce(Action::LambdaToEnd(false)));
        assert_eq!(end.scene.view, view);
        assert!(end.scene.radius() < view.radius);
    }

    #[test]
    fn a_radius_has_one_multiplier_but_for_zero() {
        let state = State::default();
        assert_eq!(derive(&state).multipliers(), [1.15; 2]);
        let zero = state.reduce(Action::LambdaToEnd(true));
        assert_eq!(derive(&zero).multipliers(), [2.75, f64::INFINITY]);
        let zero = state.reduce(Action::SetRadius(Radius::new(0.0).expect("not negative")));
        assert_eq!(derive(&zero).multipliers(), [2.75, f64::INFINITY]);
        let slack = state.reduce(Action::SetRadius(Radius::new(9.0).expect("positive")));
        assert_eq!(derive(&slack).multipliers(), [0.0; 2]);
    }

    #[test]
    fn a_coordinate_that_comes_back_has_its_marks() {
        let texts: Vec<String> = derived("not-monotone")
            .marks()
            .into_iter()
            .map(|mark| mark.text)
            .collect();
        assert_eq!(texts, ["θ₂ → 0", "θ₂ leaves 0", "θ₁ → 0", "all zero"]);
    }
}
