//! A problem of three parameters, solved.

use crate::derived::Derived;
use crate::outline::{Outline, Status};
use crate::state::State;
use crate::table::{Shelf, chosen, knots, of_path, of_ridge};
use crate::view::paths::Slider;
use figure::paths::Curves;
use figure::space::{Scene, SpaceBall, SpaceWindow};
use figure::{Against, Scale};
use geometry::space::{Part, SpaceLoss, Turn, Vector3};
use lasso_path::problem::Lambda;
use lasso_path::regression::{Certificate, CoordinateDescent, Design, GramError, LassoPath, Ridge};
use lasso_path::solve::penalty::Penalty;
use lasso_path::solve::{self, Radius};
use std::rc::Rc;

/// How far the slider goes beyond λ_max.
const BEYOND: f64 = 1.1;
/// The picture shows all octahedra up to this share of the largest, that of λ = 0.
const SHOWN: f64 = 0.65;
/// At this share of λ_max the first view looks across from θ\* to θ̂, so that it rests while λ moves.
const ACROSS: f64 = 0.5;
/// How many corners ridge's path is drawn with.
const STEPS: u32 = 96;

/// A problem of three parameters at every λ.
#[derive(Clone, Debug)]
pub struct AllSpace {
    /// The loss.
    pub loss: SpaceLoss,
    design: Design,
    path: LassoPath,
    ridge: Ridge,
    /// The corners of the path of θ\*, from λ_max down, for L1 and for ridge.
    nodes: [Vec<Vector3>; 2],
    /// The same against λ.
    pub(super) curves: [Rc<Curves>; 2],
    /// The λ of the knots of L1.
    pub(super) knots: Rc<[f64]>,
    window: SpaceWindow,
    /// The first view.
    first: Turn,
}

impl AllSpace {
    fn new(loss: SpaceLoss) -> Result<Self, GramError> {
        let design = loss.design()?;
        let path = LassoPath::new(&design);
        let ridge = Ridge::new(&design);
        let corners: Vec<Vector3> = (path.knots().iter())
            .map(|knot| [0, 1, 2].map(|k| knot.theta.get(k)))
            .collect();
        let end = path.lambda_max().value();
        // Evenly in λ/(λ + end/4), where ridge moves about evenly.
        let of_step = |i: u32| {
            let share = f64::from(i) / f64::from(STEPS);
            0.25 * end * share / (1.0 - share)
        };
        let curve = (0..STEPS)
            .rev()
            .filter_map(|i| Lambda::new(of_step(i)).ok());
        let curve = curve.map(|lambda| three(&ridge.theta(lambda)));
        let curve: Vec<Vector3> = [[0.0; 3]].into_iter().chain(curve).collect();
        let largest = corners.iter().map(|t| norm(*t)).fold(0.0, f64::max);
        let half = path.theta(path.lambda_max().scaled(ACROSS));
        let half = half.map_or([0.0; 3], |theta| three(&theta));
        let slider = Slider {
            scale: Scale::Linear,
            end: lambda_end(&path).value(),
        };
        let curves = [of_path(&path, Against::Lambda), of_ridge(&ridge, slider, 3)];
        let knots = path.knots().iter().map(|knot| knot.lambda.value());
        Ok(AllSpace {
            curves: curves.map(Rc::new),
            knots: knots.collect(),
            window: SpaceWindow::fit(loss.center(), &corners, SHOWN * largest),
            first: Turn::across(half, loss.center()),
            nodes: [corners, curve],
            loss,
            design,
            path,
            ridge,
        })
    }

    /// The path of L1.
    #[must_use]
    pub fn path(&self) -> &LassoPath {
        &self.path
    }

    /// The end of λ's slider and axes.
    pub(super) fn lambda_end(&self) -> Lambda {
        lambda_end(&self.path)
    }
}

/// A problem of three parameters at one λ, with L1 or with ridge.
#[derive(Clone, Debug)]
pub struct Space {
    /// What λ does not change.
    pub all: Rc<AllSpace>,
    /// The ball: L1's octahedron, or ridge's sphere.
    pub ball: SpaceBall,
    /// λ.
    pub lambda: Lambda,
    /// θ\*.
    pub theta: Vector3,
    /// The radius of the ball.
    pub radius: f64,
    /// Whether θ\* lies inside the ball: the chosen c is more than it needs.
    pub slack: bool,
    /// Whether the path is exact at this λ. Below that the solution is the end of coordinate descent, within its gap.
    pub exact: bool,
    /// From where one looks, and how much is seen.
    pub scene: Scene,
}

impl PartialEq for Space {
    fn eq(&self, other: &Self) -> bool {
        self.all.loss == other.all.loss
            && (self.ball, self.lambda, self.radius) == (other.ball, other.lambda, other.radius)
            && (self.slack, self.scene) == (other.slack, other.scene)
    }
}

impl Space {
    /// Which part of the octahedron holds θ\*; `None` with ridge, whose sphere has no parts.
    #[must_use]
    pub fn part(&self) -> Option<Part> {
        let octahedron = self.ball == SpaceBall::Octahedron;
        octahedron.then(|| Part::of(self.theta, self.slack))
    }

    /// The corners of the path.
    #[must_use]
    pub fn nodes(&self) -> &[Vector3] {
        &self.all.nodes[usize::from(self.ball == SpaceBall::Sphere)]
    }

    /// The first view.
    #[must_use]
    pub fn first_turn(&self) -> Turn {
        self.all.first
    }

    /// The views that have names: towards a corner, an edge and a face on θ̂'s side, and along each axis.
    #[must_use]
    pub fn named_turns(&self) -> [(&'static str, Turn); 6] {
        let center = self.all.loss.center();
        let sign = |k: usize| if center[k] < 0.0 { -1.0 } else { 1.0 };
        let mut order = [0, 1, 2];
        order.sort_by(|&a, &b| center[b].abs().total_cmp(&center[a].abs()));
        let towards = |count: usize| {
            let mut direction = [0.0; 3];
            for &k in &order[..count] {
                direction[k] = sign(k);
            }
            Turn::facing(direction)
        };
        let along = |k: usize| {
            let mut direction = [0.0; 3];
            direction[k] = 1.0;
            Turn::facing(direction)
        };
        [
            ("corner", towards(1)),
            ("edge", towards(2)),
            ("face", towards(3)),
            ("theta1", along(0)),
            ("theta2", along(1)),
            ("theta3", along(2)),
        ]
    }

    fn lasso(state: &State, all: Rc<AllSpace>) -> Self {
        let (lambda, slack) = chosen(&all.path, state.objective.strength);
        let found = all.path.theta(lambda);
        let exact = found.is_some();
        let theta = found.unwrap_or_else(|| {
            let start = vec![0.0; 3];
            let mut descended = CoordinateDescent::default().grid(&all.design, &[lambda], &start);
            descended.pop().map_or(start, |found| found.theta)
        });
        let theta = three(&theta);
        Space {
            ball: SpaceBall::Octahedron,
            lambda,
            radius: slack.map_or(norm(theta), Radius::value),
            slack: slack.is_some(),
            exact,
            scene: scene(state, &all),
            theta,
            all,
        }
    }

    /// Ridge at the same λ.
    fn ridge(state: &State, all: Rc<AllSpace>, lambda: Lambda) -> Self {
        let theta = three(&all.ridge.theta(lambda));
        Space {
            ball: SpaceBall::Sphere,
            lambda,
            radius: theta[0].hypot(theta[1]).hypot(theta[2]),
            slack: false,
            exact: true,
            scene: scene(state, &all),
            theta,
            all,
        }
    }

    fn certificate(&self) -> solve::Certificate {
        let ratio = f64::from(u8::from(self.ball == SpaceBall::Octahedron));
        let Certificate {
            kkt_residual, gap, ..
        } = Certificate::elastic_net(&self.all.design, self.lambda, ratio, &self.theta);
        solve::Certificate {
            kkt_residual,
            // ridge has no finite one: see there
            gap: if gap.is_finite() { gap } else { f64::NAN },
            scale: self.scale(),
        }
    }

    /// max(λ, ‖ |H||θ̂| ‖∞, ‖ |H||θ| ‖∞): the size of what cancels in the optimality conditions.
    fn scale(&self) -> f64 {
        let loss = &self.all.loss;
        let [h11, h12, h13, h22, h23, h33] = loss.hessian().map(f64::abs);
        let rows = [[h11, h12, h13], [h12, h22, h23], [h13, h23, h33]];
        let size = |theta: Vector3| {
            let of_row = |row: &Vector3| (0..3).map(|k| row[k] * theta[k].abs()).sum::<f64>();
            rows.iter().map(of_row).fold(0.0, f64::max)
        };
        let sizes = size(loss.center()).max(size(self.theta));
        sizes.max(self.lambda.value())
    }

    fn outline(&self, known: Option<&Outline>) -> Outline {
        let path = &self.all.path;
        let names = || ["θ₁", "θ₂", "θ₃"].map(str::to_owned);
        let lambda_max = path.lambda_max();
        let (knots, most) = match self.ball {
            SpaceBall::Octahedron => (knots(path), Some(lambda_max)),
            SpaceBall::Sphere => (Vec::new(), None),
        };
        let penalty = match self.ball {
            SpaceBall::Octahedron => norm(self.theta),
            SpaceBall::Sphere => 0.5 * self.radius * self.radius,
        };
        Outline {
            status: Status::Ready,
            names: known.map_or_else(|| names().as_slice().into(), |old| Rc::clone(&old.names)),
            theta: self.theta.to_vec(),
            vanishing: vec![false; 3],
            lambda: self.lambda,
            no_lambda: false,
            lambda_max: most,
            lambda_end: lambda_end(path),
            radius: self.radius,
            loss_at_solution: self.all.loss.value(self.theta),
            penalty_at_solution: self.lambda.value() * penalty,
            certificate: self.certificate(),
            knots: known.map_or_else(|| knots.into(), |old| Rc::clone(&old.knots)),
        }
    }
}

/// What follows from a loss of three parameters: `plane` is what stands in the rooms of the plane, which show nothing
/// of it.
pub(crate) fn derive(
    state: &State,
    loss: &SpaceLoss,
    shelf: &Shelf,
    previous: Option<&Derived>,
    plane: Derived,
) -> Derived {
    let known = previous.and_then(|old| Some((old, old.space.as_deref()?)));
    let known = known.filter(|(_, space)| space.all.loss == *loss);
    let all = known.map_or_else(
        || AllSpace::new(*loss).map(Rc::new),
        |(_, space)| Ok(Rc::clone(&space.all)),
    );
    let all = match all {
        Ok(all) => all,
        Err(error) => {
            let status = Status::Failed(error.to_string());
            return plane.without_solution(status);
        }
    };
    let space = Space::lasso(state, Rc::clone(&all));
    let beside = (state.objective.beside == Some(Penalty::Ridge)).then(|| {
        let ridge = Space::ridge(state, all, space.lambda);
        let old = previous.and_then(|old| old.beside.as_deref());
        let old = old.filter(|_| known.is_some());
        Rc::new(Derived {
            outline: ridge.outline(old.map(|old| &old.outline)),
            space: Some(Rc::new(ridge)),
            ..plane.clone()
        })
    });
    Derived {
        outline: space.outline(known.map(|(old, _)| &old.outline)),
        space: Some(Rc::new(space)),
        random_zeros: shelf.zeros(state),
        beside,
        ..plane
    }
}

fn scene(state: &State, all: &AllSpace) -> Scene {
    Scene {
        window: all.window,
        turn: state.view.space.turn.unwrap_or(all.first),
    }
}

fn lambda_end(path: &LassoPath) -> Lambda {
    let lambda_max = path.lambda_max();
    if lambda_max > Lambda::ZERO {
        lambda_max.scaled(BEYOND)
    } else {
        Lambda::ONE
    }
}

fn three(theta: &[f64]) -> Vector3 {
    [0, 1, 2].map(|k| theta[k])
}

fn norm(theta: Vector3) -> f64 {
    theta.iter().map(|t| t.abs()).sum()
}
