#![cfg_attr(feature = "diabetes", doc = include_str!("../README.md"))]
//!
//! ## The convention
//!
//! θ ∈ ℝⁿ, F(θ) = Loss(θ) + λ‖θ‖₁ with λ ≥ 0. In the plane Loss(θ) = ½(θ − θ̂)ᵀH(θ − θ̂) + Loss_min, with H symmetric
//! positive semidefinite and θ̂ an unregularized minimiser. From data, Loss(θ) = 1/(2n)·‖y − Xθ‖² with the columns of X
//! centred and of unit variance (1/n) and y centred: λ is scikit-learn's `alpha` and glmnet's `lambda`.
//!
//! ## The map
//!
//! | module | what is in it |
//! |---|---|
//! | [`problem`] | losses, λ, data sets, double-double arithmetic |
//! | [`regression`] | any n × p table: designs, exact paths, certificates, coordinate descent, cross-validation |
//! | [`solve`] | paths, solutions and their certificates; penalties; the constrained form; samples; descent |
//! | `table` | files as people have them: a proposal, its doubts, and the numbers of a choice (feature `table`) |
#![forbid(unsafe_code)]

mod order;
pub mod posterior;
pub mod problem;
pub mod regression;
pub mod solve;
#[cfg(feature = "table")]
pub mod table;
