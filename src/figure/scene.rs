//! What every figure draws from.

use super::View;
use crate::problem::{Lambda, QuadraticLoss, Vector2};
use crate::solve::{PlanarPath, PlanarSolution, Slice};

/// A solved problem and the window on it. No pixels, no colours.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// The loss.
    pub loss: QuadraticLoss,
    /// All its solutions, θ*(λ) for λ ≥ 0.
    pub path: PlanarPath,
    /// The λ looked at.
    pub lambda: f64,
    /// The solution at that λ.
    pub solution: PlanarSolution,
    /// The chosen constraint ‖θ‖₁ ≤ c, where c leads and not λ.
    pub bound: Option<Bound>,
    /// The end of λ sliders and axes, a little beyond λ_max.
    pub lambda_end: f64,
    /// What the two coordinates are called.
    pub names: [String; 2],
    /// Whether the names are names of features (true), or θ₁ and θ₂ (false).
    pub named: bool,
    /// The window on the plane.
    pub view: View,
    /// What is drawn beyond the calm first picture.
    pub layers: Layers,
    /// The penalty whose sparsity map is drawn.
    pub map_penalty: MapPenalty,
    /// θ* of resampled problems, for the cloud.
    pub cloud: Vec<Vector2>,
    /// One parameter with the other held fixed, while its figures are shown.
    pub slice: Option<Slice>,
}

/// A constraint ‖θ‖₁ ≤ c.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound {
    /// c.
    pub radius: f64,
    /// Whether it holds θ*; if not, it is slack and λ = 0.
    pub active: bool,
    /// The multipliers [least, largest]: one number, but for c = 0.
    pub multipliers: [f64; 2],
}

/// What the plane shows beyond contours, diamond and θ*: by default nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layers {
    /// The normal cone of the diamond at θ*, and −∇Loss(θ*) inside it.
    pub normal_cone: bool,
    /// Which θ̂ lead to which zeros.
    pub sparsity_map: bool,
    /// All minimisers, where there are several.
    pub solution_set: bool,
    /// The θ* of resampled problems.
    pub cloud: bool,
}

/// Where a layer's switch is.
pub type LayerField = fn(&mut Layers) -> &mut bool;

impl Layers {
    /// The layers' names as in a link, and where each is.
    pub const NAMES: [(&str, LayerField); 4] = [
        ("normal-cone", |layers| &mut layers.normal_cone),
        ("sparsity-map", |layers| &mut layers.sparsity_map),
        ("solution-set", |layers| &mut layers.solution_set),
        ("samples", |layers| &mut layers.cloud),
    ];
}

/// The penalties that have a sparsity map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MapPenalty {
    /// t‖θ‖₁ + (μ/2)‖θ‖₂²: L1 with t = λ and μ = 0, the elastic net, ridge with t = 0.
    ElasticNet {
        /// t ≥ 0.
        threshold: f64,
        /// μ ≥ 0.
        ridge_weight: f64,
    },
    /// λ·Σ|θⱼ|^p with p > 1.
    Bridge {
        /// λ ≥ 0.
        lambda: f64,
        /// p.
        exponent: f64,
    },
}

impl Scene {
    /// ‖θ*‖₁.
    pub fn norm(&self) -> f64 {
        let [a, b] = self.solution.theta;
        a.abs() + b.abs()
    }

    /// The radius of the diamond: c = ‖θ*(λ)‖₁, so that the level set touches it, or the chosen c,
    /// which is larger where it is slack.
    pub fn radius(&self) -> f64 {
        self.bound.map_or_else(|| self.norm(), |bound| bound.radius)
    }

    /// Whether θ* lies inside the diamond: the chosen c is more than ‖θ*‖₁.
    pub fn is_slack(&self) -> bool {
        self.bound
            .is_some_and(|bound| !bound.active && bound.radius > 0.0)
    }

    /// Every θ* there is, up to convex combinations: the corners of the path, and the solution at
    /// λ = 0, which is another one than the path's end if H is singular.
    pub fn solutions(&self) -> Vec<Vector2> {
        let mut solutions = self.path_corners();
        solutions.push(self.path.solution(Lambda::ZERO).theta);
        solutions
    }

    /// The corners of the exact piecewise linear path in the plane, from λ = 0⁺ to λ_max.
    pub fn path_corners(&self) -> Vec<Vector2> {
        let segments = self.path.segments();
        let mut corners: Vec<Vector2> = segments.iter().map(|segment| segment.theta[0]).collect();
        corners.extend(segments.last().map(|segment| segment.theta[1]));
        corners
    }

    /// How long an arrow for a gradient of size 1 is, in units of θ.
    ///
    /// Gradients have another unit than θ, so this is a choice: a gradient as long as the λ-axis
    /// (1.1·λ_max) takes 0.6 of the view's radius. Then every arrow of a problem fits into the
    /// picture, at any zoom; the scale rests while λ moves, and follows continuously when θ̂ does. For
    /// λ beyond that, where θ* = 0, it is λ that takes 0.6 radii.
    pub fn gradient_scale(&self) -> f64 {
        let longest = (1.1 * self.path.lambda_max().value()).max(self.lambda);
        if longest > 0.0 {
            0.6 * self.view.radius / longest
        } else {
            0.0
        }
    }

    /// Whether the other scene differs in λ and what follows from it at most, so that no backdrop
    /// needs to be drawn again.
    pub fn rests_with(&self, other: &Scene) -> bool {
        let parameter = |scene: &Scene| scene.slice.map(|slice| slice.coordinate);
        self.loss == other.loss
            && self.view == other.view
            && self.names == other.names
            && self.layers == other.layers
            && parameter(self) == parameter(other)
    }
}
