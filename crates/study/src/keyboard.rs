//! The keys: what each does, for the listener, the help and docs/keyboard.md.

use crate::action::Action;
use crate::intent::{Direction, Intent};

/// Where a key has its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On the whole page, except where one types.
    Page,
    /// On a slider of λ.
    Lambda,
    /// On the plane, and on a handle in it.
    Plane,
    /// Everywhere while one presents, before what the key means else.
    Presenting,
}

/// The thing that a key does.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Changes the state.
    Do(Intent),
    /// Plays or pauses.
    PlayOrPause,
    /// Takes the last step back.
    Undo,
    /// Does again what was taken back.
    Redo,
    /// Opens the help.
    Help,
    /// Makes the screen blank, or takes that back.
    Blank,
    /// Ends presenting.
    EndPresenting,
}

/// A key, or several that do the same.
pub struct Binding {
    /// Where it means this.
    pub place: Place,
    /// As people know it.
    pub shown: &'static str,
    /// What it does.
    pub meaning: &'static str,
    /// The names of the keys, as `KeyboardEvent.key` has them.
    keys: &'static [&'static str],
    /// Whether Ctrl (or ⌘) must be held.
    control: bool,
    /// Of the Shift key; `None` where it does not mean this with, or without, it.
    command: fn(bool) -> Option<Command>,
}

/// A share of λ's slider: 1 %, and 10 % with Shift.
fn share(shift: bool) -> f64 {
    if shift { 0.1 } else { 0.01 }
}

/// All keys. Arrow keys in the plane have two directions, and are in the table for those who read it.
pub const BINDINGS: &[Binding] = &[
    Binding {
        place: Place::Page,
        shown: "Space",
        meaning: "play or pause",
        keys: &[" "],
        control: false,
        command: |_| Some(Command::PlayOrPause),
    },
    Binding {
        place: Place::Page,
        shown: "+",
        meaning: "zoom in",
        keys: &["+", "="],
        control: false,
        command: |_| Some(Command::Do(Intent::Zoom(1.25, None))),
    },
    Binding {
        place: Place::Page,
        shown: "−",
        meaning: "zoom out",
        keys: &["-", "−"],
        control: false,
        command: |_| Some(Command::Do(Intent::Zoom(0.8, None))),
    },
    Binding {
        place: Place::Page,
        shown: "0",
        meaning: "back to the view that fits",
        keys: &["0"],
        control: false,
        command: |_| Some(Command::Do(Intent::Do(Action::SetWindow(None)))),
    },
    Binding {
        place: Place::Page,
        shown: "]",
        meaning: "the next example",
        keys: &["]"],
        control: false,
        command: |_| Some(Command::Do(Intent::StepExample(Direction::Up))),
    },
    Binding {
        place: Place::Page,
        shown: "[",
        meaning: "the example before",
        keys: &["["],
        control: false,
        command: |_| Some(Command::Do(Intent::StepExample(Direction::Down))),
    },
    Binding {
        place: Place::Page,
        shown: "Ctrl+Z",
        meaning: "undo",
        keys: &["z", "Z"],
        control: true,
        command: |shift| (!shift).then_some(Command::Undo),
    },
    Binding {
        place: Place::Page,
        shown: "Ctrl+Shift+Z",
        meaning: "redo",
        keys: &["z", "Z"],
        control: true,
        command: |shift| shift.then_some(Command::Redo),
    },
    Binding {
        place: Place::Page,
        shown: "Ctrl+Y",
        meaning: "redo",
        keys: &["y", "Y"],
        control: true,
        command: |_| Some(Command::Redo),
    },
    Binding {
        place: Place::Page,
        shown: "?",
        meaning: "this help",
        keys: &["?"],
        control: false,
        command: |_| Some(Command::Help),
    },
    Binding {
        place: Place::Lambda,
        shown: "→ or ↑",
        meaning: "λ grows by 1% of the slider, with Shift by 10%",
        keys: &["ArrowRight", "ArrowUp"],
        control: false,
        command: |shift| Some(Command::Do(Intent::StepLambda(share(shift)))),
    },
    Binding {
        place: Place::Lambda,
        shown: "← or ↓",
        meaning: "λ falls by as much",
        keys: &["ArrowLeft", "ArrowDown"],
        control: false,
        command: |shift| Some(Command::Do(Intent::StepLambda(-share(shift)))),
    },
    Binding {
        place: Place::Lambda,
        shown: "Page Up",
        meaning: "exactly to the next knot, where a parameter becomes 0 or leaves it",
        keys: &["PageUp"],
        control: false,
        command: |_| Some(Command::Do(Intent::JumpToKnot(Direction::Up))),
    },
    Binding {
        place: Place::Lambda,
        shown: "Page Down",
        meaning: "exactly to the knot before",
        keys: &["PageDown"],
        control: false,
        command: |_| Some(Command::Do(Intent::JumpToKnot(Direction::Down))),
    },
    Binding {
        place: Place::Lambda,
        shown: "Home",
        meaning: "λ = 0",
        keys: &["Home"],
        control: false,
        command: |_| Some(Command::Do(Intent::LambdaToEnd(Direction::Down))),
    },
    Binding {
        place: Place::Lambda,
        shown: "End",
        meaning: "to the end of the slider",
        keys: &["End"],
        control: false,
        command: |_| Some(Command::Do(Intent::LambdaToEnd(Direction::Up))),
    },
    Binding {
        place: Place::Plane,
        shown: "← → ↑ ↓",
        meaning: "move the window; on a handle, move its point; with Shift ten times as far",
        keys: &[],
        control: false,
        command: |_| None,
    },
    Binding {
        place: Place::Presenting,
        shown: "→, ↓ or Page Down",
        meaning: "exactly to the next knot, as on a clicker",
        keys: &["ArrowRight", "ArrowDown", "PageDown"],
        control: false,
        command: |_| Some(Command::Do(Intent::JumpToKnot(Direction::Up))),
    },
    Binding {
        place: Place::Presenting,
        shown: "←, ↑ or Page Up",
        meaning: "exactly to the knot before",
        keys: &["ArrowLeft", "ArrowUp", "PageUp"],
        control: false,
        command: |_| Some(Command::Do(Intent::JumpToKnot(Direction::Down))),
    },
    Binding {
        place: Place::Presenting,
        shown: ".",
        meaning: "a blank screen, and back",
        keys: &["."],
        control: false,
        command: |_| Some(Command::Blank),
    },
    Binding {
        place: Place::Presenting,
        shown: "Esc",
        meaning: "end presenting",
        keys: &["Escape"],
        control: false,
        command: |_| Some(Command::EndPresenting),
    },
];

/// The command of a key at a place; `None` where it has none.
#[must_use]
pub fn command(place: Place, key: &str, control: bool, shift: bool) -> Option<Command> {
    BINDINGS
        .iter()
        .filter(|binding| binding.place == place && binding.control == control)
        .filter(|binding| binding.keys.contains(&key))
        .find_map(|binding| (binding.command)(shift))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_one_command_at_a_place() {
        assert_eq!(command(Place::Page, "z", true, false), Some(Command::Undo));
        assert_eq!(command(Place::Page, "Z", true, true), Some(Command::Redo));
        assert_eq!(command(Place::Page, "z", false, false), None);
        assert_eq!(command(Place::Page, "Home", false, false), None);
        let share = |shift| command(Place::Lambda, "ArrowLeft", false, shift);
        assert_ne!(share(true), share(false));
        for binding in BINDINGS.iter().filter(|binding| !binding.keys.is_empty()) {
            let [plain, shifted] = [false, true].map(|shift| (binding.command)(shift));
            assert!(plain.is_some() || shifted.is_some(), "{}", binding.shown);
        }
    }
}
