//! The runs of the methods shown.

use super::{Methods, Settings};
use figure::{Anatomy, Descent, Runs};
use lasso_path::problem::{Lambda, Objective, QuadraticLoss, Vector2};
use lasso_path::solve::PlanarPath;
use lasso_path::solve::descent::{Iterates, Lasso, StepSize};
use std::rc::Rc;

/// A run ends when it is this many times farther from 0 than θ₀, θ̂ and θ\* are. The words say so.
pub const FAR: f64 = 1e6;

/// The start that suits a loss: on the other side of an axis than θ̂, so that θ₁ has to cross 0.
fn usual_start(loss: &QuadraticLoss) -> Vector2 {
    let [a, b] = loss.center();
    let size = a.abs().max(b.abs());
    let size = if size > 0.0 { size } else { 1.0 };
    [(-0.4 * size).copysign(-a), 0.9 * size]
}

/// The iterate that is looked at, of the method whose step is taken apart; the start, if that is not shown.
pub(crate) fn iterate(settings: Settings, loss: &QuadraticLoss, lambda: Lambda) -> Vector2 {
    let alone = settings
        .methods
        .iter()
        .filter(|method| *method == settings.anatomy);
    let alone = Settings {
        methods: Methods::of(&alone.collect::<Vec<_>>()),
        steps: settings.iteration.max(1),
        ..settings
    };
    descend(alone, loss, lambda, None).present()
}

/// The runs of the methods shown; taken over from before while nothing that they depend on has changed.
pub(crate) fn descend(
    settings: Settings,
    loss: &QuadraticLoss,
    lambda: Lambda,
    previous: Option<&Rc<Descent>>,
) -> Rc<Descent> {
    let problem = Lasso::planar(loss, lambda);
    let largest = problem.largest_eigenvalue();
    let usual = StepSize::new(if largest > 0.0 { 1.0 / largest } else { 1.0 });
    let step_size = settings.step_size.or(usual.ok());
    let start = settings.start.unwrap_or_else(|| usual_start(loss));
    let eta = step_size.map_or(0.0, StepSize::value);
    let shown = settings.methods.iter();
    let same = |runs: &&Rc<Runs>| {
        let objective = &runs.objective;
        *objective.loss() == *loss
            && objective.lambda() == lambda.value()
            && runs.start == start
            && runs.step_size == eta
            && runs.steps == settings.steps as usize
            && runs.all.iter().map(|run| run.method).eq(shown.clone())
    };
    let runs = previous.map(|descent| &descent.runs).filter(same).cloned();
    let runs = runs.unwrap_or_else(|| {
        let theta = PlanarPath::new(loss).solution(lambda).theta;
        let mut runs = Runs {
            objective: Objective::new(loss, lambda, theta),
            ridge_minimiser: problem.ridge_minimiser(),
            start,
            step_size: eta,
            steps: settings.steps as usize,
            all: Vec::new(),
            ranges: Default::default(),
            traces: Rc::default(),
        };
        let limit = FAR * runs.scale();
        let all = shown
            .filter_map(|method| Some(Iterates::new(&problem, method, step_size?, start)))
            .map(|iterates| iterates.within(limit).run(settings.steps as usize))
            .collect();
        runs.take(all);
        Rc::new(runs)
    });
    let iteration = settings.iteration as usize;
    let run = runs.all.iter().find(|run| run.method == settings.anatomy);
    let anatomy = run.zip(step_size).and_then(|(run, step_size)| {
        let mut iterates = Iterates::new(&problem, run.method, step_size, start);
        let from = iterates.nth(iteration)?;
        let ended = run.diverged.is_some() && iteration + 1 >= run.iterates.len();
        let ridge = from.map(|x| -eta * lambda.value() * x);
        (!ended).then(|| Anatomy {
            method: run.method,
            from,
            step: iterates.step(),
            ridge,
        })
    });
    Rc::new(Descent {
        runs,
        iteration,
        objective_contours: settings.objective_contours,
        chosen: settings.anatomy,
        anatomy,
    })
}
