//! The pictures are the approved ones.

use super::elements::{Element, elements};
use super::states::all_states;
use figure::Figure;
use lasso_path::problem::Vector2;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use study::Attention;

fn snapshots() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots")
}

/// The pictures that are kept: the figure, the state that it is drawn in, and what one looks at it for.
/// The file is named by the first two. States are drawn in two themes and two sizes: those with "dark"
/// and "phone" in their names.
#[rustfmt::skip]
const PICTURES: &[(Figure, &str, &str)] = &[
    (Figure::Plane, "textbook", "the level set touches the diamond in a corner"),
    (Figure::Plane, "textbook-dark", "the same, dark"),
    (Figure::Plane, "phone", "the same, small"),
    (Figure::Plane, "inside-an-edge", "it touches inside an edge: no zero"),
    (Figure::Plane, "nearly-flat", "long thin level sets"),
    (Figure::Plane, "correlated-near", "the window cuts the level set several times"),
    (Figure::Plane, "singular-segment", "H of rank 1: level sets are pairs of lines"),
    (Figure::Plane, "flat", "H = 0: no level sets"),
    (Figure::Plane, "optimum-out-of-sight", "an arrow towards θ*"),
    (Figure::Plane, "diabetes", "names and scales of data"),
    (Figure::Plane, "slack-partly", "the radius does not bind, and the ball is partly out of sight"),
    (Figure::Plane, "no-penalty", "no ball"),
    (Figure::Plane, "ridge", "the ball of ridge"),
    (Figure::Plane, "elastic-net-dark", "the ball of the elastic net"),
    (Figure::Plane, "star", "the ball of bridge, p = 1/2"),
    (Figure::Plane, "round-square", "the ball of bridge, p = 4"),
    (Figure::Plane, "square-dark", "the ball of bridge, p = ∞"),
    (Figure::Plane, "map", "the map of zeros, with its legend"),
    (Figure::Plane, "map-singular", "the map where H is singular"),
    (Figure::Plane, "map-ridge", "the map of ridge: zeros on lines only"),
    (Figure::Plane, "map-star", "the map of bridge, p = 1/2"),
    (Figure::Plane, "cone", "the gradient in the cone of a corner"),
    (Figure::Plane, "cone-square", "the cone of the square's corner"),
    (Figure::Plane, "set-segment", "the set of solutions is a segment, with what other rules reach"),
    (Figure::Plane, "set-line-dark", "the set of solutions is a line"),
    (Figure::Plane, "cloud", "samples on the axes and off them"),
    (Figure::Plane, "everything-phone-dark", "all layers on a small dark plane"),
    (Figure::Plane, "descent", "the ways of the methods, and the step taken apart"),
    (Figure::Plane, "descent-all-dark", "all methods, and contours of F"),
    (Figure::Plane, "descent-swinging", "contours of F that are far from ellipses"),
    (Figure::Path, "textbook", "both coordinates against λ, λ and λ_max"),
    (Figure::Path, "not-monotone", "a coordinate that grows as λ grows, dark"),
    (Figure::Path, "star", "jumps"),
    (Figure::Path, "beyond-the-axis", "λ is beyond the axis's end"),
    (Figure::Path, "phone", "small"),
    (Figure::Radius, "textbook", "one radius for each λ"),
    (Figure::Radius, "star-dark", "jumps, dark"),
    (Figure::Radius, "phone", "small"),
    (Figure::KktBars, "textbook", "one bar at λ, one below"),
    (Figure::KktBars, "square-dark", "bars of g₁ ± g₂, dark"),
    (Figure::KktBars, "phone", "small"),
    (Figure::Slice, "zero", "the minimum in the kink"),
    (Figure::Slice, "not-zero-dark", "the minimum beside the kink, dark"),
    (Figure::Slice, "phone", "small"),
    (Figure::Derivative, "zero-dark", "0 in the jump, dark"),
    (Figure::Derivative, "not-zero", "0 beside the jump"),
    (Figure::Derivative, "phone", "small"),
    (Figure::Shrinkage, "not-zero-dark", "the operators and the moving point, dark"),
    (Figure::Shrinkage, "flat", "a flat loss: nothing to shrink"),
    (Figure::Shrinkage, "phone", "small"),
    (Figure::Coordinates, "descent", "coordinates against the iteration"),
    (Figure::Coordinates, "descent-thousand", "so many steps that hopping is a band"),
    (Figure::Coordinates, "descent-phone-dark", "small and dark"),
    (Figure::Convergence, "descent", "F − F* against the iteration, with the guides"),
    (Figure::Convergence, "descent-too-far", "a run that diverges"),
    (Figure::Convergence, "descent-phone-dark", "small and dark"),
    (Figure::Beliefs, "prior", "contours of likelihood, prior and posterior"),
    (Figure::Beliefs, "prior-gaussian-dark", "a Gaussian prior, dark"),
    (Figure::Beliefs, "prior-singular", "a loss that is flat along a line"),
    (Figure::Beliefs, "prior-phone", "small"),
    (Figure::Density, "prior", "the mode is 0, mean and median are not"),
    (Figure::Density, "prior-gaussian-dark", "one number for all three, dark"),
    (Figure::Density, "prior-phone", "small"),
];

/// The picture: of the first state with this name that has the figure.
fn drawn(figure: Figure, state: &str) -> String {
    let mut states = all_states().filter(|case| case.name == state);
    let case = states.find(|case| case.derived().picture(figure, Attention::NONE).is_some());
    case.unwrap_or_else(|| panic!("no state {state} for {figure:?}"))
        .svg(figure)
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
        for (figure, state, what) in PICTURES {
            let name = format!("{}-{state}", figure.name());
            let svg = drawn(*figure, state).into_bytes();
            assert!(
                svg.len() < 200_000,
                "{name} has {} bytes: too many to keep",
                svg.len()
            );
            let same = AssertUnwindSafe(|| {
                insta::assert_binary_snapshot!(&format!("{name}.svg"), svg);
            });
            if catch_unwind(same).is_err() {
                changed.push(format!("{name} ({what})"));
            }
            let added = expected.insert(format!("{name}.snap"));
            assert!(added, "{name} is in the table twice");
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
        "a file that no row of the table names, or a row without its file"
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
    let (old, new) = (elements(old), elements(new));
    old.len() == new.len() && old.iter().zip(&new).all(|(old, new)| same_mark(old, new))
}

fn same_mark(old: &Element, new: &Element) -> bool {
    let rest = |mark: &Element| {
        let positions = ["points", "x", "y", "cx", "cy"];
        let mut attributes = mark.attributes.clone();
        attributes.retain(|name, _| !positions.contains(&&**name));
        (mark.tag.clone(), attributes, mark.text.clone())
    };
    let near = |old: &Vector2, new: &Vector2| (0..2).all(|k| (old[k] - new[k]).abs() <= 1.0);
    rest(old) == rest(new)
        && old.points.len() == new.points.len()
        && old.points.iter().zip(&new.points).all(|(a, b)| near(a, b))
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
        "<text x=\"1\" y=\"1\">a</text>",
        "<text x=\"1\" y=\"1\">b</text>"
    ));
}
