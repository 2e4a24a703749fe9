use super::super::design::Design;
use super::*;
use crate::table::{DIABETES, Numbers, read};

fn numbers(text: &str) -> Numbers {
    let proposal = read(text.as_bytes()).expect("a table");
    proposal.numbers().expect("numbers")
}

fn standardized(text: &str) -> Standardized {
    let numbers = numbers(text);
    let x = numbers.matrix().expect("finite");
    Standardized::new(&x, &numbers.target).expect("columns in range")
}

/// The Gram form and the design of a table refuse the same, with the same words.
#[test]
fn a_fault_is_the_same_for_a_design() {
    let matrix =
        |rows, values: &[f64]| Matrix::from_columns(rows, 1, values.to_vec()).expect("finite");
    let column = 0;
    for (x, y, fault) in [
        (matrix(1, &[1.0]), &[3.0][..], DesignError::TooFewRows(1)),
        (
            matrix(2, &[1.0, 4.0]),
            &[3.0],
            DesignError::Length {
                rows: 2,
                responses: 1,
            },
        ),
        (
            matrix(2, &[1.0, 4.0]),
            &[3.0, f64::INFINITY],
            DesignError::ResponseNotFinite {
                row: 1,
                value: f64::INFINITY,
            },
        ),
        (
            matrix(2, &[-1e150, 1e150]),
            &[3.0, 4.0],
            DesignError::Spread {
                column,
                spread: 1e150,
            },
        ),
        (
            matrix(2, &[-1e-150, 1e-150]),
            &[3.0, 4.0],
            DesignError::Spread {
                column,
                spread: 1e-150,
            },
        ),
    ] {
        assert_eq!(Standardized::new(&x, y), Err(fault));
        assert_eq!(Design::new(&x, y), Err(fault));
    }
}

/// Deviations (−1, 1, −1, 1), 0 and (−1, −1, 1, 1) in any unit: q = (3, 0, 3), as above.
#[test]
fn constant_columns_are_zeros_and_units_do_not_matter() {
    for unit in [1e-120, 1.0, 1e120] {
        let values = [0.0, 1.0, 0.0, 1.0, 5.0, 5.0, 5.0, 5.0, 0.0, 0.0, 3.0, 3.0];
        let x = Matrix::from_columns(4, 3, values.map(|v| v * unit).to_vec()).expect("finite");
        let table = Standardized::new(&x, &[1.0, 5.0, 5.0, 13.0]).expect("in range");
        let rows = [[1.0, 0.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, 1.0]];
        assert_eq!(
            (table.gram(), table.negative_gradient_at_zero()),
            (&rows.map(Vec::from)[..], &[3.0, 0.0, 3.0][..])
        );
        assert_eq!(table.pair_loss(0, 1), Err(PairError::Constant { index: 1 }));
        assert!(table.pair_loss(0, 2).is_ok());
    }
}

#[test]
fn standardizes_a_small_table_exactly() {
    // Deviations (−1, 1, −1, 1) and (−1, −1, 1, 1): unit variance, uncorrelated.
    let standardized = standardized("a,b,y\n2,10,1\n4,10,5\n2,30,5\n4,30,13\n");
    assert_eq!(standardized.gram(), [[1.0, 0.0], [0.0, 1.0]]);
    assert_eq!(standardized.negative_gradient_at_zero(), [3.0, 3.0]);
    assert_eq!(standardized.target_variance(), 19.0);
    assert_eq!(standardized.means(), [3.0, 20.0, 6.0]);
    assert_eq!(standardized.standard_deviations()[..2], [1.0, 10.0]);
    let loss = standardized.pair_loss(0, 1).expect("a pair");
    assert_eq!((loss.center(), loss.minimum()), ([3.0, 3.0], 0.5));
    assert_eq!(loss.lambda_max(), standardized.lambda_max());
}

#[test]
fn an_affine_copy_is_exactly_singular_with_the_least_norm_solution() {
    let text = "a,b,c,y\n0.1,0.7,-0.3,1\n0.2,0.9,-0.6,2\n0.7,1.9,-2.1,2\n0.4,1.3,-1.2,7\n";
    let standardized = standardized(text);
    for (j, sign) in [(1, 1.0), (2, -1.0)] {
        let loss = standardized.pair_loss(0, j).expect("a pair");
        assert_eq!(loss.hessian().h12(), sign);
        assert_eq!(loss.hessian().rank(), 1);
        let [first, second] = loss.center();
        // The cells 0.1, 0.7 … are rounded, so that the copies are affine to a few units only.
        assert!((first - sign * second).abs() <= 1e-14 * first.abs());
        let one_feature = 0.5
            * (standardized.target_variance()
                - standardized.negative_gradient_at_zero()[0].powi(2));
        assert!((loss.minimum() - one_feature).abs() <= 1e-13);
    }
}

#[test]
fn pairs_out_of_range_are_rejected() {
    let standardized = standardized(DIABETES);
    assert_eq!(
        standardized.pair_loss(0, 10),
        Err(PairError::NoSuchFeature {
            index: 10,
            count: 10
        })
    );
    assert_eq!(
        standardized.pair_loss(2, 2),
        Err(PairError::SameFeature { index: 2 })
    );
}

#[test]
fn diabetes_pairs_minimise_the_mean_of_squares_over_the_rows() {
    let (data, standardized) = (numbers(DIABETES), standardized(DIABETES));
    assert_eq!((standardized.row_count(), data.names.len()), (442, 10));
    let (means, deviations) = (standardized.means(), standardized.standard_deviations());
    let rows = data.target.len();
    for (i, j) in [(2, 8), (4, 5), (0, 9)] {
        let loss = standardized.pair_loss(i, j).expect("a pair");
        // The definition, row by row, without Gram form.
        let mean_of_squares = |theta: [f64; 2]| {
            let sum: f64 = (0..rows)
                .map(|row| {
                    let x = |k: usize| (data.columns[k][row] - means[k]) / deviations[k];
                    let fitted = theta[0] * x(i) + theta[1] * x(j);
                    (data.target[row] - means[10] - fitted).powi(2)
                })
                .sum();
            sum / (2.0 * rows as f64)
        };
        for theta in [[0.0, 0.0], loss.center(), [10.0, -20.0]] {
            let expected = mean_of_squares(theta);
            assert!((loss.value(theta) / expected - 1.0).abs() < 1e-12);
        }
    }
}
