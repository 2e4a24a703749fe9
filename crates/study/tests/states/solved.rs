//! Every state is one that can be solved, drawn and told.

use figure::Figure;
use proptest::prelude::*;
use strategies::config;
use study::{Derived, derive};

use super::strategies::state;

/// Fails where a number is not finite, the certificate does not hold, or a text is none.
pub fn check_solved(derived: &Derived) -> Result<(), TestCaseError> {
    let solved = &derived.solved;
    let numbers = [
        derived.loss,
        derived.penalty,
        derived.objective(),
        solved.lambda.value(),
        solved.lambda_end.value(),
        solved.radius(),
        solved.path.lambda_max().value(),
        derived.certificate.kkt_residual,
        derived.certificate.gap,
        derived.view.center[0],
        derived.view.center[1],
        derived.view.radius,
        solved.solution.theta[0],
        solved.solution.theta[1],
    ];
    prop_assert!(numbers.iter().all(|x| x.is_finite()), "{numbers:?}");
    prop_assert!(derived.view.radius > 0.0 && solved.lambda_end.value() > 0.0);
    let certificate = &derived.certificate;
    // A subnormal number has fewer digits, and the penalty's pull on it as few.
    let coarse = solved.solution.theta.iter().any(|t| t.is_subnormal());
    prop_assert!(
        coarse || certificate.kkt_residual <= 1e-12 * certificate.scale,
        "{certificate:?}"
    );
    for k in 0..2 {
        prop_assert_eq!(
            solved.solution.theta[k] == 0.0,
            solved.solution.signs[k] == 0
        );
    }
    let marks: Vec<f64> = derived
        .knot_labels()
        .iter()
        .map(|mark| mark.lambda.value())
        .collect();
    prop_assert!(marks.windows(2).all(|pair| pair[0] <= pair[1]), "{marks:?}");
    let parameter = [derived.slice_verdict(), derived.spoken_center()];
    let sliced = derived.slice().into_iter().flat_map(|slice| {
        let known = if slice.curvature > 0.0 { 2 } else { 1 };
        let pictures = [Figure::Slice, Figure::Derivative, Figure::Shrinkage]
            .map(|figure| derived.description(figure))
            .into_iter();
        pictures.chain(parameter.iter().take(known).cloned())
    });
    let descent = derived.descent.as_ref();
    for run in descent.iter().flat_map(|descent| &descent.runs.all) {
        prop_assert!(run.iterates.iter().flatten().all(|x| x.is_finite()));
    }
    let fates = derived.fates().into_iter().map(|(_, fate)| fate);
    for text in fates.chain(derived.pace()) {
        prop_assert!(!text.contains("NaN") && !text.contains("inf"), "{}", text);
    }
    for text in sliced.chain([
        derived.sentence(),
        derived.forms(),
        derived.support(),
        derived.description(Figure::Plane),
        derived.description(Figure::Path),
        derived.description(Figure::KktBars),
        derived.spoken_lambda(),
    ]) {
        prop_assert!(
            !text.is_empty() && !text.contains("NaN") && !text.contains("inf"),
            "{text}"
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(5_000))]

    #[test]
    fn every_state_is_solved(state in state()) {
        check_solved(&derive(&state))?;
    }
}

/// P may be beyond all numbers; with λ = 0, λP is 0.
#[test]
fn the_penalty_of_an_overflowing_power_is_a_number() {
    let (state, notices) = study::permalink::read("penalty=bridge,4&center=1e100,0&lambda=0");
    assert_eq!(notices, []);
    let derived = derive(&state);
    assert!(!derived.penalty.is_nan() && !derived.objective().is_nan());
}
