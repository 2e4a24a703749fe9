//! From the chosen form, λ or c, to a solution; and the range of λ.

use super::entry::LARGEST;
use super::state::Form;
use crate::figure::Bound;
use crate::problem::{Lambda, QuadraticLoss, Vector2};
use crate::solve::penalty::{Certificate, LambdaForRadius, Penalty};
use crate::solve::{ConstrainedSet, PlanarPath, PlanarSolution, SolutionSet};

/// How far the slider goes beyond λ_max.
const BEYOND: f64 = 1.1;

/// How far the slider of λ goes where no λ makes θ* zero, in units of the λ that matters.
const FAR: f64 = 5.0;
/// The least λ from which θ* = 0, if there is one, and the end of λ's slider.
pub(super) fn range(loss: &QuadraticLoss, penalty: Penalty) -> (Option<f64>, f64) {
    let beyond = |lambda: f64| {
        if lambda > 0.0 { BEYOND * lambda } else { 1.0 }
    };
    if penalty == Penalty::L1 {
        let lambda_max = PlanarPath::new(loss).lambda_max().value();
        return (Some(lambda_max), beyond(lambda_max));
    }
    let (lambda_max, typical) = (penalty.lambda_max(loss), penalty.typical_lambda(loss));
    let end = match lambda_max {
        _ if penalty == Penalty::None => beyond(loss.lambda_max()),
        Some(lambda_max) if lambda_max <= 4.0 * FAR * typical => beyond(lambda_max),
        _ => FAR * typical,
    };
    (lambda_max, end)
}

/// What the chosen form comes down to.
pub(super) struct Chosen {
    pub(super) lambda: Lambda,
    pub(super) solution: PlanarSolution,
    pub(super) others: Vec<Vector2>,
    pub(super) bound: Option<Bound>,
    pub(super) certificate: Certificate,
}

/// With L1, from its exact path.
pub(super) fn choose_l1(loss: &QuadraticLoss, path: &PlanarPath, form: Form) -> Chosen {
    let (lambda, solution, bound) = match form {
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
            let bound = Bound {
                radius: radius.value(),
                active: constrained.active,
                multipliers: constrained.lambda,
            };
            (lambda, solution, Some(bound))
        }
    };
    Chosen {
        lambda,
        solution,
        others: Vec::new(),
        bound,
        certificate: crate::solve::Certificate::of(loss, lambda, solution.theta).into(),
    }
}

/// With any penalty; `at_zero` is the limit of θ* as λ → 0.
pub(super) fn choose(
    loss: &QuadraticLoss,
    penalty: Penalty,
    at_zero: Vector2,
    form: Form,
) -> Chosen {
    let penalized = |lambda, bound| {
        let solution = penalty.solve(loss, lambda);
        Chosen {
            lambda,
            solution: PlanarSolution {
                theta: solution.theta,
                set: solution.set,
                signs: solution.signs,
            },
            others: solution.others,
            bound,
            certificate: solution.certificate,
        }
    };
    let point = |theta: Vector2, lambda: Lambda, bound| Chosen {
        lambda,
        solution: PlanarSolution {
            theta,
            set: SolutionSet::Point(theta),
            signs: theta.map(|x| i8::from(x > 0.0) - i8::from(x < 0.0)),
        },
        others: Vec::new(),
        bound: Some(bound),
        certificate: penalty.certificate(loss, lambda, theta),
    };
    let radius = match form {
        Form::Penalized(lambda) => return penalized(lambda, None),
        Form::Constrained(radius) => radius,
    };
    let bound = |least: f64, largest: f64, active| Bound {
        radius: radius.value(),
        active,
        multipliers: [least, largest],
    };
    match penalty.lambda_for_radius(loss, radius) {
        LambdaForRadius::One(lambda) => {
            penalized(lambda, Some(bound(lambda.value(), lambda.value(), true)))
        }
        LambdaForRadius::From(lambda) => {
            let least = lambda.value();
            point([0.0; 2], lambda, bound(least, f64::INFINITY, least > 0.0))
        }
        LambdaForRadius::Slack => point(at_zero, Lambda::ZERO, bound(0.0, 0.0, false)),
        LambdaForRadius::Never => {
            // The only point of the ball; no λ leads to it.
            let lambda = Lambda::new(LARGEST).unwrap_or_default();
            let mut chosen = point([0.0; 2], lambda, bound(f64::INFINITY, f64::INFINITY, true));
            (chosen.certificate.kkt_residual, chosen.certificate.gap) = (0.0, 0.0);
            chosen
        }
        LambdaForRadius::NotOneToOne => penalized(Lambda::ZERO, None),
    }
}
