//! What was solved of tables, by the question: outside undo and links, as a link says how to solve it again.

use super::section;
use crate::problem::Problem;
use crate::state::State;
use crate::topic::Topic;
use crate::view::View;
use crate::view::space::dimensions;
use lasso_path::regression::path::Certificate;
use lasso_path::regression::{CrossValidation, Ridge, ZeroCounts};
use lasso_path::solve::penalty::Penalty;
use solver_worker::{Answer, Fit, Job, Source, Table};
use std::collections::VecDeque;
use std::rc::Rc;

/// How many tables are kept; what was solved of older ones is solved again when it is wanted.
const TABLES: usize = 3;

/// How many other orders of the rows are validated.
const OTHER_SEEDS: u64 = 20;

/// A part that a job solves.
#[derive(Clone, Debug, Default)]
pub enum Part<T> {
    /// Nobody wants it.
    #[default]
    Unasked,
    /// It is being computed, or will be.
    Waiting,
    /// There is none: why, for the person.
    Failed(String),
    /// It is there.
    Ready(Rc<T>),
}

impl<T> Part<T> {
    /// What it is, where it is there.
    pub fn ready(&self) -> Option<&Rc<T>> {
        match self {
            Part::Ready(part) => Some(part),
            _ => None,
        }
    }
}

impl<T> PartialEq for Part<T> {
    /// Whether both are the same answer to the same job.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Part::Unasked, Part::Unasked) | (Part::Waiting, Part::Waiting) => true,
            (Part::Failed(one), Part::Failed(another)) => one == another,
            (Part::Ready(one), Part::Ready(another)) => Rc::ptr_eq(one, another),
            _ => false,
        }
    }
}

/// What the jobs of the last three tables gave.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    tables: VecDeque<Kept>,
    /// Of random losses, which no table is of.
    zeros: Option<(Job, Result<Kind, String>)>,
}

#[derive(Clone, Debug)]
struct Kept {
    table: Table,
    answers: Vec<(Job, Result<Kind, String>)>,
}

#[derive(Clone, Debug)]
enum Kind {
    Fit(Rc<Fit>),
    Certified(Rc<Certificate>),
    Validated(Rc<CrossValidation>),
    Seeds(Rc<Vec<CrossValidation>>),
    Ridge(Rc<Ridge>),
    Gram(Rc<Vec<Vec<f64>>>),
    Zeros(Rc<Vec<ZeroCounts>>),
}

/// What a state wants solved, the most urgent first. A pure function: nobody keeps a list of what was asked for.
#[must_use]
pub fn jobs(state: &State) -> Vec<Job> {
    let table = match &state.problem {
        Problem::Table(table) => table,
        Problem::Space(_) if state.topic.shows(Topic::Path) => return vec![dimensions::ZEROS],
        _ => return Vec::new(),
    };
    let mut jobs = vec![Job::Fit(table.clone())];
    if state.objective.beside == Some(Penalty::Ridge) {
        jobs.push(Job::Ridge(table.clone()));
    }
    jobs.extend(validation(state, table));
    if is_small(table) {
        jobs.push(Job::Certify(table.clone()));
    }
    jobs.extend(other_seeds(state, table));
    jobs
}

/// Whether the path is checked from the data, which takes seconds for large tables: it holds itself to its promise anyway.
fn is_small(table: &Table) -> bool {
    match table.source {
        Source::Made(made) => made.rows * made.features <= 100_000,
        _ => true,
    }
}

fn validation(state: &State, table: &Table) -> Option<Job> {
    let folds = state.view.paths.folds?;
    Some(Job::Validate {
        table: table.clone(),
        folds: folds.count as usize,
        seed: folds.seed.map(u64::from),
    })
}

fn other_seeds(state: &State, table: &Table) -> Option<Job> {
    let folds = state
        .view
        .paths
        .folds
        .filter(|_| state.view.paths.other_seeds)?;
    Some(Job::Seeds {
        table: table.clone(),
        folds: folds.count as usize,
        seeds: (1..=OTHER_SEEDS).collect(),
    })
}

impl Shelf {
    /// The first job of a state that has no answer yet. Nothing follows a fit that failed.
    #[must_use]
    pub fn wanted(&self, state: &State) -> Option<Job> {
        let jobs = jobs(state);
        let first = jobs.first().map(|job| self.find(job));
        if let Some(Some(Err(_))) = first {
            return None;
        }
        let gram = self.gram_job(state);
        let mut jobs = gram.into_iter().chain(jobs);
        jobs.find(|job| self.find(job).is_none())
    }

    /// Whether a state wants a job solved.
    #[must_use]
    pub fn wants(&self, state: &State, job: &Job) -> bool {
        jobs(state).contains(job) || self.gram_job(state).as_ref() == Some(job)
    }

    /// The rows of XᵀX/n of a plane's axes, where the fit has not all of them.
    fn gram_job(&self, state: &State) -> Option<Job> {
        let Problem::Table(table) = &state.problem else {
            return None;
        };
        let fit = self.fit(table);
        let fit = fit.ready().filter(|fit| fit.gram.is_none())?;
        let rows = section::axes(&state.axes, fit).filter(|_| state.view.open == View::Plane)?;
        Some(Job::Gram {
            table: table.clone(),
            rows: rows.to_vec(),
        })
    }

    /// Those rows.
    pub(crate) fn gram(&self, state: &State) -> Part<Vec<Vec<f64>>> {
        self.part(self.gram_job(state), |kind| match kind {
            Kind::Gram(rows) => Some(rows),
            _ => None,
        })
    }

    /// Keeps the answer to a job.
    pub fn put(&mut self, job: Job, answer: Result<Answer, String>) {
        let answer = answer.map(|answer| match answer {
            Answer::Fit(fit) => Kind::Fit(Rc::from(fit)),
            Answer::Certified(certificate) => Kind::Certified(Rc::new(certificate)),
            Answer::Validated(validation) => Kind::Validated(Rc::from(validation)),
            Answer::Seeds(seeds) => Kind::Seeds(Rc::new(seeds)),
            Answer::Gram(rows) => Kind::Gram(Rc::new(rows)),
            Answer::Ridge(ridge) => Kind::Ridge(Rc::from(ridge)),
            Answer::Zeros(zeros) => Kind::Zeros(Rc::new(zeros)),
        });
        let Some(table) = job.table().cloned() else {
            self.zeros = Some((job, answer));
            return;
        };
        let place = self.tables.iter().position(|kept| kept.table == table);
        let mut kept = place
            .and_then(|place| self.tables.remove(place))
            .unwrap_or(Kept {
                table,
                answers: Vec::new(),
            });
        kept.answers.retain(|(known, _)| *known != job);
        kept.answers.push((job, answer));
        self.tables.push_front(kept);
        self.tables.truncate(TABLES);
    }

    /// Forgets that jobs failed, so that they are tried again.
    pub fn forget_failures(&mut self) {
        self.zeros = self.zeros.take().filter(|(_, answer)| answer.is_ok());
        for kept in &mut self.tables {
            kept.answers.retain(|(_, answer)| answer.is_ok());
        }
    }

    fn find(&self, job: &Job) -> Option<&Result<Kind, String>> {
        let Some(table) = job.table() else {
            let known = self.zeros.as_ref().filter(|(known, _)| known == job);
            return known.map(|(_, answer)| answer);
        };
        let kept = self.tables.iter().find(|kept| kept.table == *table)?;
        let found = kept.answers.iter().find(|(known, _)| known == job);
        found.map(|(_, answer)| answer)
    }

    fn part<T>(&self, job: Option<Job>, of: fn(&Kind) -> Option<&Rc<T>>) -> Part<T> {
        let Some(job) = job else {
            return Part::Unasked;
        };
        match self.find(&job) {
            None => Part::Waiting,
            Some(Err(why)) => Part::Failed(why.clone()),
            Some(Ok(kind)) => of(kind).map_or(Part::Waiting, |part| Part::Ready(Rc::clone(part))),
        }
    }

    /// The path of a table.
    pub(crate) fn fit(&self, table: &Table) -> Part<Fit> {
        self.part(Some(Job::Fit(table.clone())), |kind| match kind {
            Kind::Fit(fit) => Some(fit),
            _ => None,
        })
    }

    /// How exact that path is.
    pub(crate) fn certificate(&self, table: &Table) -> Part<Certificate> {
        let job = is_small(table).then(|| Job::Certify(table.clone()));
        self.part(job, |kind| match kind {
            Kind::Certified(certificate) => Some(certificate),
            _ => None,
        })
    }

    /// Ridge's path, where it stands beside.
    pub(crate) fn ridge(&self, state: &State, table: &Table) -> Part<Ridge> {
        let beside = state.objective.beside == Some(Penalty::Ridge);
        self.part(
            beside.then(|| Job::Ridge(table.clone())),
            |kind| match kind {
                Kind::Ridge(ridge) => Some(ridge),
                _ => None,
            },
        )
    }

    /// The zeros of random losses, while they are shown.
    pub(crate) fn zeros(&self, state: &State) -> Part<Vec<ZeroCounts>> {
        let of_space = matches!(state.problem, Problem::Space(_));
        let shown = of_space && state.topic.shows(Topic::Path);
        self.part(shown.then_some(dimensions::ZEROS), |kind| match kind {
            Kind::Zeros(zeros) => Some(zeros),
            _ => None,
        })
    }

    /// The cross-validation that the state asks for.
    pub(crate) fn validation(&self, state: &State, table: &Table) -> Part<CrossValidation> {
        self.part(validation(state, table), |kind| match kind {
            Kind::Validated(validation) => Some(validation),
            _ => None,
        })
    }

    /// Those of other orders of the rows.
    pub(crate) fn seeds(&self, state: &State, table: &Table) -> Part<Vec<CrossValidation>> {
        self.part(other_seeds(state, table), |kind| match kind {
            Kind::Seeds(seeds) => Some(seeds),
            _ => None,
        })
    }
}
