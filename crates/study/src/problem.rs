//! The problem: where the loss comes from.

use crate::diabetes;
use crate::view::View;
use geometry::space::SpaceLoss;
use lasso_path::problem::{Hessian, QuadraticLoss, SMALLEST_MAGNITUDE, Vector2};
use solver_worker::Table;

/// Where the loss comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// Loss(θ) = ½(θ − θ̂)ᵀH(θ − θ̂).
    Plane(QuadraticLoss),
    /// Two features of the diabetes data set.
    Diabetes(diabetes::Pair),
    /// The same of three parameters.
    Space(SpaceLoss),
    /// A table of many features.
    Table(Table),
}

impl Problem {
    /// The loss ½(θ − θ̂)ᵀH(θ − θ̂); a centre beyond ±10¹⁰⁰ or not finite is replaced by the origin.
    pub fn plane(hessian: Hessian, center: Vector2) -> Self {
        // What is too small for the solver's arithmetic is nothing a person could have meant.
        let center = center.map(|x| if x.abs() < SMALLEST_MAGNITUDE { 0.0 } else { x });
        let loss = QuadraticLoss::new(hessian, center, 0.0);
        Problem::Plane(loss.unwrap_or_else(|_| QuadraticLoss::centered(hessian)))
    }

    /// The loss in the plane; ½‖θ‖² where the problem is not of the plane, which shows nothing of it.
    pub fn loss(&self) -> QuadraticLoss {
        match self {
            Problem::Plane(loss) => *loss,
            Problem::Diabetes(pair) => pair.loss(),
            Problem::Space(_) | Problem::Table(_) => QuadraticLoss::centered(Hessian::IDENTITY),
        }
    }

    /// Whether it has two parameters, and so is of the plane.
    #[must_use]
    pub fn is_planar(&self) -> bool {
        !matches!(self, Problem::Space(_) | Problem::Table(_))
    }

    /// The problem as a view shows it. Space adds a third parameter of its own to two (h₃₃ = 1, h₁₃ = h₂₃ = 0, θ̂₃ = 0), so
    /// that the plane is its section θ₃ = 0; the plane drops it.
    #[must_use]
    pub fn seen_in(&self, view: View) -> Self {
        match (self, view) {
            (Problem::Plane(loss), View::Space) => {
                let (hessian, [a, b]) = (loss.hessian(), loss.center());
                let entries = [hessian.h11(), hessian.h12(), 0.0, hessian.h22(), 0.0, 1.0];
                SpaceLoss::new(entries, [a, b, 0.0]).map_or_else(|_| self.clone(), Problem::Space)
            }
            (Problem::Space(loss), View::Plane) => {
                let ([h11, h12, _, h22, ..], [a, b, _]) = (loss.hessian(), loss.center());
                let hessian = Hessian::new(h11, h12, h22).unwrap_or(Hessian::IDENTITY);
                Problem::plane(hessian, [a, b])
            }
            _ => self.clone(),
        }
    }

    /// How many rows the data have, where there is data.
    pub fn sample_size(&self) -> Option<usize> {
        match self {
            Problem::Plane(_) | Problem::Space(_) | Problem::Table(_) => None,
            Problem::Diabetes(_) => Some(diabetes::ROWS as usize),
        }
    }

    /// The names of the coordinates, θ₁ or θ_bmi, and whether they name features.
    pub fn names(&self) -> ([String; 2], bool) {
        match self {
            Problem::Plane(_) | Problem::Space(_) | Problem::Table(_) => {
                (["θ₁".to_owned(), "θ₂".to_owned()], false)
            }
            Problem::Diabetes(pair) => {
                // The coefficient of bmi, which is not bmi itself.
                let mut names = pair.names().map(|name| format!("θ_{name}"));
                if names[0] == names[1] {
                    names[1].push_str(" (copy)");
                }
                (names, true)
            }
        }
    }
}
