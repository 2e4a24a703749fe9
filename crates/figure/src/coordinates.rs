//! θ₁ and θ₂ of each run against the iteration: who reaches 0, who hops across it, who never does.

use super::axes::{Axes, Tick};
use super::descent::{MethodLook, Runs};
use super::label::Label;
use super::mark::{Face, Lettering, Painter, Stroke, text_width};
use super::picture::Layer;
use super::shared::Shared;
use super::step_chart::{cursor, curve, iterations, pane, plot};
use super::traces::Extent;
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

/// The axes.
#[derive(Clone, Debug, PartialEq)]
pub struct Backdrop {
    /// How many steps the k-axis has.
    pub steps: usize,
    /// The lowest and the highest value on the scale of each coordinate.
    pub ranges: [[f64; 2]; 2],
}

/// The curves, and the iteration looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreground {
    /// The runs.
    pub runs: Shared<Runs>,
    /// The iteration.
    pub iteration: usize,
    /// For each coordinate, where runs reach 0 for good.
    pub zeros: [Vec<Zero>; 2],
    /// The names of the coordinates.
    pub names: [String; 2],
}

/// From where on a coordinate of a run is 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Zero {
    /// Of which run, by its place.
    pub run: usize,
    /// From which iteration on.
    pub k: usize,
    /// What stands there.
    pub text: String,
}

impl Layer for Backdrop {
    fn draw(&self, painter: &Painter) {
        painter.paper();
        iterations(painter, self.steps);
        for pane in panes(painter, self.steps, &self.ranges) {
            let ticks = pane.ticks(1, 26.0).into_iter();
            for tick in ticks.filter(|tick| tick.value != 0.0) {
                pane.grid(painter, 1, tick.value);
                pane.number(painter, &tick);
            }
            let zero = Tick {
                value: 0.0,
                text: "0".to_owned(),
            };
            pane.zero(painter, 1, zero.value);
            pane.number(painter, &zero);
        }
    }
}

impl Layer for Foreground {
    fn draw(&self, painter: &Painter) {
        let runs = &*self.runs;
        let panes = panes(painter, runs.steps, &runs.ranges);
        for (j, pane) in panes.iter().enumerate() {
            for run in &runs.all {
                curve(painter, pane, run.into(), &|k| run.iterates[k][j]);
            }
        }
        for (j, pane) in panes.iter().enumerate() {
            self.words(painter, j, pane);
        }
        let extents: Vec<Extent> = runs.all.iter().map(Extent::from).collect();
        cursor(
            painter,
            &panes,
            runs.steps,
            &extents,
            self.iteration,
            &|j, run| runs.all[run].iterates[self.iteration][j],
        );
    }
}

/// One above the other.
fn panes(painter: &Painter, steps: usize, ranges: &[[f64; 2]; 2]) -> [Axes; 2] {
    let mut areas = [plot(painter.size); 2];
    let middle = 0.5 * (areas[0].min[1] + areas[0].max[1]);
    areas[0].max[1] = (middle - 0.5 * GAP).max(areas[0].min[1] + 1.0);
    areas[1].min[1] = (middle + 0.5 * GAP).min(areas[1].max[1] - 1.0);
    [0, 1].map(|j| pane(areas[j], steps, ranges[j]))
}

impl Foreground {
    /// The coordinate's name, and from which step on it is exactly 0 in which run.
    fn words(&self, painter: &Painter, j: usize, pane: &Axes) {
        let (theme, runs, plot) = (painter.theme, &*self.runs, plot(painter.size));
        let lettering = Lettering {
            color: theme.coordinates[j],
            size: 14.0,
            face: Face::Bold,
            align: 1,
        };
        let corner = [pane.plot.max[0] - 2.0, pane.plot.min[1] + 7.0];
        let name = text_width(&self.names[j], 14.0, true);
        let mut taken = vec![Rectangle {
            min: [corner[0] - name, pane.plot.min[1] - 2.0],
            max: [corner[0] + 2.0, pane.plot.min[1] + 16.0],
        }];
        let patch = theme.paper.with_alpha(0.85);
        painter.fill(taken[0].corners(), patch);
        painter.text(&*self.names[j], corner, lettering);
        let look = |zero: &Zero| MethodLook::of(runs.all[zero.run].method, theme);
        let reached = self.zeros[j].iter().filter(|zero| zero.k > 0);
        let mut zeros: Vec<(usize, MethodLook, &str)> = reached
            .map(|zero| (zero.k, look(zero), zero.text.as_str()))
            .collect();
        zeros.sort_by_key(|(k, ..)| *k);
        let at = |k: usize| pane.pixel([k as f64, 0.0]);
        for (k, look, _) in &zeros {
            look.marks(painter, &[at(*k)], 5.2, theme.paper, &pane.plot);
            look.marks(painter, &[at(*k)], 3.6, look.color, &pane.plot);
        }
        // Those that are near to each other share a label, with a line for each.
        let near = |a: &(usize, MethodLook, &str), b: &(usize, MethodLook, &str)| {
            at(b.0)[0] - at(a.0)[0] < TOGETHER
        };
        for group in zeros.chunk_by(near) {
            let lines = group.iter();
            let label = Label {
                lines: lines
                    .map(|(_, look, text)| (*text, look.color, Face::Bold))
                    .collect(),
                size: 11.5,
            };
            let last = at(group[group.len() - 1].0);
            let place = label.place(last, 3.0, &SIDES, &pane.plot, &taken);
            label.draw(painter, &place, theme.paper.with_alpha(0.82));
            taken.push(place);
        }
        // θ* at the right end, where runs that converge arrive.
        let best = runs.objective.minimiser()[j];
        let y = pane.pixel([0.0, best])[1];
        if best != 0.0
            && !taken[0].grown(3.0).contains([plot.max[0] - 3.0, y])
            && y > pane.plot.min[1]
            && y < pane.plot.max[1]
        {
            let stroke = Stroke {
                color: theme.ink,
                width: 2.0,
            };
            let x = plot.max[0];
            painter.line([[x - 7.0, y], [x, y]], stroke);
        }
    }
}
