//! Every example loads and is solved exactly; the real data is the real data.

use crate::{
    oracle::{Problem, near},
    page::{numbers_in, places::*, visit},
    support::browser::Result,
};

/// The examples on the plane: H and θ̂ that their links say are checked to be theirs by the numbers.
const ON_THE_PLANE: [&str; 7] = [
    "inside-an-edge",
    "correlated",
    "anti-correlated",
    "not-monotone",
    "nearly-flat",
    "isotropic",
    "textbook-snap",
];

/// The problem that a hash holds.
fn problem_in(hash: &str) -> Result<Problem> {
    Ok(Problem::new(
        numbers_in(hash, "hessian")?.ok_or("no hessian")?,
        numbers_in(hash, "center")?.ok_or("no center")?,
    ))
}

#[test]
fn each_example_loads_and_is_exact() -> Result<()> {
    visit("", async |page| {
        page.open_problem().await?;
        assert_eq!(page.count(&format!("{EXAMPLE}[data-preset]")).await?, 11);
        for name in ON_THE_PLANE {
            page.choose_preset(name).await?;
            let problem = problem_in(&page.hash().await?)?;
            let numbers = page.numbers().await?;
            problem.check(&numbers);
            let kkt = numbers.value("kkt-residual");
            assert!(
                kkt <= 1e-12 * numbers.value("lambda-max").max(1.0),
                "{name}: {kkt}"
            );
            let [h11, h12, h22] = problem.hessian;
            let theta = numbers.theta();
            match name {
                "inside-an-edge" => assert!(theta[0] != 0.0 && theta[1] != 0.0, "{theta:?}"),
                "correlated" => near("ρ", h12 / (h11 * h22).sqrt(), 0.9, 1e-12),
                "anti-correlated" => assert!(h12 < -0.5 * (h11 * h22).sqrt()),
                "not-monotone" => {
                    let marks = page.says(MARKS).await?;
                    assert!(
                        marks.contains("θ₂ leaves 0") && marks.contains("θ₂ → 0"),
                        "{marks}"
                    );
                }
                "nearly-flat" => {
                    let (mean, half) = (0.5 * (h11 + h22), (0.5 * (h11 - h22)).hypot(h12));
                    near(
                        "the condition number",
                        (mean + half) / (mean - half),
                        1000.0,
                        1.0,
                    );
                }
                "isotropic" => {
                    assert_eq!(problem.hessian, [1.0, 0.0, 1.0]);
                    for (seen, center) in theta.into_iter().zip(problem.center) {
                        let soft = (center.abs() - numbers.lambda()).max(0.0) * center.signum();
                        near("soft thresholding", seen, soft, 1e-15);
                    }
                }
                _ => assert_eq!(numbers.text("theta2"), "0"),
            }
            assert!(!page.has_features().await?, "{name} has no features");
            // the window rests on the fitting one, which shows θ̂ and the optimum
            assert!(
                !page.is_there(&format!("{THETA_HAT}.outside")).await?,
                "{name}"
            );
        }
        Ok(())
    })
}

#[test]
fn lambda_sweeps_every_example_exactly() -> Result<()> {
    visit("", async |page| {
        for name in ON_THE_PLANE {
            page.choose_preset(name).await?;
            let problem = problem_in(&page.hash().await?)?;
            page.press_on(LAMBDA, thirtyfour::Key::Home).await?;
            let mut signs = Vec::new();
            for _ in 0..7 {
                let numbers = page.numbers().await?;
                problem.check(&numbers);
                signs.push(numbers.theta().map(|x| {
                    if x == 0.0 {
                        0
                    } else if x > 0.0 {
                        1
                    } else {
                        -1
                    }
                }));
                page.press(thirtyfour::Key::PageUp).await?;
            }
            assert_eq!(signs.last(), Some(&[0, 0]), "{name}: {signs:?}");
            if name == "not-monotone" {
                let second: Vec<i32> = signs.iter().map(|sign| sign[1]).collect();
                assert!(second.contains(&-1) && second.contains(&0), "{signs:?}");
                // between the two marks at which it is zero alone, it has the other sign
                let numbers = page.numbers().await?;
                assert_eq!(numbers.theta(), [0.0, 0.0]);
            }
        }
        Ok(())
    })
}

/// Columns of the data set, standardized: centred, variance 1 (over n); and the centred target.
struct Data {
    names: Vec<String>,
    columns: Vec<Vec<f64>>,
    target: Vec<f64>,
}

impl Data {
    fn read() -> Self {
        let mut lines = include_str!("../../crates/lasso-path/src/table/diabetes.csv").lines();
        let mut names: Vec<String> = lines
            .next()
            .unwrap_or_default()
            .split(',')
            .map(str::to_owned)
            .collect();
        let mut columns = vec![Vec::new(); names.len()];
        for line in lines.filter(|line| !line.is_empty()) {
            for (column, cell) in columns.iter_mut().zip(line.split(',')) {
                column.push(cell.parse::<f64>().expect("a number"));
            }
        }
        for column in &mut columns {
            let mean = column.iter().sum::<f64>() / column.len() as f64;
            column.iter_mut().for_each(|x| *x -= mean);
        }
        let target = columns.pop().unwrap_or_default();
        names.pop();
        for column in &mut columns {
            let deviation = (inner(column, column)).sqrt();
            column.iter_mut().for_each(|x| *x /= deviation);
        }
        Self {
            names,
            columns,
            target,
        }
    }

    /// 1/(2n)·‖y − Xθ‖² of two features.
    fn problem(&self, names: [&str; 2]) -> Problem {
        let [a, b] =
            names.map(|name| &self.columns[self.names.iter().position(|n| n == name).expect(name)]);
        let rho = inner(a, b);
        let q = [inner(a, &self.target), inner(b, &self.target)];
        let determinant = 1.0 - rho * rho;
        let center = [
            (q[0] - rho * q[1]) / determinant,
            (q[1] - rho * q[0]) / determinant,
        ];
        let explained = q[0] * center[0] + q[1] * center[1];
        Problem {
            hessian: [1.0, rho, 1.0],
            center,
            minimum: 0.5 * (inner(&self.target, &self.target) - explained),
        }
    }
}

/// The mean of the products.
fn inner(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum::<f64>() / a.len() as f64
}

#[test]
fn the_diabetes_data_is_solved_from_the_data() -> Result<()> {
    let data = Data::read();
    assert_eq!((data.names.len(), data.target.len()), (10, 442));
    visit("", async |page| {
        page.choose_preset("diabetes").await?;
        let mut pair = page.features().await?;
        assert_eq!(pair, ["bmi", "s5"]);
        for choice in [
            None,
            Some((1, "bp")),
            Some((0, "sex")),
            Some((0, "s1")),
            Some((1, "s2")),
        ] {
            if let Some((k, feature)) = choice {
                page.choose_feature(k, feature).await?;
                pair[k] = feature.to_owned();
            }
            let names = [pair[0].as_str(), pair[1].as_str()];
            let numbers = page.numbers().await?;
            data.problem(names).check(&numbers);
            let kkt = numbers.value("kkt-residual");
            assert!(
                kkt <= 1e-12 * numbers.value("lambda-max"),
                "{names:?}: {kkt}"
            );
            let hash = page.hash().await?;
            assert!(
                hash.contains(&format!("data=diabetes&features={},{}&", pair[0], pair[1])),
                "{hash}"
            );
            assert!(!hash.contains("center="), "{hash}");
            for place in [CHIPS, SENTENCE, MARKS] {
                let text = page.says(place).await?;
                assert!(
                    names.iter().any(|name| text.contains(name)),
                    "{place}: {text}"
                );
                assert!(
                    !text.contains("θ₁") && !text.contains("θ₂"),
                    "{place}: {text}"
                );
            }
        }
        // the same feature twice is a duplicated column: a whole edge of minimisers
        page.choose_feature(0, "s2").await?;
        let numbers = page.numbers().await?;
        let [a, b] = numbers.theta();
        assert!(a == b && a != 0.0, "{a} and {b} share");
        let said = page.sentence().await?;
        assert!(said.contains("along an edge"), "{said}");
        page.choose_feature(0, &pair[0]).await?;
        // moving θ̂ leaves the data
        page.nudge(THETA_HAT, &[], thirtyfour::Key::Up).await?;
        let hash = page.hash().await?;
        assert!(
            !hash.contains("data=") && hash.contains("center="),
            "{hash}"
        );
        assert!(!page.has_features().await?);
        problem_in(&hash)?.check(&page.numbers().await?);
        Ok(())
    })
}
