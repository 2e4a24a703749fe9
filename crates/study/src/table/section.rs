//! The plane of two features of a table, the other coefficients held at θ\*(λ).

use super::fitted::Fitted;
use super::shelf::{Part, Shelf};
use crate::claim::Claim;
use crate::derived::Derived;
use crate::state::State;
use crate::view::View;
use figure::number::significant;
use figure::{Picture, RegularizationPath, Shared, Show, Window, plane};
use geometry::l1_ball;
use lasso_path::problem::{Lambda, QuadraticLoss, Vector2};
use lasso_path::regression::{Coefficients, Section as Held, SectionError};
use lasso_path::solve::penalty::{Penalty, SolutionPath};
use lasso_path::solve::{Change, Knot, PlanarSolution, SolutionSet};
use solver_worker::Fit;
use std::rc::Rc;

/// θ̂ is in the window that fits if it is no farther out than so many times the largest diamond.
const FARTHEST: f64 = 2.0;

/// The plane of two features: θ\* and its path in their coordinates, and the loss with the others held at θ\*(λ).
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The features on the axes, horizontal and vertical.
    pub axes: [usize; 2],
    /// The names of their coefficients.
    pub names: [String; 2],
    /// λ.
    pub lambda: Lambda,
    /// Their coordinates of θ\*(λ), as the path has them.
    pub theta: Vector2,
    /// The loss with the others held; its minimum θ̂ is the best pair, and not least squares.
    pub loss: QuadraticLoss,
    /// How many other coefficients there are, and how many of them are not 0.
    pub others: [usize; 2],
    fixed: Rc<Fixed>,
}

/// What λ does not change.
#[derive(Debug, PartialEq)]
struct Fixed {
    axes: [usize; 2],
    hessian: [Vector2; 2],
    path: Rc<SolutionPath>,
    fitting: Window,
}

/// Why there is no plane.
#[derive(Clone, Debug, PartialEq)]
pub enum Lacking {
    /// The table has one feature.
    OneFeature,
    /// Its rows of XᵀX/n are being computed.
    Waiting,
    /// They could not be computed: why, for the person.
    Failed(String),
    /// θ\* is known only within a gap at this λ.
    Inexact,
    /// The numbers are out of range.
    Range(SectionError),
}

impl Lacking {
    fn words(&self) -> Claim {
        let words = |text: String| Claim::new("section-lacking", text);
        match self {
            Lacking::OneFeature => words("A plane needs two features; this table has one.".into()),
            Lacking::Waiting => words("The plane is being computed …".into()),
            Lacking::Failed(why) => words(format!("The plane could not be computed: {why}.")),
            Lacking::Inexact => words(
                "At this λ the path is known only within a gap, so no plane is drawn through θ*. Take a larger λ.".into(),
            ),
            Lacking::Range(error) => words(format!("This plane cannot be drawn: {error}.")),
        }
    }
}

/// The features with these names; without them, or where one is no feature, the two that enter first. `None` with fewer than two.
pub(super) fn axes(names: &[String], fit: &Fit) -> Option<[usize; 2]> {
    let place = |name: &String| fit.names.iter().position(|known| known == name);
    if let [a, b] = names
        && let (Some(a), Some(b)) = (place(a), place(b))
        && a != b
    {
        return Some([a, b]);
    }
    let order = order(fit);
    Some([*order.first()?, *order.get(1)?])
}

/// The features as they enter, as λ falls; then those that never do.
fn order(fit: &Fit) -> Vec<usize> {
    let entered = fit.path().knots().iter().flat_map(|knot| &knot.entered);
    let mut order: Vec<usize> = Vec::new();
    for j in entered.copied().chain(0..fit.names.len()) {
        if !order.contains(&j) {
            order.push(j);
        }
    }
    order
}

/// The plane, while its view is open.
pub(super) fn derive(
    state: &State,
    fitted: &Fitted,
    shelf: &Shelf,
    known: Option<&Fitted>,
) -> Option<Result<Section, Lacking>> {
    if state.view.open != View::Plane {
        return None;
    }
    let Some(axes) = axes(&state.axes, &fitted.fit) else {
        return Some(Err(Lacking::OneFeature));
    };
    let known = known
        .and_then(Fitted::section)
        .map(|section| &section.fixed);
    let known = known.filter(|fixed| fixed.axes == axes);
    let fixed = match known {
        Some(fixed) => Ok(Rc::clone(fixed)),
        None => hessian(state, fitted, shelf, axes)
            .and_then(|hessian| Ok(Rc::new(Fixed::new(&fitted.fit, axes, hessian)?))),
    };
    Some(fixed.and_then(|fixed| Section::new(fitted, fixed)))
}

/// The features' part of XᵀX/n.
fn hessian(
    state: &State,
    fitted: &Fitted,
    shelf: &Shelf,
    axes: [usize; 2],
) -> Result<[Vector2; 2], Lacking> {
    if let Some(gram) = &fitted.fit.gram {
        return Ok(axes.map(|i| axes.map(|j| gram.column(i)[j])));
    }
    match shelf.gram(state) {
        Part::Ready(rows) => Ok([0, 1].map(|k| axes.map(|j| rows[k][j]))),
        Part::Failed(why) => Err(Lacking::Failed(why)),
        Part::Unasked | Part::Waiting => Err(Lacking::Waiting),
    }
}

/// The loss in the plane through a θ, from its correlations and its loss.
fn loss_through(
    axes: [usize; 2],
    hessian: [Vector2; 2],
    theta: &Coefficients,
    correlations: &[f64],
    loss: f64,
) -> Result<QuadraticLoss, Lacking> {
    let rows = hessian.map(|row| row.to_vec()).to_vec();
    let own = axes.map(|j| theta.get(j));
    let correlations = axes.map(|j| correlations[j]);
    let held = Held::through(&axes, rows, &own, &correlations, loss);
    held.planar().map_err(Lacking::Range)
}

impl Fixed {
    fn new(fit: &Fit, axes: [usize; 2], hessian: [Vector2; 2]) -> Result<Self, Lacking> {
        let knots = fit.path().knots();
        let pair = |theta: &Coefficients| axes.map(|j| theta.get(j));
        let at = |k: usize| pair(&knots[k].theta);
        let mut nodes: Vec<(f64, Vector2)> = (0..knots.len())
            .map(|k| (knots[k].lambda.value(), at(k)))
            .collect();
        nodes.reverse();
        nodes.dedup();
        let changed = knots.iter().filter_map(|knot| {
            // as λ grows what enters as it falls reaches 0
            let change = |j: &usize| match (knot.entered.contains(j), knot.left.contains(j)) {
                (true, false) => Change::ReachesZero,
                (false, true) => Change::LeavesZero,
                (true, true) => Change::CrossesZero,
                (false, false) => Change::Stays,
            };
            let changes = axes.each_ref().map(change);
            (changes != [Change::Stays; 2]).then(|| Knot {
                lambda: knot.lambda,
                theta: pair(&knot.theta),
                changes,
            })
        });
        let mut changed: Vec<Knot> = changed.collect();
        changed.reverse();
        let mut points: Vec<Vector2> = nodes.iter().map(|node| node.1).collect();
        let sizes = points.iter().map(|[a, b]| a.abs() + b.abs());
        let widest = sizes.fold(0.0, f64::max);
        points.extend(l1_ball(widest));
        for (k, knot) in knots.iter().enumerate() {
            let correlations = fit.points.correlations(k);
            let loss = fit.points.losses()[k];
            let center = loss_through(axes, hessian, &knot.theta, correlations, loss)?.center();
            let near = center.iter().all(|x| x.abs() <= FARTHEST * widest);
            points.extend((near || widest == 0.0).then_some(center));
        }
        points.push([0.0; 2]);
        Ok(Fixed {
            axes,
            hessian,
            path: Rc::new(SolutionPath {
                nodes,
                knots: changed,
            }),
            fitting: Window::fit(&points),
        })
    }
}

impl Section {
    fn new(fitted: &Fitted, fixed: Rc<Fixed>) -> Result<Self, Lacking> {
        let axes = fixed.axes;
        let correlations = fitted.correlations.as_ref().ok_or(Lacking::Inexact)?;
        let loss = loss_through(
            axes,
            fixed.hessian,
            &fitted.theta,
            correlations,
            fitted.loss,
        )?;
        let nonzero = fitted.theta.nonzero().iter();
        let held = nonzero.filter(|(j, _)| !axes.contains(j)).count();
        Ok(Section {
            axes,
            names: axes.map(|j| format!("θ_{}", fitted.fit.names[j])),
            lambda: fitted.lambda,
            theta: axes.map(|j| fitted.theta.get(j)),
            loss,
            others: [fitted.count() - 2, held],
            fixed,
        })
    }

    /// The radius |θ\*_a| + |θ\*_b| of the diamond.
    #[must_use]
    pub fn radius(&self) -> f64 {
        self.theta[0].abs() + self.theta[1].abs()
    }

    /// The window that fits at every λ.
    #[must_use]
    pub fn fitting(&self) -> Window {
        self.fixed.fitting
    }

    /// (λ, θ\*) in the plane at the knots of the whole path, λ ascending; linear in between.
    #[must_use]
    pub fn nodes(&self) -> &[(f64, Vector2)] {
        &self.fixed.path.nodes
    }

    fn picture(&self, window: Window) -> Picture {
        let path = RegularizationPath {
            penalty: Penalty::L1,
            l1: None,
            curve: Some(Shared::from(&self.fixed.path)),
        };
        let names = plane::Names {
            window,
            center: self.loss.center(),
            coordinates: self.names.clone(),
            path: path.clone(),
            reshaped: None,
            held: true,
            brief: true,
            hint: None,
        };
        let backdrop = plane::Backdrop {
            window,
            loss: self.loss,
            objective: None,
            path,
            pale: false,
            words: true,
        };
        let sign = |t: f64| i8::from(t > 0.0) - i8::from(t < 0.0);
        let foreground = plane::Foreground {
            names: names.clone(),
            show: Show::default(),
            words: true,
            loss: self.loss,
            penalty: Penalty::L1,
            lambda: self.lambda,
            solution: PlanarSolution {
                theta: self.theta,
                set: SolutionSet::Point(self.theta),
                signs: self.theta.map(sign),
            },
            others: Vec::new(),
            radius: self.radius(),
            vanishing: [false; 2],
            zeros: [0, 1].map(|k| (self.theta[k] == 0.0).then(|| format!("{} = 0", self.names[k]))),
            slack: false,
            set_name: None,
            tie_breaks: Vec::new(),
            gradient_scale: 0.0,
            map: plane::MapTexts::default(),
            samples: Shared::from(&Rc::from([])),
            sample_counts: None,
            descent: None,
        };
        Picture::of(backdrop, foreground).under(names)
    }

    /// The picture and its reason.
    #[must_use]
    pub fn sentence(&self) -> Claim {
        let [a, b] = &self.names;
        let held = match self.others[0] {
            0 => String::new(),
            1 => "With the other coefficient held at θ*(λ): ".to_owned(),
            others => format!("With the other {others} coefficients held at θ*(λ): "),
        };
        let zero = self.theta.map(|t| t == 0.0);
        let (name, text) = match zero {
            _ if self.lambda == Lambda::ZERO => (
                "section-lambda-zero",
                "λ = 0, no penalty, so θ* is where the loss of the two is least.".to_owned(),
            ),
            [true, true] => (
                "section-origin",
                format!("both {a} and {b} are exactly 0, and the diamond is a point."),
            ),
            [false, false] => (
                "section-edge",
                format!(
                    "the contour touches an edge of the diamond, between two corners; neither {a} nor {b} is 0."
                ),
            ),
            [first, _] => (
                "section-corner",
                format!(
                    "the contour touches the diamond at a corner; {} is exactly 0.",
                    if first { a } else { b }
                ),
            ),
        };
        let text = if held.is_empty() {
            crate::phrase::capital(text)
        } else {
            text
        };
        Claim::new(name, format!("{held}{text}")).unbroken()
    }

    /// What is held, and where.
    #[must_use]
    pub fn title(&self) -> Claim {
        let [a, b] = &self.names;
        let [others, nonzero] = self.others;
        let rest = match others {
            0 => "The table has no other features".to_owned(),
            _ => {
                format!("Of the other coefficients, held at θ*(λ), {nonzero} of {others} are not 0")
            }
        };
        Claim::new(
            "section-title",
            format!("The plane of {a} and {b}. {rest}."),
        )
        .unbroken()
    }
}

impl Fitted {
    /// The plane of two features; `None` while its view is not open, and where there is none.
    #[must_use]
    pub fn section(&self) -> Option<&Section> {
        self.section.as_ref()?.as_ref().ok()
    }

    /// What is said beside the plane: what is held, or why there is no plane.
    #[must_use]
    pub fn section_words(&self) -> Vec<Claim> {
        match &self.section {
            None => Vec::new(),
            Some(Err(lacking)) => vec![lacking.words()],
            Some(Ok(section)) => {
                let mut said = vec![section.title(), section.sentence()];
                said.extend(section.axes.map(|j| self.own_units(j)));
                said
            }
        }
    }

    /// What a feature's coefficient says in own units.
    #[must_use]
    pub fn own_units(&self, feature: usize) -> Claim {
        let name = &self.fit.names[feature];
        let own = self.in_own_units().0[feature];
        if self.theta.get(feature) == 0.0 {
            return Claim::new(
                "own-units-zero",
                format!(
                    "The feature {name} changes nothing in the prediction: its coefficient is exactly 0."
                ),
            );
        }
        let sign = if own < 0.0 { "−" } else { "+" };
        Claim::new(
            "own-units",
            format!(
                "One more unit of {name}, the other features equal: {sign}{} of {} predicted. That is no cause.",
                significant(own.abs(), 3),
                self.fit.target
            ),
        )
        .unbroken()
    }

    pub(crate) fn names_of(&self, axes: [usize; 2]) -> Vec<String> {
        axes.map(|j| self.fit.names[j].clone()).into()
    }

    /// The features as they come to 0, as λ grows, and then those that are 0; the one that stays longest is last, as it is on an
    /// axis at first.
    fn tour(&self) -> Vec<usize> {
        let active = self.active();
        let lambda = self.lambda;
        let reaches = |j: &usize| {
            let now = active[*j]
                .iter()
                .find(|part| part.from <= lambda && lambda <= part.to);
            match now {
                Some(part) if self.theta.get(*j) != 0.0 => part.to.value(),
                _ => f64::INFINITY,
            }
        };
        let mut tour: Vec<usize> = (0..self.count()).collect();
        tour.sort_by(|a, b| reaches(a).total_cmp(&reaches(b)));
        if let Some(longest) = self.theta.nonzero().len().checked_sub(1) {
            tour[longest..].rotate_left(1);
        }
        tour
    }

    /// A feature beside the strongest other one.
    fn pair_of(&self, feature: usize) -> Option<[usize; 2]> {
        let nonzero = self.theta.nonzero().iter();
        let others = nonzero.filter(|(j, _)| *j != feature);
        let strongest = others.max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()));
        let other = match strongest {
            Some((j, _)) => *j,
            None => order(&self.fit).into_iter().find(|j| *j != feature)?,
        };
        Some([feature, other])
    }

    /// The pair of which one comes to 0 next; after that of each feature the one after it.
    pub(crate) fn next_pair(&self) -> Option<[usize; 2]> {
        let tour = self.tour();
        let here = self.section().and_then(|section| {
            let leader = section.axes[0];
            let place = tour.iter().position(|j| *j == leader)?;
            (self.pair_of(leader) == Some(section.axes)).then_some(place)
        });
        let next = here.map_or(0, |place| (place + 1) % tour.len());
        self.pair_of(*tour.get(next)?)
    }
}

impl Derived {
    pub(crate) fn section_picture(&self) -> Option<Picture> {
        Some(self.fitted()?.section()?.picture(self.window))
    }

    pub(crate) fn section_description(&self) -> Claim {
        let fitted = self.fitted();
        let first = fitted.and_then(|fitted| fitted.section_words().into_iter().next());
        let Some(section) = fitted.and_then(Fitted::section) else {
            return first.unwrap_or_else(|| Claim::new("section-lacking", "No plane is shown."));
        };
        let (title, sentence) = (section.title(), section.sentence());
        Claim::new(sentence.name, format!("{} {}", title.text, sentence.text))
    }
}
