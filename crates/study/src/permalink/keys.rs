//! The table of keys.

use super::codec::{joined, numbers, word, word_for};
use super::draft::Draft;
use super::{Key, never};
use crate::problem::Problem;
use crate::state::Appearance;
use crate::table;
use crate::topic::{
    Question, Topic, correlation, descent, forms, parameter, path, penalties, sampling,
};
use crate::view::{View, paths, plane, prior, space};
use geometry::space::SpaceLoss;
use lasso_path::problem::Hessian;

fn with_data(draft: &Draft) -> Option<String> {
    draft
        .data
        .is_some()
        .then(|| "a data set has its own; it was ignored".to_owned())
}

/// For a topic that says nothing of a table.
fn of_the_plane(draft: &Draft) -> Option<String> {
    let topic = draft.topic.flatten()?;
    let why =
        "it speaks of two parameters, and this is a table of many; its question's own was opened";
    (draft.has_table() && !topic.serves_tables()).then(|| why.to_owned())
}

const SWITCH: [(&str, bool); 2] = [("1", true), ("0", false)];

const TOPICS: [(&str, Option<Topic>); 9] = [
    ("path", Some(Topic::Path)),
    ("forms", Some(Topic::Forms)),
    ("gradient", Some(Topic::Optimality)),
    ("penalties", Some(Topic::Penalties)),
    ("loss", Some(Topic::Correlation)),
    ("chance", Some(Topic::Sampling)),
    ("slice", Some(Topic::Parameter)),
    ("descent", Some(Topic::Descent)),
    ("none", None),
];

const QUESTIONS: [(&str, Question); 5] = [
    ("why", Question::Why),
    ("diamond", Question::Diamond),
    ("compare", Question::Compare),
    ("survive", Question::Survive),
    ("how", Question::How),
];

const VIEWS: [(&str, View); 4] = [
    ("plane", View::Plane),
    ("space", View::Space),
    ("paths", View::Paths),
    ("prior", View::Prior),
];

const THEMES: [(&str, Appearance); 3] = [
    ("light", Appearance::Light),
    ("dark", Appearance::Dark),
    ("system", Appearance::System),
];

/// All keys, in the order in which they are written.
pub const KEYS: &[Key] = &[
    Key {
        name: "v",
        instead: "it was read as version 1",
        read: |text, _| {
            if text == "1" {
                Ok(())
            } else {
                Err("only version 1 is known".to_owned())
            }
        },
        write: |_| Some("1".to_owned()),
        idle: never,
    },
    Key {
        name: "center",
        instead: "θ̂ = (2.4, 1) was used",
        read: |text, draft| {
            match text.split(',').count() {
                3 => draft.space_center = Some(numbers(text)?),
                _ => draft.center = Some(numbers(text)?),
            }
            Ok(())
        },
        write: |state| match &state.problem {
            Problem::Plane(loss) => Some(joined(&loss.center())),
            Problem::Space(loss) => Some(joined(&loss.center())),
            Problem::Diabetes(_) | Problem::Table(_) => None,
        },
        idle: |draft| with_data(draft).or_else(|| draft.misfit()),
    },
    Key {
        name: "hessian",
        instead: "H = [1, 0.35; 0.35, 0.8] was used",
        read: |text, draft| {
            let hessian = match text.split(',').count() {
                6 => {
                    let entries = numbers(text)?;
                    SpaceLoss::new(entries, [0.0; 3]).map_err(|error| error.to_string())?;
                    draft.space_hessian = Some(entries);
                    return Ok(());
                }
                4 => {
                    let [h11, h12, h21, h22] = numbers(text)?;
                    Hessian::from_matrix([[h11, h12], [h21, h22]])
                }
                _ => {
                    let [h11, h12, h22] = numbers(text)?;
                    Hessian::new(h11, h12, h22)
                }
            };
            draft.hessian = Some(hessian.map_err(|error| error.to_string())?);
            Ok(())
        },
        write: |state| match &state.problem {
            Problem::Plane(loss) => {
                let hessian = loss.hessian();
                Some(joined(&[hessian.h11(), hessian.h12(), hessian.h22()]))
            }
            Problem::Space(loss) => Some(joined(&loss.hessian())),
            Problem::Diabetes(_) | Problem::Table(_) => None,
        },
        idle: with_data,
    },
    table::keys::DATA,
    table::keys::MADE,
    table::keys::FEATURES,
    table::keys::TARGET,
    table::keys::TEST,
    penalties::keys::PENALTY,
    penalties::keys::BESIDE,
    penalties::keys::LINKED,
    path::keys::LAMBDA,
    forms::keys::RADIUS,
    table::keys::AXES,
    plane::keys::WINDOW,
    plane::keys::OVERLAY,
    Key {
        name: "panel",
        instead: "path was used",
        read: |text, draft| {
            draft.topic = Some(word(text, &TOPICS)?);
            Ok(())
        },
        write: |state| {
            let changed = state.topic.open != Some(Topic::default());
            changed.then(|| word_for(&state.topic.open, &TOPICS))?
        },
        idle: of_the_plane,
    },
    Key {
        name: "question",
        instead: "survive was used",
        read: |text, draft| {
            draft.question = Some(word(text, &QUESTIONS)?);
            Ok(())
        },
        // The key panel says it.
        write: |_| None,
        idle: |draft| {
            let other = draft.topic.flatten().map(Topic::question) != draft.question;
            (draft.topic.is_some() && other)
                .then(|| "panel names a topic of another question; it was ignored".to_owned())
        },
    },
    Key {
        name: "stage",
        instead: "plane was used",
        read: |text, draft| {
            draft.stage = Some(word(text, &VIEWS)?);
            Ok(())
        },
        write: |state| {
            let changed = state.view.open != View::first(&state.problem);
            changed.then(|| word_for(&state.view.open, &VIEWS))?
        },
        idle: |draft| {
            let why = "it shows nothing of a table; the paths are shown";
            let serves = [View::Plane, View::Paths];
            let other = draft.stage.is_some_and(|stage| !serves.contains(&stage));
            (other && draft.has_table()).then(|| why.to_owned())
        },
    },
    space::keys::TURN,
    paths::keys::SCALE,
    paths::keys::AGAINST,
    paths::keys::FOLDS,
    paths::keys::SEEDS,
    prior::keys::EQUAL,
    prior::keys::BELIEFS,
    correlation::keys::HELD,
    parameter::keys::SLICE,
    sampling::keys::SIGMA,
    sampling::keys::ROWS,
    sampling::keys::SEED,
    sampling::keys::DRAWS,
    descent::keys::METHODS,
    descent::keys::START,
    descent::keys::ETA,
    descent::keys::STEPS,
    descent::keys::ITERATION,
    descent::keys::CONTOURS,
    descent::keys::ANATOMY,
    Key {
        name: "theme",
        instead: "the system's was used",
        read: |text, draft| {
            draft.appearance = word(text, &THEMES)?;
            Ok(())
        },
        write: |state| {
            let changed = state.appearance != Appearance::System;
            changed.then(|| word_for(&state.appearance, &THEMES))?
        },
        idle: never,
    },
    Key {
        name: "present",
        instead: "0 was used",
        read: |text, draft| {
            draft.presenting = word(text, &SWITCH)?;
            Ok(())
        },
        write: |state| state.presenting.then(|| "1".to_owned()),
        idle: never,
    },
];
