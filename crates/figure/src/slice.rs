//! One parameter: the loss ½h(t − z)², the penalty λ|t| with its kink, and their sum F with its
//! minimum. All up to a constant, so that the loss is 0 at z.

use super::number::significant;
use super::one_parameter::{Input, Pen};
use super::surface::{Medium, SOLID, Stroke};
use super::{Drawing, Figure, Layer};
use lasso_path::problem::Vector2;

/// Chords on either side of 0. Each is within 0.06 CSS pixels of its curve, up to 700 pixels wide.
const CHORDS: u32 = 64;

/// Draws one layer; see [`super::Picture::draw`].
pub fn draw<M: Medium>(layer: Layer, drawing: &Drawing<Input, M>) {
    let pen = Pen::new(Figure::Slice, drawing);
    let (theme, slice) = (drawing.theme, pen.slice);
    let [loss, penalty, sum] = [(theme.loss, 2.25), (theme.penalty, 2.25), (theme.ink, 3.5)]
        .map(|(color, width)| Stroke { color, width });
    let penalized = format!("λ|{}|", pen.name);
    match layer {
        Layer::Backdrop => {
            pen.backdrop(None);
            pen.legend([
                ("Loss", loss, SOLID),
                (&penalized, penalty, [6.0, 4.0]),
                ("F", sum, SOLID),
            ]);
        }
        Layer::Foreground => {
            pen.guide(slice.minimum, theme.ink.with_alpha(0.6));
            let (low, high) = (pen.frame.window.min[0], pen.frame.window.max[0]);
            let curve = |value: &dyn Fn(f64) -> f64| -> Vec<Vector2> {
                let sides = (0..CHORDS)
                    .map(|i| low - low * f64::from(i) / f64::from(CHORDS))
                    .chain((0..=CHORDS).map(|i| high * f64::from(i) / f64::from(CHORDS)));
                sides.map(|t| [t, value(t)]).collect()
            };
            pen.line(&curve(&|t| slice.loss(t)), loss);
            for end in [low, high] {
                let arm = [[0.0, 0.0], [end, slice.lambda * end.abs()]];
                pen.dashes(&arm, penalty, [6.0, 4.0]);
            }
            pen.line(&curve(&|t| slice.value(t)), sum);
            pen.handles();
            pen.optimum(slice.value(slice.minimum));
            let short = format!("{} = {}", pen.name, significant(slice.minimum, 3));
            let long = format!("minimum at {short}");
            pen.say(&["Loss", &penalized, "F"], &[&long, &short], theme.ink);
        }
        Layer::Overlay => {}
    }
}
