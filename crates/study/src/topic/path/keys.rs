//! The key of λ.

use crate::entry::penalty_weight;
use crate::permalink::Key;
use crate::state::Form;
use crate::topic::penalties::takes_radius;
use figure::number::shortest;

/// The key `lambda`.
pub(crate) const LAMBDA: Key = Key {
    name: "lambda",
    instead: "the default was used",
    read: |text, draft| {
        draft.lambda = Some(penalty_weight(text).map_err(|error| error.to_string())?);
        Ok(())
    },
    write: |state| match state.form {
        Form::Penalized(lambda) => Some(shortest(lambda.value())),
        Form::Constrained(_) => None,
    },
    idle: |draft| {
        let radius = draft.radius.is_some() && draft.penalty.is_none_or(takes_radius);
        radius.then_some("a radius is given, and λ follows from it; it was ignored")
    },
};
