//! The posterior against outside references, high precision, and the definitions.

use lasso_path::posterior::{Model, Posterior, Prior};
use lasso_path::problem::{Hessian, Lambda, QuadraticLoss};
use lasso_path::solve::penalty::Penalty;

mod definitions;
mod draws;
mod limits;
mod maximum_a_posteriori;
mod precise;
mod references;
mod scales;
mod symmetries;

fn loss([h11, h12, h22]: [f64; 3], center: [f64; 2]) -> QuadraticLoss {
    let hessian = Hessian::new(h11, h12, h22).expect("semidefinite");
    QuadraticLoss::new(hessian, center, 0.0).expect("finite")
}

/// The posterior of density ∝ exp(−κ(Loss + λP)), with its mode from the solver.
fn posterior(loss: &QuadraticLoss, prior: Prior, lambda: f64, kappa: f64) -> Posterior {
    let lambda = Lambda::new(lambda).expect("not negative");
    let penalty = match prior {
        Prior::Flat => Penalty::None,
        Prior::Laplace => Penalty::L1,
        Prior::Gaussian => Penalty::Ridge,
    };
    let model = Model::new(1, 1.0 / kappa.sqrt()).expect("σ");
    Posterior::new(
        loss,
        model,
        prior,
        lambda,
        penalty.solve(loss, lambda).theta,
    )
}

#[track_caller]
fn close(ours: f64, truth: f64, tolerance: f64) {
    let off = (ours - truth).abs();
    assert!(
        off <= tolerance,
        "{ours:?} instead of {truth:?}: off {off:e}"
    );
}
