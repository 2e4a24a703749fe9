//! The changes of the samples.

use super::Settings;
use crate::entry::LARGEST;

/// A change of the samples.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Action {
    /// How θ̂ is drawn; what is out of range is clamped.
    Set(Settings),
    /// The next seed.
    DrawAgain,
}

pub(crate) fn reduce(settings: Settings, action: Action) -> Settings {
    match action {
        Action::Set(new) if new.sigma.is_none_or(f64::is_finite) => Settings {
            sigma: new.sigma.map(|sigma| sigma.clamp(0.0, LARGEST)),
            draws: new.draws.clamp(1, Settings::MOST),
            ..new
        },
        Action::Set(_) => settings,
        Action::DrawAgain => Settings {
            seed: settings.seed.wrapping_add(1),
            ..settings
        },
    }
}
