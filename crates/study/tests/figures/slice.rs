//! The figures of one parameter are right: curves, minimum, interval and operators where the
//! definitions put them, and handles that give back what they show.

use super::marks::{Seen, marks};
use super::plane::check_frame;
use super::random::any_state;
use super::states::{OF_ONE_PARAMETER, SLICED};
use super::{ROUNDING, SAGITTA, rests};
use figure::grip::{self, Grip};
use figure::one_parameter::Input;
use figure::{Figure, Mark, Theme};
use lasso_path::problem::Vector2;
use lasso_path::solve::Slice;
use proptest::prelude::*;
use strategies::config;
use study::topic::parameter::{Coordinate, Point, Settings};
use study::{Action, Attention, Derived, State, Topic, derive, permalink};

/// Where the plots begin, in CSS pixels.
const TOP: f64 = 28.0;

/// The scales of a figure, found again from outside: t from what dragging z gives, and values from
/// two marks of known value.
struct Scales<'a> {
    figure: Figure,
    derived: &'a Derived,
    size: [f64; 2],
    /// (value, y) at the bottom and the top.
    values: [Vector2; 2],
}

impl Scales<'_> {
    fn t(&self, x: f64) -> f64 {
        one_t(self.figure, self.derived, self.size, x)
    }

    fn y(&self, value: f64) -> f64 {
        let [low, high] = self.values;
        low[1] + (value - low[0]) / (high[0] - low[0]) * (high[1] - low[1])
    }
}

fn input(derived: &Derived) -> &Input {
    derived.parameter.as_ref().expect("a slice")
}

fn slice(derived: &Derived) -> Slice {
    input(derived).slice
}

/// The curves of a line of this look; straight pieces of a dashed one are in no order.
fn lines(all: &[Mark], color: figure::theme::Color, width: f64) -> Vec<Vec<Vector2>> {
    all.iter()
        .filter(|mark| mark.is_line(color, width))
        .map(|mark| mark.points().to_vec())
        .filter(|points: &Vec<Vector2>| points.iter().all(|p| p[1] > TOP - ROUNDING))
        .collect()
}

/// Fails where a corner of these lines, or the middle between two, is off the curve.
fn check_curve(name: &str, scales: &Scales, lines: &[Vec<Vector2>], value: impl Fn(f64) -> f64) {
    for pair in lines.iter().flat_map(|line| line.windows(2)) {
        let middle = [0, 1].map(|k| 0.5 * (pair[0][k] + pair[1][k]));
        for (at, allowed) in [(pair[0], 0.0), (pair[1], 0.0), (middle, SAGITTA)] {
            // a step to the side makes a difference where the curve is steep, and so does a kink there
            let ends = [-ROUNDING, ROUNDING].map(|step| scales.t(at[0] + step));
            let kink = 0.0_f64.clamp(ends[0], ends[1]);
            let near = [ends[0], scales.t(at[0]), kink, ends[1]].map(|t| scales.y(value(t)));
            let [low, high] =
                [f64::min, f64::max].map(|least| near.into_iter().reduce(least).expect("four"));
            let allowed = allowed + 2.0 * ROUNDING;
            assert!(
                low - allowed <= at[1] && at[1] <= high + allowed,
                "{name}: {:?} at {at:?}, not between {low} and {high}",
                scales.figure
            );
        }
    }
}

/// Checks one figure of a derived that has a slice.
fn check(name: &str, figure: Figure, derived: &Derived, theme: &Theme, size: [f64; 2]) {
    let all = marks(figure, derived, theme, size);
    check_frame(name, &all, size);
    let says = |part: &str| all.iter().any(|mark| mark.says().contains(part));
    let slice = slice(derived);
    handles_give_back_what_they_show(name, figure, derived, size);
    let bottom = size[1] - if figure == Figure::Slice { 12.0 } else { 26.0 };
    let of = |low: Vector2, high: Vector2| Scales {
        figure,
        derived,
        size,
        values: [low, high],
    };
    match figure {
        Figure::Slice => {
            let scales = of([0.0, bottom], [arm_value(derived, size, TOP), TOP]);
            check_curve(name, &scales, &lines(&all, theme.loss, 2.25), |t| {
                slice.loss(t)
            });
            check_curve(name, &scales, &lines(&all, theme.penalty, 2.25), |t| {
                slice.lambda * t.abs()
            });
            let sum = lines(&all, theme.ink, 3.5);
            check_curve(name, &scales, &sum, |t| slice.value(t));
            // and no drawn point of F is below its minimum
            let least = scales.y(slice.value(slice.minimum));
            assert!(
                sum.iter().flatten().all(|p| p[1] <= least + 2.0 * ROUNDING),
                "{name}"
            );
        }
        Figure::Derivative => {
            let interval = lines(&all, theme.penalty, 6.0);
            let derivative = lines(&all, theme.ink, 3.5);
            let [low, high] = slice.subdifferential_at_zero();
            let scales = of(
                [interval_value(derived, size, bottom), bottom],
                [interval_value(derived, size, TOP), TOP],
            );
            for end in interval.iter().flatten() {
                let inside = |value: f64| (scales.y(value) - end[1]).abs() <= 2.0 * ROUNDING;
                let clipped = end[1] <= TOP + ROUNDING || end[1] >= bottom - ROUNDING;
                assert!(inside(low) || inside(high) || clipped, "{name}: {end:?}");
            }
            // where a branch only touches the frame, its two ends are one point
            for line in derivative.iter().filter(|line| line[0] != line[1]) {
                let right = scales.t(0.5 * (line[0][0] + line[1][0])) > 0.0;
                let jump = if right { slice.lambda } else { -slice.lambda };
                check_curve(name, &scales, std::slice::from_ref(line), |t| {
                    slice.slope(t) + jump
                });
            }
            let said = [says("∈"), says("∉"), says("no jump")];
            let zero = slice.minimum == 0.0;
            let jumps = slice.lambda > 0.0;
            assert_eq!(said, [jumps && zero, jumps && !zero, !jumps], "{name}");
        }
        _ => {
            let Some(z) = slice.center() else {
                assert!(says("flat"), "{name}");
                return;
            };
            // The faint line is z itself.
            let identity = &lines(&all, theme.quiet, 1.25)[0];
            let ends = [identity[0], identity[identity.len() - 1]]
                .map(|p| [one_t(figure, derived, size, p[0]), p[1]]);
            let scales = of(ends[0], ends[1]);
            check_curve(name, &scales, &lines(&all, theme.penalty, 3.5), |z| {
                slice.soft(z)
            });
            check_curve(name, &scales, &lines(&all, theme.ridge, 2.25), |z| {
                slice.ridge(z)
            });
            for dash in lines(&all, theme.quiet, 2.5) {
                let near = |value: f64| (scales.y(value) - dash[0][1]).abs() <= 3.0 * ROUNDING;
                let t = scales.t(dash[0][0]);
                assert!(near(0.0) || near(t), "{name}: hard thresholding at {t}");
            }
            let [low, high] = input(derived).ends;
            if (low..=high).contains(&z) {
                let point = all
                    .iter()
                    .rfind(|mark| matches!(mark, Mark::Disc { .. }))
                    .expect("the moving point");
                let point = point.points()[0];
                assert!(
                    (scales.t(point[0]) - z).abs() <= (high - low) / 300.0,
                    "{name}"
                );
                assert!(
                    (scales.y(slice.minimum) - point[1]).abs() <= 2.0 * ROUNDING,
                    "{name}"
                );
            }
        }
    }
}

fn one_t(figure: Figure, derived: &Derived, size: [f64; 2], x: f64) -> f64 {
    grip::number_at(figure, Grip::Center, input(derived), size, [x, 0.0])
}

/// λ for a pointer, however large.
fn lambda_at(figure: Figure, derived: &Derived, size: [f64; 2], at: Vector2) -> f64 {
    grip::number_at(figure, Grip::Lambda, input(derived), size, at)
}

/// The value at a height of the first figure: what the arm through the right end there has.
fn arm_value(derived: &Derived, size: [f64; 2], y: f64) -> f64 {
    let [low, high] = input(derived).ends;
    let [x, t] = if high > -low {
        [size[0], high]
    } else {
        [0.0, -low]
    };
    lambda_at(Figure::Slice, derived, size, [x, y]) * t
}

/// The value at a height of the derivative: there λ is dragged by |value − g|.
fn interval_value(derived: &Derived, size: [f64; 2], y: f64) -> f64 {
    let at = |y: f64| lambda_at(Figure::Derivative, derived, size, [44.0, y]);
    let g = slice(derived).gradient;
    // above g the distance grows upwards; g itself may be less than a pixel away
    if at(y - 1e-3) > at(y) {
        g + at(y)
    } else {
        g - at(y)
    }
}

/// Taken where it is and not moved, a handle changes nothing; moved, its mark follows the pointer.
fn handles_give_back_what_they_show(name: &str, figure: Figure, derived: &Derived, size: [f64; 2]) {
    let slice = slice(derived);
    let [low, high] = input(derived).ends;
    let handle = |grip| grip::handle(figure, grip, input(derived), size);
    let center = handle(Grip::Center);
    assert_eq!(center.is_some(), slice.center().is_some(), "{name}");
    if let (Some(at), Some(z)) = (center, slice.center()) {
        let hold = grip::hold(figure, input(derived), size, at).expect("something");
        assert_eq!(hold.grip, Grip::Center, "{name}");
        let dragged = grip::dragged(figure, hold, input(derived), size, at);
        for seen in [dragged, one_t(figure, derived, size, at[0])] {
            let meant = z.clamp(low, high);
            assert!(
                (seen - meant).abs() <= 1e-9 * (high - low),
                "{name}: z = {seen}, not {meant}"
            );
        }
    }
    let Some(at) = handle(Grip::Lambda) else {
        assert!(figure == Figure::Shrinkage && center.is_none(), "{name}");
        assert_eq!(grip::hold(figure, input(derived), size, [80.0, 80.0]), None);
        return;
    };
    let meant = slice.lambda.min(derived.solved.lambda_end.value());
    let tolerance = 1e-9 * (derived.solved.lambda_end.value() + slice.gradient.abs());
    if center.is_none_or(|z| (z[0] - at[0]).hypot(z[1] - at[1]) >= 14.0) {
        let hold = grip::hold(figure, input(derived), size, at).expect("something");
        assert_eq!(hold.grip, Grip::Lambda, "{name} {figure:?}");
        let seen = grip::dragged(figure, hold, input(derived), size, at);
        assert!(
            (seen - meant).abs() <= tolerance,
            "{name}: {figure:?} λ = {seen}"
        );
    }
    // where the mark itself is in the picture and not the nearest place to it
    let inside = (0..2).all(|k| at[k] > [44.5, 28.5][k] && at[k] < size[k] - [14.5, 26.5][k]);
    let steep = one_t(figure, derived, size, at[0]).abs() < 0.011 * (high - low);
    if inside && !(steep && figure == Figure::Slice) {
        let seen = lambda_at(figure, derived, size, at);
        assert!(
            (seen - slice.lambda).abs() <= tolerance,
            "{name}: {figure:?} λ = {seen}"
        );
    }
}

#[test]
fn curves_minimum_interval_and_operators_are_where_they_should_be() {
    for case in SLICED {
        for figure in OF_ONE_PARAMETER {
            check(
                case.name,
                figure,
                &case.derived(),
                case.theme(),
                case.size(figure),
            );
        }
    }
}

#[test]
fn without_a_slice_there_is_no_picture() {
    let derived = derive(&State::default());
    for figure in OF_ONE_PARAMETER {
        assert_eq!(derived.picture(figure, Attention::NONE), None);
    }
}

#[test]
fn the_backdrop_rests_while_lambda_moves_and_not_when_the_parameter_changes() {
    let of = |link: &str| derive(&permalink::read(link).0);
    let first = of("panel=slice");
    assert!(rests(&first, &of("panel=slice&lambda=0.2"), Figure::Slice));
    assert!(!rests(&first, &of("panel=slice&slice=1"), Figure::Slice));
    assert!(!rests(&first, &of("panel=path"), Figure::Slice));
}

#[test]
fn extreme_slices_are_drawn_inside_the_picture() {
    for link in [
        "center=1e90,1e90&hessian=1e-90,0,1e-90",
        "center=1e-90,1e-90&hessian=1,0,1",
        "center=1e100,1e100&hessian=1e-100,0,1e100",
        "center=1e100,1e100&hessian=1e100,0,1e-100&slice=1",
        "hessian=1,1,1&center=1.5,1.5",
        "hessian=0,0,0&lambda=0",
        "lambda=1e100",
        "center=0,0&lambda=0",
        "view=1e90,1e90,1e-90",
        "view=0,0,1e100",
    ] {
        let derived = derive(&permalink::read(&format!("panel=slice&{link}")).0);
        for figure in OF_ONE_PARAMETER {
            let size = [380.0, 168.0];
            check_frame(link, &marks(figure, &derived, &Theme::LIGHT, size), size);
            for grip in [Grip::Center, Grip::Lambda] {
                let at = grip::handle(figure, grip, input(&derived), size);
                assert!(at.is_none_or(|at| (0..2).all(|k| (0.0..=size[k]).contains(&at[k]))));
            }
        }
    }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn any_slice_in_any_window_is_drawn_right(
        state in any_state(),
        second in any::<bool>(),
        width in 200..700_u32,
        height in 120..300_u32,
    ) {
        let coordinate = if second { Coordinate::Second } else { Coordinate::First };
        let parameter = Settings::new(coordinate, Point::Solution);
        let state = state.reduce(Action::ShowTopic(Topic::Parameter)).reduce(Action::SetParameter(parameter));
        let derived = derive(&state);
        let size = [f64::from(width), f64::from(height)];
        for figure in OF_ONE_PARAMETER {
            check(&permalink::write(&state), figure, &derived, &Theme::DARK, size);
        }
    }
}
