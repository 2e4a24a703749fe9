//! The penalties, one file each, under one convention: F(θ) = Loss(θ) + λ·P(θ) with λ ≥ 0.
//!
//! [`Penalty`] is the small value that says which one; what one can ask of it are the methods of
//! [`Regularizer`], to which it dereferences. A new penalty is a file with a type that implements
//! [`Regularizer`] and one line in the registry below; nothing else matches on the variants.

mod bridge;
mod certificate;
mod constrained;
mod elastic_net;
mod l1;
mod none;
mod outline;
mod path;
mod patterns;
mod ridge;

use std::ops::Deref;

use thiserror::Error;

pub use bridge::{Exponent, ExponentError};
pub use certificate::Certificate;
pub use constrained::{Constrained, LambdaForRadius};
pub use elastic_net::{Mix, MixError};
pub use path::SolutionPath;

use super::{Radius, SolutionSet};
use crate::problem::{Lambda, QuadraticLoss, Vector2};
use constrained::{by_multiplier, lambda_by_bisection};

macro_rules! registry {
    ($($(#[$doc:meta])* $penalty:ident $(($parameter:ident: $type:ty = $example:expr))? => $rule:expr,)*) => {
        /// A penalty.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub enum Penalty {
            $($(#[$doc])* $penalty $(($type))?,)*
        }

        impl Penalty {
            /// All penalties, with an example of their parameter where they have one.
            pub const ALL: &[Penalty] = &[$(Penalty::$penalty $(($example))?),*];

            /// The same penalty with another parameter.
            ///
            /// # Errors
            /// What the parameter's type says of the number; [`ParameterError::Without`] where the
            /// penalty has none.
            pub fn with_parameter(self, value: f64) -> Result<Self, ParameterError> {
                match self {
                    $(Penalty::$penalty $(($parameter))? => {
                        $(
                            let _ = $parameter;
                            return Ok(Penalty::$penalty(<$type>::new(value)?));
                        )?
                        #[allow(unreachable_code)]
                        Err(ParameterError::Without { title: self.title() })
                    })*
                }
            }
        }

        impl Deref for Penalty {
            type Target = dyn Regularizer;

            fn deref(&self) -> &Self::Target {
                match self {
                    $(Penalty::$penalty $(($parameter))? => $rule,)*
                }
            }
        }
    };
}

registry! {
    /// P = 0.
    None => &none::Unregularized,
    /// P = ‖θ‖₁.
    L1 => &l1::L1,
    /// P = ½‖θ‖₂².
    Ridge => &ridge::Ridge,
    /// P = r‖θ‖₁ + (1 − r)/2·‖θ‖₂².
    ElasticNet(mix: Mix = Mix::HALF) => mix,
    /// P = Σ|θ_j|^p, and ‖θ‖_∞ for p = ∞.
    Bridge(exponent: Exponent = Exponent::HALF) => exponent,
}

/// Why a penalty cannot have a parameter.
#[derive(Clone, Copy, Debug, Error, PartialEq)]
pub enum ParameterError {
    /// Not a mix.
    #[error(transparent)]
    Mix(#[from] MixError),
    /// Not an exponent.
    #[error(transparent)]
    Exponent(#[from] ExponentError),
    /// There is none to choose.
    #[error("{title} has no parameter; leave it out")]
    Without {
        /// The penalty.
        title: &'static str,
    },
}

/// Which θ̂ have a zero in θ*, for a map of the plane of all θ̂.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ZeroMap {
    /// λP = t‖θ‖₁ + (μ/2)‖θ‖₂²: polygons if t > 0, two lines otherwise.
    Straight {
        /// t ≥ 0.
        threshold: f64,
        /// μ ≥ 0.
        ridge_weight: f64,
    },
    /// λP is a sum of functions of one coordinate, smooth and convex: two curves.
    Curved,
    /// No closed form is known here.
    Unknown,
}

/// The number that belongs to a penalty, and a scale for it.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// Its letter.
    pub symbol: &'static str,
    /// What its least and its largest value make of the penalty.
    pub ends: [&'static str; 2],
    /// The number.
    pub value: f64,
    /// Where it is on the scale, from 0 to 1.
    pub position: f64,
    /// The number at a position.
    pub at: fn(f64) -> f64,
}

/// The coordinates in which a penalty is a sum of functions of one coordinate each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// θ₁ and θ₂.
    Axes,
    /// u = (θ₁ + θ₂)/2 and v = (θ₁ − θ₂)/2, for ‖θ‖_∞ = |u| + |v|. Gradients have the coordinates
    /// g₁ + g₂ and g₁ − g₂, so that g·θ is the same in both frames.
    Diagonals,
}

impl Frame {
    /// A point in this frame's coordinates.
    #[must_use]
    pub fn of_point(self, [first, second]: Vector2) -> Vector2 {
        match self {
            Self::Axes => [first, second],
            Self::Diagonals => [0.5 * (first + second), 0.5 * (first - second)],
        }
    }

    /// A point from its coordinates in this frame.
    #[must_use]
    pub fn to_point(self, [first, second]: Vector2) -> Vector2 {
        match self {
            Self::Axes => [first, second],
            Self::Diagonals => [first + second, first - second],
        }
    }

    /// A gradient in this frame's coordinates.
    #[must_use]
    pub fn of_gradient(self, [first, second]: Vector2) -> Vector2 {
        match self {
            Self::Axes => [first, second],
            Self::Diagonals => [first + second, first - second],
        }
    }

    /// A gradient from its coordinates in this frame.
    #[must_use]
    pub fn to_gradient(self, [first, second]: Vector2) -> Vector2 {
        match self {
            Self::Axes => [first, second],
            Self::Diagonals => [0.5 * (first + second), 0.5 * (first - second)],
        }
    }
}

/// λ∂P(θ): all g with `lower` ≤ g ≤ `upper` in the coordinates of `frame`; bounds may be ±∞.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Subdifferential {
    /// The coordinates of the bounds: [`Frame::of_gradient`].
    pub frame: Frame,
    /// The lower bounds.
    pub lower: Vector2,
    /// The upper bounds.
    pub upper: Vector2,
}

impl Subdifferential {
    /// The distance of g from the set in the largest coordinate of its frame; 0 exactly inside.
    #[must_use]
    pub fn distance(&self, gradient: Vector2) -> f64 {
        let gradient = self.frame.of_gradient(gradient);
        let beyond = |j: usize| {
            let (below, above) = (self.lower[j] - gradient[j], gradient[j] - self.upper[j]);
            below.max(above).max(0.0)
        };
        beyond(0).max(beyond(1))
    }

    /// The corners, counter-clockwise; some coincide where the set is a point or a segment.
    #[must_use]
    pub fn corners(&self) -> [Vector2; 4] {
        let ([a, b], [c, d]) = (self.lower, self.upper);
        let mut corners = [[a, b], [c, b], [c, d], [a, d]];
        if self.frame == Frame::Diagonals {
            // (g₁ + g₂, g₁ − g₂) is a reflection: it turns the order round.
            corners.reverse();
        }
        corners.map(|corner| self.frame.to_gradient(corner))
    }
}

/// The minimisers of F at one λ.
#[derive(Clone, Debug, PartialEq)]
pub struct Solution {
    /// The global minimiser; of several, the one of least Euclidean norm (for p < 1, where there is
    /// a tie between separate points, the one with fewer nonzero coordinates).
    pub theta: Vector2,
    /// All global minimisers, but for ties between separate points.
    pub set: SolutionSet,
    /// The signs −1, 0, 1 of `theta`.
    pub signs: [i8; 2],
    /// The other local minima, best first; none unless the penalty is not convex.
    pub others: Vec<Vector2>,
    /// How far `theta` is from optimal.
    pub certificate: Certificate,
}

/// What one can ask of a penalty P; F(θ) = Loss(θ) + λP(θ).
///
/// Everything is in closed form or computed to rounding; zeros are the number +0.0, decided by the
/// optimality conditions. λ = 0 is always the unregularized problem: of several minimisers of the
/// loss the one of least Euclidean norm.
pub trait Regularizer {
    /// The name, as in a link.
    fn name(&self) -> &'static str;

    /// What a person calls it.
    fn title(&self) -> &'static str;

    /// P(θ) as a text.
    fn formula(&self) -> &'static str;

    /// What the ball looks like: "diamond".
    fn shape(&self) -> &'static str;

    /// The ball of radius c as a text, up to the number: "‖θ‖₁ ≤ c".
    fn ball_text(&self) -> &'static str;

    /// The number that belongs to it, if there is one.
    fn parameter(&self) -> Option<Parameter> {
        None
    }

    /// Whether P has a kink at 0, and so makes coordinates exactly zero over whole intervals of λ.
    fn snaps(&self) -> bool {
        self.frame() == Frame::Axes && self.slope(1.0, 0.0).1 > 1e-9
    }

    /// Whether θ* is in closed form, and thousands of them are computed between two frames.
    fn quick(&self) -> bool {
        true
    }

    /// Which θ̂ have a zero in θ*.
    fn zero_map(&self, lambda: Lambda) -> ZeroMap;

    /// Whether P is convex.
    fn convex(&self) -> bool {
        true
    }

    /// P(θ); ∞ where that overflows.
    fn value(&self, theta: Vector2) -> f64;

    /// A minimiser of ½‖θ − z‖² + tP(θ) for t ≥ 0: the only one if P is convex. For p < 1 the
    /// global one, which jumps from 0 to a finite size; at the jump, 0.
    fn proximal(&self, z: Vector2, t: f64) -> Vector2;

    /// The coordinates in which P is a sum.
    fn frame(&self) -> Frame {
        Frame::Axes
    }

    /// λ∂φ(m) for m ≥ 0, as (lower, upper), where P = Σφ(|x_j|) in the coordinates of the frame.
    fn slope(&self, lambda: f64, magnitude: f64) -> (f64, f64);

    /// (λφ)*(y) for y ≥ 0, ∞ outside its domain, and an x ≥ 0 with y ∈ λ∂φ(x). λ > 0; used only if
    /// P is convex.
    fn conjugate(&self, lambda: f64, y: f64) -> (f64, f64);

    /// λ∂P(θ). For p < 1 each coordinate at 0 has all of ℝ (the Fréchet subdifferential); λ = 0
    /// gives {0}.
    fn subdifferential(&self, lambda: Lambda, theta: Vector2) -> Subdifferential {
        let frame = self.frame();
        let bounds = frame.of_point(theta).map(|x| {
            let (lower, upper) = if lambda == Lambda::ZERO {
                (0.0, 0.0)
            } else {
                self.slope(lambda.value(), x.abs())
            };
            if x < 0.0 {
                (-upper, -lower)
            } else {
                (lower, upper)
            }
        });
        Subdifferential {
            frame,
            lower: bounds.map(|bound| bound.0),
            upper: bounds.map(|bound| bound.1),
        }
    }

    /// How far θ is from minimising F, from the loss, λ and θ alone.
    fn certificate(&self, loss: &QuadraticLoss, lambda: Lambda, theta: Vector2) -> Certificate;

    /// The size of the penalty's ball through θ: {P ≤ P(θ)} reaches to (radius, 0).
    fn radius(&self, theta: Vector2) -> f64;

    /// The outline of the ball, counter-clockwise from (radius, 0) or from a corner, closed without
    /// repeating the first point. Corners and cusps are exact; elsewhere the polyline is within
    /// `tolerance` (at least 10⁻⁶·radius) of the outline. Empty if there is no ball.
    fn ball(&self, radius: f64, tolerance: f64) -> Vec<Vector2>;

    /// The global minimisers of F. The quick part of [`solve`](Self::solve).
    fn minimise(&self, loss: &QuadraticLoss, lambda: Lambda) -> SolutionSet;

    /// The minimisers of F for many losses with one Hessian, that of `loss`, and the given θ̂; the
    /// same as [`minimise`](Self::minimise) for each, bit for bit. `out` is as long as `centers`.
    fn minimise_many(
        &self,
        loss: &QuadraticLoss,
        centers: &[Vector2],
        lambda: Lambda,
        out: &mut [Vector2],
    ) {
        for (theta, center) in out.iter_mut().zip(centers) {
            *theta = QuadraticLoss::new(*loss.hessian(), *center, 0.0).map_or([0.0; 2], |loss| {
                self.minimise(&loss, lambda).least_norm_point()
            });
        }
    }

    /// The global minimisers of F, other local minima, and the certificate.
    fn solve(&self, loss: &QuadraticLoss, lambda: Lambda) -> Solution {
        let set = self.minimise(loss, lambda);
        let theta = set.least_norm_point();
        Solution {
            theta,
            set,
            signs: signs(theta),
            others: Vec::new(),
            certificate: self.certificate(loss, lambda, theta),
        }
    }

    /// θ*(λ) for λ from 0 to `lambda_end`.
    fn path(&self, loss: &QuadraticLoss, lambda_end: Lambda, tolerance: f64) -> SolutionPath;

    /// The least λ from which θ* = 0; None if there is none.
    fn lambda_max(&self, loss: &QuadraticLoss) -> Option<f64>;

    /// A λ that matters: about where the pulls of penalty and loss on θ̂ are equal. In the unit of
    /// λ; 1 if the loss or the penalty does not tell.
    fn typical_lambda(&self, loss: &QuadraticLoss) -> f64 {
        let [first, second] = loss.center();
        let unit = self.slope(1.0, first.abs().max(second.abs())).1;
        let typical = loss.lambda_max() / unit;
        if typical > 0.0 && typical < f64::MAX {
            typical
        } else {
            1.0
        }
    }

    /// The λ whose solution has this radius, to the last bit that the computed radius tells.
    fn lambda_for_radius(&self, loss: &QuadraticLoss, radius: Radius) -> LambdaForRadius;

    /// The minimiser of Loss(θ) in the ball of this radius; None where the radius is not one-to-one
    /// with λ ([`LambdaForRadius::NotOneToOne`]).
    fn constrained(&self, loss: &QuadraticLoss, radius: Radius) -> Option<Constrained> {
        by_multiplier(self, loss, radius)
    }
}

fn signs(point: Vector2) -> [i8; 2] {
    point.map(|x| i8::from(x > 0.0) - i8::from(x < 0.0))
}
