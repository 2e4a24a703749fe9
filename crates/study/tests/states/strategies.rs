//! Random states, and what a person or a broken caller does with them.

use figure::{Show, View};
use lasso_path::problem::{Hessian, Lambda};
use lasso_path::solve::Radius;
use lasso_path::solve::descent::{Method, StepSize};
use proptest::prelude::*;
use strategies::number::{power_of_ten, sign};
use strategies::{penalty, problem};
use study::diabetes;
use study::topic::loss::Held;
use study::topic::parameter::{Coordinate, Point};
use study::topic::path::Direction;
use study::topic::penalties::{Link, takes_radius};
use study::topic::{descent, forms, loss, parameter, path, penalties, sampling};
use study::{Action, Appearance, Form, PRESETS, Panel, Problem, Stage, State};

/// All of them.
pub const PANELS: [Panel; 8] = [
    Panel::Path,
    Panel::Forms,
    Panel::Optimality,
    Panel::Penalties,
    Panel::Loss,
    Panel::Sampling,
    Panel::Parameter,
    Panel::Descent,
];

/// All of them.
pub const APPEARANCES: [Appearance; 3] = [Appearance::System, Appearance::Light, Appearance::Dark];

/// All of them.
pub const LINKS: [Link; 2] = [Link::Lambda, Link::Radius];

/// All of them.
pub const COORDINATES: [Coordinate; 2] = [Coordinate::First, Coordinate::Second];

/// All of them.
pub const POINTS: [Point; 2] = [Point::Solution, Point::Iterate];

/// Numbers of everyday size, and now and then the others.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => -5.0..5.0_f64,
        2 => (sign(), power_of_ten(-30.0..30.0)).prop_map(|(sign, size)| sign * size),
        1 => Just(0.0),
    ]
}

/// What a broken caller may pass.
fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        9 => number(),
        1 => prop::sample::select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, -0.0, 5e-324]),
    ]
}

fn lambda() -> impl Strategy<Value = Lambda> {
    number().prop_map(|x| Lambda::new(x.abs()).expect("not negative"))
}

fn view() -> impl Strategy<Value = View> {
    ([number(), number()], power_of_ten(-3.0..3.0))
        .prop_map(|(center, radius)| View { center, radius })
}

fn appearance() -> impl Strategy<Value = Appearance> {
    prop::sample::select(&APPEARANCES)
}

fn hessian() -> impl Strategy<Value = Hessian> {
    let definite = problem::within([0.0..3.0, -2.0..2.0, 0.0..3.0]);
    prop_oneof![3 => definite, 1 => problem::singular(4, 0..1)]
}

fn any_problem() -> impl Strategy<Value = Problem> {
    prop_oneof![
        3 => (hessian(), [number(), number()]).prop_map(|(h, center)| Problem::plane(h, center)),
        1 => [0..10_usize, 0..10].prop_map(|features| Problem::Diabetes(diabetes::Pair::new(features).expect("in range"))),
    ]
}

fn link() -> impl Strategy<Value = Link> {
    prop::sample::select(&LINKS)
}

fn form() -> impl Strategy<Value = Form> {
    prop_oneof![
        3 => lambda().prop_map(Form::Penalized),
        1 => radius().prop_map(Form::Constrained),
    ]
}

fn radius() -> impl Strategy<Value = Radius> {
    number().prop_map(|x| Radius::new(x.abs()).expect("not negative"))
}

fn show() -> impl Strategy<Value = Show> {
    any::<[bool; 4]>().prop_map(|on| {
        let mut show = Show::default();
        for ((_, field), on) in Show::NAMES.iter().zip(on) {
            *field(&mut show) = on;
        }
        show
    })
}

fn stage() -> impl Strategy<Value = Stage> {
    prop::sample::select(&[Stage::Plane, Stage::Paths])
}

fn panel() -> impl Strategy<Value = Panel> {
    prop::sample::select(&PANELS)
}

/// Few draws, as every state of a course is solved.
fn samples() -> impl Strategy<Value = sampling::Settings> {
    (prop::option::of(number()), any::<u32>(), 1..40_u32).prop_map(|(sigma, seed, draws)| {
        sampling::Settings {
            sigma: sigma.map(f64::abs),
            seed,
            draws,
        }
    })
}

/// As the reducer leaves it: within bounds. Short, as every state of a course is solved.
fn methods() -> impl Strategy<Value = descent::Settings> {
    let eta =
        prop::option::of(number().prop_filter_map("positive", |x| StepSize::new(x.abs()).ok()));
    let start = prop::option::of([number(), number()]);
    let place = (1..60_u32, 0..60_u32, any::<bool>(), 0..6_usize);
    let shown = prop::sample::subsequence(Method::ALL.to_vec(), 0..=6);
    (shown, start, eta, place).prop_map(
        |(methods, start, step_size, (steps, iteration, objective_contours, chosen))| {
            let settings = descent::Settings {
                methods: descent::Methods::of(&methods),
                start,
                step_size,
                steps,
                iteration,
                objective_contours,
                anatomy: Method::ALL[chosen],
            };
            State::default()
                .reduce(descent::Action::Set(settings))
                .descent
        },
    )
}

/// What a broken caller may ask for.
fn any_methods() -> impl Strategy<Value = descent::Settings> {
    let start = prop::option::of([any_number(), any_number()]);
    (methods(), start, 0..99_u32, 0..99_u32, 0..6_usize).prop_map(
        |(settings, start, steps, iteration, chosen)| descent::Settings {
            start,
            steps,
            iteration,
            anatomy: Method::ALL[chosen],
            ..settings
        },
    )
}

fn parameter() -> impl Strategy<Value = parameter::Settings> {
    (
        prop::sample::select(&COORDINATES),
        prop::sample::select(&POINTS),
    )
        .prop_map(|(coordinate, point)| parameter::Settings::new(coordinate, point))
}

fn held() -> impl Strategy<Value = Held> {
    prop::sample::select(&Held::ALL)
}

fn direction() -> impl Strategy<Value = Direction> {
    prop::sample::select(vec![Direction::Down, Direction::Up])
}

pub fn state() -> impl Strategy<Value = State> {
    let looks = (
        show(),
        (panel(), stage()),
        (held(), parameter()),
        samples(),
        methods(),
    );
    (
        any_problem(),
        (
            penalty::chosen(),
            prop::option::of(penalty::chosen()),
            link(),
        ),
        form(),
        prop::option::of(view()),
        appearance(),
        looks,
    )
        .prop_map(
            |(
                problem,
                (penalty, beside, link),
                form,
                view,
                appearance,
                (show, (panel, stage), (held, parameter), sampling, descent),
            )| State {
                problem,
                penalty,
                form: match form {
                    Form::Constrained(_) if !takes_radius(penalty) => {
                        Form::Penalized(Lambda::default())
                    }
                    form => form,
                },
                view,
                show,
                panel,
                stage,
                penalties: penalties::Settings { beside, link },
                loss: loss::Settings { held },
                parameter,
                sampling,
                descent,
                appearance,
            },
        )
}

pub fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        stage().prop_map(Action::ShowStage),
        lambda().prop_map(|x| path::Action::SetLambda(x).into()),
        any_number().prop_map(|x| path::Action::StepLambda(x).into()),
        direction().prop_map(|x| path::Action::JumpToKnot(x).into()),
        direction().prop_map(|x| path::Action::LambdaToEnd(x).into()),
        radius().prop_map(|x| forms::Action::SetRadius(x).into()),
        any_number().prop_map(|x| forms::Action::StepRadius(x).into()),
        penalty::chosen().prop_map(|x| penalties::Action::Set(x).into()),
        prop::option::of(penalty::chosen()).prop_map(|x| penalties::Action::SetBeside(x).into()),
        link().prop_map(|x| penalties::Action::SetLink(x).into()),
        hessian().prop_map(|x| loss::Action::SetHessian(x).into()),
        any_number().prop_map(|x| loss::Action::SetCorrelation(x).into()),
        held().prop_map(|x| loss::Action::Hold(x).into()),
        show().prop_map(Action::SetShow),
        panel().prop_map(Action::ShowPanel),
        parameter().prop_map(|x| parameter::Action::Set(x).into()),
        any_number().prop_map(|x| parameter::Action::SetCenter(x).into()),
        any_number().prop_map(|x| parameter::Action::StepCenter(x).into()),
        (any_number(), 0..99_u32).prop_map(|(sigma, draws)| {
            sampling::Action::Set(sampling::Settings {
                sigma: Some(sigma),
                draws,
                ..sampling::Settings::default()
            })
            .into()
        }),
        Just(sampling::Action::DrawAgain.into()),
        any_methods().prop_map(|x| descent::Action::Set(x).into()),
        (0..99_u32).prop_map(|x| descent::Action::SetIteration(x).into()),
        [any_number(), any_number()].prop_map(|x| descent::Action::SetStart(x).into()),
        [any_number(), any_number()].prop_map(|x| descent::Action::NudgeStart(x).into()),
        [any_number(), any_number()].prop_map(|x| loss::Action::SetCenter(x).into()),
        [any_number(), any_number()].prop_map(|x| loss::Action::NudgeCenter(x).into()),
        (0..PRESETS.len()).prop_map(|i| Action::ChoosePreset(&PRESETS[i])),
        [0..12_usize, 0..12].prop_map(Action::ChooseFeatures),
        (any_number(), prop::option::of([any_number(), any_number()]))
            .prop_map(|(factor, fixed)| Action::Zoom(factor, fixed)),
        [any_number(), any_number()].prop_map(Action::Pan),
        view().prop_map(Action::SetView),
        Just(Action::ResetView),
        appearance().prop_map(Action::SetAppearance),
        state().prop_map(|state| Action::Load(Box::new(state))),
    ]
}
