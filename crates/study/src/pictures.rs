//! What each figure is drawn from.

use crate::derived::Derived;
use figure::{Figure, Picture};
use std::rc::Rc;

impl Derived {
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
