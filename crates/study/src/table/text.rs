//! What is said of tables whatever the numbers are.

/// In the drawer: the data with many features.
pub const DATA: &str = "Data: many features";
/// What being selected is not.
pub const NOT_SIGNIFICANT: &str = "Selected is not the same as significant: the same rows chose, so usual p-values are too small.";
/// What a zero is not.
pub const NOT_IRRELEVANT: &str = "A zero does not say that a feature is irrelevant: given the others, its pull is at most λ. A near twin may carry what it tells.";
/// What the refit is.
pub const REFIT: &str =
    "Refit: least squares on the survivors alone. It takes the shrinkage back, not the choice.";
/// The condition, for n features.
pub const CONDITION: &str = "|xⱼᵀ(y − Xθ*)|/n < λ  ⟹  θⱼ = 0";
/// Under the chart of the error on held-out rows.
pub const VALIDATION: &str = "Error on rows that were held out, ± one standard error";
/// That each fold is standardized by itself.
pub const EACH_FOLD: &str = "Each fold's path is that of the other rows, standardized by themselves; the error is the plain mean over the folds. It is exact, not on a grid.";
/// Why there is no answer after a stop.
pub const STOPPED: &str = "it was stopped";
/// The name of the view.
pub const PATHS: &str = "Paths of all coefficients";
/// The chart of the paths as a slider.
pub const LAMBDA_ON_PATHS: &str = "λ, on the paths of all coefficients";
/// The chart of the errors as a slider.
pub const LAMBDA_ON_ERRORS: &str = "λ, on the error on held-out rows";
/// The name of the controls.
pub const SHOWN: &str = "What is shown";
/// A logarithmic axis.
pub const LOG: &str = "Log λ";
/// Coefficients against c.
pub const AGAINST_RADIUS: &str = "Against c";
/// Cross-validation.
pub const VALIDATE: &str = "Cross-validate";
/// Its folds.
pub const FOLDS: &str = "How many folds";
/// The same with other folds.
pub const OTHER_SEEDS: &str = "20 other orders of the rows";
/// The title of the chart of errors.
pub const ERRORS: &str = "Mean squared error";
/// The name of the buttons that go to a λ.
pub const JUMP: &str = "Go to a λ";
/// λ_min.
pub const LEAST_ERROR: &str = "Least error";
/// λ_1se.
pub const ONE_SE: &str = "One standard error";
/// The job that is being solved.
pub const SOLVING: &str = "How far the computation is";
/// Stops it.
pub const STOP: &str = "Stop";
/// Solves again.
pub const TRY_AGAIN: &str = "Try again";
/// The table of features.
pub const FEATURES: &str = "All features";
/// A column of it.
pub const FEATURE: &str = "feature";
/// A column of it.
pub const STANDARDIZED: &str = "θ";
/// What it is.
pub const STANDARDIZED_LONG: &str =
    "The change of the target per standard deviation of the feature";
/// A column of it.
pub const OWN: &str = "own units";
/// What it is.
pub const OWN_LONG: &str = "The change of the target per unit of the feature";
/// A column of it.
pub const REFIT_SHORT: &str = "refit";
/// A column of it.
pub const ACTIVE: &str = "not 0 for λ in";
/// What it is.
pub const ACTIVE_LONG: &str =
    "It leaves where λ falls below the left number, or stays to λ = 0; it enters at the right one";
/// A column of it, for made data.
pub const TRUE_FEATURE: &str = "true";
/// A true feature.
pub const YES: &str = "yes";
/// One that is not.
pub const NO: &str = "no";
/// A feature that is 0 at every λ.
pub const NEVER: &str = "never";
/// The intercept.
pub const INTERCEPT: &str = "intercept, own units";
/// The error on the rows of the path.
pub const TRAINING_ERROR: &str = "error on the rows of the path";
/// The error on test rows.
pub const TEST_ERROR: &str = "error on test rows";
/// The error on held-out rows.
pub const HELD_OUT_ERROR: &str = "error on held-out rows";
/// The title of the bars.
pub const BOUNDS: &str = "The loss's pull on each coefficient, against λ";
/// Keeps rows for a test.
pub const KEEP_TEST: &str = "Keep a quarter of the rows for a test";
/// The column that is explained.
pub const TARGET: &str = "Target: ";
/// The kind of made data.
pub const KIND: &str = "Kind of made data";
/// Takes all features again.
pub const ALL_FEATURES: &str = "Take all features";
/// Which features are used.
pub const CHOOSE_FEATURES: &str = "Choose features";
/// Ridge's paths in the chart.
pub const RIDGE_BESIDE: &str = "Ridge's paths beside, dashed";
/// The plane of two features.
pub const SECTION: &str = "The plane of two features. Arrow keys move the window.";
/// The choice of the horizontal axis.
pub const HORIZONTAL: &str = "Feature on the horizontal axis";
/// The choice of the vertical axis.
pub const VERTICAL: &str = "Feature on the vertical axis";
/// Goes on to another pair.
pub const NEXT_PAIR: &str = "Next pair";
