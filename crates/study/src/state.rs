//! The state of the page: all that a link holds.

use crate::derived::Derived;
use crate::entry::LARGEST;
use crate::objective::{Objective, Strength};
use crate::outline::Status;
use crate::problem::Problem;
use crate::topic::Topics;
use crate::view::{View, Views};
use figure::Window;
use lasso_path::problem::Lambda;
use lasso_path::solve::Radius;
use lasso_path::solve::penalty::Penalty;

/// Everything that a link holds, and nothing that can be derived from it.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Which loss.
    pub problem: Problem,
    /// Which penalty, and how strong it is.
    pub objective: Objective,
    /// The large picture, with the settings of each.
    pub view: Views,
    /// The names of the features on the axes of a table's plane; none for the two that enter first.
    pub axes: Vec<String>,
    /// The topic that is open in the column, with the settings of each.
    pub topic: Topics,
    /// Light or dark.
    pub appearance: Appearance,
    /// Whether the picture, λ and the sentence stand alone, large enough for the last row.
    pub presenting: bool,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Appearance {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl State {
    /// The same with a share of λ_max as the λ that it is, now that the problem is solved.
    #[must_use]
    pub fn settled(mut self, derived: &Derived) -> Self {
        // a table may still be waiting for its answer
        let solved = derived.outline.status == Status::Ready;
        if let (Strength::Share(_), true) = (self.objective.strength, solved) {
            self.objective.strength = Strength::Lambda(derived.lambda());
        }
        self
    }

    /// Leaves what the problem has not: views, topics, penalties.
    fn suit(&mut self) {
        if !matches!(self.problem, Problem::Table(_)) {
            self.view.paths = Default::default();
            self.axes.clear();
        }
        if !self.view.open.serves(&self.problem) {
            self.view.open = View::first(&self.problem);
        }
        if self.problem.is_planar() {
            return;
        }
        if let Some(topic) = self.topic.open.filter(|topic| !topic.serves(&self.problem)) {
            let others = topic.question().topics_of(&self.problem);
            let open = others.first().copied().unwrap_or_default();
            self.topic.open = Some(open).filter(|topic| topic.serves(&self.problem));
        }
        self.objective.penalty = Penalty::L1;
        self.objective.beside = self
            .objective
            .beside
            .filter(|beside| *beside == Penalty::Ridge);
    }

    /// The same with numbers that a link can hold.
    #[must_use]
    pub(super) fn within_a_link(mut self) -> Self {
        self.suit();
        self.objective.strength = match self.objective.strength {
            Strength::Lambda(lambda) => {
                Strength::Lambda(Lambda::new(lambda.value().min(LARGEST)).unwrap_or(lambda))
            }
            Strength::Radius(radius) => {
                Strength::Radius(Radius::new(radius.value().min(LARGEST)).unwrap_or(radius))
            }
            Strength::Share(share) => Strength::Share(share),
        };
        let window = &mut self.view.plane.window;
        *window = window.map(|window| Window {
            center: window.center.map(|x| x.clamp(-LARGEST, LARGEST)),
            radius: window.radius.clamp(1.0 / LARGEST, LARGEST),
        });
        self
    }
}
