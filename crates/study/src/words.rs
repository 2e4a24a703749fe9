//! The figures in words, and pieces of sentences about zeros.

use crate::claim::Claim;
use crate::derived::Derived;
use crate::phrase::{capital, short};
use crate::topic::path::{ZeroEnd, ZeroInterval, zero_interval};
use crate::topic::penalties::words as penalty_words;
use crate::view::plane::Solved;
use figure::Figure;
use figure::number::{nearest, rounded_up, significant};
use lasso_path::solve::penalty::Penalty;

impl Derived {
    /// A figure in words, for those who do not see it.
    pub fn description(&self, figure: Figure) -> Claim {
        if let Some(words) = self.outline.status.words() {
            return words;
        }
        match figure {
            Figure::Plane if self.fitted().is_some() => self.section_description(),
            Figure::Plane => Claim::new("plane", plane(self)),
            Figure::Space => {
                let space = self.space.as_deref();
                let none = || Claim::new("no-space", "No problem of three parameters.");
                space.map_or_else(none, |space| space.description(self))
            }
            Figure::Path => Claim::new("path", self.path_description()),
            Figure::Radius => Claim::new("radius", self.radius_description()),
            Figure::KktBars if self.space.is_some() => {
                Claim::new("space-bars", self.space_bars_description())
            }
            Figure::Paths if self.space.is_some() => {
                Claim::new("space-lines", self.space_paths_description())
            }
            Figure::KktBars if self.fitted().is_some() => {
                Claim::new("table-bars", self.bars_description())
            }
            Figure::KktBars => Claim::new("kkt-bars", self.kkt_description()),
            Figure::Slice => Claim::new("slice", self.slice_description(figure)),
            Figure::Derivative => Claim::new("derivative", self.slice_description(figure)),
            Figure::Shrinkage => Claim::new("shrinkage", self.slice_description(figure)),
            Figure::Coordinates => {
                let fates = self.descent_description();
                Claim::new(
                    "coordinates",
                    format!("Both coordinates against the iteration k. {fates}"),
                )
            }
            Figure::Beliefs => Claim::new("beliefs", self.beliefs_description()),
            Figure::Density => Claim::new("density", self.density_description()),
            Figure::Zeros => Claim::new(
                "table-zeros",
                "How many coefficients of each method are exactly 0, against the iteration k.",
            ),
            Figure::Paths => Claim::new("table-paths", self.paths_description()),
            Figure::Validation => Claim::new("table-errors", self.errors_description()),
            Figure::Convergence => Claim::new(
                "convergence",
                "F(θₖ) − F(θ*) of each method against the iteration k, on a logarithmic scale.",
            ),
        }
    }
}

/// For which λ a zero is there, as the end of a sentence that begins "θ₂ is exactly 0".
pub(crate) fn zero_until(interval: &ZeroInterval, lambda: f64) -> String {
    let from = interval.from;
    let begins = if from == 0.0 {
        " for every smaller λ > 0".to_owned()
    } else if lambda - from < 1e-8 * from {
        ". It has just reached 0".to_owned()
    } else {
        format!(". It reached 0 at λ = {}", nearest(from, lambda))
    };
    match interval.end {
        ZeroEnd::Never if from == 0.0 => " for every λ > 0".to_owned(),
        ZeroEnd::Never => format!("{begins}, and stays 0 for every larger λ"),
        ZeroEnd::At(to) => format!("{begins}, and leaves 0 {}", at(to, lambda)),
        ZeroEnd::Unknown if from == lambda => " at this λ".to_owned(),
        ZeroEnd::Unknown => begins,
    }
}

/// Coordinate `k` alone is 0, at a corner of a ball of this shape.
pub(crate) fn corner(derived: &Derived, k: usize, shape: &str) -> Claim {
    let solved = &derived.solved;
    let name = &solved.names[k];
    let until = zero_until(&zero_interval(derived, k), solved.lambda.value());
    Claim::new(
        "corner",
        format!("The contour touches the {shape} at a corner: {name} is exactly 0{until}."),
    )
}

impl Derived {
    /// Which L1 problem the topics that know L1 alone look at, where the plane shows another penalty.
    pub fn l1_note(&self) -> Option<Claim> {
        let solved = &self.solved;
        if solved.penalty == Penalty::L1 {
            return None;
        }
        let lambda = if solved.has_no_multiplier() {
            let end = significant(solved.lambda.value(), 4);
            format!("λ = {end}, since c = 0 belongs to no λ")
        } else {
            "the same λ".to_owned()
        };
        let text = format!(
            "Here the penalty is L1 at {lambda}, and θ* is L1’s, whatever penalty the plane shows."
        );
        Some(Claim::new("l1-note", text).unbroken())
    }
}

/// What θ* is where the penalty does nothing. A flat loss has more least-squares points than θ̂.
pub(crate) fn least_squares(solved: &Solved) -> &'static str {
    if solved.solution.theta == solved.loss.center() && solved.loss.hessian().rank() == 2 {
        "the least-squares point θ̂"
    } else {
        "one of the points where the loss alone is least"
    }
}

/// Where something happens as λ grows.
pub(crate) fn at(knot: f64, lambda: f64) -> String {
    if knot - lambda < 1e-8 * knot {
        "just above this λ".to_owned()
    } else {
        format!("at λ = {}", nearest(knot, lambda))
    }
}

/// From which λ on everything is 0, as λ grows: rounded up, as the last knot tells it.
pub(crate) fn from(end: f64, lambda: f64) -> String {
    match rounded_up(end, f64::INFINITY) {
        Some(from) if end - lambda >= 1e-8 * end => format!("for every λ ≥ {from}"),
        _ => "just above this λ".to_owned(),
    }
}

/// The ball has shrunk to the origin, for every λ from λ_max on.
pub(crate) fn all_zero(derived: &Derived, shape: &str) -> Claim {
    let solved = &derived.solved;
    let [a, b] = &solved.names;
    let least = solved.lambda_max.map_or(0.0, f64::from);
    let from = match rounded_up(least, solved.lambda.value()) {
        _ if least == 0.0 => "λ > 0".to_owned(),
        Some(from) => format!("λ ≥ {from}"),
        None => "larger λ".to_owned(),
    };
    Claim::new(
        "all-zero",
        format!(
            "The {shape} has shrunk to the origin: {a} and {b} are exactly 0, as for every {from}."
        ),
    )
}

fn plane(derived: &Derived) -> String {
    let solved = &derived.solved;
    let [a, b] = &solved.names;
    let shape = penalty_words::shape(solved.penalty);
    let point = |[x, y]: [f64; 2]| format!("({}, {})", short(x), short(y));
    // At λ = 0 nothing needs to touch: the least-squares point of least length is shown.
    let meets = if solved.lambda.value() == 0.0 || solved.penalty == Penalty::None {
        "is a minimum of the loss itself".to_owned()
    } else if solved.radius() == 0.0 {
        "is the origin".to_owned()
    } else {
        format!("is where a contour touches the {shape}")
    };
    let ball = capital(shape.to_owned());
    let others = if solved.others.is_empty() {
        String::new()
    } else {
        let points: Vec<String> = solved.others.iter().map(|&p| point(p)).collect();
        format!(" Other local minima: {}.", points.join(", "))
    };
    let tie_breaks = derived.tie_breaks().filter(|_| derived.show.solution_set);
    let tie_breaks = tie_breaks.map_or_else(String::new, |claim| format!(" {}", claim.text));
    let ball = if solved.penalty == Penalty::None {
        String::new()
    } else {
        format!(
            " {ball} of radius c = {} around the origin.",
            short(solved.radius())
        )
    };
    format!(
        "Plane of {a} and {b}. Contours of the loss around its minimum θ̂ at {}.{ball} The optimum θ* at {} {meets}: \
         {}.{others}{tie_breaks}",
        point(solved.loss.center()),
        point(solved.solution.theta),
        derived.outline.support().text
    )
}
