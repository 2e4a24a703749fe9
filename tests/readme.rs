//! What the README and `docs/` promise is what the program does.

use std::fs;
use std::path::{Path, PathBuf};
use study::keyboard::{BINDINGS, Place};
use study::permalink::{self, KEYS};
use study::{QUANTITIES, quantity};

const LINKS: &str = include_str!("../docs/links.md");
const KEYBOARD: &str = include_str!("../docs/keyboard.md");
const NAMES: &str = include_str!("../docs/quantities.md");

#[test]
fn every_key_of_a_link_is_explained() {
    let rows = LINKS.lines().filter_map(|line| {
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
    let rows: Vec<&str> = KEYBOARD
        .lines()
        .filter(|line| {
            line.starts_with("| ") && !line.starts_with("| where") && !line.starts_with("| -")
        })
        .collect();
    let place = |place| match place {
        Place::Page => "page",
        Place::Lambda => "λ slider, path",
        Place::Plane => "plane",
        Place::Presenting => "while presenting, everywhere",
    };
    let meant: Vec<String> = BINDINGS
        .iter()
        .map(|key| format!("| {} | {} | {} |", place(key.place), key.shown, key.meaning))
        .collect();
    assert_eq!(rows, meant);
}

#[test]
fn the_example_link_is_one() {
    let link = LINKS
        .lines()
        .find(|line| line.starts_with("#v=1"))
        .expect("an example");
    let (state, notices) = permalink::read(link);
    assert_eq!(notices, []);
    assert_eq!(format!("#{}", permalink::write(&state)), link);
}

#[test]
fn every_number_on_the_page_is_named() {
    let mut names: Vec<&str> = NAMES
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split(" | ").next())
        .filter(|cell| !cell.starts_with("data-"))
        .flat_map(|cell| cell.split(", "))
        .map(|name| name.trim_matches('`'))
        .collect();
    let mut table: Vec<&str> = QUANTITIES.iter().map(|row| row.name).collect();
    names.sort_unstable();
    table.sort_unstable();
    assert_eq!(names, table);

    let mut source = String::new();
    for folder in [
        "src",
        "src/present",
        "src/stage",
        "src/table",
        "src/topic",
        "src/topic/descent",
        "src/widget",
    ] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("readable").path();
            if path.is_file() {
                source += &fs::read_to_string(path).expect("UTF-8");
            }
        }
    }
    // Those of a topic are on the page by the table itself.
    for row in QUANTITIES.iter().filter(|row| row.topic.is_none()) {
        let name = row.name;
        assert!(source.contains(&format!("\"{name}\"")), "no {name} in src");
    }
    for call in ["quantity(\"", "colored(\""] {
        for rest in source.split(call).skip(1) {
            let name = &rest[..rest.find('"').expect("the name ends")];
            assert!(quantity(name).is_some(), "{name} is not in the table");
        }
    }
    assert!(source.contains("id=\"lambda\"") && source.contains("data-value"));
}

/// The papers, by their places in the project.
fn papers() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = fs::read_dir(root.join("docs")).expect("a folder");
    docs.map(|entry| entry.expect("readable").path())
        .chain(["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"].map(|name| root.join(name)))
        .filter(|path| path.extension().is_some_and(|end| end == "md"))
        .map(|path| (path.clone(), fs::read_to_string(path).expect("UTF-8")))
        .collect()
}

/// What a paper's links lead to inside the project.
fn linked(paper: &Path, text: &str) -> Vec<PathBuf> {
    let folder = paper.parent().expect("a folder");
    let targets = text.split("](").skip(1);
    targets
        .map(|rest| &rest[..rest.find([')', '#']).expect("the link ends")])
        .filter(|target| !target.is_empty() && !target.contains("://"))
        .map(|target| folder.join(target))
        .collect()
}

#[test]
fn files_that_are_linked_are_there() {
    for (paper, text) in papers() {
        for target in linked(&paper, &text) {
            assert!(
                target.exists(),
                "{} links {}",
                paper.display(),
                target.display()
            );
        }
    }
}

#[test]
fn the_readme_leads_to_every_paper() {
    let papers = papers();
    let readme = papers.iter().find(|(path, _)| path.ends_with("README.md"));
    let (readme, text) = readme.expect("a README");
    let linked = linked(readme, text);
    for (paper, _) in &papers {
        assert!(
            paper == readme || linked.contains(paper),
            "not {}",
            paper.display()
        );
    }
    assert!(text.lines().count() <= 110, "the README stays short");
}
