//! A link that is being read, before it is a state.

use crate::diabetes::Pair;
use crate::preset::PRESETS;
use crate::problem::Problem;
use crate::state::{Appearance, Form, Panel, Question, Stage, State};
use crate::topic::penalties::{Link, takes_radius};
use crate::topic::{descent, loss, parameter, penalties, sampling};
use figure::{Show, View};
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
    pub view: Option<View>,
    pub show: Show,
    pub panel: Option<Panel>,
    pub question: Option<Question>,
    pub stage: Stage,
    pub loss: loss::Settings,
    pub parameter: parameter::Settings,
    pub sampling: sampling::Settings,
    pub descent: descent::Settings,
    pub appearance: Appearance,
}

impl Draft {
    /// The topic that is open: the named one, or the main one of the named question.
    fn panel(&self) -> Panel {
        let main = self.question.map(Question::main_panel);
        self.panel.or(main).unwrap_or_default()
    }

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
        let mut state = State {
            problem,
            penalty: self.penalty.unwrap_or(default.penalty),
            form: default.form,
            view: self.view,
            show: self.show,
            panel: self.panel(),
            stage: self.stage,
            penalties: penalties::Settings {
                beside: self.beside,
                link: self.link,
            },
            loss: self.loss,
            parameter: self.parameter,
            sampling: self.sampling,
            descent: self.descent.clamped(),
            appearance: self.appearance,
        };
        if let Some(radius) = self.radius.filter(|_| takes_radius(state.penalty)) {
            state.form = Form::Constrained(radius);
        } else if let Some(lambda) = self.lambda {
            state.form = Form::Penalized(lambda);
        } else if state.problem != default.problem {
            // Half of λ_max is a place worth looking at whatever the scale of the problem.
            let half = state.problem.loss().lambda_max().scaled(0.5);
            state.form = Form::Penalized(half);
        }
        state.within_a_link()
    }
}
