//! Named examples, each with the λ at which it is worth looking at first.

use crate::diabetes;
use crate::objective::{Objective, Strength};
use crate::problem::Problem;
use crate::state::{Appearance, State};
use crate::topic::correlation::Held;
use crate::topic::{Topic, Topics, correlation, descent};
use crate::view::{View, Views, plane};
use figure::{Show, Window};
use lasso_path::problem::{Hessian, Lambda, Vector2};
use lasso_path::solve::descent::StepSize;
use lasso_path::solve::penalty::Penalty;

/// A named example.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preset {
    /// A short name for programs: lower case, words joined by "-".
    pub name: &'static str,
    /// Its title in the list of examples.
    pub title: &'static str,
    /// A sentence on what to look at.
    pub about: &'static str,
    source: Source,
    /// The λ to begin with.
    pub(crate) lambda: Lambda,
    /// The topic that it is about; where there is one, what follows is shown too.
    pub(crate) topic: Option<Topic>,
    pub(crate) overlay: Show,
    pub(crate) window: Option<Window>,
    pub(crate) beside: Option<Penalty>,
    pub(crate) held: Held,
    /// Where descent starts, and its step size.
    descent: Option<(Vector2, f64)>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Source {
    Plane { hessian: [f64; 3], center: Vector2 },
    Diabetes { features: [&'static str; 2] },
}

impl Preset {
    /// The problem of this example.
    pub fn problem(&self) -> Problem {
        match self.source {
            Source::Plane {
                hessian: [h11, h12, h22],
                center,
            } => {
                let hessian = Hessian::new(h11, h12, h22).expect("an example's H");
                Problem::plane(hessian, center)
            }
            Source::Diabetes { features } => {
                let index = |name| diabetes::feature_index(name).expect("an example's feature");
                let pair = diabetes::Pair::new(features.map(index));
                Problem::Diabetes(pair.expect("an example's features"))
            }
        }
    }

    /// Its λ as a share of L1's λ_max.
    pub(crate) fn share(&self) -> f64 {
        self.lambda.value() / self.problem().loss().lambda_max().value()
    }

    /// How descent methods run on it.
    pub(crate) fn descent(&self) -> descent::Settings {
        match self.descent {
            Some((start, step_size)) => descent::Settings {
                start: Some(start),
                step_size: Some(StepSize::new(step_size).expect("an example's step size")),
                steps: 30,
                ..descent::Settings::default()
            },
            None => descent::Settings::default(),
        }
    }

    /// The preset with this problem, if one has it.
    pub fn of(problem: &Problem) -> Option<&'static Preset> {
        PRESETS.iter().find(|preset| preset.problem() == *problem)
    }
}

impl State {
    /// A preset as it is first shown.
    pub fn of(preset: &Preset) -> Self {
        State {
            problem: preset.problem(),
            objective: Objective {
                penalty: Penalty::L1,
                strength: Strength::Lambda(preset.lambda),
                beside: preset.beside,
                link: Default::default(),
            },
            view: Views {
                open: View::default(),
                plane: plane::Settings {
                    window: preset.window,
                    overlay: preset.overlay,
                },
                space: Default::default(),
                paths: Default::default(),
                prior: Default::default(),
            },
            axes: Vec::new(),
            topic: Topics {
                open: Some(preset.topic.unwrap_or_default()),
                correlation: correlation::Settings { held: preset.held },
                descent: preset.descent(),
                ..Topics::default()
            },
            appearance: Appearance::System,
            presenting: false,
        }
    }
}

impl Default for State {
    /// The first preset.
    fn default() -> Self {
        State::of(&PRESETS[0])
    }
}

/// An example without a scene of its own.
const PLAIN: Preset = Preset {
    name: "",
    title: "",
    about: "",
    source: Source::Plane {
        hessian: [1.0, 0.0, 1.0],
        center: [0.0; 2],
    },
    lambda: Lambda::ZERO,
    topic: None,
    overlay: Show {
        normal_cone: false,
        sparsity_map: false,
        solution_set: false,
        samples: false,
    },
    window: None,
    beside: None,
    held: Held::Covariances,
    descent: None,
};

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
        about: "Where the contour meets a corner of the diamond θ₂ is exactly 0, and it stays 0 for every larger λ.",
        source: Source::Plane {
            hessian: [1.0, 0.35, 0.8],
            center: [2.4, 1.0],
        },
        lambda: lambda(1.15),
        ..PLAIN
    },
    Preset {
        name: "inside-an-edge",
        title: "Two strong features",
        about: "At first the contour touches an edge, between two corners: neither parameter is 0.",
        source: Source::Plane {
            hessian: [1.0, -0.3, 1.0],
            center: [1.9, 2.2],
        },
        lambda: lambda(0.7),
        ..PLAIN
    },
    Preset {
        name: "correlated",
        title: "Correlated features (ρ = 0.9)",
        about: "The contours are long and thin: at first L1 keeps one feature and drops the other. Drag λ: for small λ it keeps both.",
        source: Source::Plane {
            hessian: [1.0, 0.9, 1.0],
            center: [1.8, 0.4],
        },
        lambda: lambda(1.0),
        ..PLAIN
    },
    Preset {
        name: "anti-correlated",
        title: "Anti-correlated features (ρ = −0.9)",
        about: "The features largely cancel: a small λ already makes θ₂ zero, and by then θ₁ has lost most of its size.",
        source: Source::Plane {
            hessian: [1.0, -0.9, 1.0],
            center: [2.0, 1.4],
        },
        lambda: lambda(0.1),
        ..PLAIN
    },
    Preset {
        name: "not-monotone",
        title: "Enters, leaves, changes sign",
        about: "As λ falls, θ₂ leaves 0, comes back to it, and leaves it again on the other side.",
        source: Source::Plane {
            hessian: [1.0, 1.2, 2.0],
            center: [2.0, -0.4],
        },
        lambda: lambda(0.6),
        ..PLAIN
    },
    Preset {
        name: "nearly-flat",
        title: "Nearly flat loss (condition 1000)",
        about: "Along the valley the loss hardly changes: a tiny λ moves θ* a long way.",
        // eigenvalues 1 and 0.001, the steep direction at 60° (rounded to nine decimals)
        source: Source::Plane {
            hessian: [0.25075, 0.432579689, 0.75025],
            center: [2.2, 0.6],
        },
        lambda: lambda(0.02),
        ..PLAIN
    },
    Preset {
        name: "isotropic",
        title: "Isotropic loss (H = I)",
        about: "The contours are circles: each parameter moves towards 0 by λ, or stops at 0 if it gets there first.",
        source: Source::Plane {
            hessian: [1.0, 0.0, 1.0],
            center: [2.2, 1.0],
        },
        lambda: lambda(0.6),
        ..PLAIN
    },
    Preset {
        name: "twins",
        title: "Twins: two nearly equal features",
        about: "At first L1 keeps only one of the twins in about half of the samples, sometimes one, sometimes the other; ridge keeps both, nearly alike.",
        source: Source::Plane {
            hessian: [1.0, 0.98, 1.0],
            center: [1.0, 1.0],
        },
        lambda: lambda(0.8),
        topic: Some(Topic::Correlation),
        overlay: Show {
            samples: true,
            ..PLAIN.overlay
        },
        beside: Some(Penalty::Ridge),
        held: Held::Truth,
        ..PLAIN
    },
    Preset {
        name: "big-gradients",
        title: "Big gradients: a step too large",
        about: "The features go together, so the valley has a steep wall: a step size that is fine for ρ = 0 throws θ₁ \
               from 2 past its optimum at 3, all the way to 6.",
        // θ* = θ̂ − λ/(1 + ρ)·(1, 1) = (3, 3); 2 − 1.6·((2 − 3.2) + 0.75·(1 − 3.2) + 0.35) = 6
        source: Source::Plane {
            hessian: [1.0, 0.75, 1.0],
            center: [3.2, 3.2],
        },
        lambda: lambda(0.35),
        topic: Some(Topic::Descent),
        window: Some(Window {
            center: [2.5, 2.5],
            radius: 4.5,
        }),
        held: Held::Center,
        descent: Some(([2.0, 1.0], 1.6)),
        ..PLAIN
    },
    Preset {
        name: "same-column-twice",
        title: "The same column twice",
        about: "At first every point of the thick segment is a minimiser: which one a program reports depends on the program.",
        source: Source::Diabetes {
            features: ["bmi", "bmi"],
        },
        lambda: lambda(12.0),
        topic: Some(Topic::Path),
        overlay: Show {
            solution_set: true,
            ..PLAIN.overlay
        },
        ..PLAIN
    },
    Preset {
        name: "diabetes",
        title: "Real data: diabetes (bmi, s5)",
        about: "Two of ten features measured on 442 patients, standardized.",
        source: Source::Diabetes {
            features: ["bmi", "s5"],
        },
        lambda: lambda(12.0),
        ..PLAIN
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Intent, State, derive};
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
                derived.outline.certificate.kkt_residual
                    <= 1e-12 * derived.outline.certificate.scale,
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
        let near = |[a, b]: Vector2, [x, y]: Vector2| (a - x).abs() + (b - y).abs() < 1e-14;
        assert!(near(solution("big-gradients"), [3.0, 3.0]));
        let run = |rho: f64| {
            let mut state = State::of(preset("big-gradients"));
            state = state.after(Intent::Correlate(rho));
            let descent = derive(&state).descent.expect("its topic is shown");
            descent.runs.all[0].clone()
        };
        let overshoots = run(0.75);
        assert_eq!(overshoots.iterates[0], [2.0, 1.0]);
        assert!(near(overshoots.iterates[1], [6.0, 5.4]));
        assert!(overshoots.diverged.is_some());
        // the same η is fine where the features have nothing in common
        let before = run(0.0);
        assert!(before.diverged.is_none() && before.iterates[1][0] < 3.5);
        let twins = derive(&State::of(preset("twins")));
        let only = |k: usize| {
            let samples = twins.samples.iter();
            samples.filter(|t| t[k] != 0.0 && t[1 - k] == 0.0).count() as f64 / 2000.0
        };
        assert!((0.2..0.3).contains(&only(0)) && (0.2..0.3).contains(&only(1)));
        assert!(twins.beside.is_some());
        let same = derive(&State::of(preset("same-column-twice")));
        assert!(same.tie_breaks().is_some());
        let flat = preset("nearly-flat").problem().loss();
        let [steep, shallow] = flat.hessian().eigenvalues();
        assert!(
            (steep / shallow - 1000.0).abs() < 0.01,
            "{}",
            steep / shallow
        );
    }
}
