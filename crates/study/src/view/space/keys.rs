//! The key of the view.

use crate::permalink::codec::{joined, numbers};
use crate::permalink::{Key, never};
use geometry::space::Turn;

/// The key `turn`: from where one looks at space.
pub(crate) const TURN: Key = Key {
    name: "turn",
    instead: "the first view was used",
    read: |text, draft| {
        let [azimuth, elevation] = numbers(text)?;
        if elevation.abs() > 90.0 {
            let why = "the elevation, the second number, is from −90 to 90 degrees";
            return Err(why.to_owned());
        }
        draft.view.space.turn = Some(Turn::new(azimuth, elevation));
        Ok(())
    },
    write: |state| {
        let turn = state.view.space.turn;
        turn.map(|turn| joined(&[turn.azimuth(), turn.elevation()]))
    },
    idle: never,
};
