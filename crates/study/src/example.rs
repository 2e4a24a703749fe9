//! Examples that are more than two parameters: each is a link.

use crate::permalink;
use crate::state::State;

/// An example with a name and a link.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Example {
    /// A short name for programs: lower case, words joined by "-".
    pub name: &'static str,
    /// Its title.
    pub title: &'static str,
    /// A sentence on what to look at.
    pub about: &'static str,
    link: &'static str,
}

impl Example {
    /// The state that it opens.
    #[must_use]
    pub fn state(&self) -> State {
        permalink::read(self.link).0
    }
}

/// All of them.
pub const EXAMPLES: &[Example] = &[
    Example {
        name: "grows",
        title: "Three parameters: one grows",
        about: "θ₃ is −1 at λ = 0 and −1.5 at λ = 0.3: as λ grows only ‖θ‖₁ must fall, not every coordinate.",
        link: "center=2,-2,-1&hessian=1,0.8,-0.2,1,0.2,1&lambda=0.3",
    },
    Example {
        name: "other-sign",
        title: "Three parameters: back with the other sign",
        about: "θ₂ is 1 at λ = 0 and 0 from λ = 0.074 to 0.95. Then it is negative, until all are 0.",
        link: "center=2,1,3&hessian=1,-0.6,0.2,1,-0.8,1&lambda=1.52",
    },
    Example {
        name: "first-in",
        title: "Three parameters: first in, last 0",
        about: "As λ falls θ₃ enters first, at 1.2. The other two enter at 0.7, and θ₃ goes back to 0.",
        link: "center=1,1,0&hessian=1,0,0.6,1,0.6,1&lambda=0.9",
    },
    Example {
        name: "ten-features",
        title: "Diabetes: ten features",
        about: "442 patients. As λ falls the features enter one after the other; drag λ and watch the table.",
        link: "data=diabetes&features=all&lambda=8&folds=10",
    },
    Example {
        name: "squares-and-products",
        title: "Diabetes: 64 features",
        about: "With all squares and products. The least error on held-out rows needs few of them.",
        link: "data=diabetes64&lambda=3&folds=10",
    },
    Example {
        name: "linnerud",
        title: "Linnerud: 20 men",
        about: "Three exercises and a weight: so few rows that the folds hardly agree.",
        link: "data=linnerud&folds=5&scale=linear",
    },
    Example {
        name: "which-are-true",
        title: "Made data: which are true?",
        about: "Five of twenty features are true. Which ones are selected, and which are missed?",
        link: "data=made&made=plain,100,20,5,1,0.3,2,1&folds=10",
    },
    Example {
        name: "pure-noise",
        title: "Made data: no true feature",
        about: "No feature has anything to do with the target, and yet some are selected: selected is not significant.",
        link: "data=made&made=plain,60,40,0,1,0,1,4&lambda=0.2&folds=10",
    },
    Example {
        name: "twin",
        title: "Made data: a twin",
        about: "The last feature is nearly a copy of the first, which is true. A zero does not say that a feature is irrelevant.",
        link: "data=made&made=twin,100,8,3,1,0.98,1,1",
    },
    Example {
        name: "decoy",
        title: "Made data: a decoy",
        about: "The last feature is a mixture of the two true ones. It enters first, and need not stay.",
        link: "data=made&made=decoy,200,6,2,1,0.68,0.2,1",
    },
    Example {
        name: "more-features-than-rows",
        title: "Made data: more features than rows",
        about: "100 features and 20 rows: some solution never has more nonzeros than the rank of X.",
        link: "data=made&made=plain,20,100,3,2,0,0.5,5",
    },
];
