//! The draws of θ̂, and θ* of each.

use crate::state::State;
use crate::vanishing;
use lasso_path::problem::{Lambda, QuadraticLoss, Vector2};
use lasso_path::solve::draws;
use lasso_path::solve::penalty::{ExponentKind, Penalty};
use std::rc::Rc;

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
            spread: state.sigma() / (state.rows() as f64).sqrt(),
            seed: state.topic.sampling.seed,
            count: if state.view.plane.overlay.samples {
                state.topic.sampling.draws as usize
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

    /// Which zeros of these θ* are none, but smaller than 64-bit numbers hold.
    pub(crate) fn vanishing(
        &self,
        penalty: Penalty,
        lambda: Lambda,
        samples: &[Vector2],
    ) -> Vec<[bool; 2]> {
        let (hessian, lambda) = (*self.loss.hessian(), lambda.value());
        if !vanishing::is_smooth(penalty) {
            return vec![[false; 2]; samples.len()];
        }
        let one = |(i, theta): (usize, &Vector2)| {
            let center = self.centers.get(i).filter(|_| theta.contains(&0.0));
            let loss = center.and_then(|&center| QuadraticLoss::new(hessian, center, 0.0).ok());
            loss.map_or([false; 2], |loss| {
                vanishing::of(&loss, penalty, lambda, *theta)
            })
        };
        samples.iter().enumerate().map(one).collect()
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
