//! λ and the path in words.

use super::KnotKind;
use crate::derived::Derived;
use crate::text::short;
use figure::number::significant;

impl Derived {
    /// λ as it is told: ∞ where c = 0 belongs to no λ.
    pub fn shown_lambda(&self) -> f64 {
        let least = self.solved.bound.map_or(0.0, |bound| bound.multipliers[0]);
        least.max(self.solved.lambda.value())
    }

    /// λ and the support, for a slider's spoken value.
    pub fn spoken_lambda(&self) -> String {
        format!(
            "λ = {}; {}",
            significant(self.shown_lambda(), 4),
            self.support()
        )
    }

    /// The path in words.
    pub(crate) fn path_description(&self) -> String {
        let solved = &self.solved;
        let [a, b] = &solved.names;
        let events: Vec<String> = self
            .knot_labels()
            .iter()
            .map(|mark| match mark.kind {
                KnotKind::AllZero => format!("at λ = {} all are 0", short(mark.lambda.value())),
                _ => format!(
                    "at λ = {} {}",
                    short(mark.lambda.value()),
                    mark.text.replace('→', "reaches")
                ),
            })
            .collect();
        let events = if events.is_empty() {
            if solved.solution.theta == [0.0; 2] {
                "all are 0 for every λ".to_owned()
            } else {
                "none becomes 0".to_owned()
            }
        } else {
            events.join(", ")
        };
        let linear = if solved.curve.is_none() {
            ", piecewise linear"
        } else {
            ""
        };
        format!("{a}, {b} and the radius c against λ{linear}: {events}.")
    }
}
