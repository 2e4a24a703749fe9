//! Random states, and what a person or a broken caller does with them.

use figure::{Show, Window};
use geometry::space::{SpaceLoss, Turn};
use lasso_path::problem::{Hessian, Lambda};
use lasso_path::solve::Radius;
use lasso_path::solve::descent::{Method, StepSize};
use proptest::prelude::*;
use strategies::number::{power_of_ten, sign};
use strategies::{penalty, problem};
use study::diabetes;
use study::topic::correlation::Held;
use study::topic::parameter::{Coordinate, Point};
use study::topic::{Topics, correlation, descent, parameter, sampling};
use study::view::{Views, plane, prior, space};
use study::{
    Action, Appearance, Direction, Intent, Link, Objective, PRESETS, Problem, State, Strength,
    Topic, View, takes_radius,
};

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

fn window() -> impl Strategy<Value = Window> {
    ([number(), number()], power_of_ten(-3.0..3.0))
        .prop_map(|(center, radius)| Window { center, radius })
}

fn appearance() -> impl Strategy<Value = Appearance> {
    prop::sample::select(&APPEARANCES)
}

fn hessian() -> impl Strategy<Value = Hessian> {
    let definite = problem::within([0.0..3.0, -2.0..2.0, 0.0..3.0]);
    prop_oneof![3 => definite, 1 => problem::singular(4, 0..1)]
}

/// H = wwᵀ + uuᵀ + δI, of rank 0 to 3.
pub fn space_loss() -> impl Strategy<Value = SpaceLoss> {
    let vector = || [-4..=4, -4..=4, -4..=4];
    let more = prop::sample::select(vec![0.0, 1.0, 1e-3]);
    (vector(), vector(), more, [number(), number(), number()]).prop_filter_map(
        "out of range",
        |(w, u, more, center)| {
            let entry = |i: usize, j: usize| {
                f64::from(w[i] * w[j] + u[i] * u[j]) + if i == j { more } else { 0.0 }
            };
            let hessian = [
                entry(0, 0),
                entry(0, 1),
                entry(0, 2),
                entry(1, 1),
                entry(1, 2),
                entry(2, 2),
            ];
            SpaceLoss::new(hessian, center).ok()
        },
    )
}

fn any_problem() -> impl Strategy<Value = Problem> {
    prop_oneof![
        3 => (hessian(), [number(), number()]).prop_map(|(h, center)| Problem::plane(h, center)),
        1 => space_loss().prop_map(Problem::Space),
        1 => [0..10_usize, 0..10].prop_map(|features| Problem::Diabetes(diabetes::Pair::new(features).expect("in range"))),
    ]
}

fn link() -> impl Strategy<Value = Link> {
    prop::sample::select(&LINKS)
}

fn strength() -> impl Strategy<Value = Strength> {
    prop_oneof![
        3 => lambda().prop_map(Strength::Lambda),
        1 => radius().prop_map(Strength::Radius),
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

fn turn() -> impl Strategy<Value = Turn> {
    (-200.0..200.0, -100.0..100.0).prop_map(|(around, up)| Turn::new(around, up))
}

fn view() -> impl Strategy<Value = View> {
    prop::sample::select(&View::ALL)
}

fn topic() -> impl Strategy<Value = Topic> {
    prop::sample::select(&Topic::ALL)
}

/// Few draws, as every state of a course is solved.
fn samples() -> impl Strategy<Value = sampling::Settings> {
    let noise = (prop::option::of(number()), prop::option::of(1..2000_u32));
    (noise, any::<u32>(), 1..40_u32).prop_map(|((sigma, n), seed, draws)| sampling::Settings {
        sigma: sigma.map(f64::abs),
        n,
        seed,
        draws,
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
                .reduce(Action::SetDescent(settings))
                .topic
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

fn equal() -> impl Strategy<Value = prior::Equal> {
    prop::sample::select(vec![prior::Equal::Lambda, prior::Equal::Variance])
}

fn direction() -> impl Strategy<Value = Direction> {
    prop::sample::select(vec![Direction::Down, Direction::Up])
}

pub fn state() -> impl Strategy<Value = State> {
    let looks = (
        show(),
        (
            prop::option::weighted(0.9, topic()),
            (view(), prop::option::of(turn())),
            (equal(), any::<[bool; 3]>()),
        ),
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
        strength(),
        prop::option::of(window()),
        (appearance(), any::<bool>()),
        looks,
    )
        .prop_map(
            |(
                problem,
                (penalty, beside, link),
                strength,
                window,
                (appearance, presenting),
                (
                    overlay,
                    (topic, (view, turn), (equal, shown)),
                    (held, parameter),
                    sampling,
                    descent,
                ),
            )| State {
                problem,
                axes: Vec::new(),
                objective: Objective {
                    penalty,
                    strength: match strength {
                        Strength::Radius(_) if !takes_radius(penalty) => {
                            Strength::Lambda(Lambda::default())
                        }
                        strength => strength,
                    },
                    beside,
                    link,
                },
                view: Views {
                    space: space::Settings { turn },
                    paths: Default::default(),
                    open: view,
                    plane: plane::Settings { window, overlay },
                    prior: prior::Settings { equal, shown },
                },
                topic: Topics {
                    open: topic,
                    correlation: correlation::Settings { held },
                    parameter,
                    sampling,
                    descent,
                },
                appearance,
                presenting,
            },
        )
        // what the problem has not is left: views, topics, penalties
        .prop_map(|state| state.reduce(Action::SetAppearance(state.appearance)))
}

/// What a person or a broken caller does.
pub fn intent() -> impl Strategy<Value = Intent> {
    prop_oneof![
        view().prop_map(|x| Intent::Do(Action::ShowView(x))),
        lambda().prop_map(|x| Intent::Do(Action::SetLambda(x))),
        any_number().prop_map(Intent::StepLambda),
        direction().prop_map(Intent::JumpToKnot),
        direction().prop_map(Intent::LambdaToEnd),
        radius().prop_map(|x| Intent::Do(Action::SetRadius(x))),
        any_number().prop_map(Intent::StepRadius),
        penalty::chosen().prop_map(Intent::ChoosePenalty),
        prop::option::of(penalty::chosen()).prop_map(|x| Intent::Do(Action::SetBeside(x))),
        link().prop_map(|x| Intent::Do(Action::SetLink(x))),
        hessian().prop_map(Intent::Reshape),
        any_number().prop_map(Intent::Correlate),
        held().prop_map(|x| Intent::Do(Action::Hold(x))),
        show().prop_map(|x| Intent::Do(Action::SetOverlay(x))),
        topic().prop_map(|x| Intent::Do(Action::ShowTopic(x))),
        Just(Intent::Do(Action::CloseTopic)),
        parameter().prop_map(|x| Intent::Do(Action::SetParameter(x))),
        any_number().prop_map(Intent::MoveSliceCenter),
        any_number().prop_map(Intent::StepSliceCenter),
        (any_number(), 0..99_u32).prop_map(|(sigma, draws)| {
            Intent::Do(Action::SetSampling(sampling::Settings {
                sigma: Some(sigma),
                draws,
                ..sampling::Settings::default()
            }))
        }),
        (any_number(), prop::option::of(any::<u32>())).prop_map(|(sigma, n)| {
            Intent::SetNoise(sampling::Settings {
                sigma: Some(sigma),
                n,
                draws: 9,
                ..sampling::Settings::default()
            })
        }),
        (equal(), any::<[bool; 3]>()).prop_map(|(equal, shown)| Intent::Do(Action::SetPrior(
            prior::Settings { equal, shown }
        ))),
        Just(Intent::DrawAgain),
        any_methods().prop_map(|x| Intent::Do(Action::SetDescent(x))),
        (0..99_u32).prop_map(|x| Intent::Do(Action::SetIteration(x))),
        [any_number(), any_number()].prop_map(|x| Intent::Do(Action::SetStart(x))),
        [any_number(), any_number()].prop_map(Intent::NudgeStart),
        [any_number(), any_number()].prop_map(Intent::MoveCenter),
        [any_number(), any_number()].prop_map(Intent::NudgeCenter),
        (0..PRESETS.len()).prop_map(|i| Intent::Do(Action::ChoosePreset(&PRESETS[i]))),
        [0..12_usize, 0..12].prop_map(Intent::ChooseFeatures),
        (any_number(), prop::option::of([any_number(), any_number()]))
            .prop_map(|(factor, fixed)| Intent::Zoom(factor, fixed)),
        [any_number(), any_number()].prop_map(Intent::Pan),
        window().prop_map(Intent::MoveWindow),
        (0..4_usize, any_number()).prop_map(|(k, x)| Intent::MoveSpaceCenter(k, x)),
        [any_number(), any_number()].prop_map(Intent::Turn),
        prop::option::of(turn()).prop_map(|x| Intent::Do(Action::SetTurn(x))),
        Just(Intent::Do(Action::SetWindow(None))),
        appearance().prop_map(|x| Intent::Do(Action::SetAppearance(x))),
        any::<bool>().prop_map(|x| Intent::Do(Action::Present(x))),
        state().prop_map(|state| Intent::Do(Action::Load(Box::new(state)))),
    ]
}
