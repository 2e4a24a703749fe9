//! The correlation ρ of two features, and what moving it does.

use super::Held;
use crate::claim::Claim;
use crate::derived::Derived;
use crate::state::State;
use figure::comparison::{Relation, comparison};
use figure::number::{nearest, percent, rounded, significant};
use lasso_path::problem::{QuadraticLoss, Vector2};
use lasso_path::solve::penalty::Penalty;
use std::cmp::Ordering;

/// The correlation h₁₂/√(h₁₁h₂₂) of the features of a loss; 0 where a feature is constant.
#[must_use]
pub fn correlation(loss: &QuadraticLoss) -> f64 {
    let hessian = loss.hessian();
    let rho = hessian.h12() / (hessian.h11() * hessian.h22()).sqrt();
    if rho.is_finite() { rho } else { 0.0 }
}

/// Whether H = ((1, ρ), (ρ, 1)): that of two standardized features.
fn is_standardized(loss: &QuadraticLoss) -> bool {
    loss.hessian().h11() == 1.0 && loss.hessian().h22() == 1.0
}

impl Derived {
    /// What moving ρ does here, for what is held.
    pub fn correlation_notes(&self, state: &State) -> Vec<Claim> {
        let loss = &self.solved.loss;
        let mut notes = Vec::new();
        if !is_standardized(loss) {
            notes.push(Claim::new("enters-standardized", enters(state, loss)));
        } else if self.solved.penalty == Penalty::L1 {
            notes.extend(match state.topic.correlation.held {
                Held::Covariances => self.with_covariances_held(),
                Held::Center => self.with_center_held(),
                Held::Truth => self.with_truth_held(),
            });
        }
        notes.into_iter().map(Claim::unbroken).collect()
    }

    /// With q of the weaker feature between 0 and that of the stronger: three cases, by ρ against their quotient.
    fn with_covariances_held(&self) -> Option<Claim> {
        let loss = &self.solved.loss;
        let (q, rho) = (loss.negative_gradient_at_zero(), loss.hessian().h12());
        let [strong, weak] = by_size(q);
        let (first, second) = (q[strong], q[weak]);
        if !(first > second && second > 0.0 && rho.abs() < 1.0) {
            return None;
        }
        let lambda = self.solved.lambda.value();
        let [a, b] = [strong, weak].map(|k| &self.solved.names[k]);
        let [s, w] = [strong, weak].map(|k| INDEX[k]);
        let quotient = format!("q{w}/q{s}");
        let case = |relation| comparison(("ρ", rho), relation, (&quotient, second / first));
        // θ̂ of the weaker, (q₂ − ρq₁)/(1 − ρ²), says on which side ρ is, as θ̂ is what is given.
        let center = loss.center()[weak];
        let claim = if center > 0.0 {
            let from = nearest((second - rho * first) / (1.0 - rho), lambda);
            Claim::new(
                "drops-the-weaker",
                format!(
                    "{}: L1 keeps {a} until λ = q{s}, and {b} is 0 from λ = (q{w}\u{a0}−\u{a0}ρq{s})/(1\u{a0}−\u{a0}ρ) = {from} on. The \
                     closer ρ comes to q{w}/q{s}, the smaller the λ that makes {b} zero.",
                    case(Relation::Less)
                ),
            )
        } else if center == 0.0 {
            Claim::new(
                "never-needs-the-weaker",
                format!(
                    "ρ = {} is q{w}/q{s}: {b} is 0 for every λ > 0, as given the feature of {a}, the other explains nothing more of \
                     the target.",
                    significant(rho, 3)
                ),
            )
        } else {
            let from = nearest((rho * first - second) / (1.0 + rho), lambda);
            Claim::new(
                "corrects-the-stronger",
                format!(
                    "{}: {b} is negative, to correct {a}, below λ = (ρq{s}\u{a0}−\u{a0}q{w})/(1\u{a0}+\u{a0}ρ) = {from}, and 0 from there on.",
                    case(Relation::Greater)
                ),
            )
        };
        Some(claim)
    }

    /// With θ̂₁ ≥ θ̂₂ > 0 held, or the other way round, and ρ ≥ 0.
    ///
    /// With θ₂ = 0 the optimality conditions are θ₁ = θ̂₁ + ρθ̂₂ − λ and ρ(θ̂₁ − θ₁) + θ̂₂ ≤ λ. The second
    /// is ρλ + (1 − ρ²)θ̂₂ ≤ λ, so (1 − ρ)(1 + ρ)θ̂₂ ≤ (1 − ρ)λ.
    fn with_center_held(&self) -> Option<Claim> {
        let loss = &self.solved.loss;
        let (rho, center) = (loss.hessian().h12(), loss.center());
        let [large, small] = by_size(center);
        let (first, second) = (center[large], center[small]);
        ((0.0..1.0).contains(&rho) && first >= second && second > 0.0).then(|| {
            let from = nearest((1.0 + rho) * second, self.solved.lambda.value());
            let (b, [l, s]) = (&self.solved.names[small], [large, small].map(|k| INDEX[k]));
            Claim::new(
                "lives-longer",
                format!(
                    "{b} is 0 from λ = (1\u{a0}+\u{a0}ρ)θ̂{s} = {from} on: the larger ρ, the longer it lives. For θ̂ to stay, its \
                     feature must go with the target ever more: q{s} = θ̂{s}\u{a0}+\u{a0}ρθ̂{l} = {}.",
                    significant(second + rho * first, 3)
                ),
            )
        })
    }

    /// With the truth held, while samples are shown: how often L1 keeps one of two, and how far apart ridge's
    /// estimates lie.
    fn with_truth_held(&self) -> Option<Claim> {
        let count = self.samples.len();
        (count > 0).then(|| {
            let one = |theta: &&Vector2| (theta[0] == 0.0) != (theta[1] == 0.0);
            let share = self.samples.iter().filter(one).count() as f64 / count as f64;
            let ridge = self.draws.solve(Penalty::Ridge, self.solved.lambda);
            let apart = ridge.iter().map(|theta| (theta[0] - theta[1]).abs());
            let apart = significant(apart.sum::<f64>() / ridge.len() as f64, 3);
            let both = if ridge.iter().any(|theta| theta.contains(&0.0)) {
                format!("Ridge’s two estimates at the same λ are on average {apart} apart.")
            } else {
                format!("Ridge at the same λ keeps both in all of these samples, on average {apart} apart.")
            };
            let samples = if count == 1 { "sample" } else { "samples" };
            Claim::new(
                "keeps-one-of-two",
                format!(
                    "L1 keeps exactly one of the two in {} of {count} {samples}. {both}",
                    percent(share)
                ),
            )
        })
    }
}

/// That H is at the border of what has a minimum, where it is.
#[must_use]
pub fn border(loss: &QuadraticLoss) -> Option<Claim> {
    let text = match loss.hessian().rank() {
        2 => return None,
        1 => "An eigenvalue of H is 0. It stops here: below 0 the loss would have no minimum.",
        _ => "H = 0. It stops here: below 0 the loss would have no minimum.",
    };
    Some(Claim::new("hessian-border", text))
}

/// The handle at the end of an axis of a contour, by the eigenvalue of H along it and along the other axis.
#[must_use]
pub fn axis(mine: f64, other: f64) -> Claim {
    // The longer axis is where the loss is flatter.
    let which = match mine.total_cmp(&other) {
        Ordering::Less => "the longer axis",
        Ordering::Equal => "an axis",
        Ordering::Greater => "the shorter axis",
    };
    let text = format!(
        "End of {which} of a contour of the loss; eigenvalue {} of H. Drag it, or press the arrow keys: left and right \
         turn, up and down stretch.",
        significant(mine, 3)
    );
    Claim::new("contour-axis", text)
}

/// The indices of the coordinates.
const INDEX: [&str; 2] = ["₁", "₂"];

/// The coordinate that is larger in size, and the other.
fn by_size([first, second]: Vector2) -> [usize; 2] {
    if second.abs() > first.abs() {
        [1, 0]
    } else {
        [0, 1]
    }
}

/// What moving ρ changes where the features are not standardized.
fn enters(state: &State, loss: &QuadraticLoss) -> String {
    let hessian = loss.hessian();
    let changes: Vec<String> = [("h₁₁", hessian.h11()), ("h₂₂", hessian.h22())]
        .into_iter()
        .filter(|(_, entry)| *entry != 1.0)
        .map(|(name, entry)| format!("{name} from {} to 1", rounded(entry, 4)))
        .collect();
    let stays = match state.topic.correlation.held {
        Held::Covariances => "q stays",
        Held::Center | Held::Truth => "θ̂ stays",
    };
    format!(
        "ρ is of two standardized features, for which h₁₁ = h₂₂ = 1 and h₁₂ = ρ. Moving it changes {}; {stays}, and undo \
         takes it back.",
        changes.join(" and ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Action, Intent, Problem, derive};
    use lasso_path::problem::{Hessian, Lambda};
    use lasso_path::solve::solve;
    use proptest::prelude::*;

    fn state(hessian: [f64; 3], center: [f64; 2], held: Held) -> State {
        let hessian = Hessian::new(hessian[0], hessian[1], hessian[2]).expect("semidefinite");
        let problem = Problem::plane(hessian, center);
        let state = State {
            problem,
            ..State::default()
        };
        state.reduce(Action::Hold(held))
    }

    fn note(state: &State) -> String {
        let notes = derive(state).correlation_notes(state);
        notes
            .first()
            .map_or_else(String::new, |claim| claim.text.replace('\u{a0}', " "))
    }

    proptest! {
        #[test]
        fn with_q_held_there_are_three_cases(
            first in 0.5..5.0_f64, share in 0.05..0.95_f64, rho in -0.95..0.95_f64, near in 1e-6..0.5_f64,
            weak in 0..2_usize,
        ) {
            let second = share * first;
            let mut center = [first; 2];
            center[weak] = second;
            let independent = state([1.0, 0.0, 1.0], center, Held::Covariances);
            let moved = independent.after(Intent::Correlate(rho));
            let loss = moved.problem.loss();
            let q = loss.negative_gradient_at_zero();
            prop_assert!((q[0] - center[0]).abs() + (q[1] - center[1]).abs() < 1e-13 * first, "q stays");
            let at = |lambda: f64| solve(&loss, Lambda::new(lambda).expect("not negative")).theta[weak];
            let said = note(&moved);
            if (rho - share).abs() < 1e-9 {
                return Ok(());
            }
            let (from, sign) = if rho < share {
                ((second - rho * first) / (1.0 - rho), 1.0)
            } else {
                ((rho * first - second) / (1.0 + rho), -1.0)
            };
            let below = said.contains(" < q") || said.contains("just below");
            prop_assert_eq!(below, rho < share, "{}", said);
            prop_assert_eq!(at(from * (1.0 + near)), 0.0);
            prop_assert!(at(from * (1.0 - near)) * sign > 0.0);
        }

        #[test]
        fn with_the_center_held_the_second_lives_longer(
            rho in 0.0..0.99_f64, b in 0.1..5.0_f64, more in 0.0..5.0_f64, near in 1e-9..0.5_f64,
        ) {
            let state = state([1.0, rho, 1.0], [b + more, b], Held::Center);
            let loss = state.problem.loss();
            let second = |share: f64| {
                let lambda = share * (1.0 + rho) * b;
                solve(&loss, Lambda::new(lambda).expect("not negative")).theta[1]
            };
            prop_assert_eq!(second(1.0 + near), 0.0);
            prop_assert!(second(1.0 - near) > 0.0);
            prop_assert!(note(&state).contains("lives"));
        }
    }

    #[test]
    fn the_slider_comes_to_the_limit_itself() {
        let state = state([1.0, 0.0, 1.0], [2.0, 1.2], Held::Covariances);
        let limit = state.after(Intent::Correlate(0.6));
        assert_eq!(limit.problem.loss().center()[1], 0.0);
        assert!(note(&limit).contains("is q₂/q₁"), "{}", note(&limit));
    }

    #[test]
    fn at_the_limit_the_weaker_feature_is_never_needed() {
        let state = state([1.0, 0.5, 1.0], [2.0, 0.0], Held::Covariances);
        assert!(note(&state).starts_with("ρ = 0.500 is q₂/q₁: θ₂ is 0 for every λ"));
        for lambda in [1e-9, 0.3, 1.0, 1.999, 2.0, 7.0] {
            let lambda = Lambda::new(lambda).expect("positive");
            assert_eq!(solve(&state.problem.loss(), lambda).theta[1], 0.0);
        }
    }

    #[test]
    fn the_slider_ends_where_there_may_be_no_minimum() {
        let state = state([1.0, 0.0, 1.0], [2.0, 1.0], Held::Covariances);
        let most = state.after(Intent::Correlate(1.0));
        assert_eq!(most.problem.loss().hessian().h12(), 0.99);
        let center = state.reduce(Action::Hold(Held::Center));
        let singular = center.after(Intent::Correlate(1.0));
        assert_eq!(singular.problem.loss().hessian().h12(), 1.0);
        assert_eq!(singular.problem.loss().center(), [2.0, 1.0]);
    }

    #[test]
    fn the_truth_is_held_while_samples_vary() {
        let independent = state([1.0, 0.0, 1.0], [1.0, 1.0], Held::Center);
        let held = independent.reduce(Action::Hold(Held::Truth));
        assert!(held.view.plane.overlay.samples);
        let held = held.reduce(Action::SetLambda(Lambda::new(0.5).expect("positive")));
        let twins = held.after(Intent::Correlate(0.95));
        assert_eq!(twins.problem.loss().center(), [1.0, 1.0]);
        let share = |state: &State| {
            let text = note(state);
            let percent = text.split("in ").nth(1).expect("a share");
            percent
                .split('%')
                .next()
                .expect("a number")
                .parse::<f64>()
                .expect("a number")
        };
        assert!(
            share(&twins) > share(&held),
            "{} and {}",
            note(&held),
            note(&twins)
        );
    }

    #[test]
    fn what_is_not_standardized_becomes_so_and_the_page_says_it() {
        let said = note(&state([1.0, 0.35, 0.8], [2.4, 1.0], Held::Covariances));
        assert!(
            said.contains("changes h₂₂ from 0.8 to 1; q stays"),
            "{said}"
        );
    }
}
