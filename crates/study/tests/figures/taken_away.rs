//! What is taken away is what the page draws.

use super::picture;
use super::states::all_states;
use figure::{Figure, Mark, Theme};
use roxmltree::Document;
use study::Attention;
use study::present::picture::{Format, POINTS, TakenAway};

const FORMAT: Format = Format {
    points: 360.0,
    shape: 0.75,
    dark: false,
};

#[test]
fn it_has_the_marks_of_the_page_on_paper_and_the_caption_below() {
    let caption = ["What it shows, in a line that is too long for its width, so that it is broken at least once. Yes.".to_owned(), "https://example.org/#v=1".to_owned()];
    let mut figures = 0;
    for case in all_states() {
        let derived = case.derived();
        for figure in Figure::all() {
            let Some(picture) = derived.picture(figure, Attention::NONE) else {
                continue;
            };
            figures += 1;
            for dark in [false, true] {
                let format = Format { dark, ..FORMAT };
                let theme = if dark { Theme::DARK } else { Theme::LIGHT };
                // 360 points are 480 pixels
                let drawn = picture.marks(&theme, [480.0, 360.0]);
                let taken = TakenAway::new(&picture, format, "", "", &[]);
                assert_eq!(taken.size, [480.0, 360.0]);
                assert!(
                    matches!(&taken.marks[0], Mark::Polygon { points, paint } if *paint == theme.paper && points[2] == taken.size)
                );
                assert_eq!(taken.marks[1..], drawn);
                let with = TakenAway::new(&picture, format, "", "", &caption);
                let below = &with.marks[1 + drawn.len()..];
                assert_eq!(with.marks[1..=drawn.len()], drawn);
                let mut said = String::new();
                for mark in below {
                    let Mark::Text { text, at, .. } = mark else {
                        panic!("{mark:?}");
                    };
                    assert!(at[1] > 360.0 && at[1] < with.size[1], "{at:?}");
                    said += text;
                }
                assert_eq!(said.replace(' ', ""), caption.concat().replace(' ', ""));
            }
        }
    }
    assert!(figures > 100);
}

#[test]
fn its_document_has_title_description_and_texts_whatever_they_say() {
    let derived = study::derive(&study::State::default());
    let picture = picture(Figure::Path, &derived);
    let hostile = "</title><script>alert(1)</script> & \"θ\" \u{0}\u{b}\u{ffff}";
    let caption = [hostile.to_owned()];
    let taken = TakenAway::new(&picture, FORMAT, hostile, hostile, &caption);
    let svg = taken.svg().expect("memory");
    let document = Document::parse(&svg).expect("well-formed");
    let root = document.root_element();
    let of = |tag: &str| -> Vec<&str> {
        let all = root.children().filter(|node| node.has_tag_name(tag));
        all.filter_map(|node| node.text()).map(str::trim).collect()
    };
    let tags: Vec<_> = root.children().filter(|n| n.is_element()).collect();
    assert_eq!(
        tags[..2]
            .iter()
            .map(|n| n.tag_name().name())
            .collect::<Vec<_>>(),
        ["title", "desc"]
    );
    let safe = hostile.replace(['\u{0}', '\u{b}', '\u{ffff}'], "\u{fffd}");
    assert_eq!(of("title"), [&safe]);
    assert_eq!(of("desc"), [&safe]);
    assert!(of("script").is_empty());
    assert!(of("text").contains(&"λ"), "{:?}", of("text"));
    assert_eq!(of("text").last(), Some(&&*safe));
    assert_eq!(root.attribute("width"), Some("360pt"));
    let height: f64 = root
        .attribute("height")
        .and_then(|height| height.strip_suffix("pt")?.parse().ok())
        .expect("a height");
    assert!((height - 0.75 * taken.size[1]).abs() < 1e-9);
}

#[test]
fn a_size_that_is_none_is_clamped() {
    let sizes = [0.0, -1.0, f64::NAN, f64::INFINITY, 1e300];
    for name in ["textbook", "star", "zero", "descent", "prior"] {
        let case = all_states().find(|case| case.name == name);
        let derived = case.expect("a state").derived();
        for figure in Figure::all() {
            let Some(picture) = derived.picture(figure, Attention::NONE) else {
                continue;
            };
            for [points, shape] in sizes.iter().flat_map(|&a| sizes.map(|b| [a, b])) {
                let dark = false;
                let format = Format {
                    points,
                    shape,
                    dark,
                };
                let taken = TakenAway::new(&picture, format, "", "", &[]);
                let width = 0.75 * taken.size[0];
                assert!(
                    (POINTS.start() - 1e-9..POINTS.end() + 1e-9).contains(&width),
                    "{points}"
                );
                let shape = taken.size[1] / taken.size[0];
                assert!((0.0999..10.001).contains(&shape), "{shape}");
                assert!(Document::parse(&taken.svg().expect("memory")).is_ok());
            }
        }
    }
}
