//! The keys of the view.

use super::{Folds, Settings};
use crate::permalink::codec::{whole, word, word_for};
use crate::permalink::{Draft, Key};
use figure::{Against, Scale};

const SCALES: [(&str, Scale); 2] = [("log", Scale::Logarithmic), ("linear", Scale::Linear)];
const AXES: [(&str, Against); 2] = [("lambda", Against::Lambda), ("radius", Against::Radius)];

fn without_table(draft: &Draft) -> Option<String> {
    let why = "there is no table of many features; it was ignored";
    (!draft.has_table()).then(|| why.to_owned())
}

/// The key `folds`: K, or K and a seed.
pub(crate) const FOLDS: Key = Key {
    name: "folds",
    instead: "nothing was validated",
    read: |text, draft| {
        let (count, seed) = text
            .split_once(',')
            .map_or((text, None), |(k, s)| (k, Some(s)));
        draft.view.paths.folds = Some(Folds {
            count: whole(count, 2, Folds::MOST)?,
            seed: seed.map(|seed| whole(seed, 0, u32::MAX)).transpose()?,
        });
        Ok(())
    },
    write: |state| {
        let folds = state.view.paths.folds?;
        let seed = folds.seed.map(|seed| format!(",{seed}"));
        Some(format!("{}{}", folds.count, seed.unwrap_or_default()))
    },
    idle: without_table,
};

/// The key `seeds`: whether other orders of the rows are validated too.
pub(crate) const SEEDS: Key = Key {
    name: "seeds",
    instead: "one order of the rows was used",
    read: |text, draft| {
        draft.view.paths.other_seeds = word(text, &[("20", true), ("1", false)])?;
        Ok(())
    },
    write: |state| state.view.paths.other_seeds.then(|| "20".to_owned()),
    idle: without_table,
};

/// The key `scale`: of λ's axis and slider.
pub(crate) const SCALE: Key = Key {
    name: "scale",
    instead: "log was used",
    read: |text, draft| {
        draft.view.paths.scale = word(text, &SCALES)?;
        Ok(())
    },
    write: |state| {
        let scale = state.view.paths.scale;
        (scale != Settings::default().scale).then(|| word_for(&scale, &SCALES))?
    },
    idle: without_table,
};

/// The key `against`: what the coefficients are drawn against.
pub(crate) const AGAINST: Key = Key {
    name: "against",
    instead: "lambda was used",
    read: |text, draft| {
        draft.view.paths.against = word(text, &AXES)?;
        Ok(())
    },
    write: |state| {
        let against = state.view.paths.against;
        (against != Settings::default().against).then(|| word_for(&against, &AXES))?
    },
    idle: without_table,
};
