//! The one way from a state to solved results.

use super::state::{Form, State};
use super::words;
use crate::figure::number::significant;
use crate::figure::{Bound, MapPenalty, Scene, View};
use crate::geometry::l1_ball;
use crate::problem::{Lambda, QuadraticLoss, Vector2};
use crate::solve::{
    Certificate, Change, ConstrainedSet, PlanarPath, PlanarSolution, SolutionSet, draws,
    solve_many_l1,
};
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
    /// λ‖θ*‖₁.
    pub penalty: f64,
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
    pub lambda: f64,
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
    /// From here on all coordinates are exactly zero: λ_max.
    AllZero,
}

/// How far the slider goes beyond λ_max.
const BEYOND: f64 = 1.1;

/// How far the slider of c goes beyond the least ‖θ‖₁ of an unregularized minimiser.
const BEYOND_RADIUS: f64 = 1.15;

/// Solves the state's problem and gathers what figures and words need.
#[must_use]
pub fn derive(state: &State) -> Derived {
    derive_after(state, None)
}

/// As [`derive()`], and does not draw the samples again that `previous` has.
///
/// Without samples it costs a few microseconds, so it is simply done again for every change.
#[must_use]
pub fn derive_after(state: &State, previous: Option<&Derived>) -> Derived {
    let loss = state.problem.loss();
    let path = PlanarPath::new(&loss);
    let (lambda, solution, bound) = match state.form {
        Form::Penalized(lambda) => (lambda, path.solution(lambda), None),
        Form::Constrained(radius) => {
            let constrained = path.constrained(radius);
            let lambda = Lambda::new(constrained.lambda[0]).unwrap_or_default();
            let set = match constrained.set {
                ConstrainedSet::Point(theta) => SolutionSet::Point(theta),
                ConstrainedSet::Segment(ends) => SolutionSet::Segment(ends),
                ConstrainedSet::Diamond => SolutionSet::Plane,
            };
            let solution = PlanarSolution {
                theta: constrained.theta,
                set,
                signs: constrained.signs,
            };
            (
                lambda,
                solution,
                Some(Bound {
                    radius: radius.value(),
                    active: constrained.active,
                    multipliers: constrained.lambda,
                }),
            )
        }
    };
    let lambda_max = path.lambda_max().value();
    let (names, named) = state.problem.names();
    let slice = state.shown_slice(&loss, lambda, solution.theta);
    let mut scene = Scene {
        loss,
        path,
        lambda: lambda.value(),
        solution,
        bound,
        lambda_end: if lambda_max > 0.0 {
            BEYOND * lambda_max
        } else {
            1.0
        },
        names,
        named,
        view: View {
            center: [0.0; 2],
            radius: 1.0,
        },
        layers: state.layers,
        map_penalty: MapPenalty::ElasticNet {
            threshold: lambda.value(),
            ridge_weight: 0.0,
        },
        cloud: Vec::new(),
        slice,
    };
    scene.view = state.view.unwrap_or_else(|| fitting_view(&scene));
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
    scene.cloud = vec![[0.0; 2]; draws.len()];
    solve_many_l1(&loss, &draws, lambda, &mut scene.cloud);
    let theta = scene.solution.theta;
    Derived {
        certificate: Certificate::of(&loss, lambda, theta),
        loss: loss.value(theta),
        penalty: lambda.value() * scene.norm(),
        scene,
        samples,
        draws,
    }
}

/// The view that shows θ̂, θ* and the diamond whatever λ is, so that it rests while λ moves.
fn fitting_view(scene: &Scene) -> View {
    let solutions = scene.solutions();
    let widest = solutions
        .iter()
        .map(|[a, b]| a.abs() + b.abs())
        .fold(0.0, f64::max);
    let mut points: Vec<Vector2> = l1_ball(widest).to_vec();
    points.push(scene.loss.center());
    points.extend(solutions);
    View::fit(&points)
}

/// The λ > 0 of the marks, ascending, each once.
pub(super) fn mark_lambdas(path: &PlanarPath) -> Vec<f64> {
    let mut lambdas: Vec<f64> = path
        .knots()
        .iter()
        .map(|knot| knot.lambda.value())
        .collect();
    lambdas.dedup();
    lambdas
}

impl Derived {
    /// F(θ*) = Loss(θ*) + λ‖θ*‖₁.
    pub fn objective(&self) -> f64 {
        self.loss + self.penalty
    }

    /// The radius of the diamond: the chosen c, or ‖θ*‖₁.
    pub fn bound(&self) -> f64 {
        self.scene.radius()
    }

    /// The end of the slider of c, a little beyond the least ‖θ‖₁ of an unregularized minimiser.
    pub fn radius_end(&self) -> f64 {
        let [a, b] = self.scene.path.limit_at_zero();
        let largest = BEYOND_RADIUS * (a.abs() + b.abs());
        if largest > 0.0 { largest } else { 1.0 }
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

    /// The ticks under the slider, ascending in λ.
    pub fn marks(&self) -> Vec<Mark> {
        let scene = &self.scene;
        let mut marks = Vec::with_capacity(6);
        for knot in scene.path.knots() {
            if knot.theta == [0.0, 0.0] {
                let kind = MarkKind::AllZero;
                marks.push(Mark {
                    lambda: knot.lambda.value(),
                    kind,
                    text: "all zero".to_owned(),
                });
                continue;
            }
            for (k, change) in knot.changes.iter().enumerate() {
                let name = &scene.names[k];
                let (kind, text) = match change {
                    Change::Stays => continue,
                    Change::ReachesZero => (MarkKind::ReachesZero(k), format!("{name} → 0")),
                    Change::LeavesZero => (MarkKind::LeavesZero(k), format!("{name} leaves 0")),
                    Change::CrossesZero => (MarkKind::CrossesZero(k), format!("{name} crosses 0")),
                };
                marks.push(Mark {
                    lambda: knot.lambda.value(),
                    kind,
                    text,
                });
            }
        }
        marks
    }

    /// What one sees and why, in one plain sentence.
    pub fn sentence(&self) -> String {
        words::sentence(self)
    }

    /// Whether another λ or c of the same problem has the same sentence.
    pub fn says_like(&self, other: &Derived) -> bool {
        words::situation(self) == words::situation(other)
    }

    /// Which coordinates are exactly zero; the same text as long as the support is the same.
    pub fn support(&self) -> String {
        words::support(&self.scene)
    }

    /// The picture of the plane in words.
    pub fn plane_description(&self) -> String {
        words::plane(self)
    }

    /// The picture of the path in words.
    pub fn path_description(&self) -> String {
        words::path(self)
    }

    /// λ and the support, for a slider's spoken value.
    pub fn spoken_lambda(&self) -> String {
        format!(
            "λ = {}; {}",
            significant(self.scene.lambda, 4),
            self.support()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::{Action, PRESETS};

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
    fn a_coordinate_that_comes_back_has_its_marks() {
        let texts: Vec<String> = derived("not-monotone")
            .marks()
            .into_iter()
            .map(|mark| mark.text)
            .collect();
        assert_eq!(texts, ["θ₂ → 0", "θ₂ leaves 0", "θ₁ → 0", "all zero"]);
    }
}
