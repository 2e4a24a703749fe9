//! The solvers and the data sets against outside references: the files beside say how each was made.

use lasso_path::problem::{Hessian, Vector2};
use reading::vector;
use serde_json::Value;

mod constrained;
mod descent;
mod penalties;
mod planar;
mod reading;
mod regression;
mod space;

fn read(text: &str) -> Value {
    serde_json::from_str(text).expect("the reference is JSON")
}

fn hessian(case: &Value) -> Hessian {
    let [first, second] = [vector(&case["H"][0]), vector(&case["H"][1])];
    Hessian::from_matrix([first, second]).expect("H of a reference")
}

/// The centre of a singular case. Where the file gives data instead of a minimiser b, any θ̂ with
/// wᵀθ̂ = z₀ does. (These data use ½‖y − Xθ‖² with X as it is, so H = XᵀX: no 1/n.)
fn singular_center(case: &Value) -> Vector2 {
    let w: Vector2 = vector(&case["w"]);
    if case["b"].is_null() {
        let squared = w[0] * w[0] + w[1] * w[1];
        w.map(|w| w * reading::number(&case["z0"]) / squared)
    } else {
        vector(&case["b"])
    }
}

/// ‖θ‖₁.
fn norm(theta: Vector2) -> f64 {
    theta[0].abs() + theta[1].abs()
}
