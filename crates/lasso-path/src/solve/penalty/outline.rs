//! Outlines of balls as polylines within a tolerance.

use crate::problem::Vector2;

/// How often a piece may be halved; a curve bends in a place of its size over 2³⁰ at most.
const DEEPEST: u32 = 30;

/// A quarter of an outline, from (r, 0) up to but not including (0, r), and its three turns.
pub(super) fn quarter_turns(quarter: Vec<Vector2>) -> Vec<Vector2> {
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
pub(super) fn octants(
    radius: f64,
    tolerance: f64,
    ends: [f64; 2],
    point: impl Fn(f64) -> Vector2,
) -> Vec<Vector2> {
    // f64::max takes the number if the other is NaN.
    let allowed = 0.5 * (tolerance / radius).max(1e-6);
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
