//! What of a table is drawn and rests while λ moves.

use super::fitted::Fitted;
use crate::derived::Derived;
use crate::view::paths::Slider;
use figure::kkt_bars::{self, Bar, Pull, Tint};
use figure::number::significant;
use figure::paths::{self, Curves, Inexact, Labelled, Line, Lines};
use figure::validation::{self, Errors, HeldOut, Redrawn};
use figure::{Against, Figure, Marker, Picture, Scale, Series, Shared, StrengthAxis};
use figure::{convergence, zeros};
use lasso_path::problem::{Lambda, Vector2};
use lasso_path::regression::{LassoPath, Ridge};
use lasso_path::solve::Radius;
use lasso_path::solve::penalty::Penalty;
use std::rc::Rc;

/// How many places besides its own nodes a curve that is bent has.
const SAMPLES: u32 = 240;

/// The curves of a table, and which of them have names.
#[derive(Clone, Debug)]
pub(crate) struct Drawn {
    names: Rc<[String]>,
    curves: Rc<Curves>,
    ridge: Option<Rc<Curves>>,
    knots: Rc<[f64]>,
    errors: Option<Rc<Errors>>,
    range: [f64; 2],
    labelled: Labelled,
}

impl Drawn {
    /// Of a table at one λ; what does not depend on λ is taken over from the moment before, where that was of the same.
    pub(crate) fn new(fitted: &Fitted, before: Option<&Fitted>) -> Self {
        let before = before.filter(|before| fitted.draws_as(before));
        let mut drawn =
            before.map_or_else(|| Drawn::afresh(fitted), |before| before.drawn().clone());
        let strongest = drawn.curves.strongest(fitted.at(), fitted.settings.against);
        drawn.labelled = drawn.labelled.next(&strongest);
        drawn
    }

    fn afresh(fitted: &Fitted) -> Self {
        let path = fitted.fit.path();
        let curves = Rc::new(of_path(path, fitted.settings.against));
        let ridge = ridge(fitted).map(Rc::new);
        let axis = fitted.axis();
        let all = [Some(&*curves), ridge.as_deref()].into_iter().flatten();
        let ranges = all.map(|curves| curves.range(&axis));
        Drawn {
            names: fitted.fit.names.as_slice().into(),
            range: ranges.fold([0.0, 0.0], |[low, high], [least, most]| {
                [low.min(least), high.max(most)]
            }),
            knots: path
                .knots()
                .iter()
                .map(|knot| match fitted.settings.against {
                    Against::Lambda => knot.lambda.value(),
                    Against::Radius => knot.theta.norm(),
                })
                .collect(),
            errors: errors(fitted).map(Rc::new),
            labelled: Labelled::default(),
            curves,
            ridge,
        }
    }
}

/// The paths, by their knots and by what is known below them.
pub(crate) fn of_path(path: &LassoPath, against: Against) -> Curves {
    let count = path.knots()[0].theta.count();
    let mut nodes: Vec<(f64, f64, Vec<f64>)> = Vec::new();
    for knot in path.knots() {
        nodes.push((knot.lambda.value(), knot.theta.norm(), knot.theta.to_vec()));
    }
    for below in path.grid_below() {
        let norm = below.theta.iter().map(|t| t.abs()).sum();
        nodes.push((below.lambda.value(), norm, below.theta.clone()));
    }
    if against == Against::Lambda {
        nodes.reverse();
    }
    Curves {
        at: nodes
            .iter()
            .map(|(lambda, norm, _)| match against {
                Against::Lambda => *lambda,
                Against::Radius => *norm,
            })
            .collect(),
        values: (0..count)
            .map(|j| nodes.iter().map(|(.., theta)| theta[j]).collect())
            .collect(),
    }
}

/// Ridge's path at the same λ. It has no c of the same ball.
fn ridge(fitted: &Fitted) -> Option<Curves> {
    let ridge = fitted.ridge.ready()?;
    let by_lambda = fitted.settings.against == Against::Lambda;
    by_lambda.then(|| of_ridge(ridge, fitted.slider(), fitted.count()))
}

/// Ridge's path of so many coefficients, at places spread evenly over the slider.
pub(crate) fn of_ridge(ridge: &Ridge, slider: Slider, count: usize) -> Curves {
    let places = (0..=SAMPLES).map(|k| slider.lambda(f64::from(k) / f64::from(SAMPLES)));
    let at: Vec<f64> = places.collect();
    let lambdas: Vec<Lambda> = at.iter().filter_map(|at| Lambda::new(*at).ok()).collect();
    let thetas = ridge.path(&lambdas);
    let values = (0..count).map(|j| thetas.iter().map(|theta| theta[j]).collect());
    Curves {
        values: values.collect(),
        at,
    }
}

/// The errors that there are.
fn errors(fitted: &Fitted) -> Option<Errors> {
    let (validation, test) = (fitted.validation.ready(), fitted.fit.test_error.as_ref());
    if validation.is_none() && test.is_none() {
        return None;
    }
    let slider = fitted.slider();
    let places = (0..=SAMPLES).map(|k| slider.lambda(f64::from(k) / f64::from(SAMPLES)));
    let mut lambdas: Vec<f64> = places.collect();
    lambdas.extend(
        fitted
            .fit
            .path()
            .knots()
            .iter()
            .map(|knot| knot.lambda.value()),
    );
    lambdas.sort_by(f64::total_cmp);
    lambdas.dedup();
    let lambdas: Vec<Lambda> = lambdas
        .iter()
        .filter_map(|at| Lambda::new(*at).ok())
        .collect();
    let series = |value: &dyn Fn(Lambda) -> f64| {
        let nodes = lambdas
            .iter()
            .map(|lambda| (fitted.place_of(*lambda), value(*lambda)));
        let mut nodes: Vec<(Option<f64>, f64)> = nodes.filter(|node| node.1.is_finite()).collect();
        if fitted.settings.against == Against::Radius {
            nodes.reverse();
        }
        let (at, values) = nodes
            .into_iter()
            .filter_map(|(at, value)| Some((at?, value)))
            .unzip();
        Series { at, values }
    };
    let held_out = validation.map(|validation| HeldOut {
        error: series(&|lambda| validation.mean(lambda)),
        // where there is no mean there is no node
        standard_error: series(&|lambda| {
            let known = !validation.mean(lambda).is_nan();
            if known {
                validation.standard_error(lambda)
            } else {
                f64::NAN
            }
        })
        .values,
    });
    let seeds = fitted
        .seeds
        .ready()
        .map(|seeds| seeds.as_slice())
        .unwrap_or_default();
    Some(Errors {
        held_out,
        training: Some(series(&|lambda| fitted.fit.training_error.error(lambda))),
        test: test.map(|test| series(&|lambda| test.error(lambda))),
        redrawn: seeds
            .iter()
            .filter_map(|seed| {
                Some(Redrawn {
                    error: series(&|lambda| seed.mean(lambda)),
                    least: fitted.place_of(seed.lambda_min())?,
                })
            })
            .collect(),
    })
}

impl Fitted {
    /// λ's slider.
    #[must_use]
    pub fn slider(&self) -> Slider {
        Slider {
            scale: self.settings.scale,
            end: self.lambda_end().value(),
        }
    }

    /// Where a λ stands on the axis of the charts.
    fn place_of(&self, lambda: Lambda) -> Option<f64> {
        match self.settings.against {
            Against::Lambda => Some(lambda.value()),
            Against::Radius => Some(self.fit.path().coefficients(lambda)?.norm()),
        }
    }

    /// Where the present λ stands on it.
    fn at(&self) -> f64 {
        match self.settings.against {
            Against::Lambda => self.lambda.value(),
            Against::Radius => self.theta.norm(),
        }
    }

    fn axis(&self) -> StrengthAxis {
        let end = self.lambda_end().value();
        match self.settings.against {
            Against::Lambda => StrengthAxis {
                against: Against::Lambda,
                scale: self.settings.scale,
                ends: match self.settings.scale {
                    Scale::Linear => [0.0, end],
                    Scale::Logarithmic => [Slider::LEAST * end, end],
                },
            },
            Against::Radius => {
                let knots = self.fit.path().knots();
                StrengthAxis {
                    against: Against::Radius,
                    scale: Scale::Linear,
                    ends: [0.0, knots[knots.len() - 1].theta.norm()],
                }
            }
        }
    }

    /// Whether it is drawn from the same curves.
    fn draws_as(&self, other: &Fitted) -> bool {
        Rc::ptr_eq(&self.fit, &other.fit)
            && (self.settings.against, self.settings.scale)
                == (other.settings.against, other.settings.scale)
            && self.ridge == other.ridge
            && self.validation == other.validation
            && self.seeds == other.seeds
    }

    fn markers(&self) -> Vec<Marker> {
        let names = ["least error", "one SE"];
        let best = self.best().map(|best| {
            let markers = best.into_iter().zip(names).filter_map(|(lambda, name)| {
                Some(Marker {
                    at: self.place_of(lambda)?,
                    name: name.to_owned(),
                })
            });
            markers.collect()
        });
        best.unwrap_or_default()
    }

    fn lines(&self, raised: Option<usize>) -> Lines {
        let (drawn, path) = (self.drawn(), self.fit.path());
        let exact_from = path.exact_from();
        let inexact = (exact_from > Lambda::ZERO).then(|| Inexact {
            from: self.place_of(exact_from).unwrap_or_default(),
            text: "within its gap".to_owned(),
        });
        let raised: Vec<usize> = raised.into_iter().collect();
        Lines {
            backdrop: paths::Backdrop {
                curves: Shared::from(&drawn.curves),
                range: drawn.range,
                axis: self.axis(),
                knots: Shared::from(&drawn.knots),
                markers: self.markers(),
                inexact,
            },
            names: Shared::from(&drawn.names),
            lines: Line::all(drawn.labelled, &raised, &drawn.curves, self.at()),
            ridge: drawn.ridge.as_ref().map(Shared::from),
        }
    }

    /// The paths.
    pub(crate) fn paths_picture(&self, raised: Option<usize>) -> Picture {
        let lines = self.lines(raised);
        let foreground = paths::Foreground {
            at: self.at(),
            lines: lines.clone(),
        };
        Picture::of(lines.backdrop.clone(), lines).under(foreground)
    }

    /// The errors; `None` where there are none.
    pub(crate) fn errors_picture(&self) -> Option<Picture> {
        let backdrop = validation::Backdrop {
            errors: Shared::from(self.drawn().errors.as_ref()?),
            axis: self.axis(),
            markers: self.markers(),
            names: ["held out", "fitted", "test"].map(str::to_owned),
        };
        let foreground = validation::Foreground {
            at: self.at(),
            backdrop: backdrop.clone(),
        };
        Some(Picture::of(backdrop, foreground))
    }
}

impl Fitted {
    /// The pulls of the loss: survivors first, as in the table.
    fn bars_picture(&self) -> Option<Picture> {
        let (pulls, drawn) = (self.pulls()?, self.drawn());
        let lambda = self.lambda.value();
        let strongest = drawn.curves.strongest(self.at(), self.settings.against);
        let backdrop = kkt_bars::Backdrop {
            bars: strongest
                .iter()
                .map(|&j| Bar {
                    name: self.fit.names[j].clone(),
                    tint: drawn.labelled.place(j).map_or(Tint::Other, Tint::Feature),
                })
                .collect(),
            longest: Vec::new(),
            end: self.lambda_end().value().max(lambda),
        };
        let pulls = strongest.iter().map(|&j| Pull {
            size: pulls[j].0,
            limit: lambda,
            zero: pulls[j].1,
        });
        let foreground = kkt_bars::Foreground {
            backdrop: backdrop.clone(),
            pulls: pulls.collect(),
            texts: Vec::new(),
            limit: Some((lambda, format!("λ = {}", significant(lambda, 3)))),
            penalty: Penalty::L1,
        };
        Some(Picture::of(backdrop, foreground))
    }

    /// F(θ_k) − F(θ*) of descent methods.
    fn gaps_picture(&self) -> Option<Picture> {
        let runs = self.runs.as_ref()?;
        let backdrop = convergence::Backdrop {
            steps: runs.traces.steps,
            decade: runs.traces.decade,
        };
        let foreground = convergence::Foreground {
            traces: Shared::from(&runs.traces),
            iteration: runs.iteration,
        };
        Some(Picture::of(backdrop, foreground))
    }

    /// Their zeros.
    fn zeros_picture(&self) -> Option<Picture> {
        let runs = self.runs.as_ref()?;
        let backdrop = zeros::Backdrop {
            steps: runs.traces.steps,
            coefficients: self.count(),
            at_best: self.count() - self.theta.nonzero().len(),
        };
        let foreground = zeros::Foreground {
            traces: Shared::from(&runs.traces),
            iteration: runs.iteration,
        };
        Some(Picture::of(backdrop, foreground))
    }
}

impl Derived {
    /// Whether there are errors to be drawn.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.fitted()
            .is_some_and(|fitted| fitted.drawn().errors.is_some())
    }

    /// The λ at a place in a chart of paths.
    #[must_use]
    pub fn lambda_in(&self, size: [f64; 2], at: Vector2) -> Option<f64> {
        if let Some(space) = &self.space {
            return Some(space.axis().value_at(size[0], at[0]));
        }
        let fitted = self.fitted()?;
        let axis = fitted.axis();
        let value = axis.value_at(size[0], at[0]);
        match axis.against {
            // the left end of a logarithmic axis is where λ = 0 stands
            Against::Lambda if axis.share(value) <= 0.0 => Some(0.0),
            Against::Lambda => Some(value),
            Against::Radius => {
                let radius = Radius::new(value).ok()?;
                Some(fitted.fit.path().lambda_for_radius(radius)?.value())
            }
        }
    }

    /// The feature or coordinate whose line or name is at a place in the chart of the paths, or near.
    #[must_use]
    pub fn feature_at(&self, size: [f64; 2], at: Vector2) -> Option<usize> {
        let lines = match &self.space {
            Some(space) => self.space_lines(space, None),
            None => self.fitted()?.lines(None),
        };
        lines.line_at(size, at)
    }

    /// A chart of a table.
    pub(crate) fn table_picture(&self, figure: Figure, raised: Option<usize>) -> Option<Picture> {
        let fitted = self.fitted()?;
        match figure {
            Figure::Paths => Some(fitted.paths_picture(raised)),
            Figure::Validation => fitted.errors_picture(),
            Figure::KktBars => fitted.bars_picture(),
            Figure::Convergence => fitted.gaps_picture(),
            Figure::Zeros => fitted.zeros_picture(),
            _ => None,
        }
    }
}
