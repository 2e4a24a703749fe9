//! What follows from a state.

use crate::topic::sampling::Draws;
use figure::{Descent, Show, Solved, View, one_parameter};
use lasso_path::problem::Vector2;
use lasso_path::solve::{Certificate, Slice};
use std::rc::Rc;

/// Everything that follows from a state.
#[derive(Clone, Debug, PartialEq)]
pub struct Derived {
    /// The problem, solved.
    pub solved: Rc<Solved>,
    /// The window on the plane.
    pub view: View,
    /// The overlay options of the plane: what it shows beyond contours, ball and θ*.
    pub show: Show,
    /// θ* of the samples; empty while they are not shown.
    pub samples: Rc<[Vector2]>,
    /// One parameter with the other held fixed, while its figures are shown.
    pub parameter: Option<one_parameter::Input>,
    /// The runs of descent methods, while they are shown.
    pub descent: Option<Rc<Descent>>,
    /// How exact the solution is.
    pub certificate: Certificate,
    /// Loss(θ*).
    pub loss: f64,
    /// λP(θ*): λ‖θ*‖₁ for L1.
    pub penalty: f64,
    /// The same loss with the penalty of the second plane, if there is one.
    pub beside: Option<Rc<Derived>>,
    /// The window that fits the loss.
    pub(crate) fitting: View,
    /// The tolerance of the drawn path.
    pub(crate) detail: f64,
    /// θ̂ drawn again and again.
    pub(crate) draws: Draws,
}

impl Derived {
    /// F(θ*) = Loss(θ*) + λP(θ*).
    pub fn objective(&self) -> f64 {
        self.loss + self.penalty
    }

    /// The parameter with the other held fixed, while its figures are shown.
    pub fn slice(&self) -> Option<Slice> {
        self.parameter.as_ref().map(|input| input.slice)
    }
}
