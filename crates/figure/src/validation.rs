//! Mean squared errors against λ or c, on the axis of the paths: on rows held out, with a band of one standard error on either side; on the
//! rows that were fitted, and on rows kept for a test.

use super::axes::Axes;
use super::downsampling::Simplified;
use super::mark::{Face, Painter, SOLID, Stroke};
use super::picture::Layer;
use super::series::{Sample, Series, samples};
use super::shared::Shared;
use super::strength::{EndName, Marker, StrengthAxis, faint};
use super::theme::{Color, Theme};
use lasso_path::problem::Vector2;

/// The error on rows held out, and its standard error, by nodes.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldOut {
    /// The mean squared error.
    pub error: Series,
    /// Its standard error at the same nodes; ≥ 0.
    pub standard_error: Vec<f64>,
}

/// The error on rows held out with other folds.
#[derive(Clone, Debug, PartialEq)]
pub struct Redrawn {
    /// The mean squared error.
    pub error: Series,
    /// Where it is least.
    pub least: f64,
}

/// All curves. Between nodes they are straight, so what is curved has nodes as near as it takes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Errors {
    /// On rows held out.
    pub held_out: Option<HeldOut>,
    /// On the rows that were fitted.
    pub training: Option<Series>,
    /// On rows kept for a test.
    pub test: Option<Series>,
    /// With other folds; a few dozen at most.
    pub redrawn: Vec<Redrawn>,
}

/// The axes and the curves.
#[derive(Clone, Debug, PartialEq)]
pub struct Backdrop {
    /// The curves.
    pub errors: Shared<Errors>,
    /// The axis to the right.
    pub axis: StrengthAxis,
    /// The values on the axis that have names.
    pub markers: Vec<Marker>,
    /// The names of the errors on rows held out, on those that were fitted, and on those kept for a test.
    pub names: [String; 3],
}

/// The cursor, with a mark on each of the three curves.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreground {
    /// What is below it.
    pub backdrop: Backdrop,
    /// The present λ, or c.
    pub at: f64,
}

impl Errors {
    /// The error on rows held out, on those that were fitted, and on those kept for a test.
    fn all(&self) -> [Option<&Series>; 3] {
        let held_out = self.held_out.as_ref().map(|held_out| &held_out.error);
        [held_out, self.training.as_ref(), self.test.as_ref()]
    }

    /// The ends of the band.
    fn band(&self) -> Option<[Vec<f64>; 2]> {
        let HeldOut {
            error,
            standard_error,
        } = self.held_out.as_ref()?;
        let pairs = || error.values.iter().zip(standard_error);
        Some([
            pairs().map(|(error, off)| error - off).collect(),
            pairs().map(|(error, off)| error + off).collect(),
        ])
    }

    fn range(&self) -> [f64; 2] {
        let redrawn = self.redrawn.iter().map(|redrawn| &redrawn.error);
        let curves = self.all().into_iter().flatten().chain(redrawn);
        let band = self.band().into_iter().flatten().flatten();
        let values = curves
            .flat_map(|curve| curve.values.iter().copied())
            .chain(band);
        let nothing = [f64::INFINITY, f64::NEG_INFINITY];
        let [low, high] = values.fold(nothing, |[low, high], x| [low.min(x), high.max(x)]);
        if low <= high { [low, high] } else { [0.0, 0.0] }
    }
}

/// How each of the three curves looks.
fn looks(theme: &Theme) -> [(Color, f64, [f64; 2]); 3] {
    [
        (theme.loss, 2.6, SOLID),
        (theme.quiet, 1.8, [7.0, 5.0]),
        (theme.ink, 1.8, [1.0, 4.5]),
    ]
}

impl Backdrop {
    fn axes(&self, painter: &Painter) -> Axes {
        self.axis.axes(painter, self.errors.range())
    }

    fn curve(axes: &Axes, samples: &[Sample], values: &[f64]) -> Vec<Vector2> {
        let mut line = Simplified::default();
        for sample in samples {
            if let Some(value) = sample.of(values) {
                line.add([sample.x, axes.nearest([0.0, value])[1]]);
            }
        }
        line.end()
    }
}

impl Layer for Backdrop {
    fn draw(&self, painter: &Painter) {
        let (theme, errors) = (painter.theme, &*self.errors);
        let axes = self.axes(painter);
        self.axis.backdrop(painter, &axes);
        let draw = |series: &Series, stroke: Stroke, dash: [f64; 2]| {
            let points = Self::curve(
                &axes,
                &samples(&self.axis, &axes, &series.at),
                &series.values,
            );
            if points.len() > 1 {
                painter.dashed(points, stroke, dash);
            }
        };
        if let (Some([low, high]), Some(held_out)) = (errors.band(), &errors.held_out) {
            let places = samples(&self.axis, &axes, &held_out.error.at);
            let mut outline = Self::curve(&axes, &places, &high);
            let mut below = Self::curve(&axes, &places, &low);
            below.reverse();
            outline.append(&mut below);
            painter.fill(outline, theme.loss.with_alpha(0.15));
        }
        let thin = Stroke {
            color: theme.loss.with_alpha(0.45),
            ..faint(theme, 1)
        };
        for redrawn in &errors.redrawn {
            draw(&redrawn.error, thin, SOLID);
        }
        let least: Vec<f64> = errors.redrawn.iter().map(|redrawn| redrawn.least).collect();
        self.axis.rug(painter, &axes, &least, theme.loss);
        let mut names = Vec::new();
        let looks = looks(theme).into_iter().zip(&self.names);
        for (series, ((color, width, dash), name)) in errors.all().into_iter().zip(looks) {
            let Some(series) = series else {
                continue;
            };
            draw(series, Stroke { color, width }, dash);
            if let Some(end) = series.value(self.axis.small()) {
                names.push(EndName {
                    text: name,
                    color,
                    face: Face::Bold,
                    y: axes.nearest([0.0, end])[1],
                });
            }
        }
        names.sort_by(|a, b| a.y.total_cmp(&b.y));
        self.axis.end_names(painter, &axes, &names);
        self.axis.markers(painter, &axes, &self.markers);
    }
}

impl Layer for Foreground {
    fn draw(&self, painter: &Painter) {
        let Backdrop { errors, axis, .. } = &self.backdrop;
        let axes = self.backdrop.axes(painter);
        axis.cursor(painter, &axes, self.at);
        let [low, high] = axis.shown();
        let at = self.at.clamp(low, high);
        for (series, (color, ..)) in errors.all().into_iter().zip(looks(painter.theme)) {
            if let Some(value) = series.and_then(|series| series.value(at)) {
                let middle = axes.nearest([axis.place(at), value]);
                painter.disc(middle, 6.2, painter.theme.paper);
                painter.disc(middle, 4.8, color);
            }
        }
    }
}
