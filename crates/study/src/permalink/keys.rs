//! The table of keys.

use super::draft::Draft;
use super::walk;
use crate::diabetes;
use crate::entry::{number, penalty_weight, shown, with_parameter};
use crate::penalty_words;
use crate::slice::SLICE;
use crate::state::{Appearance, Chance, Form, Link, Panel, Problem, State, takes_radius};
use figure::number::shortest;
use figure::{Layers, View};
use lasso_path::problem::Hessian;
use lasso_path::solve::Radius;
use lasso_path::solve::penalty::Penalty;

/// One key of the permalink.
pub struct Key {
    /// The key itself.
    pub name: &'static str,
    /// What its value is, for the documentation.
    pub meaning: &'static str,
    /// What is used where it is missing or unusable, for notices.
    pub(super) instead: &'static str,
    pub(super) read: fn(&str, &mut Draft) -> Result<(), String>,
    pub(super) write: fn(&State) -> Option<String>,
    /// Why the key means nothing beside what else the link says, if it does not.
    pub(super) idle: fn(&Draft) -> Option<&'static str>,
}

/// For keys that always mean something.
pub(super) fn never(_: &Draft) -> Option<&'static str> {
    None
}

fn with_data(draft: &Draft) -> Option<&'static str> {
    draft
        .data
        .then_some("a data set has its own; it was ignored")
}

fn without_data(draft: &Draft) -> Option<&'static str> {
    (!draft.data).then_some("no data set is named; it was ignored")
}

/// The values of a key that is one of a few words.
pub(super) fn word<T: Copy>(text: &str, words: &[(&str, T)]) -> Result<T, String> {
    let found = words.iter().find(|(word, _)| *word == text);
    found.map(|&(_, value)| value).ok_or_else(|| {
        let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        format!("it is one of {}", all.join(", "))
    })
}

pub(super) fn word_for<T: PartialEq>(value: &T, words: &[(&'static str, T)]) -> Option<String> {
    let found = words.iter().find(|(_, each)| each == value);
    found.map(|(word, _)| (*word).to_owned())
}

const PANELS: [(&str, Panel); 8] = [
    ("path", Panel::Path),
    ("forms", Panel::Forms),
    ("gradient", Panel::Gradient),
    ("penalties", Panel::Penalties),
    ("loss", Panel::Loss),
    ("chance", Panel::Chance),
    ("slice", Panel::Slice),
    ("descent", Panel::Descent),
];

const SLICES: [(&str, usize); 4] = [("1", 0), ("2", 1), ("1,iterate", 2), ("2,iterate", 3)];

const LINKS: [(&str, Link); 2] = [("lambda", Link::Lambda), ("radius", Link::Radius)];

/// A penalty by its name, with its parameter behind a comma if it has one.
fn penalty(text: &str) -> Result<Penalty, String> {
    let (name, parameter) = match text.split_once(',') {
        Some((name, parameter)) => (name, Some(parameter)),
        None => (text, None),
    };
    let penalty = penalty_words::named(name).ok_or_else(|| {
        let all = Penalty::ALL.map(penalty_words::name);
        format!("it is one of {}", all.join(", "))
    })?;
    match parameter {
        None => Ok(penalty),
        Some(text) => with_parameter(penalty, text),
    }
}

fn write_penalty(penalty: Penalty) -> String {
    let name = penalty_words::name(penalty);
    match penalty.parameter() {
        Some(parameter) => format!("{name},{}", shortest(parameter)),
        None => name.to_owned(),
    }
}

const THEMES: [(&str, Appearance); 3] = [
    ("light", Appearance::Light),
    ("dark", Appearance::Dark),
    ("system", Appearance::System),
];

/// A whole number from `least` to `most`.
pub(super) fn whole(text: &str, least: u32, most: u32) -> Result<u32, String> {
    let value = number(text).map_err(|error| error.to_string())?;
    if value.fract() == 0.0 && (f64::from(least)..=f64::from(most)).contains(&value) {
        Ok(value as u32)
    } else {
        Err(format!("it is a whole number from {least} to {most}"))
    }
}

fn layers(text: &str) -> Result<Layers, String> {
    let mut layers = Layers::default();
    for name in text.split(',') {
        let (_, set) = Layers::NAMES
            .iter()
            .find(|(known, _)| *known == name)
            .ok_or_else(|| {
                let all: Vec<&str> = Layers::NAMES.iter().map(|(name, _)| *name).collect();
                format!(
                    "“{}” is no layer; there are {}",
                    shown(name),
                    all.join(", ")
                )
            })?;
        *set(&mut layers) = true;
    }
    Ok(layers)
}

fn write_layers(mut layers: Layers) -> Option<String> {
    let on: Vec<&str> = Layers::NAMES
        .iter()
        .filter_map(|(name, field)| (*field(&mut layers)).then_some(*name))
        .collect();
    (!on.is_empty()).then(|| on.join(","))
}

/// All keys, in the order in which they are written.
pub const KEYS: &[Key] = &[
    Key {
        name: "v",
        meaning: "version of the format: 1",
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
        meaning: "θ̂, the unregularized minimum: b1,b2",
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
        meaning: "H, symmetric positive semidefinite: h11,h12,h22 (or all four, h11,h12,h21,h22)",
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
        meaning: "a data set, in place of center and hessian: diabetes",
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
        meaning: "two features of the data set, by name: bmi,s5 (the same one twice is a duplicated column)",
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
    Key {
        name: "penalty",
        meaning: "the penalty: none, l1, ridge, elastic-net or bridge; the last two may be followed by a comma and r or p: bridge,0.5",
        instead: "l1 was used",
        read: |text, draft| {
            draft.penalty = Some(penalty(text)?);
            Ok(())
        },
        write: |state| Some(write_penalty(state.penalty)),
        idle: never,
    },
    Key {
        name: "beside",
        meaning: "the penalty of a second plane beside the first, written like penalty",
        instead: "no second plane is shown",
        read: |text, draft| {
            draft.beside = Some(penalty(text)?);
            Ok(())
        },
        write: |state| state.beside.map(write_penalty),
        idle: never,
    },
    Key {
        name: "linked",
        meaning: "what the two planes have in common besides the loss: lambda or radius",
        instead: "lambda was used",
        read: |text, draft| {
            draft.link = word(text, &LINKS)?;
            Ok(())
        },
        write: |state| {
            let changed = state.link != Link::default();
            changed.then(|| word_for(&state.link, &LINKS))?
        },
        idle: never,
    },
    Key {
        name: "lambda",
        meaning: "λ ≥ 0",
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
    },
    Key {
        name: "radius",
        meaning: "c ≥ 0 of the constraint ‖θ‖₁ ≤ c (or of another penalty's ball), in place of lambda",
        instead: "λ was used",
        read: |text, draft| {
            let radius = number(text).map_err(|error| error.to_string())?;
            draft.radius = Some(Radius::new(radius).map_err(|error| error.to_string())?);
            Ok(())
        },
        write: |state| match state.form {
            Form::Penalized(_) => None,
            Form::Constrained(radius) => Some(shortest(radius.value())),
        },
        idle: |draft| {
            let taken = draft.penalty.is_none_or(takes_radius);
            (!taken).then_some("a radius cannot be chosen for this penalty; it was ignored")
        },
    },
    Key {
        name: "view",
        meaning: "the window, if changed: θ₁ and θ₂ of its middle, and the distance from there to the nearest side",
        instead: "the view that fits was used",
        read: |text, draft| {
            let [x, y, radius] = numbers(text)?;
            if radius < 1e-100 {
                return Err(format!("the radius {} is not positive", shortest(radius)));
            }
            draft.view = Some(View {
                center: [x, y],
                radius,
            });
            Ok(())
        },
        write: |state| {
            state
                .view
                .map(|view| joined(&[view.center[0], view.center[1], view.radius]))
        },
        idle: never,
    },
    Key {
        name: "layers",
        meaning: "what is drawn besides contours, ball and θ*, joined by commas: normal-cone, sparsity-map, solution-set, samples",
        instead: "none was switched on",
        read: |text, draft| {
            draft.layers = layers(text)?;
            Ok(())
        },
        write: |state| write_layers(state.layers),
        idle: never,
    },
    Key {
        name: "panel",
        meaning: "what the column shows: path, forms, gradient, penalties, loss, chance, slice or descent",
        instead: "path was used",
        read: |text, draft| {
            draft.panel = word(text, &PANELS)?;
            Ok(())
        },
        write: |state| {
            let changed = state.panel != Panel::default();
            changed.then(|| word_for(&state.panel, &PANELS))?
        },
        idle: never,
    },
    Key {
        name: "slice",
        meaning: "which parameter the panel slice is of, 1 or 2; followed by a comma and iterate: through the iterate of descent, not through θ\\*",
        instead: "2 was used",
        read: |text, draft| {
            draft.slice = Some(word(text, &SLICES)?);
            Ok(())
        },
        write: |state| {
            let changed = state.slice != SLICE;
            changed.then(|| word_for(&state.slice, &SLICES))?
        },
        idle: never,
    },
    Key {
        name: "sigma",
        meaning: "σ ≥ 0 of the noise, for the layer samples",
        instead: "the problem's own was used",
        read: |text, draft| {
            let sigma = number(text).map_err(|error| error.to_string())?;
            if sigma < 0.0 {
                return Err(format!("{} is negative: σ is 0 or more", shown(text)));
            }
            draft.chance.sigma = Some(sigma);
            Ok(())
        },
        write: |state| state.chance.sigma.map(shortest),
        idle: never,
    },
    Key {
        name: "seed",
        meaning: "which samples are drawn: a whole number",
        instead: "1 was used",
        read: |text, draft| {
            draft.chance.seed = whole(text, 0, u32::MAX)?;
            Ok(())
        },
        write: |state| {
            let seed = state.chance.seed;
            (seed != Chance::default().seed).then(|| seed.to_string())
        },
        idle: never,
    },
    Key {
        name: "draws",
        meaning: "how many samples are drawn, up to 10000",
        instead: "2000 were drawn",
        read: |text, draft| {
            draft.chance.draws = whole(text, 1, Chance::MOST)?;
            Ok(())
        },
        write: |state| {
            let draws = state.chance.draws;
            (draws != Chance::default().draws).then(|| draws.to_string())
        },
        idle: never,
    },
    walk::METHODS,
    walk::START,
    walk::ETA,
    walk::STEPS,
    walk::ITERATION,
    walk::CONTOURS,
    walk::ANATOMY,
    Key {
        name: "theme",
        meaning: "light, dark or system",
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

pub(super) fn joined(numbers: &[f64]) -> String {
    numbers
        .iter()
        .map(|&x| shortest(x))
        .collect::<Vec<_>>()
        .join(",")
}

pub(super) fn numbers<const N: usize>(text: &str) -> Result<[f64; N], String> {
    let count = text.split(',').count();
    if count != N {
        return Err(format!(
            "{N} numbers joined by commas are needed, not {count}"
        ));
    }
    let mut numbers = [0.0; N];
    for (slot, part) in numbers.iter_mut().zip(text.split(',')) {
        *slot = number(part).map_err(|error| error.to_string())?;
    }
    Ok(numbers)
}

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
