//! Axes: which value lies where, and the one way to draw ticks, titles, rules and cursors of all charts.

use super::mark::{Face, Lettering, Painter, Stroke, text_width};
use super::number::{decimal, power_of_ten, significant};
use super::theme::Color;
use super::ticks::ticks;
use geometry::Rectangle;
use lasso_path::problem::Vector2;

const TICK: f64 = 12.0;
/// How far labels stand left of the plot, in CSS pixels.
const ASIDE: f64 = 7.0;
/// Positions are kept within this many pixels, where they are clipped.
const FAR: f64 = 1e9;

/// The two axes of a chart: the invertible map between values (x to the right, y upwards) and CSS pixels.
///
/// A logarithmic axis has the logarithms of its values to base ten.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Axes {
    /// Where marks are, in pixels.
    pub(crate) plot: Rectangle,
    /// The values in the plot.
    pub(crate) window: Rectangle,
}

/// A number on an axis.
pub(crate) struct Tick {
    pub(crate) value: f64,
    pub(crate) text: String,
}

/// The name of an axis.
pub(crate) struct Title<'a> {
    pub(crate) text: &'a str,
    pub(crate) color: Color,
    pub(crate) size: f64,
    pub(crate) face: Face,
}

/// A side of the plot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

/// At most `most` round numbers on a logarithmic axis, whose ends are logarithms to base ten; the numbers' places are too.
pub(crate) fn logarithmic_ticks([low, high]: [f64; 2], most: usize) -> Vec<Tick> {
    let tick = |digit: f64, power: i32| Tick {
        value: f64::from(power) + digit.log10(),
        text: match power {
            -4..=5 => decimal(digit * 10.0_f64.powi(power), (-power).max(0) as usize),
            _ if digit == 1.0 => power_of_ten(power),
            _ => significant(digit * 10.0_f64.powi(power), 1),
        },
    };
    let powers = low.floor() as i32..=high.ceil() as i32;
    let every = |step: i32, digits: &[f64]| -> Vec<Tick> {
        let powers = powers.clone().filter(|power| power % step == 0);
        let all = powers.flat_map(|power| digits.iter().map(move |&digit| tick(digit, power)));
        let slack = 1e-9;
        all.filter(|tick| (low - slack..=high + slack).contains(&tick.value))
            .collect()
    };
    let choices: [(i32, &[f64]); 8] = [
        (1, &[1.0, 2.0, 5.0]),
        (1, &[1.0, 3.0]),
        (1, &[1.0]),
        (2, &[1.0]),
        (3, &[1.0]),
        (5, &[1.0]),
        (10, &[1.0]),
        (100, &[1.0]),
    ];
    let found = choices
        .into_iter()
        .map(|(step, digits)| every(step, digits))
        .find(|ticks| ticks.len() <= most)
        .unwrap_or_default();
    if found.len() > 1 {
        return found;
    }
    // Less than a decade.
    let window = Rectangle {
        min: [10.0_f64.powf(low), 0.0],
        max: [10.0_f64.powf(high), 1.0],
    };
    let plot = Rectangle {
        min: [0.0; 2],
        max: [most as f64, 1.0],
    };
    let mut ticks = Axes { plot, window }.ticks(0, 1.0);
    ticks.retain(|tick| tick.value > 0.0);
    for tick in &mut ticks {
        tick.value = tick.value.log10();
    }
    ticks
}

impl Axes {
    /// The plot in a picture of `size` with this room beside it: left, top, right, bottom. It is a pixel wide and high
    /// at least.
    pub(crate) fn plot(size: [f64; 2], margin: [f64; 4]) -> Rectangle {
        let [left, top, right, bottom] = margin;
        Rectangle {
            min: [left, top],
            max: [
                (size[0] - right).max(left + 1.0),
                (size[1] - bottom).max(top + 1.0),
            ],
        }
    }

    /// Where values are in the picture, which may be far outside the plot.
    pub(crate) fn pixel(&self, at: Vector2) -> Vector2 {
        let share =
            |k: usize| (at[k] - self.window.min[k]) / (self.window.max[k] - self.window.min[k]);
        let [width, height] = self.size();
        let near = |x: f64| x.clamp(-FAR, FAR);
        [
            near(self.plot.min[0] + share(0) * width),
            near(self.plot.max[1] - share(1) * height),
        ]
    }

    /// The values at a pixel, where x stays in the window: the inverse of [`Axes::pixel`].
    pub(crate) fn at(&self, pixel: Vector2) -> Vector2 {
        let share =
            [0, 1].map(|k| (pixel[k] - self.plot.min[k]) / (self.plot.max[k] - self.plot.min[k]));
        let Rectangle { min, max } = self.window;
        [
            min[0] + share[0].clamp(0.0, 1.0) * (max[0] - min[0]),
            max[1] - share[1] * (max[1] - min[1]),
        ]
    }

    /// Where values are, or the nearest place in the plot.
    pub(crate) fn nearest(&self, at: Vector2) -> Vector2 {
        self.plot.nearest(self.pixel(at))
    }

    /// The width and height of the plot.
    pub(crate) fn size(&self) -> Vector2 {
        [0, 1].map(|k| self.plot.max[k] - self.plot.min[k])
    }

    /// Round numbers on the axis of x (0) or y (1), on average at least so many pixels apart.
    pub(crate) fn ticks(&self, k: usize, apart: f64) -> Vec<Tick> {
        let most = (self.size()[k] / apart).max(2.0) as usize;
        let (points, places) = ticks(self.window.min[k], self.window.max[k], most);
        // So many decimals of a small number are nearly all zeros, and have no room.
        let text = |value: f64| match places {
            0..=6 => decimal(value, places),
            _ if value == 0.0 => "0".to_owned(),
            _ => {
                let before = value.abs().log10().floor() as i32 + 1;
                significant(value, (places as i32 + before).max(1) as usize)
            }
        };
        let tick = |value| Tick {
            value,
            text: text(value),
        };
        points.into_iter().map(tick).collect()
    }

    /// Powers of ten on a logarithmic axis of y from the top down, so many decades apart.
    pub(crate) fn powers(&self, decades: usize) -> Vec<Tick> {
        let [low, high] = [self.window.min[1], self.window.max[1]].map(|x| x as i32);
        let tick = |power: i32| Tick {
            value: f64::from(power),
            text: match power {
                0 => "1".to_owned(),
                _ => power_of_ten(power),
            },
        };
        (0..=high - low)
            .step_by(decades)
            .map(|down| tick(high - down))
            .collect()
    }

    /// A line across the plot at a value of x (0) or y (1).
    pub(crate) fn rule(&self, painter: &Painter, k: usize, value: f64, stroke: Stroke) {
        let mut ends = [self.plot.min, self.plot.max];
        let along = self.along(k, value);
        ends.iter_mut().for_each(|end| end[k] = along);
        painter.line(ends, stroke);
    }

    /// Where the rule at a value is: rules lie on whole pixels, so that they are crisp at 1x.
    pub(crate) fn along(&self, k: usize, value: f64) -> f64 {
        let mut at = [0.0; 2];
        at[k] = value;
        // A rounding is not a pixel.
        (self.pixel(at)[k] + 1e-6).floor() + 0.5
    }

    /// The axis of the other coordinate, at a value of this one.
    pub(crate) fn zero(&self, painter: &Painter, k: usize, value: f64) {
        let stroke = Stroke {
            color: painter.theme.ink,
            width: 1.2,
        };
        self.rule(painter, k, value, stroke);
    }

    /// A line of the grid at a value of x (0) or y (1).
    pub(crate) fn grid(&self, painter: &Painter, k: usize, value: f64) {
        let stroke = Stroke {
            color: painter.theme.grid,
            width: 1.0,
        };
        self.rule(painter, k, value, stroke);
    }

    /// A number at the left of the plot, at its height.
    pub(crate) fn number(&self, painter: &Painter, tick: &Tick) {
        self.number_at(painter, tick, Side::Left);
    }

    /// A number beside the plot, at its height.
    pub(crate) fn number_at(&self, painter: &Painter, tick: &Tick, side: Side) {
        let width = painter.size[0];
        let room = match side {
            Side::Left => self.plot.min[0],
            Side::Right => width - self.plot.max[0],
        } - ASIDE;
        // A long number is smaller, and a very long one starts at the side of the picture.
        let size = (room / text_width(&tick.text, 1.0, false)).clamp(9.0, TICK);
        let inwards = room.max(text_width(&tick.text, size, false) + 1.0);
        let (x, align) = match side {
            Side::Left => (inwards, 1),
            Side::Right => (width - inwards, -1),
        };
        let lettering = Lettering {
            color: painter.theme.quiet,
            size,
            face: Face::Regular,
            align,
        };
        painter.text(&*tick.text, [x, self.along(1, tick.value)], lettering);
    }

    /// A number below the plot at these pixels, if it leaves room for the axis's title.
    pub(crate) fn number_below(
        &self,
        painter: &Painter,
        text: &str,
        [x, y]: Vector2,
        title: &Title,
    ) {
        let end = x + 0.5 * text_width(text, TICK, false);
        let bold = title.face == Face::Bold;
        let room = text_width(title.text, title.size, bold) + 7.0;
        if end < self.plot.max[0] - room {
            let lettering = Lettering {
                color: painter.theme.quiet,
                size: TICK,
                face: Face::Regular,
                align: 0,
            };
            painter.text(text, [x, y], lettering);
        }
    }

    /// The title of the axis of x, at its end, so far below the plot.
    pub(crate) fn title(&self, painter: &Painter, below: f64, title: &Title) {
        let lettering = Lettering {
            color: title.color,
            size: title.size,
            face: title.face,
            align: 1,
        };
        let at = [self.plot.max[0], self.plot.max[1] + below];
        painter.text(title.text, at, lettering);
    }

    /// The line at the x looked at, from a height in pixels to the bottom of the plot.
    pub(crate) fn cursor(&self, painter: &Painter, x: f64, top: f64, width: f64) {
        let stroke = Stroke {
            color: painter.theme.ink,
            width,
        };
        let x = self.pixel([x, 0.0])[0];
        painter.line([[x, top], [x, self.plot.max[1]]], stroke);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AXES: Axes = Axes {
        plot: Rectangle {
            min: [40.0, 10.0],
            max: [340.0, 110.0],
        },
        window: Rectangle {
            min: [0.0, -16.0],
            max: [3.0, 4.0],
        },
    };

    #[test]
    fn values_and_pixels_are_each_other_s_inverse() {
        for pixel in [[40.0, 10.0], [123.0, 45.6], [340.0, 110.0]] {
            let back = AXES.pixel(AXES.at(pixel));
            assert!((0..2).all(|k| (back[k] - pixel[k]).abs() < 1e-9));
        }
        assert_eq!(AXES.nearest([9.0, 1e300]), [340.0, 10.0]);
    }

    #[test]
    fn numbers_of_a_narrow_axis_are_short_and_tell_ticks_apart() {
        let texts = |low: f64, high: f64| -> Vec<String> {
            let window = Rectangle {
                min: [low, 0.0],
                max: [high, 1.0],
            };
            let axes = Axes { window, ..AXES };
            let ticks = axes.ticks(0, 100.0).into_iter();
            ticks.map(|tick| tick.text).collect()
        };
        assert_eq!(texts(0.0, 3e-12), ["0", "2×10⁻¹²"]);
        assert_eq!(texts(0.0, 3.0), ["0", "2"]);
        let near = texts(1.0, 1.000_000_03);
        assert!(near.len() > 1 && near[0] != near[1], "{near:?}");
    }

    #[test]
    fn a_logarithmic_axis_has_round_numbers_where_they_belong() {
        let texts = |ends: [f64; 2], most| -> Vec<String> {
            let ticks = logarithmic_ticks(ends.map(f64::log10), most);
            for tick in &ticks {
                if let Ok(value) = tick.text.parse::<f64>() {
                    assert!((tick.value - value.log10()).abs() < 1e-9, "{value}");
                }
            }
            ticks.into_iter().map(|tick| tick.text).collect()
        };
        let fine = ["0.1", "0.2", "0.5", "1", "2", "5", "10", "20"];
        assert_eq!(texts([0.08, 45.0], 10), fine);
        assert_eq!(texts([0.08, 45.0], 7), ["0.1", "0.3", "1", "3", "10", "30"]);
        assert_eq!(texts([0.08, 45.0], 3), ["0.1", "1", "10"]);
        assert_eq!(texts([1e-9, 1.0], 4), ["10⁻⁹", "10⁻⁶", "0.001", "1"]);
        assert_eq!(texts([3.1, 4.9], 5), ["3.5", "4.0", "4.5"]);
    }

    #[test]
    fn powers_go_down_from_the_highest() {
        let powers = AXES.powers(4);
        let texts: Vec<&str> = powers.iter().map(|tick| tick.text.as_str()).collect();
        assert_eq!(texts, ["10⁴", "1", "10⁻⁴", "10⁻⁸", "10⁻¹²", "10⁻¹⁶"]);
    }
}
