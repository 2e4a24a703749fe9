//! Ridge, the elastic net and bridge penalties.

use super::{Run, lambda, list, loss, number, read};
use lasso_path::solve::penalty::{Exponent, Mix, Penalty};

pub fn runs() -> Vec<Run> {
    let file = read(include_str!(
        "../../../lasso-path/tests/references/ridge_enet2d.json"
    ));
    let mut runs = Vec::new();
    for case in list(&file, "cases") {
        let loss = loss(case).expect("b");
        for kind in ["ridge", "elastic_net", "bridge"] {
            for reference in list(case, kind) {
                let penalty = match kind {
                    "ridge" => Penalty::Ridge,
                    "elastic_net" => {
                        Penalty::ElasticNet(Mix::new(number(&reference["l1_ratio"])).expect("r"))
                    }
                    _ => Penalty::Bridge(Exponent::new(number(&reference["p"])).expect("p")),
                };
                let at = lambda(&reference["lambda"]);
                let ours = penalty.solve(&loss, at);
                let name = |what| {
                    format!(
                        "penalties: {what} of {penalty:?}, {} at λ = {at}",
                        case["id"]
                    )
                };
                let certificate = vec![ours.certificate.kkt_residual, ours.certificate.gap];
                if let Penalty::Bridge(_) = penalty {
                    runs.push(Run::within(1e-15, name("θ*"), ours.theta.to_vec()));
                } else {
                    runs.push(Run::exact(name("θ*"), ours.theta.to_vec()));
                    runs.push(Run::exact(name("certificate"), certificate));
                }
                let radius = penalty.radius(ours.theta);
                runs.push(Run::within(1e-15, name("radius"), vec![radius]));
            }
        }
    }
    runs
}
