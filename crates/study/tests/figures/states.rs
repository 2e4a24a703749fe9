//! The states in which figures are drawn.

use figure::{Figure, Show, Theme};
use lasso_path::problem::QuadraticLoss;
use lasso_path::solve::solve;
use study::{Appearance, Derived, State, derive, permalink};

use super::picture;

/// A state of the page, as a link, and in which sizes it is drawn.
pub struct Case {
    pub name: &'static str,
    link: &'static str,
    phone: bool,
    /// What is switched on beyond the link.
    dress: fn(&mut Derived),
}

const fn case(name: &'static str, link: &'static str) -> Case {
    Case {
        name,
        link,
        phone: false,
        dress: |_| (),
    }
}

/// A case of the plane with layers.
const fn layered(name: &'static str, link: &'static str, dress: fn(&mut Derived)) -> Case {
    Case {
        dress,
        ..case(name, link)
    }
}

/// The problem and the penalty alone.
pub const CASES: &[Case] = &[
    case("textbook", "theme=light"),
    case("textbook-dark", "theme=dark"),
    case("unregularized", "lambda=0"),
    case("beyond-lambda-max", "lambda=2.9"),
    case(
        "inside-an-edge",
        "center=1.9,2.2&hessian=1,-0.3,1&lambda=0.7",
    ),
    case(
        "not-monotone",
        "center=2,-0.4&hessian=1,1.2,2&lambda=0.6&theme=dark",
    ),
    case(
        "nearly-flat",
        "center=2.2,0.6&hessian=0.25075,0.432579703,0.75025&lambda=0.02",
    ),
    // the level set leaves and enters the picture several times
    case(
        "correlated-near",
        "center=2,1&hessian=1,0.9,1&lambda=2.1&view=0.8,0.05,0.3",
    ),
    case("minimum-out-of-sight", "lambda=1.15&view=-0.6,0,1.8"),
    case("optimum-out-of-sight", "lambda=0.5&view=-3,0.5,2"),
    case("beyond-the-axis", "penalty=ridge&lambda=9"),
    case(
        "singular-segment",
        "center=1.5,1.5&hessian=1,1,1&lambda=0.75",
    ),
    case(
        "singular-unregularized",
        "center=2,0.5&hessian=1,0.5,0.25&lambda=0",
    ),
    case("flat", "center=1,1&hessian=0,0,0&lambda=0.5"),
    case("ridge", "penalty=ridge&lambda=0.5&theme=light"),
    case("elastic-net-dark", "penalty=elastic-net,0.5&theme=dark"),
    case("star", "penalty=bridge,0.5&lambda=0.6&theme=light"),
    case("star-dark", "penalty=bridge,0.5&lambda=1.2&theme=dark"),
    case("round-square", "penalty=bridge,4&radius=1.4"),
    case("square-dark", "penalty=bridge,inf&lambda=0.9&theme=dark"),
    case("no-penalty", "penalty=none"),
    case("diabetes", "data=diabetes&features=bmi,s5&lambda=12"),
    Case {
        phone: true,
        ..case("phone", "")
    },
];

/// With layers of the plane switched on; no other figure has any.
pub const LAYERED: &[Case] = &[
    layered("map", "theme=light", map),
    layered("map-dark", "theme=dark", map),
    layered(
        "map-correlated",
        "center=1.8,0.4&hessian=1,0.9,1&lambda=1",
        map,
    ),
    layered(
        "map-singular",
        "center=1.5,1.5&hessian=1,1,1&lambda=0.75",
        map,
    ),
    layered(
        "map-diabetes",
        "data=diabetes&features=bmi,s5&lambda=30",
        map,
    ),
    layered(
        "map-not-monotone",
        "center=2,-0.4&hessian=1,1.2,2&lambda=0.6&theme=dark",
        map,
    ),
    layered(
        "map-elastic-net",
        "penalty=elastic-net,0.6&theme=light",
        map,
    ),
    layered("map-ridge", "penalty=ridge&theme=light", map),
    layered(
        "map-bridge-dark",
        "penalty=bridge,1.3&lambda=0.8&theme=dark",
        map,
    ),
    layered("map-star", "penalty=bridge,0.5&theme=light", map),
    layered("cone", "theme=light", cone),
    layered("cone-dark", "theme=dark", cone),
    layered(
        "cone-edge",
        "center=1.9,2.2&hessian=1,-0.3,1&lambda=0.7",
        cone,
    ),
    layered("cone-zero", "lambda=2.9", cone),
    layered("cone-ridge", "penalty=ridge&theme=light", cone),
    layered(
        "cone-elastic-net-dark",
        "penalty=elastic-net,0.6&lambda=1.8&theme=dark",
        cone,
    ),
    layered("cone-square", "penalty=bridge,inf&lambda=1.6", cone),
    layered(
        "cone-diabetes",
        "data=diabetes&features=bmi,s5&lambda=42",
        cone,
    ),
    layered(
        "set-segment",
        "center=1.5,1.5&hessian=1,1,1&lambda=0.75",
        set,
    ),
    layered(
        "set-line-dark",
        "center=2,0.5&hessian=1,0.5,0.25&lambda=0&theme=dark",
        set,
    ),
    layered("set-plane", "center=1,1&hessian=0,0,0&lambda=0", set),
    layered(
        "set-opposite",
        "center=2.2,-0.6&hessian=1,-1,1&lambda=1",
        set,
    ),
    layered(
        "set-duplicated",
        "data=diabetes&features=bmi,bmi&lambda=12",
        set,
    ),
    layered(
        "set-slack",
        "center=2,0.5&hessian=1,0.5,0.25&radius=2.6",
        set,
    ),
    Case {
        phone: true,
        ..layered("set-phone", "center=2,0.75&hessian=1,1,1&lambda=0.75", set)
    },
    // the diamond is larger than the window
    layered("slack", "radius=9", |_| ()),
    layered("slack-partly", "radius=3.4&view=1,0.4,1.9", |_| ()),
    layered("cloud", "theme=light", cloud),
    layered(
        "cloud-correlated-dark",
        "center=1.8,1.2&hessian=1,0.9,1&lambda=1.2&theme=dark",
        cloud,
    ),
    layered("everything", "theme=light", everything),
    Case {
        phone: true,
        ..layered("everything-phone-dark", "theme=dark", everything)
    },
];

/// The figures of one parameter, which other states do not have.
pub const OF_ONE_PARAMETER: [Figure; 3] = [Figure::Slice, Figure::Derivative, Figure::Shrinkage];

/// One parameter with the other held fixed.
pub const SLICED: &[Case] = &[
    case("zero", "panel=slice&theme=light"),
    case("zero-dark", "panel=slice&theme=dark"),
    case("not-zero", "panel=slice&slice=1"),
    case("not-zero-dark", "panel=slice&slice=1&lambda=0.6&theme=dark"),
    case("unregularized", "panel=slice&lambda=0"),
    case("beyond-lambda-max", "panel=slice&slice=1&lambda=3"),
    case(
        "negative",
        "panel=slice&center=2,-1.4&hessian=1,-0.9,1&lambda=0.2",
    ),
    case(
        "flat",
        "panel=slice&slice=1&center=1,1&hessian=0,0,1&lambda=0.5",
    ),
    case("near", "panel=slice&slice=1&view=1.6,0.1,0.4&lambda=0.7"),
    case(
        "diabetes",
        "panel=slice&data=diabetes&features=bmi,s5&lambda=12",
    ),
    Case {
        phone: true,
        ..case("phone", "panel=slice&slice=1")
    },
];

/// The figures that are empty but for descent methods.
pub const DESCENT_CHARTS: [Figure; 2] = [Figure::Coordinates, Figure::Convergence];

/// With descent methods.
pub const DESCENTS: &[Case] = &[
    case("descent", "theme=light&panel=descent&iteration=3"),
    case(
        "descent-all-dark",
        "theme=dark&panel=descent&methods=subgradient,diminishing,proximal,fista,coordinate,ridge&iteration=6&steps=60&contours=objective",
    ),
    case(
        "descent-hopping",
        "panel=descent&eta=0.4&steps=100&iteration=40&methods=subgradient,coordinate,ridge&anatomy=coordinate",
    ),
    // so many steps that charts have bands where methods hop
    case(
        "descent-thousand",
        "panel=descent&eta=0.9&steps=1000&iteration=400&methods=subgradient,diminishing,fista,ridge&anatomy=fista",
    ),
    // the proximal run swings; F's contours are far from ellipses
    case(
        "descent-swinging",
        "panel=descent&center=1.8,0.4&hessian=1,0.9,1&lambda=1&eta=0.95&start=-1,2&contours=objective&methods=proximal,fista&steps=80&iteration=1&anatomy=fista",
    ),
    case(
        "descent-too-far",
        "panel=descent&center=3.25,2&hessian=4,0,1&lambda=1&start=2,1&eta=1&steps=20&iteration=1&methods=subgradient,proximal,coordinate",
    ),
    case(
        "descent-singular",
        "panel=descent&center=1.5,1.5&hessian=1,1,1&lambda=0.75&start=-1,2.2&contours=objective&methods=proximal,coordinate&iteration=2&anatomy=proximal",
    ),
    case(
        "descent-diabetes",
        "data=diabetes&features=bmi,s5&lambda=12&panel=descent&methods=subgradient,proximal,fista,ridge&eta=0.2&iteration=5&anatomy=ridge",
    ),
    // nothing to descend, and a start out of sight
    case(
        "descent-flat",
        "panel=descent&center=1,1&hessian=0,0,0&lambda=0&start=1e12,0",
    ),
    case(
        "descent-none",
        "panel=descent&methods=none&contours=objective",
    ),
    Case {
        phone: true,
        ..case(
            "descent-phone-dark",
            "theme=dark&panel=descent&methods=subgradient,proximal,coordinate&iteration=2",
        )
    },
];

fn map(derived: &mut Derived) {
    derived.show.sparsity_map = true;
}

fn cone(derived: &mut Derived) {
    derived.show.normal_cone = true;
}

fn set(derived: &mut Derived) {
    derived.show.solution_set = true;
}

/// A few hundred θ̂ around the derived's, by a small generator, with their θ*.
fn cloud(derived: &mut Derived) {
    derived.show.samples = true;
    let mut samples = Vec::new();
    let mut state = 1_u64;
    let mut uniform = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    let mut bell = || (0..6).map(|_| uniform()).sum::<f64>() - 3.0;
    let lambda = derived.solved.lambda;
    for _ in 0..400 {
        let offset = [bell(), bell()].map(|x| 0.25 * derived.window.radius * x);
        let center = [0, 1].map(|k| derived.solved.loss.center()[k] + offset[k]);
        let loss =
            QuadraticLoss::new(*derived.solved.loss.hessian(), center, 0.0).expect("plain numbers");
        samples.push(solve(&loss, lambda).theta);
    }
    derived.samples = samples.into();
}

pub fn everything(derived: &mut Derived) {
    cloud(derived);
    derived.show = Show {
        normal_cone: true,
        sparsity_map: true,
        solution_set: true,
        samples: true,
    };
}

impl Case {
    fn state(&self) -> State {
        let (state, notices) = permalink::read(self.link);
        assert_eq!(notices, [], "{}", self.name);
        state
    }

    pub fn derived(&self) -> Derived {
        let mut derived = derive(&self.state());
        (self.dress)(&mut derived);
        derived
    }

    pub fn theme(&self) -> &'static Theme {
        match self.state().appearance {
            Appearance::Dark => &Theme::DARK,
            Appearance::Light | Appearance::System => &Theme::LIGHT,
        }
    }

    pub fn size(&self, figure: Figure) -> [f64; 2] {
        match (figure, self.phone) {
            (Figure::Path | Figure::Radius, false) => [380.0, 208.0],
            (Figure::Path | Figure::Radius, true) => [328.0, 208.0],
            (Figure::Coordinates, false) => [380.0, 230.0],
            (Figure::Coordinates, true) => [328.0, 230.0],
            (Figure::Convergence, false) => [380.0, 190.0],
            (Figure::Convergence, true) => [328.0, 190.0],
            (Figure::Density, phone) => [if phone { 328.0 } else { 400.0 }, 240.0],
            (Figure::KktBars, false) => [400.0, 90.0],
            (Figure::KktBars, true) => [328.0, 90.0],
            (Figure::Slice | Figure::Derivative | Figure::Shrinkage, phone) => {
                [if phone { 328.0 } else { 380.0 }, 168.0]
            }
            (_, false) => [640.0, 480.0],
            (_, true) => [360.0, 340.0],
        }
    }

    pub fn svg(&self, figure: Figure) -> String {
        picture(figure, &self.derived())
            .svg(self.theme(), self.size(figure))
            .expect("memory takes everything")
    }
}

/// All states.
/// Probability.
pub const PRIORS: &[Case] = &[
    case("prior", "stage=prior&theme=light"),
    case("prior-none-zero", "stage=prior&lambda=0.4&slice=1"),
    case(
        "prior-gaussian-dark",
        "stage=prior&penalty=ridge&lambda=0.7&theme=dark",
    ),
    case("prior-flat", "stage=prior&penalty=none"),
    case(
        "prior-singular",
        "stage=prior&center=1.5,1.5&hessian=1,1,1&lambda=0.75",
    ),
    Case {
        phone: true,
        ..case("prior-phone", "stage=prior&lambda=1.4&n=20")
    },
];

pub fn all_states() -> impl Iterator<Item = &'static Case> {
    [CASES, LAYERED, SLICED, DESCENTS, PRIORS]
        .into_iter()
        .flatten()
}
