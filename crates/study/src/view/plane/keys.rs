//! The keys of the plane.

use crate::entry::shown;
use crate::permalink::codec::{joined, numbers};
use crate::permalink::{Key, never};
use figure::number::shortest;
use figure::{Show, Window};

/// The key `view`: the window on the plane.
pub(crate) const WINDOW: Key = Key {
    name: "view",
    instead: "the view that fits was used",
    read: |text, draft| {
        let [x, y, radius] = numbers(text)?;
        if radius < 1e-100 {
            return Err(format!("the radius {} is not positive", shortest(radius)));
        }
        draft.view.plane.window = Some(Window {
            center: [x, y],
            radius,
        });
        Ok(())
    },
    write: |state| {
        let window = state.view.plane.window;
        window.map(|window| joined(&[window.center[0], window.center[1], window.radius]))
    },
    idle: never,
};

/// The key `layers`: the overlay options.
pub(crate) const OVERLAY: Key = Key {
    name: "layers",
    instead: "none was switched on",
    read: |text, draft| {
        draft.view.plane.overlay = overlay(text)?;
        Ok(())
    },
    write: |state| write_overlay(state.view.plane.overlay),
    idle: never,
};

fn overlay(text: &str) -> Result<Show, String> {
    let mut show = Show::default();
    for name in text.split(',') {
        let (_, set) = Show::NAMES
            .iter()
            .find(|(known, _)| *known == name)
            .ok_or_else(|| {
                let all: Vec<&str> = Show::NAMES.iter().map(|(name, _)| *name).collect();
                format!(
                    "“{}” is no layer; there are {}",
                    shown(name),
                    all.join(", ")
                )
            })?;
        *set(&mut show) = true;
    }
    Ok(show)
}

fn write_overlay(mut show: Show) -> Option<String> {
    let on: Vec<&str> = Show::NAMES
        .iter()
        .filter_map(|(name, field)| (*field(&mut show)).then_some(*name))
        .collect();
    (!on.is_empty()).then(|| on.join(","))
}
