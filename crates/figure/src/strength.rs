//! The axis of λ, or of c, that the charts of a table have in common, so that what is at one λ stands below each other.

use super::axes::{Axes, Side, Tick, Title, logarithmic_ticks};
use super::label::Label;
use super::mark::{Face, Lettering, Painter, SOLID, Stroke, arrowhead, text_width};
use super::number::significant;
use super::placement::apart;
use super::theme::{Color, Theme};
use geometry::Rectangle;

pub(crate) const LABEL: f64 = 13.0;
/// Room above the plot, for the names of what is marked, and below it, for numbers, in CSS pixels.
const TOP: f64 = 26.0;
const BOTTOM: f64 = 30.0;
const BELOW: f64 = 17.0;
/// Room for the numbers of the values, beside the plot.
const NUMBERS: f64 = 46.0;
/// Room for the names of curves on the other side: a share of the picture, between two widths.
const NAMES: f64 = 0.16;
const NARROWEST: f64 = 76.0;
const WIDEST: f64 = 140.0;

/// What is to the right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// λ: the curves begin at the left, where it is small, and have their names there.
    Lambda,
    /// c = ‖θ*‖₁: λ is small at the right, where the curves have their names.
    Radius,
}

/// How an axis is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Equal differences are equally long.
    Linear,
    /// Equal ratios are equally long.
    Logarithmic,
}

/// The axis of the penalty's strength: of λ or of c, which rise to the right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StrengthAxis {
    /// What is on it.
    pub against: Against,
    /// How it is divided.
    pub scale: Scale,
    /// The least and the greatest value on it. On a logarithmic axis what is less than 10⁻¹² of the greatest is left out. Where they
    /// are no interval the axis is one unit long.
    pub ends: [f64; 2],
}

/// A value on the axis with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Marker {
    /// The value.
    pub at: f64,
    /// Its name, above the plot; it may be empty.
    pub name: String,
}

impl StrengthAxis {
    /// The left and the right side of the plot in a picture of this width, in CSS pixels: the same for all charts with this axis. With a
    /// theme of another scale than 1 the width and the sides are divided by it.
    #[must_use]
    pub fn sides(&self, width: f64) -> [f64; 2] {
        let names = (NAMES * width).clamp(NARROWEST, WIDEST);
        let [left, right] = match self.against {
            Against::Lambda => [names, NUMBERS],
            Against::Radius => [NUMBERS, names],
        };
        [left, (width - right).max(left + 1.0)]
    }

    /// How far along the axis a value is, from 0 to 1; less or more beyond the ends.
    #[must_use]
    pub fn share(&self, value: f64) -> f64 {
        let [low, high] = self.window();
        (self.place(value) - low) / (high - low)
    }

    /// The value so far along the axis: the inverse of [`Self::share`].
    #[must_use]
    pub fn value(&self, share: f64) -> f64 {
        let [low, high] = self.window();
        let place = low + share * (high - low);
        match self.scale {
            Scale::Linear => place,
            Scale::Logarithmic => 10.0_f64.powf(place),
        }
    }

    /// The value at `x` CSS pixels from the left of a picture of this width, or at the nearest end. With a theme of another scale
    /// than 1 both are divided by it.
    #[must_use]
    pub fn value_at(&self, width: f64, x: f64) -> f64 {
        let [left, right] = self.sides(width);
        self.value(((x - left) / (right - left)).clamp(0.0, 1.0))
    }

    /// The least and the greatest value that the axis does show.
    pub(crate) fn shown(&self) -> [f64; 2] {
        [self.value(0.0), self.value(1.0)]
    }

    /// The ends of the axis as [`Axes`] has them.
    fn window(&self) -> [f64; 2] {
        let [least, greatest] = self.ends;
        let ends = match self.scale {
            Scale::Linear => [least, greatest],
            Scale::Logarithmic => [
                least.max(1e-12 * greatest).max(f64::MIN_POSITIVE).log10(),
                greatest.max(f64::MIN_POSITIVE).log10(),
            ],
        };
        let length = ends[1] - ends[0];
        if length > 1e-12 * ends[1].abs() && length.is_finite() {
            ends
        } else {
            [0.0, 1.0]
        }
    }

    /// Where a value is on [`Axes`].
    pub(crate) fn place(&self, value: f64) -> f64 {
        match self.scale {
            Scale::Linear => value,
            Scale::Logarithmic => value.max(f64::MIN_POSITIVE).log10(),
        }
    }

    /// The axes of a chart with these least and greatest values upwards, and some room.
    pub(crate) fn axes(&self, painter: &Painter, [low, high]: [f64; 2]) -> Axes {
        let [left, right] = self.sides(painter.size[0]);
        let room = 0.05 * (high - low);
        let [low, high] = if room > 0.0 && room.is_finite() {
            [low - room, high + room]
        } else {
            [low - 1.0, low + 1.0]
        };
        let [least, greatest] = self.window();
        Axes {
            plot: Rectangle {
                min: [left, TOP],
                max: [right, (painter.size[1] - BOTTOM).max(TOP + 1.0)],
            },
            window: Rectangle {
                min: [least, low],
                max: [greatest, high],
            },
        }
    }

    /// The side of the plot at which λ is small, and the direction away from the plot there.
    pub(crate) fn beginning(&self, axes: &Axes) -> (f64, f64) {
        match self.against {
            Against::Lambda => (axes.plot.min[0], -1.0),
            Against::Radius => (axes.plot.max[0], 1.0),
        }
    }

    /// Where λ is small on the axis.
    pub(crate) fn small(&self) -> f64 {
        let [least, greatest] = self.shown();
        match self.against {
            Against::Lambda => least,
            Against::Radius => greatest,
        }
    }

    /// Paper, and both axes with their numbers.
    pub(crate) fn backdrop(&self, painter: &Painter, axes: &Axes) {
        painter.paper();
        let apart = (axes.size()[1] / 7.0).max(30.0);
        let side = match self.against {
            Against::Lambda => Side::Right,
            Against::Radius => Side::Left,
        };
        for tick in axes.ticks(1, apart) {
            axes.grid(painter, 1, tick.value);
            axes.number_at(painter, &tick, side);
        }
        let (text, color) = match self.against {
            Against::Lambda => ("λ →", painter.theme.penalty),
            Against::Radius => ("c →", painter.theme.penalty),
        };
        let title = Title {
            text,
            color,
            size: 15.0,
            face: Face::Bold,
        };
        for tick in self.ticks(axes) {
            let x = axes.pixel([tick.value, 0.0])[0];
            axes.number_below(painter, &tick.text, [x, axes.plot.max[1] + BELOW], &title);
        }
        let at = [axes.plot.max[0], axes.plot.max[1] + BELOW];
        let lettering = Lettering {
            color,
            size: title.size,
            face: title.face,
            align: 1,
        };
        painter.text(text, at, lettering);
        let stroke = Stroke {
            color: painter.theme.quiet.with_alpha(0.6),
            width: 1.0,
        };
        axes.rule(painter, 1, axes.window.min[1], stroke);
    }

    fn ticks(&self, axes: &Axes) -> Vec<Tick> {
        let most = (axes.size()[0] / 46.0).max(2.0) as usize;
        match self.scale {
            Scale::Linear => axes.ticks(0, 46.0),
            Scale::Logarithmic => logarithmic_ticks(self.window(), most),
        }
    }

    /// Short lines at some values, on the axis: those that are three pixels from the last at least.
    pub(crate) fn rug(&self, painter: &Painter, axes: &Axes, values: &[f64], color: Color) {
        let stroke = Stroke { color, width: 1.2 };
        let bottom = axes.plot.max[1];
        let mut places: Vec<f64> = self.inside(values.iter().copied(), axes).collect();
        places.sort_by(f64::total_cmp);
        let mut free = f64::NEG_INFINITY;
        for x in places {
            if x >= free {
                painter.line([[x, bottom - 7.0], [x, bottom]], stroke);
                free = x + 3.0;
            }
        }
    }

    fn inside(&self, values: impl Iterator<Item = f64>, axes: &Axes) -> impl Iterator<Item = f64> {
        let [low, high] = [axes.window.min[0], axes.window.max[0]];
        let places = values.map(|value| self.place(value));
        places
            .filter(move |place| (low..=high).contains(place))
            .map(|place| axes.along(0, place))
    }

    /// A dashed line at each of some values, with its name above it.
    pub(crate) fn markers(&self, painter: &Painter, axes: &Axes, markers: &[Marker]) {
        let theme = painter.theme;
        let mut shown: Vec<(f64, &str)> = Vec::new();
        for marker in markers {
            let x = self.inside(std::iter::once(marker.at), axes).next();
            shown.extend(x.map(|x| (x, marker.name.as_str())));
        }
        shown.sort_by(|a, b| a.0.total_cmp(&b.0));
        let stroke = Stroke {
            color: theme.loss,
            width: 1.3,
        };
        for (x, _) in &shown {
            let ends = [[*x, axes.plot.min[1] - 4.0], [*x, axes.plot.max[1]]];
            painter.dashed(ends, stroke, [4.0, 4.0]);
        }
        shown.retain(|(_, name)| !name.is_empty());
        let widths: Vec<f64> = shown
            .iter()
            .map(|(_, name)| text_width(name, LABEL, true) + 14.0)
            .collect();
        let wanted: Vec<f64> = shown.iter().map(|(x, _)| *x).collect();
        let places = apart(&wanted, &widths, [2.0, painter.size[0] - 2.0]);
        for ((x, name), at) in shown.into_iter().zip(places) {
            let y = 0.5 * TOP - 2.0;
            let lettering = Lettering {
                color: theme.loss,
                size: LABEL,
                face: Face::Bold,
                align: 0,
            };
            painter.text(name, [at, y], lettering);
            let foot = [x, axes.plot.min[1] - 4.0];
            if (at - x).abs() > 6.0 {
                painter.line([[at, y + 8.0], foot], stroke);
            }
        }
    }

    /// The line at the value looked at; where that is beyond an end, an arrow to it, and the value.
    pub(crate) fn cursor(&self, painter: &Painter, axes: &Axes, value: f64) {
        let theme = painter.theme;
        let place = self.place(value);
        let at = place.clamp(axes.window.min[0], axes.window.max[0]);
        axes.cursor(painter, at, axes.plot.min[1], 1.8);
        let pixels = axes.pixel([place, 0.0])[0] - axes.pixel([at, 0.0])[0];
        if pixels.abs() < 0.5 {
            return;
        }
        let [x, y] = [axes.pixel([at, 0.0])[0], axes.plot.min[1] + 14.0];
        let outwards = pixels.signum();
        let tip = [x + 11.0 * outwards, y];
        painter.fill(arrowhead(tip, [outwards, 0.0]), theme.ink);
        let name = match self.against {
            Against::Lambda => "λ",
            Against::Radius => "c",
        };
        let text = format!("{name} = {}", significant(value, 4));
        let label = Label {
            lines: vec![(text.as_str(), theme.ink, Face::Bold)],
            size: LABEL,
        };
        let frame = Rectangle {
            min: [0.0; 2],
            max: painter.size,
        };
        let place = label.place([x, y], 5.0, &[[-outwards, 0.0]], &frame, &[]);
        label.draw(painter, &place, theme.paper.with_alpha(0.8));
    }
}

/// A name at a curve's end of small λ.
pub(crate) struct EndName<'a> {
    pub(crate) text: &'a str,
    pub(crate) color: Color,
    pub(crate) face: Face,
    /// The height of the curve's end.
    pub(crate) y: f64,
}

/// How far apart the middles of names are, at least.
pub(crate) const ROW: f64 = 16.0;
/// Names in a narrow picture.
const SMALL: f64 = 12.0;
/// From the plot to the names.
const LEADER: f64 = 14.0;

impl StrengthAxis {
    /// How many names have room beside the plot.
    pub(crate) fn rows(axes: &Axes) -> usize {
        ((axes.size()[1] + ROW) / ROW) as usize
    }

    /// The heights of names, in the order of the curves' ends from the top down.
    pub(crate) fn heights(axes: &Axes, ends: &[f64]) -> Vec<f64> {
        let within = [axes.plot.min[1] - 0.5 * ROW, axes.plot.max[1] + 0.5 * ROW];
        apart(ends, &vec![ROW; ends.len()], within)
    }

    /// Names beside the plot, from the top down, each with a line to its curve; long ones cut in the middle.
    pub(crate) fn end_names(&self, painter: &Painter, axes: &Axes, names: &[EndName]) {
        let (side, outwards) = self.beginning(axes);
        let room = match self.against {
            Against::Lambda => side,
            Against::Radius => painter.size[0] - side,
        };
        let ends: Vec<f64> = names.iter().map(|name| name.y).collect();
        for (name, y) in names.iter().zip(Self::heights(axes, &ends)) {
            let start = [side + 2.0 * outwards, name.y];
            let bend = [side + (LEADER - 3.0) * outwards, y];
            let stroke = Stroke {
                color: name.color,
                width: 1.0,
            };
            painter.dashed([start, bend], stroke, SOLID);
            let bold = name.face == Face::Bold;
            let size = if room < 100.0 { SMALL } else { LABEL };
            let text = shortened(name.text, room - LEADER - 7.0, size, bold);
            let lettering = Lettering {
                color: name.color,
                size,
                face: name.face,
                align: -outwards as i8,
            };
            painter.text(text, [side + LEADER * outwards, y], lettering);
        }
    }
}

/// The text, without as much of its middle as it takes to be no wider than this.
pub(crate) fn shortened(text: &str, width: f64, size: f64, bold: bool) -> String {
    if text_width(text, size, bold) <= width {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    let cut = |kept: usize| -> String {
        let (first, last) = letters.split_at(kept.div_ceil(2));
        let last = &last[last.len() - kept / 2..];
        first.iter().chain(&['…']).chain(last).collect()
    };
    (1..letters.len())
        .rev()
        .map(cut)
        .find(|text| text_width(text, size, bold) <= width)
        .unwrap_or_else(|| cut(1.min(letters.len())))
}

/// How a thin curve among so many looks: many would be a black patch.
pub(crate) fn faint(theme: &Theme, count: usize) -> Stroke {
    Stroke {
        color: theme
            .quiet
            .with_alpha((4.0 / (count.max(1) as f64).sqrt()).clamp(0.16, 0.6)),
        width: 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(against: Against, scale: Scale, ends: [f64; 2]) -> StrengthAxis {
        StrengthAxis {
            against,
            scale,
            ends,
        }
    }

    #[test]
    fn values_and_shares_are_each_other_s_inverse() {
        for scale in [Scale::Linear, Scale::Logarithmic] {
            let axis = axis(Against::Lambda, scale, [0.1, 45.0]);
            assert!(axis.share(0.1).abs() < 1e-12 && (axis.share(45.0) - 1.0).abs() < 1e-12);
            for share in [0.0, 0.2, 0.77, 1.0] {
                assert!((axis.share(axis.value(share)) - share).abs() < 1e-12);
            }
            for width in [360.0, 900.0] {
                let [left, right] = axis.sides(width);
                let middle = axis.value_at(width, 0.5 * (left + right));
                let meant = match scale {
                    Scale::Linear => 22.55,
                    Scale::Logarithmic => 4.5_f64.sqrt(),
                };
                assert!((middle - meant).abs() < 1e-9, "{middle}");
                assert_eq!(axis.value_at(width, -9.0), axis.value(0.0));
            }
        }
    }

    #[test]
    fn an_axis_without_a_length_is_one_all_the_same() {
        for ends in [
            [0.0, 0.0],
            [f64::NAN, 1.0],
            [3.0, 1.0],
            [0.0, f64::INFINITY],
        ] {
            for scale in [Scale::Linear, Scale::Logarithmic] {
                let axis = axis(Against::Lambda, scale, ends);
                assert!(
                    [0.0, 0.3, 1.0]
                        .map(|share| axis.value(share))
                        .iter()
                        .all(|x| x.is_finite())
                );
                assert!(axis.share(0.5).is_finite());
            }
        }
        let from_zero = axis(Against::Radius, Scale::Logarithmic, [0.0, 100.0]);
        assert!((from_zero.value(0.0) / 1e-10 - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_long_name_keeps_its_beginning_and_its_end() {
        let name = "total_cholesterol_divided_by_hdl_squared";
        for width in [40.0, 60.0, 118.0] {
            let short = shortened(name, width, LABEL, true);
            assert!(text_width(&short, LABEL, true) <= width, "{short}");
            let (first, last) = short.split_once('…').expect("cut");
            assert!(name.starts_with(first) && name.ends_with(last) && !last.is_empty());
        }
        assert_eq!(shortened("bmi", 60.0, LABEL, true), "bmi");
        assert_eq!(shortened("", 0.0, LABEL, false), "");
        assert_eq!(shortened("äöü", 0.0, LABEL, false), "ä…");
    }
}
