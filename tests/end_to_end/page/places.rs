//! Where each thing stands on the page: how it is found.

// ---- λ ----

/// λ's slider.
pub const LAMBDA: &str = "#lambda";
/// The field for an exact λ.
pub const LAMBDA_FIELD: &str = "#lambda-exact";
/// The button that plays λ.
pub const PLAY: &str = ".lambda .play";
/// The marks at the λ where a coordinate reaches or leaves zero.
pub const MARKS: &str = ".lambda .marks";
/// The figure of the path.
pub const PATH: &str = "#path";

// ---- the plane ----

/// The plane, or both of two.
pub const STAGE: &str = ".stage";
/// The second of two planes.
pub const SECOND_STAGE: &str = ".stage ~ .stage";
/// The picture in it, with its description.
pub const PICTURE: &str = ".stage .easel";
/// The same of the second of two planes.
pub const SECOND_PICTURE: &str = ".stage ~ .stage .easel";
/// θ̂, to be taken.
pub const THETA_HAT: &str = "#theta-hat";
/// θ̂ in the second plane.
pub const SECOND_THETA_HAT: &str = "#theta-hat-beside";
/// θ₀, where the descent methods start.
pub const THETA_START: &str = "#theta-start";
/// The ends of a contour's axes; the first is of the steeper one.
pub const CONTOUR_ENDS: [&str; 2] = ["#contour-1", "#contour-2"];
/// What is said where the loss becomes flat.
pub const BOUNDARY: &str = ".boundary";
/// The buttons of the window on the plane.
pub const VIEW_TOOLS: &str = ".view-tools";
/// Opens the choice of layers.
pub const LAYERS: &str = ".layers summary";

// ---- the head of the page, and its words ----

/// The examples.
pub const PRESET: &str = "#preset";
/// The two features of a data set.
pub const FEATURES: [&str; 2] = ["#feature1", "#feature2"];
/// Light or dark.
pub const THEME: &str = "#theme";
/// Goes back.
pub const UNDO: &str = "#undo";
/// Does again what was undone.
pub const REDO: &str = "#redo";
/// Copies the link.
pub const SHARE: &str = "#share";
/// What is said of that.
pub const SHARE_STATUS: &str = ".share-status";
/// The link to be copied by hand, and the box around it.
pub const SHARE_LINK: &str = "#share-link";
/// The box around it.
pub const SHARE_BOX: &str = ".share-by-hand";
/// What of a link was not used.
pub const NOTICES: &str = "#notices";
/// Which coordinates are zero.
pub const CHIPS: &str = ".chips";
/// The sentence on the picture.
pub const SENTENCE: &str = ".sentence";
/// What is read aloud when the support changes.
pub const ANNOUNCEMENT: &str = "#announcement";

// ---- the panels ----

/// The panel that is open.
pub const PANEL: &str = "#panel";
/// The tabs of those that are not.
pub const OTHER_TABS: &str = "[role=tab][aria-selected=false]";
/// Which of several minimisers other rules reach.
pub const REACHED: &str = "#reached";
/// The radius c: its slider and its field.
pub const RADIUS: &str = "#radius";
/// Its field.
pub const RADIUS_FIELD: &str = "#radius-exact";
/// The correlation ρ in the panel of the loss.
pub const RHO: &str = "#rho";
/// Its field.
pub const RHO_FIELD: &str = "#rho-exact";
/// The entry h₁₂.
pub const H12: &str = "#h12";
/// The field of the samples' deviation.
pub const SIGMA_FIELD: &str = "#sigma-exact";
/// Draws other samples.
pub const DRAW_AGAIN: &str = "#draw-again";
/// Which penalty the plane has.
pub const PENALTY: &str = "#penalty";
/// Which the second plane has; none without a second plane.
pub const BESIDE: &str = "#beside";
/// The penalty's parameter.
pub const PENALTY_PARAMETER: &str = "#penalty-parameter";
/// Its field.
pub const PENALTY_FIELD: &str = "#penalty-exact";

// ---- one parameter ----

/// The buttons that choose θ₁ or θ₂.
pub const PARAMETERS: [&str; 2] = ["#slice1", "#slice2"];
/// Lets the slice go through the iterate.
pub const THROUGH_ITERATE: &str = "#slice-iterate";
/// The first of the figures.
pub const SLICE: &str = ".plot.parameter";
/// The last of them.
pub const SHRINKAGE: &str = "#panel .plot:nth-of-type(4)";
/// Whether 0 is in the interval.
pub const VERDICT: &str = "#panel [aria-live]";
/// A thing to be dragged in any figure.
pub const GRIP: &str = ".grip";

/// The handle of z or λ in a figure.
pub fn grip(figure: &str, of: &str) -> String {
    format!("#{figure}-{of}")
}

// ---- descent ----

/// Plays the iterations.
pub const WALK_PLAY: &str = "#walk-play";
/// How many a second.
pub const WALK_SPEED: &str = "#walk-speed";
/// One step back, one on, and to the start.
pub const STEP_BACK: &str = "[aria-label=\"One step back\"]";
/// One step on.
pub const STEP_ON: &str = "[aria-label=\"One step on\"]";
/// To the start.
pub const TO_START: &str = "[aria-label=\"To the start\"]";
/// The timeline.
pub const ITERATION: &str = "#iteration";
/// The chart along the iterations.
pub const WALK_PLOT: &str = ".walk-plot";
/// The table of a step's numbers.
pub const WALK_NUMBERS: &str = ".walk-numbers";
/// The step size η.
pub const ETA: &str = "#eta";
/// Its field.
pub const ETA_FIELD: &str = "#eta-exact";
/// The step sizes at which the behaviour changes.
pub const ETA_MARKS: &str = ".eta-marks";
/// The correlation ρ in this panel.
pub const WALK_RHO: &str = "#walk-rho";
/// What the step size does.
pub const PACE: &str = ".pace";
/// What becomes of each method.
pub const FATES: &str = ".fates";
/// Contours of the objective.
pub const CONTOURS: &str = "#contours";
/// Whose step is taken apart.
pub const ANATOMY: &str = "#anatomy";

/// The button of a method, by its name in links.
pub fn method(name: &str) -> String {
    format!(".method.{name}")
}

// ---- where the page cannot go on ----

/// The whole program's place.
pub const APP: &str = "#app";
/// What is shown when the program has stopped.
pub const APOLOGY: &str = "#apology";
/// What it says went wrong.
pub const APOLOGY_MESSAGE: &str = "#apology-message";
/// Loads the page again with its state.
pub const RELOAD: &str = "#reload-state";
/// Loads it as it is at first.
pub const START_AFRESH: &str = "#start-afresh";
/// What is shown when a file is missing.
pub const LOAD_FAILED: &str = "#load-failed";
/// Loads the page again.
pub const TRY_AGAIN: &str = "#try-again";
/// What is shown where there is no WebAssembly.
pub const NO_WEBASSEMBLY: &str = "#no-webassembly";
