//! Solving the reference problems, and writing down every number of the answers.

mod descent;
mod functions;
mod penalties;
mod plane;
mod tables;

use lasso_path::problem::{Hessian, Lambda, QuadraticLoss};
use serde_json::Value;

/// How far the numbers of a run may differ from those of another machine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Agreement {
    /// Not by a bit.
    Bits,
    /// By so much of the run's largest number.
    Within(f64),
}

/// The numbers of one answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The part of the library, the problem, and what was asked.
    pub name: String,
    /// What two machines owe each other.
    pub agreement: Agreement,
    /// The numbers.
    pub numbers: Vec<f64>,
}

impl Run {
    /// What is the same everywhere.
    fn exact(name: String, numbers: Vec<f64>) -> Self {
        Self {
            name,
            agreement: Agreement::Bits,
            numbers,
        }
    }

    /// What goes through a function of the C library.
    fn within(allowed: f64, name: String, numbers: Vec<f64>) -> Self {
        Self {
            name,
            agreement: Agreement::Within(allowed),
            numbers,
        }
    }

    /// The name, a tab, and the bits of each number.
    #[must_use]
    pub fn line(&self) -> String {
        let bits = self.numbers.iter().map(|x| format!("{:x} ", x.to_bits()));
        format!("{}\t{}\n", self.name, bits.collect::<String>())
    }
}

/// Every run.
#[must_use]
pub fn all() -> Vec<Run> {
    let mut runs = plane::runs();
    runs.extend(penalties::runs());
    runs.extend(descent::runs());
    runs.extend(tables::runs());
    runs.extend(functions::runs());
    runs
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).expect("the reference is JSON")
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number of the reference")
}

fn numbers(value: &Value) -> Vec<f64> {
    let values = value.as_array().expect("numbers of the reference");
    values.iter().map(number).collect()
}

fn vector<const N: usize>(value: &Value) -> [f64; N] {
    std::array::from_fn(|j| number(&value[j]))
}

fn lambda(value: &Value) -> Lambda {
    Lambda::new(number(value)).expect("λ of the reference")
}

/// The loss of a planar case; `None` where it is given by data instead of a minimiser.
fn loss(case: &Value) -> Option<QuadraticLoss> {
    let rows = [vector(&case["H"][0]), vector(&case["H"][1])];
    let hessian = Hessian::from_matrix(rows).expect("H of the reference");
    case["b"].as_array()?;
    Some(QuadraticLoss::new(hessian, vector(&case["b"]), 0.0).expect("b of the reference"))
}
