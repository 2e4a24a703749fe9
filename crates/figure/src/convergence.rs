//! F(θ_k) − F(θ*) of each run against the iteration, on a logarithmic scale, with the rates that are known.

use super::descent::Look;
use super::downsampling::{Input, Pane, StepChart};
use super::surface::{Medium, Stroke, text_width};
use super::{Drawing, Layer};
use geometry::Rectangle;
use lasso_path::problem::Vector2;

/// How many powers of ten the scale has below the largest value: about as many as f64 has digits.
const DECADES: f64 = 16.0;
/// The room for exactly 0, which no logarithmic scale has, in CSS pixels.
const ZERO: f64 = 16.0;

/// All that the backdrop depends on: the scales.
pub(super) fn backdrop_key(input: &Input) -> impl PartialEq + '_ {
    let runs = &input.descent.runs;
    (runs.steps, runs.decade)
}

/// Draws one layer; see [`super::Picture::draw`].
pub fn draw<M: Medium>(layer: Layer, drawing: &Drawing<Input, M>) {
    let chart = StepChart::new(layer, drawing);
    let pane = chart.decades();
    match layer {
        Layer::Backdrop => {
            chart.iterations();
            chart.powers(&pane);
        }
        Layer::Foreground => {
            chart.gaps(&pane);
            chart.guides(&pane);
            chart.cursor(&[pane], &|_, run, k| {
                logarithm(chart.runs.gaps[run][k], &pane)
            });
        }
        Layer::Overlay => {}
    }
}

/// The place of a value on the scale: its logarithm, and far enough below for exactly 0.
fn logarithm(gap: f64, pane: &Pane) -> f64 {
    if gap == 0.0 {
        let unit = (pane.high - pane.low) / (pane.area.max[1] - pane.area.min[1]);
        pane.low - ZERO * unit
    } else {
        gap.log10()
    }
}

impl<M: Medium> StepChart<'_, M> {
    /// From a power of ten above all values (but for runs that leave) down to rounding.
    fn decades(&self) -> Pane {
        let mut area = self.plot;
        area.max[1] = (area.max[1] - ZERO - 6.0).max(area.min[1] + 1.0);
        Pane {
            area,
            low: self.runs.decade - DECADES,
            high: self.runs.decade,
        }
    }

    fn powers(&self, pane: &Pane) {
        for down in (0..=DECADES as i32).step_by(4) {
            let power = pane.high as i32 - down;
            let text = match power {
                0 => "1".to_owned(),
                _ => super::number::power_of_ten(power),
            };
            self.level(pane, f64::from(power), &text, self.theme.grid);
        }
        self.level(pane, logarithm(0.0, pane), "0", self.theme.ink);
    }

    /// Bounds that proximal gradient and FISTA keep for η ≤ 1/L: they are drawn where they hold.
    ///
    /// ‖θ₀ − θ*‖²/(2ηk) and 2‖θ₀ − θ*‖²/(η(k + 1)²) (Beck & Teboulle 2009), and, with the least eigenvalue μ > 0
    /// of H, (1 − ημ)^k·‖θ₀ − θ*‖²/(2η).
    fn guides(&self, pane: &Pane) {
        let runs = self.runs;
        let hessian = runs.objective.loss().hessian();
        let [_, least] = hessian.eigenvalues();
        let eta = runs.step_size;
        if runs
            .stable()
            .is_none_or(|stable| eta > stable * (1.0 + 1e-12))
        {
            return;
        }
        let best = runs.objective.minimiser();
        let square = (0..2).fold(0.0, |sum, j| sum + (runs.start[j] - best[j]).powi(2));
        let slow = square / (2.0 * eta);
        if !(slow > 0.0 && slow.is_finite()) {
            return;
        }
        let rates: [(&str, &dyn Fn(f64) -> f64); 3] = [
            ("1/k", &|k| slow.log10() - k.log10()),
            ("1/k²", &|k| (4.0 * slow).log10() - 2.0 * (k + 1.0).log10()),
            ("linear", &|k| {
                slow.log10() + k * (-eta * least).ln_1p() / std::f64::consts::LN_10
            }),
        ];
        let stroke = Stroke {
            color: self.theme.quiet.with_alpha(0.55),
            width: 1.0,
        };
        let mut above = f64::NEG_INFINITY;
        for (i, (name, rate)) in rates.into_iter().enumerate() {
            if i == 2 && least == 0.0 {
                continue;
            }
            let steps = runs.steps.max(2) as f64;
            // Evenly in log k, where the curves bend.
            let points: Vec<Vector2> = (0..=48)
                .map(|i| steps.powf(f64::from(i) / 48.0))
                .map(|k| self.pixel(pane, [k, rate(k)]))
                .collect();
            let pieces = pane.area.clip_polyline(&points);
            let Some(end) = pieces.last().and_then(|piece| piece.last().copied()) else {
                continue;
            };
            for piece in pieces {
                self.surface.line(&piece, stroke);
            }
            let right = end[0] > self.plot.max[0] - 40.0;
            let at = if right {
                [end[0] - 4.0, end[1] - 8.0]
            } else {
                [end[0] + 5.0, end[1] - 9.0]
            };
            if at[1] > pane.area.min[1] + 4.0 && (at[1] - above).abs() > 12.0 {
                above = at[1];
                let align = if right { 1 } else { -1 };
                let width = f64::from(align) * text_width(name, 12.0, false);
                let patch = Rectangle {
                    min: [at[0].min(at[0] - width), at[1] - 6.0],
                    max: [at[0].max(at[0] - width), at[1] + 6.0],
                };
                let paper = self.theme.paper.with_alpha(0.85);
                self.surface.fill(&patch.corners(), paper);
                self.text(name, at, self.theme.quiet, align);
            }
        }
    }

    fn gaps(&self, pane: &Pane) {
        for (run, gaps) in self.runs.all.iter().zip(&self.runs.gaps) {
            // The curve itself ends where it leaves the scale; exactly 0 is a line of its own.
            self.curve(pane, run, &|k| match gaps[k] {
                0.0 => pane.low - DECADES,
                gap => gap.log10(),
            });
            // Where it leaves the scale for good, its mark stands at the border.
            let inside = gaps.iter().rposition(|gap| gap.log10() <= pane.high);
            if let Some(k) = inside.filter(|k| k + 1 < gaps.len()) {
                let [from, to] = [k, k + 1].map(|k| gaps[k].log10().max(pane.low));
                let crossing = k as f64 + (pane.high - from) / (to - from);
                let at = self.pixel(pane, [crossing, pane.high]);
                let look = Look::of(run.method, self.theme);
                look.marks(self.surface, &[at], 4.2, look.color, &self.plot.grown(8.0));
            }
            let k = gaps
                .iter()
                .rposition(|gap| *gap != 0.0)
                .map_or(0, |k| k + 1);
            if k == gaps.len() {
                continue;
            }
            let look = Look::of(run.method, self.theme);
            let y = logarithm(0.0, pane);
            let ends = [k, run.iterates.len() - 1].map(|k| self.pixel(pane, [k as f64, y]));
            let stroke = Stroke {
                color: look.color,
                width: 3.0,
            };
            let strip = Rectangle {
                min: [self.plot.min[0], pane.area.max[1]],
                max: self.plot.max,
            };
            look.line(self.surface, &ends, stroke, &strip, f64::INFINITY);
            look.marks(
                self.surface,
                &ends[..1],
                3.6,
                look.color,
                &self.plot.grown(8.0),
            );
        }
    }
}
