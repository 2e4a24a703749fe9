//! The balls of the penalties, as outlines.

use lasso_path::problem::Vector2;
use lasso_path::solve::penalty::{Exponent, ExponentKind, Mix, Penalty};

/// How often a piece may be halved; a curve bends in a place of its size over 2³⁰ at most.
const DEEPEST: u32 = 30;

/// The corners of the L1 ball {θ ∈ ℝ² : ‖θ‖₁ ≤ c}, counter-clockwise from (c, 0).
///
/// They lie on the axes, which is why optima stick to axes. For c = 0 all four are the origin.
pub fn l1_ball(radius: f64) -> [Vector2; 4] {
    [[radius, 0.0], [0.0, radius], [-radius, 0.0], [0.0, -radius]]
}

/// The outline of {θ : P(θ) ≤ P((radius, 0))}, counter-clockwise from (radius, 0) or from a corner, closed
/// without repeating the first point.
///
/// Corners and cusps are exact; elsewhere the polyline is within `tolerance` (at least 10⁻⁶·radius) of the
/// outline. Empty if there is no ball.
pub fn ball(penalty: Penalty, radius: f64, tolerance: f64) -> Vec<Vector2> {
    match penalty {
        Penalty::None => Vec::new(),
        Penalty::L1 => l1_ball(radius).to_vec(),
        Penalty::Ridge => disc(radius, tolerance),
        Penalty::ElasticNet(mix) => elastic_net_ball(mix, radius, tolerance),
        Penalty::Bridge(exponent) => bridge_ball(exponent, radius, tolerance),
    }
}

/// A regular polygon with its corners on the circle.
fn disc(radius: f64, tolerance: f64) -> Vec<Vector2> {
    // A chord of angle 2a is r(1 − cos a) ≤ ra²/2 away from its arc.
    let pieces =
        (std::f64::consts::FRAC_PI_4 / (2.0 * relative(tolerance, radius).min(1.0)).sqrt()).ceil();
    let step = std::f64::consts::FRAC_PI_2 / pieces;
    let quarter = (0..pieces as u32).map(|k| {
        let (sin, cos) = (step * f64::from(k)).sin_cos();
        [radius * cos, radius * sin]
    });
    quarter_turns(quarter.collect())
}

fn elastic_net_ball(mix: Mix, radius: f64, tolerance: f64) -> Vec<Vector2> {
    if mix.value() == 0.0 {
        return disc(radius, tolerance);
    }
    if mix.value() == 1.0 {
        return l1_ball(radius).to_vec();
    }
    let profile = mix.axis_profile(radius);
    let total = profile.at(1.0);
    let diagonal = profile.inverse(0.5 * total);
    octants(radius, tolerance, [0.0, diagonal], |y| {
        [profile.inverse(total - profile.at(y)), y]
    })
}

fn bridge_ball(exponent: Exponent, radius: f64, tolerance: f64) -> Vec<Vector2> {
    let p = exponent.value();
    let diagonal = 0.5_f64.powf(1.0 / p);
    let other = |x: f64| (1.0 - x.powf(p)).max(0.0).powf(1.0 / p);
    match exponent.kind() {
        ExponentKind::L1 => l1_ball(radius).to_vec(),
        ExponentKind::Ridge => disc(radius, tolerance),
        ExponentKind::Maximum => [[1.0, 1.0], [-1.0, 1.0], [-1.0, -1.0], [1.0, -1.0]]
            .map(|corner| corner.map(|x: f64| x * radius))
            .to_vec(),
        // Along the axis towards the cusp the outline gets flat.
        ExponentKind::Concave => octants(radius, tolerance, [1.0, diagonal], |x| [x, other(x)]),
        ExponentKind::Convex => octants(radius, tolerance, [0.0, diagonal], |y| [other(y), y]),
    }
}

/// The tolerance for radius 1: at least 10⁻⁶, also where it is NaN.
fn relative(tolerance: f64, radius: f64) -> f64 {
    // f64::max takes the number if the other is NaN.
    (tolerance / radius).max(1e-6)
}

/// A quarter of an outline, from (r, 0) up to but not including (0, r), and its three turns.
fn quarter_turns(quarter: Vec<Vector2>) -> Vec<Vector2> {
    let mut outline = quarter;
    let count = outline.len();
    for k in 0..3 * count {
        let [x, y] = outline[k];
        outline.push([0.0 - y, x]);
    }
    outline
}

/// The outline of a ball of this radius that is symmetric in both axes and both diagonals, from
/// `point`, which gives the eighth from (1, 0) at `ends[0]` to the diagonal at `ends[1]` for radius 1.
///
/// One coordinate of `point` is its argument, and the other a convex or concave function of it with
/// slopes in [−1, 1]. Of such a function the chord is at most twice as far away as it is in the
/// middle: the distance is concave, and zero at both ends. So a chord with half of the tolerance in
/// the middle will do.
fn octants(
    radius: f64,
    tolerance: f64,
    ends: [f64; 2],
    point: impl Fn(f64) -> Vector2,
) -> Vec<Vector2> {
    let allowed = 0.5 * relative(tolerance, radius);
    let (start, end) = (point(ends[0]), point(ends[1]));
    let diagonal = 0.5 * (end[0] + end[1]);
    let mut eighth = vec![[1.0, 0.0]];
    // Pieces to do, the next one last.
    let mut pieces = vec![(ends, [start, [diagonal; 2]], DEEPEST)];
    while let Some(([from, to], [first, last], depth)) = pieces.pop() {
        let middle = 0.5 * (from + to);
        let between = point(middle);
        let off = (0..2).fold(0.0, |off: f64, k| {
            off.max((between[k] - 0.5 * (first[k] + last[k])).abs())
        });
        if off <= allowed || depth == 0 {
            eighth.push(last);
        } else {
            pieces.push(([middle, to], [between, last], depth - 1));
            pieces.push(([from, middle], [first, between], depth - 1));
        }
    }
    let mirrored = eighth[1..eighth.len() - 1].iter().rev();
    let mirrored: Vec<_> = mirrored.map(|[x, y]| [*y, *x]).collect();
    eighth.extend(mirrored);
    quarter_turns(
        eighth
            .into_iter()
            .map(|point| point.map(|x| x * radius))
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_have_the_norm_of_the_radius_and_lie_on_an_axis() {
        for [x, y] in l1_ball(1.75) {
            assert_eq!(x.abs() + y.abs(), 1.75);
            assert!(x == 0.0 || y == 0.0);
        }
    }

    #[test]
    fn without_a_penalty_there_is_no_ball() {
        assert!(ball(Penalty::None, 1.0, 0.1).is_empty());
    }
}
