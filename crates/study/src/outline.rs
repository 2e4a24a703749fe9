//! What every room may read of a solved problem, of any number of parameters.

use crate::claim::Claim;
use figure::number::{compact, nearest, rounded_up, significant};
use lasso_path::problem::Lambda;
use lasso_path::solve::Certificate;
use std::rc::Rc;

/// A problem at one λ, solved: what does not depend on how many parameters there are, and on what is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// Whether the rest is known.
    pub status: Status,
    /// The names of the parameters.
    pub names: Rc<[String]>,
    /// θ*, a number for each name.
    pub theta: Vec<f64>,
    /// For each, whether it is not 0, but smaller than 64-bit numbers hold, so that the number is 0.
    pub vanishing: Vec<bool>,
    /// λ; the slider's end where c = 0 belongs to no λ.
    pub lambda: Lambda,
    /// Whether c = 0 was chosen though no λ leads to it, as with ridge.
    pub no_lambda: bool,
    /// The least λ from which θ* = 0, if there is one.
    pub lambda_max: Option<Lambda>,
    /// The end of λ's slider, a little beyond λ_max.
    pub lambda_end: Lambda,
    /// c: the radius of the ball.
    pub radius: f64,
    /// Loss(θ*).
    pub loss_at_solution: f64,
    /// λP(θ*): λ‖θ*‖₁ for L1.
    pub penalty_at_solution: f64,
    /// How exact θ* is.
    pub certificate: Certificate,
    /// What happens as λ grows, ascending.
    pub knots: Rc<[Knot]>,
}

/// Whether a part is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// It is.
    #[default]
    Ready,
    /// Not yet: it is being computed.
    Waiting,
    /// It could not be computed: why, for the person.
    Failed(String),
}

impl Status {
    /// What is said in place of the part; `None` where it is known.
    #[must_use]
    pub fn words(&self) -> Option<Claim> {
        match self {
            Status::Ready => None,
            Status::Waiting => Some(Claim::new("waiting", "This is being computed …")),
            Status::Failed(why) => Some(Claim::new(
                "failed",
                format!("This could not be computed: {why}"),
            )),
        }
    }
}

/// A λ > 0 at which something happens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Knot {
    /// The exact λ.
    pub lambda: Lambda,
    /// What happens there as λ grows.
    pub kind: KnotKind,
}

/// The change at a knot as λ grows; a parameter by its place among the names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnotKind {
    /// The parameter becomes exactly zero.
    ReachesZero(usize),
    /// The parameter leaves zero again.
    LeavesZero(usize),
    /// The parameter changes its sign, and is zero for this λ alone as far as f64 can tell.
    CrossesZero(usize),
    /// The parameter becomes smaller than 64-bit numbers hold, and changes its sign there.
    Underflows(usize),
    /// With ‖θ‖∞ in the plane: the coordinates become equal (1), or opposite (0), in size and sign.
    Meets(usize),
    /// With ‖θ‖∞ in the plane: the coordinates are no longer equal (1), or opposite (0).
    Parts(usize),
    /// From here on all parameters are exactly zero: λ_max.
    AllZero,
}

/// A knot in words: a tick under the slider.
#[derive(Clone, Debug, PartialEq)]
pub struct KnotLabel {
    /// The knot.
    pub knot: Knot,
    /// What happens, in few characters ("θ₂ → 0").
    pub text: String,
    /// Where, in digits that tell on which side of the present λ it is ("at λ = 1.042").
    pub place: String,
}

impl KnotLabel {
    /// What happens, and where.
    pub fn claim(&self) -> Claim {
        Claim::new("knot", format!("{} {}", self.text, self.place)).unbroken()
    }
}

/// A parameter and its number, as it stands under the sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Chip {
    /// Its place among the names.
    pub index: usize,
    /// Whether it is exactly 0.
    pub zero: bool,
    /// Between the name and the number: "=", and "≈" where the number is 0 and the parameter is not.
    pub relation: &'static str,
}

/// What is said of a parameter that is not 0 and has no number.
pub(crate) const SMALL: &str = "is not 0, but smaller than 64-bit numbers hold";

/// Up to so many parameters each has its chip.
const MOST_CHIPS: usize = 4;

impl Outline {
    /// F(θ*) = Loss(θ*) + λP(θ*).
    #[must_use]
    pub fn objective(&self) -> f64 {
        self.loss_at_solution + self.penalty_at_solution
    }

    /// How many parameters are not exactly 0.
    #[must_use]
    pub fn nonzeros(&self) -> usize {
        (0..self.theta.len()).filter(|&k| !self.is_zero(k)).count()
    }

    /// Whether a parameter is exactly 0.
    #[must_use]
    pub fn is_zero(&self, k: usize) -> bool {
        self.theta[k] == 0.0 && !self.vanishing[k]
    }

    /// λ as it is told: ∞ where c = 0 belongs to no λ.
    #[must_use]
    pub fn shown_lambda(&self) -> f64 {
        if self.no_lambda {
            f64::INFINITY
        } else {
            self.lambda.value()
        }
    }

    /// The λ > 0 of the knots, ascending, each once.
    #[must_use]
    pub fn knot_lambdas(&self) -> Vec<f64> {
        let mut lambdas: Vec<f64> = self.knots.iter().map(|knot| knot.lambda.value()).collect();
        lambdas.dedup();
        lambdas
    }

    /// The λ-interval [from, to) of knots around the present λ; `to` is infinite beyond the last.
    #[must_use]
    pub fn neighbours(&self) -> (f64, f64) {
        let lambda = self.lambda.value();
        let knots = self.knots.iter().map(|knot| knot.lambda.value());
        let from = knots.clone().filter(|&x| x <= lambda).fold(0.0, f64::max);
        let to = knots.filter(|&x| x > lambda).fold(f64::INFINITY, f64::min);
        (from, to)
    }

    /// The ticks under the slider, ascending in λ.
    #[must_use]
    pub fn knot_labels(&self) -> Vec<KnotLabel> {
        self.knots.iter().map(|knot| self.label(*knot)).collect()
    }

    fn label(&self, knot: Knot) -> KnotLabel {
        let near = nearest(knot.lambda.value(), self.lambda.value());
        let place = format!("at λ = {near}");
        let name = |k: usize| &self.names[k];
        // +1 or −1 times the second coordinate.
        let other = |k: usize| format!("{}{}", if k == 0 { "−" } else { "" }, name(1));
        let (text, place) = match knot.kind {
            KnotKind::ReachesZero(k) => (format!("{} → 0", name(k)), place),
            KnotKind::LeavesZero(k) => (format!("{} leaves 0", name(k)), place),
            KnotKind::CrossesZero(k) => (format!("{} crosses 0", name(k)), place),
            KnotKind::Underflows(k) => (format!("{} ≈ 0", name(k)), place),
            KnotKind::Meets(k) => (format!("{} = {}", name(0), other(k)), place),
            KnotKind::Parts(k) => (format!("{} ≠ {}", name(0), other(k)), place),
            KnotKind::AllZero => {
                let from = rounded_up(knot.lambda.value(), f64::INFINITY).unwrap_or(near);
                ("all zero".to_owned(), format!("for every λ ≥ {from}"))
            }
        };
        KnotLabel { knot, text, place }
    }

    /// The parameters that have chips: all of a few; of many the largest that are not 0, in their order.
    #[must_use]
    pub fn chips(&self) -> Vec<Chip> {
        let mut shown: Vec<usize> = (0..self.theta.len()).collect();
        if shown.len() > MOST_CHIPS {
            shown.retain(|&k| self.theta[k] != 0.0);
            shown.sort_by(|&a, &b| self.theta[b].abs().total_cmp(&self.theta[a].abs()));
            shown.truncate(MOST_CHIPS);
            shown.sort_unstable();
        }
        let chip = |index: usize| Chip {
            index,
            zero: self.is_zero(index),
            relation: self.relation(index),
        };
        shown.into_iter().map(chip).collect()
    }

    fn relation(&self, k: usize) -> &'static str {
        if self.vanishing[k] { "≈" } else { "=" }
    }

    /// A parameter at θ*, with the digits that the page shows.
    #[must_use]
    pub fn coordinate(&self, k: usize) -> Claim {
        let number = compact(self.theta[k], 4);
        let text = format!("{} {} {number}", self.names[k], self.relation(k));
        Claim::new("coordinate", text).unbroken()
    }

    /// Which parameters are exactly zero; the same text as long as the support is the same.
    #[must_use]
    pub fn support(&self) -> Claim {
        let all = 0..self.names.len();
        let zeros = all.clone().filter(|&k| self.is_zero(k));
        let zeros: Vec<&String> = zeros.map(|k| &self.names[k]).collect();
        let vanishing = all.filter(|&k| self.vanishing[k]);
        let vanishing: Vec<&str> = vanishing.map(|k| &*self.names[k]).collect();
        let text = match (self.names.len(), zeros.as_slice()) {
            (0, _) => "there is no parameter".to_owned(),
            (1, []) => format!("{} is not 0", self.names[0]),
            (2, []) => format!("neither {} nor {} is 0", self.names[0], self.names[1]),
            (_, []) => "no parameter is 0".to_owned(),
            (_, [only]) => format!("{only} is exactly 0"),
            (2, [a, b]) => format!("{a} and {b} are both exactly 0"),
            (all, zeros) if all == zeros.len() => format!("all {all} parameters are exactly 0"),
            (all, zeros) => format!("{} of {all} parameters are exactly 0", zeros.len()),
        };
        let text = match vanishing.as_slice() {
            [] => text,
            [only] => format!("{text}; {only} {SMALL}"),
            all => format!("{text}; each of {} {SMALL}", all.join(", ")),
        };
        Claim::new("support", text)
    }

    /// What λ's and c's sliders say, as claims.
    pub(crate) fn spoken(&self) -> [Claim; 2] {
        [
            Claim::new("spoken-lambda", self.spoken_lambda()),
            Claim::new("spoken-radius", self.spoken_radius()),
        ]
    }

    /// λ and the support, for a slider's spoken value.
    #[must_use]
    pub fn spoken_lambda(&self) -> String {
        let lambda = significant(self.shown_lambda(), 4);
        format!("λ = {lambda}; {}", self.support().text)
    }

    /// c and the support, for a slider's spoken value.
    #[must_use]
    pub fn spoken_radius(&self) -> String {
        let radius = significant(self.radius, 4);
        format!("c = {radius}; {}", self.support().text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive;
    use crate::state::State;

    /// A made-up outline: θⱼ is 0 for each third j, and each parameter reaches 0 somewhere.
    fn made_up(count: usize) -> Outline {
        let theta = |j: usize| if j % 3 == 2 { 0.0 } else { 1.0 + j as f64 };
        let knot = |j: usize| Knot {
            lambda: Lambda::new(1.0 + j as f64).expect("positive"),
            kind: KnotKind::ReachesZero(j),
        };
        Outline {
            names: (0..count).map(|j| format!("x{j}")).collect(),
            theta: (0..count).map(theta).collect(),
            vanishing: vec![false; count],
            knots: (0..count).map(knot).collect(),
            ..derive(&State::default()).outline
        }
    }

    #[test]
    fn an_outline_has_words_for_any_number_of_parameters() {
        for (count, nonzeros, says) in [
            (0, 0, "there is no parameter"),
            (1, 1, "x0 is not 0"),
            (2, 2, "neither x0 nor x1 is 0"),
            (3, 2, "x2 is exactly 0"),
            (64, 43, "21 of 64 parameters are exactly 0"),
            (1000, 667, "333 of 1000 parameters are exactly 0"),
        ] {
            let outline = made_up(count);
            assert_eq!(outline.nonzeros(), nonzeros);
            assert_eq!(outline.support().text, says);
            assert_eq!(outline.spoken_lambda(), format!("λ = 1.150; {says}"));
            let labels = outline.knot_labels();
            assert_eq!(labels.len(), count);
            assert_eq!(outline.knot_lambdas().len(), count);
            if let Some(last) = labels.last() {
                assert!(last.claim().text.contains(&format!("x{} → 0", count - 1)));
            }
            let chips = outline.chips();
            assert_eq!(chips.len(), count.min(MOST_CHIPS));
            assert!(count <= MOST_CHIPS || chips.iter().all(|chip| !chip.zero));
            for chip in chips {
                let said = outline.coordinate(chip.index).text;
                assert!(said.starts_with(&outline.names[chip.index]), "{said}");
            }
        }
        let all = Outline {
            theta: vec![0.0; 3],
            vanishing: vec![false; 3],
            ..made_up(3)
        };
        assert_eq!(all.support().text, "all 3 parameters are exactly 0");
    }

    #[test]
    fn what_is_not_known_yet_is_said() {
        assert_eq!(Status::Ready.words(), None);
        let said = |status: Status| status.words().map(|claim| claim.text).unwrap_or_default();
        assert!(said(Status::Waiting).contains("being computed"));
        assert!(said(Status::Failed("no column varies".to_owned())).ends_with("no column varies"));
    }
}
