//! The numbers that the page shows of a state, by their definitions in the README.

use figure::Descent;
use study::{Derived, State, Topic};

/// The numbers of a step taken apart; there are none after the last step.
pub const STEP: [&str; 8] = [
    "step-loss1",
    "step-loss2",
    "step-penalty1",
    "step-penalty2",
    "step1",
    "step2",
    "step-ridge1",
    "step-ridge2",
];

/// The runs of descent methods, while their panel is shown.
pub fn shown_descent<'a>(state: &State, derived: &'a Derived) -> Option<&'a Descent> {
    let shown = state.topic.shows(Topic::Descent);
    derived.descent.as_deref().filter(|_| shown)
}

/// Each number with its name. A step that is not there has no numbers.
pub fn quantities(state: &State, derived: &Derived) -> Vec<(&'static str, f64)> {
    let solved = &derived.solved;
    let [theta1, theta2] = solved.solution.theta;
    let [center1, center2] = solved.loss.center();
    let mut numbers = vec![
        ("lambda", derived.outline.shown_lambda()),
        ("loss", derived.outline.loss_at_solution),
        ("penalty", derived.outline.penalty_at_solution),
        ("objective", derived.outline.objective()),
        ("theta1", theta1),
        ("theta2", theta2),
        ("theta-hat1", center1),
        ("theta-hat2", center2),
        ("radius", solved.radius()),
        (
            "lambda-max",
            solved.lambda_max.map_or(f64::INFINITY, f64::from),
        ),
        ("kkt-residual", derived.outline.certificate.kkt_residual),
        ("duality-gap", derived.outline.certificate.gap),
    ];
    if state.topic.shows(Topic::Forms) {
        let [least, largest] = derived.multipliers();
        numbers.extend([("multiplier-least", least), ("multiplier-largest", largest)]);
    }
    if state.topic.shows(Topic::Penalties) {
        numbers.extend(quantities_beside(derived));
    }
    if let Some(descent) = shown_descent(state, derived) {
        numbers.extend(numbers_of_descent(descent));
    }
    numbers
}

/// Those of the second plane, which are on the page while the panel of penalties is shown.
pub fn quantities_beside(derived: &Derived) -> Vec<(&'static str, f64)> {
    let Some(beside) = &derived.beside else {
        return Vec::new();
    };
    let [theta1, theta2] = beside.solved.solution.theta;
    vec![
        ("beside-lambda", beside.outline.shown_lambda()),
        ("beside-theta1", theta1),
        ("beside-theta2", theta2),
        ("beside-radius", beside.solved.radius()),
        (
            "beside-kkt-residual",
            beside.outline.certificate.kkt_residual,
        ),
    ]
}

fn numbers_of_descent(descent: &Descent) -> Vec<(&'static str, f64)> {
    let (runs, iterate) = (&descent.runs, descent.present());
    let loss = runs.objective.loss();
    let [a, b] = loss.negative_gradient(iterate);
    let mut numbers = vec![
        ("iteration", descent.iteration as f64),
        ("step-size", runs.step_size),
        ("largest-eigenvalue", loss.hessian().eigenvalues()[0]),
        ("iterate1", iterate[0]),
        ("iterate2", iterate[1]),
        ("gap", runs.gap(descent.chosen, iterate)),
        ("gradient-norm", a.hypot(b)),
    ];
    if let Some(anatomy) = descent.anatomy {
        let parts = [
            anatomy.step.loss,
            anatomy.step.penalty,
            anatomy.sum(),
            anatomy.ridge,
        ];
        numbers.extend(STEP.into_iter().zip(parts.into_iter().flatten()));
    }
    numbers
}
