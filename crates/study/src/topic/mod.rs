//! The topics: each has its settings, its keys in links, what it derives, and its words.

use crate::claim::Claim;
use crate::derived::Derived;
use crate::problem::Problem;
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
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Topics {
    /// The one that is open in the column; `None` where no question is open.
    pub open: Option<Topic>,
    /// What stays while the correlation of two features moves.
    pub correlation: correlation::Settings,
    /// One parameter alone.
    pub parameter: parameter::Settings,
    /// How θ̂ is drawn again and again.
    pub sampling: sampling::Settings,
    /// The descent methods.
    pub descent: descent::Settings,
}

impl Default for Topics {
    /// The path is open.
    fn default() -> Self {
        Topics {
            open: Some(Topic::default()),
            correlation: Default::default(),
            parameter: Default::default(),
            sampling: Default::default(),
            descent: Default::default(),
        }
    }
}

impl Topics {
    /// Whether this topic is the one that is open.
    #[must_use]
    pub fn shows(&self, topic: Topic) -> bool {
        self.open == Some(topic)
    }
}

/// A topic that can be open in the column: each is a tab of its question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Topic {
    /// One parameter with the other held fixed.
    Parameter,
    /// The optimality conditions: why a coordinate is zero.
    Optimality,
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
        Topic::Parameter,
        Topic::Optimality,
        Topic::Forms,
        Topic::Penalties,
        Topic::Path,
        Topic::Correlation,
        Topic::Sampling,
        Topic::Descent,
    ];

    /// Whether it says something of a problem.
    #[must_use]
    pub fn serves(self, problem: &Problem) -> bool {
        match problem {
            Problem::Plane(_) | Problem::Diabetes(_) => true,
            Problem::Space(_) => {
                matches!(self, Topic::Optimality | Topic::Penalties | Topic::Path)
            }
            Problem::Table(_) => self.serves_tables(),
        }
    }

    /// Whether it says something of tables.
    pub(crate) fn serves_tables(self) -> bool {
        matches!(
            self,
            Topic::Optimality | Topic::Penalties | Topic::Path | Topic::Descent
        )
    }

    /// The question that holds it.
    #[must_use]
    pub fn question(self) -> Question {
        match self {
            Topic::Parameter | Topic::Optimality => Question::Why,
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
