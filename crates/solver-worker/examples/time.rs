//! scratch
use lasso_path::regression::path::Points;
use lasso_path::regression::*;
use solver_worker::*;
use std::ops::ControlFlow;
use std::time::Instant;
fn time<T>(what: &str, f: impl FnOnce() -> T) -> T {
    let s = Instant::now();
    let r = f();
    println!("{what}: {:.2} ms", s.elapsed().as_secs_f64() * 1e3);
    r
}
fn main() {
    let made = |rows, features| {
        Source::Made(Made {
            kind: MadeKind::Plain,
            rows,
            features,
            nonzero: 20.min(features),
            size: 1.0,
            correlation: 0.3,
            noise: 2.0,
            seed: 1,
        })
    };
    for source in [
        Source::Diabetes,
        Source::DiabetesSquares,
        Source::Linnerud,
        made(1000, 200),
        made(100, 2000),
        made(2000, 1000),
    ] {
        println!("== {source:?}");
        let table: Table = source.clone().into();
        let mut session = Session::default();
        let go = |_: f64| ControlFlow::Continue(());
        let a = time("fit", || session.solve(&Job::Fit(table.clone()), go))
            .unwrap()
            .unwrap();
        let Answer::Fit(fit) = &a else { panic!() };
        println!(
            "knots {} rank {} end {}",
            fit.path().knots().len(),
            fit.rank,
            fit.path().knots().last().unwrap().theta.nonzero().len()
        );
        time("fit again", || session.solve(&Job::Fit(table.clone()), go))
            .unwrap()
            .unwrap();
        let bytes = time("encode", || {
            encode(&Reply {
                id: 1,
                outcome: Outcome::Done(a.clone()),
            })
            .unwrap()
        });
        println!("bytes {}", bytes.len());
        let r: Reply = time("decode", || decode(&bytes).unwrap());
        assert!(r.outcome == Outcome::Done(a.clone()));
        if let Source::Made(m) = source {
            let d = time("draw", || m.draw().unwrap());
            let design = time("design", || Design::new(&d.x, &d.y).unwrap());
            let path = time("path", || LassoPath::new(&design));
            time("rank", || path.rank(&design));
            time("gram", || design.gram());
            let p = path.clone();
            if m.features <= 200 {
                time("refits", || path.refits(&design));
                time("certify", || path.certify(&design));
            }
            time("points", || Points::new(p, &design));
        } else {
            time("certify", || {
                session.solve(&Job::Certify(table.clone()), go)
            })
            .unwrap();
            time("cv", || {
                session.solve(
                    &Job::Validate {
                        table: table.clone(),
                        folds: 10,
                        seed: None,
                    },
                    go,
                )
            })
            .unwrap();
            let a = time("seeds", || {
                session.solve(
                    &Job::Seeds {
                        table: table.clone(),
                        folds: 10,
                        seeds: (0..20).collect(),
                    },
                    go,
                )
            })
            .unwrap()
            .unwrap();
            println!("seeds bytes {}", encode(&a).unwrap().len());
        }
        println!(
            "ridge {:?}",
            time("ridge", || session.solve(&Job::Ridge(table.clone()), go)).map(|_| ())
        );
    }
}
