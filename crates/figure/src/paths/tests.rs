//! The paths' marks, against their definitions.

use super::super::mark::Mark;
use super::super::series::Series;
use super::super::strength::{ROW, Scale};
use super::super::validation::{self, Errors, HeldOut};
use super::super::{Content, Picture, Theme};
use super::*;
use proptest::prelude::*;
use std::rc::Rc;

const SIZES: [[f64; 2]; 2] = [[900.0, 520.0], [360.0, 300.0]];

fn axis(against: Against, scale: Scale) -> StrengthAxis {
    StrengthAxis {
        against,
        scale,
        ends: [0.02, 1.1],
    }
}

/// p coefficients that leave 0 one after the other: |θⱼ| = (j + 1)(1 − λ/endⱼ) up to endⱼ, the signs alternate.
fn curves(p: usize, nodes: usize) -> Curves {
    let at: Vec<f64> = (0..nodes).map(|i| i as f64 / (nodes - 1) as f64).collect();
    let value = |j: usize, lambda: f64| {
        let end = 0.1 + 0.9 * (j + 1) as f64 / p as f64;
        let sign = if j.is_multiple_of(2) { 1.0 } else { -1.0 };
        sign * (j + 1) as f64 * (1.0 - lambda / end).max(0.0)
    };
    let values = (0..p).map(|j| at.iter().map(|&l| value(j, l)).collect());
    Curves {
        values: values.collect(),
        at,
    }
}

fn lines(curves: Curves, axis: StrengthAxis, raised: &[usize], at: f64) -> Lines {
    let labelled = Labelled::default().next(&curves.strongest(at, axis.against));
    let names: Rc<[String]> = (0..curves.values.len())
        .map(|j| format!("feature_number_{j}_of_a_table"))
        .collect();
    let knots: Rc<[f64]> = curves.at.clone().into();
    Lines {
        lines: Line::all(labelled, raised, &curves, at),
        backdrop: Backdrop {
            range: curves.range(&axis),
            curves: Shared::from(&Rc::new(curves)),
            axis,
            knots: Shared::from(&knots),
            markers: Vec::new(),
            inexact: None,
        },
        names: Shared::from(&names),
        ridge: None,
    }
}

fn marks(layer: impl Layer, size: [f64; 2]) -> Vec<Mark> {
    Content::new(layer).marks(&Theme::LIGHT, size)
}

/// The lines with a width.
fn of_width(marks: &[Mark], width: f64) -> Vec<Vec<Vector2>> {
    let line = |mark: &Mark| match mark {
        Mark::Line { points, stroke, .. } if stroke.width == width => Some(points.clone()),
        _ => None,
    };
    marks.iter().filter_map(line).collect()
}

#[test]
fn every_line_is_where_its_values_are() {
    for p in [1, 2, 10, 64, 300] {
        for scale in [Scale::Linear, Scale::Logarithmic] {
            for size in SIZES {
                let lines = lines(curves(p, 41), axis(Against::Lambda, scale), &[], 0.3);
                let Backdrop { curves, axis, .. } = &lines.backdrop;
                let painter = Painter::new(&Theme::LIGHT, size);
                let axes = lines.backdrop.axes(&painter);
                let quiet = |points: &Vec<Vector2>| {
                    points.iter().all(|at| axes.plot.grown(1e-6).contains(*at))
                };
                let marks = marks(lines.backdrop.clone(), size);
                // grid, ticks and axis have two corners on one height or one place
                let drawn = of_width(&marks, 1.0).into_iter().filter(quiet);
                let drawn = drawn
                    .filter(|points| points[0][0] != points[1][0] && points[0][1] != points[1][1]);
                let mut found = std::collections::BTreeSet::new();
                for points in drawn {
                    let first = axes.at(points[0])[1];
                    let small = axis.shown()[0];
                    let off = |j: usize| (curves.value(j, small).expect("a value") - first).abs();
                    let whose = (0..p)
                        .min_by(|&a, &b| off(a).total_cmp(&off(b)))
                        .expect("one");
                    found.insert(whose);
                    for pair in points.windows(2) {
                        for share in [0.0, 0.5, 1.0] {
                            let at = [0, 1].map(|k| pair[0][k] + share * (pair[1][k] - pair[0][k]));
                            let lambda = axis.value_at(size[0], at[0]);
                            let value = curves.value(whose, lambda).expect("a value");
                            let y = axes.pixel([0.0, value])[1];
                            assert!((y - at[1]).abs() < 0.6, "{p} {scale:?}: {y} not {}", at[1]);
                        }
                    }
                }
                assert_eq!(found.len(), p, "{scale:?} {size:?}");
            }
        }
    }
}

#[test]
fn names_do_not_overlap_and_stand_in_the_order_of_their_lines() {
    for p in [2, 10, 64, 300] {
        for against in [Against::Lambda, Against::Radius] {
            for size in SIZES {
                let lines = lines(
                    curves(p, 41),
                    axis(against, Scale::Linear),
                    &[0, p - 1],
                    0.3,
                );
                let painter = Painter::new(&Theme::LIGHT, size);
                let axes = lines.backdrop.axes(&painter);
                let ends = lines.ends(&axes);
                assert_eq!(ends.len(), lines.lines.len());
                for pair in ends.windows(2) {
                    let small = lines.backdrop.axis.small();
                    let value = |line: Line| lines.backdrop.curves.value(line.coefficient, small);
                    assert!(value(pair[0].0) >= value(pair[1].0));
                }
                let mut names: Vec<(f64, String)> = marks(lines.clone(), size)
                    .into_iter()
                    .filter_map(|mark| match mark {
                        Mark::Text {
                            text,
                            at,
                            lettering,
                        } => {
                            let bold = lettering.face == Face::Bold;
                            let width = text_width(&text, lettering.size, bold);
                            let end = at[0] - f64::from(lettering.align) * width;
                            assert!((0.0..=size[0]).contains(&end), "{text} ends at {end}");
                            Some((at[1], text))
                        }
                        _ => None,
                    })
                    .collect();
                assert_eq!(names.len(), ends.len());
                assert!(names.is_sorted_by(|a, b| a.0 <= b.0));
                names.dedup_by(|b, a| {
                    assert!(b.0 - a.0 >= ROW - 1e-9);
                    false
                });
            }
        }
    }
}

#[test]
fn a_low_picture_keeps_the_names_that_count() {
    let lines = lines(
        curves(10, 11),
        axis(Against::Lambda, Scale::Linear),
        &[4],
        0.3,
    );
    let painter = Painter::new(&Theme::LIGHT, [360.0, 120.0]);
    let axes = lines.backdrop.axes(&painter);
    let ends = lines.ends(&axes);
    assert!(ends.len() < lines.lines.len());
    assert!(ends.iter().any(|(line, _)| line.coefficient == 4));
}

#[test]
fn pointing_at_a_line_or_its_name_finds_it() {
    for scale in [Scale::Linear, Scale::Logarithmic] {
        for size in SIZES {
            let lines = lines(curves(10, 41), axis(Against::Lambda, scale), &[], 0.3);
            let painter = Painter::new(&Theme::LIGHT, size);
            let axes = lines.backdrop.axes(&painter);
            let Backdrop { curves, axis, .. } = &lines.backdrop;
            for j in 0..10 {
                let at = axis.shown()[0];
                let value = curves.value(j, at).expect("a value");
                let pixel = axes.pixel([axis.place(at), value]);
                assert_eq!(lines.line_at(size, pixel), Some(j));
            }
            let ends = lines.ends(&axes);
            let wanted: Vec<f64> = ends.iter().map(|end| end.1).collect();
            for ((line, _), y) in ends.iter().zip(StrengthAxis::heights(&axes, &wanted)) {
                assert_eq!(lines.line_at(size, [20.0, y]), Some(line.coefficient));
            }
            // where all are 0 there is no line, nor far from all of them, nor outside
            let zero = axes.pixel([axis.place(1.05), 0.0]);
            assert_eq!(lines.line_at(size, zero), None);
            let far = axes.pixel([axis.place(0.9), 8.0]);
            assert_eq!(lines.line_at(size, far), None);
            assert_eq!(lines.line_at(size, [300.0, -200.0]), None);
        }
    }
}

#[test]
fn the_cursor_marks_each_line_that_is_not_zero_and_all_zeros_once() {
    let at = 0.5;
    let below = lines(
        curves(10, 41),
        axis(Against::Lambda, Scale::Linear),
        &[],
        at,
    );
    let nonzero = below
        .lines
        .iter()
        .filter(|line| line.emphasis == Emphasis::Nonzero);
    // a mark, the paper around it, and for hollow ones the paper in it
    let count: usize = nonzero
        .map(|line| {
            if line.place.is_some_and(|place| place >= 5) {
                3
            } else {
                2
            }
        })
        .sum();
    assert!(count > 0 && below.lines[0].emphasis == Emphasis::Zero);
    let marks = marks(Foreground { lines: below, at }, SIZES[0]);
    let polygons = marks
        .iter()
        .filter(|mark| matches!(mark, Mark::Polygon { .. }));
    assert_eq!(polygons.count(), count + 2);
    assert_eq!(of_width(&marks, 1.8).len(), 1);
}

#[test]
fn a_cursor_beyond_the_axis_points_there_and_says_its_value() {
    for (at, text) in [(0.001, "λ = 0.001000"), (40.0, "λ = 40.00")] {
        let lines = lines(
            curves(3, 11),
            axis(Against::Lambda, Scale::Logarithmic),
            &[],
            at,
        );
        let marks = marks(Foreground { lines, at }, SIZES[1]);
        let said = marks
            .iter()
            .any(|mark| matches!(mark, Mark::Text { text: said, .. } if said == text));
        assert!(said, "{text}");
    }
}

#[test]
fn validation_stands_below_the_paths_pixel_for_pixel() {
    for against in [Against::Lambda, Against::Radius] {
        for scale in [Scale::Linear, Scale::Logarithmic] {
            for width in [360.0, 900.0] {
                let at = 0.37;
                let lines = lines(curves(12, 21), axis(against, scale), &[], at);
                let errors = Errors {
                    held_out: Some(HeldOut {
                        error: Series {
                            at: vec![0.02, 0.5, 1.0],
                            values: vec![3.0, 2.0, 6.0],
                        },
                        standard_error: vec![0.3, 0.2, 0.4],
                    }),
                    ..Errors::default()
                };
                let backdrop = validation::Backdrop {
                    errors: Shared::from(&Rc::new(errors)),
                    axis: lines.backdrop.axis,
                    markers: Vec::new(),
                    names: ["held out", "training", "test"].map(str::to_owned),
                };
                let below = validation::Foreground {
                    backdrop: backdrop.clone(),
                    at,
                };
                let sides = lines.backdrop.axis.sides(width);
                let paths = marks(
                    Foreground {
                        lines: lines.clone(),
                        at,
                    },
                    [width, 500.0],
                );
                let below = marks(below, [width, 240.0]);
                let cursor = |marks: &[Mark]| of_width(marks, 1.8)[0][0][0];
                assert_eq!(cursor(&paths), cursor(&below));
                let meant = sides[0] + lines.backdrop.axis.share(at) * (sides[1] - sides[0]);
                assert!((cursor(&paths) - meant).abs() < 1e-9);
                // the same numbers at the same places
                let numbers = |marks: Vec<Mark>, height: f64| -> Vec<(String, f64)> {
                    let texts = marks.into_iter().filter_map(|mark| match mark {
                        Mark::Text { text, at, .. } if at[1] > height - 20.0 => Some((text, at[0])),
                        _ => None,
                    });
                    texts.collect()
                };
                let above = numbers(marks(lines.backdrop.clone(), [width, 500.0]), 500.0);
                assert!(above.len() > 1);
                assert_eq!(above, numbers(marks(backdrop, [width, 240.0]), 240.0));
            }
        }
    }
}

#[test]
fn the_band_is_one_standard_error_on_either_side() {
    let errors = Errors {
        held_out: Some(HeldOut {
            error: Series {
                at: vec![0.02, 0.5, 1.1],
                values: vec![3.0, 2.0, 6.0],
            },
            standard_error: vec![0.5, 0.25, 1.0],
        }),
        ..Errors::default()
    };
    let axis = axis(Against::Lambda, Scale::Linear);
    let backdrop = validation::Backdrop {
        errors: Shared::from(&Rc::new(errors)),
        axis,
        markers: Vec::new(),
        names: Default::default(),
    };
    let painter = Painter::new(&Theme::LIGHT, SIZES[0]);
    let axes = axis.axes(&painter, [1.75, 7.0]);
    let marks = marks(backdrop, SIZES[0]);
    let bands = marks.iter().filter_map(|mark| match mark {
        Mark::Polygon { points, paint } if paint.alpha < 0.5 => Some(points),
        _ => None,
    });
    let bands: Vec<&Vec<Vector2>> = bands.collect();
    assert_eq!(bands.len(), 1);
    let meant = [
        [0.02, 3.5],
        [0.5, 2.25],
        [1.1, 7.0],
        [1.1, 5.0],
        [0.5, 1.75],
        [0.02, 2.5],
    ];
    assert_eq!(bands[0].len(), meant.len());
    for (corner, meant) in bands[0].iter().zip(meant) {
        let meant = axes.pixel(meant);
        assert!(
            (0..2).all(|k| (corner[k] - meant[k]).abs() < 1e-6),
            "{corner:?} {meant:?}"
        );
    }
}

#[test]
fn nothing_to_draw_is_a_chart_without_lines() {
    for p in [0, 3] {
        let empty = Curves {
            at: Vec::new(),
            values: vec![Vec::new(); p],
        };
        let lines = lines(
            empty,
            axis(Against::Radius, Scale::Logarithmic),
            &[0, 99],
            0.3,
        );
        let size = SIZES[1];
        assert_eq!(lines.line_at(size, [100.0, 100.0]), None);
        let foreground = Foreground {
            lines: lines.clone(),
            at: f64::NAN,
        };
        let picture = Picture::of(lines.backdrop.clone(), lines).under(foreground);
        assert!(!picture.marks(&Theme::DARK, size).is_empty());
        assert!(!picture.marks(&Theme::DARK, [0.0, 0.0]).is_empty());
    }
}

proptest! {
    #[test]
    fn the_strongest_come_first(
        values in prop::collection::vec(prop::collection::vec(prop_oneof![Just(0.0), -3.0..3.0_f64], 4), 0..20),
        at in 0.0..3.0_f64,
    ) {
        let curves = Curves { at: vec![0.0, 1.0, 2.0, 3.0], values };
        let order = curves.strongest(at, Against::Lambda);
        let mut all = order.clone();
        all.sort_unstable();
        prop_assert_eq!(all, (0..curves.values.len()).collect::<Vec<_>>());
        let strength = |j: usize| [curves.value(j, at), curves.value(j, 0.0)].map(|x| x.expect("a value").abs());
        for pair in order.windows(2) {
            prop_assert!(strength(pair[0]) >= strength(pair[1]));
        }
        let [low, high] = curves.range(&StrengthAxis { against: Against::Lambda, scale: Scale::Linear, ends: [0.5, 2.5] });
        for j in order {
            for step in 0..=20 {
                let value = curves.value(j, 0.5 + 0.1 * f64::from(step)).expect("a value");
                prop_assert!((low - 1e-12..=high + 1e-12).contains(&value));
            }
        }
    }
}
