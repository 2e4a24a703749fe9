//! θ₁ and θ₂ of each run against the iteration: who reaches 0, who hops across it, who never does.

use super::descent::Look;
use super::downsampling::{Input, Pane, StepChart};
use super::label::Label;
use super::number::decimal;
use super::surface::{Face, Lettering, Medium, Stroke};
use super::ticks::ticks;
use super::{Drawing, Layer};
use geometry::Rectangle;

/// The room between the panes, in CSS pixels.
const GAP: f64 = 12.0;
/// Marks nearer to the next than this share a label, in CSS pixels.
const TOGETHER: f64 = 110.0;
/// Where a label is tried around its mark.
const SIDES: [[f64; 2]; 6] = [
    [1.0, -1.0],
    [1.0, 1.0],
    [1.0, -2.6],
    [1.0, 2.6],
    [-1.0, -1.0],
    [-1.0, 1.0],
];

/// All that the backdrop depends on: the scales.
pub(super) fn backdrop_key(input: &Input) -> impl PartialEq + '_ {
    let runs = &input.descent.runs;
    (runs.steps, runs.ranges, &input.names)
}

/// Draws one layer; see [`super::Picture::draw`].
pub fn draw<M: Medium>(layer: Layer, drawing: &Drawing<Input, M>) {
    let chart = StepChart::new(layer, drawing);
    let panes = [0, 1].map(|j| chart.coordinate(j));
    match layer {
        Layer::Backdrop => {
            chart.iterations();
            for pane in &panes {
                chart.levels(pane);
            }
        }
        Layer::Foreground => {
            for (j, pane) in panes.iter().enumerate() {
                for run in &chart.runs.all {
                    chart.curve(pane, run, &|k| run.iterates[k][j]);
                }
            }
            for (j, pane) in panes.iter().enumerate() {
                chart.words(j, pane);
            }
            chart.cursor(&panes, &|j, run, k| chart.runs.all[run].iterates[k][j]);
        }
        Layer::Overlay => {}
    }
}

impl<M: Medium> StepChart<'_, M> {
    fn coordinate(&self, j: usize) -> Pane {
        let mut area = self.plot;
        let middle = 0.5 * (area.min[1] + area.max[1]);
        if j == 0 {
            area.max[1] = (middle - 0.5 * GAP).max(area.min[1] + 1.0);
        } else {
            area.min[1] = (middle + 0.5 * GAP).min(area.max[1] - 1.0);
        }
        let [low, high] = self.runs.ranges[j];
        Pane { area, low, high }
    }

    fn levels(&self, pane: &Pane) {
        let most = ((pane.area.max[1] - pane.area.min[1]) / 26.0).max(2.0) as usize;
        let (points, places) = ticks(pane.low, pane.high, most);
        for tick in points.into_iter().filter(|tick| *tick != 0.0) {
            self.level(pane, tick, &decimal(tick, places), self.theme.grid);
        }
        self.level(pane, 0.0, "0", self.theme.ink);
    }

    /// The coordinate's name, and from which step on it is exactly 0 in which run.
    fn words(&self, j: usize, pane: &Pane) {
        let lettering = Lettering {
            color: self.theme.coordinates[j],
            size: 14.0,
            face: Face::Bold,
            align: 1,
        };
        let corner = [pane.area.max[0] - 2.0, pane.area.min[1] + 7.0];
        let name = super::surface::text_width(&self.names[j], 14.0, true);
        let mut taken = vec![Rectangle {
            min: [corner[0] - name, pane.area.min[1] - 2.0],
            max: [corner[0] + 2.0, pane.area.min[1] + 16.0],
        }];
        let patch = self.theme.paper.with_alpha(0.85);
        self.surface.fill(&taken[0].corners(), patch);
        self.surface.text(&self.names[j], corner, lettering);
        let mut zeros: Vec<(usize, Look)> = Vec::new();
        for run in &self.runs.all {
            let reached = self.runs.reaches_zero(run, j).filter(|&k| k > 0);
            zeros.extend(reached.map(|k| (k, Look::of(run.method, self.theme))));
        }
        zeros.sort_by_key(|(k, _)| *k);
        let at = |k: usize| self.pixel(pane, [k as f64, 0.0]);
        for (k, look) in &zeros {
            look.marks(self.surface, &[at(*k)], 5.2, self.theme.paper, &pane.area);
            look.marks(self.surface, &[at(*k)], 3.6, look.color, &pane.area);
        }
        // Those that are near to each other share a label, with a line for each.
        let near = |a: &(usize, Look), b: &(usize, Look)| at(b.0)[0] - at(a.0)[0] < TOGETHER;
        for group in zeros.chunk_by(near) {
            let texts: Vec<String> = group
                .iter()
                .map(|(k, _)| format!("= 0 from k = {k}"))
                .collect();
            let lines = texts.iter().zip(group);
            let label = Label {
                lines: lines
                    .map(|(text, (_, look))| (text.as_str(), look.color, Face::Bold))
                    .collect(),
                size: 11.5,
            };
            let last = at(group[group.len() - 1].0);
            let place = label.place(last, 3.0, &SIDES, &pane.area, &taken);
            label.draw(self.surface, &place, self.theme.paper.with_alpha(0.82));
            taken.push(place);
        }
        // θ* at the right end, where runs that converge arrive.
        let best = self.runs.objective.minimiser()[j];
        let y = self.pixel(pane, [0.0, best])[1];
        if best != 0.0
            && !taken[0].grown(3.0).contains([self.plot.max[0] - 3.0, y])
            && y > pane.area.min[1]
            && y < pane.area.max[1]
        {
            let stroke = Stroke {
                color: self.theme.ink,
                width: 2.0,
            };
            let x = self.plot.max[0];
            self.surface.line(&[[x - 7.0, y], [x, y]], stroke);
        }
    }
}
