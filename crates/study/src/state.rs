//! The state of the page: the problem, the penalty, λ or c, and the settings of each topic.

use crate::entry::LARGEST;
use crate::preset::{PRESETS, Preset};
use crate::problem::Problem;
use crate::topic::path::range;
use crate::topic::{descent, loss, parameter, penalties, sampling};
use figure::{Show, View};
use lasso_path::problem::Lambda;
use lasso_path::solve::Radius;
use lasso_path::solve::penalty::{LambdaForRadius, Penalty};

/// Everything that a link holds, and nothing that can be derived from it.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Which loss.
    pub problem: Problem,
    /// Which penalty.
    pub penalty: Penalty,
    /// Which of the two forms leads, and how strong it is.
    pub form: Form,
    /// The window on the plane; `None` is the view that fits the problem.
    pub view: Option<View>,
    /// The overlay options of the plane: what it shows besides contours, ball and θ*.
    pub show: Show,
    /// The topic that is open in the column.
    pub panel: Panel,
    /// The large picture.
    pub stage: Stage,
    /// The second plane.
    pub penalties: penalties::Settings,
    /// What stays while the correlation of the features moves.
    pub loss: loss::Settings,
    /// One parameter alone.
    pub parameter: parameter::Settings,
    /// How θ̂ is drawn again and again.
    pub sampling: sampling::Settings,
    /// The descent methods.
    pub descent: descent::Settings,
    /// Light or dark.
    pub appearance: Appearance,
}

/// The two forms of the problem.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    /// min Loss(θ) + λ·P(θ): λ is chosen, and the radius of the ball follows.
    Penalized(Lambda),
    /// min Loss(θ) subject to ‖θ‖₁ ≤ c (or θ in the ball of another penalty that reaches to c on the
    /// axes): the radius c is chosen, and λ, its multiplier, follows.
    Constrained(Radius),
}

/// The large picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// The plane of θ₁ and θ₂.
    #[default]
    Plane,
    /// The paths: every coordinate against λ.
    Paths,
}

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
    #[must_use]
    pub fn panels(self) -> &'static [Panel] {
        match self {
            Question::Why => &[Panel::Optimality, Panel::Parameter],
            Question::Diamond => &[Panel::Forms],
            Question::Compare => &[Panel::Penalties],
            Question::Survive => &[Panel::Path, Panel::Loss, Panel::Sampling],
            Question::How => &[Panel::Descent],
        }
    }

    /// Its main topic.
    #[must_use]
    pub fn main_panel(self) -> Panel {
        self.panels()[0]
    }
}

impl Panel {
    /// The question that holds it.
    #[must_use]
    pub fn question(self) -> Question {
        let holds = |question: &Question| question.panels().contains(&self);
        Question::ALL
            .into_iter()
            .find(holds)
            .unwrap_or(Question::Why)
    }
}

/// A topic that can be open in the column: the main one of a question, or one of its further topics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    /// The regularization path.
    #[default]
    Path,
    /// Both forms of the problem, and c(λ).
    Forms,
    /// The gradient against λ: why a coordinate is zero.
    Optimality,
    /// Which penalty, and a second plane beside the first.
    Penalties,
    /// Correlated features: ρ.
    Loss,
    /// θ̂ as a random vector.
    Sampling,
    /// One parameter with the other held fixed.
    Parameter,
    /// Descent methods, step by step.
    Descent,
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

impl Default for State {
    /// The first preset.
    fn default() -> Self {
        State::of(&PRESETS[0])
    }
}

impl State {
    /// A preset as it is first shown.
    pub fn of(preset: &Preset) -> Self {
        State {
            problem: preset.problem(),
            penalty: Penalty::L1,
            form: Form::Penalized(preset.lambda),
            view: preset.view,
            show: preset.show,
            panel: preset.panel.unwrap_or_default(),
            stage: Stage::default(),
            penalties: penalties::Settings {
                beside: preset.beside,
                ..penalties::Settings::default()
            },
            loss: loss::Settings { held: preset.held },
            parameter: parameter::Settings::default(),
            sampling: sampling::Settings::default(),
            descent: preset.descent(),
            appearance: Appearance::System,
        }
    }

    /// The same with λ, c and the window within what a link can hold.
    #[must_use]
    pub(super) fn within_a_link(mut self) -> Self {
        self.form = match self.form {
            Form::Penalized(lambda) => {
                Form::Penalized(Lambda::new(lambda.value().min(LARGEST)).unwrap_or(lambda))
            }
            Form::Constrained(radius) => {
                Form::Constrained(Radius::new(radius.value().min(LARGEST)).unwrap_or(radius))
            }
        };
        self.view = self.view.map(|view| View {
            center: view.center.map(|x| x.clamp(-LARGEST, LARGEST)),
            radius: view.radius.clamp(1.0 / LARGEST, LARGEST),
        });
        self
    }

    /// λ: the chosen one, or the least multiplier of the chosen radius; the slider's end where it has none.
    pub fn lambda(&self) -> Lambda {
        match self.form {
            Form::Penalized(lambda) => lambda,
            Form::Constrained(radius) => {
                let loss = self.problem.loss();
                match self.penalty.lambda_for_radius(&loss, radius) {
                    LambdaForRadius::One(lambda) | LambdaForRadius::From(lambda) => lambda,
                    LambdaForRadius::Slack | LambdaForRadius::NotOneToOne => Lambda::ZERO,
                    LambdaForRadius::Never => range(&loss, self.penalty).1,
                }
            }
        }
    }
}
