//! The ball, the level surface that touches it, the part of the ball that holds θ\*, and the points.

use super::{Foreground, HIDDEN, Pen, SpaceBall};
use crate::mark::{SOLID, Stroke};
use crate::theme::Color;
use geometry::space::{Body, LevelSurface, Octahedron, Part, Sight, Vector3, in_front, split};
use lasso_path::problem::Vector2;

/// Widths of silhouettes and of edges, in CSS pixels.
const SILHOUETTE: f64 = 3.0;
const EDGE: f64 = 1.8;
const LIT: f64 = 5.0;

impl Pen<'_> {
    /// The body behind, then the one in front, each with the lines that it does not cover.
    pub(super) fn bodies(&self, input: &Foreground) {
        let surface = LevelSurface::new(&input.loss, input.loss.value(input.theta));
        let octahedron = Octahedron {
            radius: input.radius,
        };
        let sphere = LevelSurface::sphere(input.radius);
        let ball: &dyn Body = match input.ball {
            SpaceBall::Octahedron => &octahedron,
            SpaceBall::Sphere => &sphere,
        };
        let draw_ball = || match input.ball {
            SpaceBall::Octahedron => self.octahedron(&octahedron),
            SpaceBall::Sphere => self.surface(&sphere, self.painter.theme.ridge),
        };
        let draw_surface = || self.surface(&surface, self.painter.theme.loss);
        let pull = input.loss.negative_gradient(input.theta);
        if in_front(pull, self.toward()) {
            draw_ball();
            self.lines(&[ball]);
            draw_surface();
        } else {
            draw_surface();
            self.lines(&[&surface]);
            draw_ball();
        }
        self.lines(&[ball, &surface]);
        self.line_of_minima(&surface, ball, input);
    }

    fn octahedron(&self, octahedron: &Octahedron) {
        if octahedron.radius <= 0.0 {
            return;
        }
        let (theme, toward) = (self.painter.theme, self.toward());
        let color = theme.penalty;
        let facets = octahedron.facets();
        for facet in facets.iter().filter(|facet| !facet.is_seen(toward)) {
            self.polygon(&facet.corners, color.with_alpha(0.1));
        }
        let edges = octahedron.edges(toward);
        let edge = |sight: Sight, color: Color, width: f64, dash: [f64; 2]| {
            for edge in edges.iter().filter(|edge| edge.sight == sight) {
                self.straight(edge.ends, Stroke { color, width }, dash);
            }
        };
        edge(Sight::Hidden, color.with_alpha(0.6), 1.3, HIDDEN);
        for facet in facets.iter().filter(|facet| facet.is_seen(toward)) {
            let shade = theme.paper.mix(color, self.shade(facet.signs));
            self.polygon(&facet.corners, shade.with_alpha(0.62));
        }
        edge(Sight::Front, color, EDGE, SOLID);
        edge(Sight::Silhouette, color, SILHOUETTE, SOLID);
    }

    /// How dark a facet is by its direction: the light comes from above on the left, whatever the turn.
    fn shade(&self, normal: Vector3) -> f64 {
        let turned = self.projection;
        let dot = |a: Vector3| (0..3).map(|k| a[k] * normal[k]).sum::<f64>() / 3.0_f64.sqrt();
        let light = 0.62 * dot(turned.toward) + 0.62 * dot(turned.up) - 0.48 * dot(turned.right);
        0.5 - 0.4 * light
    }

    fn surface(&self, surface: &LevelSurface, color: Color) {
        let window = self.transform.window();
        let line = |width: f64| Stroke { color, width };
        if surface.rank() == 1 {
            for sheet in surface.sheets(self.backdrop.scene.window.radius) {
                self.polygon(&sheet, color.with_alpha(0.14));
                self.outline(&sheet, line(EDGE));
            }
        } else if surface.rank() > 1 {
            let seen = surface
                .silhouette(&self.projection)
                .visible(&window, self.tolerance());
            let pixels = |points: &[Vector2]| -> Vec<Vector2> {
                points.iter().map(|&p| self.transform.to_pixel(p)).collect()
            };
            if !seen.region.is_empty() {
                self.painter
                    .fill(pixels(&seen.region), color.with_alpha(0.24));
            }
            for piece in &seen.outline {
                self.painter.line(pixels(piece), line(SILHOUETTE));
            }
        }
        self.section(surface, color);
    }

    /// The curve in which a surface meets the plane θ₃ = 0, as far as that is drawn.
    fn section(&self, surface: &LevelSurface, color: Color) {
        let window = self.ghost_window();
        let Some(section) = surface.section() else {
            return;
        };
        for curve in section.visible(&window, self.tolerance()).outline {
            let points: Vec<Vector3> = curve.iter().map(|[x, y]| [*x, *y, 0.0]).collect();
            let seen = |p: Vector3| surface.faces(p, self.toward());
            let alike = |a: &Vector3, b: &Vector3| seen(*a) == seen(*b);
            let mut start = 0;
            for run in points.chunk_by(alike) {
                // With the first point of the next run, so that there is no gap.
                let end = (start + run.len() + 1).min(points.len());
                let pixels: Vec<Vector2> = points[start..end].iter().map(|&p| self.at(p)).collect();
                let (alpha, dash) = if seen(run[0]) {
                    (0.9, SOLID)
                } else {
                    (0.5, HIDDEN)
                };
                let stroke = Stroke {
                    color: color.with_alpha(alpha),
                    width: 1.4,
                };
                for piece in self.frame().clip_polyline(&pixels) {
                    self.painter.dashed(piece, stroke, dash);
                }
                start += run.len();
            }
        }
    }

    /// The minima of a loss that is flat along a line, at λ = 0: dashed where the ball covers it.
    fn line_of_minima(&self, surface: &LevelSurface, ball: &dyn Body, input: &Foreground) {
        let Some(axis) = surface
            .axis()
            .filter(|_| input.loss.value(input.theta) == 0.0)
        else {
            return;
        };
        let reach = 4.0 * self.backdrop.scene.window.radius;
        let end = |sign: f64| [0, 1, 2].map(|k| input.theta[k] + sign * reach * axis[k]);
        let stroke = Stroke {
            color: self.painter.theme.loss,
            width: SILHOUETTE,
        };
        for piece in split([end(-1.0), end(1.0)], &[ball], self.toward()) {
            self.straight(
                piece.ends,
                stroke,
                if piece.covered { HIDDEN } else { SOLID },
            );
        }
    }

    /// The edge or facet that holds θ\*, dashed where it is behind.
    pub(super) fn lit_part(&self, input: &Foreground) {
        let theta = input.theta;
        if input.ball == SpaceBall::Sphere {
            return;
        }
        let radius = input.radius;
        let corner = |k: usize| {
            let mut corner = [0.0; 3];
            corner[k] = radius.copysign(theta[k]);
            corner
        };
        let corners: Vec<Vector3> = (0..3).filter(|&k| theta[k] != 0.0).map(corner).collect();
        let sides: &[[usize; 2]] = match Part::of(theta, input.slack) {
            Part::Edge => &[[0, 1]],
            Part::Face => &[[0, 1], [1, 2], [2, 0]],
            Part::Inside | Part::Origin | Part::Corner => return,
        };
        let (theme, toward) = (self.painter.theme, self.toward());
        let surface = LevelSurface::new(&input.loss, input.loss.value(theta));
        let front = in_front(input.loss.negative_gradient(theta), toward);
        let bodies: &[&dyn Body] = if front { &[&surface] } else { &[] };
        let edges = Octahedron { radius }.edges(toward);
        if let [a, b, c] = corners[..] {
            self.polygon(&[a, b, c], theme.ink.with_alpha(0.14));
        }
        for [from, to] in sides.iter().map(|side| side.map(|i| corners[i])) {
            let same = |ends: [Vector3; 2]| ends == [from, to] || ends == [to, from];
            let hidden = edges
                .iter()
                .any(|edge| same(edge.ends) && edge.sight == Sight::Hidden);
            for piece in split([from, to], bodies, toward) {
                let width = if corners.len() == 2 { LIT } else { 0.7 * LIT };
                let color = theme.ink;
                let (color, dash) = if hidden || piece.covered {
                    (color.with_alpha(0.75), [6.0, 9.0])
                } else {
                    (color, SOLID)
                };
                self.straight(piece.ends, Stroke { color, width }, dash);
            }
        }
    }

    pub(super) fn points(&self, input: &Foreground) {
        let theme = self.painter.theme;
        let ring = |color: Color, width: f64| Stroke { color, width };
        let frame = self.frame();
        let knots: &[Vector3] = match input.ball {
            SpaceBall::Octahedron => &self.backdrop.path,
            SpaceBall::Sphere => &[],
        };
        for &knot in knots {
            let at = self.at(knot);
            if frame.contains(at) {
                self.painter.disc(at, 3.0, theme.ink.mix(theme.paper, 0.35));
            }
        }
        let center = self.at(input.loss.center());
        if frame.contains(center) {
            self.painter
                .ringed_disc(center, 8.0, theme.paper, ring(theme.loss, 3.0));
        }
        let at = self.at(input.theta);
        if frame.contains(at) {
            let corner = Part::of(input.theta, input.slack) == Part::Corner;
            if corner && input.ball == SpaceBall::Octahedron {
                self.painter.disc(at, 14.0, theme.ink.with_alpha(0.22));
            }
            self.painter
                .ringed_disc(at, 9.5, theme.ink, ring(theme.paper, 2.5));
        }
    }
}
