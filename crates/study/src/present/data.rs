//! The numbers behind a chart, as CSV (RFC 4180): a header, then a row a point, each number in the fewest digits that
//! give it back to the last bit.

use crate::derived::Derived;
use crate::table::Fitted;
use crate::topic::descent::method_title as name;
use figure::{Figure, Traces};
use std::fmt::Write;

/// Rows of fields.
struct Csv(String);

impl Csv {
    fn new(header: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let mut csv = Csv(String::new());
        csv.row(header.into_iter().map(|name| quoted(name.as_ref())));
        csv
    }

    fn row(&mut self, fields: impl IntoIterator<Item = String>) {
        let fields: Vec<String> = fields.into_iter().collect();
        self.0.push_str(&fields.join(","));
        self.0.push_str("\r\n");
    }

    fn numbers(&mut self, numbers: impl IntoIterator<Item = f64>) {
        self.row(numbers.into_iter().map(number));
    }
}

/// A field that may hold anything.
fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// A number; empty where there is none.
fn number(x: f64) -> String {
    let mut text = String::new();
    if !x.is_nan() {
        // Writing into memory does not fail.
        let _ = write!(text, "{x:?}");
    }
    text
}

impl Derived {
    /// Whether [`Derived::data`] has something of a figure.
    #[must_use]
    pub fn has_data(&self, figure: Figure) -> bool {
        let fitted = self.fitted();
        match figure {
            Figure::Path | Figure::Radius => self.is_of_plane(),
            Figure::KktBars => match fitted {
                Some(fitted) => fitted.correlations.is_some(),
                None => self.is_of_plane(),
            },
            Figure::Paths => fitted.is_some(),
            Figure::Validation => fitted.is_some_and(|fitted| fitted.validation.ready().is_some()),
            Figure::Zeros => fitted.is_some_and(|fitted| fitted.runs.is_some()),
            Figure::Convergence => match fitted {
                Some(fitted) => fitted.runs.is_some(),
                None => self.descent.is_some(),
            },
            Figure::Coordinates => self.descent.is_some(),
            _ => false,
        }
    }

    /// The numbers behind a figure; `None` where it has no points or rows of its own, as a curve.
    #[must_use]
    pub fn data(&self, figure: Figure) -> Option<String> {
        match (figure, self.fitted()) {
            (Figure::Path | Figure::Radius, _) if self.is_of_plane() => Some(self.path_data()),
            (Figure::KktBars, None) if self.is_of_plane() => Some(self.pull_data()),
            (Figure::KktBars, Some(fitted)) => bars_data(fitted),
            (Figure::Paths, Some(fitted)) => Some(paths_data(fitted)),
            (Figure::Validation, Some(fitted)) => errors_data(fitted),
            (Figure::Zeros | Figure::Convergence, Some(fitted)) => {
                fitted.runs.as_ref().map(|runs| traces_data(&runs.traces))
            }
            (Figure::Convergence, None) => {
                let descent = self.descent.as_ref()?;
                Some(traces_data(&descent.runs.traces))
            }
            (Figure::Coordinates, _) => self.coordinates_data(),
            _ => None,
        }
    }

    /// All coefficients of a table at the present λ; `None` while there is no table.
    #[must_use]
    pub fn coefficients_data(&self) -> Option<String> {
        let fitted = self.fitted()?;
        let (own, intercept) = fitted.in_own_units();
        let mut csv = Csv::new(["feature", "standardized", "own units"]);
        for ((name, theta), own) in fitted.fit.names.iter().zip(fitted.theta.to_vec()).zip(own) {
            csv.row([quoted(name), number(theta), number(own)]);
        }
        csv.row(["(intercept)".to_owned(), String::new(), number(intercept)]);
        Some(csv.0)
    }

    fn is_of_plane(&self) -> bool {
        self.fitted().is_none() && self.outline.names.len() == 2
    }

    /// θ* and c at the nodes of the path; where it has none, as all is 0, at its end λ = 0.
    fn path_data(&self) -> String {
        let solved = &self.solved;
        let [first, second] = &solved.names;
        let mut csv = Csv::new(["lambda", first, second, "c"]);
        let mut nodes = solved.nodes();
        if nodes.is_empty() {
            nodes.push((0.0, solved.limit_at_zero()));
        }
        for (lambda, theta) in nodes {
            csv.numbers([lambda, theta[0], theta[1], solved.penalty.radius(theta)]);
        }
        csv.0
    }

    fn pull_data(&self) -> String {
        let mut csv = Csv::new(["coordinate", "pull", "limit"]);
        let [names, _] = self.pull_names();
        for (name, pull) in names.iter().zip(self.pulls()) {
            csv.row([quoted(name), number(pull.size), number(pull.limit)]);
        }
        csv.0
    }

    fn coordinates_data(&self) -> Option<String> {
        let runs = &self.descent.as_ref()?.runs;
        let names = &self.solved.names;
        let columns = runs.all.iter().flat_map(|run| {
            let method = name(run.method);
            names.each_ref().map(|theta| format!("{method}: {theta}"))
        });
        let mut csv = Csv::new(std::iter::once("k".to_owned()).chain(columns));
        for k in 0..=runs.steps {
            let points = runs.all.iter().flat_map(|run| {
                // A run that left what numbers can hold has no more points.
                let ended = run.diverged.is_some() && k >= run.iterates.len();
                if ended { [f64::NAN; 2] } else { run.at(k) }
            });
            let points: Vec<f64> = points.collect();
            csv.row(std::iter::once(k.to_string()).chain(points.into_iter().map(number)));
        }
        Some(csv.0)
    }
}

/// All coefficients at the nodes of the path, in standardized units; below the λ to which it is exact, where they are
/// known within a gap.
fn paths_data(fitted: &Fitted) -> String {
    let names = fitted.fit.names.iter().map(String::as_str);
    let mut csv = Csv::new(["lambda", "c"].into_iter().chain(names));
    let path = fitted.fit.path();
    let row = |lambda: f64, theta: Vec<f64>| {
        let norm = theta.iter().map(|x| x.abs()).sum();
        [lambda, norm].into_iter().chain(theta)
    };
    for knot in path.knots() {
        csv.numbers(row(knot.lambda.value(), knot.theta.to_vec()));
    }
    for point in path.grid_below() {
        csv.numbers(row(point.lambda.value(), point.theta.clone()));
    }
    csv.0
}

fn bars_data(fitted: &Fitted) -> Option<String> {
    let pulls = fitted.correlations.as_ref()?;
    let mut csv = Csv::new(["feature", "pull", "limit"]);
    for (name, pull) in fitted.fit.names.iter().zip(pulls) {
        let limit = fitted.lambda.value();
        csv.row([quoted(name), number(pull.abs()), number(limit)]);
    }
    Some(csv.0)
}

/// The errors at the nodes of the path.
fn errors_data(fitted: &Fitted) -> Option<String> {
    let errors = fitted.validation.ready()?;
    let mut csv = Csv::new(["lambda", "mean squared error", "standard error"]);
    for knot in fitted.fit.path().knots() {
        let lambda = knot.lambda;
        if lambda >= errors.exact_from() {
            csv.numbers([
                lambda.value(),
                errors.mean(lambda),
                errors.standard_error(lambda),
            ]);
        }
    }
    Some(csv.0)
}

fn traces_data(traces: &Traces) -> String {
    let columns = traces.all.iter().flat_map(|trace| {
        let method = name(trace.method);
        [format!("{method}: F - F*"), format!("{method}: zeros")]
    });
    let mut csv = Csv::new(std::iter::once("k".to_owned()).chain(columns));
    for k in 0..=traces.steps {
        let fields = traces.all.iter().flat_map(|trace| {
            let gap = trace.gaps.get(k).copied().map(number).unwrap_or_default();
            let zeros = trace.zeros.get(k).map(usize::to_string).unwrap_or_default();
            [gap, zeros]
        });
        csv.row(std::iter::once(k.to_string()).chain(fields));
    }
    csv.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_that_hold_anything_are_quoted() {
        let mut csv = Csv::new(["a,b", "say \"x\"", "two\nlines", "plain"]);
        csv.numbers([1.0, -0.1, 1e-300, f64::NAN]);
        let header = "\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",plain\r\n";
        assert_eq!(csv.0, format!("{header}1.0,-0.1,1e-300,\r\n"));
    }
}
