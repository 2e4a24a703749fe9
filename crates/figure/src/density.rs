//! One coordinate of θ given the other: the densities of prior, likelihood and posterior, and where mode, mean and median
//! of the posterior are.

use super::axes::{Axes, Title};
use super::label::{Label, leader};
use super::mark::{Face, Lettering, Painter, Stroke, text_width};
use super::picture::Layer;
use super::shared::Shared;
use super::theme::Color;
use geometry::Rectangle;
use lasso_path::posterior::Conditional;
use lasso_path::problem::Vector2;
use lasso_path::solve::penalty::Penalty;

/// Room for the axis of θ and the legend, in CSS pixels: left, top, right, bottom.
const MARGIN: [f64; 4] = [16.0, 30.0, 16.0, 44.0];
/// How many chords a density is drawn with, besides the kink at 0.
const CHORDS: usize = 240;
const LABEL: f64 = 13.0;
/// How far below the plot the draws and the numbers of the axis stand.
const DRAWS: f64 = 10.0;
const BELOW: f64 = 26.0;

/// The axis of the coordinate.
#[derive(Clone, Debug, PartialEq)]
pub struct Backdrop {
    /// The ends of the axis.
    pub ends: [f64; 2],
    /// The coordinate's name.
    pub name: String,
}

/// The densities.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreground {
    /// What is below it.
    pub backdrop: Backdrop,
    /// The posterior given the other coordinate, with its prior and likelihood.
    pub conditional: Conditional,
    /// The prior's penalty, for its colour.
    pub penalty: Penalty,
    /// The mean and the median of the posterior.
    pub summaries: [f64; 2],
    /// Draws from it.
    pub draws: Shared<[f64]>,
    /// The names of prior, likelihood, posterior, mode, mean and median.
    pub texts: [String; 6],
}

impl Layer for Backdrop {
    fn draw(&self, painter: &Painter) {
        painter.paper();
        let axes = self.axes(painter, 1.0);
        let title = Title {
            text: &self.name,
            color: painter.theme.ink,
            size: 15.0,
            face: Face::Bold,
        };
        for tick in axes.ticks(0, 60.0) {
            axes.grid(painter, 0, tick.value);
            let at = [axes.pixel([tick.value, 0.0])[0], axes.plot.max[1] + BELOW];
            axes.number_below(painter, &tick.text, at, &title);
        }
        axes.title(painter, BELOW, &title);
        axes.zero(painter, 1, 0.0);
        axes.zero(painter, 0, 0.0);
    }
}

impl Backdrop {
    fn axes(&self, painter: &Painter, highest: f64) -> Axes {
        Axes {
            plot: Axes::plot(painter.size, MARGIN),
            window: Rectangle {
                min: [self.ends[0], 0.0],
                max: [self.ends[1], highest],
            },
        }
    }

    /// The coordinates at which densities are drawn: evenly, and at the kink.
    fn points(&self) -> Vec<f64> {
        let [low, high] = self.ends;
        let mut points: Vec<f64> = (0..=CHORDS)
            .map(|i| low + (high - low) * i as f64 / CHORDS as f64)
            .collect();
        if low < 0.0 && 0.0 < high {
            points.push(0.0);
            points.sort_by(f64::total_cmp);
        }
        points
    }
}

impl Layer for Foreground {
    fn draw(&self, painter: &Painter) {
        let theme = painter.theme;
        let points = self.backdrop.points();
        let posterior: Vec<f64> = points
            .iter()
            .map(|&t| self.conditional.density(t))
            .collect();
        let prior: Option<Vec<f64>> = points
            .iter()
            .map(|&t| self.conditional.prior_density(t))
            .collect();
        let likelihood: Option<Vec<f64>> = points
            .iter()
            .map(|&t| self.conditional.likelihood(t))
            .collect();
        let highest = |values: &[f64]| values.iter().copied().fold(0.0, f64::max);
        // The posterior fills the plot; a prior or a likelihood that is much higher is cut.
        let peak = highest(&posterior).max(f64::MIN_POSITIVE);
        let others = prior
            .iter()
            .chain(&likelihood)
            .map(|values| highest(values));
        let room = 1.08 * others.fold(peak, |room, other| room.max(other.min(1.6 * peak)));
        let axes = self.backdrop.axes(painter, room);
        let curve = |values: &[f64]| -> Vec<Vector2> {
            let points = points.iter().zip(values);
            points
                .map(|(&t, &density)| axes.nearest([t, density]))
                .collect()
        };
        let mut area = curve(&posterior);
        area.push([axes.plot.max[0], axes.plot.max[1]]);
        area.push([axes.plot.min[0], axes.plot.max[1]]);
        painter.fill(area, theme.ink.with_alpha(0.1));
        let curves: [(&Option<Vec<f64>>, Color, f64); 3] = [
            (&prior, theme.ball(self.penalty), 2.2),
            (&likelihood, theme.loss, 2.2),
            (&Some(posterior), theme.ink, 3.0),
        ];
        for (values, color, width) in curves {
            if let Some(values) = values {
                painter.line(curve(values), Stroke { color, width });
            }
        }
        self.draws(painter, &axes);
        self.summaries(painter, &axes);
        self.legend(painter, [prior.is_some(), likelihood.is_some(), true]);
    }
}

impl Foreground {
    /// A short line for each draw.
    fn draws(&self, painter: &Painter, axes: &Axes) {
        let stroke = Stroke {
            color: painter.theme.ink.with_alpha(0.25),
            width: 1.0,
        };
        let [low, high] = self.backdrop.ends;
        for &draw in self
            .draws
            .iter()
            .filter(|draw| (low..=high).contains(*draw))
        {
            let x = axes.pixel([draw, 0.0])[0];
            let y = axes.plot.max[1] + DRAWS;
            painter.line([[x, y - 4.0], [x, y + 4.0]], stroke);
        }
    }

    /// Mode, mean and median: a line to the curve of each, with its name.
    fn summaries(&self, painter: &Painter, axes: &Axes) {
        let [mean, median] = self.summaries;
        let marks = [
            (self.conditional.mode(), &self.texts[3]),
            (mean, &self.texts[4]),
            (median, &self.texts[5]),
        ];
        let frame = Rectangle {
            min: [4.0, MARGIN[1]],
            max: [painter.size[0] - 4.0, axes.plot.max[1] - 4.0],
        };
        let [low, high] = self.backdrop.ends;
        let line = |value: f64| {
            let top = axes.nearest([value, self.conditional.density(value)]);
            (low..=high)
                .contains(&value)
                .then_some((top, [top[0], axes.plot.max[1]]))
        };
        // No name lies on one of the lines.
        let lines = marks.iter().filter_map(|(value, _)| line(*value));
        let lines = lines.map(|(top, foot)| Rectangle {
            min: top,
            max: foot,
        });
        let mut obstacles: Vec<Rectangle> = lines.map(|line| line.grown(1.5)).collect();
        for (k, (value, text)) in marks.into_iter().enumerate() {
            let Some((top, foot)) = line(value) else {
                continue;
            };
            let stroke = Stroke {
                color: painter.theme.ink,
                width: [2.4, 1.6, 1.6][k],
            };
            painter.dashed([foot, top], stroke, [[1.0, 0.0], [5.0, 4.0], [1.5, 4.0]][k]);
            let label = Label {
                lines: vec![(text.as_str(), painter.theme.ink, Face::Bold)],
                size: LABEL,
            };
            // The mode's name to the left of its line, the others' to the right.
            let share = [0.85, 0.25, 0.85][k];
            let anchor = [top[0], foot[1] + share * (top[1] - foot[1])];
            let right = [[1.0, 0.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 0.0]];
            let left = [[-1.0, 0.0], [-1.0, -1.0], [-1.0, 1.0], [1.0, 0.0]];
            let sides = if k == 0 { left } else { right };
            let place = label.place_near(anchor, 5.0, &sides, &frame, &obstacles);
            if let Some(line) = leader(anchor, 3.0, &place) {
                let color = painter.theme.quiet;
                painter.line(line, Stroke { color, width: 1.2 });
            }
            label.draw(painter, &place, painter.theme.paper.with_alpha(0.85));
            obstacles.push(place);
        }
    }

    /// The names of the curves, in a row at the top.
    fn legend(&self, painter: &Painter, shown: [bool; 3]) {
        let theme = painter.theme;
        let colors = [theme.ball(self.penalty), theme.loss, theme.ink];
        // A narrow picture has shorter lines and smaller names.
        let narrow = painter.size[0] < 352.0;
        let (line, gap, size) = if narrow {
            (10.0, 8.0, 11.5)
        } else {
            (16.0, 14.0, LABEL)
        };
        let mut x = MARGIN[0];
        for k in 0..3 {
            if !shown[k] {
                continue;
            }
            let y = 14.0;
            let stroke = Stroke {
                color: colors[k],
                width: 3.0,
            };
            painter.line([[x, y], [x + line, y]], stroke);
            let lettering = Lettering {
                color: colors[k],
                size,
                face: Face::Bold,
                align: -1,
            };
            let start = x + line + 5.0;
            painter.text(&*self.texts[k], [start, y], lettering);
            x = start + text_width(&self.texts[k], size, true) + gap;
        }
    }
}
