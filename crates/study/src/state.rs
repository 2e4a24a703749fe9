//! The state of the page, and what can happen to it.

use super::diabetes;
use super::entry::LARGEST;
use super::preset::{PRESETS, Preset};
use super::slice::SLICE;
use super::walk::Walk;
use figure::{Layers, View};
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
    /// The penalty of a second plane beside the first one, if there is one.
    pub beside: Option<Penalty>,
    /// What the two planes have in common besides the loss.
    pub link: Link,
    /// The window on the plane; `None` is the view that fits the problem.
    pub view: Option<View>,
    /// What is drawn in the plane besides contours, ball and θ*.
    pub layers: Layers,
    /// The panel in the column.
    pub panel: Panel,
    /// What the panel slice is of: 0 for θ₁ and 1 for θ₂, through θ\*; 2 and 3 the same through θ_k, the
    /// iterate of descent that is looked at.
    pub slice: usize,
    /// How θ̂ is drawn again and again.
    pub chance: Chance,
    /// The descent methods.
    pub walk: Walk,
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

/// What two planes have in common besides the loss.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Link {
    /// λ.
    #[default]
    Lambda,
    /// The radius of the ball.
    Radius,
}

/// What the panel in the column shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    /// The regularization path.
    #[default]
    Path,
    /// Both forms of the problem, and c(λ).
    Forms,
    /// The gradient against λ: why a coordinate is zero.
    Gradient,
    /// Which penalty, and a second plane beside the first.
    Penalties,
    /// H and θ̂.
    Loss,
    /// θ̂ as a random vector.
    Chance,
    /// One parameter with the other held fixed.
    Slice,
    /// Descent methods, step by step.
    Descent,
}

/// The sampling distribution N(θ̂, σ²/n·H⁻¹) of least squares, and the draws from it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chance {
    /// σ ≥ 0, the standard deviation of the noise, in the unit of the target; `None` is the
    /// problem's own, see [`State::sigma`].
    pub sigma: Option<f64>,
    /// Which draws: equal seeds give equal draws.
    pub seed: u32,
    /// How many, at least 1 and at most [`Chance::MOST`].
    pub draws: u32,
}

impl Chance {
    /// The most draws that are solved at once.
    pub const MOST: u32 = 10_000;
}

impl Default for Chance {
    fn default() -> Self {
        Chance {
            sigma: None,
            seed: 1,
            draws: 2000,
        }
    }
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

/// What can happen to the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// λ becomes this, and leads.
    SetLambda(Lambda),
    /// The radius c becomes this, and leads.
    SetRadius(Radius),
    /// The radius c moves by this share of its slider, within the slider.
    StepRadius(f64),
    /// λ moves by this share of the slider, within the slider.
    StepLambda(f64),
    /// λ jumps exactly onto the next mark up (true) or down; past the last one to the slider's end.
    JumpToMark(bool),
    /// λ goes to 0 (false) or to the end of the slider, beyond λ_max (true).
    LambdaToEnd(bool),
    /// θ̂ becomes this.
    SetCenter(Vector2),
    /// θ̂ moves by these shares of the view's radius.
    NudgeCenter(Vector2),
    /// The penalty becomes this; the radius of a penalty that is not convex follows λ.
    SetPenalty(Penalty),
    /// A second plane with this penalty stands beside the first, or none.
    SetBeside(Option<Penalty>),
    /// The planes have this in common.
    SetLink(Link),
    /// H becomes this.
    SetHessian(Hessian),
    /// H becomes ((1, ρ), (ρ, 1)); ρ beyond ±1 becomes ±1.
    SetCorrelation(f64),
    /// Layers are switched on and off.
    SetLayers(Layers),
    /// Another panel is shown in the column.
    ShowPanel(Panel),
    /// The panel slice is of this, see [`State::slice`].
    SetSlice(usize),
    /// θ̂ moves along the slice's parameter so that the slice's z becomes this, and λ leads.
    SetSliceCenter(f64),
    /// The slice's z moves by this share of the t-axis shown, and stays on it.
    StepSliceCenter(f64),
    /// How θ̂ is drawn again and again; what is out of range is clamped.
    SetChance(Chance),
    /// The next seed.
    DrawAgain,
    /// The descent methods are chosen, and how they run; what is out of range is clamped.
    SetWalk(Walk),
    /// Another iteration is looked at, at most the last one.
    SetIteration(u32),
    /// The descent methods start here.
    SetStart(Vector2),
    /// Their start moves by these shares of the view's radius.
    NudgeStart(Vector2),
    /// An example is chosen.
    ChoosePreset(&'static Preset),
    /// Two features of the diabetes data are chosen.
    ChooseFeatures([usize; 2]),
    /// The view is enlarged by a factor around a θ; `None` is the view's centre.
    Zoom(f64, Option<Vector2>),
    /// The view moves by these shares of its radius.
    Pan(Vector2),
    /// The view becomes this.
    SetView(View),
    /// Back to the view that fits.
    ResetView,
    /// Light or dark is chosen.
    SetAppearance(Appearance),
    /// Another state altogether, as from a link.
    Load(Box<State>),
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

    /// What the coordinates are called, and whether these are names of features.
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

/// Whether a radius can be chosen for a penalty, and λ follow: for a ball without jumps.
pub fn takes_radius(penalty: Penalty) -> bool {
    penalty.convex() && penalty != Penalty::None
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
        let walk = preset.walk();
        State {
            problem: preset.problem(),
            penalty: Penalty::L1,
            beside: None,
            link: Link::default(),
            form: Form::Penalized(preset.lambda()),
            view: None,
            layers: Layers::default(),
            slice: SLICE,
            panel: walk.map_or(Panel::default(), |_| Panel::Descent),
            chance: Chance::default(),
            walk: walk.unwrap_or_default(),
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

    /// σ: the chosen one, or else the problem's own.
    pub fn sigma(&self) -> f64 {
        self.chance.sigma.unwrap_or_else(|| self.usual_sigma())
    }

    /// The problem's own σ: the estimate √(2n·Loss_min/(n − 2)) from the residuals of data, and
    /// where there is none, √n·λ_max/12, with which samples spread over a part of the picture.
    pub fn usual_sigma(&self) -> f64 {
        let (loss, n) = (self.problem.loss(), self.problem.sample_size());
        if loss.minimum() > 0.0 {
            (2.0 * n * loss.minimum() / (n - 2.0)).sqrt()
        } else {
            n.sqrt() * loss.lambda_max().value() / 12.0
        }
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
