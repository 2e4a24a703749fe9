//! Whatever a person does and whatever a link says, the state stays one that can be solved, drawn
//! and shared.

use figure::{Figure, Show, View};
use lasso_path::problem::{Hessian, Lambda};
use lasso_path::solve::Radius;
use lasso_path::solve::descent::{Method, StepSize};
use lasso_path::solve::penalty::{Exponent, Mix, Penalty};
use proptest::prelude::*;
use study::diabetes;
use study::topic::parameter::{Coordinate, Point};
use study::topic::path::Direction;
use study::topic::penalties::words as penalty_words;
use study::topic::penalties::{Link, takes_radius};
use study::topic::{descent, forms, loss, parameter, path, penalties, sampling};
use study::{
    Action, Appearance, Derived, Form, PRESETS, Panel, Problem, State, derive, derive_after,
    permalink,
};

/// Numbers of everyday size, and now and then the others.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => -5.0..5.0_f64,
        2 => (-30.0..30.0_f64, any::<bool>())
            .prop_map(|(e, minus)| if minus { -10.0_f64.powf(e) } else { 10.0_f64.powf(e) }),
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

fn hessian() -> impl Strategy<Value = Hessian> {
    let definite = [0.0..3.0_f64, -2.0..2.0, 0.0..3.0]
        .prop_filter_map("indefinite", |[a, b, c]| Hessian::new(a, b, c).ok());
    let singular = [-4..=4_i32, -4..=4].prop_map(|[a, b]| {
        let [h11, h12, h22] = [a * a, a * b, b * b].map(f64::from);
        Hessian::new(h11, h12, h22).expect("semidefinite")
    });
    prop_oneof![3 => definite, 1 => singular]
}

fn view() -> impl Strategy<Value = View> {
    ([number(), number()], -3.0..3.0_f64).prop_map(|(center, radius)| View {
        center,
        radius: 10.0_f64.powf(radius),
    })
}

fn appearance() -> impl Strategy<Value = Appearance> {
    prop::sample::select(vec![
        Appearance::System,
        Appearance::Light,
        Appearance::Dark,
    ])
}

fn problem() -> impl Strategy<Value = Problem> {
    prop_oneof![
        3 => (hessian(), [number(), number()]).prop_map(|(h, center)| Problem::plane(h, center)),
        1 => [0..10_usize, 0..10].prop_map(|features| Problem::Diabetes(diabetes::Pair::new(features).expect("in range"))),
    ]
}

fn penalty() -> impl Strategy<Value = Penalty> {
    let mix = (0.0..=1.0).prop_map(|r| Penalty::ElasticNet(Mix::new(r).expect("a mix")));
    let exponents = vec![0.3, 0.5, 1.0, 1.5, 2.0, 3.0, f64::INFINITY];
    let bridge = prop::sample::select(exponents)
        .prop_map(|p| Penalty::Bridge(Exponent::new(p).expect("an exponent")));
    prop_oneof![
        4 => Just(Penalty::L1),
        1 => Just(Penalty::None),
        1 => Just(Penalty::Ridge),
        1 => mix,
        1 => bridge,
    ]
}

fn link() -> impl Strategy<Value = Link> {
    prop::sample::select(vec![Link::Lambda, Link::Radius])
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

fn panel() -> impl Strategy<Value = Panel> {
    prop::sample::select(vec![
        Panel::Path,
        Panel::Forms,
        Panel::Optimality,
        Panel::Penalties,
        Panel::Loss,
        Panel::Sampling,
        Panel::Parameter,
        Panel::Descent,
    ])
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
    let coordinates = vec![Coordinate::First, Coordinate::Second];
    let points = vec![Point::Solution, Point::Iterate];
    (
        prop::sample::select(coordinates),
        prop::sample::select(points),
    )
        .prop_map(|(coordinate, point)| parameter::Settings::new(coordinate, point))
}

fn direction() -> impl Strategy<Value = Direction> {
    prop::sample::select(vec![Direction::Down, Direction::Up])
}

fn state() -> impl Strategy<Value = State> {
    let looks = (show(), panel(), parameter(), samples(), methods());
    (
        problem(),
        (penalty(), prop::option::of(penalty()), link()),
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
                (show, panel, parameter, sampling, descent),
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
                penalties: penalties::Settings { beside, link },
                parameter,
                sampling,
                descent,
                appearance,
            },
        )
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        lambda().prop_map(|x| path::Action::SetLambda(x).into()),
        any_number().prop_map(|x| path::Action::StepLambda(x).into()),
        direction().prop_map(|x| path::Action::JumpToKnot(x).into()),
        direction().prop_map(|x| path::Action::LambdaToEnd(x).into()),
        radius().prop_map(|x| forms::Action::SetRadius(x).into()),
        any_number().prop_map(|x| forms::Action::StepRadius(x).into()),
        penalty().prop_map(|x| penalties::Action::Set(x).into()),
        prop::option::of(penalty()).prop_map(|x| penalties::Action::SetBeside(x).into()),
        link().prop_map(|x| penalties::Action::SetLink(x).into()),
        hessian().prop_map(|x| loss::Action::SetHessian(x).into()),
        any_number().prop_map(|x| loss::Action::SetCorrelation(x).into()),
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
        prop::sample::select((0..PRESETS.len()).collect::<Vec<_>>())
            .prop_map(|i| Action::ChoosePreset(&PRESETS[i])),
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

fn check_solved(derived: &Derived) -> Result<(), TestCaseError> {
    let solved = &derived.solved;
    let numbers = [
        derived.loss,
        derived.penalty,
        derived.objective(),
        solved.lambda.value(),
        solved.lambda_end.value(),
        solved.radius(),
        solved.path.lambda_max().value(),
        derived.certificate.kkt_residual,
        derived.certificate.gap,
        derived.view.center[0],
        derived.view.center[1],
        derived.view.radius,
        solved.solution.theta[0],
        solved.solution.theta[1],
    ];
    prop_assert!(numbers.iter().all(|x| x.is_finite()), "{numbers:?}");
    prop_assert!(derived.view.radius > 0.0 && solved.lambda_end.value() > 0.0);
    let certificate = &derived.certificate;
    // A subnormal number has fewer digits, and the penalty's pull on it as few.
    let coarse = solved.solution.theta.iter().any(|t| t.is_subnormal());
    prop_assert!(
        coarse || certificate.kkt_residual <= 1e-12 * certificate.scale,
        "{certificate:?}"
    );
    for k in 0..2 {
        prop_assert_eq!(
            solved.solution.theta[k] == 0.0,
            solved.solution.signs[k] == 0
        );
    }
    let marks: Vec<f64> = derived
        .knot_labels()
        .iter()
        .map(|mark| mark.lambda.value())
        .collect();
    prop_assert!(marks.windows(2).all(|pair| pair[0] <= pair[1]), "{marks:?}");
    let parameter = [derived.slice_verdict(), derived.spoken_center()];
    let sliced = derived.slice().into_iter().flat_map(|slice| {
        let known = if slice.curvature > 0.0 { 2 } else { 1 };
        let pictures = [Figure::Slice, Figure::Derivative, Figure::Shrinkage]
            .map(|figure| derived.description(figure))
            .into_iter();
        pictures.chain(parameter.iter().take(known).cloned())
    });
    let descent = derived.descent.as_ref();
    for run in descent.iter().flat_map(|descent| &descent.runs.all) {
        prop_assert!(run.iterates.iter().flatten().all(|x| x.is_finite()));
    }
    let fates = derived.fates().into_iter().map(|(_, fate)| fate);
    for text in fates.chain(derived.pace()) {
        prop_assert!(!text.contains("NaN") && !text.contains("inf"), "{}", text);
    }
    for text in sliced.chain([
        derived.sentence(),
        derived.forms(),
        derived.support(),
        derived.description(Figure::Plane),
        derived.description(Figure::Path),
        derived.description(Figure::KktBars),
        derived.spoken_lambda(),
    ]) {
        prop_assert!(
            !text.is_empty() && !text.contains("NaN") && !text.contains("inf"),
            "{text}"
        );
    }
    Ok(())
}

fn check_link(state: &State) -> Result<(), TestCaseError> {
    let link = permalink::write(state);
    let (read, notices) = permalink::read(&link);
    prop_assert_eq!(&notices, &vec![], "{}", link);
    prop_assert_eq!(&read, state, "{}", link);
    prop_assert_eq!(permalink::write(&read), link);
    Ok(())
}

/// A problem at the ends of what a link can hold, as a link has it: λ is left to the default now and then.
fn extreme_link() -> impl Strategy<Value = String> {
    let size = || {
        let power = prop_oneof![-100..=100, Just(-100), Just(100), -3..=3];
        (power, any::<bool>()).prop_map(|(power, minus)| {
            let sign = if minus { "-" } else { "" };
            (sign, format!("1e{power}"))
        })
    };
    let diagonal = prop::option::of((size(), size()));
    let center = prop::option::of((size(), size()));
    let strength = prop::option::of(("(lambda|radius)", size()));
    (diagonal, center, penalty(), strength).prop_map(|(diagonal, center, penalty, strength)| {
        let hessian = diagonal.map(|((_, h11), (_, h22))| format!("hessian={h11},0,{h22}"));
        let center = center.map(|((s, x), (t, y))| format!("center={s}{x},{t}{y}"));
        let strength = strength.map(|(key, (_, value))| format!("{key}={value}"));
        let parameter = penalty.parameter().map(|p| format!(",{p}"));
        let name = format!(
            "penalty={}{}",
            penalty_words::name(penalty),
            parameter.unwrap_or_default()
        );
        let pairs = [hessian, center, Some(name), strength];
        pairs.into_iter().flatten().collect::<Vec<_>>().join("&")
    })
}

/// Pairs that look like a link's, with values that need not be ones.
fn hostile_link() -> impl Strategy<Value = String> {
    let key = prop_oneof![
        prop::sample::select(
            permalink::KEYS
                .iter()
                .map(|key| key.name.to_owned())
                .collect::<Vec<_>>()
        ),
        "\\PC{0,12}",
    ];
    let value = prop_oneof![
        "\\PC{0,40}",
        "[-+0-9.e,]{0,40}",
        "(%[0-9a-fA-F]{2}){0,20}",
        prop::sample::select(vec![
            "NaN",
            "inf",
            "1e400",
            "-1",
            "1,5",
            "",
            "0,0,0",
            "1,2,1",
            "1e-320,0,1e-320",
            "1e100,1e100",
            "bmi,s5",
            "diabetes",
            "1e-100,0,1e100",
            "0,0,1e-100"
        ])
        .prop_map(str::to_owned),
    ];
    let pair = (key, value, any::<bool>()).prop_map(|(key, value, sign)| {
        if sign {
            format!("{key}={value}")
        } else {
            format!("{key}{value}")
        }
    });
    (prop::collection::vec(pair, 0..12), any::<bool>())
        .prop_map(|(pairs, hash)| format!("{}{}", if hash { "#" } else { "" }, pairs.join("&")))
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        max_global_rejects: 100_000,
        max_local_rejects: 1_000_000,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config(5000))]

    #[test]
    fn every_state_survives_its_link(state in state()) {
        check_link(&state)?;
    }

    #[test]
    fn every_state_is_solved(state in state()) {
        check_solved(&derive(&state))?;
    }

    #[test]
    fn any_text_is_a_link(text in "(\\PC|\\x00|[#&=%,]){0,300}") {
        let (state, _) = permalink::read(&text);
        check_solved(&derive(&state))?;
    }

    #[test]
    fn hostile_links_open_a_page_that_can_be_shared(link in hostile_link()) {
        let (state, notices) = permalink::read(&link);
        check_solved(&derive(&state))?;
        check_link(&state)?;
        prop_assert!(notices.len() <= 9);
        prop_assert!(notices.iter().all(|notice| notice.text.len() < 500), "{notices:?}");
    }
}

/// Half of λ_max = 5·10¹⁰⁰ is no λ of a link.
#[test]
fn the_default_lambda_of_a_steep_loss_can_be_shared() {
    let (state, notices) = permalink::read("#hessian=1e-100,0,1e100&center=1,5");
    assert_eq!(notices, []);
    assert_eq!(state.lambda().value(), 1e100);
    check_link(&state).expect("a link");
}

proptest! {
    #![proptest_config(config(1000))]

    /// Whatever the magnitudes, a link that was written is read without a notice.
    #[test]
    fn extreme_states_can_be_shared(
        link in extreme_link(),
        actions in prop::collection::vec(action(), 0..8),
    ) {
        let (mut state, _) = permalink::read(&link);
        check_link(&state)?;
        for action in actions {
            state = state.reduce(action);
            check_link(&state)?;
        }
    }

    #[test]
    fn no_course_of_actions_leads_astray(
        start in state(),
        actions in prop::collection::vec(action(), 0..20),
    ) {
        let mut state = start;
        let mut derived = derive(&state);
        for action in actions {
            let next = state.reduce(action.clone());
            let after = derive_after(&next, Some(&derived));
            let afresh = derive(&next);
            prop_assert!(after == afresh, "{action:?} left {after:?} instead of {afresh:?}");
            check_solved(&afresh)
                .and_then(|()| check_link(&next))
                .map_err(|error| TestCaseError::fail(format!("{state:?} after {action:?}: {error}")))?;
            (state, derived) = (next, after);
        }
    }
}
