//! Marks: what a figure is made of, as values.

use super::theme::{Color, Theme};
use lasso_path::problem::Vector2;
use std::cell::RefCell;

/// Lengths of dashes and gaps that make a solid line.
pub const SOLID: [f64; 2] = [1.0, 0.0];

/// Something that is drawn, in CSS pixels: x to the right and y downwards from the top left corner.
///
/// Marks lie inside the picture: figures clip with [`geometry`] first.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// An open line through points.
    Line {
        /// Its corners.
        points: Vec<Vector2>,
        /// Its colour and width.
        stroke: Stroke,
        /// The lengths of dashes and gaps; without gaps it is solid. Round ends make dashes longer by the
        /// line's width.
        dash: [f64; 2],
    },
    /// A filled polygon.
    Polygon {
        /// Its corners.
        points: Vec<Vector2>,
        /// Its colour.
        paint: Color,
    },
    /// Many filled polygons of one colour, as one fill: much faster than one after the other, and where they
    /// overlap no darker than elsewhere. All must turn the same way round.
    Polygons {
        /// The corners of all, one after the other.
        points: Vec<Vector2>,
        /// How many corners each has; > 0.
        corners: usize,
        /// Their colour.
        paint: Color,
    },
    /// A filled disc.
    Disc {
        /// Its middle.
        center: Vector2,
        /// Its radius.
        radius: f64,
        /// Its colour.
        paint: Color,
    },
    /// A line of text.
    Text {
        /// What it says.
        text: String,
        /// The point that it stands at, vertically centred.
        at: Vector2,
        /// How it is set.
        lettering: Lettering,
    },
}

impl Mark {
    /// The mark in a picture that is enlarged by a factor.
    fn scaled(mut self, by: f64) -> Self {
        let all = |points: &mut Vec<Vector2>| {
            for point in points {
                *point = point.map(|x| x * by);
            }
        };
        match &mut self {
            Mark::Line {
                points,
                stroke,
                dash,
            } => {
                all(points);
                stroke.width *= by;
                *dash = dash.map(|length| length * by);
            }
            Mark::Polygon { points, .. } | Mark::Polygons { points, .. } => all(points),
            Mark::Disc { center, radius, .. } => {
                *center = center.map(|x| x * by);
                *radius *= by;
            }
            Mark::Text { at, lettering, .. } => {
                *at = at.map(|x| x * by);
                lettering.size *= by;
            }
        }
        self
    }
}

/// How a line is drawn: its colour and its width in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// The colour.
    pub color: Color,
    /// The width in CSS pixels.
    pub width: f64,
}

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lettering {
    /// The colour.
    pub color: Color,
    /// The font size in CSS pixels.
    pub size: f64,
    /// Upright, italic or bold.
    pub face: Face,
    /// Which part of the text lies at the given point: −1 its left, 0 its middle, 1 its right end.
    pub align: i8,
}

/// A cut of the page's font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Upright.
    Regular,
    /// Slanted, as variables are.
    Italic,
    /// Heavy, for the optimum.
    Bold,
}

/// The width of a text in units of its font size times `size`, estimated for common sans-serif
/// fonts, on the generous side. So figures are the same wherever they are drawn.
pub fn text_width(text: &str, size: f64, bold: bool) -> f64 {
    let ems: f64 = text
        .chars()
        .map(|c| match c {
            '\u{300}'..='\u{36f}' => 0.0,
            '.' | ',' | ' ' | ':' | '|' | 'i' | 'l' | 'j' | 't' | 'f' => 0.33,
            '(' | ')' | '‖' | '*' | 'r' => 0.42,
            '₀'..='₉' | '⁰'..='⁹' | '¹' | '²' | '³' | '⁻' => 0.42,
            '=' | '≤' | '≥' | '−' | '+' | '×' | 'm' | 'w' => 0.84,
            'A'..='Z' => 0.7,
            _ => 0.62,
        })
        .sum();
    ems * size * if bold { 1.08 } else { 1.0 }
}

/// Takes down the marks of a layer, in the order in which they are drawn.
///
/// Its size is that of the picture in units of the theme's scale: a figure is laid out for it, and the marks are
/// enlarged by the scale when they are handed out. So type, strokes and margins grow, and the curves fill the picture.
pub struct Painter<'a> {
    /// The colours.
    pub theme: &'a Theme,
    /// (width, height) of the picture.
    pub size: [f64; 2],
    marks: RefCell<Vec<Mark>>,
}

impl<'a> Painter<'a> {
    /// For a picture of `size` = (width, height) CSS pixels.
    pub fn new(theme: &'a Theme, size: [f64; 2]) -> Self {
        Painter {
            theme,
            size: size.map(|side| side / theme.scale),
            marks: RefCell::default(),
        }
    }

    /// The marks, from the bottom to the top.
    #[must_use]
    pub fn marks(self) -> Vec<Mark> {
        let marks = self.marks.into_inner();
        if self.theme.scale == 1.0 {
            return marks;
        }
        let scaled = |mark: Mark| mark.scaled(self.theme.scale);
        marks.into_iter().map(scaled).collect()
    }

    fn add(&self, mark: Mark) {
        self.marks.borrow_mut().push(mark);
    }

    /// An open line through the points.
    pub fn line(&self, points: impl Into<Vec<Vector2>>, stroke: Stroke) {
        self.dashed(points, stroke, SOLID);
    }

    /// An open line of dashes and gaps; solid if the gaps have no length.
    pub fn dashed(&self, points: impl Into<Vec<Vector2>>, stroke: Stroke, dash: [f64; 2]) {
        let points = points.into();
        self.add(Mark::Line {
            points,
            stroke,
            dash,
        });
    }

    /// A filled polygon.
    pub fn fill(&self, points: impl Into<Vec<Vector2>>, paint: Color) {
        let points = points.into();
        self.add(Mark::Polygon { points, paint });
    }

    /// Many filled polygons; see [`Mark::Polygons`].
    pub fn fill_all(&self, points: impl Into<Vec<Vector2>>, corners: usize, paint: Color) {
        let points = points.into();
        if !points.is_empty() {
            self.add(Mark::Polygons {
                points,
                corners,
                paint,
            });
        }
    }

    /// A filled disc.
    pub fn disc(&self, center: Vector2, radius: f64, paint: Color) {
        self.add(Mark::Disc {
            center,
            radius,
            paint,
        });
    }

    /// A filled disc with a ring around it: the ring's outer edge is at `radius`.
    pub fn ringed_disc(&self, center: Vector2, radius: f64, inside: Color, ring: Stroke) {
        self.disc(center, radius, ring.color);
        self.disc(center, radius - ring.width, inside);
    }

    /// A line of text, vertically centred at the point.
    pub fn text(&self, text: impl Into<String>, at: Vector2, lettering: Lettering) {
        let text = text.into();
        self.add(Mark::Text {
            text,
            at,
            lettering,
        });
    }

    /// Fills the picture.
    pub fn paper(&self) {
        let [width, height] = self.size;
        let corners = [[0.0, 0.0], [width, 0.0], [width, height], [0.0, height]];
        self.fill(corners, self.theme.paper);
    }
}

/// A triangle with its tip at a pixel, that points in a direction of length 1.
pub(crate) fn arrowhead(tip: Vector2, [x, y]: Vector2) -> [Vector2; 3] {
    let (length, half) = (11.0, 5.5);
    let base = [tip[0] - length * x, tip[1] - length * y];
    [
        tip,
        [base[0] - half * y, base[1] + half * x],
        [base[0] + half * y, base[1] - half * x],
    ]
}
