//! The topics: each has its settings, its keys in links, what it derives, and its words.

use crate::claim::Claim;
use crate::derived::Derived;
use crate::state::State;

pub mod correlation;
pub mod descent;
pub mod forms;
pub mod optimality;
pub mod parameter;
pub mod path;
pub mod penalties;
mod question;
pub mod sampling;
pub mod solutions;

pub use question::Question;

/// The topic that is open, and the settings of all.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Topics {
    /// The one that is open in the column.
    pub open: Topic,
    /// What stays while the correlation of two features moves.
    pub correlation: correlation::Settings,
    /// One parameter alone.
    pub parameter: parameter::Settings,
    /// How θ̂ is drawn again and again.
    pub sampling: sampling::Settings,
    /// The descent methods.
    pub descent: descent::Settings,
}

/// A topic that can be open in the column: the main one of a question, or one of its further topics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Topic {
    /// The optimality conditions: why a coordinate is zero.
    Optimality,
    /// One parameter with the other held fixed.
    Parameter,
    /// Both forms of the problem, and c(λ).
    Forms,
    /// Which penalty, and a second plane beside the first.
    Penalties,
    /// The regularization path.
    #[default]
    Path,
    /// Correlated features: ρ.
    Correlation,
    /// θ̂ as a random vector.
    Sampling,
    /// Descent methods, step by step.
    Descent,
}

impl Topic {
    /// All, in their order on the page.
    pub const ALL: [Topic; 8] = [
        Topic::Optimality,
        Topic::Parameter,
        Topic::Forms,
        Topic::Penalties,
        Topic::Path,
        Topic::Correlation,
        Topic::Sampling,
        Topic::Descent,
    ];

    /// The question that holds it.
    #[must_use]
    pub fn question(self) -> Question {
        match self {
            Topic::Optimality | Topic::Parameter => Question::Why,
            Topic::Forms => Question::Diamond,
            Topic::Penalties => Question::Compare,
            Topic::Path | Topic::Correlation | Topic::Sampling => Question::Survive,
            Topic::Descent => Question::How,
        }
    }

    /// What it states of a moment.
    pub(crate) fn claims(self, state: &State, derived: &Derived) -> Vec<Claim> {
        match self {
            Topic::Optimality => optimality::claims(derived),
            Topic::Parameter => parameter::claims(state, derived),
            Topic::Forms => forms::claims(derived),
            Topic::Penalties => penalties::claims(state, derived),
            Topic::Path => path::claims(derived),
            Topic::Correlation => correlation::claims(state, derived),
            Topic::Sampling => sampling::claims(state, derived),
            Topic::Descent => descent::claims(derived),
        }
    }
}
