//! What stands in the page until the program runs is what the program then shows.
//!
//! When it changed on purpose: `INSTA_UPDATE=always cargo test -p study --test figures opening`.

use figure::{Figure, Theme};
use std::path::{Path, PathBuf};
use std::{env, fs};
use study::{Attention, State, derive};

/// The pictures of the opening state: for windows with the column beside the plane, for a phone on its side, and for
/// smaller windows.
///
/// The page scales them to the plane's height, as it does with its own pictures, which all show the same θ from top to
/// bottom; what has no room at the sides is cut.
const PICTURES: [(&str, &Theme, [f64; 2]); 6] = [
    ("wide-light", &Theme::LIGHT, [1210.0, 756.0]),
    ("wide-dark", &Theme::DARK, [1210.0, 756.0]),
    ("low-light", &Theme::LIGHT, [560.0, 268.0]),
    ("low-dark", &Theme::DARK, [560.0, 268.0]),
    ("small-light", &Theme::LIGHT, [392.0, 380.0]),
    ("small-dark", &Theme::DARK, [392.0, 380.0]),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn the_pictures_in_the_page_are_those_of_the_opening_state() {
    let picture = derive(&State::opening(true))
        .picture(Figure::Plane, Attention::NONE)
        .expect("the plane is always there");
    for (name, theme, size) in PICTURES {
        let file = root().join(format!("static/opening/{name}.svg"));
        let drawn = picture.svg(theme, size).expect("drawn");
        if env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
            fs::write(&file, &drawn).expect("written");
        }
        let kept = fs::read_to_string(&file).expect("it is in static/opening");
        assert!(
            kept == drawn,
            "static/opening/{name}.svg is another picture"
        );
    }
}

#[test]
fn the_words_in_the_page_are_those_of_the_opening_state() {
    let page = fs::read_to_string(root().join("index.html")).expect("index.html");
    let state = State::opening(true);
    let derived = derive(&state);
    for words in [
        derived.sentence().text,
        derived.description(Figure::Plane).text,
        derived.opening(&state).expect("it is the opening").text,
    ] {
        assert!(page.contains(&words), "index.html lacks: {words}");
    }
}
