//! The keys of the samples.

use super::Settings;
use crate::entry::{number, shown};
use crate::permalink::codec::whole;
use crate::permalink::{Key, never};
use figure::number::shortest;

/// The key `sigma`.
pub(crate) const SIGMA: Key = Key {
    name: "sigma",
    instead: "the problem's own was used",
    read: |text, draft| {
        let sigma = number(text).map_err(|error| error.to_string())?;
        if sigma < 0.0 {
            return Err(format!("{} is negative: σ is 0 or more", shown(text)));
        }
        draft.topics.sampling.sigma = Some(sigma);
        Ok(())
    },
    write: |state| state.topic.sampling.sigma.map(shortest),
    idle: never,
};

/// The key `n`.
pub(crate) const ROWS: Key = Key {
    name: "n",
    instead: "100 was used",
    read: |text, draft| {
        draft.topics.sampling.n = Some(whole(text, 1, Settings::MOST_ROWS)?);
        Ok(())
    },
    write: |state| state.topic.sampling.n.map(|n| n.to_string()),
    // With data it waits for a problem without.
    idle: never,
};

/// The key `seed`.
pub(crate) const SEED: Key = Key {
    name: "seed",
    instead: "1 was used",
    read: |text, draft| {
        draft.topics.sampling.seed = whole(text, 0, u32::MAX)?;
        Ok(())
    },
    write: |state| {
        let seed = state.topic.sampling.seed;
        (seed != Settings::default().seed).then(|| seed.to_string())
    },
    idle: never,
};

/// The key `draws`.
pub(crate) const DRAWS: Key = Key {
    name: "draws",
    instead: "2000 were drawn",
    read: |text, draft| {
        draft.topics.sampling.draws = whole(text, 1, Settings::MOST)?;
        Ok(())
    },
    write: |state| {
        let draws = state.topic.sampling.draws;
        (draws != Settings::default().draws).then(|| draws.to_string())
    },
    idle: never,
};
