//! # Snap to Zero
//!
//! The geometry of L1 (lasso) regularization, exact and draggable.
//!
//! One convention everywhere: θ ∈ ℝⁿ, F(θ) = Loss(θ) + λ‖θ‖₁ with λ ≥ 0.
//! In the plane Loss(θ) = ½(θ − θ̂)ᵀH(θ − θ̂) + Loss_min, with H symmetric positive
//! semidefinite and θ̂ an unregularized minimiser.
//!
//! The rooms, from the ground up; each knows those before it and none after it:
//! [`problem`] → [`solve`] → [`geometry`] → [`figure`] → [`study`] → `app` (wasm only).
#![forbid(unsafe_code)]

#[cfg(target_arch = "wasm32")]
pub mod app;
pub mod figure;
pub mod geometry;
pub mod problem;
pub mod solve;
pub mod study;
