//! The lines that have names, and the cursor.

use super::super::axes::Axes;
use super::super::mark::{Face, Painter, Stroke};
use super::super::picture::Layer;
use super::super::series::{pieces, samples};
use super::super::shape::{DIAMOND, DOWNWARDS, OCTAGON, SQUARE, UPWARDS, shape};
use super::super::shared::Shared;
use super::super::strength::{Against, EndName, ROW, StrengthAxis};
use super::super::theme::{Color, Theme};
use super::{Backdrop, Curves, Labelled};
use geometry::Rectangle;
use lasso_path::problem::Vector2;

/// How much a line stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Emphasis {
    /// Its coefficient is 0 at the present λ.
    Zero,
    /// Its coefficient is not 0.
    Nonzero,
    /// One points to it, or has chosen it.
    Raised,
}

/// Whose colours lines have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Palette {
    /// Those of features, each at its place.
    #[default]
    Features,
    /// Those of θ₁, θ₂ and θ₃.
    Coordinates,
}

/// A line that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Whose it is.
    pub coefficient: usize,
    /// Its place among those that are labelled, if it is one of them: its colour and the shape of its mark.
    pub place: Option<usize>,
    /// How much it stands out.
    pub emphasis: Emphasis,
    /// Which colours it is of.
    pub palette: Palette,
}

/// The lines that have names.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// What is below them.
    pub backdrop: Backdrop,
    /// The names of all coefficients.
    pub names: Shared<[String]>,
    /// The lines, from the bottom to the top.
    pub lines: Vec<Line>,
    /// Ridge's paths of all coefficients, on the same axis, if they are shown: dashed, of these lines alone, and of those that are raised where some
    /// are.
    pub ridge: Option<Shared<Curves>>,
}

/// The cursor, with a mark on each line that has a name and is not 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreground {
    /// What is below it.
    pub lines: Lines,
    /// The present λ, or c.
    pub at: f64,
}

impl Line {
    /// The lines of the coefficients that are labelled or raised, the most important on top.
    #[must_use]
    pub fn all(labelled: Labelled, raised: &[usize], curves: &Curves, at: f64) -> Vec<Line> {
        let emphasis = |j: usize| match curves.value(j, at) {
            _ if raised.contains(&j) => Emphasis::Raised,
            Some(value) if value != 0.0 => Emphasis::Nonzero,
            _ => Emphasis::Zero,
        };
        let named = labelled.iter().map(|(j, place)| (j, Some(place)));
        let others = raised.iter().filter(|&&j| labelled.place(j).is_none());
        let mut lines: Vec<Line> = named
            .chain(others.map(|&j| (j, None)))
            .filter(|(j, _)| *j < curves.values.len())
            .map(|(coefficient, place)| Line {
                coefficient,
                place,
                emphasis: emphasis(coefficient),
                palette: Palette::default(),
            })
            .collect();
        lines.sort_by_key(|line| (line.emphasis, line.coefficient));
        lines.dedup();
        lines
    }

    fn color(self, theme: &Theme) -> Color {
        let colors = theme.features;
        match (self.palette, self.place) {
            (Palette::Coordinates, _) => theme.coordinates[self.coefficient.min(2)],
            (Palette::Features, Some(place)) => colors[place % colors.len()],
            (Palette::Features, None) => theme.ink,
        }
    }

    /// A mark that tells its line apart without colour: five shapes, full and hollow.
    fn mark(self, painter: &Painter, at: Vector2, size: f64) {
        const SHAPES: [&[Vector2]; 5] = [&OCTAGON, &SQUARE, &DIAMOND, &UPWARDS, &DOWNWARDS];
        let place = self.place.unwrap_or(0);
        let outline = SHAPES[place % SHAPES.len()];
        let (color, paper) = (self.color(painter.theme), painter.theme.paper);
        shape(painter, outline, at, 1.3 * size, paper);
        shape(painter, outline, at, size, color);
        if place >= SHAPES.len() {
            shape(painter, outline, at, 0.52 * size, paper);
        }
    }
}

impl Lines {
    /// The lines with names that have room, from the top down, each with the height of its end at small λ.
    ///
    /// Lines that end at the same height are in the order in which they come there.
    pub(super) fn ends(&self, axes: &Axes) -> Vec<(Line, f64)> {
        let Backdrop { curves, axis, .. } = &self.backdrop;
        let at = axis.small();
        let value = |line: &Line| curves.value(line.coefficient, at).unwrap_or(0.0);
        let along = |line: &Line| -> Box<dyn Iterator<Item = f64> + '_> {
            let nodes = curves
                .at
                .iter()
                .copied()
                .zip(curves.values[line.coefficient].iter().copied());
            match axis.against {
                Against::Lambda => {
                    Box::new(nodes.filter(move |node| node.0 >= at).map(|node| node.1))
                }
                Against::Radius => Box::new(
                    nodes
                        .rev()
                        .filter(move |node| node.0 <= at)
                        .map(|node| node.1),
                ),
            }
        };
        let mut kept: Vec<Line> = self.lines.clone();
        // What is on top is what counts.
        kept.reverse();
        kept.truncate(StrengthAxis::rows(axes));
        kept.sort_by(|a, b| {
            value(b)
                .total_cmp(&value(a))
                .then_with(|| {
                    along(b)
                        .partial_cmp(along(a))
                        .unwrap_or(std::cmp::Ordering::Equal)
                })
                .then(a.coefficient.cmp(&b.coefficient))
        });
        let height = |line: Line| (line, axes.nearest([0.0, value(&line)])[1]);
        kept.into_iter().map(height).collect()
    }

    /// The coefficient whose name or line is at a pixel, or near; see [`Backdrop::line_at`].
    #[must_use]
    pub fn line_at(&self, size: [f64; 2], [x, y]: Vector2) -> Option<usize> {
        let painter = Painter::new(&Theme::LIGHT, size);
        let axes = self.backdrop.axes(&painter);
        let (side, outwards) = self.backdrop.axis.beginning(&axes);
        if (x - side) * outwards <= 4.0 {
            return self.backdrop.line_at(size, [x, y]);
        }
        let ends = self.ends(&axes);
        let wanted: Vec<f64> = ends.iter().map(|end| end.1).collect();
        let names = ends.iter().zip(StrengthAxis::heights(&axes, &wanted));
        let mut hit = names.filter(|(_, middle)| (middle - y).abs() <= 0.5 * ROW);
        hit.next().map(|((line, _), _)| line.coefficient)
    }
}

impl Layer for Lines {
    fn draw(&self, painter: &Painter) {
        let theme = painter.theme;
        let Backdrop { curves, axis, .. } = &self.backdrop;
        let axes = self.backdrop.axes(painter);
        let places = samples(axis, &axes, &curves.at);
        let raised = self
            .lines
            .iter()
            .any(|line| line.emphasis == Emphasis::Raised);
        let look = |line: &Line| {
            let (width, alpha) = match line.emphasis {
                Emphasis::Raised => (3.6, 1.0),
                Emphasis::Nonzero => (2.2, if raised { 0.45 } else { 1.0 }),
                Emphasis::Zero => (1.4, if raised { 0.35 } else { 0.75 }),
            };
            let color = line.color(theme).with_alpha(alpha);
            Stroke { color, width }
        };
        if let Some(ridge) = &self.ridge {
            let places = samples(axis, &axes, &ridge.at);
            let shown = |line: &&Line| !raised || line.emphasis == Emphasis::Raised;
            for line in self.lines.iter().filter(shown) {
                let Some(values) = ridge.values.get(line.coefficient) else {
                    continue;
                };
                let stroke = Stroke {
                    width: 0.6 * look(line).width,
                    ..look(line)
                };
                for piece in pieces(&axes, &places, values) {
                    painter.dashed(piece, stroke, [4.0, 5.0]);
                }
            }
        }
        for line in &self.lines {
            for piece in pieces(&axes, &places, &curves.values[line.coefficient]) {
                if line.emphasis == Emphasis::Raised {
                    let halo = Stroke {
                        color: theme.paper,
                        width: 6.4,
                    };
                    painter.line(piece.clone(), halo);
                }
                painter.line(piece, look(line));
            }
        }
        let ends = self.ends(&axes);
        let names: Vec<EndName> = ends
            .iter()
            .map(|(line, y)| EndName {
                text: self.names.get(line.coefficient).map_or("", String::as_str),
                color: line.color(theme),
                face: match line.emphasis {
                    Emphasis::Zero => Face::Regular,
                    Emphasis::Nonzero | Emphasis::Raised => Face::Bold,
                },
                y: *y,
            })
            .collect();
        axis.end_names(painter, &axes, &names);
        // The line's shape at its end, where its name is.
        let (side, _) = axis.beginning(&axes);
        for (line, y) in ends.iter().rev().filter(|end| end.0.place.is_some()) {
            line.mark(painter, [side, *y], 3.2);
        }
    }
}

impl Layer for Foreground {
    fn draw(&self, painter: &Painter) {
        let Lines {
            backdrop, lines, ..
        } = &self.lines;
        let axes = backdrop.axes(painter);
        backdrop.axis.cursor(painter, &axes, self.at);
        let [low, high] = backdrop.axis.shown();
        let at = self.at.clamp(low, high);
        let mut zero = false;
        for line in lines {
            let value = backdrop.curves.value(line.coefficient, at);
            let place = |value: f64| axes.nearest([backdrop.axis.place(at), value]);
            match value {
                Some(0.0) | None => zero = true,
                Some(value) => line.mark(
                    painter,
                    place(value),
                    if line.emphasis == Emphasis::Raised {
                        6.0
                    } else {
                        4.6
                    },
                ),
            }
        }
        if zero {
            // All that are 0 have one mark.
            let middle = axes.nearest([backdrop.axis.place(at), 0.0]);
            let square = |half: f64| {
                Rectangle {
                    min: middle,
                    max: middle,
                }
                .grown(half)
                .corners()
            };
            painter.fill(square(4.4), painter.theme.paper);
            painter.fill(square(3.4), painter.theme.ink);
        }
    }
}
