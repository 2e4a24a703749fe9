//! One parameter: the derivative of F, which jumps by 2λ at 0, and the subdifferential at 0, the whole
//! interval [g − λ, g + λ]. F is least exactly where 0 is in it.

use super::number::significant;
use super::one_parameter::{Input, Pen};
use super::surface::{Medium, Stroke};
use super::{Drawing, Figure, Layer};

/// Draws one layer; see [`super::Picture::draw`].
pub fn draw<M: Medium>(layer: Layer, drawing: &Drawing<Input, M>) {
    let pen = Pen::new(Figure::Derivative, drawing);
    let (theme, surface, slice) = (drawing.theme, drawing.surface, pen.slice);
    let stroke = |color, width| Stroke { color, width };
    match layer {
        Layer::Backdrop => {
            let color = theme.coordinates[slice.coordinate];
            pen.backdrop(Some((pen.name, color)));
        }
        Layer::Foreground => {
            pen.guide(slice.minimum, theme.ink.with_alpha(0.6));
            let [low, high] = [pen.frame.window.min[0], pen.frame.window.max[0]];
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
                let at = pen.frame.pixel(end);
                if pen.frame.plot.contains(at) {
                    surface.disc(at, 5.0, theme.penalty);
                }
            }
            pen.handles();
            pen.optimum(0.0);
            let [low, high] = slice.subdifferential_at_zero().map(|x| significant(x, 3));
            let (name, at) = (pen.name, significant(slice.minimum, 3));
            if slice.lambda == 0.0 {
                let text = format!("λ = 0, no jump: {name} = {at}");
                return pen.say(&[], &[&text, "no jump"], theme.ink);
            }
            let zero = slice.minimum == 0.0;
            let relation = if zero { "0 ∈" } else { "0 ∉" };
            let long = format!("{relation} [g − λ, g + λ] = [{low}, {high}]: {name} = {at}");
            let short = format!("{relation} [{low}, {high}]");
            let color = if zero { theme.penalty } else { theme.ink };
            let least = format!("{relation} ∂F(0)");
            pen.say(&[], &[&long, &short, &least], color);
        }
        Layer::Overlay => {}
    }
}
