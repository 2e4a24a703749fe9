use super::super::PairError;
use super::*;

fn error(text: &str) -> DataSetError {
    DataSet::from_csv(text).expect_err("the text has a fault")
}

#[test]
fn reads_names_columns_and_target() {
    let text = "\u{feff}a, b ,y\r\n1,2,3\r\n4, 5.5,-6e0\r\n\"7\",8,10\r\n";
    let data = DataSet::from_csv(text).expect("well-formed");
    assert_eq!(data.feature_names(), ["a", "b"]);
    assert_eq!(data.target_name(), "y");
    assert_eq!(data.feature(1), Some([2.0, 5.5, 8.0].as_slice()));
    assert_eq!(data.feature(2), None);
    assert_eq!(data.target(), [3.0, -6.0, 10.0]);
    assert_eq!((data.row_count(), data.feature_index("b")), (3, Some(1)));
    assert_eq!(data.feature_index("y"), None);
}

#[test]
fn bad_cells_are_named_by_line_column_and_value() {
    let fault = error("a,b,y\n1,2,3\n4,five,6\n");
    assert_eq!(
        fault,
        DataSetError::NotANumber {
            line: 3,
            column: "b".into(),
            value: "five".into()
        }
    );
    let message = fault.to_string();
    assert!(
        ["3", "b", "five"].iter().all(|part| message.contains(part)),
        "{message}"
    );
    assert!(matches!(
        error("a,b,y\n1,2,\n"),
        DataSetError::NotANumber { line: 2, .. }
    ));
    assert!(matches!(
        error("a,b,y\n1,NaN,3\n"),
        DataSetError::NotFinite { line: 2, .. }
    ));
    assert!(matches!(
        error("a,b,y\n1,2,-inf\n"),
        DataSetError::NotFinite { line: 2, .. }
    ));
    assert!(matches!(
        error("a,b,y\n1,2,1e400\n"),
        DataSetError::NotFinite { line: 2, .. }
    ));
    assert!(matches!(
        error("a,b,y\n1,2,-1e101\n"),
        DataSetError::TooLarge { line: 2, .. }
    ));
}

#[test]
fn bad_shapes_are_rejected() {
    assert_eq!(
        error("a,b,y\n1,2,3\n4,5\n"),
        DataSetError::RaggedRow {
            line: 3,
            expected: 3,
            found: 2
        }
    );
    assert_eq!(
        error("a,y\n1,2\n"),
        DataSetError::TooFewColumns { found: 2 }
    );
    assert!(matches!(error(""), DataSetError::TooFewColumns { .. }));
    assert_eq!(error("a,b,y\n"), DataSetError::TooFewRows { found: 0 });
    assert_eq!(
        error("a,b,y\n1,2,3\n"),
        DataSetError::TooFewRows { found: 1 }
    );
    assert_eq!(
        error("a,a,y\n1,2,3\n"),
        DataSetError::DuplicateName { name: "a".into() }
    );
    assert_eq!(
        error("a,,y\n1,2,3\n"),
        DataSetError::UnnamedColumn { column: 2 }
    );
    assert_eq!(
        error("a,b,y\n1,2,3\n4,2,5\n"),
        DataSetError::ConstantColumn {
            column: "b".into(),
            value: 2.0
        }
    );
    assert_eq!(
        error("a,b,y\n1,2,3\n4,1,3\n"),
        DataSetError::ConstantColumn {
            column: "y".into(),
            value: 3.0
        }
    );
    assert!(matches!(
        error("a,b,y\n1,1e-150,3\n4,2e-150,4\n"),
        DataSetError::TooSmallVariation { .. }
    ));
}

#[test]
fn standardizes_a_small_table_exactly() {
    // Deviations (−1, 1, −1, 1) and (−1, −1, 1, 1): unit variance, uncorrelated.
    let data = DataSet::from_csv("a,b,y\n2,10,1\n4,10,5\n2,30,5\n4,30,13\n").expect("valid");
    let standardized = data.standardized();
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
    let standardized = DataSet::from_csv(text)
        .expect("valid")
        .standardized()
        .clone();
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
    let data = DataSet::diabetes().expect("the data are part of the program");
    let standardized = data.standardized();
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
    let data = DataSet::diabetes().expect("the data are part of the program");
    assert!(std::ptr::eq(data, DataSet::diabetes().expect("the same")));
    assert_eq!((data.row_count(), data.feature_names().len()), (442, 10));
    let standardized = data.standardized();
    let (means, deviations) = (standardized.means(), standardized.standard_deviations());
    let rows = data.row_count() as f64;
    let column = |j: usize| data.feature(j).expect("a feature");
    for (i, j) in [(2, 8), (4, 5), (0, 9)] {
        let loss = standardized.pair_loss(i, j).expect("a pair");
        // The definition, row by row, without Gram form.
        let mean_of_squares = |theta: [f64; 2]| {
            let sum: f64 = (0..data.row_count())
                .map(|row| {
                    let x = |k: usize| (column(k)[row] - means[k]) / deviations[k];
                    let fitted = theta[0] * x(i) + theta[1] * x(j);
                    (data.target()[row] - means[10] - fitted).powi(2)
                })
                .sum();
            sum / (2.0 * rows)
        };
        for theta in [[0.0, 0.0], loss.center(), [10.0, -20.0]] {
            let expected = mean_of_squares(theta);
            assert!((loss.value(theta) / expected - 1.0).abs() < 1e-12);
        }
    }
}
