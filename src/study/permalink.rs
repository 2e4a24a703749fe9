//! The permalink: the state as readable `key=value` pairs, joined by `&`, in the URL's hash.
//!
//! One table, [`KEYS`], reads and writes. Unknown keys are ignored, bad values replaced by the
//! default, and both are reported; a link never fails to open. The version `v` is 1; what it means
//! does not change, so a link saved today opens for ever.

use super::derive::derive;
use super::diabetes;
use super::entry::{number, penalty_weight, shown};
use super::preset::PRESETS;
use super::state::{Appearance, Problem, State};
use crate::figure::View;
use crate::figure::number::shortest;
use crate::problem::{Hessian, Lambda};
use percent_encoding::percent_decode_str;

/// Something in a link that was not used as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The key, or its start where it is long.
    pub key: String,
    /// Its value, or the start of it.
    pub value: String,
    /// What is wrong, and what is used instead. For the person.
    pub text: String,
}

/// Longer links are not read at all: no state needs a tenth of it.
const LONGEST: usize = 4096;
/// More notices than this are counted, not listed.
const MOST_NOTICES: usize = 8;

/// What a link says so far; `None` is not said (or not usable).
#[derive(Default)]
struct Draft {
    center: Option<[f64; 2]>,
    hessian: Option<Hessian>,
    data: bool,
    features: Option<[usize; 2]>,
    lambda: Option<Lambda>,
    view: Option<View>,
    appearance: Appearance,
}

/// One key of the permalink.
pub struct Key {
    /// The key itself.
    pub name: &'static str,
    /// What its value is, for the documentation.
    pub meaning: &'static str,
    /// What is used where it is missing or unusable, for notices.
    instead: &'static str,
    read: fn(&str, &mut Draft) -> Result<(), String>,
    write: fn(&State) -> Option<String>,
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
            Problem::Diabetes { .. } => None,
        },
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
            Problem::Diabetes { .. } => None,
        },
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
        write: |state| {
            matches!(state.problem, Problem::Diabetes { .. }).then(|| "diabetes".to_owned())
        },
    },
    Key {
        name: "features",
        meaning: "two different features of the data set, by name: bmi,s5",
        instead: "bmi,s5 was used",
        read: |text, draft| {
            draft.features = Some(features(text)?);
            Ok(())
        },
        write: |state| match &state.problem {
            Problem::Plane(_) => None,
            Problem::Diabetes { .. } => Some(state.problem.names().0.join(",")),
        },
    },
    Key {
        name: "penalty",
        meaning: "the penalty: l1",
        instead: "l1 was used",
        read: |text, _| {
            if text == "l1" {
                Ok(())
            } else {
                Err("the only penalty is l1".to_owned())
            }
        },
        write: |_| Some("l1".to_owned()),
    },
    Key {
        name: "lambda",
        meaning: "λ ≥ 0",
        instead: "the default was used",
        read: |text, draft| {
            draft.lambda = Some(penalty_weight(text).map_err(|error| error.to_string())?);
            Ok(())
        },
        write: |state| Some(shortest(state.lambda.value())),
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
    },
    Key {
        name: "theme",
        meaning: "light, dark or system",
        instead: "the system's was used",
        read: |text, draft| {
            draft.appearance = match text {
                "light" => Appearance::Light,
                "dark" => Appearance::Dark,
                "system" => Appearance::System,
                _ => return Err("a theme is light, dark or system".to_owned()),
            };
            Ok(())
        },
        write: |state| match state.appearance {
            Appearance::System => None,
            Appearance::Light => Some("light".to_owned()),
            Appearance::Dark => Some("dark".to_owned()),
        },
    },
];

/// The state as the text of a hash, without the `#`.
pub fn write(state: &State) -> String {
    let pairs = KEYS
        .iter()
        .filter_map(|key| (key.write)(state).map(|value| format!("{}={value}", key.name)));
    pairs.collect::<Vec<_>>().join("&")
}

/// The state that the text of a hash (with or without the `#`) means, and what of it was not used.
///
/// Any text has a state: what is missing or bad is the default.
pub fn read(hash: &str) -> (State, Vec<Notice>) {
    let hash = hash.strip_prefix('#').unwrap_or(hash);
    let mut notices = Vec::new();
    if hash.len() > LONGEST {
        let text = format!(
            "the link has {} characters, more than {LONGEST}; the default was used",
            hash.len()
        );
        notices.push(Notice {
            key: "link".to_owned(),
            value: shown(hash),
            text,
        });
        return (State::default(), notices);
    }
    let mut draft = Draft::default();
    let mut seen: Vec<&str> = Vec::new();
    for pair in hash.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let name_text = percent_decode_str(name).decode_utf8_lossy();
        let value = percent_decode_str(value).decode_utf8_lossy();
        let mut notice = |text: String| {
            notices.push(Notice {
                key: shown(&name_text),
                value: shown(&value),
                text,
            });
        };
        let Some(key) = KEYS.iter().find(|key| key.name == name_text) else {
            notice("this key is not known; it was ignored".to_owned());
            continue;
        };
        if seen.contains(&key.name) {
            notice("this key stands twice; the first was used".to_owned());
            continue;
        }
        seen.push(key.name);
        let problem = if value.is_empty() {
            Err("it is empty".to_owned())
        } else {
            (key.read)(&value, &mut draft)
        };
        if let Err(problem) = problem {
            notice(format!("{problem}; {}", key.instead));
        }
    }
    for name in if draft.data {
        ["center", "hessian"].as_slice()
    } else {
        &["features"]
    } {
        if seen.contains(name) {
            let text = if draft.data {
                "a data set has its own; it was ignored"
            } else {
                "no data set is named; it was ignored"
            };
            notices.push(Notice {
                key: (*name).to_owned(),
                value: String::new(),
                text: text.to_owned(),
            });
        }
    }
    let more = notices.len().saturating_sub(MOST_NOTICES);
    if more > 0 {
        notices.truncate(MOST_NOTICES);
        let text = format!("and {more} more keys were not used");
        notices.push(Notice {
            key: "link".to_owned(),
            value: String::new(),
            text,
        });
    }
    (draft.finish(), notices)
}

impl Draft {
    fn finish(self) -> State {
        let default = State::default();
        let preset = if self.data { PRESETS.last() } else { None }.map(State::of);
        let problem = match (preset, self.features) {
            (Some(_), Some(features)) => Problem::Diabetes { features },
            (Some(preset), None) => preset.problem,
            (None, _) => {
                let loss = default.problem.loss();
                Problem::plane(
                    self.hessian.unwrap_or(*loss.hessian()),
                    self.center.unwrap_or(loss.center()),
                )
            }
        };
        let mut state = State {
            problem,
            lambda: default.lambda,
            view: self.view,
            appearance: self.appearance,
        };
        if let Some(lambda) = self.lambda {
            state.lambda = lambda;
        } else if state.problem != default.problem {
            // Half of λ_max is a place worth looking at whatever the scale of the problem.
            let half = 0.5 * derive(&state).scene.path.lambda_max().value();
            state.lambda = Lambda::new(half).unwrap_or_default();
        }
        state
    }
}

fn joined(numbers: &[f64]) -> String {
    numbers
        .iter()
        .map(|&x| shortest(x))
        .collect::<Vec<_>>()
        .join(",")
}

fn numbers<const N: usize>(text: &str) -> Result<[f64; N], String> {
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

fn features(text: &str) -> Result<[usize; 2], String> {
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
    let pair = [index(first)?, index(second)?];
    if pair[0] == pair[1] {
        return Err(format!("the features are the same (“{first}”)"));
    }
    Ok(pair)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::Action;

    #[test]
    fn every_state_reads_back_to_itself() {
        let mut states: Vec<State> = PRESETS.iter().map(State::of).collect();
        let start = State::default();
        states.push(start.reduce(Action::SetCenter([-1.0 / 3.0, 1e-9])));
        states.push(
            start
                .reduce(Action::Zoom(1.7, Some([0.1, 0.2])))
                .reduce(Action::SetAppearance(Appearance::Dark)),
        );
        states.push(
            start
                .reduce(Action::ChooseFeatures([0, 9]))
                .reduce(Action::StepLambda(0.0371)),
        );
        for state in states {
            let link = write(&state);
            assert_eq!(read(&link), (state.clone(), vec![]), "{link}");
            assert_eq!(read(&format!("#{link}")).0, state);
        }
    }

    #[test]
    fn the_format_is_readable_and_stays() {
        assert_eq!(
            write(&State::default()),
            "v=1&center=2.4,1&hessian=1,0.35,0.8&penalty=l1&lambda=1.15"
        );
        let (state, notices) = read("#v=1&data=diabetes&features=bmi,s5&lambda=12");
        assert_eq!(notices, vec![]);
        assert_eq!(
            write(&state),
            "v=1&data=diabetes&features=bmi,s5&penalty=l1&lambda=12"
        );
        // as browsers and mail programs may write it
        assert_eq!(read("v=1&center=2.4%2C1&lambda=1.15").0, State::default());
        assert_eq!(read(""), (State::default(), vec![]));
        assert_eq!(read("#"), (State::default(), vec![]));
    }

    #[test]
    fn each_bad_value_is_named_and_replaced() {
        for (link, key, says) in [
            ("lambda=NaN", "lambda", "not a number"),
            ("lambda=inf", "lambda", "not a number"),
            ("lambda=1e400", "lambda", "too large"),
            ("lambda=-1", "lambda", "negative"),
            ("lambda=1,5", "lambda", "comma"),
            ("lambda=", "lambda", "empty"),
            ("lambda", "lambda", "empty"),
            ("center=1", "center", "2 numbers"),
            ("center=NaN,1", "center", "not a number"),
            ("center=1e300,1", "center", "too large"),
            ("hessian=1,2,1", "hessian", "positive semidefinite"),
            ("hessian=-1,0,1", "hessian", "positive semidefinite"),
            ("hessian=1,0.2,0.3,1", "hessian", "symmetric"),
            ("hessian=1,0", "hessian", "3 numbers"),
            ("hessian=1,nan,1", "hessian", "not a number"),
            ("data=iris", "data", "only data set"),
            (
                "data=diabetes&features=bmi,height",
                "features",
                "no feature",
            ),
            ("data=diabetes&features=bmi,bmi", "features", "the same"),
            ("data=diabetes&features=bmi", "features", "two features"),
            ("data=diabetes&center=1,1", "center", "its own"),
            ("features=bmi,s5", "features", "no data set"),
            ("penalty=l2", "penalty", "only penalty"),
            ("view=0,0,-1", "view", "not positive"),
            ("view=0,0,0", "view", "not positive"),
            ("theme=pink", "theme", "light, dark"),
            ("v=2", "v", "version"),
            ("lambda=1.15&lambda=2", "lambda", "twice"),
            ("colour=red", "colour", "not known"),
            ("%FF%FE=%00", "\u{fffd}\u{fffd}", "not known"),
        ] {
            let (state, notices) = read(link);
            assert_eq!(notices.len(), 1, "{link}: {notices:?}");
            assert_eq!(notices[0].key, key, "{link}");
            assert!(
                notices[0].text.contains(says),
                "{link}: {}",
                notices[0].text
            );
            if !link.contains("data=diabetes") {
                assert_eq!(state, State::default(), "{link}");
            }
        }
    }

    #[test]
    fn an_indefinite_hessian_is_shown_with_its_eigenvalues() {
        let text = read("hessian=1,2,1").1[0].text.clone();
        assert!(
            text.contains('3') && text.contains("-1") || text.contains("−1"),
            "{text}"
        );
    }

    #[test]
    fn megabytes_and_many_keys_are_bounded() {
        let (state, notices) = read(&"a".repeat(3_000_000));
        assert_eq!(state, State::default());
        assert_eq!(notices.len(), 1);
        assert!(notices[0].value.len() < 200);
        let (_, notices) = read(&"x=1&".repeat(1000));
        assert_eq!(notices.len(), MOST_NOTICES + 1);
        assert!(notices[MOST_NOTICES].text.contains("992"));
    }
}
