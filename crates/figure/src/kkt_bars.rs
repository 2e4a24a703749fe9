//! |∂Loss/∂θⱼ| at θ* against λ, one bar for each coordinate: full exactly when θⱼ ≠ 0.
//!
//! The optimality conditions: λ is reached by every coordinate that is not 0, and no coordinate
//! passes it. (At a knot of the path a coordinate reaches λ and is still 0.) With another penalty than
//! L1 it is the most that the penalty can hold, λφ'(|θⱼ|), that takes the place of λ; for ‖θ‖∞ the bars
//! are of the coordinates θ₁ + θ₂ and θ₁ − θ₂, in which it is a sum.

use super::mark::{Face, Lettering, Painter, Stroke, text_width};
use super::picture::Layer;
use geometry::Rectangle;
use lasso_path::problem::Vector2;
use lasso_path::solve::penalty::Penalty;

const LABEL: f64 = 13.0;
/// Room for the name of λ above the bars, and below and beside everything, in CSS pixels.
const TOP: f64 = 22.0;
const EDGE: f64 = 6.0;

/// One bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pull {
    /// |∂Loss/∂θⱼ| at θ*: the limit exactly where θⱼ ≠ 0, which is what optimality means, and at most
    /// the limit elsewhere.
    pub size: f64,
    /// The most that λP can hold at θ*: λ for L1; may be ∞.
    pub limit: f64,
    /// Whether the coordinate is 0.
    pub zero: bool,
}

/// The scale and the names.
#[derive(Clone, Debug, PartialEq)]
pub struct Backdrop {
    /// What the bars are of.
    pub names: [String; 2],
    /// The longest texts that may stand beside them.
    pub longest: [String; 2],
    /// The size that a bar over the whole width stands for; > 0.
    pub end: f64,
}

/// The bars.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreground {
    /// What is below them.
    pub backdrop: Backdrop,
    /// The bars.
    pub pulls: [Pull; 2],
    /// What is said of each: the comparison with its limit, and whether the coordinate is 0.
    pub texts: [[String; 2]; 2],
    /// λ, and its name, where it is the limit of both.
    pub limit: Option<(f64, String)>,
    /// The penalty, whose colour the limits have.
    pub penalty: Penalty,
}

/// Where the bars are.
struct Layout {
    left: f64,
    right: f64,
    row: f64,
    half: f64,
    end: f64,
}

impl Layout {
    fn middle(&self, j: usize) -> f64 {
        TOP + self.row * (j as f64 + 0.5)
    }

    fn along(&self, value: f64) -> f64 {
        self.left + (value / self.end).clamp(0.0, 1.0) * (self.right - self.left - 10.0)
    }

    fn bar(&self, j: usize, value: f64) -> [Vector2; 4] {
        Rectangle {
            min: [self.left, self.middle(j) - self.half],
            max: [self.along(value), self.middle(j) + self.half],
        }
        .corners()
    }
}

impl Backdrop {
    fn frame(&self, size: [f64; 2]) -> Layout {
        let widest = |texts: &[String; 2]| {
            let widths = texts.iter().map(|text| text_width(text, LABEL, true));
            widths.fold(0.0, f64::max)
        };
        let left = EDGE + widest(&self.names) + 8.0;
        // Room for the longest that the texts can be; it rests while λ moves.
        let right = size[0] - EDGE - widest(&self.longest);
        let row = (size[1] - TOP - EDGE) / 2.0;
        Layout {
            left,
            right: right.max(left + 24.0).min(size[0]),
            row,
            half: (0.5 * row - 4.0).clamp(2.0, 11.0),
            end: self.end,
        }
    }
}

fn lettering(painter: &Painter, j: usize, face: Face, align: i8) -> Lettering {
    Lettering {
        color: painter.theme.coordinates[j],
        size: LABEL,
        face,
        align,
    }
}

impl Layer for Backdrop {
    fn draw(&self, painter: &Painter) {
        let frame = self.frame(painter.size);
        painter.paper();
        for (j, name) in self.names.iter().enumerate() {
            painter.fill(frame.bar(j, self.end), painter.theme.grid);
            let at = [frame.left - 8.0, frame.middle(j)];
            painter.text(&**name, at, lettering(painter, j, Face::Bold, 1));
        }
    }
}

impl Layer for Foreground {
    fn draw(&self, painter: &Painter) {
        let (frame, theme, size) = (
            self.backdrop.frame(painter.size),
            painter.theme,
            painter.size,
        );
        let mark = |x: f64, from: f64, to: f64| {
            let stroke = Stroke {
                color: theme.ball(self.penalty),
                width: 2.5,
            };
            painter.line([[x, from], [x, to]], stroke);
        };
        for (j, pull) in self.pulls.iter().enumerate() {
            let (color, middle) = (theme.coordinates[j], frame.middle(j));
            // What is missing to the limit is seen as an empty basis.
            let alpha = if pull.zero { 0.42 } else { 1.0 };
            painter.fill(frame.bar(j, pull.limit), color.with_alpha(0.14));
            if pull.size > 0.0 {
                painter.fill(frame.bar(j, pull.size), color.with_alpha(alpha));
            }
            let [comparison, zero] = &self.texts[j];
            let beside = lettering(painter, j, Face::Regular, -1);
            painter.text(&**comparison, [frame.right, middle], beside);
            let aside = [size[0] - EDGE, middle];
            painter.text(&**zero, aside, lettering(painter, j, Face::Bold, 1));
            if self.limit.is_none() && pull.limit.is_finite() {
                let from = middle - frame.half - 3.0;
                mark(frame.along(pull.limit), from, middle + frame.half + 3.0);
            }
        }
        let Some((limit, name)) = &self.limit else {
            return;
        };
        let at = frame.along(*limit);
        mark(at, TOP - 3.0, size[1] - EDGE);
        let width = text_width(name, LABEL, true);
        let center = at.min(size[0] - EDGE - 0.5 * width).max(EDGE + 0.5 * width);
        let lettering = Lettering {
            color: theme.penalty,
            ..lettering(painter, 0, Face::Bold, 0)
        };
        painter.text(&**name, [center, 0.5 * TOP], lettering);
    }
}
