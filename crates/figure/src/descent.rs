//! Descent methods in the plane and in two charts: their runs, and the colour, dash and mark of each.

use super::mark::{Painter, SOLID, Stroke};
use super::shape::{DIAMOND, DOWNWARDS, OCTAGON, PLUS, SQUARE, UPWARDS};
use super::theme::{Color, Theme};
use super::traces::{Bounds, Trace, Traces};
use geometry::Rectangle;
use lasso_path::problem::{Objective, Vector2};
use lasso_path::solve::descent::{Method, Run, Step};
use std::rc::Rc;

/// The runs that are shown, and the place in them.
#[derive(Clone, Debug, PartialEq)]
pub struct Descent {
    /// The runs; one allocation for as long as nothing that they depend on changes.
    pub runs: Rc<Runs>,
    /// k, the iteration looked at.
    pub iteration: usize,
    /// Whether the contours under it are those of F; of the loss, if not.
    pub objective_contours: bool,
    /// The method that is looked at.
    pub chosen: Method,
    /// Its step from θ_k taken apart, if it is shown and did not end before.
    pub anatomy: Option<Anatomy>,
}

impl Descent {
    /// The run of the method that is looked at, if it is shown.
    #[must_use]
    pub fn subject(&self) -> Option<&Run<2>> {
        self.runs.all.iter().find(|run| run.method == self.chosen)
    }

    /// θ_k of that method, or where its run ended before; the start, if no method is shown.
    #[must_use]
    pub fn present(&self) -> Vector2 {
        let run = self.subject().map(|run| &run.iterates);
        let at = run.and_then(|points| points.get(self.iteration).or_else(|| points.last()));
        at.copied().unwrap_or(self.runs.start)
    }
}

/// One step, taken apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Anatomy {
    /// Whose step.
    pub method: Method,
    /// From where.
    pub from: Vector2,
    /// Its parts.
    pub step: Step<2>,
    /// −ηλθ_k, which gradient descent on ridge would add to the loss's part.
    pub ridge: Vector2,
}

impl Anatomy {
    /// The whole step: the sum of its parts.
    #[must_use]
    pub fn sum(&self) -> Vector2 {
        let Step {
            momentum,
            loss,
            penalty,
        } = self.step;
        [0, 1].map(|j| momentum[j] + loss[j] + penalty[j])
    }
}

/// Runs of several methods on one problem from one start.
#[derive(Clone, Debug, PartialEq)]
pub struct Runs {
    /// F and its minimiser θ\*.
    pub objective: Objective,
    /// The minimiser of Loss(θ) + (λ/2)‖θ‖², for the run on ridge.
    pub ridge_minimiser: Vector2,
    /// θ₀.
    pub start: Vector2,
    /// η.
    pub step_size: f64,
    /// How many steps were wanted.
    pub steps: usize,
    /// One run a method.
    pub all: Vec<Run<2>>,
    /// The lowest and the highest value on the scale of each coordinate.
    pub ranges: [Vector2; 2],
    /// The gaps and zeros of every point of every run, for the charts that know no number of coefficients.
    pub traces: Rc<Traces>,
}

impl Runs {
    /// 1/L, for a loss that is not constant.
    #[must_use]
    pub fn stable(&self) -> Option<f64> {
        let [largest, _] = self.objective.loss().hessian().eigenvalues();
        (largest > 0.0).then_some(1.0 / largest)
    }

    /// η in units of 1/L, for a loss that is not constant.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        self.stable().map(|stable| self.step_size / stable)
    }

    /// Takes these runs.
    pub fn take(&mut self, all: Vec<Run<2>>) {
        let trace = |run: &Run<2>| {
            // Most runs come to rest long before they end.
            let moving = run.iterates.iter().take(run.rest + 1);
            let mut gaps: Vec<f64> = moving.map(|&theta| self.gap(run.method, theta)).collect();
            gaps.resize(run.iterates.len(), gaps.last().copied().unwrap_or(0.0));
            let zeros = run.iterates.iter();
            let zeros = zeros.map(|theta| theta.iter().filter(|&&x| x == 0.0).count());
            Trace {
                method: run.method,
                gaps,
                zeros: zeros.collect(),
                rest: run.rest,
            }
        };
        let traces = all.iter().map(trace).collect();
        self.traces = Rc::new(Traces::new(self.steps, 2, traces, self.bounds()));
        self.all = all;
        self.ranges = [0, 1].map(|j| self.range(j));
    }

    /// A scale that holds 0 and everything that stays within twice the problem's own size; a run that leaves,
    /// leaves the picture. Its ends are multiples of a power of two, so that it mostly rests while η moves.
    fn range(&self, j: usize) -> Vector2 {
        let most = 2.0 * self.scale();
        let best = self.objective.minimiser()[j];
        let (mut low, mut high) = (best.min(self.start[j]), best.max(self.start[j]));
        for theta in self.all.iter().flat_map(|run| &run.iterates) {
            low = low.min(theta[j]);
            high = high.max(theta[j]);
        }
        let (low, high) = (low.max(-most).min(0.0), high.min(most).max(0.0));
        if high == low {
            return [low - 1.0, high + 1.0];
        }
        let room = 0.04 * (high - low);
        let unit = 2.0_f64.powi(((high - low).log2().floor() as i32 - 4).max(-1022));
        [
            ((low - room) / unit).floor() * unit,
            ((high + room) / unit).ceil() * unit,
        ]
    }

    /// What the bounds follow from, where η ≤ 1/L.
    fn bounds(&self) -> Option<Bounds> {
        let stable = self.stable()?;
        let [_, least_eigenvalue] = self.objective.loss().hessian().eigenvalues();
        let best = self.objective.minimiser();
        let square_distance = (0..2).fold(0.0, |sum, j| sum + (self.start[j] - best[j]).powi(2));
        (self.step_size <= stable * (1.0 + 1e-12)).then_some(Bounds {
            step_size: self.step_size,
            square_distance,
            least_eigenvalue,
        })
    }

    /// What a method looks for: θ\*, and ridge's own minimiser for the run on ridge.
    #[must_use]
    pub fn best(&self, method: Method) -> Vector2 {
        match method {
            Method::Ridge => self.ridge_minimiser,
            _ => self.objective.minimiser(),
        }
    }

    /// F(θ) − F(θ\*) ≥ 0; for the run on ridge the same of ridge's own objective.
    #[must_use]
    pub fn gap(&self, method: Method, theta: Vector2) -> f64 {
        if method != Method::Ridge {
            return self.objective.excess(theta);
        }
        let offset = [0, 1].map(|j| theta[j] - self.ridge_minimiser[j]);
        let square = offset[0] * offset[0] + offset[1] * offset[1];
        let hessian = self.objective.loss().hessian();
        0.5 * (hessian.quadratic_form(offset) + self.objective.lambda() * square)
    }

    /// The largest of the sizes that the problem itself has: of θ₀, θ\*, θ̂.
    #[must_use]
    pub fn scale(&self) -> f64 {
        let (center, best) = (self.objective.loss().center(), self.objective.minimiser());
        [self.start, center, best]
            .iter()
            .flatten()
            .fold(0.0, |scale, x| scale.max(x.abs()))
    }
}

/// How a method looks, in every figure.
pub(super) struct MethodLook {
    pub(super) color: Color,
    /// See [`Painter::dashed`].
    dash: Vector2,
    /// The corners of its mark, of size 1 around the origin.
    mark: &'static [Vector2],
}

impl MethodLook {
    pub(super) fn of(method: Method, theme: &Theme) -> Self {
        let (color, dash, mark): (_, _, &[Vector2]) = match method {
            Method::Subgradient => (theme.methods[0], SOLID, &OCTAGON),
            Method::Diminishing => (theme.methods[1], [0.5, 5.5], &DIAMOND),
            Method::Proximal => (theme.methods[2], [7.0, 5.0], &SQUARE),
            Method::Fista => (theme.methods[3], [3.0, 5.0], &UPWARDS),
            Method::Coordinate => (theme.methods[4], SOLID, &PLUS),
            Method::Ridge => (theme.ridge, [10.0, 6.0], &DOWNWARDS),
        };
        MethodLook { color, dash, mark }
    }

    /// Marks of one size at some points, each inside `frame` with room to spare.
    pub(super) fn marks(
        &self,
        painter: &Painter,
        points: &[Vector2],
        size: f64,
        paint: Color,
        frame: &Rectangle,
    ) {
        let frame = frame.grown(-1.5 * size);
        let mut outlines: Vec<Vector2> = Vec::new();
        for point in points.iter().filter(|point| frame.contains(**point)) {
            let corner = |c: &Vector2| [0, 1].map(|k| point[k] + size * c[k]);
            outlines.extend(self.mark.iter().map(corner));
        }
        painter.fill_all(outlines, self.mark.len(), paint);
    }

    /// A line with the method's dashes, cut at the sides of `frame`, until some length of it in CSS pixels is
    /// drawn. Whether that is all of it; if not, it is a tangle and drawn by the thinnest line, without dashes: one
    /// sees more of it, and a browser draws it ten times as fast.
    ///
    /// Dashes begin at its end, so that they rest while its beginning moves on.
    pub(super) fn line(
        &self,
        painter: &Painter,
        points: &[Vector2],
        mut stroke: Stroke,
        frame: &Rectangle,
        longest: f64,
    ) -> bool {
        let mut pieces = frame.clip_polyline(points);
        let mut length = 0.0;
        for piece in &mut pieces {
            let mut kept = 1;
            while kept < piece.len() && length < longest {
                let [from, to] = [piece[kept - 1], piece[kept]];
                length += (to[0] - from[0]).hypot(to[1] - from[1]);
                kept += 1;
            }
            piece.truncate(kept);
        }
        let whole = length < longest;
        let mut dash = self.dash;
        if !whole {
            dash = SOLID;
            stroke.width = 1.0;
        }
        for mut piece in pieces {
            if piece.len() > 1 {
                piece.reverse();
                painter.dashed(piece, stroke, dash);
            }
        }
        whole
    }
}

/// The points without those that are less than a pixel from the last one that is kept; the last stays.
pub(super) fn thinned<'a>(points: impl Iterator<Item = &'a Vector2>) -> Vec<Vector2> {
    let mut kept: Vec<Vector2> = Vec::new();
    let mut last = None;
    for &point in points {
        let near = |a: &Vector2| (a[0] - point[0]).abs().max((a[1] - point[1]).abs()) < 1.0;
        if !kept.last().is_some_and(near) {
            kept.push(point);
            last = None;
        } else {
            last = Some(point);
        }
    }
    kept.extend(last);
    kept
}
