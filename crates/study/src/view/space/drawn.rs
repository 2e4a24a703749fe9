//! What of space is drawn against λ: the paths of its coordinates, and the pull of the loss on each.

use super::Space;
use crate::derived::Derived;
use figure::kkt_bars::{self, Bar, Pull, Tint};
use figure::number::significant;
use figure::paths::{self, Inexact, Labelled, Line, Lines, Palette};
use figure::space::SpaceBall;
use figure::{Against, Figure, Picture, Scale, Shared, StrengthAxis};
use lasso_path::problem::Lambda;
use lasso_path::solve::penalty::Penalty;

impl Space {
    /// The axis of λ.
    pub(crate) fn axis(&self) -> StrengthAxis {
        StrengthAxis {
            against: Against::Lambda,
            scale: Scale::Linear,
            ends: [0.0, self.all.lambda_end().value()],
        }
    }

    /// |∂Loss/∂θⱼ| at θ\* of L1, and whether θ\*ⱼ is 0; `None` where the path is not exact at this λ.
    #[must_use]
    pub fn pulls(&self) -> Option<[Pull; 3]> {
        let limit = self.lambda.value();
        let gradient = self.all.loss.negative_gradient(self.theta);
        let pull = |k: usize| {
            let zero = self.theta[k] == 0.0;
            // what optimality means: λ where θⱼ is not 0, and at most λ elsewhere
            let size = if zero {
                gradient[k].abs().min(limit)
            } else {
                limit
            };
            Pull { size, limit, zero }
        };
        let known = self.exact && self.ball == SpaceBall::Octahedron;
        known.then(|| [0, 1, 2].map(pull))
    }
}

impl Derived {
    /// A chart of space.
    pub(crate) fn space_chart(&self, figure: Figure, raised: Option<usize>) -> Option<Picture> {
        let space = self.space.as_deref()?;
        match figure {
            Figure::Paths => {
                let lines = self.space_lines(space, raised);
                let foreground = paths::Foreground {
                    at: space.lambda.value(),
                    lines: lines.clone(),
                };
                Some(Picture::of(lines.backdrop.clone(), lines).under(foreground))
            }
            Figure::KktBars => self.space_bars(space),
            _ => None,
        }
    }

    /// The paths of the coordinates; ridge's where it stands beside.
    pub(crate) fn space_lines(&self, space: &Space, raised: Option<usize>) -> Lines {
        let (all, axis) = (&space.all, space.axis());
        let [curves, ridge] = &all.curves;
        let ridge = self.beside.as_ref().map(|_| ridge);
        let ranges = [Some(curves), ridge].into_iter().flatten();
        let ranges = ranges.map(|curves| curves.range(&axis));
        let exact_from = all.path().exact_from();
        let raised: Vec<usize> = raised.into_iter().collect();
        let labelled = Labelled::default().next(&[0, 1, 2]);
        let lines = Line::all(labelled, &raised, curves, space.lambda.value());
        let colored = |line: Line| Line {
            palette: Palette::Coordinates,
            ..line
        };
        Lines {
            backdrop: paths::Backdrop {
                curves: Shared::from(curves),
                range: ranges.fold([0.0, 0.0], |[low, high], [least, most]| {
                    [low.min(least), high.max(most)]
                }),
                axis,
                knots: Shared::from(&all.knots),
                markers: Vec::new(),
                inexact: (exact_from > Lambda::ZERO).then(|| Inexact {
                    from: exact_from.value(),
                    text: "within its gap".to_owned(),
                }),
            },
            names: Shared::from(&self.outline.names),
            lines: lines.into_iter().map(colored).collect(),
            ridge: ridge.map(Shared::from),
        }
    }

    fn space_bars(&self, space: &Space) -> Option<Picture> {
        let pulls = space.pulls()?;
        let lambda = space.lambda.value();
        let names = self.outline.names.iter().enumerate();
        let backdrop = kkt_bars::Backdrop {
            bars: names
                .map(|(j, name)| Bar {
                    name: name.clone(),
                    tint: Tint::Coordinate(j),
                })
                .collect(),
            longest: Vec::new(),
            end: space.all.lambda_end().value().max(lambda),
        };
        let foreground = kkt_bars::Foreground {
            backdrop: backdrop.clone(),
            pulls: pulls.to_vec(),
            texts: Vec::new(),
            limit: Some((lambda, format!("λ = {}", significant(lambda, 3)))),
            penalty: Penalty::L1,
        };
        Some(Picture::of(backdrop, foreground))
    }
}
