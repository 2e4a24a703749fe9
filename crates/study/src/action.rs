//! The actions: every way in which the state changes.

use crate::diabetes::Pair;
use crate::objective::Link;
use crate::preset::Preset;
use crate::state::{Appearance, State};
use crate::topic::correlation::Held;
use crate::topic::{Topic, descent, parameter, sampling};
use crate::view::{View, paths, prior};
use figure::{Show, Window};
use geometry::space::{SpaceLoss, Turn};
use lasso_path::problem::{Hessian, Lambda, Vector2};
use lasso_path::solve::Radius;
use lasso_path::solve::penalty::Penalty;
use solver_worker::Table;

/// A change of the state: values that are put in their place. What depends on what is seen is an
/// [`Intent`](crate::Intent), which becomes one of these.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// An example is chosen.
    ChoosePreset(&'static Preset),
    /// Two features of the diabetes data are chosen; λ becomes this share of λ_max.
    SetFeatures(Pair, f64),
    /// The loss of three parameters becomes this.
    SetSpace(SpaceLoss),
    /// From where one looks at space; `None` is the first view.
    SetTurn(Option<Turn>),
    /// This table is chosen; λ becomes this share of λ_max.
    SetTable(Table, f64),
    /// These features stand on the axes of a table's plane, in the window that fits; none for those that enter first.
    SetAxes(Vec<String>),
    /// How the paths are shown, and what is validated.
    SetPaths(paths::Settings),
    /// θ̂ becomes this, in a window that rests. Data that has another θ̂ is left for a loss of the same H.
    SetCenter(Vector2, Window),
    /// H becomes this, and θ̂ stays, in a window that rests.
    SetHessian(Hessian, Window),
    /// The features have another correlation, and so this H and θ̂, in a window that rests.
    SetCorrelation(Hessian, Vector2, Window),
    /// θ̂ becomes this along the slice, in a window that rests, and λ leads.
    SetSliceCenter(Vector2, Window, Lambda),
    /// λ leads, and is this.
    SetLambda(Lambda),
    /// c leads where the penalty lets it, and is this.
    SetRadius(Radius),
    /// The penalty becomes this. Where c led and cannot lead now, λ does, and is this.
    SetPenalty(Penalty, Lambda),
    /// This penalty stands beside the first, or none.
    SetBeside(Option<Penalty>),
    /// Both penalties have this in common.
    SetLink(Link),
    /// Another large picture is shown.
    ShowView(View),
    /// The window on the plane; `None` is the one that fits.
    SetWindow(Option<Window>),
    /// This is drawn in the plane besides contours, ball and θ*.
    SetOverlay(Show),
    /// Another topic is opened in the column.
    ShowTopic(Topic),
    /// No question is open.
    CloseTopic,
    /// This stays while ρ moves. With the truth, samples are shown.
    Hold(Held),
    /// Another parameter alone, or through another point.
    SetParameter(parameter::Settings),
    /// How θ̂ is drawn; what is out of range is clamped.
    SetSampling(sampling::Settings),
    /// The same, and λ leads and is this.
    SetNoise(sampling::Settings, Lambda),
    /// How priors are shown.
    SetPrior(prior::Settings),
    /// Methods are chosen, and how they run; what is out of range is clamped.
    SetDescent(descent::Settings),
    /// Another iteration is looked at, at most the last one.
    SetIteration(u32),
    /// The methods start here.
    SetStart(Vector2),
    /// Light or dark is chosen.
    SetAppearance(Appearance),
    /// Presenting begins or ends.
    Present(bool),
    /// Another state altogether, as from a link.
    Load(Box<State>),
}
