use super::*;

fn hessian(h11: f64, h12: f64, h22: f64) -> Hessian {
    Hessian::new(h11, h12, h22).expect("positive semidefinite")
}

#[test]
fn rejects_what_is_not_finite_and_says_which() {
    for (entries, name) in [
        ([f64::NAN, 0.0, 1.0], "h₁₁ = NaN"),
        ([1.0, f64::INFINITY, 1.0], "h₁₂ = inf"),
        ([1.0, 0.0, f64::NEG_INFINITY], "h₂₂ = -inf"),
    ] {
        let error = Hessian::new(entries[0], entries[1], entries[2]).expect_err(name);
        assert!(error.to_string().contains(name), "{error}");
    }
    let error = Hessian::from_matrix([[1.0, 0.0], [f64::NAN, 1.0]]).expect_err("NaN");
    assert!(error.to_string().contains("h₂₁ = NaN"), "{error}");
}

#[test]
fn rejects_magnitudes_out_of_range() {
    assert!(matches!(
        Hessian::new(1.0, 0.0, 1e101),
        Err(HessianError::OutOfRange {
            entry: "h₂₂",
            value: 1e101
        })
    ));
    assert!(matches!(
        Hessian::new(1e-101, 0.0, 1.0),
        Err(HessianError::OutOfRange { .. })
    ));
    assert_eq!(hessian(1.0, 1e-120, 1.0).h12(), 1e-120);
    assert_eq!(hessian(1e-100, 0.0, 1e100).rank(), 2);
}

#[test]
fn rejects_indefinite_matrices_with_their_negative_eigenvalue() {
    let error = Hessian::new(1.0, 2.0, 1.0).expect_err("indefinite");
    assert_eq!(
        error,
        HessianError::NotPositiveSemidefinite {
            larger: 3.0,
            smaller: -1.0
        }
    );
    let message = error.to_string();
    assert!(message.contains("not positive semidefinite"), "{message}");
    assert!(message.contains("negative eigenvalue -1;"), "{message}");
    for entries in [
        [-1.0, 0.0, -2.0],
        [0.0, 1e-200, 1.0],
        [0.0, 1e-200, 0.0],
        [1.0, 0.0, -1e-90],
    ] {
        assert!(matches!(
            Hessian::new(entries[0], entries[1], entries[2]),
            Err(HessianError::NotPositiveSemidefinite { .. })
        ));
    }
}

#[test]
fn rejects_asymmetric_matrices_with_both_entries() {
    let error = Hessian::from_matrix([[1.0, 0.25], [0.5, 1.0]]).expect_err("asymmetric");
    assert!(
        error.to_string().contains("0.25") && error.to_string().contains("0.5"),
        "{error}"
    );
    assert_eq!(
        Hessian::from_matrix([[1.0, 0.5], [0.5, 1.0]]),
        Hessian::correlation(0.5)
    );
}

#[test]
fn correlation_beyond_one_is_rejected() {
    assert_eq!(Hessian::correlation(1.0).map(|h| h.rank()), Ok(1));
    assert_eq!(Hessian::correlation(-1.0).map(|h| h.rank()), Ok(1));
    assert!(Hessian::correlation(1.0 + 1e-12).is_err());
    assert!(Hessian::correlation(f64::NAN).is_err());
}

#[test]
fn rank_is_exact() {
    assert_eq!(hessian(0.0, 0.0, 0.0).rank(), 0);
    assert_eq!(hessian(1.0, 0.0, 0.0).rank(), 1);
    assert_eq!(hessian(0.25, 0.5, 1.0).rank(), 1);
    let almost_one = 1.0 - f64::EPSILON / 2.0;
    assert_eq!(hessian(1.0, almost_one, 1.0).rank(), 2);
    assert_eq!(Hessian::IDENTITY.rank(), 2);
}

#[test]
fn a_determinant_negative_by_rounding_is_singular_everywhere() {
    // 0.1·0.9 − 0.3² in binary64 entries: whatever its sign, |det| is within the allowance.
    for h12 in [0.3, 0.3_f64.next_up(), 0.3_f64.next_up().next_up()] {
        let exact = determinant2(0.1, h12, 0.9).value();
        if exact <= 0.0 {
            let h = hessian(0.1, h12, 0.9);
            assert_eq!((h.rank(), h.determinant()), (1, 0.0));
            assert_eq!(h.eigenvalues()[1], 0.0);
            assert_eq!(h.condition_number(), f64::INFINITY);
        }
    }
    let over = hessian(1.0, 1.0 + f64::EPSILON, 1.0);
    assert_eq!((over.rank(), over.determinant()), (1, 0.0));
    assert!(over.quadratic_form([1.0, -1.0]) >= 0.0);
}

#[test]
fn eigenvalues_of_an_ill_conditioned_matrix_keep_their_accuracy() {
    let rho = 1.0 - 2f64.powi(-40);
    let [larger, smaller] = hessian(1.0, rho, 1.0).eigenvalues();
    assert_eq!(larger, 1.0 + rho);
    assert!((smaller / 2f64.powi(-40) - 1.0).abs() < 1e-15, "{smaller}");
    assert_eq!(hessian(2.0, 0.0, 5.0).eigenvalues(), [5.0, 2.0]);
}

#[test]
fn eigenvectors_are_orthonormal_and_satisfy_the_equation() {
    for h in [
        hessian(2.0, 1.0, 3.0),
        hessian(3.0, -1.0, 2.0),
        hessian(1.0, 1.0, 1.0),
        hessian(1.0, 0.0, 4.0),
        hessian(4.0, 0.0, 1.0),
        hessian(2.0, 0.0, 2.0),
        hessian(0.0, 0.0, 0.0),
        hessian(1e-90, 1e-95, 1e-90),
    ] {
        let values = h.eigenvalues();
        let vectors = h.eigenvectors();
        for (value, vector) in values.into_iter().zip(vectors) {
            assert!((vector[0].hypot(vector[1]) - 1.0).abs() < 4.0 * f64::EPSILON);
            let image = h.apply(vector);
            for j in 0..2 {
                assert!((image[j] - value * vector[j]).abs() <= 8.0 * f64::EPSILON * values[0]);
            }
        }
        let [u, v] = vectors;
        assert_eq!(u[0] * v[0] + u[1] * v[1], 0.0);
    }
    assert_eq!(hessian(1.0, 0.0, 4.0).eigenvectors()[0], [0.0, 1.0]);
}

#[test]
fn quadratic_form_sees_the_flat_direction() {
    let gap = 2f64.powi(-40);
    let h = hessian(1.0, 1.0 - gap, 1.0);
    assert_eq!(h.quadratic_form([1.0, -1.0]), 2.0 * gap);
    for value in [
        hessian(2.0, 1.0, 3.0).quadratic_form([1.0, 2.0]),
        hessian(3.0, 1.0, 2.0).quadratic_form([2.0, 1.0]),
    ] {
        assert!(
            (value - 18.0).abs() <= 2.0 * 18.0 * f64::EPSILON,
            "{value:?}"
        );
    }
    assert_eq!(hessian(0.0, 0.0, 0.0).quadratic_form([1.0, 2.0]), 0.0);
}

#[test]
fn loss_gradient_and_lambda_max() {
    let loss = QuadraticLoss::new(hessian(2.0, 1.0, 2.0), [2.0, 1.0], 0.5).expect("valid");
    assert_eq!(loss.negative_gradient_at_zero(), [5.0, 4.0]);
    assert_eq!(loss.lambda_max().value(), 5.0);
    assert_eq!(loss.negative_gradient([0.0, 0.0]), [5.0, 4.0]);
    assert_eq!(loss.negative_gradient([2.0, 1.0]), [0.0, 0.0]);
    assert_eq!(loss.value([2.0, 1.0]), 0.5);
    assert_eq!(loss.excess([1.0, 1.0]), 1.0);
}

#[test]
fn loss_rejects_bad_centres_and_minima() {
    let error = QuadraticLoss::new(Hessian::IDENTITY, [0.0, f64::NAN], 0.0).expect_err("NaN");
    assert!(error.to_string().contains("θ̂₂ = NaN"), "{error}");
    for center in [[1e101, 0.0], [0.0, -1e-101]] {
        assert!(matches!(
            QuadraticLoss::new(Hessian::IDENTITY, center, 0.0),
            Err(LossError::CenterOutOfRange { .. })
        ));
    }
    for minimum in [-1.0, f64::NAN, f64::INFINITY] {
        assert!(matches!(
            QuadraticLoss::new(Hessian::IDENTITY, [0.0, 0.0], minimum),
            Err(LossError::Minimum { .. })
        ));
    }
}
