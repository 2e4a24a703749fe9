//! The view in words, with the present numbers.

use super::{Belief, Equal, Lacking, text};
use crate::claim::Claim;
use crate::derived::Derived;
use crate::phrase::short;
use crate::problem::Problem;
use crate::state::State;
use figure::number::{shortest, significant};
use lasso_path::posterior::Prior;
use lasso_path::problem::Vector2;

impl Derived {
    /// The belief, while the view is open and there is one.
    pub fn belief(&self) -> Option<&Belief> {
        self.belief.as_deref()?.as_ref().ok()
    }

    /// λ from the scale of the prior, with the numbers.
    pub fn derivation(&self, state: &State) -> Option<Claim> {
        let belief = self.belief()?;
        let (n, sigma) = (belief.model.n(), short(belief.model.sigma()));
        let lambda = significant(self.lambda().value(), 4);
        let (scale, sign) = (belief.scale?, text::scale(belief.prior)?);
        if scale == f64::INFINITY {
            let text = format!("λ = 0: {sign} is ∞, and the prior is flat.");
            return Some(Claim::new("prior-flat-limit", text));
        }
        let power = if belief.prior == Prior::Gaussian {
            "²"
        } else {
            ""
        };
        let data = if matches!(state.problem, Problem::Plane(_)) {
            ""
        } else {
            " rows"
        };
        Some(Claim::new(
            "prior-scale",
            format!(
                "Here σ = {sigma}, n = {n}{data} and {sign} = {}: λ = σ²/(n {sign}{power}) = {lambda}.",
                significant(scale, 4)
            ),
        )
        .unbroken())
    }

    /// Where n comes from.
    pub fn rows_note(&self, state: &State) -> Option<Claim> {
        self.belief.as_ref()?;
        let claim = match (&state.problem, state.topic.sampling.n) {
            (Problem::Diabetes(_), _) => Claim::new(
                "prior-rows",
                format!("n = {}: the rows of the data.", state.rows()),
            ),
            (Problem::Plane(_), None) => Claim::new(
                "prior-rows-default",
                format!("This problem has no data; n = {} is taken.", state.rows()),
            ),
            (Problem::Plane(_), Some(n)) => {
                Claim::new("prior-rows-chosen", format!("n = {n} was chosen."))
            }
            (Problem::Space(_) | Problem::Table(_), _) => return None,
        };
        Some(claim.unbroken())
    }

    /// Why there is no prior or no posterior here.
    pub fn belief_note(&self) -> Option<Claim> {
        match self.belief.as_deref()? {
            Err(error @ Lacking::Elsewhere) => {
                Some(Claim::new("prior-elsewhere", error.to_string()))
            }
            Err(error) => Some(Claim::new("prior-no-model", error.to_string())),
            Ok(belief) => {
                let lack = belief.mean.err().or(belief.conditional.err())?;
                let text = crate::phrase::capital(lack.to_string());
                Some(Claim::new("prior-no-posterior", format!("{text}.")))
            }
        }
    }

    /// Mode, mean and median of one coordinate given the other.
    pub fn summaries(&self) -> Option<Claim> {
        let belief = self.belief()?;
        let conditional = belief.conditional.ok()?;
        let (k, names) = (belief.coordinate, &self.solved.names);
        let (name, other) = (&names[k], &names[1 - k]);
        let held = short(belief.posterior.mode()[1 - k]);
        let given = format!("Given {other} = {held}, as at the mode");
        let [mode, mean, median] = [conditional.mode(), conditional.mean(), conditional.median()];
        let [shown_mean, shown_median] = [mean, median].map(short);
        let claim = match belief.prior {
            Prior::Flat | Prior::Gaussian => Claim::new(
                "prior-gaussian",
                format!(
                    "{given}: mode, mean and median of {name} are one number, {}.",
                    short(mode)
                ),
            ),
            Prior::Laplace if mode == 0.0 && mean == 0.0 => Claim::new(
                "prior-symmetric",
                format!(
                    "{given}: mode, mean and median of {name} are 0, since the data {}. Yet no draw is 0.",
                    match conditional.likelihood_mode() {
                        Some(_) => "are on neither side",
                        None => "say nothing of it",
                    }
                ),
            ),
            Prior::Laplace if mode == 0.0 => Claim::new(
                "prior-mode-zero",
                format!(
                    "{given}: the mode of {name} is exactly 0. Its mean is {shown_mean}, its median {shown_median}, and no \
                     draw is 0."
                ),
            ),
            Prior::Laplace => Claim::new(
                "prior-none-zero",
                format!(
                    "{given}: the mode of {name} is {}, its mean {shown_mean}, its median {shown_median}.",
                    short(mode)
                ),
            ),
        };
        Some(claim.unbroken())
    }

    /// The mean of the posterior in the plane, against its mode.
    pub fn joint_mean(&self) -> Option<Claim> {
        let belief = self.belief()?;
        let mean = belief.mean.ok()?;
        let mode = belief.posterior.mode();
        let point = |[x, y]: Vector2| format!("({}, {})", short(x), short(y));
        let snapped = (0..2).any(|k| mode[k] == 0.0 && mean[k] != 0.0);
        let claim = if belief.prior != Prior::Laplace {
            Claim::new(
                "prior-mean-mode",
                "In the plane the mean is the mode.".to_owned(),
            )
        } else if snapped {
            Claim::new(
                "prior-mean-off",
                format!(
                    "In the plane the mean is {}: the mode snaps to 0, the mean does not.",
                    point(mean)
                ),
            )
        } else {
            Claim::new(
                "prior-mean",
                format!("In the plane the mean is {}.", point(mean)),
            )
        };
        Some(claim.unbroken())
    }

    /// What two priors side by side have in common.
    pub fn equal_note(&self, state: &State) -> Option<Claim> {
        let (first, second) = (self.belief()?, self.beside.as_ref()?.belief()?);
        let (laplace, gaussian) = match (first.prior, second.prior) {
            (Prior::Laplace, Prior::Gaussian) => (first, second),
            (Prior::Gaussian, Prior::Laplace) => (second, first),
            _ => return None,
        };
        let (b, tau) = (laplace.scale?, gaussian.scale?);
        if !b.is_finite() {
            return None;
        }
        let [shown_b, shown_tau] = [b, tau].map(|scale| significant(scale, 4));
        let second_lambda = self.beside.as_ref()?.lambda().value();
        let claim = match state.view.prior.equal {
            Equal::Lambda => Claim::new(
                "prior-equal-lambda",
                format!(
                    "Both have the same λ: Laplace with b = {shown_b}, Gaussian with τ = {shown_tau}."
                ),
            ),
            Equal::Variance => Claim::new(
                "prior-equal-variance",
                format!(
                    "Both have the same variance, 2b² = τ², with b = {shown_b} and τ = {shown_tau}: so the second λ is {}.",
                    significant(second_lambda, 4)
                ),
            ),
        };
        Some(claim.unbroken())
    }

    /// The plane of probability in words.
    pub(crate) fn beliefs_description(&self) -> String {
        let Some(belief) = self.belief() else {
            return "Contours of probability: none here.".to_owned();
        };
        let [a, b] = &self.solved.names;
        let point = |[x, y]: Vector2| format!("({}, {})", short(x), short(y));
        let prior = match belief.prior {
            Prior::Flat => "The prior is flat".to_owned(),
            prior => format!(
                "Contours of the {} around the origin, {}",
                text::prior(prior),
                if prior == Prior::Laplace {
                    "diamonds"
                } else {
                    "circles"
                }
            ),
        };
        let mean = belief.mean.map_or_else(
            |_| String::new(),
            |mean| format!(" The mean is at {}.", point(mean)),
        );
        format!(
            "Plane of {a} and {b}. Contours of the likelihood around θ̂ at {}. {prior}. The posterior is largest at θ* = {}.{mean}",
            point(self.solved.loss.center()),
            point(belief.posterior.mode())
        )
    }

    /// The densities of one coordinate in words.
    pub(crate) fn density_description(&self) -> String {
        let summaries = self.summaries().map(|claim| claim.text);
        let belief = self.belief().filter(|belief| belief.conditional.is_ok());
        match (belief, summaries) {
            (Some(belief), Some(summaries)) => format!(
                "Densities of {}: prior, likelihood and posterior. {summaries}",
                self.solved.names[belief.coordinate]
            ),
            _ => "Densities: none here.".to_owned(),
        }
    }

    /// What stands on the mode, the mean and the median of one coordinate.
    pub(crate) fn density_texts(&self, belief: &Belief) -> [String; 6] {
        [
            text::prior(belief.prior).to_owned(),
            text::LIKELIHOOD.to_owned(),
            text::POSTERIOR.to_owned(),
            "mode".to_owned(),
            "mean".to_owned(),
            "median".to_owned(),
        ]
    }

    /// What stands beside λ: b or τ.
    pub fn scale_text(&self) -> Option<(&'static str, String)> {
        let belief = self.belief()?;
        let sign = text::scale(belief.prior)?;
        let scale = belief.scale?;
        let shown = if scale.is_finite() {
            significant(scale, 4)
        } else {
            shortest(scale).replace("inf", "∞")
        };
        Some((sign, shown))
    }
}
