//! |∂Loss/∂θⱼ| at θ* against λ, one bar for each coordinate: full exactly when θⱼ ≠ 0. For the features of a table it is
//! |xⱼᵀ(y − Xθ*)|/n.
//!
//! The optimality conditions: λ is reached by every coordinate that is not 0, and no coordinate
//! passes it. (At a knot of the path a coordinate reaches λ and is still 0.) With another penalty than
//! L1 it is the most that the penalty can hold, λφ'(|θⱼ|), that takes the place of λ; for ‖θ‖∞ the bars
//! are of the coordinates θ₁ + θ₂ and θ₁ − θ₂, in which it is a sum.

use super::mark::{Face, Lettering, Painter, Stroke, text_width};
use super::picture::Layer;
use super::strength::shortened;
use super::theme::{Color, Theme};
use geometry::Rectangle;
use lasso_path::problem::Vector2;
use lasso_path::solve::penalty::Penalty;

const LABEL: f64 = 13.0;
/// Room for the name of λ above the bars, and below and beside everything, in CSS pixels.
const TOP: f64 = 22.0;
const EDGE: f64 = 6.0;
/// How high the row of one bar among many is, at least and at most.
const ROW: f64 = 17.0;
const TALLEST: f64 = 30.0;

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

/// Whose colour a bar has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tint {
    /// That of θ₁ (0), θ₂ (1) or θ₃ (2).
    Coordinate(usize),
    /// That of a feature with this place among those that have names in the paths.
    Feature(usize),
    /// That of the other features.
    Other,
}

/// What a bar is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Its name, which stands at the left.
    pub name: String,
    /// Its colour.
    pub tint: Tint,
}

/// The scale and the names.
#[derive(Clone, Debug, PartialEq)]
pub struct Backdrop {
    /// The bars, from the top down; as many are drawn as have room: [`rows`].
    pub bars: Vec<Bar>,
    /// The longest texts that may stand beside them; none, if there are no texts.
    pub longest: Vec<String>,
    /// The size that a bar over the whole width stands for; > 0.
    pub end: f64,
}

/// The bars.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreground {
    /// What is below them.
    pub backdrop: Backdrop,
    /// The bars' lengths and limits, in their order.
    pub pulls: Vec<Pull>,
    /// What is said of each: the comparison with its limit, and whether the coordinate is 0; may be empty.
    pub texts: Vec<[String; 2]>,
    /// λ, and its name, where it is the limit of all.
    pub limit: Option<(f64, String)>,
    /// The penalty, whose colour the limits have.
    pub penalty: Penalty,
}

/// How many bars have room in a picture of this height, in CSS pixels. With a theme of another scale than 1 it is divided by it.
#[must_use]
pub fn rows(height: f64) -> usize {
    ((height - TOP - EDGE) / ROW).max(1.0) as usize
}

/// Where the bars are.
struct Layout {
    left: f64,
    right: f64,
    row: f64,
    half: f64,
    end: f64,
    count: usize,
}

impl Tint {
    fn color(self, theme: &Theme) -> Color {
        match self {
            Tint::Coordinate(j) => theme.coordinates[j.min(2)],
            Tint::Feature(place) => theme.features[place % theme.features.len()],
            Tint::Other => theme.quiet,
        }
    }
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
        fn widest<'a>(texts: impl Iterator<Item = &'a String>) -> f64 {
            let widths = texts.map(|text| text_width(text, LABEL, true));
            widths.fold(0.0, f64::max)
        }
        let count = self.bars.len().min(rows(size[1]));
        let names = self.bars.iter().take(count).map(|bar| &bar.name);
        // Long names of many features are cut.
        let most = match self.bars.len() {
            0..=2 => f64::INFINITY,
            _ => 0.34 * size[0],
        };
        let left = EDGE + widest(names).min(most) + 8.0;
        // Room for the longest that the texts can be; it rests while λ moves.
        let right = size[0] - EDGE - widest(self.longest.iter());
        let row = (size[1] - TOP - EDGE) / count.max(1) as f64;
        let row = if self.bars.len() > 2 {
            row.min(TALLEST)
        } else {
            row
        };
        let gap = if self.bars.len() > 2 { 2.5 } else { 4.0 };
        Layout {
            left,
            right: right.max(left + 24.0).min(size[0]),
            row,
            half: (0.5 * row - gap).clamp(2.0, 11.0),
            end: self.end,
            count,
        }
    }

    fn lettering(&self, painter: &Painter, j: usize, face: Face, align: i8) -> Lettering {
        Lettering {
            color: self.bars[j].tint.color(painter.theme),
            size: LABEL,
            face,
            align,
        }
    }
}

impl Layer for Backdrop {
    fn draw(&self, painter: &Painter) {
        let frame = self.frame(painter.size);
        painter.paper();
        for (j, bar) in self.bars.iter().enumerate().take(frame.count) {
            painter.fill(frame.bar(j, self.end), painter.theme.grid);
            let at = [frame.left - 8.0, frame.middle(j)];
            let name = shortened(&bar.name, at[0] - EDGE + 1e-6, LABEL, true);
            painter.text(name, at, self.lettering(painter, j, Face::Bold, 1));
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
        for (j, pull) in self.pulls.iter().enumerate().take(frame.count) {
            let (color, middle) = (self.backdrop.bars[j].tint.color(theme), frame.middle(j));
            // What is missing to the limit is seen as an empty basis.
            let alpha = if pull.zero { 0.42 } else { 1.0 };
            painter.fill(frame.bar(j, pull.limit), color.with_alpha(0.14));
            if pull.size > 0.0 {
                painter.fill(frame.bar(j, pull.size), color.with_alpha(alpha));
            }
            if let Some([comparison, zero]) = self.texts.get(j) {
                let beside = self.backdrop.lettering(painter, j, Face::Regular, -1);
                painter.text(&**comparison, [frame.right, middle], beside);
                let aside = [size[0] - EDGE, middle];
                let lettering = self.backdrop.lettering(painter, j, Face::Bold, 1);
                painter.text(&**zero, aside, lettering);
            }
            if self.limit.is_none() && pull.limit.is_finite() {
                let from = middle - frame.half - 3.0;
                mark(frame.along(pull.limit), from, middle + frame.half + 3.0);
            }
        }
        let Some((limit, name)) = &self.limit else {
            return;
        };
        let at = frame.along(*limit);
        mark(at, TOP - 3.0, TOP + frame.row * frame.count as f64);
        let width = text_width(name, LABEL, true);
        let center = at.min(size[0] - EDGE - 0.5 * width).max(EDGE + 0.5 * width);
        let lettering = Lettering {
            color: theme.penalty,
            size: LABEL,
            face: Face::Bold,
            align: 0,
        };
        painter.text(&**name, [center, 0.5 * TOP], lettering);
    }
}
