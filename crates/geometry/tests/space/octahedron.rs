//! The octahedron's edges against a ray test, and its silhouette.

use super::drawn::{along, norm, turn};
use geometry::space::{Octahedron, Part, Sight};
use proptest::prelude::*;
use strategies::config;

proptest! {
#![proptest_config(config(500))]

#[test]
fn an_edge_is_hidden_where_the_way_to_the_viewer_leads_through_the_body(turn in turn(), radius in 0.1..9.0) {
    let projection = turn.projection();
    let octahedron = Octahedron { radius };
    let step = 1e-3 * radius;
    for edge in octahedron.edges(projection.toward) {
        let middle = [0, 1, 2].map(|k| 0.5 * (edge.ends[0][k] + edge.ends[1][k]));
        let [before, behind] = [step, -step].map(|t| norm(along(middle, t, projection.toward)) / radius - 1.0);
        // Edge-on a step stays on the surface.
        let through = |change: f64| change < -1e-12;
        let meant = match (through(before), through(behind)) {
            (true, _) => Sight::Hidden,
            (false, true) => Sight::Front,
            (false, false) => Sight::Silhouette,
        };
        prop_assert_eq!(edge.sight, meant, "{:?}", edge);
    }
}

#[test]
fn the_seen_facets_are_the_whole_silhouette(turn in turn()) {
    // Their projections do not overlap, and so do those of the others: both have the area of the silhouette.
    let projection = turn.projection();
    let octahedron = Octahedron { radius: 1.0 };
    let area = |seen: bool| -> f64 {
        let facets = octahedron.facets().into_iter();
        facets.filter(|facet| facet.is_seen(projection.toward) == seen).map(|facet| {
            let [a, b, c] = facet.corners.map(|corner| projection.of(corner));
            0.5 * ((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])).abs()
        }).sum()
    };
    let [front, back] = [area(true), area(false)];
    prop_assert!((front - back).abs() < 1e-9, "{front} {back}");
    // the hull of the projected corners, by its support function
    let corners = octahedron.corners().map(|corner| projection.of(corner));
    let mut hull = 0.0;
    let count = 20_000;
    for i in 0..count {
        let (sin, cos) = (f64::from(i) * std::f64::consts::TAU / f64::from(count)).sin_cos();
        let far = corners.iter().map(|p| cos * p[0] + sin * p[1]).fold(0.0, f64::max);
        let near = corners.iter().filter(|p| (cos * p[0] + sin * p[1] - far).abs() < 1e-12);
        // ½∮ (h² − h'²) over the angle; h' is the support point's other coordinate
        let beside = near.map(|p| cos * p[1] - sin * p[0]).next().unwrap_or(0.0);
        hull += 0.5 * (far * far - beside * beside) * std::f64::consts::TAU / f64::from(count);
    }
    prop_assert!((front - hull).abs() < 2e-3, "{front} {hull}");
}

}

#[test]
fn there_are_six_corners_twelve_edges_and_eight_facets_on_the_sphere() {
    let octahedron = Octahedron { radius: 1.75 };
    let edges = octahedron.edges([0.0, 0.0, 1.0]).map(|edge| edge.ends);
    for (i, ends) in edges.iter().enumerate() {
        assert_eq!(norm(along(ends[0], 1.0, ends[1])), 3.5, "not on one facet");
        assert!(
            edges[..i]
                .iter()
                .all(|other| other != ends && [other[1], other[0]] != *ends)
        );
    }
    let facets = octahedron.facets();
    for (i, facet) in facets.iter().enumerate() {
        assert!(facets[..i].iter().all(|other| other.signs != facet.signs));
        assert!(facet.corners.iter().all(|corner| norm(*corner) == 1.75));
    }
    assert!(
        octahedron
            .corners()
            .iter()
            .all(|corner| norm(*corner) == 1.75)
    );
}

#[test]
fn parts_follow_the_zeros() {
    let names = [
        ([0.0; 3], false, "origin"),
        ([0.0, -2.0, 0.0], false, "corner"),
        ([1e-300, 0.0, 1.0], false, "edge"),
        ([1.0, -1.0, 3.0], false, "face"),
        ([1.0, 0.0, 0.0], true, "inside"),
    ];
    for (theta, slack, name) in names {
        assert_eq!(Part::of(theta, slack).name(), name);
    }
}
