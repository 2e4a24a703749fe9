//! What the figure of space is drawn from.

use super::Space;
use crate::derived::Derived;
use figure::Picture;
use figure::space::{Backdrop, Foreground};

impl Derived {
    /// Space; `None` where the problem is not of three parameters.
    pub(crate) fn space_picture(&self) -> Option<Picture> {
        let space = self.space.as_deref()?;
        let backdrop = Backdrop {
            scene: space.scene,
            path: space.nodes().to_vec(),
            words: true,
        };
        let names = [0, 1, 2].map(|k| self.outline.names[k].clone());
        let foreground = Foreground {
            backdrop: backdrop.clone(),
            part: space.part_in_picture(&names),
            coordinates: names,
            loss: space.all.loss,
            ball: space.ball,
            radius: space.radius,
            theta: space.theta,
            slack: space.slack,
        };
        Some(Picture::of(backdrop, foreground))
    }
}

impl Space {
    /// Whether a view is the one that is seen.
    #[must_use]
    pub fn is_seen_from(&self, turn: geometry::space::Turn) -> bool {
        self.scene.turn == turn
    }
}
