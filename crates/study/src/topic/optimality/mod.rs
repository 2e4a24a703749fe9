//! The optimality conditions: which coordinates are exactly zero, and why.

use crate::derived::Derived;
use figure::number::significant;
use lasso_path::solve::penalty::{Basis, Penalty};

impl Derived {
    /// How exact θ* is, in a word or two: "exact" where only the rounding of binary64 is left.
    pub fn exactness(&self) -> String {
        let certificate = &self.certificate;
        let rounding = 64.0 * f64::EPSILON * certificate.scale;
        if certificate.kkt_residual <= rounding && self.solved.penalty.convex() {
            "exact".to_owned()
        } else {
            format!("within {}", significant(certificate.gap, 2))
        }
    }

    /// What the KKT bars show, as their title.
    pub fn kkt_title(&self) -> &'static str {
        let penalty = self.solved.penalty;
        if penalty.basis() == Basis::Diagonals {
            "The loss pulls on the sum and on the difference of the coordinates"
        } else if !penalty.snaps() {
            "The loss pulls on each coordinate, and nothing holds one at 0"
        } else if penalty.convex() {
            "A coordinate is 0 while the loss pulls on it too weakly"
        } else {
            "The loss pulls on each coordinate"
        }
    }

    /// Why a coordinate is exactly 0 with this penalty, or why none is.
    pub fn kkt_note(&self) -> &'static str {
        match self.solved.penalty {
            penalty if penalty.basis() == Basis::Diagonals => {
                "‖θ‖∞ holds back the larger coordinate alone: it makes coordinates equal in size, not 0."
            }
            Penalty::L1 => {
                "A coordinate stays exactly 0 while its bar stops short of the λ line; it leaves 0 only when the bar \
                 reaches it."
            }
            Penalty::None => "Without a penalty θ* is where the loss pulls on neither coordinate.",
            Penalty::Ridge => {
                "Ridge pulls back with λθⱼ, which fades as θⱼ goes to 0: any pull of the loss, however small, moves \
                 θⱼ off 0."
            }
            Penalty::ElasticNet(_) => {
                "The L1 part of the penalty holds a coordinate at exactly 0 while the loss pulls on it with at most λr."
            }
            Penalty::Bridge(_) => {
                "A coordinate is held at exactly 0 where the penalty's slope jumps there: for p = 1, and for p < 1, \
                 where the slope is infinite. For p > 1 the slope at 0 is 0 and holds nothing."
            }
        }
    }

    /// Which coordinates are exactly zero; the same text as long as the support is the same.
    pub fn support(&self) -> String {
        let [a, b] = &self.solved.names;
        match self.solved.solution.theta.map(|x| x == 0.0) {
            [true, true] => format!("{a} and {b} are both exactly 0"),
            [true, false] => format!("{a} is exactly 0"),
            [false, true] => format!("{b} is exactly 0"),
            [false, false] => "neither coordinate is 0".to_owned(),
        }
    }

    /// The KKT bars in words.
    pub(crate) fn kkt_description(&self) -> String {
        let ([a, b], support) = (&self.solved.names, self.support());
        format!("The size of the loss's gradient in {a} and in {b}, against λ. {support}.")
    }
}
