//! The input of the three figures, and their scales.

use crate::{Figure, View};
use geometry::Rectangle;
use lasso_path::problem::{Lambda, QuadraticLoss, Vector2};
use lasso_path::solve::Slice;

/// Room beside and above the plot, in CSS pixels; above stands what the figure says.
const LEFT: f64 = 44.0;
const RIGHT: f64 = 14.0;
pub(super) const TOP: f64 = 28.0;
/// Room below: for tick labels, or for half a handle.
const BELOW: f64 = 26.0;
const BELOW_BARE: f64 = 12.0;
/// Positions are kept within this many pixels, where they are clipped.
const FAR: f64 = 1e9;

/// The input of the three figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// The parameter with the other held fixed.
    pub slice: Slice,
    /// Its name.
    pub name: String,
    /// The ends of the t-axis.
    pub ends: [f64; 2],
    /// |∂Loss/∂θ_j| at θ = 0: what the scales are made for.
    pub pull: f64,
    /// The end of λ's slider.
    pub lambda_end: Lambda,
}

impl Input {
    /// A slice on the t-axis that the window on the plane shows.
    pub fn new(
        slice: Slice,
        name: &str,
        loss: &QuadraticLoss,
        view: &View,
        lambda_end: Lambda,
        through_iterate: bool,
    ) -> Self {
        Input {
            slice,
            name: name.to_owned(),
            ends: ends(&slice, view, through_iterate),
            pull: loss.negative_gradient_at_zero()[slice.coordinate].abs(),
            lambda_end,
        }
    }
}

/// The part of the t-axis that is shown: what the window on the plane shows of θ_j, and 0 always. Through an iterate,
/// which may be far away, z is shown too, on an axis that ends at a power of two, so that it mostly rests.
fn ends(slice: &Slice, view: &View, through_iterate: bool) -> [f64; 2] {
    let (center, radius) = (view.center[slice.coordinate], view.radius);
    let mut ends = [
        (center - radius).min(-0.12 * radius),
        (center + radius).max(0.12 * radius),
    ];
    let z = slice.center().filter(|_| through_iterate).unwrap_or(0.0);
    let end = &mut ends[usize::from(z > 0.0)];
    if z.abs() > end.abs() {
        *end = (2.0_f64.powi((1.1 * z).abs().log2().ceil() as i32)).copysign(z);
    }
    ends
}

/// All that the backdrops depend on: the parameter and the scales.
pub(crate) fn backdrop_key(input: &Input) -> impl PartialEq + '_ {
    let Input {
        slice,
        name,
        ends,
        pull,
        lambda_end,
    } = input;
    (
        slice.coordinate,
        slice.curvature,
        name,
        ends,
        *pull,
        *lambda_end,
    )
}

/// The invertible map between (t, value) and CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Frame {
    /// Where marks are, in pixels.
    pub(crate) plot: Rectangle,
    /// The part of the (t, value) plane in the plot.
    pub(crate) window: Rectangle,
}

impl Frame {
    /// Of one of the three figures.
    pub(crate) fn new(figure: Figure, input: &Input, size: [f64; 2]) -> Self {
        let [low, high] = input.ends;
        let wide = high.max(-low);
        let (pull, h) = (input.pull, input.slice.curvature);
        let (bottom, top, below) = match figure {
            Figure::Slice => {
                // The loss at 0 if the parabola's middle is at the window's end, or where it is for θ_k = 0.
                let most = 0.5 * (h * wide * wide).max(if h > 0.0 { pull / h * pull } else { 0.0 });
                let flat = input.lambda_end.value() * wide;
                (0.0, 1.25 * if most > 0.0 { most } else { flat }, BELOW_BARE)
            }
            Figure::Derivative => {
                let most = pull.max(0.8 * h * wide);
                let most = 1.75
                    * if most > 0.0 {
                        most
                    } else {
                        input.lambda_end.value()
                    };
                (-most, most, BELOW)
            }
            _ => (low, high, BELOW),
        };
        let right = (size[0] - RIGHT).max(LEFT + 1.0);
        let plot = Rectangle {
            min: [LEFT, TOP],
            max: [right, (size[1] - below).max(TOP + 1.0)],
        };
        let window = Rectangle {
            min: [low, bottom],
            max: [high, top],
        };
        Frame { plot, window }
    }

    /// Where a (t, value) is in the picture, which may be far outside.
    pub(crate) fn pixel(&self, at: Vector2) -> Vector2 {
        let share =
            |k: usize| (at[k] - self.window.min[k]) / (self.window.max[k] - self.window.min[k]);
        let [width, height] = [0, 1].map(|k| self.plot.max[k] - self.plot.min[k]);
        let near = |x: f64| x.clamp(-FAR, FAR);
        [
            near(self.plot.min[0] + share(0) * width),
            near(self.plot.max[1] - share(1) * height),
        ]
    }

    /// The (t, value) at a pixel, where t stays in the window: the inverse of [`Frame::pixel`].
    pub(crate) fn at(&self, pixel: Vector2) -> Vector2 {
        let share =
            [0, 1].map(|k| (pixel[k] - self.plot.min[k]) / (self.plot.max[k] - self.plot.min[k]));
        let Rectangle { min, max } = self.window;
        [
            min[0] + share[0].clamp(0.0, 1.0) * (max[0] - min[0]),
            max[1] - share[1] * (max[1] - min[1]),
        ]
    }

    /// Where a (t, value) is, or the nearest place in the plot.
    pub(crate) fn nearest(&self, at: Vector2) -> Vector2 {
        self.plot.nearest(self.pixel(at))
    }
}
