//! What is said of the optimality conditions whatever the numbers are.

/// When a parameter is 0 with L1.
pub const CONDITION: &str = "|∂Loss/∂θⱼ| < λ  ⟹  θⱼ = 0";
