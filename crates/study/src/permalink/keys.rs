//! The table of keys.

use super::codec::{joined, numbers, word, word_for};
use super::draft::Draft;
use super::{Key, never};
use crate::diabetes;
use crate::entry::shown;
use crate::problem::Problem;
use crate::state::Appearance;
use crate::topic::{
    Question, Topic, correlation, descent, forms, parameter, path, penalties, sampling,
};
use crate::view::{View, plane, prior};
use lasso_path::problem::Hessian;

fn with_data(draft: &Draft) -> Option<&'static str> {
    draft
        .data
        .then_some("a data set has its own; it was ignored")
}

fn without_data(draft: &Draft) -> Option<&'static str> {
    (!draft.data).then_some("no data set is named; it was ignored")
}

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

const VIEWS: [(&str, View); 3] = [
    ("plane", View::Plane),
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
            draft.center = Some(numbers(text)?);
            Ok(())
        },
        write: |state| match &state.problem {
            Problem::Plane(loss) => Some(joined(&loss.center())),
            Problem::Diabetes(_) => None,
        },
        idle: with_data,
    },
    Key {
        name: "hessian",
        instead: "H = [1, 0.35; 0.35, 0.8] was used",
        read: |text, draft| {
            let hessian = match text.split(',').count() {
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
            Problem::Diabetes(_) => None,
        },
        idle: with_data,
    },
    Key {
        name: "data",
        instead: "no data set was used",
        read: |text, draft| {
            draft.data = text == "diabetes";
            if draft.data {
                Ok(())
            } else {
                Err("the only data set is diabetes".to_owned())
            }
        },
        write: |state| matches!(state.problem, Problem::Diabetes(_)).then(|| "diabetes".to_owned()),
        idle: never,
    },
    Key {
        name: "features",
        instead: "bmi,s5 was used",
        read: |text, draft| {
            draft.features = Some(features(text)?);
            Ok(())
        },
        write: |state| match &state.problem {
            Problem::Plane(_) => None,
            Problem::Diabetes(pair) => Some(pair.names().join(",")),
        },
        idle: without_data,
    },
    penalties::keys::PENALTY,
    penalties::keys::BESIDE,
    penalties::keys::LINKED,
    path::keys::LAMBDA,
    forms::keys::RADIUS,
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
        idle: never,
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
                .then_some("panel names a topic of another question; it was ignored")
        },
    },
    Key {
        name: "stage",
        instead: "plane was used",
        read: |text, draft| {
            draft.view.open = word(text, &VIEWS)?;
            Ok(())
        },
        write: |state| {
            let changed = state.view.open != View::default();
            changed.then(|| word_for(&state.view.open, &VIEWS))?
        },
        idle: never,
    },
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
];

fn features(text: &str) -> Result<diabetes::Pair, String> {
    let names: Vec<&str> = text.split(',').collect();
    let [first, second] = names.as_slice() else {
        return Err(format!(
            "two features joined by a comma are needed, not {}",
            names.len()
        ));
    };
    let index = |name: &str| {
        let unknown = || {
            format!(
                "“{}” is no feature; there are {}",
                shown(name),
                diabetes::feature_names().join(", ")
            )
        };
        diabetes::feature_index(name).ok_or_else(unknown)
    };
    let pair = diabetes::Pair::new([index(first)?, index(second)?]);
    pair.map_err(|error| error.to_string())
}
