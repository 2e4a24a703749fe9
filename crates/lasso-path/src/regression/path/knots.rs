//! From the path of one minimiser to that of the minimiser of least norm.

use super::super::coefficients::Coefficients;
use super::super::design::Design;
use super::homotopy::Corner;
use super::least_norm::Minimisers;
use super::{ColumnGroup, Knot};
use crate::problem::Lambda;

/// A piece shorter than this share of λ_max is what rounding leaves of a tie.
const SHORTEST: f64 = 1e-12;
/// A knot at which no column comes or goes is one if the path bends there by more than this share of its size.
const BEND: f64 = 1e-11;

/// A corner of the least-norm path, and what is not 0 just below it.
struct Node {
    lambda: f64,
    theta: Coefficients,
    support: Vec<usize>,
    several: bool,
    /// The corner on whose piece it was chosen among several minimisers; `None` for a corner itself, which the homotopy checked.
    chosen: Option<usize>,
}

/// Where a knot is from.
pub(super) struct Origin {
    /// The corner on whose piece it was chosen among several minimisers, if it was.
    pub chosen: Option<usize>,
    /// Whether the homotopy has checked it, and the piece below.
    pub checked: bool,
}

/// The knots of the first columns of the groups, and where each is from. On the pieces below the corners in `single` the path stays that of one minimiser.
pub(super) fn of(
    design: &Design,
    groups: &[ColumnGroup],
    corners: &[Corner],
    single: &[bool],
) -> (Vec<Knot>, Vec<Origin>) {
    let nodes = nodes(design, groups, corners, single);
    let mut above: Vec<usize> = Vec::new();
    let mut knots: Vec<Knot> = Vec::new();
    let mut origins: Vec<Origin> = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        let end = at + 1 == nodes.len();
        let without = |these: &[usize], those: &[usize]| -> Vec<usize> {
            let missing = these
                .iter()
                .filter(|j| !end && those.binary_search(j).is_err());
            missing.copied().collect()
        };
        let (entered, left) = (
            without(&node.support, &above),
            without(&above, &node.support),
        );
        let bends = || {
            knots
                .last()
                .is_none_or(|last| bends(last, node, &nodes[at + 1]))
        };
        if end || !entered.is_empty() || !left.is_empty() || bends() {
            knots.push(Knot {
                lambda: Lambda::computed(node.lambda),
                theta: node.theta.clone(),
                entered,
                left,
                other_minimisers_below: node.several,
            });
            origins.push(Origin {
                chosen: node.chosen,
                checked: node.chosen.is_none(),
            });
            above.clone_from(&node.support);
        } else if let Some(upper) = origins.last_mut() {
            // it is left out, though not quite straight
            upper.checked = false;
        }
    }
    (knots, origins)
}

fn nodes(
    design: &Design,
    groups: &[ColumnGroup],
    corners: &[Corner],
    single: &[bool],
) -> Vec<Node> {
    let mut sizes = vec![1.0_f64; design.columns()];
    for group in groups {
        sizes[group.columns[0]] = group.columns.len() as f64;
    }
    let mut nodes = Vec::new();
    for (at, corner) in corners.iter().enumerate() {
        let below = corners.get(at + 1);
        let long = |below: &&Corner| {
            corner.lambda - below.lambda > SHORTEST * corners[0].lambda
                && !corner.equal.is_empty()
                && !single[at]
        };
        let minimisers = below.filter(long).and_then(|below| {
            let unit = |j: usize| {
                let tied = corner.equal.iter().find(|(k, _)| *k == j);
                let moves = corner.theta.get(j) + below.theta.get(j);
                tied.map_or(moves.signum(), |(_, sign)| *sign) * sizes[j].sqrt()
            };
            let equal: Vec<usize> = corner.equal.iter().map(|(j, _)| *j).collect();
            let ends = [&corner.theta, &below.theta];
            Minimisers::new(
                (design.x(), design.noise()),
                &corner.support,
                &equal,
                ends,
                unit,
            )
            .zip(Some(below))
        });
        let Some((minimisers, below)) = minimisers else {
            nodes.push(Node {
                lambda: corner.lambda,
                theta: corner.theta.clone(),
                support: corner.support.clone(),
                several: false,
                chosen: None,
            });
            continue;
        };
        for piece in minimisers.pieces() {
            let [theta, theta_below] = piece.theta;
            nodes.push(Node {
                lambda: corner.lambda + piece.share[0] * (below.lambda - corner.lambda),
                theta,
                support: piece.support,
                several: true,
                chosen: Some(at),
            });
            // the path ends where the exact path of one minimiser does
            if at + 2 == corners.len() && piece.share[1] == 1.0 {
                nodes.push(Node {
                    lambda: below.lambda,
                    theta: theta_below,
                    support: Vec::new(),
                    several: false,
                    chosen: Some(at),
                });
                return nodes;
            }
        }
    }
    nodes
}

/// Whether the path has a corner at a node between the last knot and the next node.
fn bends(last: &Knot, node: &Node, next: &Node) -> bool {
    let above = last.lambda.value();
    let share = (above - node.lambda) / (above - next.lambda);
    let straight = |j: usize| {
        let above = last.theta.get(j);
        above + share * (next.theta.get(j) - above)
    };
    let off = |&(j, _): &(usize, f64)| {
        let turns = last.theta.get(j) * next.theta.get(j) < 0.0;
        turns || (node.theta.get(j) - straight(j)).abs() > BEND * node.theta.largest()
    };
    let [above, at, below] = [&last.theta, &node.theta, &next.theta].map(Coefficients::nonzero);
    above.iter().chain(at).chain(below).any(off)
}
