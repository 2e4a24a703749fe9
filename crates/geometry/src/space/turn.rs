//! From where one looks: a turntable with θ₃ upright, and the orthographic projection.

use super::Vector3;
use super::vector::{dot, length, minus};
use lasso_path::problem::Vector2;

/// Where the viewer stands, infinitely far away: `azimuth` around the axis of θ₃, from that of θ₁ towards that of θ₂,
/// and `elevation` above the plane of these two, in degrees. θ₃ stays upright: nothing rolls.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turn {
    azimuth: f64,
    elevation: f64,
}

/// How far dragging tilts: straight from above the axis of θ₃ is a point, and only named views go there.
const STEEPEST: f64 = 85.0;
/// How many degrees [`Turn::across`] keeps from the axes of θ₁ and θ₂.
const ASIDE: f64 = 20.0;
/// The elevation of [`Turn::across`].
const ABOVE: f64 = 18.0;

impl Turn {
    /// The azimuth is taken into (−180, 180], the elevation into [−90, 90]; what is not finite counts as 0.
    #[must_use]
    pub fn new(azimuth: f64, elevation: f64) -> Self {
        let [azimuth, elevation] =
            [azimuth, elevation].map(|x| if x.is_finite() { x } else { 0.0 });
        let around = azimuth.rem_euclid(360.0);
        Turn {
            azimuth: if around > 180.0 {
                around - 360.0
            } else {
                around
            },
            elevation: elevation.clamp(-90.0, 90.0) + 0.0,
        }
    }

    /// The view in which a direction points at the viewer. Along θ₃, θ₁ points to the right; for the direction 0 it is
    /// the view along θ₁.
    #[must_use]
    pub fn facing(direction: Vector3) -> Self {
        let [x, y, z] = direction;
        let level = x.hypot(y);
        let azimuth = if level > 0.0 { y.atan2(x) } else { 0.0 };
        if level > 0.0 || z == 0.0 {
            Self::new(azimuth.to_degrees(), z.atan2(level).to_degrees())
        } else {
            Self::new(-90.0, 90.0_f64.copysign(z))
        }
    }

    /// The view from a little above in which the way between two points runs from left to right, so that what lies at
    /// one does not cover what lies at the other: turned aside by up to 20°, where an axis would point at the viewer.
    #[must_use]
    pub fn across(from: Vector3, to: Vector3) -> Self {
        let [x, y, _] = minus(to, from);
        let along = if x.hypot(y) > 1e-9 * length(minus(to, from)) {
            y.atan2(x).to_degrees()
        } else {
            45.0
        };
        let azimuth = along - 90.0;
        let quarter = 90.0 * (azimuth / 90.0).floor();
        let beyond = (azimuth - quarter).clamp(ASIDE, 90.0 - ASIDE);
        Self::new(quarter + beyond, ABOVE)
    }

    /// Turned by so many degrees, as dragging and keys do: the elevation goes to ±85° at most.
    #[must_use]
    pub fn turned(self, azimuth: f64, elevation: f64) -> Self {
        let elevation = (self.elevation + elevation).clamp(-STEEPEST, STEEPEST);
        Self::new(self.azimuth + azimuth, elevation)
    }

    /// Degrees around θ₃, in (−180, 180].
    #[must_use]
    pub fn azimuth(self) -> f64 {
        self.azimuth
    }

    /// Degrees above the plane of θ₁ and θ₂, in [−90, 90].
    #[must_use]
    pub fn elevation(self) -> f64 {
        self.elevation
    }

    /// The projection.
    #[must_use]
    pub fn projection(self) -> Projection {
        let [(sin, cos), (rise, level)] = [self.azimuth, self.elevation].map(sin_cos);
        Projection {
            right: [-sin, cos, 0.0],
            up: [-rise * cos, -rise * sin, level],
            toward: [level * cos, level * sin, rise],
        }
    }
}

/// Sine and cosine of degrees, without any rounding at multiples of 90.
fn sin_cos(degrees: f64) -> (f64, f64) {
    let quarters = (degrees / 90.0).round();
    let (sin, cos) = (degrees - 90.0 * quarters).to_radians().sin_cos();
    match quarters.rem_euclid(4.0) as u8 {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    }
}

/// Three directions of length 1, orthogonal to each other, right-handed in this order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection {
    /// What points to the right.
    pub right: Vector3,
    /// What points upwards.
    pub up: Vector3,
    /// What points at the viewer.
    pub toward: Vector3,
}

impl Projection {
    /// Where a point is seen: x to the right, y upwards.
    #[must_use]
    pub fn of(&self, point: Vector3) -> Vector2 {
        [dot(self.right, point), dot(self.up, point)]
    }

    /// The point at a place that is seen, in the plane through the origin.
    #[must_use]
    pub fn lifted(&self, [x, y]: Vector2) -> Vector3 {
        [0, 1, 2].map(|k| x * self.right[k] + y * self.up[k])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn along_the_axes_there_is_no_rounding() {
        let front = Turn::new(-90.0, 0.0).projection();
        assert_eq!(front.right, [1.0, 0.0, 0.0]);
        assert_eq!(front.up.map(|x| x + 0.0), [0.0, 0.0, 1.0]);
        let top = Turn::facing([0.0, 0.0, 2.0]).projection();
        assert_eq!(top.of([3.0, 4.0, 5.0]), [3.0, 4.0]);
        assert_eq!(top.toward.map(|x| x + 0.0), [0.0, 0.0, 1.0]);
        let below = Turn::facing([0.0, 0.0, -1.0]);
        assert_eq!((below.azimuth(), below.elevation()), (-90.0, -90.0));
    }

    #[test]
    fn across_runs_from_left_to_right_and_no_axis_points_at_the_viewer() {
        for degrees in 0..360 {
            let (y, x) = f64::from(degrees).to_radians().sin_cos();
            let turn = Turn::across([0.1, 0.2, 0.3], [0.1 + x, 0.2 + y, 0.9]);
            let [right, _] = turn.projection().of([x, y, 0.0]);
            assert!(right > 0.9, "{degrees}°: {right}");
            let beside = turn.azimuth().rem_euclid(90.0);
            assert!((19.999..=70.001).contains(&beside), "{degrees}°: {beside}");
        }
    }

    #[test]
    fn dragging_stops_before_the_pole_and_turns_for_ever() {
        let turn = Turn::new(170.0, 10.0).turned(20.0, 500.0);
        assert_eq!((turn.azimuth(), turn.elevation()), (-170.0, 85.0));
        assert_eq!(Turn::new(f64::NAN, 99.0).elevation(), 90.0);
    }
}
