//! How long one solution takes in the browser, compiled for few bytes as the page is.

fn main() {
    // The test runner for browsers finds what to measure.
}

#[cfg(target_arch = "wasm32")]
mod web {
    use lasso_path::problem::{Hessian, Lambda, QuadraticLoss};
    use lasso_path::solve::penalty::Penalty;
    use lasso_path::solve::{PlanarPath, draws, solve};
    use std::{hint::black_box, time::Duration};
    use wasm_bindgen_test::{Criterion, wasm_bindgen_bench, wasm_bindgen_test_configure};

    wasm_bindgen_test_configure!(run_in_browser);

    #[wasm_bindgen_bench]
    fn planar(criterion: &mut Criterion) {
        let loss =
            |hessian, center| QuadraticLoss::new(hessian, center, 0.0).expect("within range");
        let textbook = Hessian::correlation(0.6).expect("|rho| <= 1");
        let long = Hessian::new(8.0, 6.0, 5.0).expect("positive definite");
        let mut criterion = std::mem::take(criterion)
            .warm_up_time(Duration::from_millis(500))
            .measurement_time(Duration::from_secs(1));
        for (name, loss) in [
            ("two knots", loss(textbook, [3.0, 1.0])),
            ("four knots", loss(long, [-0.2, 1.0])),
        ] {
            let path = PlanarPath::new(&loss);
            for (at, lambda) in [
                ("solve", Lambda::new(0.1).expect("positive")),
                ("solve at a knot", path.knots()[0].lambda),
            ] {
                criterion.bench_function(&format!("in the browser: {name}/{at}"), |bencher| {
                    bencher.iter(|| solve(black_box(&loss), black_box(lambda)));
                });
            }
            criterion.bench_function(&format!("in the browser: {name}/path"), |bencher| {
                bencher.iter(|| PlanarPath::new(black_box(&loss)));
            });
            let sample = draws(&loss, 0.3, 1, 2000);
            let mut out = vec![[0.0; 2]; sample.len()];
            let lambda = Lambda::new(0.1).expect("positive");
            for (title, penalty) in [("L1", Penalty::L1), ("ridge", Penalty::Ridge)] {
                criterion.bench_function(
                    &format!("in the browser: {name}/2000 samples, {title}"),
                    |bencher| {
                        bencher.iter(|| {
                            penalty.minimise_many(black_box(&loss), &sample, lambda, &mut out);
                        });
                    },
                );
            }
        }
    }
}
