//! The key of the radius.

use crate::entry::number;
use crate::objective::{Strength, takes_radius};
use crate::permalink::Key;
use figure::number::shortest;
use lasso_path::solve::Radius;

/// The key `radius`.
pub(crate) const RADIUS: Key = Key {
    name: "radius",
    instead: "λ was used",
    read: |text, draft| {
        let radius = number(text).map_err(|error| error.to_string())?;
        draft.radius = Some(Radius::new(radius).map_err(|error| error.to_string())?);
        Ok(())
    },
    write: |state| match state.objective.strength {
        Strength::Lambda(_) | Strength::Share(_) => None,
        Strength::Radius(radius) => Some(shortest(radius.value())),
    },
    idle: |draft| {
        let taken = draft.penalty.is_none_or(takes_radius);
        (!taken).then(|| "a radius cannot be chosen for this penalty; it was ignored".to_owned())
    },
};
