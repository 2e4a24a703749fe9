//! The correlation ρ of two features, and what moving it does.

use figure::number::{rounded, significant};
use lasso_path::problem::QuadraticLoss;

/// The correlation h₁₂/√(h₁₁h₂₂) of the features of a loss; 0 where a feature is constant.
#[must_use]
pub fn correlation(loss: &QuadraticLoss) -> f64 {
    let hessian = loss.hessian();
    let rho = hessian.h12() / (hessian.h11() * hessian.h22()).sqrt();
    if rho.is_finite() { rho } else { 0.0 }
}

/// A sentence on moving ρ: what it changes, and what it does to the λ at which a coordinate becomes 0.
#[must_use]
pub fn correlation_note(loss: &QuadraticLoss) -> String {
    let snap = snap(loss).map_or_else(String::new, |lambda| {
        let lambda = significant(lambda, 3);
        format!(" So θ₂ is 0 only from λ = (1 + ρ)θ̂₂ = {lambda} on: the larger ρ, the later.")
    });
    format!(
        "The correlation of two standardized features: H = [1,\u{a0}ρ;\u{a0}ρ,\u{a0}1]. Moving it leaves θ̂ where it is{}.{snap}",
        changes(loss)
    )
}

/// The entries on the diagonal of H that become 1.
fn changes(loss: &QuadraticLoss) -> String {
    let hessian = loss.hessian();
    let changes: Vec<String> = [("h₁₁", hessian.h11()), ("h₂₂", hessian.h22())]
        .into_iter()
        .filter(|(_, entry)| *entry != 1.0)
        .map(|(name, entry)| format!("{name} from {} to 1", rounded(entry, 6)))
        .collect();
    if changes.is_empty() {
        String::new()
    } else {
        format!(", and changes {}", changes.join(" and "))
    }
}

/// The λ from which on θ₂ is 0, for H = [1, ρ; ρ, 1] with 0 ≤ ρ < 1 and θ̂₁ ≥ θ̂₂ > 0: (1 + ρ)θ̂₂.
///
/// With θ₂ = 0 the optimality conditions are θ₁ = θ̂₁ + ρθ̂₂ − λ and ρ(θ̂₁ − θ₁) + θ̂₂ ≤ λ. The second
/// is ρλ + (1 − ρ²)θ̂₂ ≤ λ, so (1 − ρ)(1 + ρ)θ̂₂ ≤ (1 − ρ)λ.
fn snap(loss: &QuadraticLoss) -> Option<f64> {
    let (hessian, [a, b]) = (loss.hessian(), loss.center());
    let rho = hessian.h12();
    let standardized = hessian.h11() == 1.0 && hessian.h22() == 1.0;
    (standardized && (0.0..1.0).contains(&rho) && a >= b && b > 0.0).then_some((1.0 + rho) * b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lasso_path::problem::{Hessian, Lambda};
    use lasso_path::solve::solve;
    use proptest::prelude::*;

    fn loss(h: [f64; 3], center: [f64; 2]) -> QuadraticLoss {
        let hessian = Hessian::new(h[0], h[1], h[2]).expect("semidefinite");
        QuadraticLoss::new(hessian, center, 0.0).expect("in range")
    }

    proptest! {
        #[test]
        fn the_second_coordinate_is_zero_from_the_snap_on(
            rho in 0.0..0.99_f64, b in 0.1..5.0_f64, more in 0.0..5.0_f64, near in 1e-9..0.5_f64,
        ) {
            let loss = loss([1.0, rho, 1.0], [b + more, b]);
            let snap = snap(&loss).expect("it has one");
            let second = |share: f64| {
                solve(&loss, Lambda::new(share * snap).expect("not negative")).theta[1]
            };
            prop_assert_eq!(second(1.0 + near), 0.0);
            prop_assert!(second(1.0 - near) > 0.0);
        }
    }

    #[test]
    fn the_note_says_what_moving_it_changes() {
        let note = |h, center| correlation_note(&loss(h, center));
        assert!(note([1.0, 0.35, 0.8], [2.4, 1.0]).contains("and changes h₂₂ from 0.8 to 1."));
        assert!(
            note([1.0, 0.5, 1.0], [2.4, 1.0])
                .contains("is. So θ₂ is 0 only from λ = (1 + ρ)θ̂₂ = 1.50 on")
        );
        assert!(note([1.0, -0.5, 1.0], [2.4, 1.0]).ends_with("where it is."));
        assert!(note([1.0, 0.5, 1.0], [1.0, 2.4]).ends_with("where it is."));
    }
}
