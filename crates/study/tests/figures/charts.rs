//! The small charts show the numbers: the radius against λ, and the bars of the gradient.

use figure::{Figure, STEPS, Theme, radius};
use lasso_path::problem::{Lambda, Vector2};
use lasso_path::solve::penalty::Penalty;
use study::Derived;

use super::ROUNDING;
use super::marks::{Seen, filled, marks};
use super::path::theta_at;
use super::plane::check_frame;
use super::states::CASES;

/// Every (λ, c) of the problem is on the drawn line.
pub fn check_radius(name: &str, derived: &Derived, theme: &Theme, size: [f64; 2]) {
    let all = marks(Figure::Radius, derived, theme, size);
    check_frame(name, &all, size);
    if derived.solved.penalty == Penalty::None {
        return;
    }
    let line = all
        .iter()
        .find(|m| m.is_line(theme.ball(derived.solved.penalty), 3.0))
        .expect("the line");
    let corners = line.points();
    let c = |lambda: f64| {
        if lambda <= 0.0 {
            return derived
                .solved
                .penalty
                .radius(derived.solved.limit_at_zero());
        }
        let lambda = Lambda::new(lambda).expect("positive");
        let set = derived
            .solved
            .penalty
            .minimise(&derived.solved.loss, lambda);
        derived.solved.penalty.radius(set.least_norm_point())
    };
    // The scale of c, from the two ends.
    let [first, last] = [corners[0], corners[corners.len() - 1]];
    let lambda_at = |x: f64| radius::lambda_at(derived.solved.lambda_end, size[0], x);
    let until = derived.solved.lambda_max.map_or(f64::INFINITY, f64::from);
    let nodes = derived.solved.nodes();
    let end = nodes.iter().rfind(|node| node.0 <= until);
    let least = end.map_or(0.0, |node| derived.solved.penalty.radius(node.1));
    let most = derived
        .solved
        .penalty
        .radius(derived.solved.limit_at_zero());
    let unit = (last[1] - first[1]) / (most - least);
    let step = derived.solved.lambda_end.value() / (size[0] - 58.0) / f64::from(STEPS);
    // Paths that have no closed form are polylines in θ. For p < 1 the radius changes much faster
    // than a small coordinate does: by (ρ/|θⱼ|)^(1−p).
    let chord = |lambda: f64| {
        if derived.solved.curve.is_none() {
            return 0.0;
        }
        let theta = theta_at(derived, lambda);
        let power = match derived.solved.penalty {
            Penalty::Bridge(p) => (1.0 - p.value()).max(0.0),
            _ => 0.0,
        };
        let steep = theta.map(|x| (derived.solved.penalty.radius(theta) / x.abs()).powf(power));
        let steep = steep.into_iter().filter(|x| x.is_finite());
        derived.window.radius / 500.0 * unit * steep.fold(1.0, f64::max)
    };
    for pair in corners.windows(2) {
        for share in [0.0, 0.3, 0.7] {
            let at = [0, 1].map(|k| pair[0][k] + share * (pair[1][k] - pair[0][k]));
            let lambda = lambda_at(at[0]);
            let pixel = |lambda: f64| last[1] - unit * (c(lambda) - least);
            // Where the line is steep a step to the side makes a difference.
            let (low, high) = (pixel(lambda - step), pixel(lambda + step));
            let allowed = 2.0 * ROUNDING + chord(lambda);
            assert!(
                (low - allowed..=high + allowed).contains(&at[1]),
                "{name}: at λ = {lambda} the line is at {}, not {}",
                at[1],
                pixel(lambda)
            );
        }
    }
}

/// Each bar is as long as its entry of the gradient, where the line at λ stands for λ.
pub fn check_gradient(name: &str, derived: &Derived, theme: &Theme, size: [f64; 2]) {
    let all = marks(Figure::KktBars, derived, theme, size);
    check_frame(name, &all, size);
    let right = |points: &[Vector2]| points.iter().map(|p| p[0]).fold(0.0, f64::max);
    let left = |points: &[Vector2]| points.iter().map(|p| p[0]).fold(f64::INFINITY, f64::min);
    let line = all.iter().find(|m| m.is_line(theme.penalty, 2.5));
    let full = filled(&all, theme.grid);
    let full = full.first().expect("the bar's place");
    let exact = derived
        .solved
        .loss
        .negative_gradient(derived.solved.solution.theta);
    let exact = derived.solved.penalty.basis().of_gradient(exact);
    for (j, pull) in derived.pulls().into_iter().enumerate() {
        let end = derived.pull_end();
        assert!(
            (pull.size - exact[j].abs()).abs() <= 1e-8 * end,
            "{name}: {pull:?}"
        );
        let opacity = if pull.zero { 0.42 } else { 1.0 };
        for bar in filled(&all, theme.coordinates[j].with_alpha(opacity)) {
            let share = (pull.size / end).min(1.0);
            let meant = left(bar) + (right(full) - left(full)) * share;
            assert!((right(bar) - meant).abs() <= 2.0 * ROUNDING, "{name}");
            if let (Penalty::L1, Some(line)) = (derived.solved.penalty, line) {
                let at = right(line.points());
                assert!(
                    right(bar) <= at + ROUNDING && (pull.zero || right(bar) == at),
                    "{name}"
                );
            }
        }
    }
    if derived.solved.penalty == Penalty::L1 {
        assert!(line.is_some(), "{name}: λ is not drawn");
    }
}

#[test]
fn radius_and_gradient_show_the_numbers() {
    for case in CASES {
        let (derived, theme) = (case.derived(), case.theme());
        check_radius(case.name, &derived, theme, case.size(Figure::Radius));
        check_gradient(case.name, &derived, theme, case.size(Figure::KktBars));
    }
}
