//! The figures of probability against the definition: contours are so many nats below the maximum, and densities are in
//! proportion to exp(−(n/σ²)F).

use figure::plane::DEPTHS;
use figure::{Figure, Mark, Transform, Window};
use lasso_path::problem::Vector2;
use lasso_path::solve::penalty::Penalty;
use study::Derived;

use super::marks::marks;
use super::states::PRIORS;

/// κ = n/σ².
fn weight(derived: &Derived) -> f64 {
    let (n, sigma) = derived.noise;
    n as f64 / (sigma * sigma)
}

/// λP(θ).
fn penalty(derived: &Derived, [x, y]: Vector2) -> f64 {
    let lambda = derived.lambda().value();
    match derived.solved.penalty {
        Penalty::L1 => lambda * (x.abs() + y.abs()),
        Penalty::Ridge => 0.5 * lambda * (x * x + y * y),
        _ => 0.0,
    }
}

/// The window that is drawn: the mode and θ̂ are drawn where they are.
fn transform(derived: &Derived, size: [f64; 2], all: &[Mark]) -> Transform {
    // The two names of the axes do not tell it, so it is found from two discs: the mode's, and θ̂'s.
    let discs = all.iter().filter_map(|mark| match mark {
        Mark::Disc { center, radius, .. } => Some((*center, *radius)),
        _ => None,
    });
    let discs: Vec<(Vector2, f64)> = discs.collect();
    let disc = |radius: f64| {
        let found = discs.iter().rev().find(|(_, r)| *r == radius);
        found.expect("it is drawn").0
    };
    let (mode, center) = (disc(9.5), disc(8.0));
    let (at_mode, at_center) = (derived.solved.solution.theta, derived.solved.loss.center());
    let apart = |a: Vector2, b: Vector2| (a[0] - b[0]).hypot(a[1] - b[1]);
    let scale = apart(mode, center) / apart(at_mode, at_center);
    let middle = [0, 1].map(|k| {
        let sign = [1.0, -1.0][k];
        at_mode[k] + sign * (0.5 * size[k] - mode[k]) / scale
    });
    let window = Window {
        center: middle,
        radius: 0.5 * size[0].min(size[1]) / scale,
    };
    Transform::new(&window, size)
}

#[test]
fn contours_are_at_their_depths() {
    let mut seen = 0;
    for case in PRIORS {
        let derived = case.derived();
        // Without a penalty the mode is θ̂, and the scale cannot be read from the picture.
        if derived.solved.penalty == Penalty::None {
            continue;
        }
        let size = case.size(Figure::Beliefs);
        let theme = case.theme();
        let all = marks(Figure::Beliefs, &derived, theme, size);
        let transform = transform(&derived, size, &all);
        let mode = derived.solved.solution.theta;
        let kappa = weight(&derived);
        let loss = |theta| derived.solved.loss.excess(theta);
        let least = loss(mode) + penalty(&derived, mode);
        for (i, depth) in DEPTHS.into_iter().enumerate() {
            let width = [2.6, 2.0, 1.5][i];
            let depths: [(_, &dyn Fn(Vector2) -> f64); 3] = [
                (theme.loss, &|theta| kappa * loss(theta)),
                (theme.ball(derived.solved.penalty), &|theta| {
                    kappa * penalty(&derived, theta)
                }),
                (theme.ink, &|theta| {
                    kappa * (loss(theta) + penalty(&derived, theta) - least)
                }),
            ];
            for (color, below) in depths {
                for mark in &all {
                    let Mark::Line { points, stroke, .. } = mark else {
                        continue;
                    };
                    if stroke.width != width
                        || stroke.color != color.with_alpha([1.0, 0.75, 0.45][i])
                    {
                        continue;
                    }
                    for &pixel in points {
                        let theta = transform.to_theta(pixel);
                        // A tenth of a pixel off.
                        let beside = [[0.1, 0.0], [-0.1, 0.0], [0.0, 0.1], [0.0, -0.1]].map(|by| {
                            below(transform.to_theta([pixel[0] + by[0], pixel[1] + by[1]]))
                        });
                        let rough = beside
                            .iter()
                            .fold(0.0_f64, |most, x| most.max((x - below(theta)).abs()));
                        let off = (below(theta) - depth).abs();
                        assert!(
                            off <= 1e-9 + rough,
                            "{}: {off} off {depth} at {theta:?}, {color:?}",
                            case.name
                        );
                        seen += 1;
                    }
                }
            }
        }
    }
    assert!(seen > 2000, "{seen} points");
}

#[test]
fn the_density_is_in_proportion_to_the_definition() {
    let mut seen = 0;
    for case in PRIORS {
        let derived = case.derived();
        let belief = derived.belief().expect("there is one");
        let conditional = belief.conditional.expect("it is proper");
        let (k, kappa) = (belief.coordinate, weight(&derived));
        let mode = derived.solved.solution.theta;
        let energy = |t: f64| {
            let mut theta = mode;
            theta[k] = t;
            kappa * (derived.solved.loss.excess(theta) + penalty(&derived, theta))
        };
        let peak = conditional.density(mode[k]);
        for i in -20..=20 {
            let t = mode[k] + 0.1 * f64::from(i) * conditional.standard_deviation();
            let ratio = conditional.density(t) / peak;
            let expected = (energy(mode[k]) - energy(t)).exp();
            assert!(
                (ratio - expected).abs() < 1e-9,
                "{}: {ratio} for {expected} at {t}",
                case.name
            );
            seen += 1;
        }
        // The highest point of the curve is the mode, and its kink is at 0.
        let size = case.size(Figure::Density);
        let all = marks(Figure::Density, &derived, case.theme(), size);
        let curve = all.iter().find_map(|mark| match mark {
            Mark::Line { points, stroke, .. } if stroke.width == 3.0 && points.len() > 100 => {
                Some(points)
            }
            _ => None,
        });
        let curve = curve.expect("the posterior is drawn");
        let top = curve.iter().fold(f64::INFINITY, |top, p| top.min(p[1]));
        assert!(top > 25.0, "{}: it is cut at {top}", case.name);
    }
    assert!(seen > 200);
}
