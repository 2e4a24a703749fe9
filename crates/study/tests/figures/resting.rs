//! When layers rest, and how a theme's scale enlarges them.

use super::marks::Seen;
use super::states::{CASES, all_states};
use super::{picture, rests};
use figure::{Figure, Mark, Theme};
use study::{Attention, Direction, Intent, State, derive};

#[test]
fn all_but_the_foreground_rests_while_lambda_moves() {
    for figure in [Figure::Plane, Figure::Path, Figure::Radius, Figure::KktBars] {
        let state = State::default();
        let moved = state.after(Intent::LambdaToEnd(Direction::Down));
        let [before, after] = [&state, &moved].map(derive);
        assert!(rests(&before, &after, figure), "{figure:?}");
        let [before, after] = [before, after].map(|derived| picture(figure, &derived));
        assert!(before.0[1] != after.0[1], "{figure:?} shows λ");
        assert_eq!(before.0.len(), figure.layers());
    }
}

#[test]
fn a_layer_is_another_where_anything_in_it_is() {
    let cases: Vec<_> = CASES.iter().map(|case| case.derived()).collect();
    for figure in [Figure::Plane, Figure::Path, Figure::Radius, Figure::KktBars] {
        for (i, a) in cases.iter().enumerate() {
            for (j, b) in cases.iter().enumerate() {
                let pair = [a, b].map(|derived| picture(figure, derived));
                let size = CASES[0].size(figure);
                let [before, after] = pair.each_ref().map(|p| p.marks(&Theme::LIGHT, size));
                // Marks may be the same by chance, but never others.
                let same = pair[0] == pair[1];
                assert!(!same || before == after, "{figure:?}, {i} and {j}");
                assert!(i != j || same, "{figure:?}, {i}");
            }
        }
    }
}

#[test]
fn type_strokes_and_margins_of_every_figure_follow_the_theme_s_scale() {
    let mut seen = 0;
    for case in all_states() {
        let (derived, theme) = (case.derived(), case.theme());
        let larger = Theme {
            scale: 2.0,
            ..*theme
        };
        for figure in Figure::all() {
            let Some(picture) = derived.picture(figure, Attention::NONE) else {
                continue;
            };
            let size = case.size(figure);
            let small = picture.marks(theme, size);
            let large = picture.marks(&larger, size.map(|side| 2.0 * side));
            assert_eq!(small.len(), large.len());
            for (small, large) in small.iter().zip(&large) {
                let doubled = small.points().iter().map(|p| p.map(|x| 2.0 * x));
                assert!(doubled.eq(large.points().iter().copied()), "{small:?}");
                let thickness = |mark: &Mark| match mark {
                    Mark::Line { stroke, .. } => stroke.width,
                    Mark::Disc { radius, .. } => *radius,
                    Mark::Text { lettering, .. } => lettering.size,
                    Mark::Polygon { .. } | Mark::Polygons { .. } => 0.0,
                };
                assert_eq!(2.0 * thickness(small), thickness(large), "{small:?}");
                seen += 1;
            }
        }
    }
    assert!(seen > 5000, "{seen} marks");
}
