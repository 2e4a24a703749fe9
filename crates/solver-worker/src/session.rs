//! The one place where jobs are solved.

use crate::numbers::Numbers;
use crate::{Answer, Fit, Job, MOST_WITH_GRAM, SolveError, Table};
use lasso_path::regression::path::Points;
use lasso_path::regression::{
    CrossValidation, HeldOut, LassoPath, RandomLoss, Ridge, interleaved_folds, shuffled_folds,
};
use std::ops::ControlFlow;

/// Who is told the share of the work that is done, an estimate from 0 to 1, and may break.
type Watch<'a> = &'a mut dyn FnMut(f64) -> ControlFlow<()>;

/// The share of a fit that the path is.
const PATH: f64 = 0.7;
/// The most operations n·p·min(n, p) of a ridge.
const MOST_FOR_RIDGE: f64 = 4e8;

/// Solves jobs one after the other, and keeps the numbers of the last table.
#[derive(Default)]
pub struct Session {
    kept: Option<(Table, Numbers)>,
}

/// The answer to a job, the same for the same job for ever; `None` where `progress` breaks. It is told the share of the work that
/// is done, an estimate from 0 to 1.
///
/// ```
/// use solver_worker::{Answer, Job, Source, solve};
/// use std::ops::ControlFlow;
/// let job = Job::Fit(Source::Diabetes.into());
/// let Some(Answer::Fit(fit)) = solve(&job, |_| ControlFlow::Continue(()))? else {
///     unreachable!("never stopped");
/// };
/// assert_eq!((fit.rows, fit.names.len(), fit.path().knots().len()), (442, 10, 13));
/// # Ok::<(), solver_worker::SolveError>(())
/// ```
///
/// # Errors
/// [`SolveError`], whose text is for a person.
pub fn solve(
    job: &Job,
    progress: impl FnMut(f64) -> ControlFlow<()>,
) -> Result<Option<Answer>, SolveError> {
    Session::default().solve(job, progress)
}

impl Session {
    /// As the function [`solve`], which it is but for time.
    ///
    /// # Errors
    /// [`SolveError`].
    pub fn solve(
        &mut self,
        job: &Job,
        mut progress: impl FnMut(f64) -> ControlFlow<()>,
    ) -> Result<Option<Answer>, SolveError> {
        let Some(table) = job.table() else {
            return zeros(job, &mut progress);
        };
        let (table, numbers) = match self.kept.take() {
            Some(kept) if kept.0 == *table => kept,
            _ => (table.clone(), Numbers::of(table)?),
        };
        let answer = answer(job, &numbers, &mut progress);
        self.kept = Some((table, numbers));
        answer
    }
}

fn answer(job: &Job, numbers: &Numbers, watch: Watch) -> Result<Option<Answer>, SolveError> {
    let design = &numbers.design;
    Ok(match job {
        Job::Fit(_) => fit(numbers, watch).map(|fit| Answer::Fit(Box::new(fit))),
        Job::Certify(_) => path(numbers, watch).map(|path| Answer::Certified(path.certify(design))),
        Job::Validate { folds, seed, .. } => {
            let validation = validate(numbers, *folds, *seed, watch)?;
            validation.map(|validation| Answer::Validated(Box::new(validation)))
        }
        Job::Seeds { folds, seeds, .. } => {
            let count = seeds.len() as f64;
            let one = |(k, seed): (usize, &u64)| {
                let mut watch = |share| watch((k as f64 + share) / count);
                validate(numbers, *folds, Some(*seed), &mut watch).transpose()
            };
            let all: Result<Vec<_>, _> = seeds.iter().enumerate().map_while(one).collect();
            let all = all?;
            (all.len() == seeds.len()).then_some(Answer::Seeds(all))
        }
        Job::Ridge(_) => {
            let (rows, columns) = (design.rows(), design.columns());
            let (n, p) = (rows as f64, columns as f64);
            if n * p * n.min(p) > MOST_FOR_RIDGE {
                return Err(SolveError::RidgeTooLarge { rows, columns });
            }
            Some(Answer::Ridge(Box::new(Ridge::new(design))))
        }
        Job::Gram { rows, .. } => {
            let columns = design.columns();
            if let Some(&row) = rows.iter().find(|row| **row >= columns) {
                return Err(SolveError::GramRow { row, columns });
            }
            Some(Answer::Gram(design.gram_rows(rows)))
        }
        Job::Zeros { .. } => return zeros(job, watch),
    })
}

/// The zeros of random losses; `None` for other jobs.
fn zeros(job: &Job, watch: Watch) -> Result<Option<Answer>, SolveError> {
    let &Job::Zeros {
        most,
        correlation,
        share,
        seed,
        draws,
    } = job
    else {
        return Ok(None);
    };
    let mut all = Vec::new();
    for dimensions in 2..=most {
        // a loss of n dimensions takes about n³ operations
        if watch((dimensions as f64 / (most + 1) as f64).powi(4)).is_break() {
            return Ok(None);
        }
        let random = RandomLoss {
            dimensions,
            correlation,
        };
        all.push(random.zeros(share, seed, draws)?);
    }
    Ok(Some(Answer::Zeros(all)))
}

fn path(numbers: &Numbers, watch: Watch) -> Option<LassoPath> {
    LassoPath::with_progress(&numbers.design, LassoPath::MOST_KNOTS, |progress| {
        watch(progress.share())
    })
}

fn fit(numbers: &Numbers, watch: Watch) -> Option<Fit> {
    let design = &numbers.design;
    let path = path(numbers, &mut |share| watch(PATH * share))?;
    let knots = path.knots().len() as f64;
    let points = Points::with_progress(path, design, |knot| {
        watch(PATH + (1.0 - PATH) * knot as f64 / knots)
    })?;
    let path = points.path();
    let small = design.columns() <= MOST_WITH_GRAM;
    let test = numbers.test.as_ref();
    Some(Fit {
        names: numbers.names.clone(),
        target: numbers.target.clone(),
        rows: design.rows(),
        test_rows: test.map_or(0, |(_, y)| y.len()),
        rank: path.rank(design),
        units: design.units().clone(),
        gram: small.then(|| design.gram()),
        truth: numbers.truth.clone(),
        training_error: HeldOut::training(&points),
        test_error: test.map(|(x, y)| HeldOut::of(path, design.units(), x, y)),
        refits: if small {
            path.refits(design)
        } else {
            Vec::new()
        },
        points,
    })
}

fn validate(
    numbers: &Numbers,
    folds: usize,
    seed: Option<u64>,
    watch: Watch,
) -> Result<Option<CrossValidation>, SolveError> {
    let (x, y) = &numbers.training;
    let rows = y.len();
    if !(2..=rows).contains(&folds) {
        return Err(SolveError::Folds { folds, rows });
    }
    let fold_of_row = match seed {
        None => interleaved_folds(rows, folds),
        Some(seed) => shuffled_folds(rows, folds, seed),
    };
    let told = |fold: usize, progress: lasso_path::regression::path::Progress| {
        watch((fold as f64 + progress.share()) / folds as f64)
    };
    Ok(CrossValidation::with_progress(x, y, &fold_of_row, told)?)
}
