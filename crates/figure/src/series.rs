//! Curves through nodes, against the penalty's strength.

use super::axes::Axes;
use super::downsampling::Simplified;
use super::strength::{Scale, StrengthAxis};
use lasso_path::problem::Vector2;

/// Nodes less than this apart, in CSS pixels, are one to a curve among many.
const NEAR: f64 = 0.5;
/// The longest chord that stands for a curve that is bent by a logarithmic axis, in CSS pixels.
const CHORD: f64 = 5.0;

/// A curve that is linear between nodes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    /// The nodes, ascending.
    pub at: Vec<f64>,
    /// The values at the nodes.
    pub values: Vec<f64>,
}

impl Series {
    /// The value somewhere: beyond the nodes that of the last; `None` without nodes.
    #[must_use]
    pub fn value(&self, at: f64) -> Option<f64> {
        between(&self.at, &self.values, at)
    }
}

/// The value of a curve through nodes: between them by the line through both, beyond them that of the last.
pub(crate) fn between(nodes: &[f64], values: &[f64], at: f64) -> Option<f64> {
    let right = nodes.partition_point(|&node| node < at);
    let (Some(left), Some(&end)) = (right.checked_sub(1), values.get(right)) else {
        return values.get(right).or(values.last()).copied();
    };
    let [from, to] = [nodes[left], nodes[right]];
    let start = values[left];
    Some(start + (end - start) * ((at - from) / (to - from)))
}

/// Where curves through the same nodes are drawn: at a node, or between two.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sample {
    /// In CSS pixels.
    pub(crate) x: f64,
    left: usize,
    share: f64,
}

impl Sample {
    pub(crate) fn of(self, values: &[f64]) -> Option<f64> {
        let start = *values.get(self.left)?;
        if self.share == 0.0 {
            return Some(start);
        }
        let end = *values.get(self.left + 1)?;
        Some(start + self.share * (end - start))
    }
}

/// The places where curves through these nodes are drawn: the nodes that can be told apart, the ends of the axis, and on a
/// logarithmic one as many between as it takes.
pub(crate) fn samples(axis: &StrengthAxis, axes: &Axes, nodes: &[f64]) -> Vec<Sample> {
    let [low, high] = axis.shown();
    let pixel = |value: f64| axes.pixel([axis.place(value), 0.0])[0];
    let mut samples: Vec<Sample> = Vec::new();
    let mut add = |sample: Sample, last: bool| {
        let near = samples
            .last()
            .is_some_and(|before| sample.x - before.x < NEAR);
        if near && last && samples.len() > 1 {
            samples.pop();
        }
        if !near || last {
            samples.push(sample);
        }
    };
    for left in 0..nodes.len() {
        let from = nodes[left];
        let to = nodes.get(left + 1).copied().unwrap_or(from);
        let [start, end] = [from.max(low), to.min(high)];
        let inside = |value: f64| (low..=high).contains(&value);
        let at = |value: f64| Sample {
            x: pixel(value),
            left,
            share: if to > from {
                (value - from) / (to - from)
            } else {
                0.0
            },
        };
        if inside(from) {
            add(at(from), false);
        } else if from < low && to > low {
            add(at(low), false);
        }
        if start < end && axis.scale == Scale::Logarithmic {
            let [first, last] = [start, end].map(&pixel);
            let chords = ((last - first) / CHORD).ceil().max(1.0);
            for k in 1..chords as usize {
                let x =
                    axis.share(start) + (axis.share(end) - axis.share(start)) * k as f64 / chords;
                add(at(axis.value(x)), false);
            }
        }
        if from < high && to > high {
            add(at(high), true);
        } else if left + 1 == nodes.len() && inside(from) {
            add(at(from), true);
        }
    }
    samples
}

/// The pieces of a curve where it is not 0, from where it leaves 0 to where it comes back.
pub(crate) fn pieces(axes: &Axes, samples: &[Sample], values: &[f64]) -> Vec<Vec<Vector2>> {
    let Some(height) = Height::of(axes) else {
        return Vec::new();
    };
    let mut pieces = Vec::new();
    let mut line = Simplified::default();
    let (mut open, mut zero) = (false, None);
    for sample in samples {
        let Some(value) = sample.of(values) else {
            break;
        };
        let point = [sample.x, height.at(value)];
        if value != 0.0 {
            if let Some(start) = zero.take().filter(|_| !open) {
                line.add(start);
            }
            line.add(point);
            open = true;
        } else {
            if open {
                line.add(point);
                pieces.push(line.end());
                open = false;
            }
            zero = Some(point);
        }
    }
    if open {
        pieces.push(line.end());
    }
    pieces.retain(|piece| piece.len() > 1);
    pieces
}

/// As [`Axes::nearest`], without a division for each of a million points.
struct Height {
    zero: f64,
    scale: f64,
    ends: [f64; 2],
}

impl Height {
    fn of(axes: &Axes) -> Option<Self> {
        let [low, high] = [axes.window.min[1], axes.window.max[1]];
        let scale = axes.size()[1] / (high - low);
        let zero = axes.plot.max[1] + low * scale;
        (scale.is_finite() && zero.is_finite()).then_some(Height {
            zero,
            scale,
            ends: [axes.plot.min[1], axes.plot.max[1]],
        })
    }

    fn at(&self, value: f64) -> f64 {
        (self.zero - self.scale * value)
            .max(self.ends[0])
            .min(self.ends[1])
    }
}
