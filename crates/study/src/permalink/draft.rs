//! A link that is being read, before it is a state.

use crate::diabetes::Pair;
use crate::objective::{Link, Objective, Strength, takes_radius};
use crate::preset::PRESETS;
use crate::problem::Problem;
use crate::state::{Appearance, State};
use crate::topic::{Question, Topic, Topics};
use crate::view::Views;
use lasso_path::problem::{Hessian, Lambda};
use lasso_path::solve::Radius;
use lasso_path::solve::penalty::Penalty;

/// The values read so far; `None` where the link has none, or none that is usable.
#[derive(Default)]
pub(crate) struct Draft {
    pub center: Option<[f64; 2]>,
    pub hessian: Option<Hessian>,
    pub data: bool,
    pub features: Option<Pair>,
    pub penalty: Option<Penalty>,
    pub beside: Option<Penalty>,
    pub link: Link,
    pub lambda: Option<Lambda>,
    pub radius: Option<Radius>,
    pub view: Views,
    /// The topics' settings; which is open is not known before all is read.
    pub topics: Topics,
    pub topic: Option<Topic>,
    pub question: Option<Question>,
    pub appearance: Appearance,
}

impl Draft {
    pub(super) fn finish(self) -> State {
        let default = State::default();
        let named = PRESETS.iter().find(|preset| preset.name == "diabetes");
        let preset = named.filter(|_| self.data).map(State::of);
        let problem = match (preset, self.features) {
            (Some(_), Some(pair)) => Problem::Diabetes(pair),
            (Some(preset), None) => preset.problem,
            (None, _) => {
                let loss = default.problem.loss();
                Problem::plane(
                    self.hessian.unwrap_or(*loss.hessian()),
                    self.center.unwrap_or(loss.center()),
                )
            }
        };
        let penalty = self.penalty.unwrap_or(default.objective.penalty);
        let strength = match (self.radius.filter(|_| takes_radius(penalty)), self.lambda) {
            (Some(radius), _) => Strength::Radius(radius),
            (None, Some(lambda)) => Strength::Lambda(lambda),
            (None, None) if problem == default.problem => default.objective.strength,
            // Half of λ_max is a place worth looking at whatever the scale of the problem.
            (None, None) => Strength::Share(0.5),
        };
        // The named topic is open, or the main one of the named question.
        let main = self.question.map(Question::main_topic);
        let state = State {
            problem,
            objective: Objective {
                penalty,
                strength,
                beside: self.beside,
                link: self.link,
            },
            view: self.view,
            topic: Topics {
                open: self.topic.or(main).unwrap_or_default(),
                descent: self.topics.descent.clamped(),
                ..self.topics
            },
            appearance: self.appearance,
        };
        state.within_a_link()
    }
}
