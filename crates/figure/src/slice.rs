//! One parameter: the loss ½h(t − z)², the penalty λ|t| with its kink, and their sum F with its
//! minimum. All up to a constant, so that the loss is 0 at z.

use super::Figure;
use super::mark::{Painter, SOLID, Stroke};
use super::one_parameter::{Pen, Scales};
use super::picture::Layer;
use super::theme::Theme;
use lasso_path::problem::Vector2;
use lasso_path::solve::Slice;

/// Chords on either side of 0. Each is within 0.06 CSS pixels of its curve, up to 700 pixels wide.
const CHORDS: u32 = 64;

/// The axes and the names of the curves.
#[derive(Clone, Debug, PartialEq)]
pub struct Backdrop(pub Scales);

/// The curves.
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
    [(theme.loss, 2.25), (theme.penalty, 2.25), (theme.ink, 3.5)]
        .map(|(color, width)| Stroke { color, width })
}

impl Backdrop {
    fn penalized(&self) -> String {
        format!("λ|{}|", self.0.name)
    }
}

impl Layer for Backdrop {
    fn draw(&self, painter: &Painter) {
        let pen = Pen::new(Figure::Slice, painter, &self.0);
        let [loss, penalty, sum] = strokes(painter.theme);
        pen.backdrop(None);
        pen.legend([
            ("Loss", loss, SOLID),
            (&self.penalized(), penalty, [6.0, 4.0]),
            ("F", sum, SOLID),
        ]);
    }
}

impl Layer for Foreground {
    fn draw(&self, painter: &Painter) {
        let pen = Pen::new(Figure::Slice, painter, &self.backdrop.0);
        let (theme, slice) = (painter.theme, &self.slice);
        let [loss, penalty, sum] = strokes(theme);
        pen.guide(slice.minimum, theme.ink.with_alpha(0.6));
        let [low, high] = self.backdrop.0.ends;
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
        pen.handles(slice);
        pen.optimum([slice.minimum, slice.value(slice.minimum)]);
        let names = ["Loss", &self.backdrop.penalized(), "F"];
        pen.say(&names, &self.texts, theme.ink);
    }
}
