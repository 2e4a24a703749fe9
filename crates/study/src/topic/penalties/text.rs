//! What is said of penalties whatever the numbers are.

/// Puts ridge beside the present penalty.
pub const PUT_BESIDE: &str = "Put ridge beside it";

/// What that does.
pub const SAME_LOSS: &str = "The same loss and the same λ, under two penalties.";

/// The name of the numbers of the second plane.
pub const MORE: &str = "More: its numbers";
