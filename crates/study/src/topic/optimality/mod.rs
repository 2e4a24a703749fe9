//! The optimality conditions: which coordinates are exactly zero, and why.

use crate::derived::Derived;

impl Derived {
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
