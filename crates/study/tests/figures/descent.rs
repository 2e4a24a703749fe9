//! The pictures of descent methods are right: checked against the runs and the definition of F.

use super::marks::{Seen, filled, marks};
use super::plane::{check_frame, to_segment};
use super::states::{CASES, DESCENT_CHARTS, DESCENTS};
use super::{ROUNDING, rests};
use figure::theme::Color;
use figure::{Descent, Figure, Mark, Theme, Transform, step_chart};
use lasso_path::problem::{Hessian, Vector2, l1};
use lasso_path::solve::descent::{Method, StepSize};
use proptest::prelude::*;
use std::rc::Rc;
use strategies::{config, problem};
use study::table::Shelf;
use study::topic::descent::{Methods, Settings};
use study::{Action, Attention, Derived, Problem, State, Topic, derive, permalink};

fn descent(derived: &Derived) -> &Descent {
    derived.descent.as_ref().expect("its topic is open")
}

/// The method whose lines are solid, and so are lines in the picture: subgradient steps and coordinate descent.
fn solid(theme: &Theme) -> [(Method, Color); 2] {
    [
        (Method::Subgradient, theme.methods[0]),
        (Method::Coordinate, theme.methods[4]),
    ]
}

fn lines(all: &[Mark], color: Color, width: f64) -> Vec<Vec<Vector2>> {
    let lines = all.iter().filter(|mark| mark.is_line(color, width));
    lines.map(|line| line.points().to_vec()).collect()
}

/// Every corner of a solid line lies on the way of its run (which is thinned out below half a pixel).
fn check_ways(name: &str, derived: &Derived, theme: &Theme, size: [f64; 2], all: &[Mark]) -> usize {
    let transform = Transform::new(&derived.window, size);
    let mut count = 0;
    for (method, color) in solid(theme) {
        let Some(run) = descent(derived)
            .runs
            .all
            .iter()
            .find(|run| run.method == method)
        else {
            continue;
        };
        let way: Vec<Vector2> = run
            .iterates
            .iter()
            .map(|&p| transform.to_pixel(p))
            .collect();
        for line in lines(all, color, 2.25) {
            for point in line {
                let off = way
                    .windows(2)
                    .map(|pair| to_segment(point, pair[0], pair[1]));
                let off = off.fold(f64::INFINITY, f64::min);
                assert!(
                    off <= 2.0 * ROUNDING + 0.5,
                    "{name}: {method:?} is {off} pixels off its way"
                );
                count += 1;
            }
        }
    }
    count
}

#[test]
fn lines_follow_the_iterates_and_arrows_end_where_the_step_does() {
    let (mut corners, mut arrows) = (0, 0);
    for case in DESCENTS {
        let (derived, theme, size) = (case.derived(), case.theme(), case.size(Figure::Plane));
        let all = marks(Figure::Plane, &derived, theme, case.size(Figure::Plane));
        corners += check_ways(case.name, &derived, theme, size, &all);
        let descent = descent(&derived);
        let (Some(anatomy), Some(run)) = (descent.anatomy, descent.subject()) else {
            continue;
        };
        let Some(&next) = run.iterates.get(descent.iteration + 1) else {
            continue;
        };
        let transform = Transform::new(&derived.window, size);
        let [from, to] = [anatomy.from, next].map(|p| transform.to_pixel(p));
        let inside = (0..2).all(|k| (20.0..size[k] - 20.0).contains(&to[k]));
        if !inside || (to[0] - from[0]).hypot(to[1] - from[1]) < 16.0 {
            continue;
        }
        let tip = filled(&all, theme.ink)
            .into_iter()
            .filter(|points| points.len() == 3)
            .flatten()
            .map(|p| (p[0] - to[0]).hypot(p[1] - to[1]))
            .fold(f64::INFINITY, f64::min);
        assert!(
            tip <= 2.0 * ROUNDING,
            "{}: the arrow ends {tip} pixels off",
            case.name
        );
        arrows += 1;
    }
    assert!(
        corners > 60 && arrows >= 3,
        "{corners} corners, {arrows} arrows"
    );
}

#[test]
fn the_penalty_s_part_keeps_its_size_and_ridge_s_shrinks() {
    // The seed's claim: ηλ in every coordinate, wherever θ is; ridge's part is −ηλθ.
    let mut sizes = Vec::new();
    for k in 0..8 {
        let link = format!("panel=descent&eta=0.1&start=-1.9,3.1&iteration={k}");
        let derived = derive(&permalink::read(&link).0);
        let anatomy = descent(&derived).anatomy.expect("it is shown");
        for j in 0..2 {
            let sign = anatomy.from[j].signum();
            assert_eq!(anatomy.step.penalty[j], -0.1 * 1.15 * sign);
            assert!((anatomy.ridge[j] + 0.1 * 1.15 * anatomy.from[j]).abs() < 1e-15);
        }
        sizes.push(anatomy.ridge[1].abs());
    }
    assert!(sizes.windows(2).all(|pair| pair[1] < pair[0]), "{sizes:?}");
}

#[test]
fn the_contours_of_f_are_level_sets_of_f() {
    let mut seen = 0;
    for case in DESCENTS {
        let derived = case.derived();
        if !descent(&derived).objective_contours || derived.solved.lambda.value() == 0.0 {
            continue;
        }
        let (theme, size) = (case.theme(), case.size(Figure::Plane));
        let transform = Transform::new(&derived.window, size);
        let value = |p: Vector2| {
            let theta = transform.to_theta(p);
            derived.solved.loss.value(theta) + derived.solved.lambda.value() * l1::norm(&theta)
        };
        for line in lines(
            &marks(Figure::Plane, &derived, theme, case.size(Figure::Plane)),
            theme.isoline,
            1.2,
        ) {
            let values: Vec<f64> = line.iter().map(|&p| value(p)).collect();
            let mean = values.iter().sum::<f64>() / values.len() as f64;
            for (&p, f) in line.iter().zip(values) {
                // A step of rounding changes F by its slope.
                let slope = [[0.2, 0.0], [0.0, 0.2]].map(|d| {
                    (value([p[0] + d[0], p[1] + d[1]]) - f)
                        .abs()
                        .max((value([p[0] - d[0], p[1] - d[1]]) - f).abs())
                });
                assert!(
                    (f - mean).abs() <= slope[0] + slope[1],
                    "{}: {f} of {mean} at {p:?}",
                    case.name
                );
            }
            seen += 1;
        }
    }
    assert!(seen >= 25, "{seen} contours");
}

#[test]
fn the_charts_show_the_numbers() {
    let mut points = 0;
    for case in DESCENTS {
        let (derived, theme) = (case.derived(), case.theme());
        let descent = descent(&derived);
        let size = case.size(Figure::Convergence);
        let all = marks(Figure::Convergence, &derived, theme, size);
        // The scale, from two of its own lines.
        let grid: Vec<f64> = all
            .iter()
            .filter(|mark| mark.is_line(theme.grid, 1.0))
            .filter_map(|mark| mark.points().first())
            .map(|p| p[1])
            .collect();
        let decade = (grid[1] - grid[0]) / 4.0;
        let runs = &descent.runs;
        for (method, color) in solid(theme) {
            let Some(run) = runs.all.iter().find(|run| run.method == method) else {
                continue;
            };
            let f = |theta: Vector2| {
                derived.solved.loss.value(theta) + derived.solved.lambda.value() * l1::norm(&theta)
            };
            let least = f(runs.objective.minimiser());
            let first = f(run.at(0)) - least;
            for line in lines(&all, color, 1.75) {
                for p in line {
                    let k = step_chart::iteration_at(runs.steps, size[0], p[0]);
                    let gap = f(run.at(k)) - least;
                    // Where the subtraction keeps its digits.
                    if gap < 1e-9 * first || k >= run.iterates.len() {
                        continue;
                    }
                    let across = (size[0] - 56.0) / runs.steps as f64;
                    let exact = 44.0 + across * k as f64;
                    if (p[0] - exact).abs() > 2.0 * ROUNDING || p[1] > grid[grid.len() - 1] - 1.0 {
                        continue;
                    }
                    // The lowest line is at a whole power that the largest gap lies below.
                    let drop = (p[1] - grid[0]) / decade;
                    let top = gap.log10() + drop;
                    assert!(
                        (top - top.round()).abs() * decade <= 1.5,
                        "{}: k = {k}, F − F* = {gap:e} at {p:?}",
                        case.name
                    );
                    points += 1;
                }
            }
        }
        // What is said to be 0 from a step on, is.
        for mark in marks(
            Figure::Coordinates,
            &derived,
            theme,
            case.size(Figure::Coordinates),
        ) {
            let Some((_, step)) = mark.says().split_once("= 0 from k = ") else {
                continue;
            };
            let digits = step.split(|c: char| !c.is_ascii_digit()).next();
            let k: usize = digits.expect("a first part").parse().expect("a step");
            let right = runs.all.iter().any(|run| {
                (0..2).any(|j| {
                    run.iterates[k..].iter().all(|theta| theta[j] == 0.0)
                        && run.iterates[k - 1][j] != 0.0
                })
            });
            assert!(right, "{}: 0 from {k}", case.name);
        }
    }
    assert!(points > 150, "{points} points");
}

#[test]
fn a_place_on_a_chart_is_an_iteration() {
    assert_eq!(step_chart::iteration_at(60, 380.0, 0.0), 0);
    assert_eq!(step_chart::iteration_at(60, 380.0, 380.0), 60);
    assert_eq!(
        step_chart::iteration_at(60, 380.0, 44.0 + 0.5 * (380.0 - 56.0)),
        30
    );
}

#[test]
fn without_the_panel_there_is_no_picture_and_nothing_costs() {
    for case in CASES {
        let derived = case.derived();
        assert_eq!(derived.descent, None);
        for figure in DESCENT_CHARTS {
            assert_eq!(derived.picture(figure, Attention::NONE), None);
        }
    }
}

#[test]
fn backdrops_rest_while_only_the_place_in_the_runs_changes() {
    let at = |link: &str, previous: Option<&_>| {
        study::derive_after(&permalink::read(link).0, previous, &Shelf::default())
    };
    let before = at("panel=descent&iteration=3", None);
    let later = at("panel=descent&iteration=4", Some(&before));
    let paces = at("panel=descent&iteration=4&eta=0.3", Some(&before));
    let contours = at("panel=descent&contours=objective", Some(&before));
    let closed = at("", Some(&before));
    let [runs, others] = [&before, &later].map(|derived| Rc::clone(&descent(derived).runs));
    assert!(Rc::ptr_eq(&runs, &others), "the runs are taken over");
    for figure in [Figure::Plane, Figure::Coordinates, Figure::Convergence] {
        assert!(rests(&before, &later, figure));
        assert!(!rests(&before, &closed, figure));
    }
    assert!(rests(&before, &paces, Figure::Plane));
    assert!(!rests(&before, &paces, Figure::Coordinates));
    assert!(!rests(&before, &contours, Figure::Plane));
    let moved = at(
        "panel=descent&contours=objective&lambda=0.4",
        Some(&contours),
    );
    assert!(!rests(&contours, &moved, Figure::Plane));
}

fn any_walk() -> impl Strategy<Value = State> {
    let number = || {
        prop_oneof![
            6 => -4.0..4.0_f64,
            1 => Just(0.0),
            1 => prop::sample::select(vec![1e12, -1e100, 1e-100, 3e7]),
        ]
    };
    let hessian = prop_oneof![
        3 => problem::within([0.01..3.0, -1.0..1.0, 0.01..3.0]),
        1 => prop::sample::select(vec![[0.0; 3], [1.0, 1.0, 1.0], [4.0, 0.0, 0.0], [1e100, 0.0, 1e-100]])
            .prop_map(|[a, b, c]| Hessian::new(a, b, c).expect("semidefinite")),
    ];
    let eta = prop_oneof![
        4 => (0.01..3.0_f64).prop_map(Some),
        1 => prop::sample::select(vec![None, Some(1e-100), Some(1e100), Some(50.0)]),
    ];
    let settings = (
        prop::sample::subsequence(Method::ALL.to_vec(), 0..=6),
        [number(), number()],
        eta,
        1..400_u32,
        0..400_u32,
        any::<bool>(),
        0..6_usize,
    );
    (hessian, [number(), number()], 0.0..3.0_f64, settings).prop_map(
        |(hessian, center, lambda, (methods, start, eta, steps, iteration, contours, chosen))| {
            let state = State {
                problem: Problem::plane(hessian, center),
                ..State::default()
            };
            let lambda = lasso_path::problem::Lambda::new(lambda).expect("not negative");
            let state = state
                .reduce(Action::SetLambda(lambda))
                .reduce(Action::ShowTopic(Topic::Descent));
            state.reduce(Action::SetDescent(Settings {
                methods: Methods::of(&methods),
                start: Some(start),
                step_size: eta.map(|eta| StepSize::new(eta).expect("positive")),
                steps,
                iteration,
                objective_contours: contours,
                anatomy: Method::ALL[chosen],
            }))
        },
    )
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn any_walk_in_any_picture_stays_inside_it_and_is_a_number(
        state in any_walk(), width in 120..900_u32, height in 90..700_u32,
    ) {
        let derived = derive(&state);
        let size = [f64::from(width), f64::from(height)];
        for figure in [Figure::Plane, Figure::Coordinates, Figure::Convergence] {
            check_frame(figure.name(), &marks(figure, &derived, &Theme::LIGHT, size), size);
        }
        let all = marks(Figure::Plane, &derived, &Theme::LIGHT, size);
        // Iterates so many windows away have no pixel to the last digit.
        let (scale, radius) = (descent(&derived).runs.scale(), derived.window.radius);
        if radius < 1e6 && scale < 1e6 && scale < 1e9 * radius {
            check_ways("any descent", &derived, &Theme::LIGHT, size, &all);
        }
    }
}
