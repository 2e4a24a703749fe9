//! The key of λ.

use crate::entry::penalty_weight;
use crate::objective::{Strength, takes_radius};
use crate::permalink::Key;
use figure::number::shortest;

/// The key `lambda`.
pub(crate) const LAMBDA: Key = Key {
    name: "lambda",
    instead: "the default was used",
    read: |text, draft| {
        draft.lambda = Some(penalty_weight(text).map_err(|error| error.to_string())?);
        Ok(())
    },
    write: |state| match state.objective.strength {
        Strength::Lambda(lambda) => Some(shortest(lambda.value())),
        Strength::Radius(_) | Strength::Share(_) => None,
    },
    idle: |draft| {
        let radius = draft.radius.is_some() && draft.penalty.is_none_or(takes_radius);
        radius.then(|| "a radius is given, and λ follows from it; it was ignored".to_owned())
    },
};
