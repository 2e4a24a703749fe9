//! How long the pictures of one frame take: their inputs, the comparison with the last ones, and their marks.
#![allow(missing_docs)] // criterion's macros make public items without documentation

use std::hint::black_box;
use std::rc::Rc;
use std::time::Duration;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use figure::paths::{Backdrop, Curves, Foreground, Labelled, Line, Lines};
use figure::{Against, Figure, Picture, Scale, Shared, StrengthAxis, Theme};
use study::{Attention, derive, permalink};

const PLANE: [f64; 2] = [820.0, 850.0];
const CHART: [f64; 2] = [380.0, 208.0];

fn benchmarks(criterion: &mut Criterion) {
    let methods = "subgradient,diminishing,proximal,fista,coordinate,ridge";
    let everything = "layers=normal-cone,sparsity-map,solution-set,samples";
    let walk = format!("panel=descent&methods={methods}&steps=1000&iteration=500");
    for (name, link, figures) in [
        (
            "opening",
            "",
            &[Figure::Plane, Figure::Path, Figure::KktBars][..],
        ),
        ("all options", everything, &[Figure::Plane]),
        ("ridge", "penalty=ridge", &[Figure::Plane, Figure::Path]),
        (
            "bridge",
            "penalty=bridge,0.5",
            &[Figure::Plane, Figure::Path],
        ),
        ("one parameter", "panel=slice", &[Figure::Slice]),
        (
            "six methods",
            &walk,
            &[Figure::Plane, Figure::Coordinates, Figure::Convergence],
        ),
    ] {
        let derived = derive(&permalink::read(link).0);
        let mut group = criterion.benchmark_group(name);
        for &figure in figures {
            let size = if figure == Figure::Plane {
                PLANE
            } else {
                CHART
            };
            let picture = || {
                derived
                    .picture(figure, Attention::NONE)
                    .expect("its topic is open")
            };
            let (first, second) = (picture(), picture());
            let what = figure.name();
            group.bench_function(format!("{what}: input"), |bencher| bencher.iter(picture));
            group.bench_function(format!("{what}: comparison"), |bencher| {
                bencher.iter(|| black_box(&first) == black_box(&second));
            });
            group.bench_function(format!("{what}: marks of the foreground"), |bencher| {
                bencher.iter(|| first.0[1].marks(&Theme::LIGHT, size));
            });
        }
        group.finish();
    }
    let mut group = criterion.benchmark_group("paths");
    for (p, nodes) in [(1, 200), (10, 200), (100, 200), (1000, 1300)] {
        let picture = paths(p, nodes);
        group.bench_function(format!("{p}: all marks"), |bencher| {
            bencher.iter(|| picture.marks(&Theme::LIGHT, CHART));
        });
        group.bench_function(format!("{p}: marks of the foreground"), |bencher| {
            bencher.iter(|| picture.0[2].marks(&Theme::LIGHT, CHART));
        });
        group.bench_function(format!("{p}: comparison"), |bencher| {
            bencher.iter_batched(
                || paths(p, nodes),
                |other| picture == other,
                BatchSize::SmallInput,
            );
        });
    }
    group.finish();
}

/// p coefficients that leave 0 one after the other, at so many nodes.
fn paths(p: usize, nodes: u32) -> Picture {
    let at: Vec<f64> = (0..nodes)
        .map(|i| f64::from(i) / f64::from(nodes - 1))
        .collect();
    let value = |j: usize, lambda: f64| {
        let end = (j + 1) as f64 / p as f64;
        (end - lambda).max(0.0) * if j.is_multiple_of(2) { 1.0 } else { -1.0 }
    };
    let values = (0..p).map(|j| at.iter().map(|&l| value(j, l)).collect());
    let curves = Rc::new(Curves {
        values: values.collect(),
        at,
    });
    let axis = StrengthAxis {
        against: Against::Lambda,
        scale: Scale::Linear,
        ends: [0.0, 1.1],
    };
    let knots: Rc<[f64]> = curves.at.clone().into();
    let names: Rc<[String]> = (0..p).map(|j| format!("x{j}")).collect();
    let at = 0.3;
    let labelled = Labelled::default().next(&curves.strongest(at, axis.against));
    let backdrop = Backdrop {
        curves: Shared::from(&curves),
        range: curves.range(&axis),
        axis,
        knots: Shared::from(&knots),
        markers: Vec::new(),
        inexact: None,
    };
    let lines = Lines {
        backdrop: backdrop.clone(),
        names: Shared::from(&names),
        lines: Line::all(labelled, &[], &curves, at),
        ridge: None,
    };
    let foreground = Foreground {
        lines: lines.clone(),
        at,
    };
    Picture::of(backdrop, lines).under(foreground)
}

criterion_group! {
    name = marks;
    config = Criterion::default()
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(600))
        .sample_size(20);
    targets = benchmarks
}
criterion_main!(marks);
