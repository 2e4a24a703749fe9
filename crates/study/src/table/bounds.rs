//! Why a coefficient is 0: the pull of the loss against λ.

use super::fitted::Fitted;

impl Fitted {
    /// |xⱼᵀ(y − Xθ*)|/n of each feature, and whether its coefficient is 0; `None` where the path is not exact.
    #[must_use]
    pub fn pulls(&self) -> Option<Vec<(f64, bool)>> {
        let correlations = self.correlations.as_ref()?;
        let each = correlations.iter().enumerate();
        Some(
            each.map(|(j, c)| (c.abs(), self.theta.get(j) == 0.0))
                .collect(),
        )
    }
}
