use super::*;
use crate::table::{DIABETES, Numbers, read};

fn numbers(text: &str) -> Numbers {
    let proposal = read(text.as_bytes()).expect("a table");
    proposal.numbers().expect("numbers")
}

fn standardized(text: &str) -> Standardized {
    let numbers = numbers(text);
    Standardized::new(&numbers.columns, &numbers.target).expect("columns that vary")
}

#[test]
fn bad_columns_are_named() {
    let error = |features: &[Vec<f64>], target: &[f64]| {
        Standardized::new(features, target).expect_err("there is a fault")
    };
    let (a, y) = (vec![1.0, 4.0], [3.0, 5.0]);
    assert_eq!(
        error(&[vec![1.0]], &[3.0]),
        StandardizedError::TooFewRows { found: 1 }
    );
    let (column, found, rows) = (1, 1, 2);
    assert_eq!(
        error(&[a.clone(), vec![2.0]], &y),
        StandardizedError::Length {
            column,
            found,
            rows
        }
    );
    for value in [f64::INFINITY, -1e101] {
        let (column, row) = (1, 1);
        assert_eq!(
            error(&[a.clone(), vec![2.0, value]], &y),
            StandardizedError::OutOfRange { column, row, value }
        );
    }
    let value = 2.0;
    assert_eq!(
        error(&[a.clone(), vec![2.0, 2.0]], &y),
        StandardizedError::ConstantColumn { column: 1, value }
    );
    assert_eq!(
        error(&[a.clone(), vec![1.0, 2.0]], &[2.0, 2.0]),
        StandardizedError::ConstantColumn { column: 2, value }
    );
    let fault = error(&[a, vec![1e-150, 2e-150]], &y);
    assert_eq!(fault, StandardizedError::TooSmallVariation { column: 1 });
    assert!(
        fault
            .to_string()
            .contains("column 1 varies by less than 1e-100")
    );
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
