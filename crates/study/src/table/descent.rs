//! Descent methods on a table: F(θ_k) − F(θ*) and the number of zeros against the iteration.

use super::fitted::Fitted;
use crate::topic::descent::Settings;
use figure::{Trace, Traces};
use lasso_path::regression::{Coefficients, Descent, Matrix};
use lasso_path::solve::descent::{Method, StepSize};
use std::rc::Rc;

/// The most multiplications of all methods together: so many take about 30 ms as WebAssembly.
const MOST: usize = 12_000_000;

/// Runs of the methods from θ₀ = 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Runs {
    /// Those that are shown.
    pub traces: Rc<Traces>,
    /// Whether each takes fewer steps than was asked for, because there are so many features.
    pub cut: bool,
    /// η.
    pub step_size: f64,
    /// k, the iteration looked at.
    pub iteration: usize,
}

impl Fitted {
    /// The runs at the present λ; `None` where there are too many features, or θ* is not known exactly.
    #[must_use]
    pub(crate) fn run(&self, settings: Settings) -> Option<Runs> {
        let gram = self.fit.gram.as_ref()?;
        let correlations = self.correlations.as_ref()?;
        let methods: Vec<Method> = settings.methods.iter().collect();
        let count = self.count();
        let most = MOST / (count * count * methods.len().max(1)).max(1);
        let steps = (settings.steps as usize).min(most.max(1));
        let step_size = settings
            .step_size
            .or_else(|| StepSize::new(1.0 / steepest(gram)).ok())?;
        let run = |method: &Method| {
            let points = Descent::of_gram(
                (gram, self.fit.pull()),
                self.lambda,
                *method,
                step_size,
                &vec![0.0; count],
            );
            let (gaps, zeros): (Vec<f64>, Vec<usize>) = points
                .take(steps + 1)
                .map(|theta| {
                    let zeros = theta.iter().filter(|x| **x == 0.0).count();
                    (self.gap_of(&theta, gram, correlations), zeros)
                })
                .unzip();
            Trace {
                method: *method,
                rest: gaps.len() - 1,
                gaps,
                zeros,
            }
        };
        let all: Vec<Trace> = methods.iter().map(run).collect();
        Some(Runs {
            traces: Rc::new(Traces::new(steps, count, all, None)),
            cut: steps < settings.steps as usize,
            step_size: step_size.value(),
            iteration: (settings.iteration as usize).min(steps),
        })
    }

    /// F(θ) − F(θ*) = ½dᵀGd + Σ(λ|θⱼ| − cⱼθⱼ) with d = θ − θ* and c = −∇Loss(θ*): no term is negative, so none cancels.
    fn gap_of(&self, theta: &[f64], gram: &Matrix, correlations: &[f64]) -> f64 {
        let away: Vec<f64> = (theta.iter().enumerate())
            .map(|(j, t)| t - self.theta.get(j))
            .collect();
        let away = Coefficients::new(&away);
        let curved: f64 = (away.nonzero().iter())
            .map(|(j, a)| {
                let row = gram.column(*j);
                a * away.nonzero().iter().map(|(k, b)| row[*k] * b).sum::<f64>()
            })
            .sum();
        let lambda = self.lambda.value();
        let linear = theta.iter().zip(correlations);
        let linear: f64 = linear
            .map(|(t, c)| (lambda * t.abs() - c * t).max(0.0))
            .sum();
        0.5 * curved.max(0.0) + linear
    }
}

/// The largest sum of |XᵀX/n| in a row: no eigenvalue is larger, so that 1 over it is a safe step size.
fn steepest(gram: &Matrix) -> f64 {
    let row = |j: usize| gram.column(j).iter().map(|h| h.abs()).sum::<f64>();
    (0..gram.columns()).map(row).fold(0.0, f64::max)
}
