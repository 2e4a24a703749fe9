//! One parameter: what each penalty makes of z. L1: soft-thresholding S_{λ/h}(z), with a flat piece at
//! 0. Ridge: z/(1 + λ/h), which is 0 for z = 0 alone. Hard thresholding: z or 0, with a jump.

use super::number::significant;
use super::one_parameter::{Input, Pen};
use super::surface::{Medium, SOLID, Stroke};
use super::{Drawing, Figure, Layer};
use geometry::Rectangle;

const NAMES: [&str; 3] = ["L1: soft", "ridge", "hard"];
const RIDGE: [f64; 2] = [9.0, 5.0];
const HARD: [f64; 2] = [2.0, 5.0];

/// Draws one layer; see [`super::Picture::draw`].
pub fn draw<M: Medium>(layer: Layer, drawing: &Drawing<Input, M>) {
    let pen = Pen::new(Figure::Shrinkage, drawing);
    let (theme, surface, slice) = (drawing.theme, drawing.surface, pen.slice);
    let [soft, ridge, hard] = [
        (theme.penalty, 3.5),
        (theme.ridge, 2.25),
        (theme.quiet, 2.5),
    ]
    .map(|(color, width)| Stroke { color, width });
    let [low, high] = [pen.frame.window.min[0], pen.frame.window.max[0]];
    match layer {
        Layer::Backdrop => {
            pen.backdrop(Some(("z", theme.loss)));
            let identity = Stroke {
                color: theme.quiet.with_alpha(0.35),
                width: 1.25,
            };
            pen.line(&[[low, low], [high, high]], identity);
            pen.legend([
                (NAMES[0], soft, SOLID),
                (NAMES[1], ridge, RIDGE),
                (NAMES[2], hard, HARD),
            ]);
        }
        Layer::Foreground => {
            let Some(z) = slice.center() else {
                return pen.say(&NAMES, &["flat: no z"], theme.loss);
            };
            pen.guide(z, theme.loss.with_alpha(0.8));
            let threshold = slice.threshold();
            for (from, to) in [
                ([low, low], [-threshold, -threshold]),
                ([-threshold, 0.0], [threshold, 0.0]),
                ([threshold, threshold], [high, high]),
            ] {
                if from[0] <= to[0] {
                    pen.dashes(&[from, to], hard, HARD);
                }
            }
            let line = [low, high].map(|z| [z, slice.ridge(z)]);
            pen.dashes(&line, ridge, RIDGE);
            let knees = [
                low.min(-threshold),
                -threshold,
                threshold,
                high.max(threshold),
            ];
            pen.line(&knees.map(|z| [z, slice.soft(z)]), soft);

            for (value, color) in [(slice.hard(z), theme.quiet), (slice.ridge(z), theme.ridge)] {
                let at = pen.frame.pixel([z, value]);
                if pen.frame.plot.contains(at) {
                    let square = |half: f64| Rectangle { min: at, max: at }.grown(half).corners();
                    surface.fill(&square(6.0), theme.paper);
                    surface.fill(&square(4.5), color);
                }
            }
            pen.handles();
            // The moving point is θ* itself.
            let at = pen.frame.pixel([z, slice.minimum]);
            if pen.frame.plot.contains(at) {
                surface.disc(at, 4.0, theme.ink);
            }
            let text = format!("z = {}", significant(z, 3));
            pen.say(&NAMES, &[&text], theme.loss);
        }
        Layer::Overlay => {}
    }
}
