//! What is said of three parameters.

use super::Space;
use crate::claim::Claim;
use crate::derived::Derived;
use crate::phrase::short;
use crate::words::{at, from};
use figure::space::SpaceBall;
use geometry::space::Part;

/// "a", "a and b", "a, b and c".
fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

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
    claims
}
