//! What is said of both forms whatever the numbers are.

/// The name of the problem in which λ is chosen.
pub const PENALIZED: &str = "Pay for size";

/// The name of the problem in which c is chosen.
pub const CONSTRAINED: &str = "Keep a budget";

/// The name of what is said of that chart.
pub const WHAT_THE_CHART_SHOWS: &str = "What the chart shows";

/// The name of the chart of c against λ.
pub const MORE: &str = "More: c against λ";
