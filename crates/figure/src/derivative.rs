//! One parameter: the derivative of F, which jumps by 2λ at 0, and the subdifferential at 0, the whole
//! interval [g − λ, g + λ]. F is least exactly where 0 is in it.

use super::Figure;
use super::mark::{Painter, Stroke};
use super::one_parameter::{Pen, Scales};
use super::picture::Layer;
use lasso_path::solve::Slice;

/// The axes.
#[derive(Clone, Debug, PartialEq)]
pub struct Backdrop(pub Scales);

/// The derivative.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreground {
    /// What is below it.
    pub backdrop: Backdrop,
    /// The parameter with the other held fixed.
    pub slice: Slice,
    /// What is said above it: the first that there is room for.
    pub texts: Vec<String>,
}

impl Layer for Backdrop {
    fn draw(&self, painter: &Painter) {
        let pen = Pen::new(Figure::Derivative, painter, &self.0);
        let color = painter.theme.coordinates[self.0.coordinate];
        pen.backdrop(Some((&self.0.name, color)));
    }
}

impl Layer for Foreground {
    fn draw(&self, painter: &Painter) {
        let pen = Pen::new(Figure::Derivative, painter, &self.backdrop.0);
        let (theme, slice) = (painter.theme, &self.slice);
        let stroke = |color, width| Stroke { color, width };
        pen.guide(slice.minimum, theme.ink.with_alpha(0.6));
        let [low, high] = self.backdrop.0.ends;
        let slope = |t: f64| [t, slice.slope(t)];
        pen.line(&[slope(low), slope(high)], stroke(theme.loss, 1.5));
        let ends = slice.subdifferential_at_zero();
        let interval = ends.map(|end| [0.0, end]);
        pen.line(&interval, stroke(theme.penalty, 6.0));
        for (end, t) in ends.into_iter().zip([low, high]) {
            let far = slice.slope(t) + slice.lambda.copysign(t);
            pen.line(&[[t, far], [0.0, end]], stroke(theme.ink, 3.5));
        }
        for end in interval {
            let at = pen.axes.pixel(end);
            if pen.axes.plot.contains(at) {
                painter.disc(at, 5.0, theme.penalty);
            }
        }
        pen.handles(slice);
        pen.optimum([slice.minimum, 0.0]);
        let jump_holds_zero = slice.lambda > 0.0 && slice.minimum == 0.0;
        let color = if jump_holds_zero {
            theme.penalty
        } else {
            theme.ink
        };
        pen.say(&[], &self.texts, color);
    }
}
