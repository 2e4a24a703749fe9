//! The numbers that are taken away are those of the problem, to the last bit.

use super::tables::solved;
use figure::Figure;
use lasso_path::problem::Lambda;
use lasso_path::solve::solve;
use study::{Derived, derive, permalink};

/// The header and the rows; no field holds a quote here.
fn rows(csv: &str) -> (Vec<&str>, Vec<Vec<&str>>) {
    let mut lines = csv
        .split_terminator("\r\n")
        .map(|line| line.split(',').collect());
    let header: Vec<&str> = lines.next().expect("a header");
    let rows: Vec<Vec<&str>> = lines.collect();
    assert!(rows.iter().all(|row| row.len() == header.len()), "{csv}");
    (header, rows)
}

fn number(text: &str) -> f64 {
    text.parse().expect("a number")
}

fn table(link: &str) -> Derived {
    let (state, notices) = permalink::read(link);
    assert_eq!(notices, []);
    solved(&state).1
}

#[test]
fn the_nodes_of_a_path_are_solutions() {
    for link in ["", "center=2,-0.4&hessian=1,1.2,2", "center=0,0"] {
        let derived = derive(&permalink::read(link).0);
        let csv = derived.data(Figure::Path).expect("a path");
        assert_eq!(derived.data(Figure::Radius).as_ref(), Some(&csv));
        let (header, rows) = rows(&csv);
        assert_eq!(header, ["lambda", "θ₁", "θ₂", "c"]);
        assert!(!rows.is_empty());
        for row in rows {
            let [lambda, first, second, c] = [0, 1, 2, 3].map(|i| number(row[i]));
            let lambda = Lambda::new(lambda).expect("not negative");
            let theta = solve(&derived.solved.loss, lambda).theta;
            let scale = derived.solved.loss.center()[0].abs().max(1.0);
            assert!(
                (theta[0] - first).hypot(theta[1] - second) < 1e-12 * scale,
                "{row:?}"
            );
            assert!((c - first.abs() - second.abs()).abs() < 1e-12 * scale);
        }
    }
}

#[test]
fn a_table_gives_all_its_coefficients() {
    let derived = table("data=diabetes&features=all&lambda=0.5");
    let fitted = derived.fitted().expect("solved");
    let csv = derived.coefficients_data().expect("a table");
    let (header, all) = rows(&csv);
    assert_eq!(header, ["feature", "standardized", "own units"]);
    assert_eq!(all.len(), fitted.count() + 1);
    for (j, row) in all[..fitted.count()].iter().enumerate() {
        assert_eq!(row[0], fitted.fit.names[j]);
        assert_eq!(number(row[1]), fitted.theta.get(j));
    }
    assert_eq!(number(all[fitted.count()][2]), fitted.in_own_units().1);
    let csv = derived.data(Figure::Paths).expect("paths");
    let (header, nodes) = rows(&csv);
    assert_eq!(header[2..], fitted.fit.names);
    assert_eq!(nodes.len(), fitted.fit.path().knots().len());
    for (row, knot) in nodes.iter().zip(fitted.fit.path().knots()) {
        assert_eq!(number(row[0]), knot.lambda.value());
        for j in 0..fitted.count() {
            assert_eq!(number(row[2 + j]), knot.theta.get(j));
        }
    }
}

#[test]
fn what_has_numbers_says_so() {
    let links = [
        "",
        "panel=descent",
        "panel=slice",
        "stage=prior",
        "penalty=bridge,0.5",
    ];
    let mut all: Vec<Derived> = links.map(|link| derive(&permalink::read(link).0)).into();
    let tables = [
        "",
        "panel=descent&lambda=5",
        "folds=10",
        "panel=gradient&lambda=1",
    ];
    all.extend(tables.map(|more| table(&format!("data=diabetes&features=all&{more}"))));
    for derived in &all {
        for figure in Figure::all() {
            let data = derived.data(figure);
            assert_eq!(derived.has_data(figure), data.is_some(), "{figure:?}");
            if let Some(csv) = data {
                let (_, rows) = rows(&csv);
                assert!(!rows.is_empty(), "{figure:?}");
            }
        }
    }
    let with = |figure: Figure| all.iter().filter(|one| one.has_data(figure)).count();
    assert!(
        with(Figure::Coordinates) == 1 && with(Figure::Zeros) == 1 && with(Figure::Validation) == 1
    );
}

#[test]
fn a_table_has_no_pictures_of_the_plane_whether_it_is_solved_or_not() {
    for link in [
        "data=diabetes&features=all",
        "data=diabetes&features=bmi,bp,sex&panel=descent",
    ] {
        for derived in [derive(&permalink::read(link).0), table(link)] {
            for figure in [Figure::Plane, Figure::Path, Figure::Radius, Figure::Space] {
                assert_eq!(derived.picture(figure, study::Attention::NONE), None);
            }
            for figure in Figure::all() {
                let _ = (
                    derived.picture(figure, study::Attention::NONE),
                    derived.description(figure),
                );
            }
        }
    }
}
