//! The settings of the view, for tables of many features.

/// How λ is spread over its axis and its slider.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// Equal factors are equally far apart, down to [`Scale::LEAST`] of the end; λ = 0 stands at the left end.
    #[default]
    Log,
    /// Equal differences are equally far apart.
    Linear,
}

impl Scale {
    /// The least λ of a logarithmic axis, as a share of its end.
    pub const LEAST: f64 = 1e-4;

    /// Where a λ stands on the axis, from 0 to 1; what is beyond an end stands there.
    #[must_use]
    pub fn place(self, lambda: f64, end: f64) -> f64 {
        let share = lambda / end;
        let place = match self {
            Scale::Linear => share,
            Scale::Log if share <= Self::LEAST => 0.0,
            Scale::Log => 1.0 - share.ln() / Self::LEAST.ln(),
        };
        place.clamp(0.0, 1.0)
    }

    /// A λ moved by a share of the axis, within its ends.
    #[must_use]
    pub fn moved(self, lambda: f64, share: f64, end: f64) -> f64 {
        match self {
            Scale::Linear => (lambda.min(end) + share * end).clamp(0.0, end),
            Scale::Log => self.lambda(self.place(lambda, end) + share, end),
        }
    }

    /// The λ at a place from 0 to 1: 0 at the left end.
    #[must_use]
    pub fn lambda(self, place: f64, end: f64) -> f64 {
        match self {
            _ if place <= 0.0 => 0.0,
            _ if place >= 1.0 => end,
            Scale::Linear => place * end,
            Scale::Log => end * Self::LEAST.powf(1.0 - place),
        }
    }
}

/// What the coefficients are drawn against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Against {
    /// λ.
    #[default]
    Lambda,
    /// c = ‖θ‖₁.
    Radius,
}

/// The folds of a cross-validation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Folds {
    /// K, from 2 on.
    pub count: u32,
    /// Of the order in which rows are dealt; without one, row i is in fold i mod K.
    pub seed: Option<u32>,
}

impl Folds {
    /// The most folds that a link can ask for.
    pub const MOST: u32 = 1000;
}

/// The settings of the view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Of λ's axis and slider.
    pub scale: Scale,
    /// What the coefficients are drawn against.
    pub against: Against,
    /// The cross-validation under the paths, if there is one.
    pub folds: Option<Folds>,
    /// Whether twenty other orders of the rows are validated too.
    pub other_seeds: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_and_its_lambda_belong_to_each_other() {
        for scale in [Scale::Log, Scale::Linear] {
            for end in [1e-9, 2.5, 1e12] {
                for k in 1..=100 {
                    let place = f64::from(k) / 100.0;
                    let lambda = scale.lambda(place, end);
                    assert!((scale.place(lambda, end) - place).abs() < 1e-12);
                    assert!(lambda > scale.lambda(place - 0.01, end));
                }
                assert_eq!((scale.lambda(0.0, end), scale.lambda(1.0, end)), (0.0, end));
                assert_eq!(
                    (scale.place(0.0, end), scale.place(2.0 * end, end)),
                    (0.0, 1.0)
                );
            }
        }
    }
}
