//! The keys of the descent methods.

use super::{Methods, Settings};
use crate::entry::number;
use crate::permalink::codec::{joined, numbers, whole, word, word_for};
use crate::permalink::{Key, never};
use figure::number::shortest;
use lasso_path::solve::descent::{Method, StepSize};

/// The names of the methods in links.
const METHOD_NAMES: [(&str, Method); 6] = [
    ("subgradient", Method::Subgradient),
    ("diminishing", Method::Diminishing),
    ("proximal", Method::Proximal),
    ("fista", Method::Fista),
    ("coordinate", Method::Coordinate),
    ("ridge", Method::Ridge),
];

/// The name of a method in links, for programs.
#[must_use]
pub fn method_name(method: Method) -> &'static str {
    let row = METHOD_NAMES.iter().find(|(_, other)| *other == method);
    row.map_or("", |(name, _)| name)
}

/// The key `methods`.
pub(crate) const METHODS: Key = Key {
    name: "methods",
    instead: "subgradient,proximal was used",
    read: |text, draft| {
        let mut methods = Vec::new();
        if text != "none" {
            for name in text.split(',') {
                methods.push(word(name, &METHOD_NAMES)?);
            }
        }
        draft.topics.descent.methods = Methods::of(&methods);
        Ok(())
    },
    write: |state| {
        let settings = state.topic.descent;
        let shown = METHOD_NAMES
            .iter()
            .filter(|(_, method)| settings.methods.contains(*method));
        let names: Vec<&str> = shown.map(|(name, _)| *name).collect();
        let changed = settings.methods != Settings::default().methods;
        changed.then(|| {
            if names.is_empty() {
                "none".to_owned()
            } else {
                names.join(",")
            }
        })
    },
    idle: never,
};

/// The key `start`.
pub(crate) const START: Key = Key {
    name: "start",
    instead: "the usual start was used",
    read: |text, draft| {
        draft.topics.descent.start = Some(numbers(text)?);
        Ok(())
    },
    write: |state| state.topic.descent.start.map(|start| joined(&start)),
    idle: never,
};

/// The key `eta`.
pub(crate) const ETA: Key = Key {
    name: "eta",
    instead: "η = 1/L was used",
    read: |text, draft| {
        let eta = number(text).map_err(|error| error.to_string())?;
        draft.topics.descent.step_size =
            Some(StepSize::new(eta).map_err(|error| error.to_string())?);
        Ok(())
    },
    write: |state| {
        state
            .topic
            .descent
            .step_size
            .map(|eta| shortest(eta.value()))
    },
    idle: never,
};

/// The key `steps`.
pub(crate) const STEPS: Key = Key {
    name: "steps",
    instead: "60 were taken",
    read: |text, draft| {
        draft.topics.descent.steps = whole(text, 1, Settings::MOST)?;
        Ok(())
    },
    write: |state| {
        let steps = state.topic.descent.steps;
        (steps != Settings::default().steps).then(|| steps.to_string())
    },
    idle: never,
};

/// The key `iteration`.
pub(crate) const ITERATION: Key = Key {
    name: "iteration",
    instead: "0 was used",
    read: |text, draft| {
        draft.topics.descent.iteration = whole(text, 0, Settings::MOST)?;
        Ok(())
    },
    write: |state| {
        let k = state.topic.descent.iteration;
        (k > 0).then(|| k.to_string())
    },
    idle: |draft| {
        let beyond = draft.topics.descent.iteration > draft.topics.descent.steps;
        beyond.then(|| "there are fewer steps; the last one is looked at".to_owned())
    },
};

/// The key `contours`.
pub(crate) const CONTOURS: Key = Key {
    name: "contours",
    instead: "loss was used",
    read: |text, draft| {
        draft.topics.descent.objective_contours =
            word(text, &[("loss", false), ("objective", true)])?;
        Ok(())
    },
    write: |state| {
        state
            .topic
            .descent
            .objective_contours
            .then(|| "objective".to_owned())
    },
    idle: never,
};

/// The key `anatomy`.
pub(crate) const ANATOMY: Key = Key {
    name: "anatomy",
    instead: "the first one was used",
    read: |text, draft| {
        draft.topics.descent.anatomy = word(text, &METHOD_NAMES)?;
        Ok(())
    },
    write: |state| {
        let settings = state.topic.descent;
        let usual = Settings {
            anatomy: Settings::default().anatomy,
            ..settings
        }
        .clamped()
        .anatomy;
        (settings.anatomy != usual).then(|| word_for(&settings.anatomy, &METHOD_NAMES))?
    },
    idle: |draft| {
        let settings = draft.topics.descent;
        let hidden =
            !settings.methods.contains(settings.anatomy) && settings.methods != Methods::default();
        hidden.then(|| "it is not shown; the first one was used".to_owned())
    },
};
