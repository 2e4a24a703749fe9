//! The lasso in the plane: solutions and certificates, knots, the constrained form, singular losses.

use super::{Run, lambda, list, loss, read};
use lasso_path::solve::{Certificate, ConstrainedSet, PlanarPath, Radius, SolutionSet, solve};

pub fn runs() -> Vec<Run> {
    let regular = read(include_str!(
        "../../../lasso-path/tests/references/quad2d.json"
    ));
    let singular = read(include_str!(
        "../../../lasso-path/tests/references/degenerate2d.json"
    ));
    let radii = read(include_str!(
        "../../../lasso-path/tests/references/constrained2d.json"
    ));
    let mut runs = Vec::new();
    for case in [&regular, &singular, &radii]
        .into_iter()
        .flat_map(|file| list(file, "cases"))
    {
        let (Some(loss), id) = (loss(case), &case["id"]) else {
            continue;
        };
        let path = PlanarPath::new(&loss);
        let knots = path.knots().iter();
        let knots = knots.flat_map(|knot| [knot.lambda.value(), knot.theta[0], knot.theta[1]]);
        runs.push(Run::exact(format!("plane: knots of {id}"), knots.collect()));
        for reference in list(case, "solutions")
            .iter()
            .filter(|case| case["lambda"].is_number())
        {
            let at = lambda(&reference["lambda"]);
            let ours = solve(&loss, at);
            let Certificate {
                kkt_residual,
                gap,
                scale,
            } = Certificate::lasso(&loss, at, ours.theta);
            let mut numbers = vec![loss.value(ours.theta), kkt_residual, gap, scale];
            numbers.extend(ours.theta);
            numbers.extend(set(ours.set));
            runs.push(Run::exact(format!("plane: {id} at λ = {at}"), numbers));
        }
        let references = list(case, "solutions")
            .iter()
            .chain(list(case, "constrained"));
        for c in references.filter_map(|reference| reference["c"].as_f64()) {
            let ours = path.constrained(Radius::new(c).expect("c ≥ 0"));
            let mut numbers = [ours.theta, ours.lambda].concat();
            if let ConstrainedSet::Segment([from, to]) = ours.set {
                numbers.extend([from, to].concat());
            }
            runs.push(Run::exact(format!("plane: {id} at c = {c}"), numbers));
        }
    }
    runs
}

fn set(set: SolutionSet) -> Vec<f64> {
    match set {
        SolutionSet::Point(theta) => theta.to_vec(),
        SolutionSet::Segment([from, to]) => [from, to].concat(),
        SolutionSet::Line { point, direction } => [point, direction].concat(),
        SolutionSet::Plane => Vec::new(),
    }
}
