//! Another σ or n, with the prior as it is.

use crate::action::Action;
use crate::state::State;
use crate::topic::sampling::Settings;
use lasso_path::posterior::Model;
use lasso_path::problem::Lambda;

/// The action that puts these settings in place and keeps the scale of the prior, b or τ: λ = σ²/(n b) or σ²/(n τ²)
/// follows, and leads from then on. Where σ or a scale is 0 or beyond all numbers, λ stays.
pub(crate) fn keeping_scale(state: &State, lambda: Lambda, settings: Settings) -> Action {
    // A σ that was the problem's own would follow n.
    let sigma = settings.sigma.unwrap_or_else(|| state.sigma());
    let settings = Settings {
        sigma: Some(sigma),
        ..settings
    };
    let mut after = state.clone();
    after.topic.sampling = settings;
    let scaled = || {
        let [before, now] = [state, &after].map(|state| Model::new(state.rows(), state.sigma()));
        let b = before.ok()?.laplace_scale(lambda).ok()?;
        now.ok()?.lambda_of_laplace(b).ok()
    };
    // σ²/n times one over a constant of the prior, in both cases.
    Action::SetNoise(settings, scaled().unwrap_or(lambda))
}
