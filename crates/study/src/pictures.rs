//! What each figure is drawn from.

use crate::derived::Derived;
use crate::hint::Attention;
use crate::outline::Status;
use crate::view::prior::Belief;
use figure::kkt_bars::{self, Bar, Pull, Tint};
use figure::plane::Hinted;
use figure::{Figure, Picture, Shared, Window};
use figure::{
    convergence, coordinates, density, derivative, path, plane, radius, shrinkage, slice,
};
use lasso_path::solve::penalty::Basis;

impl Derived {
    /// A figure with what it is drawn from; `None` while its topic is not open. Attention shows in it.
    pub fn picture(&self, of: Figure, attention: Attention) -> Option<Picture> {
        if self.outline.status != Status::Ready {
            return None;
        }
        Some(match of {
            Figure::Plane if self.fitted().is_some() => return self.section_picture(),
            Figure::Space => self.space_picture()?,
            Figure::KktBars | Figure::Paths if self.space.is_some() => {
                return self.space_chart(of, attention.raised);
            }
            Figure::KktBars | Figure::Convergence if self.fitted().is_some() => {
                return self.table_picture(of, attention.raised);
            }
            Figure::Paths | Figure::Validation | Figure::Zeros => {
                return self.table_picture(of, attention.raised);
            }
            // The plane's own are still asked for in the frame in which a table takes its place.
            _ if self.fitted().is_some() => return None,
            Figure::Plane => {
                let texts = !attention.few_names;
                let names = self.plane_names(attention.hint.filter(|_| texts));
                self.plane(true, texts, names.clone()).under(names)
            }
            Figure::Beliefs => self.beliefs_picture()?,
            Figure::Density => self.density_picture()?,
            Figure::Path => self.path_picture(),
            Figure::Radius => self.radius_picture(),
            Figure::KktBars => self.kkt_bars_picture(),
            Figure::Slice => {
                let input = self.parameter.as_ref()?;
                let backdrop = slice::Backdrop(input.scales());
                let foreground = slice::Foreground {
                    backdrop: backdrop.clone(),
                    slice: input.slice,
                    texts: self.slice_captions(),
                };
                Picture::of(backdrop, foreground)
            }
            Figure::Derivative => {
                let input = self.parameter.as_ref()?;
                let backdrop = derivative::Backdrop(input.scales());
                let foreground = derivative::Foreground {
                    backdrop: backdrop.clone(),
                    slice: input.slice,
                    texts: self.derivative_captions(),
                };
                Picture::of(backdrop, foreground)
            }
            Figure::Shrinkage => {
                let input = self.parameter.as_ref()?;
                let backdrop = shrinkage::Backdrop(input.scales());
                let foreground = shrinkage::Foreground {
                    backdrop: backdrop.clone(),
                    slice: input.slice,
                    texts: self.shrinkage_captions(),
                };
                Picture::of(backdrop, foreground)
            }
            Figure::Coordinates => {
                let descent = self.descent.as_ref()?;
                let backdrop = coordinates::Backdrop {
                    steps: descent.runs.steps,
                    ranges: descent.runs.ranges,
                };
                let foreground = coordinates::Foreground {
                    runs: Shared::from(&descent.runs),
                    iteration: descent.iteration,
                    zeros: self.reached_zeros(),
                    names: self.solved.names.clone(),
                };
                Picture::of(backdrop, foreground)
            }
            Figure::Convergence => {
                let descent = self.descent.as_ref()?;
                let backdrop = convergence::Backdrop {
                    steps: descent.runs.steps,
                    decade: descent.runs.traces.decade,
                };
                let foreground = convergence::Foreground {
                    traces: Shared::from(&descent.runs.traces),
                    iteration: descent.iteration,
                };
                Picture::of(backdrop, foreground)
            }
        })
    }

    /// The plane without words, for a small picture.
    pub fn thumbnail(&self) -> Picture {
        self.plane(false, false, self.plane_names(None))
    }

    /// The plane below its names, with or without words, and with or without texts beyond θ*, θ̂ and c.
    fn plane(&self, words: bool, texts: bool, names: plane::Names) -> Picture {
        let (solved, show) = (&*self.solved, self.show);
        let descent = self.descent.as_ref().filter(|_| words);
        let objective = descent.filter(|descent| descent.objective_contours);
        let backdrop = plane::Backdrop {
            window: self.window,
            loss: solved.loss,
            objective: objective.map(|descent| descent.runs.objective),
            path: solved.regularization_path(),
            pale: show.sparsity_map,
            words,
        };
        let foreground = plane::Foreground {
            names,
            show,
            words,
            loss: solved.loss,
            penalty: solved.penalty,
            lambda: solved.lambda,
            solution: solved.solution,
            others: solved.others.clone(),
            radius: solved.radius(),
            vanishing: [0, 1].map(|k| self.outline.vanishing[k]),
            zeros: self.zero_captions(),
            slack: solved.is_slack(),
            set_name: self.set_name().filter(|_| texts),
            tie_breaks: if show.solution_set && texts {
                solved.tie_breaks()
            } else {
                Vec::new()
            },
            gradient_scale: self.gradient_scale(),
            map: if texts {
                self.map_texts()
            } else {
                plane::MapTexts::default()
            },
            samples: Shared::from(&self.samples),
            sample_counts: self.sample_captions().filter(|_| texts),
            descent: descent.map(Shared::from),
        };
        Picture::of(backdrop, foreground)
    }

    fn plane_names(&self, hint: Option<(Hinted, &'static str)>) -> plane::Names {
        plane::Names {
            window: self.window,
            center: self.solved.loss.center(),
            coordinates: self.solved.names.clone(),
            path: self.solved.regularization_path(),
            reshaped: self.reshapes.then_some(self.solved.loss),
            held: false,
            brief: self.descent.is_some(),
            hint,
        }
    }

    /// How long an arrow for a gradient of size 1 is, in units of θ.
    ///
    /// Gradients have another unit than θ, so this is a choice: a gradient as long as the λ-axis
    /// (1.1·λ_max) takes 0.6 of the view's radius. Then every arrow of a problem fits into the
    /// picture, at any zoom; the scale rests while λ moves, and follows continuously when θ̂ does. For
    /// λ beyond that, where θ* = 0, it is λ that takes 0.6 radii.
    pub fn gradient_scale(&self) -> f64 {
        let lambda_max = self.solved.path.lambda_max().value();
        let longest = (1.1 * lambda_max).max(self.solved.lambda.value());
        if longest > 0.0 {
            0.6 * self.window.radius / longest
        } else {
            0.0
        }
    }

    /// Whether there is a posterior with contours in the plane.
    pub fn has_contours(&self) -> bool {
        let belief = self.belief();
        belief.is_some_and(|belief| belief.model.weight().is_finite() && belief.mean.is_ok())
    }

    /// Whether the coordinate that is looked at has a density that can be drawn.
    pub fn has_density(&self) -> bool {
        let belief = self.belief().filter(|belief| belief.conditional.is_ok());
        belief.is_some_and(|belief| self.density_ends(belief).is_some())
    }

    /// None where there is no posterior.
    fn beliefs_picture(&self) -> Option<Picture> {
        let (belief, solved) = (self.belief()?, &*self.solved);
        let weight = belief.model.weight();
        if !self.has_contours() {
            return None;
        }
        let window = self.belief_window(belief);
        let names = plane::Names {
            window,
            ..self.plane_names(None)
        };
        let backdrop = plane::Backdrop {
            window,
            loss: solved.loss,
            objective: None,
            path: solved.regularization_path(),
            pale: true,
            words: true,
        };
        let [prior, likelihood, posterior, ..] = self.density_texts(belief);
        let foreground = plane::Beliefs {
            names: names.clone(),
            loss: solved.loss,
            penalty: solved.penalty,
            lambda: solved.lambda,
            weight,
            shown: belief.shown,
            mode: belief.posterior.mode(),
            mean: belief
                .mean
                .ok()
                .filter(|mean| *mean != belief.posterior.mode()),
            texts: [
                likelihood,
                prior,
                posterior,
                "mode θ*".to_owned(),
                "mean".to_owned(),
            ],
        };
        Some(Picture::of(backdrop, foreground).under(names))
    }

    /// The chosen window; else one with room for 0 and for the likelihood around θ̂, which rests while λ moves. The
    /// plane's where the data say nothing of a coordinate.
    fn belief_window(&self, belief: &Belief) -> Window {
        let hessian = *self.solved.loss.hessian();
        let center = self.solved.loss.center();
        if self.window != self.fitting || hessian.rank() < 2 {
            return self.window;
        }
        let least = hessian.eigenvalues()[1];
        let reach = 3.2 / (belief.model.weight() * least).sqrt();
        let beside = [[reach, reach], [-reach, -reach]];
        let mut points: Vec<_> = beside.map(|by| [0, 1].map(|k| center[k] + by[k])).into();
        points.push([0.0; 2]);
        if reach.is_finite() {
            Window::fit(&points)
        } else {
            self.window
        }
    }

    fn density_picture(&self) -> Option<Picture> {
        let belief = self.belief()?;
        let conditional = belief.conditional.ok()?;
        let backdrop = density::Backdrop {
            ends: self.density_ends(belief)?,
            name: self.solved.names[belief.coordinate].clone(),
        };
        let foreground = density::Foreground {
            backdrop: backdrop.clone(),
            conditional,
            penalty: self.solved.penalty,
            summaries: [conditional.mean(), conditional.median()],
            draws: Shared::from(&belief.draws),
            texts: self.density_texts(belief),
        };
        Some(Picture::of(backdrop, foreground))
    }

    /// An axis with room for 0 and for the likelihood around θ̂; it rests while λ moves. Where the data say nothing of
    /// the coordinate it is the window's.
    fn density_ends(&self, belief: &Belief) -> Option<[f64; 2]> {
        let (k, loss) = (belief.coordinate, &self.solved.loss);
        let curvature = [loss.hessian().h11(), loss.hessian().h22()][k];
        let (center, deviation) = if curvature > 0.0 {
            let deviation = 1.0 / (belief.model.weight() * curvature).sqrt();
            (loss.center()[k], deviation)
        } else {
            (self.window.center[k], 0.25 * self.window.radius)
        };
        let reach = 4.0 * deviation;
        let ends = [(center - reach).min(-reach), (center + reach).max(reach)];
        (ends.iter().all(|end| end.is_finite()) && ends[0] < ends[1]).then_some(ends)
    }

    fn path_picture(&self) -> Picture {
        let solved = &*self.solved;
        let backdrop = path::Backdrop {
            path: solved.regularization_path(),
            lambda_end: solved.lambda_end,
            names: solved.names.clone(),
        };
        let foreground = path::Foreground {
            backdrop: backdrop.clone(),
            lambda: solved.lambda,
            theta: solved.solution.theta,
        };
        Picture::of(backdrop, foreground)
    }

    fn radius_picture(&self) -> Picture {
        let solved = &*self.solved;
        let (unconstrained, zero) = self.radius_captions();
        let backdrop = radius::Backdrop {
            path: solved.regularization_path(),
            lambda_end: solved.lambda_end,
            unconstrained,
            zero: solved.lambda_max.zip(zero),
        };
        let foreground = radius::Foreground {
            backdrop: backdrop.clone(),
            lambda: solved.lambda,
            radius: solved.radius(),
        };
        Picture::of(backdrop, foreground)
    }

    fn kkt_bars_picture(&self) -> Picture {
        let pulls = self.pulls();
        let [names, _] = self.pull_names();
        let backdrop = kkt_bars::Backdrop {
            bars: (names.into_iter().zip([0, 1]))
                .map(|(name, j)| Bar {
                    name,
                    tint: Tint::Coordinate(j),
                })
                .collect(),
            longest: self.longest_pull_captions().to_vec(),
            end: self.pull_end(),
        };
        let name = |lambda| format!("λ = {}", figure::number::significant(lambda, 3));
        let limit = self.common_limit(&pulls);
        let foreground = kkt_bars::Foreground {
            backdrop: backdrop.clone(),
            pulls: pulls.to_vec(),
            texts: self.pull_captions().to_vec(),
            limit: limit.map(|lambda| (lambda, name(lambda))),
            penalty: self.solved.penalty,
        };
        Picture::of(backdrop, foreground)
    }

    /// |∂Loss/∂θⱼ| at θ* and its limit, for both coordinates; in the basis in which the penalty is a sum.
    pub fn pulls(&self) -> [Pull; 2] {
        let solved = &*self.solved;
        let theta = solved.solution.theta;
        let basis = solved.penalty.basis();
        let gradient = basis.of_gradient(solved.loss.negative_gradient(theta));
        let point = basis.of_point(theta);
        [0, 1].map(|j| {
            let slope = solved.penalty.slope(solved.lambda.value(), point[j].abs());
            let (limit, zero) = (slope.1, point[j] == 0.0);
            // As large as the pull is the slope at what is not 0, but too small for a number.
            if self.outline.vanishing[j] && point == theta {
                let size = gradient[j].abs();
                let (limit, zero) = (size, false);
                return Pull { size, limit, zero };
            }
            // c = 0 holds whatever the loss pulls.
            if solved.has_no_multiplier() {
                let (size, limit) = (gradient[j].abs(), f64::INFINITY);
                return Pull { size, limit, zero };
            }
            let size = if zero {
                gradient[j].abs().min(limit)
            } else {
                limit
            };
            Pull { size, limit, zero }
        })
    }

    /// λ, where it is the limit of both.
    pub(crate) fn common_limit(&self, pulls: &[Pull; 2]) -> Option<f64> {
        let lambda = self.solved.lambda.value();
        pulls
            .iter()
            .all(|pull| pull.limit == lambda)
            .then_some(lambda)
    }

    /// The size of the gradient that a bar over the whole width stands for.
    pub fn pull_end(&self) -> f64 {
        let solved = &*self.solved;
        // No gradient on the way from θ̂ to 0 is larger than the one at 0 (nearly, for a star).
        let end = match solved.penalty.basis() {
            _ if solved.curve.is_none() => solved.lambda_end.value().max(solved.lambda.value()),
            Basis::Axes => 1.1 * solved.loss.lambda_max().value(),
            Basis::Diagonals => 2.2 * solved.loss.lambda_max().value(),
        };
        if end > 0.0 { end } else { 1.0 }
    }
}
