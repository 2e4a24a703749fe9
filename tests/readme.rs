//! What the README promises is what the program does.

use std::fs;
use std::path::Path;
use study::keyboard::{BINDINGS, Place};
use study::permalink::{self, KEYS};

const README: &str = include_str!("../README.md");

/// The numbers on the page, by the names that other programs read them by. They stay.
const QUANTITIES: &[&str] = &[
    "lambda",
    "theta1",
    "theta2",
    "radius",
    "loss",
    "penalty",
    "objective",
    "kkt-residual",
    "duality-gap",
    "lambda-max",
    "theta-hat1",
    "theta-hat2",
    "multiplier-least",
    "multiplier-largest",
    "beside-lambda",
    "beside-theta1",
    "beside-theta2",
    "beside-radius",
    "beside-kkt-residual",
    "largest-eigenvalue",
    "iteration",
    "step-size",
    "iterate1",
    "iterate2",
    "gap",
    "gradient-norm",
    "step-loss1",
    "step-loss2",
    "step-penalty1",
    "step-penalty2",
    "step1",
    "step2",
    "step-ridge1",
    "step-ridge2",
];

fn section(title: &str) -> &'static str {
    let start = README
        .find(&format!("\n## {title}\n"))
        .unwrap_or_else(|| panic!("no section “{title}”"));
    let body = &README[start + 4..];
    &body[..body.find("\n## ").unwrap_or(body.len())]
}

#[test]
fn every_key_of_a_link_is_explained() {
    let rows = section("Links").lines().filter_map(|line| {
        let (key, value) = line.strip_prefix("| `")?.split_once("` | ")?;
        let value = value.strip_suffix(" |").unwrap_or_default();
        assert!(value.chars().any(char::is_alphabetic), "{line}");
        Some(key)
    });
    let keys: Vec<&str> = KEYS.iter().map(|key| key.name).collect();
    assert_eq!(rows.collect::<Vec<_>>(), keys);
}

#[test]
fn every_key_of_the_keyboard_is_explained() {
    let rows: Vec<&str> = section("Keys")
        .lines()
        .filter(|line| {
            line.starts_with("| ") && !line.starts_with("| where") && !line.starts_with("| -")
        })
        .collect();
    let place = |place| match place {
        Place::Page => "page",
        Place::Lambda => "λ slider, path",
        Place::Plane => "plane",
    };
    let meant: Vec<String> = BINDINGS
        .iter()
        .map(|key| format!("| {} | {} | {} |", place(key.place), key.shown, key.meaning))
        .collect();
    assert_eq!(rows, meant);
}

#[test]
fn the_example_link_is_one() {
    let link = section("Links")
        .split('`')
        .find(|text| text.starts_with("#v=1"))
        .expect("an example");
    let (state, notices) = permalink::read(link);
    assert_eq!(notices, []);
    assert_eq!(format!("#{}", permalink::write(&state)), link);
}

#[test]
fn every_number_on_the_page_is_named() {
    let names: Vec<&str> = section("Reading the page from a program")
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split(" | ").next())
        .filter(|cell| !cell.starts_with("data-"))
        .flat_map(|cell| cell.split(", "))
        .map(|name| name.trim_matches('`'))
        .collect();
    assert_eq!(names, QUANTITIES);

    let mut source = String::new();
    for folder in ["src", "src/topic", "src/topic/descent", "src/widget"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("readable").path();
            if path.is_file() {
                source += &fs::read_to_string(path).expect("UTF-8");
            }
        }
    }
    for name in QUANTITIES {
        assert!(source.contains(&format!("\"{name}\"")), "no {name} in src");
    }
    assert!(source.contains("id=\"lambda\"") && source.contains("data-value"));
}

#[test]
fn files_that_are_linked_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for target in README.split("](").skip(1) {
        let target = &target[..target.find(')').expect("the link ends")];
        // The screenshot is taken of the finished page.
        if !target.contains("://") && target != "docs/screenshot.png" {
            assert!(root.join(target).exists(), "{target} is not there");
        }
    }
}

#[test]
fn the_measured_table_has_its_place() {
    assert!(section("Measured").contains("<!-- measured -->"));
    assert!(section("Measured").contains("<!-- /measured -->"));
}
