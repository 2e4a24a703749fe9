//! λ and the path in words.

use crate::claim::Claim;
use crate::derived::Derived;
use crate::outline::{KnotKind, KnotLabel};
use crate::phrase::capital;

impl Derived {
    /// What happens along the path, as its title.
    pub fn path_title(&self) -> Claim {
        Claim::new("path-title", capital(self.path_events())).unbroken()
    }

    /// The knots in words, as λ grows.
    fn path_events(&self) -> String {
        let solved = &self.solved;
        let event = |mark: &KnotLabel| {
            let what = match mark.knot.kind {
                KnotKind::AllZero => "all are 0".to_owned(),
                KnotKind::Underflows(_) => format!("{} while it changes its sign", mark.text),
                _ => mark.text.replace('→', "reaches"),
            };
            format!("{what} {}", mark.place)
        };
        let events: Vec<String> = self.outline.knot_labels().iter().map(event).collect();
        if !events.is_empty() {
            return events.join("; ");
        }
        let small = self.outline.vanishing.clone();
        let zeros = |k: usize| !small[k] && solved.nodes().iter().all(|node| node.1[k] == 0.0);
        match [zeros(0), zeros(1)] {
            [true, true] => "all are 0 for every λ > 0".to_owned(),
            [false, false] => "no parameter becomes 0 on this axis".to_owned(),
            [first, _] => {
                let name = &solved.names[usize::from(!first)];
                format!("{name} is 0 for every λ > 0")
            }
        }
    }

    /// The path in words.
    pub(crate) fn path_description(&self) -> String {
        let solved = &self.solved;
        let [a, b] = &solved.names;
        let linear = if solved.curve.is_none() {
            ", piecewise linear"
        } else {
            ""
        };
        format!(
            "{a}, {b} and the radius c against λ{linear}: {}.",
            self.path_events()
        )
    }
}
