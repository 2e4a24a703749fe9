//! Samples: θ̂ drawn again and again, and the θ* of each.

pub(crate) mod keys;

use crate::derive::Derived;
use crate::entry::LARGEST;
use crate::state::State;
use lasso_path::problem::{Lambda, QuadraticLoss, Vector2};
use lasso_path::solve::draws;
use lasso_path::solve::penalty::{ExponentKind, Penalty};
use std::rc::Rc;

/// The sampling distribution N(θ̂, σ²/n·H⁻¹) of least squares, and the draws from it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// σ ≥ 0, the standard deviation of the noise, in the unit of the target; `None` is the
    /// problem's own, see [`State::sigma`].
    pub sigma: Option<f64>,
    /// Which draws: equal seeds give equal draws.
    pub seed: u32,
    /// How many, at least 1 and at most [`Settings::MOST`].
    pub draws: u32,
}

impl Settings {
    /// The most draws that are solved at once.
    pub const MOST: u32 = 10_000;
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            sigma: None,
            seed: 1,
            draws: 2000,
        }
    }
}

/// A change of the samples.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Action {
    /// How θ̂ is drawn; what is out of range is clamped.
    Set(Settings),
    /// The next seed.
    DrawAgain,
}

pub(crate) fn reduce(settings: Settings, action: Action) -> Settings {
    match action {
        Action::Set(new) if new.sigma.is_none_or(f64::is_finite) => Settings {
            sigma: new.sigma.map(|sigma| sigma.clamp(0.0, LARGEST)),
            draws: new.draws.clamp(1, Settings::MOST),
            ..new
        },
        Action::Set(_) => settings,
        Action::DrawAgain => Settings {
            seed: settings.seed.wrapping_add(1),
            ..settings
        },
    }
}

impl State {
    /// σ: the chosen one, or else the problem's own.
    pub fn sigma(&self) -> f64 {
        self.sampling.sigma.unwrap_or_else(|| self.usual_sigma())
    }

    /// The problem's own σ: the estimate √(2n·Loss_min/(n − 2)) from the residuals of data, and
    /// where there is none, √n·λ_max/12, with which samples spread over a part of the picture.
    pub fn usual_sigma(&self) -> f64 {
        let (loss, n) = (self.problem.loss(), self.problem.sample_size());
        if loss.minimum() > 0.0 {
            (2.0 * n * loss.minimum() / (n - 2.0)).sqrt()
        } else {
            n.sqrt() * loss.lambda_max().value() / 12.0
        }
    }
}

/// The draws of θ̂, and what determines them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Draws {
    loss: QuadraticLoss,
    spread: f64,
    seed: u32,
    count: usize,
    centers: Rc<[Vector2]>,
}

/// How many samples are solved for penalties that are not quick.
const FEW: usize = 250;

/// Whether θ* is in closed form, so that 2,000 samples are solved in 0.2 to 0.4 ms (native code). Without one
/// it takes 3 to 9 ms, which is all that a frame has.
fn is_quick(penalty: Penalty) -> bool {
    match penalty {
        Penalty::None | Penalty::L1 | Penalty::Ridge | Penalty::ElasticNet(_) => true,
        Penalty::Bridge(exponent) => !matches!(
            exponent.kind(),
            ExponentKind::Concave | ExponentKind::Convex
        ),
    }
}

impl Draws {
    /// Draws θ̂ while the samples are shown; the same again where nothing that it depends on has changed.
    pub(crate) fn new(state: &State, loss: &QuadraticLoss, previous: Option<&Draws>) -> Self {
        let mut draws = Draws {
            loss: *loss,
            spread: state.sigma() / state.problem.sample_size().sqrt(),
            seed: state.sampling.seed,
            count: if state.show.samples {
                state.sampling.draws as usize
            } else {
                0
            },
            centers: Rc::default(),
        };
        draws.centers = previous
            .filter(|old| {
                (old.loss, old.spread, old.seed, old.count)
                    == (draws.loss, draws.spread, draws.seed, draws.count)
            })
            .map_or_else(
                || self::draws(loss, draws.spread, u64::from(draws.seed), draws.count).into(),
                |old| Rc::clone(&old.centers),
            );
        draws
    }

    /// θ* of each draw; of the first ones for a penalty that is not quick.
    pub(crate) fn solve(&self, penalty: Penalty, lambda: Lambda) -> Vec<Vector2> {
        let count = self.centers.len();
        let count = if is_quick(penalty) {
            count
        } else {
            count.min(FEW)
        };
        let mut samples = vec![[0.0; 2]; count];
        penalty.minimise_many(&self.loss, &self.centers, lambda, &mut samples);
        samples
    }
}

impl Derived {
    /// The share of samples in which each coordinate is exactly 0; `None` while none is shown.
    pub fn zero_shares(&self) -> Option<[f64; 2]> {
        let samples = &self.samples;
        let count = samples.len() as f64;
        let share = |j: usize| {
            let zeros = samples.iter().filter(|theta| theta[j] == 0.0);
            zeros.count() as f64 / count
        };
        (count > 0.0).then(|| [share(0), share(1)])
    }
}
