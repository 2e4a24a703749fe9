//! The names of classes stand both in the style sheets and in what makes the page: neither has one that the other
//! does not know.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The files below a folder whose names end so, with their texts.
fn files(folder: &str, end: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(end) {
                let text = fs::read_to_string(&path).expect("a text");
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} has no {end}");
    found
}

/// A text without its comments.
fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| {
        all + part.split_once("*/").map_or("", |(_, rest)| rest)
    })
}

/// The letters of a name.
fn is_of_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "-_".contains(letter)
}

/// The classes that a style sheet names.
fn styled(css: &str) -> BTreeSet<String> {
    let css = without_comments(css);
    let mut classes = BTreeSet::new();
    // What stands before a brace, back to the end of the rule or of the declaration before.
    for head in css
        .split('{')
        .filter_map(|text| text.rsplit(['}', ';']).next())
    {
        for part in head.split('.').skip(1) {
            let name: String = part
                .chars()
                .take_while(|&letter| is_of_name(letter))
                .collect();
            if name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
                classes.insert(name);
            }
        }
    }
    classes
}

/// The words of the texts in quotes.
fn words(source: &str) -> BTreeSet<String> {
    let quoted = source
        .lines()
        .flat_map(|line| line.split('"').skip(1).step_by(2));
    quoted
        .flat_map(str::split_whitespace)
        .map(str::to_owned)
        .collect()
}

/// The classes that a page's source gives to its elements.
fn given(source: &str) -> BTreeSet<String> {
    let mut classes = BTreeSet::new();
    for (at, _) in source.match_indices("class=\"") {
        let value = source[at + 7..].split('"').next().unwrap_or_default();
        classes.extend(value.split_whitespace().map(str::to_owned));
    }
    for (at, _) in source.match_indices("classes!(") {
        let end = source[at..]
            .find(['\n', '}', ';'])
            .map_or(source.len(), |end| at + end);
        classes.extend(words(&source[at..end]));
    }
    classes
}

/// What makes the page: its Rust, its HTML, and what runs before the program.
fn sources() -> Vec<String> {
    let rust = files("src", ".rs").into_iter().map(|(_, text)| text);
    let first = [
        include_str!("../index.html"),
        include_str!("../static/opening.js"),
        // The methods' names in links are classes too.
        include_str!("../crates/study/src/topic/descent/keys.rs"),
    ];
    rust.chain(first.map(str::to_owned)).collect()
}

/// The style sheets, by their names.
fn sheets() -> Vec<(String, String)> {
    let name = |path: PathBuf| {
        path.file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned()
    };
    let sheets = files("static/style", ".css");
    sheets
        .into_iter()
        .map(|(path, css)| (name(path), css))
        .collect()
}

#[test]
fn no_style_is_for_a_class_that_nothing_has() {
    let words: BTreeSet<String> = sources().iter().flat_map(|source| words(source)).collect();
    // "hint-{}" makes "hint-0"
    let made = |class: &str| {
        let begins = words.iter().filter_map(|word| word.split_once('{'));
        begins
            .into_iter()
            .any(|(begin, _)| !begin.is_empty() && class.starts_with(begin))
    };
    let mut unknown = Vec::new();
    for (name, css) in sheets() {
        let classes = styled(&css).into_iter();
        let left = classes.filter(|class| !words.contains(class) && !made(class));
        unknown.extend(left.map(|class| format!("{name}.css: .{class}")));
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
}

#[test]
fn no_element_has_a_class_without_a_style() {
    let styled: BTreeSet<String> = sheets().iter().flat_map(|(_, css)| styled(css)).collect();
    let given: BTreeSet<String> = sources().iter().flat_map(|source| given(source)).collect();
    let unknown: Vec<&String> = given
        .difference(&styled)
        .filter(|class| !class.contains('{'))
        .collect();
    assert!(given.len() > 60 && unknown.is_empty(), "{unknown:#?}");
}

#[test]
fn each_style_sheet_is_linked_and_has_the_name_of_what_it_is_for() {
    let page = include_str!("../index.html");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (name, _) in sheets() {
        assert!(
            page.contains(&format!("href=\"static/style/{name}.css\"")),
            "{name} is not linked"
        );
        let places = [
            format!("src/{name}.rs"),
            format!("src/{name}/mod.rs"),
            format!("src/stage/{name}.rs"),
            format!("static/{name}.js"),
        ];
        let general = ["tokens", "base", "print"].contains(&name.as_str());
        assert!(
            general || places.iter().any(|place| root.join(place).exists()),
            "{name}.css"
        );
    }
}

#[test]
fn classes_are_found_where_they_stand() {
    let css =
        "/* .no */ .a:not(.b-1) > i, c.d::after { margin: 0.5rem; } @media (x: 1.5rem) { .e { } }";
    let found: Vec<String> = styled(css).into_iter().collect();
    assert_eq!(found, ["a", "b-1", "d", "e"]);
    let rust = "<p class=\"f g\" {x}>; class={classes!(\"h\", on.then_some(\"i\"))}";
    assert_eq!(
        given(rust).into_iter().collect::<Vec<_>>(),
        ["f", "g", "h", "i"]
    );
}
