//! What is said of three parameters.

use super::Space;
use crate::claim::Claim;
use crate::derived::Derived;
use crate::phrase::{listed, short};
use crate::table::Fitted;
use crate::words::{at, from};
use figure::number::significant;
use figure::space::SpaceBall;
use geometry::space::{Part, Vector3};
use lasso_path::problem::Lambda;

impl Space {
    /// What the level set of the loss is.
    fn body(&self) -> &'static str {
        match self.all.loss.rank() {
            3 => "ellipsoid",
            2 => "cylinder",
            1 => "slab",
            _ => "level set",
        }
    }

    /// Which part of the octahedron holds θ\*, beside it in the picture.
    pub(crate) fn part_in_picture(&self, names: &[String; 3]) -> String {
        let zeros = (0..3).filter(|&k| self.theta[k] == 0.0);
        let zeros: Vec<&str> = zeros.map(|k| &*names[k]).collect();
        let zeros = zeros.join(" = ");
        match self.part() {
            None => String::new(),
            Some(Part::Inside) => "inside: slack".to_owned(),
            Some(Part::Origin) => "the origin: all are 0".to_owned(),
            Some(Part::Corner) => format!("at a corner: {zeros} = 0"),
            Some(Part::Edge) => format!("on an edge: {zeros} = 0"),
            Some(Part::Face) => "on a face: none is 0".to_owned(),
        }
    }

    fn is_least_squares(&self) -> bool {
        self.all.loss.rank() == 3
    }

    /// The picture and its reason.
    pub fn sentence(&self, derived: &Derived) -> Claim {
        let outline = &derived.outline;
        let names: Vec<&str> = outline.names.iter().map(|name| &**name).collect();
        let zeros: Vec<&str> = (0..3)
            .filter(|&k| self.theta[k] == 0.0)
            .map(|k| names[k])
            .collect();
        let (lambda, body) = (self.lambda.value(), self.body());
        if self.ball == SpaceBall::Sphere {
            let text = format!(
                "The {body} touches the sphere, which is round everywhere: {} of the three coordinates are exactly 0.",
                zeros.len()
            );
            return Claim::new("space-ridge", text);
        }
        let least = if self.is_least_squares() {
            "the least-squares point θ̂"
        } else {
            "one of the points where the loss alone is least"
        };
        if self.slack {
            let radius = short(self.radius);
            let text = format!(
                "The constraint is slack: θ* is {least}, and the octahedron of c = {radius} does not hold it back."
            );
            return Claim::new("space-slack", text).unbroken();
        }
        if lambda == 0.0 {
            let text = match self.all.loss.rank() {
                3 => format!("λ = 0: no penalty, so θ* is {least}."),
                rank => {
                    let flat = ["everywhere", "along a plane", "along a line"][rank.min(2)];
                    format!(
                        "λ = 0 and the loss is flat {flat}: every point of it is a minimiser. The one shown is the limit \
                         as λ falls to 0."
                    )
                }
            };
            return Claim::new("space-lambda-zero", text).unbroken();
        }
        let next = || {
            let (_, to) = outline.neighbours();
            let labels = outline.knot_labels();
            let next = labels.iter().find(|mark| mark.knot.lambda.value() == to);
            next.map_or_else(String::new, |mark| {
                format!(" Next: {} {}.", mark.text, at(to, lambda))
            })
        };
        let (name, text) = match Part::of(self.theta, false) {
            Part::Origin | Part::Inside => {
                let end = self.all.path().lambda_max().value();
                let from = from(end, lambda);
                let text = format!(
                    "The octahedron has shrunk to the origin: all three coordinates are exactly 0, {from}."
                );
                ("space-origin", text)
            }
            Part::Corner => {
                let text = format!(
                    "The {body} touches the octahedron at a corner: {} are exactly 0.{}",
                    listed(&zeros),
                    next()
                );
                ("space-corner", text)
            }
            Part::Edge => {
                let text = format!(
                    "The {body} touches the octahedron on an edge: {} is exactly 0.{}",
                    zeros[0],
                    next()
                );
                ("space-edge", text)
            }
            Part::Face => {
                let text = format!(
                    "The {body} touches the octahedron inside a face: none of the three coordinates is 0.{}",
                    next()
                );
                ("space-face", text)
            }
        };
        Claim::new(name, text).unbroken()
    }

    /// What the paths are.
    pub fn paths_title(&self) -> Claim {
        let mut knots: Vec<f64> = self
            .all
            .path()
            .knots()
            .iter()
            .map(|knot| knot.lambda.value())
            .collect();
        knots.retain(|lambda| *lambda > 0.0);
        knots.dedup();
        let text = match knots.len() {
            1 => "Every coordinate against λ: 1 corner".to_owned(),
            count => format!("Every coordinate against λ: {count} corners"),
        };
        Claim::new("space-paths", text)
    }

    /// Why coordinates are exactly 0 with L1.
    pub fn bounds_note(&self, derived: &Derived) -> Claim {
        let Some(pulls) = self.pulls() else {
            return Claim::new(
                "space-bounds-unknown",
                "Below the λ to which the path is exact the bars are not known.",
            );
        };
        if self.lambda == Lambda::ZERO {
            return Claim::new(
                "space-bounds-zero",
                "λ = 0: the loss pulls on no coordinate any more, so that nothing holds one at 0.",
            );
        }
        let names = |zero: bool| -> Vec<&str> {
            let names = derived.outline.names.iter().zip(&pulls);
            let named = names.filter(|(_, pull)| pull.zero == zero);
            named.map(|(name, _)| &**name).collect()
        };
        let pulled = match &*names(false) {
            [] => String::new(),
            [one] => format!("The loss pulls on {one} with exactly λ, so it is not 0."),
            all => format!(
                "The loss pulls on {} with exactly λ, so they are not 0.",
                listed(all)
            ),
        };
        let held = match (&*names(true), pulled.is_empty()) {
            ([], _) => String::new(),
            ([one], _) => format!(" On {one} it pulls with at most λ: it is exactly 0."),
            (all, true) => format!(
                "The loss pulls on {} with at most λ: they are exactly 0.",
                listed(all)
            ),
            (all, false) => format!(
                " On {} it pulls with at most λ: they are exactly 0.",
                listed(all)
            ),
        };
        Claim::new("space-bounds", pulled + &held)
    }

    /// How exact θ\* is.
    pub fn exactness(&self, derived: &Derived) -> Claim {
        if self.exact {
            Claim::new("exact", "exact")
        } else {
            let gap = derived.outline.certificate.gap;
            Claim::new(
                "space-within",
                format!("within {} of the least F", short(1.05 * gap)),
            )
        }
    }

    /// The picture, for those who do not see it.
    pub(crate) fn description(&self, derived: &Derived) -> Claim {
        let names = &derived.outline.names;
        let center = self.all.loss.center();
        let numbers = |values: [f64; 3]| values.map(short).join(", ");
        let turn = self.scene.turn;
        let ball = match self.ball {
            SpaceBall::Octahedron => "octahedron ‖θ‖₁",
            SpaceBall::Sphere => "sphere ‖θ‖₂",
        };
        let text = format!(
            "Space of {}, {} and {}, seen from azimuth {:.0}° and elevation {:.0}°. The {ball} ≤ {}, and the {} of equal \
             loss around θ̂ = ({}), which meet at θ* = ({}).",
            names[0],
            names[1],
            names[2],
            turn.azimuth(),
            turn.elevation(),
            short(self.radius),
            self.body(),
            numbers(center),
            numbers(self.theta),
        );
        Claim::new("space", text).unbroken()
    }
}

impl Derived {
    /// The title of the paths of more than two parameters.
    #[must_use]
    pub fn paths_title(&self) -> Option<Claim> {
        match (&self.space, self.fitted()) {
            (Some(space), _) => Some(space.paths_title()),
            (None, fitted) => fitted.map(Fitted::title),
        }
    }

    /// What the bars of more than two parameters show.
    #[must_use]
    pub fn bounds_note(&self) -> Option<Claim> {
        match (&self.space, self.fitted()) {
            (Some(space), _) => Some(space.bounds_note(self)),
            (None, fitted) => fitted.map(Fitted::bounds_note),
        }
    }

    /// How many zeros ridge has beside L1, of more than two parameters.
    #[must_use]
    pub fn ridge_note(&self) -> Option<Claim> {
        let Some(space) = &self.space else {
            return self.fitted()?.ridge_note();
        };
        let ridge = self.beside.as_ref()?.space.as_ref()?;
        let zeros = |theta: Vector3| theta.iter().filter(|t| **t == 0.0).count();
        let text = format!(
            "At this λ exactly 0: {} of the three coordinates with L1, {} with ridge.",
            zeros(space.theta),
            zeros(ridge.theta)
        );
        Some(Claim::new("space-ridge-zeros", text))
    }

    pub(crate) fn space_paths_description(&self) -> String {
        let title = self
            .paths_title()
            .map_or_else(String::new, |title| title.text);
        let (lambda, support) = (self.outline.shown_lambda(), self.outline.support().text);
        format!("{title}. At λ = {} {support}.", significant(lambda, 4))
    }

    pub(crate) fn space_bars_description(&self) -> String {
        let said = self
            .bounds_note()
            .map_or_else(String::new, |note| note.text);
        format!("The size of the loss's pull on each coordinate, against λ. {said}")
    }
}

/// All that is said of a moment.
pub(crate) fn claims(derived: &Derived) -> Vec<Claim> {
    let Some(space) = derived.space.as_deref() else {
        return Vec::new();
    };
    let mut claims = vec![
        space.sentence(derived),
        space.exactness(derived),
        space.description(derived),
    ];
    claims.extend((0..3).map(|k| derived.outline.coordinate(k)));
    if space.ball == SpaceBall::Octahedron {
        claims.extend([space.paths_title(), space.bounds_note(derived)]);
        claims.extend(derived.ridge_note());
    }
    claims
}
