//! Named examples, each with the λ at which it is worth looking at first.

use crate::diabetes;
use crate::problem::Problem;
use crate::topic::descent;
use lasso_path::problem::{Hessian, Lambda, Vector2};
use lasso_path::solve::descent::StepSize;

/// A named example.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preset {
    /// A short name for programs: lower case, words joined by "-".
    pub name: &'static str,
    /// Its title in the list of examples.
    pub title: &'static str,
    /// A sentence on what to look at.
    pub hint: &'static str,
    problem: Source,
    lambda: Lambda,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Source {
    Plane {
        hessian: [f64; 3],
        center: Vector2,
    },
    Diabetes {
        features: [&'static str; 2],
    },
    /// Descent on ½Σhⱼ(θⱼ − θ̂ⱼ)².
    Descent {
        diagonal: Vector2,
        center: Vector2,
        start: Vector2,
        step_size: f64,
    },
}

impl Preset {
    /// The problem of this example.
    pub fn problem(&self) -> Problem {
        match self.problem {
            Source::Plane {
                hessian: [h11, h12, h22],
                center,
            } => {
                let hessian = Hessian::new(h11, h12, h22).expect("an example's H");
                Problem::plane(hessian, center)
            }
            Source::Descent {
                diagonal: [h11, h22],
                center,
                ..
            } => {
                let hessian = Hessian::new(h11, 0.0, h22).expect("an example's H");
                Problem::plane(hessian, center)
            }
            Source::Diabetes { features } => {
                let index = |name| diabetes::feature_index(name).expect("an example's feature");
                let pair = diabetes::Pair::new(features.map(index));
                Problem::Diabetes(pair.expect("an example's features"))
            }
        }
    }

    /// How descent methods run on it, if it is about them.
    pub fn descent(&self) -> Option<descent::Settings> {
        match self.problem {
            Source::Descent {
                start, step_size, ..
            } => Some(descent::Settings {
                start: Some(start),
                step_size: Some(StepSize::new(step_size).expect("an example's step size")),
                steps: 20,
                ..descent::Settings::default()
            }),
            _ => None,
        }
    }

    /// The λ to begin with.
    pub fn lambda(&self) -> Lambda {
        self.lambda
    }

    /// The preset with this problem, if one has it.
    pub fn of(problem: &Problem) -> Option<&'static Preset> {
        PRESETS.iter().find(|preset| preset.problem() == *problem)
    }
}

/// A λ that the compiler checks.
const fn lambda(value: f64) -> Lambda {
    match Lambda::new(value) {
        Ok(lambda) => lambda,
        Err(_) => panic!("an example's λ is finite and not negative"),
    }
}

/// All examples; the first is what the page opens with.
pub const PRESETS: &[Preset] = &[
    Preset {
        name: "textbook-snap",
        title: "The textbook snap",
        hint: "The level set meets a corner: one coordinate is exactly zero.",
        problem: Source::Plane {
            hessian: [1.0, 0.35, 0.8],
            center: [2.4, 1.0],
        },
        lambda: lambda(1.15),
    },
    Preset {
        name: "inside-an-edge",
        title: "Inside an edge: no zero",
        hint: "The level set touches an edge between two corners: both stay in.",
        problem: Source::Plane {
            hessian: [1.0, -0.3, 1.0],
            center: [1.9, 2.2],
        },
        lambda: lambda(0.7),
    },
    Preset {
        name: "correlated",
        title: "Correlated features (ρ = 0.9)",
        hint: "The contours are long and thin: L1 keeps one feature and drops the other.",
        problem: Source::Plane {
            hessian: [1.0, 0.9, 1.0],
            center: [1.8, 0.4],
        },
        lambda: lambda(1.0),
    },
    Preset {
        name: "anti-correlated",
        title: "Anti-correlated features (ρ = −0.9)",
        hint: "Each needs the other: a little λ already drops θ₂, and θ₁ has lost most of its size by then.",
        problem: Source::Plane {
            hessian: [1.0, -0.9, 1.0],
            center: [2.0, 1.4],
        },
        lambda: lambda(0.1),
    },
    Preset {
        name: "not-monotone",
        title: "Enters, leaves, changes sign",
        hint: "θ₂ leaves zero twice: a path need not be monotone.",
        problem: Source::Plane {
            hessian: [1.0, 1.2, 2.0],
            center: [2.0, -0.4],
        },
        lambda: lambda(0.6),
    },
    Preset {
        name: "nearly-flat",
        title: "Nearly flat loss (condition 1000)",
        hint: "Along the valley the loss hardly changes: a tiny λ moves θ* a long way.",
        // eigenvalues 1 and 0.001, the steep direction at 60° (rounded to nine decimals)
        problem: Source::Plane {
            hessian: [0.25075, 0.432579689, 0.75025],
            center: [2.2, 0.6],
        },
        lambda: lambda(0.02),
    },
    Preset {
        name: "isotropic",
        title: "Isotropic loss (H = I)",
        hint: "Circles: θ* is soft-thresholding, each coordinate moves λ towards zero.",
        problem: Source::Plane {
            hessian: [1.0, 0.0, 1.0],
            center: [2.2, 1.0],
        },
        lambda: lambda(0.6),
    },
    Preset {
        name: "too-large-a-step",
        title: "A step too large",
        hint: "The optimum of θ₁ is 3 and the start 2: one step lands on 6, and the next ones even farther away.",
        // θ* = (3.25 − 1/4, 2 − 1) = (3, 1), and 2 − 1·(4·(2 − 3.25) + 1) = 6
        problem: Source::Descent {
            diagonal: [4.0, 1.0],
            center: [3.25, 2.0],
            start: [2.0, 1.0],
            step_size: 1.0,
        },
        lambda: lambda(1.0),
    },
    Preset {
        name: "diabetes",
        title: "Real data: diabetes (bmi, s5)",
        hint: "Two of ten features measured on 442 patients, standardized.",
        problem: Source::Diabetes {
            features: ["bmi", "s5"],
        },
        lambda: lambda(12.0),
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{State, derive};
    use lasso_path::solve::{Change, PlanarPath};

    fn preset(name: &str) -> &'static Preset {
        PRESETS
            .iter()
            .find(|preset| preset.name == name)
            .expect("a preset")
    }

    fn path(name: &str) -> PlanarPath {
        PlanarPath::new(&preset(name).problem().loss())
    }

    #[test]
    fn each_is_found_again_from_its_state_and_certified() {
        for preset in PRESETS {
            let state = State::of(preset);
            assert_eq!(
                Preset::of(&state.problem).map(|p| p.name),
                Some(preset.name)
            );
            let derived = derive(&state);
            assert!(
                derived.certificate.kkt_residual <= 1e-12 * derived.certificate.scale,
                "{}",
                preset.name
            );
            assert!(
                derived.solved.lambda.value() < derived.solved.path.lambda_max().value(),
                "{}",
                preset.name
            );
        }
    }

    #[test]
    fn each_shows_what_its_title_says() {
        let solution = |name: &str| derive(&State::of(preset(name))).solved.solution.theta;
        assert_eq!(solution("textbook-snap")[1], 0.0);
        assert!(solution("inside-an-edge").iter().all(|&x| x != 0.0));
        assert_eq!(
            solution("correlated").iter().filter(|&&x| x == 0.0).count(),
            1
        );
        let [a, b] = solution("isotropic");
        assert!((a - 1.6).abs() < 1e-15 && (b - 0.4).abs() < 1e-15);
        let leaves = path("not-monotone");
        let changes: Vec<Change> = leaves.knots().iter().map(|knot| knot.changes[1]).collect();
        assert_eq!(
            changes,
            [
                Change::ReachesZero,
                Change::LeavesZero,
                Change::Stays,
                Change::ReachesZero
            ]
        );
        assert_eq!(solution("too-large-a-step"), [3.0, 1.0]);
        let walk = derive(&State::of(preset("too-large-a-step")));
        let descent = walk.descent.expect("its panel is shown");
        for run in &descent.runs.all {
            assert_eq!(run.iterates[..2], [[2.0, 1.0], [6.0, 1.0]]);
            assert!(run.diverged.is_some());
        }
        let flat = preset("nearly-flat").problem().loss();
        let [steep, shallow] = flat.hessian().eigenvalues();
        assert!(
            (steep / shallow - 1000.0).abs() < 0.01,
            "{}",
            steep / shallow
        );
    }
}
