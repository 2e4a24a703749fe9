//! Which features survive: the table's rows.

use super::fitted::Fitted;
use lasso_path::problem::Lambda;

/// A feature at the present λ.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its place among the names.
    pub feature: usize,
    /// θ*ⱼ, standardized: 0.0 where it does not survive.
    pub coefficient: f64,
    /// The same in own units: of the target per unit of the feature.
    pub own: f64,
    /// Least squares on the features that survive, in standardized units; `None` where it is not unique or not known, and
    /// where the feature does not survive.
    pub refit: Option<f64>,
    /// The λ between which it is not 0, from the largest down; an interval for each time that it enters.
    pub active: Vec<Active>,
    /// The true coefficient of made data is not 0.
    pub truth: Option<bool>,
}

/// A feature is not 0 for λ between these.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Active {
    /// Where it leaves, as λ falls; λ = 0 or the end of what is known where it stays.
    pub from: Lambda,
    /// Where it enters.
    pub to: Lambda,
}

impl Fitted {
    /// All features, survivors first, each part by size and then in the table's order.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        let (own, _) = self.in_own_units();
        let refit = self
            .fit
            .refit(self.lambda)
            .and_then(|refit| refit.theta.as_ref());
        let active = self.active();
        let mut rows: Vec<Row> = active
            .into_iter()
            .enumerate()
            .map(|(feature, active)| {
                let coefficient = self.theta.get(feature);
                let survives = coefficient != 0.0;
                Row {
                    feature,
                    coefficient,
                    own: own[feature],
                    refit: refit.filter(|_| survives).map(|theta| theta.get(feature)),
                    active,
                    truth: self.fit.truth.as_ref().map(|truth| truth[feature] != 0.0),
                }
            })
            .collect();
        rows.sort_by(|a, b| b.coefficient.abs().total_cmp(&a.coefficient.abs()));
        rows
    }

    /// For each feature, the λ between which it is not 0.
    #[must_use]
    pub fn active(&self) -> Vec<Vec<Active>> {
        let knots = self.fit.path().knots();
        let mut active: Vec<Vec<Active>> = vec![Vec::new(); self.count()];
        let end = knots[knots.len() - 1].lambda;
        for knot in knots {
            for &j in &knot.left {
                if let Some(last) = active[j].last_mut() {
                    last.from = knot.lambda;
                }
            }
            for &j in &knot.entered {
                active[j].push(Active {
                    from: end,
                    to: knot.lambda,
                });
            }
        }
        active
    }

    /// How many features survive, and of made data how many of them are true, and how many true ones are missed.
    #[must_use]
    pub fn truth(&self) -> Option<[usize; 2]> {
        let truth = self.fit.truth.as_ref()?;
        let selected = |j: &usize| self.theta.get(*j) != 0.0;
        let right = (0..truth.len()).filter(|&j| truth[j] != 0.0);
        let (found, missed): (Vec<usize>, Vec<usize>) = right.partition(selected);
        Some([found.len(), missed.len()])
    }
}
