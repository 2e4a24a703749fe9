//! What follows from a state.

use crate::entry::LARGEST;
use crate::intent::ZOOM;
use crate::outline::{Outline, Status};
use crate::table::{Fitted, Part};
use crate::topic::sampling::Draws;
use crate::view::paths::Slider;
use crate::view::plane::Solved;
use crate::view::prior::{Belief, Lacking};
use crate::view::space::Space;
use figure::{Descent, Scale, Show, Window, one_parameter};
use lasso_path::problem::{Lambda, Vector2};
use lasso_path::regression::ZeroCounts;
use lasso_path::solve::Slice;
use std::rc::Rc;

/// Everything that follows from a state.
#[derive(Clone, Debug, PartialEq)]
pub struct Derived {
    /// What every room may read, whatever the problem is.
    pub outline: Outline,
    /// The problem, solved.
    pub solved: Rc<Solved>,
    /// The window on the plane.
    pub window: Window,
    /// The overlay options of the plane: what it shows beyond contours, ball and θ*.
    pub show: Show,
    /// θ* of the samples; empty while they are not shown.
    pub samples: Rc<[Vector2]>,
    /// One parameter with the other held fixed, while its figures are shown.
    pub parameter: Option<one_parameter::Input>,
    /// The runs of descent methods, while they are shown.
    pub descent: Option<Rc<Descent>>,
    /// Whether a contour has handles: while its topic is open.
    pub reshapes: bool,
    /// The table at the present λ, once it is solved.
    pub(crate) table: Option<Rc<Fitted>>,
    /// The problem of three parameters at the present λ, where it is one.
    pub space: Option<Rc<Space>>,
    /// How many zeros random losses have in 2, 3, … dimensions, while they are shown.
    pub random_zeros: Part<Vec<ZeroCounts>>,
    /// Prior and posterior, while their view is open.
    pub belief: Option<Rc<Result<Belief, Lacking>>>,
    /// n and σ.
    pub noise: (usize, f64),
    /// The same loss with the penalty of the second plane, if there is one.
    pub beside: Option<Rc<Derived>>,
    /// The window that fits the loss.
    pub(crate) fitting: Window,
    /// The tolerance of the drawn path.
    pub(crate) detail: f64,
    /// θ̂ drawn again and again.
    pub(crate) draws: Draws,
}

impl Derived {
    /// λ; the slider's end where c = 0 belongs to no λ.
    pub fn lambda(&self) -> Lambda {
        self.outline.lambda
    }

    /// The end of λ's slider.
    pub fn lambda_end(&self) -> Lambda {
        self.outline.lambda_end
    }

    /// The slider of λ.
    pub fn slider(&self) -> Slider {
        let linear = || Slider {
            scale: Scale::Linear,
            end: self.lambda_end().value(),
        };
        self.fitted().map_or_else(linear, Fitted::slider)
    }

    /// The same without any solution, and why there is none.
    pub(crate) fn without_solution(self, status: Status) -> Self {
        Derived {
            outline: Outline {
                status,
                names: Rc::new([]),
                theta: Vec::new(),
                vanishing: Vec::new(),
                knots: Rc::new([]),
                ..self.outline
            },
            ..self
        }
    }

    /// A radius of the window that is within [`ZOOM`] of the fitting one, and of what a link can hold.
    pub(crate) fn clamped_radius(&self, radius: f64) -> f64 {
        let [least, most] = ZOOM.map(|factor| factor * self.fitting.radius);
        radius.clamp(least, most).clamp(1.0 / LARGEST, LARGEST)
    }

    /// The parameter with the other held fixed, while its figures are shown.
    pub fn slice(&self) -> Option<Slice> {
        self.parameter.as_ref().map(|input| input.slice)
    }
}
