//! The penalties in words: their names in links and on the page, and the sliders of their parameters.

use crate::claim::Claim;
use crate::derived::Derived;
use crate::objective::{Link, Objective, takes_radius};
use crate::state::State;
use lasso_path::solve::penalty::{Exponent, ExponentKind, Penalty};

/// The name in a link.
pub fn name(penalty: Penalty) -> &'static str {
    match penalty {
        Penalty::None => "none",
        Penalty::L1 => "l1",
        Penalty::Ridge => "ridge",
        Penalty::ElasticNet(_) => "elastic-net",
        Penalty::Bridge(_) => "bridge",
    }
}

/// The penalty of this name, with an example of its parameter.
pub fn named(text: &str) -> Option<Penalty> {
    Penalty::ALL
        .into_iter()
        .find(|&penalty| name(penalty) == text)
}

/// Its name for people.
pub fn title(penalty: Penalty) -> &'static str {
    match penalty {
        Penalty::None => "No penalty",
        Penalty::L1 => "L1 (lasso)",
        Penalty::Ridge => "L2 (ridge)",
        Penalty::ElasticNet(_) => "Elastic net",
        Penalty::Bridge(_) => "Bridge |θ|ᵖ",
    }
}

/// The name of the ball's shape.
pub fn shape(penalty: Penalty) -> &'static str {
    match penalty {
        Penalty::None => "nothing",
        Penalty::L1 => "diamond",
        Penalty::Ridge => "disc",
        Penalty::ElasticNet(mix) if mix.value() == 0.0 => "disc",
        Penalty::ElasticNet(mix) if mix.value() == 1.0 => "diamond",
        Penalty::ElasticNet(_) => "rounded diamond",
        Penalty::Bridge(exponent) => match exponent.kind() {
            ExponentKind::Concave => "star",
            ExponentKind::L1 => "diamond",
            ExponentKind::Ridge => "disc",
            ExponentKind::Convex => "ball",
            ExponentKind::Maximum => "square",
        },
    }
}

/// The slider of a penalty's parameter.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// The parameter's letter.
    pub symbol: &'static str,
    /// The names of the penalty at the slider's two ends.
    pub ends: [&'static str; 2],
    /// The parameter.
    pub value: f64,
    /// Where it is on the slider, from 0 to 1.
    pub position: f64,
    /// The parameter at a position.
    pub at: fn(f64) -> f64,
}

/// The slider of the parameter, if there is one.
///
/// That of p is even in p up to 1, in its middle, and from there on in 1/p, so that ½, 1, 2 and ∞ are about
/// a quarter of it apart.
pub fn parameter(penalty: Penalty) -> Option<Parameter> {
    const LEAST: f64 = Exponent::LEAST;
    match penalty {
        Penalty::None | Penalty::L1 | Penalty::Ridge => None,
        Penalty::ElasticNet(mix) => Some(Parameter {
            symbol: "r",
            ends: ["ridge", "L1"],
            value: mix.value(),
            position: mix.value(),
            at: |position| position,
        }),
        Penalty::Bridge(exponent) => {
            let p = exponent.value();
            Some(Parameter {
                symbol: "p",
                ends: ["star", "square"],
                value: p,
                position: if p < 1.0 {
                    0.5 * (p - LEAST) / (1.0 - LEAST)
                } else {
                    1.0 - 0.5 / p
                },
                at: |position| {
                    if position < 0.5 {
                        LEAST + 2.0 * position * (1.0 - LEAST)
                    } else {
                        0.5 / (1.0 - position)
                    }
                },
            })
        }
    }
}

impl Derived {
    /// That the objective is not convex, where it is not.
    pub fn convexity_note(&self) -> Option<Claim> {
        let convex = self.solved.penalty.convex() || self.outline.lambda.value() == 0.0;
        let text = "For p < 1 Loss + λP is not convex: hollow points are other local minima.";
        (!convex).then(|| Claim::new("convexity", text))
    }
}

/// That two penalties were to share a radius and cannot.
pub fn link_note(state: &State) -> Option<Claim> {
    let Objective {
        penalty,
        beside,
        link,
        ..
    } = state.objective;
    let beside = beside?;
    let possible = takes_radius(penalty) && takes_radius(beside);
    let text = "These two cannot share a radius here, so they share λ.";
    (link == Link::Radius && !possible).then(|| Claim::new("no-shared-radius", text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_read_back() {
        for penalty in Penalty::ALL {
            assert_eq!(named(name(penalty)), Some(penalty));
        }
        assert_eq!(named("l2"), None);
    }

    #[test]
    fn the_slider_of_p_has_its_landmarks_a_quarter_apart() {
        let position = |p: f64| {
            let penalty = Penalty::Bridge(Exponent::new(p).expect("an exponent"));
            parameter(penalty).expect("p").position
        };
        for (p, at) in [
            (0.05, 0.0),
            (0.5, 0.237),
            (1.0, 0.5),
            (2.0, 0.75),
            (f64::INFINITY, 1.0),
        ] {
            assert!((position(p) - at).abs() < 1e-3, "{p}");
        }
    }
}
