//! The keys of the descent methods.

use super::keys::{Key, joined, never, numbers, whole, word, word_for};
use crate::entry::number;
use crate::walk::{METHOD_NAMES, Walk};
use figure::number::shortest;
use lasso_path::solve::descent::StepSize;

pub(super) const METHODS: Key = Key {
    name: "methods",
    meaning: "the descent methods shown, joined by commas: subgradient, diminishing, proximal, fista, coordinate, ridge; or none",
    instead: "subgradient,proximal was used",
    read: |text, draft| {
        let mut methods = [false; 6];
        if text != "none" {
            for name in text.split(',') {
                methods[word(name, &METHOD_NAMES)? as usize] = true;
            }
        }
        draft.walk.methods = methods;
        Ok(())
    },
    write: |state| {
        let walk = state.walk;
        let shown = METHOD_NAMES
            .iter()
            .filter(|(_, method)| walk.shows(*method));
        let names: Vec<&str> = shown.map(|(name, _)| *name).collect();
        let changed = walk.methods != Walk::default().methods;
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

pub(super) const START: Key = Key {
    name: "start",
    meaning: "θ₀, where they start: a1,a2",
    instead: "the usual start was used",
    read: |text, draft| {
        draft.walk.start = Some(numbers(text)?);
        Ok(())
    },
    write: |state| state.walk.start.map(|start| joined(&start)),
    idle: never,
};

pub(super) const ETA: Key = Key {
    name: "eta",
    meaning: "η > 0, their step size, if it is not 1/L",
    instead: "η = 1/L was used",
    read: |text, draft| {
        let eta = number(text).map_err(|error| error.to_string())?;
        draft.walk.step_size = Some(StepSize::new(eta).map_err(|error| error.to_string())?);
        Ok(())
    },
    write: |state| state.walk.step_size.map(|eta| shortest(eta.value())),
    idle: never,
};

pub(super) const STEPS: Key = Key {
    name: "steps",
    meaning: "how many steps they take, up to 10000",
    instead: "60 were taken",
    read: |text, draft| {
        draft.walk.steps = whole(text, 1, Walk::MOST)?;
        Ok(())
    },
    write: |state| {
        let steps = state.walk.steps;
        (steps != Walk::default().steps).then(|| steps.to_string())
    },
    idle: never,
};

pub(super) const ITERATION: Key = Key {
    name: "iteration",
    meaning: "k, the iteration looked at, up to the number of steps",
    instead: "0 was used",
    read: |text, draft| {
        draft.walk.iteration = whole(text, 0, Walk::MOST)?;
        Ok(())
    },
    write: |state| {
        let k = state.walk.iteration;
        (k > 0).then(|| k.to_string())
    },
    idle: |draft| {
        let beyond = draft.walk.iteration > draft.walk.steps;
        beyond.then_some("there are fewer steps; the last one is looked at")
    },
};

pub(super) const CONTOURS: Key = Key {
    name: "contours",
    meaning: "what the contours under the descent methods are of: loss or objective, which is Loss + λ‖θ‖₁",
    instead: "loss was used",
    read: |text, draft| {
        draft.walk.objective_contours = word(text, &[("loss", false), ("objective", true)])?;
        Ok(())
    },
    write: |state| {
        state
            .walk
            .objective_contours
            .then(|| "objective".to_owned())
    },
    idle: never,
};

pub(super) const ANATOMY: Key = Key {
    name: "anatomy",
    meaning: "the method, one of those shown, whose step is taken apart",
    instead: "the first one was used",
    read: |text, draft| {
        draft.walk.anatomy = word(text, &METHOD_NAMES)?;
        Ok(())
    },
    write: |state| {
        let walk = state.walk;
        let usual = Walk {
            anatomy: Walk::default().anatomy,
            ..walk
        }
        .clamped()
        .anatomy;
        (walk.anatomy != usual).then(|| word_for(&walk.anatomy, &METHOD_NAMES))?
    },
    idle: |draft| {
        let hidden = !draft.walk.shows(draft.walk.anatomy) && draft.walk.methods != [false; 6];
        hidden.then_some("it is not shown; the first one was used")
    },
};
