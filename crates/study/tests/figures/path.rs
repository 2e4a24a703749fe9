//! The path is right: its corners are where the solution has them.

use figure::{Figure, STEPS, Theme, path};
use lasso_path::problem::{Lambda, Vector2};
use lasso_path::solve::penalty::Penalty;
use study::Derived;

use super::marks::{Seen, marks};
use super::plane::check_frame;
use super::states::CASES;

/// θ*(λ); for λ = 0 and below, next to it.
pub fn theta_at(derived: &Derived, lambda: f64) -> Vector2 {
    let solved = &derived.solved;
    let least = 1e-9 * solved.lambda_end.value();
    let lambda = Lambda::new(lambda.max(least)).expect("positive");
    solved
        .penalty
        .minimise(&solved.loss, lambda)
        .least_norm_point()
}

/// A corner of a curve: the value there, by how much it changes within a step of λ, and the pixel.
struct Corner {
    value: f64,
    spread: f64,
    y: f64,
}

/// The corners of a drawn coordinate that have about one value in reach of rounding. Where it jumps, or
/// is too steep, there is none.
fn check_curve(
    name: &str,
    derived: &Derived,
    size: [f64; 2],
    k: usize,
    pixels: &[Vector2],
) -> Vec<Corner> {
    let step = derived.solved.lambda_end.value() / (size[0] - 58.0) / f64::from(STEPS);
    let value = |lambda: f64| theta_at(derived, lambda)[k];
    let limit = derived.solved.limit_at_zero();
    let largest = limit[0].abs().max(limit[1].abs());
    let mut found = Vec::new();
    let nodes = derived.solved.nodes();
    for at in pixels {
        let lambda = path::lambda_at(derived.solved.lambda_end, size[0], at[0]);
        let within = [lambda - step, lambda + step];
        // The curve may go up and down again between the two.
        let inside = nodes.iter().map(|node| node.0);
        let inside = inside.filter(|node| (within[0]..within[1]).contains(node));
        let near: Vec<f64> = within.into_iter().chain(inside).map(value).collect();
        let here = value(lambda);
        let low = near.iter().copied().fold(here, f64::min);
        let spread = near.iter().copied().fold(here, f64::max) - low;
        if spread < 1e-4 * largest {
            found.push(Corner {
                value: here,
                spread,
                y: at[1],
            });
        }
    }
    assert!(pixels.len() >= 2, "{name}: no curve");
    found
}

/// The corners of the drawn θ₁(λ) and θ₂(λ) are the path's: right λ, and one straight scale for
/// the values.
pub fn check_path(name: &str, derived: &Derived, theme: &Theme, size: [f64; 2]) {
    let all = marks(Figure::Path, derived, theme, size);
    check_frame(name, &all, size);
    let mut drawn: Vec<Corner> = Vec::new();
    for k in 0..2 {
        // The legend's sample is such a line too, but does not begin at λ = 0.
        let lines: Vec<&figure::Mark> = all
            .iter()
            .filter(|m| m.is_line(theme.coordinates[k], [4.5, 2.5][k]))
            .filter(|m| {
                path::lambda_at(derived.solved.lambda_end, size[0], m.points()[0][0]) == 0.0
            })
            .collect();
        assert_eq!(lines.len(), 1, "{name}: one curve per coordinate");
        let pixels = lines[0].points();
        if derived.solved.penalty != Penalty::L1 {
            drawn.extend(check_curve(name, derived, size, k, pixels));
            continue;
        }
        let mut lambda = 0.0;
        for segment in derived.solved.path.segments() {
            for end in 0..2 {
                let there = segment.lambda[end].value();
                let width =
                    1.0 / STEPS as f64 / (size[0] - 58.0) * derived.solved.lambda_end.value();
                let corner = pixels
                    .iter()
                    .filter(|p| {
                        (path::lambda_at(derived.solved.lambda_end, size[0], p[0]) - there).abs()
                            <= width
                    })
                    .map(|p| p[1]);
                // a jump onto the axis at one λ has two corners there
                let corner: Vec<f64> = corner.collect();
                assert!(!corner.is_empty(), "{name}: no corner at λ = {there}");
                if corner.len() == 1 {
                    drawn.push(Corner {
                        value: segment.theta[end][k],
                        spread: 0.0,
                        y: corner[0],
                    });
                }
                lambda = there;
            }
        }
        let last = pixels.last().expect("not empty");
        assert!(path::lambda_at(derived.solved.lambda_end, size[0], last[0]) >= lambda);
        drawn.push(Corner {
            value: 0.0,
            spread: 0.0,
            y: last[1],
        });
    }
    drawn.sort_by(|a, b| a.value.total_cmp(&b.value));
    let (Some(low), Some(high)) = (drawn.first(), drawn.last()) else {
        return;
    };
    for Corner { value, spread, y } in &drawn {
        if high.value > low.value {
            let scale = (high.y - low.y) / (high.value - low.value);
            let meant = low.y + (value - low.value) * scale;
            // Each y is rounded to a step, and the value at it is known as far as the λ of its x is;
            // this counts once for the corner itself and once for the two that make the scale.
            let spread = spread + low.spread.max(high.spread);
            let allowed = 1.001 / STEPS as f64 + spread * scale.abs();
            assert!(
                (y - meant).abs() <= allowed,
                "{name}: {value} is drawn at {y}, not at {meant}"
            );
        }
    }
}

#[test]
fn the_path_has_its_corners_where_the_solution_has_them() {
    for case in CASES {
        check_path(
            case.name,
            &case.derived(),
            case.theme(),
            case.size(Figure::Path),
        );
    }
}
