//! Ridge, elastic net and bridge against the references. The conventions of the file are ours: ridge
//! is Loss + λ/2·‖θ‖₂², the elastic net scikit-learn's split, bridge Loss + λΣ|θ_j|^p, with
//! Loss = ½(θ − b)ᵀH(θ − b).

use super::read;
use super::reading::{close, list, number, vector};
use lasso_path::problem::{Hessian, Lambda, QuadraticLoss};
use lasso_path::solve::penalty::{Exponent, Mix, Penalty};
use serde_json::Value;

/// Far tighter than the `tol` of the file: relative to ‖θ‖.
const RELATIVE: f64 = 4e-15;

fn check(penalty: Penalty, loss: &QuadraticLoss, reference: &Value, what: &str) {
    let lambda = Lambda::new(number(&reference["lambda"])).expect("positive");
    let what = format!("{what} {penalty:?} at {lambda}");
    let ours = penalty.solve(loss, lambda);
    let expected: [f64; 2] = vector(&reference["theta"]);
    let size = expected[0].abs().max(expected[1].abs());
    for (ours, expected) in ours.theta.into_iter().zip(expected) {
        close(ours, expected, RELATIVE * size, &what);
        assert_eq!(ours == 0.0, expected == 0.0, "{what}");
    }
    if let Some(signs) = reference["signs"].as_array()
        && number(&reference["margin"]) > 1e-8
    {
        let signs: Vec<_> = signs.iter().map(Value::as_i64).collect();
        let ours = ours.signs.map(|s| Some(i64::from(s)));
        assert_eq!(ours.to_vec(), signs, "{what}");
    }
    let objective = loss.value(ours.theta) + lambda.value() * penalty.value(ours.theta);
    let scale = loss.value([0.0; 2]);
    close(
        objective,
        number(&reference["objective"]),
        1e-14 * scale,
        &what,
    );
    let certificate = ours.certificate;
    assert!(
        certificate.kkt_residual <= 1e-14 * certificate.scale,
        "{what}: {certificate:?}"
    );
    assert!(certificate.gap <= 1e-14 * scale, "{what}: {certificate:?}");
    for key in ["l2_norm", "p_norm"] {
        if let Some(radius) = reference[key].as_f64() {
            close(penalty.radius(ours.theta), radius, RELATIVE * radius, &what);
        }
    }
}

#[test]
fn ridge_elastic_net_and_bridge_agree_with_the_exact_solutions() {
    let file = read(include_str!("ridge_enet2d.json"));
    assert_eq!(list(&file, "cases").len(), 16);
    let mut checked = 0;
    for case in list(&file, "cases") {
        let hessian =
            Hessian::from_matrix([vector(&case["H"][0]), vector(&case["H"][1])]).expect("H");
        let loss = QuadraticLoss::new(hessian, vector(&case["b"]), 0.0).expect("b");
        let id = case["id"].as_str().expect("a name");
        for reference in list(case, "ridge") {
            check(Penalty::Ridge, &loss, reference, id);
            checked += 1;
        }
        for reference in list(case, "elastic_net") {
            let mix = Mix::new(number(&reference["l1_ratio"])).expect("a mix");
            check(Penalty::ElasticNet(mix), &loss, reference, id);
            checked += 1;
        }
        for reference in list(case, "bridge") {
            let exponent = Exponent::new(number(&reference["p"])).expect("an exponent");
            check(Penalty::Bridge(exponent), &loss, reference, id);
            checked += 1;
        }
    }
    assert!(checked > 300, "{checked}");
}

/// The file gives λ₁ and λ₂; ours are λ = λ₁ + λ₂ and r = λ₁/λ.
#[test]
fn strictly_convex_penalties_make_singular_losses_unique() {
    let file = read(include_str!("degenerate2d.json"));
    let mut checked = 0;
    for case in list(&file, "cases")
        .iter()
        .filter(|case| !case["b"].is_null())
    {
        let hessian =
            Hessian::from_matrix([vector(&case["H"][0]), vector(&case["H"][1])]).expect("H");
        let loss =
            QuadraticLoss::new(hessian, vector(&case["b"]), number(&case["loss_min"])).expect("b");
        for reference in list(case, "strictly_convex_penalties") {
            let (l1, l2) = (number(&reference["lambda1"]), number(&reference["lambda2"]));
            let mix = Mix::new(l1 / (l1 + l2)).expect("a mix");
            for (penalty, lambda, key) in [
                (Penalty::Ridge, l2, "ridge"),
                (Penalty::ElasticNet(mix), l1 + l2, "elastic_net"),
            ] {
                let ours = penalty
                    .solve(&loss, Lambda::new(lambda).expect("positive"))
                    .theta;
                let expected: [f64; 2] = vector(&reference[key]);
                for j in 0..2 {
                    close(
                        ours[j],
                        expected[j],
                        1e-14 * 10.0,
                        &format!("{} {key}", case["id"]),
                    );
                }
                checked += 1;
            }
        }
    }
    assert!(checked > 40, "{checked}");
}
