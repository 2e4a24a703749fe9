//! The numbers that have a name: the one table that the page, its papers and its tests read.

use crate::derived::Derived;
use crate::outline::{Outline, Status};
use crate::table::Fitted;
use crate::topic::Topic;
use crate::view::View;
use figure::{Anatomy, Descent};
use lasso_path::posterior::Prior;
use lasso_path::problem::Vector2;

/// A number with a name. The names are documented in `docs/quantities.md` and stay.
#[derive(Debug)]
pub struct Quantity {
    /// Its name: `data-quantity` of its element.
    pub name: &'static str,
    /// How many significant digits are shown; `data-value` holds all. `None` for whole numbers.
    pub digits: Option<usize>,
    /// The topic whose answer shows it; `None` for one that always stands somewhere. The page keeps those of topics
    /// that are not open for programs that read it.
    pub topic: Option<Topic>,
    /// The view that shows it, where it is one's own.
    pub view: Option<View>,
    /// Its value.
    pub value: Value,
}

/// The value of a quantity; `None` where there is none.
#[derive(Clone, Copy, Debug)]
pub enum Value {
    /// One of the whole moment.
    One(fn(&Derived) -> Option<f64>),
    /// One of each parameter, which `data-feature` names.
    OfEach(fn(&Derived, usize) -> Option<f64>),
}

impl Quantity {
    /// The value, of the parameter at a place among the names where there is one of each.
    #[must_use]
    pub fn of(&self, derived: &Derived, feature: Option<usize>) -> Option<f64> {
        let of_plane =
            matches!(self.topic, Some(Topic::Sampling | Topic::Descent)) || self.view.is_some();
        if derived.space.is_some() && of_plane {
            return None;
        }
        match self.value {
            Value::One(value) => value(derived),
            Value::OfEach(value) => value(derived, feature?),
        }
    }
}

/// The quantity of this name.
#[must_use]
pub fn quantity(name: &str) -> Option<&'static Quantity> {
    QUANTITIES.iter().find(|quantity| quantity.name == name)
}

const fn one(name: &'static str, digits: usize, value: fn(&Derived) -> Option<f64>) -> Quantity {
    Quantity {
        name,
        digits: Some(digits),
        topic: None,
        view: None,
        value: Value::One(value),
    }
}

const fn of_prior(name: &'static str, value: fn(&Derived) -> Option<f64>) -> Quantity {
    Quantity {
        view: Some(View::Prior),
        ..one(name, 4, value)
    }
}

const fn of_topic(
    topic: Topic,
    name: &'static str,
    digits: usize,
    value: fn(&Derived) -> Option<f64>,
) -> Quantity {
    Quantity {
        topic: Some(topic),
        ..one(name, digits, value)
    }
}

/// All of them.
pub const QUANTITIES: &[Quantity] = &[
    // ---- the objective ----
    one("lambda", 4, |d| Some(d.outline.shown_lambda())),
    one("radius", 4, |d| Some(d.outline.radius)),
    of_topic(Topic::Forms, "loss", 4, |d| {
        Some(d.outline.loss_at_solution)
    }),
    of_topic(Topic::Forms, "penalty", 4, |d| {
        Some(d.outline.penalty_at_solution)
    }),
    of_topic(Topic::Forms, "objective", 4, |d| {
        Some(d.outline.objective())
    }),
    one("lambda-max", 4, |d| {
        Some(d.outline.lambda_max.map_or(f64::INFINITY, f64::from))
    }),
    one("kkt-residual", 2, |d| {
        known(d.outline.certificate.kkt_residual)
    }),
    one("duality-gap", 2, |d| known(d.outline.certificate.gap)),
    // ---- the solution ----
    one("theta1", 4, |d| on_axis(d, 0)),
    one("theta2", 4, |d| on_axis(d, 1)),
    one("theta3", 4, |d| on_axes(d)?.theta.get(2).copied()),
    one("theta-hat1", 4, |d| least_squares(d, 0)),
    one("theta-hat2", 4, |d| least_squares(d, 1)),
    one("theta-hat3", 4, |d| least_squares(d, 2)),
    Quantity {
        name: "coefficient",
        digits: Some(4),
        topic: None,
        view: None,
        value: Value::OfEach(|derived, k| derived.outline.theta.get(k).copied()),
    },
    Quantity {
        name: "nonzeros",
        digits: None,
        topic: None,
        view: None,
        value: Value::One(|d| ready(d).map(|outline| outline.nonzeros() as f64)),
    },
    Quantity {
        name: "knots",
        digits: None,
        topic: None,
        view: None,
        value: Value::One(|d| ready(d).map(|outline| outline.knot_lambdas().len() as f64)),
    },
    Quantity {
        name: "p",
        digits: None,
        topic: None,
        view: None,
        value: Value::One(|d| ready(d).map(|outline| outline.theta.len() as f64)),
    },
    // ---- tables of many features ----
    Quantity {
        name: "own-coefficient",
        digits: Some(4),
        topic: None,
        view: None,
        value: Value::OfEach(|d, k| d.fitted()?.in_own_units().0.get(k).copied()),
    },
    of_topic(Topic::Path, "intercept", 4, |d| {
        Some(d.fitted()?.in_own_units().1)
    }),
    of_topic(Topic::Path, "train-error", 4, |d| {
        d.fitted()?.training_error()
    }),
    of_topic(Topic::Path, "test-error", 4, |d| d.fitted()?.test_error()),
    of_topic(Topic::Path, "cv-error", 4, |d| {
        Some(d.fitted()?.validation_error()?[0])
    }),
    of_topic(Topic::Path, "cv-lambda-min", 4, |d| {
        Some(d.fitted()?.best()?[0].value())
    }),
    of_topic(Topic::Path, "cv-lambda-1se", 4, |d| {
        Some(d.fitted()?.best()?[1].value())
    }),
    // ---- both forms ----
    of_topic(Topic::Forms, "multiplier-least", 4, |d| {
        planar(d).map(|_| d.multipliers()[0])
    }),
    of_topic(Topic::Forms, "multiplier-largest", 4, |d| {
        planar(d).map(|_| d.multipliers()[1])
    }),
    // ---- the penalty beside ----
    of_topic(Topic::Penalties, "beside-theta1", 4, |d| {
        Some(beside(d)?.theta[0])
    }),
    of_topic(Topic::Penalties, "beside-theta2", 4, |d| {
        Some(beside(d)?.theta[1])
    }),
    of_topic(Topic::Penalties, "beside-lambda", 4, |d| {
        Some(beside(d)?.shown_lambda())
    }),
    of_topic(Topic::Penalties, "beside-radius", 4, |d| {
        Some(beside(d)?.radius)
    }),
    of_topic(Topic::Penalties, "beside-kkt-residual", 2, |d| {
        Some(beside(d)?.certificate.kkt_residual)
    }),
    // ---- descent ----
    of_topic(Topic::Descent, "largest-eigenvalue", 4, |d| {
        if let Some(fitted) = d.fitted() {
            return Some(fitted.section()?.loss.hessian().eigenvalues()[0]);
        }
        planar(d).map(|_| d.solved.loss.hessian().eigenvalues()[0])
    }),
    Quantity {
        name: "iteration",
        digits: None,
        topic: Some(Topic::Descent),
        view: None,
        value: Value::One(|d| {
            let of_table = d.fitted().and_then(|fitted| fitted.runs.as_ref());
            let of_table = of_table.map(|runs| runs.iteration);
            let iteration = of_table.or_else(|| Some(descent(d)?.iteration));
            iteration.map(|k| k as f64)
        }),
    },
    of_topic(Topic::Descent, "step-size", 4, |d| {
        Some(descent(d)?.runs.step_size)
    }),
    of_topic(Topic::Descent, "gap", 4, |d| {
        let descent = descent(d)?;
        Some(descent.runs.gap(descent.chosen, descent.present()))
    }),
    of_topic(Topic::Descent, "gradient-norm", 4, |d| {
        let [a, b] = d.solved.loss.negative_gradient(iterate(d)?);
        Some(a.hypot(b))
    }),
    of_topic(Topic::Descent, "iterate1", 4, |d| Some(iterate(d)?[0])),
    of_topic(Topic::Descent, "iterate2", 4, |d| Some(iterate(d)?[1])),
    of_topic(Topic::Descent, "step-loss1", 4, |d| {
        Some(anatomy(d)?.step.loss[0])
    }),
    of_topic(Topic::Descent, "step-loss2", 4, |d| {
        Some(anatomy(d)?.step.loss[1])
    }),
    of_topic(Topic::Descent, "step-penalty1", 4, |d| {
        Some(anatomy(d)?.step.penalty[0])
    }),
    of_topic(Topic::Descent, "step-penalty2", 4, |d| {
        Some(anatomy(d)?.step.penalty[1])
    }),
    of_topic(Topic::Descent, "step1", 4, |d| Some(anatomy(d)?.sum()[0])),
    of_topic(Topic::Descent, "step2", 4, |d| Some(anatomy(d)?.sum()[1])),
    of_topic(Topic::Descent, "step-ridge1", 4, |d| {
        Some(anatomy(d)?.ridge[0])
    }),
    of_topic(Topic::Descent, "step-ridge2", 4, |d| {
        Some(anatomy(d)?.ridge[1])
    }),
    // ---- probability ----
    Quantity {
        digits: None,
        ..of_prior("n", |d| {
            if let Some(fitted) = d.fitted() {
                return Some(fitted.fit.rows as f64);
            }
            let of_space = d.space.is_some();
            ready(d).filter(|_| !of_space).map(|_| d.noise.0 as f64)
        })
    },
    of_prior("sigma", |d| planar(d).map(|_| d.noise.1)),
    of_prior("laplace-scale", |d| scale(d, Prior::Laplace)),
    of_prior("gaussian-scale", |d| scale(d, Prior::Gaussian)),
    of_prior("posterior-mode1", |d| Some(posterior_mode(d)?[0])),
    of_prior("posterior-mode2", |d| Some(posterior_mode(d)?[1])),
    of_prior("posterior-mean1", |d| Some(d.belief()?.mean.ok()?[0])),
    of_prior("posterior-mean2", |d| Some(d.belief()?.mean.ok()?[1])),
    of_prior("conditional-mean", |d| {
        Some(d.belief()?.conditional.ok()?.mean())
    }),
    of_prior("conditional-median", |d| {
        Some(d.belief()?.conditional.ok()?.median())
    }),
];

/// The scale of a prior, of the first plane or of the second.
fn scale(derived: &Derived, prior: Prior) -> Option<f64> {
    let planes = [Some(derived), derived.beside.as_deref()];
    let beliefs = planes.into_iter().flatten().filter_map(Derived::belief);
    let mut of_prior = beliefs.filter(|belief| belief.prior == prior);
    of_prior.next()?.scale
}

/// The mode, where there is a posterior.
fn posterior_mode(derived: &Derived) -> Option<Vector2> {
    let belief = derived.belief()?;
    belief.mean.ok()?;
    Some(belief.posterior.mode())
}

/// A number that is known.
fn known(value: f64) -> Option<f64> {
    Some(value).filter(|value| !value.is_nan())
}

/// What is known of a solved problem.
fn ready(derived: &Derived) -> Option<&Outline> {
    Some(&derived.outline).filter(|outline| outline.status == Status::Ready)
}

/// The same of a problem of two or three parameters, each with an axis of its own.
fn on_axes(derived: &Derived) -> Option<&Outline> {
    ready(derived).filter(|_| derived.fitted().is_none())
}

/// A coordinate of θ* that has an axis.
fn on_axis(derived: &Derived, k: usize) -> Option<f64> {
    match derived.fitted() {
        Some(fitted) => fitted.section()?.theta.get(k).copied(),
        None => on_axes(derived)?.theta.get(k).copied(),
    }
}

/// The same of two.
fn planar(derived: &Derived) -> Option<&Outline> {
    on_axes(derived).filter(|_| derived.space.is_none())
}

/// A coordinate of θ̂.
fn least_squares(derived: &Derived, k: usize) -> Option<f64> {
    if let Some(section) = derived.fitted().and_then(Fitted::section) {
        return section.loss.center().get(k).copied();
    }
    on_axes(derived)?;
    match derived.space.as_deref() {
        Some(space) => space.all.loss.center().get(k).copied(),
        None => derived.solved.loss.center().get(k).copied(),
    }
}

fn beside(derived: &Derived) -> Option<&Outline> {
    Some(&derived.beside.as_ref()?.outline)
}

fn descent(derived: &Derived) -> Option<&Descent> {
    derived.descent.as_deref()
}

fn iterate(derived: &Derived) -> Option<Vector2> {
    Some(descent(derived)?.present())
}

fn anatomy(derived: &Derived) -> Option<Anatomy> {
    descent(derived)?.anatomy
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{State, derive};

    #[test]
    fn a_name_has_one_row() {
        for row in QUANTITIES {
            let same = QUANTITIES.iter().filter(|other| other.name == row.name);
            assert_eq!(same.count(), 1, "{}", row.name);
        }
    }

    #[test]
    fn one_of_each_parameter_has_no_value_without_its_place() {
        let derived = derive(&State::default());
        let coefficient = quantity("coefficient").expect("in the table");
        assert_eq!(coefficient.of(&derived, Some(1)), Some(0.0));
        assert_eq!(coefficient.of(&derived, Some(2)), None);
        assert_eq!(coefficient.of(&derived, None), None);
    }
}
