//! Level sets of F(θ) = Loss(θ) + λ‖θ‖₁: a piece of an ellipse in each quadrant, with kinks on the axes.

use super::{LevelSet, Rectangle, VisibleLevelSet};
use lasso_path::problem::l1::soft_threshold;
use lasso_path::problem::{Objective, Vector2};

/// How often an arc is halved at most.
const DEPTH: u32 = 12;

/// The level set {θ : F(θ) − F(θ\*) = e}, e > 0.
///
/// F is convex, and for λ > 0 it grows in every direction: the level set is one closed curve around the
/// minimisers, whatever the rank of H. Within a quadrant it is an arc of the ellipse around θ̂ − λH⁻¹sign(θ)
/// (of a parabola or a line where H is singular); on an axis it has a kink. It is walked without these
/// centres, which may be far away: from any point inside, F along a ray is a parabola of known
/// coefficients between the axes, see [`Objective::reach`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ObjectiveLevelSet<'a> {
    /// F.
    pub objective: &'a Objective,
    /// e.
    pub excess: f64,
}

impl ObjectiveLevelSet<'_> {
    /// Where the level set crosses the axes: its kinks, up to two on each. The coordinate that is 0 there is
    /// the number 0.0.
    #[must_use]
    pub fn kinks(&self) -> Vec<Vector2> {
        let loss = self.objective.loss();
        let inner = loss.negative_gradient_at_zero();
        let diagonal = [loss.hessian().h11(), loss.hessian().h22()];
        let mut kinks = Vec::with_capacity(8);
        for k in 0..2 {
            // The minimum of F along the axis.
            let lowest = soft_threshold(inner[k], self.objective.lambda());
            let mut base = [0.0; 2];
            if diagonal[k] > 0.0 {
                base[k] = lowest / diagonal[k];
            }
            for sign in [1.0, -1.0] {
                let mut direction = [0.0; 2];
                direction[k] = sign;
                let reach = self.objective.reach(base, direction, self.excess);
                if reach > 0.0 {
                    let mut kink = base;
                    kink[k] += sign * reach;
                    kinks.push(kink);
                }
            }
        }
        kinks
    }

    /// The level set as a closed polygon, counter-clockwise, the last point the first, with every kink among
    /// its points. All of them lie on it; where the window shows them, the chords are never further than
    /// `tolerance` from it. Empty where there is no curve: λ = 0, e = 0, or a curve beyond all numbers.
    #[must_use]
    pub fn outline(&self, window: &Rectangle, tolerance: f64) -> Vec<Vector2> {
        if !(self.objective.lambda() > 0.0 && self.excess > 0.0) {
            return Vec::new();
        }
        let center = self.objective.minimiser();
        let axes = self.objective.loss().hessian().eigenvectors();
        let mut corners = self.kinks();
        let mut reaches = [0.0_f64; 2];
        for (axis, widest) in axes.into_iter().zip(&mut reaches) {
            for sign in [1.0, -1.0] {
                let direction = axis.map(|x| sign * x);
                let reach = self.objective.reach(center, direction, self.excess);
                *widest = widest.max(reach);
                corners.push([0, 1].map(|k| center[k] + reach * direction[k]));
            }
        }
        if !corners.iter().flatten().all(|x| x.abs() < 1e150) || reaches[0].min(reaches[1]) == 0.0 {
            return Vec::new();
        }
        // Around θ*, in units in which the curve is about as wide as high.
        let angle = |corner: &Vector2| {
            let offset = [0, 1].map(|k| corner[k] - center[k]);
            let [x, y] =
                [0, 1].map(|k| (offset[0] * axes[k][0] + offset[1] * axes[k][1]) / reaches[k]);
            // −0.0 is the same angle as 0.0.
            y.atan2(x) + 0.0
        };
        corners.sort_by(|a, b| angle(a).total_cmp(&angle(b)));
        let mut outline = Vec::with_capacity(128);
        for (i, &corner) in corners.iter().enumerate() {
            outline.push(corner);
            let next = corners[(i + 1) % corners.len()];
            self.arc([corner, next], window, tolerance, DEPTH, &mut outline);
        }
        outline.push(corners[0]);
        outline
    }

    /// Adds the points between two points of the curve. The curve bulges over the chord, and by convexity its
    /// largest distance from it is at most twice that over the chord's middle.
    fn arc(
        &self,
        ends: [Vector2; 2],
        window: &Rectangle,
        tolerance: f64,
        depth: u32,
        outline: &mut Vec<Vector2>,
    ) {
        let [a, b] = ends;
        let length = (b[0] - a[0]).hypot(b[1] - a[1]);
        // A kink may be one of the other corners too.
        if length == 0.0 || depth == 0 {
            return;
        }
        let outwards = [(b[1] - a[1]) / length, (a[0] - b[0]) / length];
        let middle = [0, 1].map(|k| 0.5 * (a[k] + b[k]));
        let bulge = self.objective.reach(middle, outwards, self.excess);
        if 2.0 * bulge <= tolerance {
            return;
        }
        let top = [0, 1].map(|k| middle[k] + bulge * outwards[k]);
        let reach = 0.5 * length + 2.0 * bulge;
        if (0..2).any(|k| middle[k] + reach < window.min[k] || middle[k] - reach > window.max[k]) {
            return;
        }
        self.arc([a, top], window, tolerance, depth - 1, outline);
        outline.push(top);
        self.arc([top, b], window, tolerance, depth - 1, outline);
    }

    /// The part inside `window`; as [`LevelSet::visible`], whose level set it is without a penalty.
    #[must_use]
    pub fn visible(&self, window: &Rectangle, tolerance: f64) -> VisibleLevelSet {
        let outline = self.outline(window, tolerance);
        if outline.is_empty() {
            return LevelSet::new(self.objective.loss(), self.excess).visible(window, tolerance);
        }
        let region = window.clip_polygon(&outline[1..]);
        VisibleLevelSet {
            outline: window.clip_polyline(&outline),
            region: if region.len() < 3 { Vec::new() } else { region },
        }
    }
}
