//! The regularization path of any number of coefficients: θ₁(λ), …, θₚ(λ), with a cursor at λ.

use super::chart::{Chart, LABEL};
use super::downsampling::Simplified;
use super::mark::{Face, Lettering, Painter, Stroke, text_width};
use super::picture::Layer;
use super::shared::Shared;
use super::theme::Color;
use geometry::Rectangle;
use lasso_path::problem::Lambda;

pub use super::chart::lambda_at;

/// Names are at least this far from each other, in CSS pixels.
const APART: f64 = 14.0;

/// The paths of p coefficients, linear between nodes.
#[derive(Clone, Debug, PartialEq)]
pub struct Curves {
    /// The λ of the nodes, ascending.
    pub lambdas: Vec<f64>,
    /// The values of each coefficient at the nodes.
    pub values: Vec<Vec<f64>>,
    /// The names of the coefficients.
    pub names: Vec<String>,
}

/// The axes and the curves.
#[derive(Clone, Debug, PartialEq)]
pub struct Backdrop {
    /// The curves.
    pub curves: Shared<Curves>,
    /// The end of the λ-axis.
    pub lambda_end: Lambda,
    /// The coefficients that stand out from the others, with the colours and names of these; those beyond p are left out.
    pub highlighted: Vec<usize>,
}

/// The cursor at λ, with a mark on each curve that stands out.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreground {
    /// What is below it.
    pub backdrop: Backdrop,
    /// λ.
    pub lambda: Lambda,
}

impl Curves {
    /// The value of a coefficient at λ: between nodes by the line through both, beyond them that of the last.
    #[must_use]
    pub fn at(&self, coefficient: usize, lambda: f64) -> Option<f64> {
        let values = self.values.get(coefficient)?;
        let right = self.lambdas.partition_point(|&node| node < lambda);
        let (Some(left), Some(&end)) = (right.checked_sub(1), values.get(right)) else {
            return values.get(right).or(values.last()).copied();
        };
        let [from, to] = [self.lambdas[left], self.lambdas[right]];
        Some(values[left] + (end - values[left]) * ((lambda - from) / (to - from)))
    }
}

impl Backdrop {
    fn chart<'a>(&self, painter: &'a Painter) -> Chart<'a> {
        let values = self.curves.values.iter().flatten().copied();
        Chart::new(painter, self.lambda_end, values)
    }

    fn highlights<'a>(&'a self, painter: &'a Painter) -> impl Iterator<Item = (usize, Color)> {
        let colors = painter.theme.methods;
        let shown = self.highlighted.iter().copied();
        let shown = shown.filter(|&j| j < self.curves.values.len());
        shown
            .enumerate()
            .map(move |(i, j)| (j, colors[i % colors.len()]))
    }

    fn curve(&self, chart: &Chart, coefficient: usize, stroke: Stroke) {
        let values = &self.curves.values[coefficient];
        let nodes = self.curves.lambdas.iter().zip(values);
        let end = self.lambda_end.value();
        let mut corners = Simplified::default();
        for (&lambda, &value) in nodes.take_while(|(lambda, _)| **lambda <= end) {
            corners.add(chart.pixel([lambda, value]));
        }
        if let Some(value) = self.curves.at(coefficient, end) {
            corners.add(chart.pixel([end, value]));
        }
        let points = corners.end();
        if points.len() > 1 {
            chart.painter.line(points, stroke);
        }
    }
}

impl Layer for Backdrop {
    fn draw(&self, painter: &Painter) {
        let chart = self.chart(painter);
        chart.backdrop();
        // Many curves would be a black patch; none is hidden by those that stand out.
        let count = self.curves.values.len().max(1) as f64;
        let faint = Stroke {
            color: painter
                .theme
                .quiet
                .with_alpha((4.0 / count.sqrt()).clamp(0.2, 0.8)),
            width: if count > 10.0 { 1.0 } else { 1.75 },
        };
        for j in 0..self.curves.values.len() {
            if !self.highlighted.contains(&j) {
                self.curve(&chart, j, faint);
            }
        }
        let mut names: Vec<(f64, usize, Color)> = Vec::new();
        for (j, color) in self.highlights(painter) {
            self.curve(&chart, j, Stroke { color, width: 2.5 });
            let first = self.curves.values[j].first().copied().unwrap_or(0.0);
            names.push((chart.pixel([0.0, first])[1], j, color));
        }
        // At the curves' left ends, from the top down, pushed apart where they are near.
        names.sort_by(|a, b| a.0.total_cmp(&b.0));
        let plot = *chart.plot();
        let mut free = plot.min[1] + 0.5 * APART;
        for (y, j, color) in names {
            let y = y.max(free);
            free = y + APART;
            let Some(name) = self.curves.names.get(j).filter(|_| y < plot.max[1]) else {
                continue;
            };
            let lettering = Lettering {
                color,
                size: LABEL,
                face: Face::Bold,
                align: -1,
            };
            let at = [plot.min[0] + 5.0, y];
            let width = text_width(name, LABEL, true);
            let patch = Rectangle {
                min: [at[0] - 2.0, y - 0.5 * APART],
                max: [(at[0] + width + 2.0).min(painter.size[0]), y + 0.5 * APART],
            };
            painter.fill(patch.corners(), painter.theme.paper.with_alpha(0.8));
            painter.text(&**name, at, lettering);
        }
    }
}

impl Layer for Foreground {
    fn draw(&self, painter: &Painter) {
        let chart = self.backdrop.chart(painter);
        let lambda = chart.cursor(self.lambda);
        let top = chart.plot().min[1];
        chart.axes.cursor(painter, lambda, top, 1.8);
        chart.beyond(self.lambda, top + 14.0);
        for (j, color) in self.backdrop.highlights(painter) {
            if let Some(value) = self.backdrop.curves.at(j, lambda) {
                let at = chart.pixel([lambda, value]);
                painter.disc(at, 5.4, painter.theme.paper);
                painter.disc(at, 4.2, color);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Mark, Picture, Theme};
    use lasso_path::problem::Vector2;

    const SIZE: [f64; 2] = [380.0, 208.0];

    /// p coefficients that all end at 0 for λ = 1: |θⱼ| = j + 1 at λ = 0, falling linearly to 0 at a λ of its own.
    fn curves(p: usize, nodes: usize) -> Shared<Curves> {
        let lambdas: Vec<f64> = (0..nodes).map(|i| i as f64 / (nodes - 1) as f64).collect();
        let value = |j: usize, lambda: f64| {
            let end = 0.1 + 0.9 * (j + 1) as f64 / p as f64;
            let sign = if j.is_multiple_of(2) { 1.0 } else { -1.0 };
            sign * (j + 1) as f64 * (1.0 - lambda / end).max(0.0)
        };
        let values = (0..p).map(|j| lambdas.iter().map(|&l| value(j, l)).collect());
        Shared::from(&std::rc::Rc::new(Curves {
            values: values.collect(),
            names: (0..p).map(|j| format!("x{j}")).collect(),
            lambdas,
        }))
    }

    fn backdrop(p: usize, nodes: usize, highlighted: &[usize]) -> Backdrop {
        Backdrop {
            curves: curves(p, nodes),
            lambda_end: Lambda::new(1.1).expect("positive"),
            highlighted: highlighted.to_vec(),
        }
    }

    /// The lines with a width, each with its colour.
    fn lines(marks: &[Mark], width: f64) -> Vec<(Color, Vec<Vector2>)> {
        let line = |mark: &Mark| match mark {
            Mark::Line { points, stroke, .. } if stroke.width == width => {
                Some((stroke.color, points.clone()))
            }
            _ => None,
        };
        marks.iter().filter_map(line).collect()
    }

    #[test]
    fn every_coefficient_is_one_curve_where_its_values_are() {
        for p in [1, 2, 10, 100, 1000] {
            let backdrop = backdrop(p, 51, &[0, p - 1, p + 7]);
            let foreground = Foreground {
                backdrop: backdrop.clone(),
                lambda: Lambda::new(0.37).expect("positive"),
            };
            let marks = Picture::of(backdrop.clone(), foreground).marks(&Theme::LIGHT, SIZE);
            let quiet = if p > 10 { 1.0 } else { 1.75 };
            let theme = &Theme::LIGHT;
            let pale = lines(&marks, quiet)
                .into_iter()
                .filter(|(color, _)| color.with_alpha(1.0) == theme.quiet);
            let curves: Vec<Vec<Vector2>> = pale
                .map(|line| line.1)
                .chain(lines(&marks, 2.5).into_iter().map(|line| line.1))
                .collect();
            let shown = if p == 1 { 2 } else { p };
            assert_eq!(curves.len(), shown, "{p} coefficients");

            // The scale, from λ = 0 and the two largest values of opposite signs.
            let painter = Painter::new(theme, SIZE);
            let chart = backdrop.chart(&painter);
            for curve in curves {
                let first = chart.axes.at(curve[0]);
                let j = first[1].abs().round() as usize - 1;
                for corner in curve {
                    let [lambda, value] = chart.axes.at(corner);
                    let meant = backdrop.curves.at(j, lambda).expect("a coefficient");
                    let pixel = chart.pixel([lambda, meant])[1];
                    assert!(
                        (pixel - corner[1]).abs() < 1e-6,
                        "{p}: {value}, not {meant}"
                    );
                }
            }
        }
    }

    #[test]
    fn curves_of_many_nodes_have_the_corners_that_can_be_seen() {
        let marks = Picture(vec![crate::Content::new(backdrop(100, 2001, &[]))]);
        let marks = marks.marks(&Theme::DARK, SIZE);
        let corners: Vec<usize> = lines(&marks, 1.0)
            .iter()
            .filter(|(color, _)| color.with_alpha(1.0) == Theme::DARK.quiet)
            .map(|(_, points)| points.len())
            .collect();
        assert_eq!(corners.len(), 100);
        // Each has one kink, beside which a node or two may be kept.
        assert!(
            corners.iter().all(|count| (2..=6).contains(count)),
            "{corners:?}"
        );
    }

    #[test]
    fn values_between_nodes_are_on_the_line_and_there_are_none_without_nodes() {
        let curves = Curves {
            lambdas: vec![0.0, 1.0, 3.0],
            values: vec![vec![4.0, 2.0, 0.0], Vec::new()],
            names: Vec::new(),
        };
        for (lambda, value) in [
            (-1.0, 4.0),
            (0.0, 4.0),
            (0.5, 3.0),
            (1.0, 2.0),
            (2.0, 1.0),
            (9.0, 0.0),
        ] {
            assert_eq!(curves.at(0, lambda), Some(value), "λ = {lambda}");
        }
        assert_eq!([curves.at(1, 0.5), curves.at(2, 0.5)], [None, None]);
    }

    #[test]
    fn nothing_to_draw_is_a_chart_without_curves() {
        let empty = Shared::from(&std::rc::Rc::new(Curves {
            lambdas: Vec::new(),
            values: Vec::new(),
            names: Vec::new(),
        }));
        let backdrop = Backdrop {
            curves: empty,
            lambda_end: Lambda::new(1.0).expect("positive"),
            highlighted: vec![0],
        };
        let foreground = Foreground {
            backdrop: backdrop.clone(),
            lambda: Lambda::ZERO,
        };
        let marks = Picture::of(backdrop, foreground).marks(&Theme::LIGHT, SIZE);
        assert!(lines(&marks, 2.5).is_empty());
        assert_eq!(lines(&marks, 1.8).len(), 1, "the cursor");
    }
}
