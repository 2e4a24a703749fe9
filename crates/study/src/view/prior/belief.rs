//! Prior and posterior of the present moment.

use crate::state::State;
use crate::view::plane::Solved;
use lasso_path::posterior::{Conditional, Model, ModelError, NoPosterior, Posterior, Prior};
use lasso_path::problem::Vector2;
use lasso_path::solve::penalty::Penalty;
use std::rc::Rc;
use thiserror::Error;

/// How many draws are shown at most.
const DRAWS: u32 = 400;

/// The posterior of θ, and of one coordinate given the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Belief {
    /// n and σ.
    pub model: Model,
    /// The prior that the penalty is.
    pub prior: Prior,
    /// b or τ; `None` for a flat prior, and where it is 0 or beyond all numbers.
    pub scale: Option<f64>,
    /// The posterior.
    pub posterior: Posterior,
    /// Its mean.
    pub mean: Result<Vector2, NoPosterior>,
    /// Which coordinate is looked at alone.
    pub coordinate: usize,
    /// Its posterior given the other one at the mode.
    pub conditional: Result<Conditional, NoPosterior>,
    /// Draws from that.
    pub draws: Rc<[f64]>,
    /// Of which the plane shows contours: likelihood, prior and posterior.
    pub shown: [bool; 3],
}

/// Why there is no [`Belief`].
#[derive(Clone, Copy, Debug, Error, PartialEq)]
pub enum Lacking {
    /// The penalty is none whose prior is shown here.
    #[error("This penalty is a prior too, but not one that is shown here: choose L1 or ridge.")]
    Elsewhere,
    /// n and σ are no model.
    #[error("{0}")]
    Model(#[from] ModelError),
}

/// The belief that belongs to a solved problem.
pub(crate) fn believe(state: &State, solved: &Solved) -> Result<Belief, Lacking> {
    let prior = match solved.penalty {
        Penalty::None => Prior::Flat,
        Penalty::L1 => Prior::Laplace,
        Penalty::Ridge => Prior::Gaussian,
        Penalty::ElasticNet(_) | Penalty::Bridge(_) => return Err(Lacking::Elsewhere),
    };
    let model = Model::new(state.rows(), state.sigma())?;
    let (loss, lambda) = (&solved.loss, solved.lambda);
    let scale = match prior {
        Prior::Flat => None,
        Prior::Laplace => model.laplace_scale(lambda).ok(),
        Prior::Gaussian => model.gaussian_scale(lambda).ok(),
    };
    let posterior = Posterior::new(loss, model, prior, lambda, solved.solution.theta);
    let coordinate = state.topic.parameter.coordinate.index();
    let conditional = posterior.conditional(coordinate);
    let sampling = state.topic.sampling;
    let count = sampling.draws.min(DRAWS) as usize;
    let draw = |conditional: &Conditional| conditional.draws(u64::from(sampling.seed), count);
    Ok(Belief {
        model,
        prior,
        scale,
        posterior,
        mean: posterior.mean(),
        coordinate,
        draws: conditional
            .as_ref()
            .map_or_else(|_| Vec::new(), draw)
            .into(),
        conditional,
        shown: state.view.prior.shown,
    })
}
