//! The questions of the column, and the topics that answer them.

use super::Topic;

/// A question of the column. It holds some topics; the first one is open at first.
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

    /// Its main topic.
    #[must_use]
    pub fn main_topic(self) -> Topic {
        self.topics().next().unwrap_or_default()
    }
}
