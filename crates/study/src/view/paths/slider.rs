//! The slider of λ.

use figure::Scale;

/// How λ is spread over its slider, from 0 at the left to an end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slider {
    /// A logarithmic one goes down to [`Slider::LEAST`] of the end; λ = 0 stands at its left end.
    pub scale: Scale,
    /// The largest λ, > 0.
    pub end: f64,
}

impl Slider {
    /// The least λ of a logarithmic slider and axis, as a share of its end.
    pub const LEAST: f64 = 1e-4;

    /// Where a λ stands, from 0 to 1; what is beyond an end stands there.
    #[must_use]
    pub fn place(self, lambda: f64) -> f64 {
        let share = lambda / self.end;
        let place = match self.scale {
            Scale::Linear => share,
            Scale::Logarithmic if share <= Self::LEAST => 0.0,
            Scale::Logarithmic => 1.0 - share.ln() / Self::LEAST.ln(),
        };
        place.clamp(0.0, 1.0)
    }

    /// The λ at a place from 0 to 1.
    #[must_use]
    pub fn lambda(self, place: f64) -> f64 {
        match self.scale {
            _ if place <= 0.0 => 0.0,
            _ if place >= 1.0 => self.end,
            Scale::Linear => place * self.end,
            Scale::Logarithmic => self.end * Self::LEAST.powf(1.0 - place),
        }
    }

    /// A λ moved by a share of the slider, within its ends.
    #[must_use]
    pub fn moved(self, lambda: f64, share: f64) -> f64 {
        match self.scale {
            Scale::Linear => (lambda.min(self.end) + share * self.end).clamp(0.0, self.end),
            Scale::Logarithmic => self.lambda(self.place(lambda) + share),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_and_its_lambda_belong_to_each_other() {
        for scale in [Scale::Logarithmic, Scale::Linear] {
            for end in [1e-9, 2.5, 1e12] {
                let slider = Slider { scale, end };
                for k in 1..=100 {
                    let place = f64::from(k) / 100.0;
                    let lambda = slider.lambda(place);
                    assert!((slider.place(lambda) - place).abs() < 1e-12);
                    let before = slider.lambda(place - 0.01);
                    assert!(lambda > before);
                    assert!((slider.moved(before, 0.01) - lambda).abs() < 1e-12 * end);
                }
                assert_eq!((slider.lambda(0.0), slider.lambda(1.0)), (0.0, end));
                assert_eq!((slider.place(0.0), slider.place(2.0 * end)), (0.0, 1.0));
            }
        }
    }
}
