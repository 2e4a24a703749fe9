//! How long one solution takes: a drag asks for one per frame, a path plot for hundreds.
#![allow(missing_docs)] // criterion's macros make public items without documentation

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use snap_to_zero::problem::{Hessian, Lambda, QuadraticLoss};
use snap_to_zero::solve::{Certificate, PlanarPath, solve};

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
        // The slowest λ: only the path tells on which side of the knot it is.
        let knot = path.knots()[0].lambda;
        group.bench_function("solve at a knot", |bencher| {
            bencher.iter(|| solve(black_box(&loss), black_box(knot)));
        });
        group.bench_function("certificate", |bencher| {
            bencher.iter(|| Certificate::of(black_box(&loss), black_box(at), black_box(theta)));
        });
        group.finish();
    }
}

criterion_group!(benches, benchmarks);
criterion_main!(benches);
