//! The optimality conditions: which coordinates are exactly zero, and why.

pub mod text;

use crate::claim::Claim;
use crate::derived::Derived;
use figure::number::significant;
use lasso_path::solve::penalty::{Basis, Penalty};

/// What the topic states.
pub(crate) fn claims(derived: &Derived) -> Vec<Claim> {
    vec![derived.kkt_title(), derived.kkt_note()]
}

impl Derived {
    /// How exact θ* is, in a word or two: "exact" where only the rounding of binary64 is left.
    pub fn exactness(&self) -> Claim {
        if let Some(space) = self.space.as_deref() {
            return space.exactness(self);
        }
        if let Some(fitted) = self.fitted() {
            return fitted.exactness();
        }
        let certificate = &self.outline.certificate;
        let rounding = 64.0 * f64::EPSILON * certificate.scale;
        let convex = self.solved.penalty.convex() || self.outline.lambda.value() == 0.0;
        if certificate.kkt_residual <= rounding && convex {
            Claim::new("exact", "exact")
        } else {
            // Rounded up: 5 % more is no less when it is rounded to two digits.
            let bound = significant(1.05 * certificate.gap, 2);
            Claim::new("within", format!("within {bound}"))
        }
    }

    /// What λ_max is, or that there is none.
    pub fn lambda_max_note(&self) -> Claim {
        if self.outline.lambda_max.is_some() {
            Claim::new("lambda-max", "From this λ on every parameter is exactly 0.")
        } else {
            Claim::new(
                "no-lambda-max",
                "There is none: with this penalty no λ makes every parameter 0.",
            )
        }
    }

    /// What the KKT bars show, as their title.
    pub fn kkt_title(&self) -> Claim {
        let penalty = self.solved.penalty;
        let text = if penalty.basis() == Basis::Diagonals {
            "These bars are of the sum and of the difference of the parameters"
        } else if penalty == Penalty::None {
            "Without a penalty nothing holds a parameter at 0"
        } else if !penalty.snaps() {
            "No λ of this penalty holds a parameter at 0"
        } else if penalty.convex() {
            "A parameter is 0 while the loss pulls on it too weakly"
        } else {
            "The slope of |θ|ᵖ at 0 is infinite: any λ > 0 can hold a parameter there"
        };
        Claim::new("kkt-title", text)
    }

    /// Why a coordinate is exactly 0 with this penalty, or why none is.
    pub fn kkt_note(&self) -> Claim {
        if self.solved.has_no_multiplier() {
            return Claim::new(
                "kkt-no-multiplier",
                "c = 0 leaves no other point than 0, whatever the loss pulls. No λ of this penalty does that.",
            );
        }
        let claim = match self.solved.penalty {
            penalty if penalty.basis() == Basis::Diagonals => Claim::new(
                "kkt-square",
                "‖θ‖∞ holds back the larger parameter alone directly: it makes parameters equal in size, not 0.",
            ),
            Penalty::L1 => Claim::new(
                "kkt-l1",
                "While its bar stops short of the λ line, a parameter is exactly 0; to leave 0, its bar must reach that \
                 line.",
            ),
            Penalty::None => Claim::new(
                "kkt-none",
                "Without a penalty θ* is where the loss pulls on neither parameter.",
            ),
            Penalty::Ridge => Claim::new(
                "kkt-ridge",
                "Ridge pulls back with λθⱼ, which fades as θⱼ goes to 0: any pull of the loss at 0, however small, \
                 moves θⱼ off 0.",
            ),
            Penalty::ElasticNet(mix) if mix.value() == 0.0 => Claim::new(
                "kkt-ridge",
                "With r = 0 the elastic net is ridge, which pulls back with λθⱼ: any pull of the loss at 0, however small, \
                 moves θⱼ off 0.",
            ),
            Penalty::ElasticNet(_) => Claim::new(
                "kkt-elastic-net",
                "The L1 part of the penalty holds a parameter at exactly 0 while the loss pulls on it with less than λr.",
            ),
            Penalty::Bridge(_) => Claim::new(
                "kkt-bridge",
                "A parameter is held at exactly 0 where the penalty's slope jumps there: for p = 1, and for p < 1, \
                 where the slope is infinite. For p > 1 the slope at 0 is 0 and holds nothing.",
            ),
        };
        claim.unbroken()
    }

    /// The KKT bars in words.
    pub(crate) fn kkt_description(&self) -> String {
        let ([a, b], support) = (&self.solved.names, self.outline.support().text);
        format!("The size of the loss's gradient in {a} and in {b}, against λ. {support}.")
    }
}
