//! The numbers that a person can type.

use crate::action::Action;
use crate::entry::{number, penalty_weight, with_parameter};
use crate::intent::{Intent, Moment};
use crate::problem::Problem;
use crate::topic::{descent, sampling};
use figure::number::shortest;
use lasso_path::problem::{Hessian, Vector2};
use lasso_path::solve::Radius;
use lasso_path::solve::descent::StepSize;
use solver_worker::{Source, Table};

/// A number that has a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// λ.
    Lambda,
    /// The radius c of the ball.
    Radius,
    /// An entry of H: h₁₁, h₁₂ or h₂₂.
    Hessian(usize),
    /// A coordinate of θ̂.
    Center(usize),
    /// The correlation ρ of the features.
    Correlation,
    /// The standard deviation σ of the noise.
    Sigma,
    /// How many rows there are, n.
    Rows,
    /// The parameter of the penalty, p or r.
    Penalty,
    /// The same of the penalty beside it.
    Beside,
    /// The step size η of the descent methods.
    StepSize,
    /// How many steps they take.
    Steps,
    /// A coordinate of their start.
    Start(usize),
    /// A number that made data are made from: rows, features, true ones, size, correlation, noise, seed.
    Made(usize),
}

impl Typed {
    /// Its sign, which begins what is said of a text that cannot be used.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Typed::Lambda => "λ",
            Typed::Radius => "c",
            Typed::Hessian(k) => ["h₁₁", "h₁₂", "h₂₂"][k],
            Typed::Center(k) => ["θ̂₁", "θ̂₂"][k],
            Typed::Correlation => "ρ",
            Typed::Sigma => "σ",
            Typed::Rows => "n",
            Typed::Penalty | Typed::Beside => "the parameter",
            Typed::StepSize => "η",
            Typed::Steps => "steps",
            Typed::Start(k) => ["start θ₁", "start θ₂"][k],
            Typed::Made(k) => [
                "rows",
                "features",
                "true ones",
                "their size",
                "correlation",
                "noise σ",
                "seed",
            ][k],
        }
    }
}

impl Moment {
    /// What typing a text into a field means.
    ///
    /// # Errors
    /// Says, for the person, why the text cannot be used.
    pub fn typed(&self, into: Typed, text: &str) -> Result<Intent, String> {
        let state = &self.state;
        let own = |error: &dyn std::fmt::Display| format!("{} {error}", into.sign());
        let finite = || number(text).map_err(|error| own(&error));
        let descends = |settings| Ok(Action::SetDescent(settings).into());
        match into {
            Typed::Lambda => {
                let lambda = penalty_weight(text).map_err(|error| own(&error))?;
                Ok(Action::SetLambda(lambda).into())
            }
            Typed::Radius => {
                let radius = Radius::new(finite()?).map_err(|error| error.to_string())?;
                Ok(Action::SetRadius(radius).into())
            }
            Typed::Hessian(k) => {
                let hessian = *state.problem.loss().hessian();
                let mut entries = [hessian.h11(), hessian.h12(), hessian.h22()];
                entries[k] = finite()?;
                let [h11, h12, h22] = entries;
                let hessian = Hessian::new(h11, h12, h22).map_err(|error| error.to_string())?;
                Ok(Intent::Reshape(hessian))
            }
            Typed::Center(k) => {
                let center = state.problem.loss().center();
                Ok(Intent::MoveCenter(with(center, k, finite()?)))
            }
            Typed::Correlation => {
                let (rho, most) = (finite()?, state.topic.correlation.held.most());
                if rho.abs() > most {
                    // Shortest digits tell any two numbers apart.
                    let [rho, most] = [rho, most].map(shortest);
                    return Err(format!(
                        "ρ = {rho} is beyond ±{most}: with this held, |ρ| is at most {most}"
                    ));
                }
                Ok(Intent::Correlate(rho))
            }
            Typed::Sigma => {
                let sigma = finite()?;
                if sigma < 0.0 {
                    return Err(format!(
                        "σ = {} is negative: it is 0 or more",
                        shortest(sigma)
                    ));
                }
                let settings = state.topic.sampling;
                let sigma = Some(sigma);
                Ok(Intent::SetNoise(sampling::Settings { sigma, ..settings }))
            }
            Typed::Rows => {
                let (n, most) = (finite()?, sampling::Settings::MOST_ROWS);
                if n.fract() != 0.0 || !(1.0..=f64::from(most)).contains(&n) {
                    return Err(format!("a whole number from 1 to {most} is needed"));
                }
                let n = Some(n as u32);
                let settings = state.topic.sampling;
                Ok(Intent::SetNoise(sampling::Settings { n, ..settings }))
            }
            Typed::Penalty => {
                let penalty = with_parameter(state.objective.penalty, text)?;
                Ok(Intent::ChoosePenalty(penalty))
            }
            Typed::Beside => {
                let beside = state
                    .objective
                    .beside
                    .map(|beside| with_parameter(beside, text));
                Ok(Action::SetBeside(beside.transpose()?).into())
            }
            Typed::StepSize => {
                let step_size = StepSize::new(finite()?).map_err(|error| error.to_string())?;
                descends(descent::Settings {
                    step_size: Some(step_size),
                    ..state.topic.descent
                })
            }
            Typed::Steps => {
                let (steps, most) = (finite()?, descent::Settings::MOST);
                if steps.fract() != 0.0 || !(1.0..=f64::from(most)).contains(&steps) {
                    return Err(format!("a whole number from 1 to {most} is needed"));
                }
                descends(descent::Settings {
                    steps: steps as u32,
                    ..state.topic.descent
                })
            }
            Typed::Made(k) => self.made(k, finite()?),
            Typed::Start(k) => {
                let shown = self.derived.descent.as_ref();
                let shown = shown.map_or([0.0; 2], |descent| descent.runs.start);
                let start = state.topic.descent.start.unwrap_or(shown);
                Ok(Action::SetStart(with(start, k, finite()?)).into())
            }
        }
    }
}

impl Moment {
    /// Made data with another number.
    fn made(&self, k: usize, x: f64) -> Result<Intent, String> {
        let Problem::Table(table) = &self.state.problem else {
            return Err("there are no made data".to_owned());
        };
        let Source::Made(mut made) = table.source else {
            return Err("the data are not made".to_owned());
        };
        let whole = || {
            let fits = x.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&x);
            fits.then_some(x as usize)
                .ok_or_else(|| format!("{} is no whole number from 0 to {}", shortest(x), u32::MAX))
        };
        match k {
            0 => made.rows = whole()?,
            1 => made.features = whole()?,
            2 => made.nonzero = whole()?,
            3 => made.size = x,
            4 => made.correlation = x,
            5 => made.noise = x,
            _ => made.seed = whole()? as u64,
        }
        made.check().map_err(|error| error.to_string())?;
        let source = Source::Made(made);
        Ok(Intent::ChooseTable(Table {
            source,
            ..table.clone()
        }))
    }
}

fn with(mut point: Vector2, k: usize, x: f64) -> Vector2 {
    point[k] = x;
    point
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{State, derive, permalink};
    use std::rc::Rc;

    const ALL: [Typed; 16] = [
        Typed::Lambda,
        Typed::Radius,
        Typed::Hessian(0),
        Typed::Hessian(1),
        Typed::Hessian(2),
        Typed::Center(0),
        Typed::Center(1),
        Typed::Correlation,
        Typed::Sigma,
        Typed::Rows,
        Typed::Penalty,
        Typed::Beside,
        Typed::StepSize,
        Typed::Steps,
        Typed::Start(0),
        Typed::Start(1),
    ];

    fn moment(link: &str) -> Moment {
        let (state, notices) = permalink::read(link);
        assert_eq!(notices, []);
        let derived = Rc::new(derive(&state));
        Moment { state, derived }
    }

    /// The state after a text was typed.
    fn after(moment: &Moment, into: Typed, text: &str) -> State {
        let intent = moment.typed(into, text).expect("a good number");
        moment.state.after(intent)
    }

    #[test]
    fn what_is_typed_is_what_one_gets() {
        let moment = moment("panel=descent&penalty=elastic-net,0.5&beside=bridge,0.5");
        for (into, text, link) in [
            (Typed::Lambda, "2", "lambda=2"),
            (Typed::Radius, "0.5", "radius=0.5"),
            (Typed::Hessian(1), "-0.25", "hessian=1,-0.25,0.8"),
            (Typed::Center(1), "1e-3", "center=2.4,0.001"),
            (Typed::Sigma, "0.125", "sigma=0.125"),
            (Typed::Penalty, "0.75", "penalty=elastic-net,0.75"),
            (Typed::Beside, "0.25", "beside=bridge,0.25"),
            (Typed::Beside, "∞", "beside=bridge,inf"),
            (Typed::Rows, "12", "n=12"),
            (Typed::StepSize, "0.125", "eta=0.125"),
            (Typed::Steps, "7", "steps=7"),
            (Typed::Start(0), "-0.5", "start=-0.5"),
        ] {
            let written = permalink::write(&after(&moment, into, text));
            assert!(written.contains(link), "{into:?}: {written}");
        }
    }

    #[test]
    fn what_cannot_be_used_is_told_and_changes_nothing() {
        let moment = moment("panel=descent&penalty=elastic-net,0.5&beside=bridge,0.5");
        for into in ALL {
            for text in ["", "abc", "NaN", "1,5", "1e400", "-1e308"] {
                let told = moment.typed(into, text).expect_err(text);
                assert!(told.len() > 10 && told.len() < 200, "{into:?}: {told}");
            }
        }
        for (into, text) in [
            (Typed::Lambda, "-1"),
            (Typed::Radius, "-1"),
            (Typed::Hessian(0), "-1"),
            (Typed::Correlation, "1.5"),
            (Typed::Sigma, "-0.5"),
            (Typed::Penalty, "2"),
            (Typed::Beside, "0"),
            (Typed::StepSize, "0"),
            (Typed::Steps, "1.5"),
            (Typed::Steps, "0"),
            (Typed::Rows, "0.5"),
        ] {
            let told = moment.typed(into, text).expect_err(text);
            assert!(
                told.contains(text)
                    || matches!(into, Typed::Steps | Typed::Rows)
                    || told.contains("1.5"),
                "{into:?}: {told}"
            );
        }
    }
}
