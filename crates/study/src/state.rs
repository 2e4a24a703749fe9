//! The state of the page: all that a link holds.

use crate::derived::Derived;
use crate::entry::LARGEST;
use crate::objective::{Objective, Strength};
use crate::problem::Problem;
use crate::topic::Topics;
use crate::view::Views;
use figure::Window;
use lasso_path::problem::Lambda;
use lasso_path::solve::Radius;

/// Everything that a link holds, and nothing that can be derived from it.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Which loss.
    pub problem: Problem,
    /// Which penalty, and how strong it is.
    pub objective: Objective,
    /// The large picture, with the settings of each.
    pub view: Views,
    /// The topic that is open in the column, with the settings of each.
    pub topic: Topics,
    /// Light or dark.
    pub appearance: Appearance,
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
        if let Strength::Share(_) = self.objective.strength {
            self.objective.strength = Strength::Lambda(derived.lambda());
        }
        self
    }

    /// The same with numbers that a link can hold.
    #[must_use]
    pub(super) fn within_a_link(mut self) -> Self {
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
