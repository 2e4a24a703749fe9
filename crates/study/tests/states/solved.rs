//! Every state is one that can be solved, drawn and told.

use proptest::prelude::*;
use strategies::config;
use study::{Derived, State, claims, derive};

use super::strategies::state;

/// Fails where a number is not finite, the certificate does not hold, or a text is none.
pub fn check_solved(state: &State, derived: &Derived) -> Result<(), TestCaseError> {
    let solved = &derived.solved;
    let numbers = [
        derived.outline.loss_at_solution,
        derived.outline.penalty_at_solution,
        derived.outline.objective(),
        solved.lambda.value(),
        solved.lambda_end.value(),
        solved.radius(),
        solved.path.lambda_max().value(),
        derived.outline.certificate.kkt_residual,
        derived.outline.certificate.gap,
        derived.window.center[0],
        derived.window.center[1],
        derived.window.radius,
        solved.solution.theta[0],
        solved.solution.theta[1],
    ];
    prop_assert!(numbers.iter().all(|x| x.is_finite()), "{numbers:?}");
    prop_assert!(derived.window.radius > 0.0 && solved.lambda_end.value() > 0.0);
    let certificate = &derived.outline.certificate;
    // A subnormal number has fewer digits, and the penalty's pull on it as few.
    let coarse = solved.solution.theta.iter().any(|t| t.is_subnormal());
    // the promise of paths, where the plane's solver has more digits
    let (share, exact) = match derived.space.as_deref() {
        Some(space) => (1e-8, space.exact),
        None => (1e-12, true),
    };
    prop_assert!(
        coarse || !exact || certificate.kkt_residual <= share * certificate.scale,
        "{certificate:?}"
    );
    for k in 0..2 {
        prop_assert_eq!(
            solved.solution.theta[k] == 0.0,
            solved.solution.signs[k] == 0
        );
    }
    let marks: Vec<f64> = derived
        .outline
        .knot_labels()
        .iter()
        .map(|mark| mark.knot.lambda.value())
        .collect();
    prop_assert!(marks.windows(2).all(|pair| pair[0] <= pair[1]), "{marks:?}");
    let descent = derived.descent.as_ref();
    for run in descent.iter().flat_map(|descent| &descent.runs.all) {
        prop_assert!(run.iterates.iter().flatten().all(|x| x.is_finite()));
    }
    let claims = claims(state, derived).into_iter();
    let claims = claims.map(|(_, claim)| claim.text);
    for text in claims.chain([derived.outline.spoken_lambda()]) {
        let words = text.split(|c: char| !c.is_alphabetic());
        prop_assert!(
            !text.is_empty() && words.clone().all(|word| word != "NaN" && word != "inf"),
            "{text}"
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(5_000))]

    #[test]
    fn every_state_is_solved(state in state()) {
        check_solved(&state, &derive(&state))?;
    }
}

/// P may be beyond all numbers; with λ = 0, λP is 0.
#[test]
fn the_penalty_of_an_overflowing_power_is_a_number() {
    let (state, notices) = study::permalink::read("penalty=bridge,4&center=1e100,0&lambda=0");
    assert_eq!(notices, []);
    let derived = derive(&state);
    assert!(!derived.outline.penalty_at_solution.is_nan() && !derived.outline.objective().is_nan());
}
