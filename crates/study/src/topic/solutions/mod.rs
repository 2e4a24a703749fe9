//! Losses with several minimisers: which of them a rule or a start reaches.

use crate::claim::Claim;
use crate::derived::Derived;
use crate::phrase::short;
use lasso_path::solve::TieBreakingRule;

impl Derived {
    /// Which of several minimisers other rules and starts reach, in words; `None` if there is only one.
    pub fn tie_breaks(&self) -> Option<Claim> {
        let solved = &self.solved;
        let rule = |rule: &TieBreakingRule| match *rule {
            TieBreakingRule::LeastNorm => "nearest to the origin".to_owned(),
            TieBreakingRule::Sparsest => "fewest nonzeros".to_owned(),
            TieBreakingRule::CoordinateDescent(k) => {
                format!("coordinate descent, {} first", solved.names[k])
            }
            TieBreakingRule::FromZero => "ISTA from 0".to_owned(),
            TieBreakingRule::FromLeastSquares => "ISTA from θ̂".to_owned(),
        };
        let points: Vec<String> = solved
            .tie_breaks()
            .iter()
            .map(|([x, y], rules)| {
                let rules: Vec<String> = rules.iter().map(rule).collect();
                format!(
                    "({},\u{a0}{}): {}",
                    short(*x),
                    short(*y),
                    rules.join(", and ")
                )
            })
            .collect();
        (!points.is_empty()).then(|| {
            Claim::new(
                "tie-breaks",
                format!(
                    "Which of the minimisers is reached depends on rule and start: {}.",
                    points.join("; ")
                ),
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::{Action, Intent, Problem, State, derive};
    use figure::Figure;
    use lasso_path::problem::{Hessian, Lambda};
    use lasso_path::solve::Radius;

    #[test]
    fn what_other_rules_reach_is_said() {
        let hessian = Hessian::new(1.0, 1.0, 1.0).expect("semidefinite");
        let state = State {
            problem: Problem::plane(hessian, [2.0, 0.75]),
            ..State::default()
        };
        let lambda = Lambda::new(0.75).expect("not negative");
        let mut state = state.reduce(Action::SetLambda(lambda));
        let said = "Which of the minimisers is reached depends on rule and start: (1.00,\u{a0}1.00): \
                    nearest to the origin, and ISTA from 0; (2.00,\u{a0}0): fewest nonzeros, and coordinate descent, \
                    θ₁ first; (0,\u{a0}2.00): fewest nonzeros, and coordinate descent, θ₂ first; \
                    (1.62,\u{a0}0.375): ISTA from θ̂.";
        assert_eq!(
            derive(&state)
                .tie_breaks()
                .map(|claim| claim.text)
                .as_deref(),
            Some(said)
        );
        assert!(
            !derive(&state)
                .description(Figure::Plane)
                .text
                .contains("ISTA")
        );
        state.view.plane.overlay.solution_set = true;
        assert!(
            derive(&state)
                .description(Figure::Plane)
                .text
                .ends_with(said)
        );
        assert_eq!(derive(&State::default()).tie_breaks(), None);
        // a slack constraint keeps out what lies beyond it
        let slack = state
            .reduce(Action::SetRadius(Radius::new(2.8).expect("positive")))
            .after(Intent::Reshape(
                Hessian::new(1.0, 2.0, 4.0).expect("semidefinite"),
            ));
        let said = derive(&slack).tie_breaks().expect("a chord").text;
        assert!(
            said.contains("ISTA from θ̂") && !said.contains("θ₁ first"),
            "{said}"
        );
    }
}
