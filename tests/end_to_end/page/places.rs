//! Where each thing stands on the page: how it is found.

use study::{Question, Topic};

// ---- λ ----

pub const LAMBDA: &str = "#lambda";
pub const LAMBDA_FIELD: &str = "#lambda-exact";
/// The button that plays λ.
pub const PLAY: &str = "#play";
/// The marks at the λ where a coordinate reaches or leaves zero.
pub const MARKS: &str = ".dock .marks";
/// The knots before and after the present λ.
pub const PREVIOUS_KNOT: &str = "#previous-knot";
pub const NEXT_KNOT: &str = "#next-knot";
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
pub const THETA_HAT: &str = "#theta-hat";
pub const SECOND_THETA_HAT: &str = "#theta-hat-beside";

/// The slider of a coordinate of a point with a handle, counted from 0: it has the handle's keys.
pub fn coordinate(handle: &str, k: usize) -> String {
    format!("{handle}{}", k + 1)
}

/// The ring around θ* when the support changes.
pub const SNAP_RING: &str = ".stage .snap";
/// θ₀, where the descent methods start.
pub const THETA_START: &str = "#theta-start";
/// The ends of a contour's axes; the first is of the steeper one.
pub const CONTOUR_ENDS: [&str; 2] = ["#contour-1", "#contour-2"];
/// What is said where the loss becomes flat.
pub const BOUNDARY: &str = ".boundary";
pub const VIEW_TOOLS: &str = ".view-tools";
pub const LAYERS: &str = ".layers summary";

// ---- the head of the page, and its words ----

/// Begins and ends presenting, and what makes the screen blank.
pub const PRESENT: &str = "#present";
pub const END_PRESENTING: &str = "#end-presenting";
pub const BLANK: &str = "#blank";
/// Opens the panel for pictures that are taken away, and what is in it.
pub const PICTURE_BUTTON: &str = "#picture";
pub const TAKEN_FIGURE: &str = "#taken-figure";
pub const TAKEN_WIDTH: &str = "#taken-width";
pub const TAKEN_STATUS: &str = "#taken-status";
pub const SAVE_SVG: &str = "#save-svg";
pub const SAVE_PNG: &str = "#save-png";
pub const SAVE_CSV: &str = "#save-csv";
/// Opens and closes the drawer of the problem.
pub const PROBLEM: &str = "#problem";
pub const DRAWER: &str = "#problem-drawer";
pub const EXAMPLE: &str = ".example";
/// The part of the drawer with the loss in numbers.
pub const ADVANCED: &str = "#advanced";
pub const START_OVER: &str = "#start-over";
pub const TURN_AND_STRETCH: &str = "#turn-and-stretch";
/// The views: the plane, and the paths.
pub const VIEWS: [&str; 2] = ["#stage-plane", "#stage-paths"];
/// The paths as the large picture.
pub const PATHS: &str = ".paths";
/// Where there is no room for the tools, they are behind this.
pub const MENU: &str = "#menu";
pub const HELP_BUTTON: &str = "#help-button";
pub const HELP: &str = "#help";
/// Whether λ rests on knots when it plays.
pub const RESTS: &str = "#rests";
pub const FEATURES: [&str; 2] = ["#feature1", "#feature2"];
pub const THEME: &str = "#theme";
pub const UNDO: &str = "#undo";
pub const REDO: &str = "#redo";
pub const SHARE: &str = "#share";
/// What is said of that.
pub const SHARE_STATUS: &str = ".share-status";
/// The link, to be copied by hand.
pub const SHARE_LINK: &str = "#share-link";
pub const SHARE_BOX: &str = ".share-by-hand";
/// What of a link was not used.
pub const NOTICES: &str = "#notices";
/// Which coordinates are zero.
pub const CHIPS: &str = ".chips";
/// How exact the numbers are.
pub const CERTIFICATE: &str = "#certificate";
pub const SENTENCE: &str = ".sentence";
/// What is read aloud when the support changes.
pub const ANNOUNCEMENT: &str = "#announcement";

/// The part of the window in which the questions are.
pub const COLUMN: &str = ".questions";

// ---- the questions, and the topics in them ----

pub const QUESTIONS: [&str; 5] = [
    "#question-why",
    "#question-diamond",
    "#question-compare",
    "#question-survive",
    "#question-how",
];

/// The button of the question that holds a topic, and the topic's tab where the question has several.
pub fn way_to(panel: Topic) -> (&'static str, Option<&'static str>) {
    let tab = match panel {
        Topic::Parameter => Some("#topic-slice"),
        Topic::Optimality => Some("#topic-gradient"),
        Topic::Path => Some("#topic-path"),
        Topic::Correlation => Some("#topic-loss"),
        Topic::Sampling => Some("#topic-chance"),
        Topic::Forms | Topic::Penalties | Topic::Descent => None,
    };
    let question = match panel.question() {
        Question::Why => QUESTIONS[0],
        Question::Diamond => QUESTIONS[1],
        Question::Compare => QUESTIONS[2],
        Question::Survive => QUESTIONS[3],
        Question::How => QUESTIONS[4],
    };
    (question, tab)
}

pub const PANEL: &str = ".question.open";
/// What an answer does not show at first.
pub const MORE: &str = ".answer .more > summary";
/// What the page is about, and what to do first.
pub const PURPOSE: &str = ".purpose";
/// The name of λ at its handle.
pub const LAMBDA_HINT: &str = ".lambda-hint";
/// The questions that are not open.
pub const OTHER_QUESTIONS: &str = ".question:not(.open) h2 button";
/// Which of several minimisers other rules reach.
pub const REACHED: &str = "#tie-breaks";
pub const RADIUS: &str = "#radius";
pub const RADIUS_FIELD: &str = "#radius-exact";
pub const RHO: &str = "#rho";
pub const RHO_FIELD: &str = "#rho-exact";
pub const H12: &str = "#h12";
pub const SIGMA_FIELD: &str = "#sigma-exact";
pub const DRAW_AGAIN: &str = "#draw-again";
pub const PENALTY: &str = "#penalty";
/// Which the second plane has; none without a second plane.
pub const BESIDE: &str = "#beside";
pub const PENALTY_PARAMETER: &str = "#penalty-parameter";
pub const PENALTY_FIELD: &str = "#penalty-exact";

// ---- one parameter ----

pub const PARAMETERS: [&str; 2] = ["#slice1", "#slice2"];
/// Lets the slice go through the iterate.
pub const THROUGH_ITERATE: &str = "#slice-iterate";
/// The first of the figures.
pub const SLICE: &str = ".plot.parameter";
/// The last of them.
pub const SHRINKAGE: &str = ".plot.parameter:has(#shrinkage-z)";
/// Whether 0 is in the interval.
pub const VERDICT: &str = ".answer [data-claim=slice-kink]";
/// A thing to be dragged in any figure.
pub const GRIP: &str = ".grip";

/// The handle of z or λ in a figure.
pub fn grip(figure: &str, of: &str) -> String {
    format!("#{figure}-{of}")
}

// ---- descent ----

pub const WALK_PLAY: &str = "#play";
pub const WALK_SPEED: &str = "#descent-speed";
pub const STEP_BACK: &str = "[aria-label=\"One step back\"]";
pub const STEP_ON: &str = "[aria-label=\"One step on\"]";
pub const TO_START: &str = "[aria-label=\"To the start\"]";
pub const ITERATION: &str = "#iteration";
pub const WALK_PLOT: &str = ".descent-plot";
pub const WALK_NUMBERS: &str = ".step-numbers";
pub const ETA: &str = "#eta";
pub const ETA_FIELD: &str = "#eta-exact";
/// The step sizes at which the behaviour changes.
pub const ETA_MARKS: &str = ".eta-marks";
/// The correlation ρ in this panel.
pub const WALK_RHO: &str = "#descent-rho";
/// What the step size does.
pub const PACE: &str = ".pace";
/// The update rule of the method looked at, with its numbers.
pub const RULE: &str = ".rule";
/// What becomes of each method.
pub const FATES: &str = ".fates";
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
pub const APOLOGY: &str = "#apology";
pub const APOLOGY_MESSAGE: &str = "#apology-message";
pub const RELOAD: &str = "#reload-state";
pub const START_AFRESH: &str = "#start-afresh";
pub const LOAD_FAILED: &str = "#load-failed";
pub const TRY_AGAIN: &str = "#try-again";
pub const NO_WEBASSEMBLY: &str = "#no-webassembly";

/// The button of an example, by its name in links.
pub fn example(name: &str) -> String {
    format!("{EXAMPLE}[data-preset={name}]")
}

/// The view of probability, its plane, and the densities of one coordinate.
pub const PRIOR: &str = ".prior";
pub const PRIOR_PLANE: &str = ".prior-plane";
pub const DENSITY: &str = ".density";
