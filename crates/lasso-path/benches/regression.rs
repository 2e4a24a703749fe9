//! How long paths of tables take: the diabetes data with 10 and with 64 columns, 1000 × 200 and 2000 × 1000 random numbers.
#![allow(missing_docs)] // criterion's macros make public items without documentation

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use lasso_path::problem::Lambda;
use lasso_path::regression::{
    Certificate, CoordinateDescent, CrossValidation, Design, LassoPath, Matrix, interleaved_folds,
};
use lasso_path::solve::Random;
use lasso_path::table::{DIABETES, read};

fn diabetes() -> (Matrix, Vec<f64>) {
    let proposal = read(DIABETES.as_bytes()).expect("a table");
    let numbers = proposal.numbers().expect("numbers");
    (numbers.matrix().expect("finite"), numbers.target)
}

/// The 10 standardized columns, and their products but the square of sex, which has two values.
fn diabetes64() -> (Matrix, Vec<f64>) {
    let (x, y) = diabetes();
    let design = Design::new(&x, &y).expect("a design");
    let column = |j: usize| design.x().column(j);
    let mut values: Vec<f64> = (0..10).flat_map(|j| column(j).to_vec()).collect();
    for i in 0..10 {
        for j in (i..10).filter(|&j| (i, j) != (1, 1)) {
            values.extend(column(i).iter().zip(column(j)).map(|(a, b)| a * b));
        }
    }
    let rows = y.len();
    let x = Matrix::from_columns(rows, 64, values).expect("finite");
    (x, y)
}

/// Neighbours have correlation ½; 20 of the coefficients are not 0.
fn random(rows: usize, columns: usize) -> (Matrix, Vec<f64>) {
    let mut random = Random::new(1);
    let mut values: Vec<f64> = (0..rows * columns)
        .map(|_| random.normal_pair()[0])
        .collect();
    for k in rows..values.len() {
        values[k] = 0.5 * values[k - rows] + 0.75_f64.sqrt() * values[k];
    }
    let y = (0..rows)
        .map(|i| {
            let signal = (0..20).map(|k| values[k * (columns / 20) * rows + i]);
            signal.sum::<f64>() + 2.0 * random.normal_pair()[0]
        })
        .collect();
    (
        Matrix::from_columns(rows, columns, values).expect("finite"),
        y,
    )
}

fn benchmarks(criterion: &mut Criterion) {
    let h = Matrix::from_columns(3, 3, vec![1.0, 0.5, -0.2, 0.5, 1.0, 0.3, -0.2, 0.3, 1.0]);
    let h = h.expect("finite");
    criterion.bench_function("three parameters, from H and q", |bench| {
        bench.iter(|| {
            let design = Design::from_gram(black_box(&h), &[2.0, 1.0, -0.4]);
            LassoPath::new(&design.expect("definite"))
        });
    });
    for (name, (x, y)) in [
        ("D10", diabetes()),
        ("D64", diabetes64()),
        ("S200", random(1000, 200)),
        ("S1000", random(2000, 1000)),
    ] {
        let design = Design::new(&x, &y).expect("a design");
        let path = LassoPath::new(&design);
        let lambda = path.lambda_max().scaled(0.1);
        let theta = path.theta(lambda).expect("exact");
        let mut group = criterion.benchmark_group(name);
        group.sample_size(10);
        group.bench_function("path", |bencher| {
            bencher.iter(|| LassoPath::new(black_box(&design)));
        });
        group.bench_function("certificate", |bencher| {
            bencher.iter(|| Certificate::lasso(&design, lambda, black_box(&theta)));
        });
        let point = path.point(&design, lambda).expect("exact");
        let sections = design.sections(&[0, 1]);
        group.bench_function("section", |bencher| {
            bencher.iter(|| sections.at(black_box(&point.theta), point.loss));
        });
        if x.columns() <= 64 {
            let lambdas: Vec<Lambda> = (0..100)
                .map(|k| path.lambda_max().scaled(1e-3_f64.powf(f64::from(k) / 99.0)))
                .collect();
            let descent = CoordinateDescent {
                tolerance: 1e-9,
                ..CoordinateDescent::default()
            };
            let start = vec![0.0; x.columns()];
            group.bench_function("coordinate descent, 100 λ", |bencher| {
                bencher.iter(|| descent.grid(black_box(&design), &lambdas, &start));
            });
            let folds = interleaved_folds(y.len(), 10);
            group.bench_function("cross-validation, 10 folds", |bencher| {
                bencher.iter(|| CrossValidation::new(black_box(&x), &y, &folds));
            });
        }
        group.finish();
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    targets = benchmarks
}
criterion_main!(benches);
