//! The plane of probability: contours of likelihood, prior and posterior, each at the same depths below its maximum.

use super::*;
use geometry::{LevelSet, ObjectiveLevelSet, VisibleLevelSet};
use lasso_path::problem::Hessian;

/// How many nats below the maximum the contours are: of a Gaussian one, two and three standard deviations away.
pub const DEPTHS: [f64; 3] = [0.5, 2.0, 4.5];

/// How near to the mode the mean has no mark of its own, in CSS pixels.
const SAME: f64 = 6.0;

/// Likelihood ∝ exp(−κ·Loss), prior ∝ exp(−κλP) and posterior ∝ exp(−κF), with κ = n/σ²; P is ‖θ‖₁, ½‖θ‖₂² or 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Beliefs {
    /// The window, and the names that must not be covered.
    pub names: Names,
    /// The loss.
    pub loss: QuadraticLoss,
    /// The penalty, L1, ridge or none: −log of the prior over κλ.
    pub penalty: Penalty,
    /// λ.
    pub lambda: Lambda,
    /// κ, finite.
    pub weight: f64,
    /// Whether contours of likelihood, prior and posterior are drawn.
    pub shown: [bool; 3],
    /// The mode, θ\*.
    pub mode: Vector2,
    /// The mean, where there is one.
    pub mean: Option<Vector2>,
    /// The names of likelihood, prior, posterior, mode and mean.
    pub texts: [String; 5],
}

/// The three families.
#[derive(Clone, Copy)]
enum Family {
    Likelihood,
    Prior,
    Posterior,
}

impl Layer for Beliefs {
    fn draw(&self, painter: &Painter) {
        let pen = Pen::new(self, &self.names.window, true, painter);
        let mut anchors = Vec::new();
        let families = [Family::Likelihood, Family::Prior, Family::Posterior];
        for (family, shown) in families.into_iter().zip(self.shown) {
            anchors.push(shown.then(|| pen.contours(family)).flatten());
        }
        let mut obstacles = Pen::new(&self.names, &self.names.window, true, painter).taken();
        obstacles.extend(pen.tools());
        let mode = pen.transform.to_pixel(self.mode);
        obstacles.push(around(mode, 10.0));
        // One that is under the mode is not seen.
        let mean = self.mean.map(|mean| pen.transform.to_pixel(mean));
        let mean = mean.filter(|&at| far(at, mode) > SAME);
        obstacles.extend(mean.map(|at| around(at, 8.0)));
        pen.summaries(mode, mean, &mut obstacles);
        for (k, anchor) in anchors.into_iter().enumerate() {
            if let Some(anchor) = anchor {
                let label = pen.line_label(
                    &self.texts[k],
                    pen.color([Family::Likelihood, Family::Prior, Family::Posterior][k]),
                );
                let sides = sides_from([[1.0, -1.0], [-1.0, 1.0], [1.0, 1.0]][k]);
                pen.name(&label, anchor, 6.0, &sides, &mut obstacles);
            }
        }
    }
}

impl Pen<'_, Beliefs> {
    fn color(&self, family: Family) -> Color {
        let theme = self.painter.theme;
        match family {
            Family::Likelihood => theme.loss,
            Family::Prior => theme.ball(self.input.penalty),
            Family::Posterior => theme.ink,
        }
    }

    /// Draws the contours of a family; where its name belongs: at the outermost side of the second one.
    fn contours(&self, family: Family) -> Option<Vector2> {
        let color = self.color(family);
        let mut anchor = None;
        for (i, depth) in DEPTHS.into_iter().enumerate().rev() {
            let Some(seen) = self.level_set(family, depth) else {
                continue;
            };
            if i == 1 && matches!(family, Family::Posterior) && !seen.region.is_empty() {
                self.painter
                    .fill(self.pixels(&seen.region), color.with_alpha(0.1));
            }
            let stroke = Stroke {
                color: color.with_alpha([1.0, 0.75, 0.45][i]),
                width: [2.6, 2.0, 1.5][i],
            };
            for piece in &seen.outline {
                self.painter.line(self.pixels(piece), stroke);
            }
            if i == 1 {
                let points = seen.outline.iter().flatten();
                let pixels = points.map(|&point| self.transform.to_pixel(point));
                let out = |p: &Vector2| match family {
                    Family::Likelihood => p[0] - p[1],
                    Family::Prior => -p[0] + p[1],
                    Family::Posterior => p[0] + p[1],
                };
                anchor = pixels.max_by(|a, b| out(a).total_cmp(&out(b)));
            }
        }
        anchor
    }

    fn level_set(&self, family: Family, depth: f64) -> Option<VisibleLevelSet> {
        let Beliefs {
            loss,
            penalty,
            lambda,
            weight,
            mode,
            ..
        } = self.input;
        let window = self.transform.window();
        let excess = depth / weight;
        let of_loss =
            |loss: &QuadraticLoss| LevelSet::new(loss, excess).visible(&window, self.tolerance());
        let flat = *penalty == Penalty::None || *lambda == Lambda::ZERO;
        match (family, *penalty) {
            (Family::Likelihood, _) => Some(of_loss(loss)),
            (Family::Prior, _) if flat => None,
            (Family::Posterior, _) if flat => Some(of_loss(loss)),
            (Family::Prior, Penalty::Ridge) => {
                self.ball(2.0_f64.sqrt() * (excess / lambda.value()).sqrt())
            }
            (Family::Prior, _) => self.ball(excess / lambda.value()),
            (Family::Posterior, Penalty::Ridge) => {
                let (h, lambda) = (loss.hessian(), lambda.value());
                let hessian = Hessian::new(h.h11() + lambda, h.h12(), h.h22() + lambda).ok()?;
                Some(of_loss(&QuadraticLoss::new(hessian, *mode, 0.0).ok()?))
            }
            (Family::Posterior, _) => {
                let objective = Objective::new(loss, *lambda, *mode);
                let set = ObjectiveLevelSet {
                    objective: &objective,
                    excess,
                };
                Some(set.visible(&window, self.tolerance()))
            }
        }
    }

    /// The prior's contour: a ball that reaches so far along an axis.
    fn ball(&self, radius: f64) -> Option<VisibleLevelSet> {
        let outline = geometry::ball(self.input.penalty, radius, self.tolerance());
        if !radius.is_finite() || outline.len() < 3 {
            return None;
        }
        let mut closed = outline.clone();
        closed.push(outline[0]);
        let window = self.transform.window();
        Some(VisibleLevelSet {
            outline: window.clip_polyline(&closed),
            region: Vec::new(),
        })
    }

    /// Mode and mean, with their names.
    fn summaries(&self, mode: Vector2, mean: Option<Vector2>, obstacles: &mut Vec<Rectangle>) {
        let theme = self.painter.theme;
        let [.., mode_text, mean_text] = &self.input.texts;
        let frame = self.frame();
        if let Some(at) = mean.filter(|at| frame.grown(-8.0).contains(*at)) {
            let square = |half: f64| {
                let [x, y] = at;
                vec![[x, y - half], [x + half, y], [x, y + half], [x - half, y]]
            };
            self.painter.fill(square(9.0), theme.ink);
            self.painter.fill(square(6.0), theme.paper);
        }
        if frame.contains(mode) {
            let ring = Stroke {
                color: theme.paper,
                width: 2.5,
            };
            self.painter.ringed_disc(mode, 9.5, theme.ink, ring);
        }
        let places = [(Some(mode), mode_text, 10.0), (mean, mean_text, 10.0)];
        for (at, text, distance) in places {
            if let Some(at) = at.filter(|at| frame.grown(-8.0).contains(*at)) {
                let label = self.line_label(text, theme.ink);
                let other = mean.filter(|_| at == mode).unwrap_or(mode);
                let away = [at[0] - other[0], at[1] - other[1]];
                let away = if away == [0.0; 2] { [1.0, 1.0] } else { away };
                self.name(&label, at, distance, &sides_from(away), obstacles);
            }
        }
    }
}
