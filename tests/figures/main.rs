//! Every figure of the registry, drawn in many states: as kept pictures (`tests/snapshots/*.svg`,
//! which any browser shows), and checked against the mathematics with code of its own.
//!
//! A picture that changed on purpose: `INSTA_UPDATE=always cargo test --test figures`, then look at
//! the changed files before they are committed.

use snap_to_zero::figure::{Figure, Scene, Theme};
use snap_to_zero::study::{Appearance, State, derive, permalink};

mod approved;
mod marks;
mod truth;

/// A state of the page, as a link, and in which sizes it is drawn.
struct Case {
    name: &'static str,
    link: &'static str,
    phone: bool,
}

const fn case(name: &'static str, link: &'static str) -> Case {
    Case {
        name,
        link,
        phone: false,
    }
}

const CASES: &[Case] = &[
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
    case(
        "singular-segment",
        "center=1.5,1.5&hessian=1,1,1&lambda=0.75",
    ),
    case(
        "singular-unregularized",
        "center=2,0.5&hessian=1,0.5,0.25&lambda=0",
    ),
    case("flat", "center=1,1&hessian=0,0,0&lambda=0.5"),
    case("diabetes", "data=diabetes&features=bmi,s5&lambda=12"),
    Case {
        name: "phone",
        link: "",
        phone: true,
    },
];

impl Case {
    fn state(&self) -> State {
        let (state, notices) = permalink::read(self.link);
        assert_eq!(notices, [], "{}", self.name);
        state
    }

    fn scene(&self) -> Scene {
        derive(&self.state()).scene
    }

    fn theme(&self) -> &'static Theme {
        match self.state().appearance {
            Appearance::Dark => &Theme::DARK,
            Appearance::Light | Appearance::System => &Theme::LIGHT,
        }
    }

    fn size(&self, figure: Figure) -> [f64; 2] {
        match (figure, self.phone) {
            (Figure::Path, false) => [380.0, 208.0],
            (Figure::Path, true) => [328.0, 208.0],
            (_, false) => [640.0, 480.0],
            (_, true) => [360.0, 340.0],
        }
    }

    fn svg(&self, figure: Figure) -> String {
        figure
            .svg(&self.scene(), self.theme(), self.size(figure))
            .expect("memory takes everything")
    }
}
