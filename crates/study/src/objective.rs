//! The objective: which penalty, how strong, and which stands beside it.

use lasso_path::problem::Lambda;
use lasso_path::solve::Radius;
use lasso_path::solve::penalty::Penalty;

/// The penalty P of Loss + λP, its strength, and the penalty that it is compared with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Objective {
    /// P.
    pub penalty: Penalty,
    /// Which number is chosen, and how large it is.
    pub strength: Strength,
    /// The penalty that stands beside the first one, if there is one.
    pub beside: Option<Penalty>,
    /// The number that both have in common.
    pub link: Link,
}

/// How strong the penalty is: the number that is chosen. The others follow from it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Strength {
    /// The penalized form, min Loss(θ) + λ·P(θ): λ is chosen, and the radius of the ball follows.
    Lambda(Lambda),
    /// The constrained form, min Loss(θ) subject to ‖θ‖₁ ≤ c (or θ in the ball of another penalty that reaches
    /// to c on the axes): c is chosen, and λ, its multiplier, follows.
    Radius(Radius),
    /// λ is this share ≥ 0 of ‖q‖∞, L1's λ_max. Whoever solves the problem first puts that λ in its place
    /// ([`State::settled`](crate::State::settled)): it does not follow the problem from then on.
    Share(f64),
}

/// The number that two penalties side by side have in common besides the loss.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Link {
    /// λ.
    #[default]
    Lambda,
    /// The radius of the ball.
    Radius,
}

/// Whether a radius can be chosen for a penalty, and λ follow: for a ball without jumps.
pub fn takes_radius(penalty: Penalty) -> bool {
    penalty.convex() && penalty != Penalty::None
}
