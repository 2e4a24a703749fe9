//! What follows from a state.

use crate::topic::sampling::Draws;
use figure::{Descent, Figure, Picture, Show, Solved, View, one_parameter};
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

    /// The plane without words, for a small picture.
    pub fn thumbnail(&self) -> Picture {
        Picture::Plane(figure::plane::Input {
            solved: Rc::clone(&self.solved),
            view: self.view,
            show: self.show,
            samples: Rc::clone(&self.samples),
            descent: None,
            words: false,
        })
    }

    /// A figure with what it is drawn from; `None` while its panel is not shown.
    pub fn picture(&self, of: Figure) -> Option<Picture> {
        let solved = || Rc::clone(&self.solved);
        let charts = || {
            Some(figure::downsampling::Input {
                descent: self.descent.clone()?,
                names: self.solved.names.clone(),
            })
        };
        Some(match of {
            Figure::Plane => Picture::Plane(figure::plane::Input {
                solved: solved(),
                view: self.view,
                show: self.show,
                samples: Rc::clone(&self.samples),
                descent: self.descent.clone(),
                words: true,
            }),
            Figure::Path => Picture::Path(solved()),
            Figure::Radius => Picture::Radius(solved()),
            Figure::KktBars => Picture::KktBars(solved()),
            Figure::Slice => Picture::Slice(self.parameter.clone()?),
            Figure::Derivative => Picture::Derivative(self.parameter.clone()?),
            Figure::Shrinkage => Picture::Shrinkage(self.parameter.clone()?),
            Figure::Coordinates => Picture::Coordinates(charts()?),
            Figure::Convergence => Picture::Convergence(charts()?),
        })
    }
}
