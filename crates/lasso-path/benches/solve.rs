//! How long one solution takes: a drag asks for one per frame, a path plot for hundreds.
#![allow(missing_docs)] // criterion's macros make public items without documentation

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use lasso_path::problem::{Hessian, Lambda, QuadraticLoss};
use lasso_path::solve::penalty::{Exponent, Penalty};
use lasso_path::solve::{Certificate, PlanarPath, Radius, draws, solve};

fn benchmarks(criterion: &mut Criterion) {
    let loss = |rho: f64, center| {
        let hessian = Hessian::correlation(rho).expect("|rho| <= 1");
        QuadraticLoss::new(hessian, center, 0.0).expect("within range")
    };
    let lambda = |value| Lambda::new(value).expect("positive");
    let hessian = Hessian::new(8.0, 6.0, 5.0).expect("positive definite");
    let four_knots = QuadraticLoss::new(hessian, [-0.2, 1.0], 0.0).expect("within range");
    for (name, loss, at) in [
        ("two knots", loss(0.6, [3.0, 1.0]), lambda(0.1)),
        ("four knots", four_knots, lambda(0.1)),
        ("singular", loss(1.0, [3.0, 1.0]), lambda(1.0)),
    ] {
        let path = PlanarPath::new(&loss);
        let theta = path.solution(at).theta;
        let mut group = criterion.benchmark_group(name);
        group.bench_function("path", |bencher| {
            bencher.iter(|| PlanarPath::new(black_box(&loss)));
        });
        group.bench_function("look-up", |bencher| {
            bencher.iter(|| black_box(&path).solution(black_box(at)));
        });
        group.bench_function("solve", |bencher| {
            bencher.iter(|| solve(black_box(&loss), black_box(at)));
        });
        // The slowest λ: binary64 does not tell on which side of the knot it is.
        let knot = path.knots()[0].lambda;
        group.bench_function("solve at a knot", |bencher| {
            bencher.iter(|| solve(black_box(&loss), black_box(knot)));
        });
        group.bench_function("certificate", |bencher| {
            bencher.iter(|| Certificate::lasso(black_box(&loss), black_box(at), black_box(theta)));
        });
        group.finish();
    }
}

fn penalties(criterion: &mut Criterion) {
    let hessian = Hessian::new(8.0, 6.0, 5.0).expect("positive definite");
    let loss = QuadraticLoss::new(hessian, [-0.2, 1.0], 0.0).expect("within range");
    let bridge = |p| Penalty::Bridge(Exponent::new(p).expect("an exponent"));
    let mut penalties = Penalty::ALL.to_vec();
    penalties.extend([0.05, 0.9, 1.2, 1.5, 3.0, 10.0, f64::INFINITY].map(bridge));
    for penalty in penalties {
        let at = Lambda::new(0.2 * penalty.typical_lambda(&loss).value()).expect("positive");
        let end = Lambda::new(2.0 * penalty.typical_lambda(&loss).value()).expect("positive");
        let theta = penalty.minimise(&loss, at).least_norm_point();
        let radius = Radius::new(penalty.radius(theta)).expect("a radius");
        let mut group = criterion.benchmark_group(format!("{penalty:?}"));
        group.bench_function("minimise", |bencher| {
            bencher.iter(|| black_box(penalty).minimise(black_box(&loss), black_box(at)));
        });
        group.bench_function("solve with certificate", |bencher| {
            bencher.iter(|| black_box(penalty).solve(black_box(&loss), black_box(at)));
        });
        group.bench_function("path", |bencher| {
            bencher.iter(|| black_box(penalty).path(black_box(&loss), black_box(end), 1e-3));
        });
        group.bench_function("lambda for radius", |bencher| {
            bencher.iter(|| penalty.lambda_for_radius(black_box(&loss), black_box(radius)));
        });
        group.bench_function("lambda max", |bencher| {
            bencher.iter(|| penalty.lambda_max(black_box(&loss)));
        });
        let sample = draws(&loss, 0.3, 1, 2000);
        let mut out = vec![[0.0; 2]; sample.len()];
        group.bench_function("2000 draws", |bencher| {
            bencher.iter(|| penalty.minimise_many(black_box(&loss), &sample, at, &mut out));
        });
        group.finish();
    }
    criterion.bench_function("drawing 2000", |bencher| {
        bencher.iter(|| draws(black_box(&loss), 0.3, 1, 2000));
    });
}

criterion_group! {
    name = benches;
    // Some eighty benchmarks: a minute or two in all.
    config = Criterion::default()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    targets = benchmarks, penalties
}
criterion_main!(benches);
