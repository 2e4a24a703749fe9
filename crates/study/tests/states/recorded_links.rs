//! The links of `tests/links/v1.json` open what they opened when they were recorded. Links of version 1 open for ever.
//!
//! An entry is changed only on purpose, and its reason stands in CHANGELOG.md. To add a link, write its `what` and
//! `link` into the file; this test then fails with the whole entry, which takes their place. The numbers are the
//! program's own earlier ones: whether they are right is for the other tests to say.

use super::answers::solved;
use figure::Show;
use figure::number::shortest;
use lasso_path::solve::descent::Method;
use lasso_path::solve::penalty::Penalty;
use serde_json::Value;
use study::permalink::{self, KEYS};
use study::topic::parameter::Settings;
use study::topic::penalties::words as penalty_words;
use study::{Derived, PRESETS, State, Topic};

use super::quantities::{STEP, quantities, quantities_beside, shown_descent};
use super::recorded::{Entry, Named, changed, entries};
use super::strategies::{APPEARANCES, COORDINATES, LINKS, POINTS};

/// Whether `powf` and `hypot` are those of the machine that recorded.
const SAME_FUNCTIONS: bool = cfg!(all(
    target_os = "linux",
    target_env = "gnu",
    target_arch = "x86_64"
));

/// How far a number may be off that is no θ\*: some units in the last place.
const SHARE: f64 = if SAME_FUNCTIONS { 4e-15 } else { 1e-12 };

// ---- what a link opens now; the numbers by the table of quantities ----

/// The same link, and what it opens now.
fn now(entry: &Entry) -> Entry {
    let (state, notices) = permalink::read(&entry.link);
    let derived = solved(&state);
    let mut numbers = texts(quantities(&derived));
    if let Some(descent) = shown_descent(&state, &derived)
        && descent.anatomy.is_none()
    {
        numbers.extend(STEP.map(|name| (name.to_owned(), String::new())));
        numbers.sort();
    }
    Entry {
        what: entry.what.clone(),
        link: entry.link.clone(),
        drawn: texts(drawn(&state, &derived)),
        opens: permalink::write(&state.settled(&derived)),
        notices: notices.into_iter().map(|notice| notice.key).collect(),
        numbers,
    }
}

/// An entry as it stands in the file.
fn written(entry: &Entry) -> String {
    let quoted = |text: &str| Value::from(text).to_string();
    let mut lines = vec![
        ("what", quoted(&entry.what)),
        ("link", quoted(&entry.link)),
        ("opens", quoted(&entry.opens)),
        ("notices", Value::from(entry.notices.clone()).to_string()),
    ];
    for (name, pairs) in [("numbers", &entry.numbers), ("drawn", &entry.drawn)] {
        if !pairs.is_empty() {
            let pairs = pairs.iter();
            let pairs = pairs.map(|(name, x)| format!("{}: {}", quoted(name), quoted(x)));
            let pairs: Vec<String> = pairs.collect();
            lines.push((name, format!("{{{}}}", pairs.join(", "))));
        }
    }
    let lines = lines
        .iter()
        .map(|(key, value)| format!("    \"{key}\": {value}"));
    let lines: Vec<String> = lines.collect();
    format!("  {{\n{}\n  }}", lines.join(",\n"))
}

fn texts(numbers: Vec<(&str, f64)>) -> Vec<Named> {
    let mut texts: Vec<Named> = numbers
        .into_iter()
        .map(|(name, x)| (name.to_owned(), shortest(x)))
        .collect();
    texts.sort();
    texts
}

/// What the figures show and no number on the page says: the second plane, while its panel is not shown, the shares of
/// samples with a zero, and one parameter with the other held fixed.
fn drawn(state: &State, derived: &Derived) -> Vec<(&'static str, f64)> {
    let mut numbers = Vec::new();
    if !state.topic.shows(Topic::Penalties) {
        numbers.extend(quantities_beside(derived));
    }
    if let Some([first, second]) = derived.zero_shares() {
        numbers.extend([("zero-share1", first), ("zero-share2", second)]);
    }
    if let Some(slice) = derived.slice() {
        numbers.extend([
            ("slice-curvature", slice.curvature),
            ("slice-gradient", slice.gradient),
            ("slice-minimum", slice.minimum),
        ]);
    }
    numbers
}

// ---- the tests ----

/// What of an entry is not as it was.
fn changes(entry: &Entry, now: &Entry) -> Vec<String> {
    let mut changes = Vec::new();
    if entry.opens != now.opens {
        changes.push(format!("it opened {}", entry.opens));
    }
    if entry.notices != now.notices {
        changes.push(format!("its notices were {:?}", entry.notices));
    }
    for (was, is) in [(&entry.numbers, &now.numbers), (&entry.drawn, &now.drawn)] {
        changes.extend(changed(entry, was, is, SAME_FUNCTIONS, SHARE));
    }
    changes
}

#[test]
fn each_link_opens_what_it_opened() {
    let mut report = String::new();
    for entry in entries() {
        let now = now(&entry);
        let changes = changes(&entry, &now);
        if !changes.is_empty() {
            report += &format!("{},\n^ {}\n", written(&now), changes.join("; "));
        }
    }
    assert!(
        report.is_empty(),
        "these links open something else:\n{report}"
    );
}

#[test]
fn what_a_link_opens_is_written_as_a_link_to_the_same() {
    for entry in entries() {
        let (state, _) = permalink::read(&entry.link);
        let (again, notices) = permalink::read(&entry.opens);
        let derived = solved(&state);
        assert_eq!(again, state.settled(&derived), "{}", entry.link);
        assert_eq!(notices, [], "{}", entry.link);
        assert_eq!(permalink::write(&again), entry.opens, "{}", entry.link);
    }
}

#[test]
fn there_are_links_of_every_kind() {
    let entries = entries();
    let good: Vec<&Entry> = entries
        .iter()
        .filter(|entry| entry.notices.is_empty())
        .collect();
    assert!(good.len() >= 60, "{}", good.len());
    assert!(entries.len() - good.len() >= 8, "{}", entries.len());
    let links: Vec<&str> = entries.iter().map(|entry| &*entry.link).collect();
    for (i, link) in links.iter().enumerate() {
        assert!(!links[..i].contains(link), "{link} is there twice");
    }

    let states: Vec<State> = good
        .iter()
        .map(|entry| permalink::read(&entry.link).0)
        .collect();
    let says = |pair: &str| {
        let mut pairs = good.iter().flat_map(|entry| entry.link[1..].split('&'));
        pairs.any(|each| each == pair || pair.ends_with('=') && each.starts_with(pair))
    };
    for key in KEYS {
        assert!(says(&format!("{}=", key.name)), "{}", key.name);
    }
    for preset in PRESETS {
        assert!(states.contains(&State::of(preset)), "{}", preset.name);
    }
    for topic in Topic::ALL {
        assert!(states.iter().any(|s| s.topic.shows(topic)), "{topic:?}");
    }
    for penalty in Penalty::ALL {
        let name = penalty_words::name(penalty);
        assert!(
            states
                .iter()
                .any(|s| penalty_words::name(s.objective.penalty) == name),
            "{name}"
        );
        let beside = |s: &State| {
            s.objective
                .beside
                .is_some_and(|beside| penalty_words::name(beside) == name)
        };
        assert!(states.iter().any(beside), "{name} beside another");
    }
    for (name, field) in Show::NAMES {
        let shows = |state: &State| *field(&mut state.view.plane.overlay.clone());
        assert!(states.iter().any(shows), "{name}");
    }
    for method in Method::ALL {
        let apart = |s: &State| s.topic.shows(Topic::Descent) && s.topic.descent.anatomy == method;
        assert!(states.iter().any(apart), "{method:?}");
    }
    for link in LINKS {
        let linked = |s: &State| s.objective.beside.is_some() && s.objective.link == link;
        assert!(states.iter().any(linked), "{link:?}");
    }
    for appearance in APPEARANCES {
        let looks = |s: &State| s.appearance == appearance;
        assert!(states.iter().any(looks), "{appearance:?}");
    }
    for coordinate in COORDINATES {
        for through in POINTS {
            let parameter = Settings::new(coordinate, through);
            let is_there = states.iter().any(|s| s.topic.parameter == parameter);
            assert!(is_there, "{parameter:?}");
        }
    }
}
