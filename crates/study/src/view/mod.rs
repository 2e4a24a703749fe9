//! The views: the large pictures, of which one is open. Each has its settings, its keys in links and its words.

pub mod paths;
pub mod plane;
pub mod prior;
pub mod space;

use crate::problem::Problem;

/// The view that is open, and the settings of all.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Views {
    /// The one that is open.
    pub open: View,
    /// Those of the plane.
    pub plane: plane::Settings,
    /// Those of space.
    pub space: space::Settings,
    /// Those of the paths.
    pub paths: paths::Settings,
    /// Those of the priors.
    pub prior: prior::Settings,
}

/// A large picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The plane of θ₁ and θ₂.
    #[default]
    Plane,
    /// Space: three parameters.
    Space,
    /// The paths: every coordinate against λ.
    Paths,
    /// Probability: likelihood, prior and posterior.
    Prior,
}

impl View {
    /// All, in their order on the page.
    pub const ALL: [View; 4] = [View::Plane, View::Space, View::Paths, View::Prior];

    /// The one that a problem opens with.
    #[must_use]
    pub fn first(problem: &Problem) -> Self {
        match problem {
            Problem::Plane(_) | Problem::Diabetes(_) => View::Plane,
            Problem::Space(_) => View::Space,
            Problem::Table(_) => View::Paths,
        }
    }

    /// Whether it shows a problem.
    #[must_use]
    pub fn serves(self, problem: &Problem) -> bool {
        match problem {
            Problem::Plane(_) | Problem::Diabetes(_) => self != View::Space,
            Problem::Space(_) => matches!(self, View::Space | View::Paths),
            Problem::Table(_) => matches!(self, View::Plane | View::Paths),
        }
    }

    /// Whether one can go to it from a problem: it shows the problem, or the same with one parameter more or less.
    #[must_use]
    pub fn offers(self, problem: &Problem) -> bool {
        self.serves(&problem.seen_in(self))
    }
}
