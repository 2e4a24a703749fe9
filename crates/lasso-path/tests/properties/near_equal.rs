//! Columns that are all but equal, or all but sums of others: the path is exact down to where it says.

use lasso_path::problem::Lambda;
use lasso_path::regression::{Certificate, Design, LassoPath, Matrix};
use proptest::prelude::*;
use strategies::{config, number::lambda as some_lambda};

/// X by rows.
fn matrix(rows: &[&[f64]]) -> Matrix {
    let (n, p) = (rows.len(), rows[0].len());
    let values = (0..p).flat_map(|j| rows.iter().map(move |row| row[j]));
    Matrix::from_columns(n, p, values.collect()).expect("finite")
}

/// The same table as it is, and standardized.
fn designs(x: &Matrix, y: &[f64]) -> [Design; 2] {
    [
        Design::from_standardized(x.clone(), y.to_vec()).expect("a design"),
        Design::new(x, y).expect("a design"),
    ]
}

/// Holds a path to its promise: by its own certificate, and at single points by that of any θ. Gives the path.
fn check(design: &Design) -> LassoPath {
    let path = LassoPath::new(design);
    let whole = path.certify(design);
    assert!(whole.share_of_promise <= 1.0, "{whole:?}\n{path:?}");
    let length = |j| -> f64 {
        let column = design.x().column(j).iter();
        (column.map(|v| v * v).sum::<f64>() / design.rows() as f64).sqrt()
    };
    let lengths: Vec<f64> = (0..design.columns()).map(length).collect();
    let longest = lengths.iter().copied().fold(0.0, f64::max);
    let energy = design.y().iter().map(|v| v * v).sum::<f64>() / design.rows() as f64;
    // what rounding leaves of a correlation that is 0
    let floor = 4.1 * f64::EPSILON * energy.sqrt() * longest;
    assert!(
        whole.kkt_residual <= 1e-8 * path.lambda_max().value() + floor,
        "{whole:?}\n{path:?}"
    );
    for pair in path.knots().windows(2) {
        assert!(pair[0].lambda >= pair[1].lambda, "{path:?}");
        for share in [0.0, 0.001, 0.4, 0.7, 0.999, 1.0] {
            let [from, to] = [&pair[0], &pair[1]].map(|knot| knot.lambda.value());
            let lambda = (from + share * (to - from)).max(to);
            let theta = path.theta(some_lambda(lambda)).expect("exact");
            let point = Certificate::lasso(design, some_lambda(lambda), &theta);
            // what rounding θ leaves in the correlation with the longest column
            let size: f64 = (theta.iter().zip(&lengths))
                .map(|(t, length)| t.abs() * length * longest)
                .sum();
            let rounding = 2.0 * f64::EPSILON * size + 1e-15 * path.lambda_max().value();
            assert!(
                point.kkt_residual <= whole.kkt_residual + rounding,
                "λ = {lambda}: {point:?} {whole:?}\n{path:?}"
            );
            if lambda >= whole.gap_from.value() {
                let norm: f64 = theta.iter().map(|t| t.abs()).sum();
                let short = (whole.kkt_residual + rounding) / lambda;
                let energy = design.y().iter().map(|v| v * v).sum::<f64>();
                let more = 4.0 * rounding * (norm + short * energy / lambda);
                assert!(
                    point.gap <= whole.gap * (1.0 + 1e-9) + more,
                    "{point:?} {whole:?}"
                );
            }
        }
    }
    assert_eq!(
        path.exact_from() > Lambda::ZERO,
        !path.grid_below().is_empty()
    );
    path
}

/// λ_max is small beside the terms of the correlations, so that binary64 alone cannot tell whether the promise is kept.
#[test]
fn a_path_is_not_cut_where_only_its_check_is_rounded() {
    for share in [1e-3, 5e-4, 4e-4, 3e-4] {
        let x = matrix(&[
            &[1.0, 1.0 + share, 1.0],
            &[1.0, 1.0 - share, 1.0],
            &[-1.0, -1.0, -1.0 + share],
            &[-1.0, -1.0, -1.0 - 0.7 * share],
        ]);
        for design in designs(&x, &[1.0, -1.0, 0.6, -0.6]) {
            assert_eq!(check(&design).exact_from(), Lambda::ZERO, "{share}");
        }
    }
}

/// Each broke a path in silence once: relative differences of 1e-14 … 1e-11, runaway θ, small units, wrong signs.
#[test]
fn what_once_broke_in_silence() {
    let cases = [
        (
            matrix(&[
                &[4.0, 4.00000000009, 3.99999999997, 4.00000000009],
                &[5.0, 5.00000000009, 4.99999999995, 5.00000000009],
                &[-5.0, -4.99999999992, -5.00000000007, -4.99999999998],
            ]),
            vec![5.0, 5.0, -5.0],
        ),
        (
            matrix(&[
                &[
                    1.0000000000006,
                    0.9999999999997,
                    1.0000000000007,
                    0.9999999999993,
                ],
                &[
                    -4.0000000000008,
                    -4.0000000000001,
                    -4.0000000000001,
                    -4.0000000000004,
                ],
                &[
                    5.0000000000001,
                    4.9999999999993,
                    5.0000000000003,
                    4.9999999999997,
                ],
            ]),
            vec![1.0, 3.0, -5.0],
        ),
        (
            matrix(&[
                &[0.4099914063947019, 0.40999728133698093, 0.22488134507898913],
                &[1.8844937345285429, 1.884456720841287, 1.4781411131858648],
                &[
                    -0.46578645255506035,
                    -0.4657956750120454,
                    0.40702904004482937,
                ],
                &[
                    -0.6424060829838383,
                    -0.6424117168487176,
                    0.48913542755843104,
                ],
                &[-0.40195192624849707, -0.401926268232489, 0.4267039710661618],
            ]),
            vec![
                -0.03682953138034184,
                -0.09118957533153847,
                0.12344718808060656,
                -0.020034006170704256,
                0.0082393048176491,
            ],
        ),
        (
            matrix(&[
                &[-2.999999993, -2.999999998, -2.0],
                &[3.999999996, 4.000000006, 4.0],
                &[-4.999999994, -4.999999997, -1.0],
                &[4.999999992, 5.000000001, 5.0],
            ]),
            vec![1.0, 2.0, -3.0, -5.0],
        ),
        (
            matrix(&[
                &[-4.0, -4.0000000000008, 1.0],
                &[1.0, 0.9999999999991, -2.0],
                &[0.0, 9e-13, -2.0],
            ]),
            vec![1.0, 5.0, 4.0],
        ),
    ];
    for (x, y) in &cases {
        for design in designs(x, y) {
            let path = check(&design);
            // θ did not run away where the path says that it is exact
            for knot in path.knots() {
                let norm: f64 = knot.theta.to_vec().iter().map(|t| t.abs()).sum();
                let zero = design.y().iter().map(|v| v * v).sum::<f64>() / 2.0;
                let bound = zero / design.rows() as f64 / knot.lambda.value();
                assert!(norm <= bound * (1.0 + 1e-9), "{norm} {knot:?}");
            }
        }
    }
    // all were exact to λ = 0 but the two with a condition of 10²⁰ and more
    for (x, y) in [&cases[0], &cases[1], &cases[4]] {
        for design in designs(x, y) {
            assert_eq!(LassoPath::new(&design).exact_from(), Lambda::ZERO);
        }
    }
}

/// Columns in small units are columns: X = [[g, 0], [0, g], [g, g]], y = [1, 3, 2] has θ(0) = (1/3, 7/3)/g.
#[test]
fn small_units_do_not_end_a_path() {
    for power in [0, -3, -7, -9, -30, -100, 7, 100] {
        let g = 10_f64.powi(power);
        let x = matrix(&[&[g, 0.0], &[0.0, g], &[g, g]]);
        let [raw, _] = designs(&x, &[1.0, 3.0, 2.0]);
        let path = check(&raw);
        assert_eq!((path.knots().len(), path.exact_from()), (3, Lambda::ZERO));
        let theta = path.theta(Lambda::ZERO).expect("exact");
        for (t, exact) in theta.iter().zip([1.0 / 3.0, 7.0 / 3.0]) {
            assert!((t * g - exact).abs() <= 1e-14, "{theta:?}");
        }
    }
}

/// Each column with small parts of the whole table added, relative to it.
fn near_equal(n: usize, x: &[f64], equal: usize, near: f64) -> Matrix {
    let entry = |at: usize| {
        let (i, j) = (at % n, at / n);
        if j < equal {
            x[i] * (1.0 + near * x[at]) + near * x[(at + 1) % x.len()]
        } else {
            x[at]
        }
    };
    let values = (0..x.len()).map(entry).collect();
    Matrix::from_columns(n, x.len() / n, values).expect("finite")
}

/// λ here is so far below λ_max that correlations do not tell a sign: the coefficient itself does.
#[test]
fn a_sign_does_not_turn_between_knots() {
    let x = [
        5.0,
        3.0,
        0.700792486126481,
        0.0,
        -0.7073410693783535,
        0.02392654577901548,
        1.3234955867604286,
        3.0,
        -5.0,
        4.0,
        0.26222587637862205,
        1.9255927148116276,
        0.0,
        0.560962476330067,
        2.0,
    ];
    let y = [
        -1.0699193490906493,
        -0.1051165198836304,
        2.0,
        1.1155103235331234,
        -3.0,
    ];
    for design in designs(&near_equal(5, &x, 3, 1.055_372_779_957_096_9e-9), &y) {
        check(&design);
    }
}

/// Two columns that are constant but for rounding: they are not one column, and λ_max is the larger of the two.
#[test]
fn what_rounding_leaves_of_a_constant_is_no_copy() {
    let x = [
        -4.0,
        -4.0,
        -4.0,
        -0.0625169121226305,
        -0.20692942606984444,
        -0.26362083847602047,
    ];
    for design in designs(
        &near_equal(3, &x, 2, 1.138_806_987_901_473e-14),
        &[1.0, 0.0, 1.0],
    ) {
        check(&design);
    }
}

fn table() -> impl Strategy<Value = (usize, usize, Vec<f64>, Vec<f64>)> {
    (3_usize..8, 2_usize..6).prop_flat_map(|(n, p)| {
        (
            Just(n),
            Just(p),
            prop::collection::vec(
                prop_oneof![(-5_i32..6).prop_map(f64::from), -2.0..2.0_f64],
                n * p,
            ),
            prop::collection::vec(
                prop_oneof![(-5_i32..6).prop_map(f64::from), -2.0..2.0_f64],
                n,
            ),
        )
    })
}

/// A number as R writes it with so many digits.
fn written(value: f64, digits: usize) -> f64 {
    format!("{value:.*e}", digits - 1)
        .parse()
        .expect("a number")
}

proptest! {
    #![proptest_config(config(3_000))]

    /// Columns that are one column but for relative differences of 10⁻¹⁵ … 10⁻³.
    #[test]
    fn near_equal_columns_keep_the_promise((n, p, x, y) in table(), power in -15.0..-3.0_f64, equal in 1_usize..5) {
        let x = near_equal(n, &x, equal.min(p), 10_f64.powf(power));
        for design in designs(&x, &y) {
            check(&design);
        }
    }

    /// Powers 1 … p of one column, not centred: the condition grows with p without end.
    #[test]
    fn polynomials_keep_the_promise(n in 4_usize..12, p in 2_usize..9, start in -3.0..3.0_f64, step in 0.05..1.0_f64, y in prop::collection::vec(-2.0..2.0_f64, 12)) {
        let at = |i: usize| start + step * i as f64;
        let values = (1..=p).flat_map(|k| (0..n).map(move |i| at(i).powi(k as i32)));
        let x = Matrix::from_columns(n, p, values.collect()).expect("finite");
        for design in designs(&x, &y[..n]) {
            check(&design);
        }
    }

    /// A table with copies as R writes them: each feature beside its Fahrenheit, its min-max or its offset.
    #[test]
    fn written_copies_keep_the_promise((n, p, x, y) in table(), which in 0_usize..4, digits in prop::sample::select(vec![6_usize, 10, 15, 17])) {
        let column = |j: usize| x[j * n..(j + 1) * n].to_vec();
        let copy = |j: usize| -> Vec<f64> {
            let own = column(j);
            let low = own.iter().copied().fold(f64::INFINITY, f64::min);
            let high = own.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let value = |v: f64| match which {
                0 => 1.8 * v + 32.0,
                1 => (v - low) / (high - low).max(1e-3),
                2 => v + 1e5,
                _ => v / 3.0,
            };
            own.into_iter().map(|v| written(value(v), digits)).collect()
        };
        let values = (0..p).flat_map(|j| column(j).into_iter().map(|v| written(v, digits)).chain(copy(j)));
        let x = Matrix::from_columns(n, 2 * p, values.collect()).expect("finite");
        for design in designs(&x, &y) {
            check(&design);
        }
    }
}
