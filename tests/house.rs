//! The house stands: a room names only those below it, and the browser stays upstairs.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// From the ground up. Each room may name those before it and none after it.
const ROOMS: &[&str] = &["problem", "solve", "geometry", "figure", "study", "app"];

/// Crates that only some rooms may name, and those rooms.
const CRATES: &[(&[&str], &[&str])] = &[
    (
        &[
            "yew",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "wasm_bindgen_futures",
            "plotters_canvas",
            "gloo_events",
            "gloo_render",
            "gloo_timers",
        ],
        &["app"],
    ),
    (&["plotters", "plotters_backend"], &["figure"]),
];

/// A page of code is found faster in files that fit one's head.
const LONGEST_FILE: usize = 500;

// ---- reading Rust, as far as names go ----

/// The words and signs of a source text: identifiers, and single characters other than space.
/// Comments (so documentation too), strings and characters are left out.
fn tokens(source: &str) -> Vec<String> {
    let text: Vec<char> = source.chars().collect();
    let at = |i: usize| text.get(i).copied().unwrap_or('\0');
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let (mut found, mut i) = (Vec::new(), 0);
    while i < text.len() {
        let c = text[i];
        if c == '/' && at(i + 1) == '/' {
            while i < text.len() && text[i] != '\n' {
                i += 1;
            }
        } else if c == '/' && at(i + 1) == '*' {
            let mut depth = 0;
            while i < text.len() {
                match (text[i], at(i + 1)) {
                    ('/', '*') => (depth, i) = (depth + 1, i + 2),
                    ('*', '/') => (depth, i) = (depth - 1, i + 2),
                    _ => i += 1,
                }
                if depth == 0 {
                    break;
                }
            }
        } else if let Some(end) = raw_string(&text, i) {
            i = end;
        } else if c == '"' {
            i += 1;
            while i < text.len() && text[i] != '"' {
                i += if text[i] == '\\' { 2 } else { 1 };
            }
            i += 1;
        } else if c == '\'' && (at(i + 1) == '\\' || at(i + 2) == '\'') {
            i += if at(i + 1) == '\\' { 3 } else { 2 };
            while i < text.len() && text[i] != '\'' {
                i += 1;
            }
            i += 1;
        } else if is_word(c) {
            let start = i;
            while is_word(at(i)) {
                i += 1;
            }
            found.push(text[start..i].iter().collect());
        } else {
            if !c.is_whitespace() {
                found.push(c.to_string());
            }
            i += 1;
        }
    }
    found
}

/// Where the raw string that starts at `i` ends, if one does.
fn raw_string(text: &[char], i: usize) -> Option<usize> {
    let mut j = i;
    if text.get(j) == Some(&'b') {
        j += 1;
    }
    if text.get(j) != Some(&'r') || i > 0 && (text[i - 1].is_alphanumeric() || text[i - 1] == '_') {
        return None;
    }
    j += 1;
    let hashes = text[j..].iter().take_while(|c| **c == '#').count();
    j += hashes;
    if text.get(j) != Some(&'"') {
        return None;
    }
    j += 1;
    while j < text.len() {
        if text[j] == '"'
            && text[j + 1..]
                .iter()
                .take(hashes)
                .filter(|c| **c == '#')
                .count()
                == hashes
        {
            return Some(j + 1 + hashes);
        }
        j += 1;
    }
    Some(j)
}

/// What directly under the crate's root a source names: the second word of `crate::…` paths, of
/// `super::…` ones that lead there, and of each branch of their use trees. `*` is everything.
fn named_from_root(source: &str, module: &[&str]) -> BTreeSet<String> {
    let tokens = tokens(source);
    let token = |i: usize| tokens.get(i).map_or("", String::as_str);
    let mut named = BTreeSet::new();
    // The inline modules around, each with the depth of braces at which it ends.
    let (mut inline, mut depth): (Vec<(String, usize)>, usize) = (Vec::new(), 0);
    let mut i = 0;
    while i < tokens.len() {
        match token(i) {
            "mod" if token(i + 2) == "{" => {
                inline.push((token(i + 1).to_owned(), depth));
                i += 1;
            }
            "{" => depth += 1,
            "}" => {
                depth = depth.saturating_sub(1);
                if inline.last().is_some_and(|(_, outside)| *outside == depth) {
                    inline.pop();
                }
            }
            "crate" if token(i + 1) == "as" => {
                named.insert("*".to_owned());
            }
            "crate" | "snap_to_zero" => {
                first_names(&tokens, i + 1, &mut named);
            }
            "super" if i < 2 || token(i - 1) != ":" => {
                let mut left = module.len() + inline.len();
                left = left.saturating_sub(1);
                while token(i + 1) == ":" && token(i + 2) == ":" && token(i + 3) == "super" {
                    left = left.saturating_sub(1);
                    i += 3;
                }
                if left == 0 {
                    first_names(&tokens, i + 1, &mut named);
                }
            }
            _ => {}
        }
        i += 1;
    }
    named
}

/// The first names of the use tree (or path) that follows the `::` at `i`.
fn first_names(tokens: &[String], i: usize, named: &mut BTreeSet<String>) {
    let token = |i: usize| tokens.get(i).map_or("", String::as_str);
    if token(i) != ":" || token(i + 1) != ":" {
        return;
    }
    if token(i + 2) != "{" {
        named.insert(token(i + 2).to_owned());
        return;
    }
    let (mut depth, mut i, mut first) = (1, i + 3, true);
    while depth > 0 && i < tokens.len() {
        match token(i) {
            "{" => depth += 1,
            "}" => depth -= 1,
            "," if depth == 1 => first = true,
            "self" if depth == 1 && first => {
                named.insert("*".to_owned());
                first = false;
            }
            name if depth == 1 && first => {
                named.insert(name.to_owned());
                first = false;
            }
            _ => {}
        }
        i += 1;
    }
}

// ---- the rules ----

/// What is wrong with a file of the library, by its path from `src`.
fn violations(path: &str, source: &str) -> Vec<String> {
    let module: Vec<&str> = path
        .trim_end_matches(".rs")
        .split('/')
        .filter(|part| *part != "mod")
        .collect();
    let room = module[0];
    let mut wrong = Vec::new();
    if let Some(floor) = ROOMS.iter().position(|name| *name == room) {
        for name in named_from_root(source, &module) {
            if name == "*" {
                wrong.push(format!("{path} names the whole house, not a room"));
            } else if ROOMS
                .iter()
                .position(|r| *r == name)
                .is_some_and(|other| other > floor)
            {
                wrong.push(format!("{path} names {name}, which is above {room}"));
            }
        }
    } else if !["lib", "main"].contains(&room) {
        wrong.push(format!("{path} is in no room"));
    }
    let words: BTreeSet<String> = tokens(source).into_iter().collect();
    for (crates, rooms) in CRATES {
        for name in words.iter().filter(|word| {
            crates
                .iter()
                .any(|c| word == c || *c == "gloo" && word.starts_with("gloo_"))
        }) {
            if !rooms.contains(&room) {
                wrong.push(format!(
                    "{path} names {name}, which only {} may",
                    rooms.join(", ")
                ));
            }
        }
    }
    wrong
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else {
        return files;
    };
    for entry in entries {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn arrows_only_point_down() {
    let src = root().join("src");
    let files = rust_files(&src);
    assert!(
        files.len() > 30,
        "the sources are not where this test looks"
    );
    let wrong: Vec<String> = files
        .iter()
        .flat_map(|file| {
            let path = file.strip_prefix(&src).expect("inside src");
            let path = path.to_str().expect("UTF-8").replace('\\', "/");
            violations(&path, &text(file))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_map_names_every_room_and_no_other() {
    let mut folders: Vec<String> = fs::read_dir(root().join("src"))
        .expect("src")
        .map(|entry| entry.expect("readable"))
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().expect("UTF-8"))
        .collect();
    folders.sort();
    let mut rooms = ROOMS.to_vec();
    rooms.sort_unstable();
    assert_eq!(folders, rooms);
    let map = text(&root().join("ARCHITECTURE.md"));
    for room in ROOMS {
        assert!(
            map.contains(&format!("`src/{room}/`")),
            "ARCHITECTURE.md does not show src/{room}/"
        );
    }
}

#[test]
fn no_file_is_too_long() {
    let long: Vec<String> = ["src", "tests", "benches", "xtask/src", "build.rs"]
        .iter()
        .flat_map(|name| {
            let path = root().join(name);
            if path.is_file() {
                vec![path]
            } else {
                rust_files(&path)
            }
        })
        .filter_map(|file| {
            let lines = text(&file).lines().count();
            let name = file.strip_prefix(root()).expect("inside").display();
            (lines > LONGEST_FILE)
                .then(|| format!("{name} has {lines} lines, more than {LONGEST_FILE}"))
        })
        .collect();
    assert!(long.is_empty(), "\n{}", long.join("\n"));
}

#[test]
fn made_up_violations_are_caught() {
    for (path, source, says) in [
        (
            "geometry/ball.rs",
            "use crate::study::State;",
            "names study",
        ),
        (
            "geometry/ball.rs",
            "fn f() -> crate::figure::View { g() }",
            "names figure",
        ),
        (
            "geometry/ball.rs",
            "use crate::{problem::Vector2, study::{State, derive}};",
            "names study",
        ),
        (
            "geometry/ball.rs",
            "use super::super::study::State;",
            "names study",
        ),
        (
            "geometry/mod.rs",
            "use super::figure::View;",
            "names figure",
        ),
        (
            "geometry/ball.rs",
            "mod tests { use super::super::super::app; }",
            "names app",
        ),
        (
            "geometry/ball.rs",
            "mod a { } use super::super::solve::{self}; use super::super::app::x;",
            "names app",
        ),
        (
            "problem/l1.rs",
            "use crate::solve::Certificate;",
            "names solve",
        ),
        ("problem/l1.rs", "use crate::*;", "whole house"),
        ("problem/l1.rs", "use crate as house;", "whole house"),
        (
            "problem/l1.rs",
            "use crate::{self as house};",
            "whole house",
        ),
        ("study/words.rs", "use crate::app::Page;", "names app"),
        (
            "study/words.rs",
            "let x = web_sys::window();",
            "names web_sys",
        ),
        (
            "study/words.rs",
            "use gloo_timers::callback::Timeout;",
            "names gloo_timers",
        ),
        (
            "study/words.rs",
            "use plotters::prelude::*;",
            "names plotters",
        ),
        (
            "app/easel.rs",
            "use plotters::prelude::*;",
            "names plotters",
        ),
        (
            "figure/plane.rs",
            "use plotters_canvas::CanvasBackend;",
            "names plotters_canvas",
        ),
        ("helpers/x.rs", "", "in no room"),
        ("lib.rs", "pub use yew::Html;", "names yew"),
    ] {
        let wrong = violations(path, source);
        assert!(
            wrong.len() == 1 && wrong[0].contains(says),
            "{path}: {source}: {wrong:?}"
        );
    }
}

#[test]
fn what_is_allowed_is_not_complained_about() {
    for (path, source) in [
        (
            "study/words.rs",
            "use crate::figure::View; use crate::{problem::Lambda, solve};",
        ),
        (
            "app/page.rs",
            "use yew::prelude::*; use crate::study::State; use super::store::Store;",
        ),
        (
            "figure/plane.rs",
            "use plotters::prelude::*; use super::super::geometry::Rectangle;",
        ),
        (
            "geometry/ball.rs",
            "mod tests { use super::super::study; } // geometry::study, whatever it is",
        ),
        (
            "geometry/ball.rs",
            "//! [`View`](crate::figure::View)\n/* use crate::study; /* yew */ */ pub(crate) fn f() {}",
        ),
        (
            "geometry/ball.rs",
            r####"const A: &str = "crate::study"; const B: &str = r#"use "crate::app""#; const C: char = '"';"####,
        ),
        (
            "geometry/ball.rs",
            "fn f<'a>(x: &'a str) -> &'a str { x } const Q: char = '\\''; const R: char = '\\u{22}';",
        ),
    ] {
        assert_eq!(
            violations(path, source),
            Vec::<String>::new(),
            "{path}: {source}"
        );
    }
}
