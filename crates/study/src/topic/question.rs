//! The questions of the column, and the topics that answer them.

use super::Topic;
use crate::problem::Problem;

/// A question of the column. It holds some topics; the first one opens with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Why exactly zero?
    Why,
    /// Where does the diamond come from?
    Diamond,
    /// Compared with what?
    Compare,
    /// Which features survive?
    Survive,
    /// How is it found?
    How,
}

impl Question {
    /// All, in their order on the page.
    pub const ALL: [Question; 5] = [
        Question::Why,
        Question::Diamond,
        Question::Compare,
        Question::Survive,
        Question::How,
    ];

    /// The topics that it holds; the first one is its main one.
    pub fn topics(self) -> impl Iterator<Item = Topic> {
        let mine = move |topic: &Topic| topic.question() == self;
        Topic::ALL.into_iter().filter(mine)
    }

    /// Those that say something of a problem; none where the question is not asked of it.
    #[must_use]
    pub fn topics_of(self, problem: &Problem) -> Vec<Topic> {
        self.topics()
            .filter(|topic| topic.serves(problem))
            .collect()
    }

    /// The topic that opens with it.
    #[must_use]
    pub fn first_topic(self) -> Topic {
        self.topics().next().unwrap_or_default()
    }

    /// The topic that its name in a link means. What a link means stays, so this is not always the first.
    #[must_use]
    pub fn topic_in_links(self) -> Topic {
        match self {
            Question::Why => Topic::Optimality,
            _ => self.first_topic(),
        }
    }
}

impl Question {
    /// It, as the page asks it.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Question::Why => "Why exactly zero?",
            Question::Diamond => "Where does the diamond come from?",
            Question::Compare => "Compared with what?",
            Question::Survive => "Which features survive?",
            Question::How => "How is it found?",
        }
    }
}

impl Topic {
    /// The name of its tab.
    #[must_use]
    pub fn tab(self) -> &'static str {
        match self {
            Topic::Parameter => "One parameter",
            Topic::Optimality => "Pull of the loss",
            Topic::Forms => "Both forms",
            Topic::Penalties => "Penalties",
            Topic::Path => "The path",
            Topic::Correlation => "Correlation",
            Topic::Sampling => "Other samples",
            Topic::Descent => "Descent",
        }
    }
}
