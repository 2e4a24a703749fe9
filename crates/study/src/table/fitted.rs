//! A table at one λ, solved.

use super::descent::Runs;
use super::drawn::Drawn;
use super::section::{self, Lacking, Section};
use super::shelf::{Part, Shelf};
use crate::derived::Derived;
use crate::entry::LARGEST;
use crate::objective::Strength;
use crate::outline::{Knot, KnotKind, Outline, Status};
use crate::state::State;
use crate::topic::Topic;
use crate::view::paths;
use lasso_path::problem::Lambda;
use lasso_path::regression::{Coefficients, CrossValidation, LassoPath, Ridge, path};
use lasso_path::solve::{Certificate, Radius};
use solver_worker::{Fit, Table};
use std::rc::Rc;

/// How far the slider goes beyond λ_max.
const BEYOND: f64 = 1.1;

/// A table at one λ, solved.
#[derive(Clone, Debug)]
pub struct Fitted {
    /// The path, and what belongs to it at every λ.
    pub fit: Rc<Fit>,
    /// The λ looked at. Below the λ to which the path is exact, the nearest at which θ is known within a gap.
    pub lambda: Lambda,
    /// θ*(λ), in standardized units.
    pub theta: Coefficients,
    /// Xᵀ(y − Xθ*)/n; `None` where θ is known only within a gap.
    pub correlations: Option<Vec<f64>>,
    /// Loss(θ*).
    pub loss: f64,
    /// The relative duality gap, where the path is not exact at this λ.
    pub gap: Option<f64>,
    /// The chosen c of ‖θ‖₁ ≤ c, where c leads and is more than θ* needs.
    pub slack: Option<Radius>,
    /// How exact the path is, checked from the data.
    pub certificate: Part<path::Certificate>,
    /// Ridge's path.
    pub ridge: Part<Ridge>,
    /// The error on rows that were held out.
    pub validation: Part<CrossValidation>,
    /// The same for other orders of the rows.
    pub seeds: Part<Vec<CrossValidation>>,
    /// How it is shown.
    pub settings: paths::Settings,
    /// The runs of descent methods, while they are shown and there are not too many features.
    pub runs: Option<Runs>,
    /// The plane of two of its features, while that view is open.
    pub(super) section: Option<Result<Section, Lacking>>,
    drawn: Option<Drawn>,
}

impl PartialEq for Fitted {
    /// Whether both are the same moment of the same answers.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.fit, &other.fit)
            && (self.lambda, self.slack, self.settings)
                == (other.lambda, other.slack, other.settings)
            && self.certificate == other.certificate
            && self.runs == other.runs
            && self.section == other.section
            && self.ridge == other.ridge
            && self.validation == other.validation
            && self.seeds == other.seeds
    }
}

impl Fitted {
    fn new(state: &State, table: &Table, fit: &Rc<Fit>, shelf: &Shelf) -> Self {
        let path = fit.path();
        let (lambda, slack) = chosen(path, state.objective.strength);
        let known = fit.points.at(lambda).map_or_else(
            || nearest(path, lambda),
            |point| Known {
                lambda,
                loss: point.loss,
                theta: point.theta,
                correlations: Some(point.correlations),
                gap: None,
            },
        );
        Fitted {
            lambda: known.lambda,
            theta: known.theta,
            correlations: known.correlations,
            loss: known.loss,
            gap: known.gap,
            slack,
            certificate: shelf.certificate(table),
            ridge: shelf.ridge(state, table),
            validation: shelf.validation(state, table),
            seeds: shelf.seeds(state, table),
            settings: state.view.paths,
            runs: None,
            section: None,
            drawn: None,
            fit: Rc::clone(fit),
        }
    }

    /// What is drawn of it.
    pub(crate) fn drawn(&self) -> &Drawn {
        self.drawn.as_ref().expect("it is made with the rest")
    }

    /// p.
    #[must_use]
    pub fn count(&self) -> usize {
        self.fit.names.len()
    }

    /// The end of λ's slider and axes.
    #[must_use]
    pub fn lambda_end(&self) -> Lambda {
        let lambda_max = self.fit.path().lambda_max();
        if lambda_max > Lambda::ZERO {
            lambda_max.scaled(BEYOND)
        } else {
            Lambda::ONE
        }
    }

    /// The coefficients in the columns' own units, and the intercept.
    #[must_use]
    pub fn in_own_units(&self) -> (Vec<f64>, f64) {
        self.fit.units.in_own_units(&self.theta.to_vec())
    }
}

/// The λ that is chosen, and c where it is slack.
pub(crate) fn chosen(path: &LassoPath, strength: Strength) -> (Lambda, Option<Radius>) {
    match strength {
        Strength::Lambda(lambda) => (lambda, None),
        Strength::Share(share) => {
            let lambda = path.lambda_max().scaled(share);
            let most = Lambda::new(LARGEST).unwrap_or(Lambda::LARGEST);
            (if lambda > most { most } else { lambda }, None)
        }
        Strength::Radius(radius) => {
            let lambda = path.lambda_for_radius(radius).unwrap_or(path.exact_from());
            let norm = path.coefficients(lambda).map_or(0.0, |theta| theta.norm());
            let slack = lambda == Lambda::ZERO && radius.value() > norm;
            (lambda, slack.then_some(radius))
        }
    }
}

struct Known {
    lambda: Lambda,
    theta: Coefficients,
    correlations: Option<Vec<f64>>,
    loss: f64,
    gap: Option<f64>,
}

/// Where the path is not exact: what is known nearest to a λ.
fn nearest(path: &LassoPath, lambda: Lambda) -> Known {
    let apart = |other: Lambda| (other.value() - lambda.value()).abs();
    let found = path.grid_below().iter();
    let found = found.min_by(|a, b| apart(a.lambda).total_cmp(&apart(b.lambda)));
    found.map_or_else(
        // without a grid the path is exact to 0, and nobody asks
        || Known {
            lambda: path.exact_from(),
            theta: path.knots()[path.knots().len() - 1].theta.clone(),
            correlations: None,
            loss: f64::NAN,
            gap: Some(f64::INFINITY),
        },
        |found| Known {
            lambda: found.lambda,
            theta: Coefficients::new(&found.theta),
            correlations: None,
            loss: f64::NAN,
            gap: Some(found.certificate.relative_gap),
        },
    )
}

impl Derived {
    /// The table at the present λ, once it is solved.
    pub fn fitted(&self) -> Option<&Fitted> {
        self.table.as_deref()
    }
}

/// What follows from a table: `plane` is what stands in the rooms of the plane, which show nothing of a table.
pub(crate) fn derive(
    state: &State,
    table: &Table,
    shelf: &Shelf,
    previous: Option<&Derived>,
    plane: Derived,
) -> Derived {
    let fit = match shelf.fit(table) {
        Part::Ready(fit) => fit,
        Part::Failed(why) => return plane.without_solution(Status::Failed(why)),
        Part::Unasked | Part::Waiting => return plane.without_solution(Status::Waiting),
    };
    let mut fitted = Fitted::new(state, table, &fit, shelf);
    let known = previous.and_then(|old| Some((old, old.fitted()?)));
    if state.topic.shows(Topic::Descent) {
        fitted.runs = fitted.run(state.topic.descent);
    }
    fitted.drawn = Some(Drawn::new(&fitted, known.map(|(_, before)| before)));
    let known = known.filter(|(_, old)| Rc::ptr_eq(&old.fit, &fit));
    fitted.section = section::derive(state, &fitted, shelf, known.map(|(_, old)| old));
    let fitting = (fitted.section().map(Section::fitting)).unwrap_or(plane.fitting);
    let outline = outline(&fitted, known.map(|(old, _)| &old.outline));
    Derived {
        outline,
        window: state.view.plane.window.unwrap_or(fitting),
        fitting,
        table: Some(Rc::new(fitted)),
        ..plane
    }
}

fn outline(fitted: &Fitted, known: Option<&Outline>) -> Outline {
    let (fit, path) = (&fitted.fit, fitted.fit.path());
    let norm = fitted.theta.norm();
    Outline {
        status: Status::Ready,
        names: known.map_or_else(|| fit.names.as_slice().into(), |old| Rc::clone(&old.names)),
        theta: fitted.theta.to_vec(),
        vanishing: vec![false; fitted.count()],
        lambda: fitted.lambda,
        no_lambda: false,
        lambda_max: Some(path.lambda_max()),
        lambda_end: fitted.lambda_end(),
        radius: fitted.slack.map_or(norm, |radius| radius.value()),
        loss_at_solution: fitted.loss,
        penalty_at_solution: fitted.lambda.value() * norm,
        certificate: certificate(fitted),
        knots: known.map_or_else(|| knots(path).into(), |old| Rc::clone(&old.knots)),
    }
}

/// That of the whole path, as no λ is worse; NaN until it is there.
fn certificate(fitted: &Fitted) -> Certificate {
    let whole = fitted.certificate.ready();
    Certificate {
        kkt_residual: whole.map_or(f64::NAN, |whole| whole.kkt_residual),
        gap: match (fitted.gap, whole) {
            (Some(gap), _) => gap,
            (None, Some(whole)) if fitted.lambda >= whole.gap_from => whole.gap,
            _ => f64::NAN,
        },
        scale: fitted.fit.path().lambda_max().value(),
    }
}

/// What happens along a path as λ grows.
pub(crate) fn knots(path: &LassoPath) -> Vec<Knot> {
    let mut knots = Vec::new();
    let inner = path.knots().iter().skip(1).rev();
    for knot in inner.filter(|knot| knot.lambda > Lambda::ZERO) {
        let lambda = knot.lambda;
        // what enters as λ falls reaches 0 as it grows
        let reach = knot.entered.iter().map(|&j| KnotKind::ReachesZero(j));
        let leave = knot.left.iter().map(|&j| KnotKind::LeavesZero(j));
        knots.extend(reach.chain(leave).map(|kind| Knot { lambda, kind }));
    }
    if path.lambda_max() > Lambda::ZERO {
        knots.push(Knot {
            lambda: path.lambda_max(),
            kind: KnotKind::AllZero,
        });
    }
    knots
}
