//! The input of the three figures, and their scales.

use crate::axes::Axes;
use crate::{Figure, Window};
use geometry::Rectangle;
use lasso_path::problem::{Lambda, QuadraticLoss};
use lasso_path::solve::Slice;

/// Room beside and above the plot, in CSS pixels; above stands what the figure says.
const LEFT: f64 = 44.0;
const RIGHT: f64 = 14.0;
pub(super) const TOP: f64 = 28.0;
/// Room below: for tick labels, or for half a handle.
const BELOW: f64 = 26.0;
const BELOW_BARE: f64 = 12.0;

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
        window: &Window,
        lambda_end: Lambda,
        through_iterate: bool,
    ) -> Self {
        Input {
            slice,
            name: name.to_owned(),
            ends: ends(&slice, window, through_iterate),
            pull: loss.negative_gradient_at_zero()[slice.coordinate].abs(),
            lambda_end,
        }
    }
}

/// The part of the t-axis that is shown: what the window on the plane shows of θ_j, and 0 always. Through an iterate,
/// which may be far away, z is shown too, on an axis that ends at a power of two, so that it mostly rests.
fn ends(slice: &Slice, window: &Window, through_iterate: bool) -> [f64; 2] {
    let (center, radius) = (window.center[slice.coordinate], window.radius);
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

/// The parameter and the scales: all that the backdrops are drawn from.
#[derive(Clone, Debug, PartialEq)]
pub struct Scales {
    /// Which coordinate the parameter is.
    pub coordinate: usize,
    /// The curvature h of the loss along it.
    pub curvature: f64,
    /// See [`Input::name`].
    pub name: String,
    /// See [`Input::ends`].
    pub ends: [f64; 2],
    /// See [`Input::pull`].
    pub pull: f64,
    /// See [`Input::lambda_end`].
    pub lambda_end: Lambda,
}

impl Input {
    /// What of it the backdrops are drawn from.
    #[must_use]
    pub fn scales(&self) -> Scales {
        Scales {
            coordinate: self.slice.coordinate,
            curvature: self.slice.curvature,
            name: self.name.clone(),
            ends: self.ends,
            pull: self.pull,
            lambda_end: self.lambda_end,
        }
    }
}

/// The axes of one of the three figures: t to the right, values upwards.
pub(crate) fn axes(figure: Figure, scales: &Scales, size: [f64; 2]) -> Axes {
    let [low, high] = scales.ends;
    let wide = high.max(-low);
    let (pull, h) = (scales.pull, scales.curvature);
    let (bottom, top, below) = match figure {
        Figure::Slice => {
            // The loss at 0 if the parabola's middle is at the window's end, or where it is for θ_k = 0.
            let most = 0.5 * (h * wide * wide).max(if h > 0.0 { pull / h * pull } else { 0.0 });
            let flat = scales.lambda_end.value() * wide;
            (0.0, 1.25 * if most > 0.0 { most } else { flat }, BELOW_BARE)
        }
        Figure::Derivative => {
            let most = pull.max(0.8 * h * wide);
            let most = 1.75
                * if most > 0.0 {
                    most
                } else {
                    scales.lambda_end.value()
                };
            (-most, most, BELOW)
        }
        _ => (low, high, BELOW),
    };
    Axes {
        plot: Axes::plot(size, [LEFT, TOP, RIGHT, below]),
        window: Rectangle {
            min: [low, bottom],
            max: [high, top],
        },
    }
}
