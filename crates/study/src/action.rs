//! The actions: every way in which the state changes.

use crate::preset::Preset;
use crate::state::{Appearance, Panel, Stage, State};
use crate::topic::{descent, forms, loss, parameter, path, penalties, sampling};
use figure::{Show, View};
use lasso_path::problem::Vector2;
use std::mem::discriminant;

/// A change of the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// This is drawn in the plane besides contours, ball and θ*.
    SetShow(Show),
    /// Another topic is opened in the column.
    ShowPanel(Panel),
    /// Another large picture is shown.
    ShowStage(Stage),
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
    /// Something happens to λ.
    Path(path::Action),
    /// Something happens to the radius c.
    Forms(forms::Action),
    /// Something happens to the loss.
    Loss(loss::Action),
    /// Something happens to the penalties.
    Penalties(penalties::Action),
    /// Something happens to the one parameter.
    Parameter(parameter::Action),
    /// Something happens to the samples.
    Sampling(sampling::Action),
    /// Something happens to the descent methods.
    Descent(descent::Action),
}

impl Action {
    /// Whether both are of one kind, so that one soon after the other belongs to the same step of undo.
    pub(crate) fn is_like(&self, other: &Action) -> bool {
        match (self, other) {
            (Action::Path(a), Action::Path(b)) => discriminant(a) == discriminant(b),
            (Action::Forms(a), Action::Forms(b)) => discriminant(a) == discriminant(b),
            (Action::Loss(a), Action::Loss(b)) => discriminant(a) == discriminant(b),
            (Action::Penalties(a), Action::Penalties(b)) => discriminant(a) == discriminant(b),
            (Action::Parameter(a), Action::Parameter(b)) => discriminant(a) == discriminant(b),
            (Action::Sampling(a), Action::Sampling(b)) => discriminant(a) == discriminant(b),
            (Action::Descent(a), Action::Descent(b)) => discriminant(a) == discriminant(b),
            _ => discriminant(self) == discriminant(other),
        }
    }
}

impl From<path::Action> for Action {
    fn from(action: path::Action) -> Self {
        Action::Path(action)
    }
}

impl From<forms::Action> for Action {
    fn from(action: forms::Action) -> Self {
        Action::Forms(action)
    }
}

impl From<loss::Action> for Action {
    fn from(action: loss::Action) -> Self {
        Action::Loss(action)
    }
}

impl From<penalties::Action> for Action {
    fn from(action: penalties::Action) -> Self {
        Action::Penalties(action)
    }
}

impl From<parameter::Action> for Action {
    fn from(action: parameter::Action) -> Self {
        Action::Parameter(action)
    }
}

impl From<sampling::Action> for Action {
    fn from(action: sampling::Action) -> Self {
        Action::Sampling(action)
    }
}

impl From<descent::Action> for Action {
    fn from(action: descent::Action) -> Self {
        Action::Descent(action)
    }
}
