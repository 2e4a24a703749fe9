//! The pictures are the approved ones.

use super::pictures;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

fn snapshots() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots")
}

#[test]
fn every_figure_looks_as_it_was_approved() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(snapshots());
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_comparator(Box::new(SameMarks));
    let mut expected = BTreeSet::new();
    let mut changed = Vec::new();
    settings.bind(|| {
        for (figure, case) in pictures() {
            let name = format!("{}-{}", figure.name(), case.name);
            let svg = case.svg(figure).into_bytes();
            assert!(
                svg.len() < 200_000,
                "{name} has {} bytes: too many to keep",
                svg.len()
            );
            let same = AssertUnwindSafe(|| {
                insta::assert_binary_snapshot!(&format!("{name}.svg"), svg);
            });
            if catch_unwind(same).is_err() {
                changed.push(name.clone());
            }
            expected.insert(format!("{name}.snap"));
            expected.insert(format!("{name}.snap.svg"));
        }
    });
    assert!(
        changed.is_empty(),
        "no approved picture, or another one: {changed:?}. Compare tests/snapshots/*.snap.svg with *.snap.new.svg, \
         and approve with INSTA_UPDATE=always"
    );
    let kept: BTreeSet<String> = std::fs::read_dir(snapshots())
        .expect("the folder is there")
        .map(|entry| entry.expect("readable").file_name())
        .map(|name| name.into_string().expect("UTF-8"))
        .filter(|name| !name.contains(".snap.new"))
        .collect();
    assert_eq!(
        kept, expected,
        "a picture of a figure or case that is gone, or none of one that is there"
    );
}

/// Equal up to one step (1/16 of a pixel) in any position: another machine's sine may round
/// another way, which is not another picture.
struct SameMarks;

impl insta::Comparator for SameMarks {
    fn matches(&self, reference: &insta::Snapshot, test: &insta::Snapshot) -> bool {
        use insta::internals::SnapshotContents::Binary;
        match (reference.contents(), test.contents()) {
            (Binary(Some(old)), Binary(Some(new))) => {
                same_marks(&String::from_utf8_lossy(old), &String::from_utf8_lossy(new))
            }
            _ => false,
        }
    }

    fn dyn_clone(&self) -> Box<dyn insta::Comparator> {
        Box::new(SameMarks)
    }
}

fn same_marks(old: &str, new: &str) -> bool {
    // The values of attributes are the odd pieces, after a piece that ends with the attribute's name.
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split('"').collect(), new.split('"').collect());
    let mut position = false;
    old.len() == new.len()
        && old.iter().zip(&new).all(|(old, new)| {
            let near = position && near(old, new);
            position = [" points=", " x=", " y=", " cx=", " cy="]
                .iter()
                .any(|name| old.ends_with(name));
            near || old == new
        })
}

fn near(old: &str, new: &str) -> bool {
    let numbers = |text: &str| -> Option<Vec<i64>> {
        text.split([',', ' '])
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().ok())
            .collect()
    };
    match (numbers(old), numbers(new)) {
        (Some(old), Some(new)) => {
            old.len() == new.len() && old.iter().zip(&new).all(|(a, b)| (a - b).abs() <= 1)
        }
        _ => false,
    }
}

#[test]
fn another_rounding_is_the_same_picture_and_another_mark_is_not() {
    let picture = |x: i64, opacity: f64| {
        format!("<polyline opacity=\"{opacity}\" points=\"{x},20 30,40 \"/>")
    };
    assert!(same_marks(&picture(10, 0.1), &picture(11, 0.1)));
    assert!(!same_marks(&picture(10, 0.1), &picture(12, 0.1)));
    assert!(!same_marks(&picture(10, 0.1), &picture(10, 0.2)));
    assert!(!same_marks(
        "<text x=\"1\">a</text>",
        "<text x=\"1\">b</text>"
    ));
}
