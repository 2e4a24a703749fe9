//! The keys of the penalties.

use super::words;
use crate::entry::with_parameter;
use crate::objective::Link;
use crate::permalink::codec::{word, word_for};
use crate::permalink::{Key, never};
use figure::number::shortest;
use lasso_path::solve::penalty::Penalty;

const LINKS: [(&str, Link); 2] = [("lambda", Link::Lambda), ("radius", Link::Radius)];

/// A penalty by its name, with its parameter behind a comma if it has one.
fn penalty(text: &str) -> Result<Penalty, String> {
    let (name, parameter) = match text.split_once(',') {
        Some((name, parameter)) => (name, Some(parameter)),
        None => (text, None),
    };
    let penalty = words::named(name).ok_or_else(|| {
        let all = Penalty::ALL.map(words::name);
        format!("must be one of {}", all.join(", "))
    })?;
    match parameter {
        None => Ok(penalty),
        Some(text) => with_parameter(penalty, text),
    }
}

fn write_penalty(penalty: Penalty) -> String {
    let name = words::name(penalty);
    match penalty.parameter() {
        Some(parameter) => format!("{name},{}", shortest(parameter)),
        None => name.to_owned(),
    }
}

/// The key `penalty`.
pub(crate) const PENALTY: Key = Key {
    name: "penalty",
    instead: "l1 was used",
    read: |text, draft| {
        draft.penalty = Some(penalty(text)?);
        Ok(())
    },
    write: |state| Some(write_penalty(state.objective.penalty)),
    idle: |draft| {
        let other = draft.penalty.is_some_and(|penalty| penalty != Penalty::L1);
        let why = "a table of many features has L1, with ridge beside; l1 was used";
        (other && draft.has_table()).then(|| why.to_owned())
    },
};

/// The key `beside`.
pub(crate) const BESIDE: Key = Key {
    name: "beside",
    instead: "no second plane is shown",
    read: |text, draft| {
        draft.beside = Some(penalty(text)?);
        Ok(())
    },
    write: |state| state.objective.beside.map(write_penalty),
    idle: |draft| {
        let other = draft
            .beside
            .is_some_and(|penalty| penalty != Penalty::Ridge);
        let why = "beside a table's paths only ridge can stand; it was ignored";
        (other && draft.has_table()).then(|| why.to_owned())
    },
};

/// The key `linked`.
pub(crate) const LINKED: Key = Key {
    name: "linked",
    instead: "lambda was used",
    read: |text, draft| {
        draft.link = word(text, &LINKS)?;
        Ok(())
    },
    write: |state| {
        let changed = state.objective.link != Link::default();
        changed.then(|| word_for(&state.objective.link, &LINKS))?
    },
    idle: never,
};
