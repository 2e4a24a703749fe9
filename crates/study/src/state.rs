//! The state of the page: the problem, the penalty, λ or c, and the settings of each topic.

use super::diabetes;
use super::entry::LARGEST;
use super::preset::{PRESETS, Preset};
use super::topic::{descent, parameter, penalties, sampling};
use figure::{Show, View};
use lasso_path::problem::{Hessian, Lambda, QuadraticLoss, SMALLEST_MAGNITUDE, Vector2};
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
    /// The layers of the plane besides contours, ball and θ*.
    pub show: Show,
    /// The panel in the column.
    pub panel: Panel,
    /// The second plane.
    pub penalties: penalties::Settings,
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

/// The panel in the column.
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
    /// H and θ̂.
    Loss,
    /// θ̂ as a random vector.
    Sampling,
    /// One parameter with the other held fixed.
    Parameter,
    /// Descent methods, step by step.
    Descent,
}

/// Where the loss comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Problem {
    /// Loss(θ) = ½(θ − θ̂)ᵀH(θ − θ̂).
    Plane(QuadraticLoss),
    /// Two features of the diabetes data set.
    Diabetes(diabetes::Pair),
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

impl Problem {
    /// The loss ½(θ − θ̂)ᵀH(θ − θ̂); a centre beyond ±10¹⁰⁰ or not finite is replaced by the origin.
    pub fn plane(hessian: Hessian, center: Vector2) -> Self {
        // What is too small for the solver's arithmetic is nothing a person could have meant.
        let center = center.map(|x| if x.abs() < SMALLEST_MAGNITUDE { 0.0 } else { x });
        let loss = QuadraticLoss::new(hessian, center, 0.0);
        Problem::Plane(loss.unwrap_or_else(|_| QuadraticLoss::centered(hessian)))
    }

    /// The loss itself.
    pub fn loss(&self) -> QuadraticLoss {
        match self {
            Problem::Plane(loss) => *loss,
            Problem::Diabetes(pair) => pair.loss(),
        }
    }

    /// n: how many rows the data have; 100 where there is no data.
    pub fn sample_size(&self) -> f64 {
        match self {
            Problem::Plane(_) => 100.0,
            Problem::Diabetes(_) => diabetes::ROWS,
        }
    }

    /// The names of the coordinates, and whether these are names of features.
    pub fn names(&self) -> ([String; 2], bool) {
        match self {
            Problem::Plane(_) => (["θ₁".to_owned(), "θ₂".to_owned()], false),
            Problem::Diabetes(pair) => {
                let mut names = pair.names().map(str::to_owned);
                if names[0] == names[1] {
                    names[1].push_str(" (copy)");
                }
                (names, true)
            }
        }
    }
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
        let descent = preset.descent();
        State {
            problem: preset.problem(),
            penalty: Penalty::L1,
            form: Form::Penalized(preset.lambda()),
            view: None,
            show: Show::default(),
            panel: descent.map_or(Panel::default(), |_| Panel::Descent),
            penalties: penalties::Settings::default(),
            parameter: parameter::Settings::default(),
            sampling: sampling::Settings::default(),
            descent: descent.unwrap_or_default(),
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

    /// λ: the chosen one, or the least multiplier of the chosen radius.
    pub fn lambda(&self) -> Lambda {
        match self.form {
            Form::Penalized(lambda) => lambda,
            Form::Constrained(radius) => {
                let loss = self.problem.loss();
                match self.penalty.lambda_for_radius(&loss, radius) {
                    LambdaForRadius::One(lambda) | LambdaForRadius::From(lambda) => lambda,
                    LambdaForRadius::Slack | LambdaForRadius::NotOneToOne => Lambda::ZERO,
                    LambdaForRadius::Never => Lambda::LARGEST,
                }
            }
        }
    }
}
