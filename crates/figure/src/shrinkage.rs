//! One parameter: what each penalty makes of z. L1: soft-thresholding S_{λ/h}(z), with a flat piece at
//! 0. Ridge: z/(1 + λ/h), which is 0 for z = 0 alone. Hard thresholding: z or 0, with a jump.

use super::Figure;
use super::mark::{Painter, SOLID, Stroke};
use super::one_parameter::{Pen, Scales};
use super::picture::Layer;
use super::theme::Theme;
use geometry::Rectangle;
use lasso_path::solve::Slice;

const NAMES: [&str; 3] = ["L1: soft", "ridge", "hard"];
const RIDGE: [f64; 2] = [9.0, 5.0];
const HARD: [f64; 2] = [2.0, 5.0];

/// The axes, z itself and the names of the curves.
#[derive(Clone, Debug, PartialEq)]
pub struct Backdrop(pub Scales);

/// The curves and the moving point.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreground {
    /// What is below them.
    pub backdrop: Backdrop,
    /// The parameter with the other held fixed.
    pub slice: Slice,
    /// What is said above them: the first that there is room for.
    pub texts: Vec<String>,
}

fn strokes(theme: &Theme) -> [Stroke; 3] {
    [
        (theme.penalty, 3.5),
        (theme.ridge, 2.25),
        (theme.quiet, 2.5),
    ]
    .map(|(color, width)| Stroke { color, width })
}

impl Layer for Backdrop {
    fn draw(&self, painter: &Painter) {
        let pen = Pen::new(Figure::Shrinkage, painter, &self.0);
        let theme = painter.theme;
        let ([soft, ridge, hard], [low, high]) = (strokes(theme), self.0.ends);
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
}

impl Layer for Foreground {
    fn draw(&self, painter: &Painter) {
        let pen = Pen::new(Figure::Shrinkage, painter, &self.backdrop.0);
        let (theme, slice) = (painter.theme, &self.slice);
        let [soft, ridge, hard] = strokes(theme);
        let [low, high] = self.backdrop.0.ends;
        let Some(z) = slice.center() else {
            return pen.say(&NAMES, &self.texts, theme.loss);
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

        let plot = &pen.axes.plot;
        for (value, color) in [(slice.hard(z), theme.quiet), (slice.ridge(z), theme.ridge)] {
            let at = pen.axes.pixel([z, value]);
            if plot.contains(at) {
                let square = |half: f64| Rectangle { min: at, max: at }.grown(half).corners();
                painter.fill(square(6.0), theme.paper);
                painter.fill(square(4.5), color);
            }
        }
        pen.handles(slice);
        // The moving point is θ* itself.
        let at = pen.axes.pixel([z, slice.minimum]);
        if plot.contains(at) {
            painter.disc(at, 4.0, theme.ink);
        }
        pen.say(&NAMES, &self.texts, theme.loss);
    }
}
