//! The figures of one parameter in words.

use super::{Point, Settings};
use crate::claim::Claim;
use crate::derived::Derived;
use crate::phrase::short;
use crate::picture_text::{Zero, zero_against_interval};
use figure::Figure;
use figure::comparison::{Relation, comparison};

impl Derived {
    /// The name of the slice's parameter; empty while there is no slice, as all that follows.
    pub fn slice_name(&self) -> &str {
        self.parameter.as_ref().map_or("", |input| &input.name)
    }

    /// Whether the slice goes through an iterate of descent, and not through θ*.
    fn is_through_iterate(&self) -> bool {
        self.parameter.is_some() && self.descent.is_some()
    }

    /// The minimum of the slice as the end of a caption: "θ₂ = 0".
    pub(crate) fn slice_minimum(&self) -> String {
        let minimum = self.slice().map_or(0.0, |slice| slice.minimum);
        let least = if self.is_through_iterate() {
            "least at "
        } else {
            ""
        };
        format!("{least}{} = {}", self.slice_name(), short(minimum))
    }

    /// Why the parameter is 0, or why not; `None` while there is no slice.
    pub fn slice_verdict(&self) -> Option<Claim> {
        let (name, slice) = (self.slice_name(), self.slice()?);
        let (g, lambda) = (slice.gradient, slice.lambda);
        // Of a slice through θₖ the minimum is not θₖ.
        let there = if self.is_through_iterate() {
            format!("this slice is least at {name}")
        } else {
            name.to_owned()
        };
        let text = if slice.curvature == 0.0 {
            if lambda == 0.0 {
                format!("The loss does not depend on {name}, and λ = 0: every {name} is a minimum.")
            } else {
                format!(
                    "The loss does not depend on {name}: the penalty alone decides, and {there} = 0."
                )
            }
        } else if lambda == 0.0 {
            format!(
                "λ = 0: there is no kink, and the minimum is that of the loss, {name} = z = {}.",
                short(slice.minimum)
            )
        } else if slice.minimum == 0.0 {
            let compared = comparison(("|g|", g.abs()), Relation::AtMost, ("λ", lambda));
            format!("Here {compared}: 0 is in the interval, and {there} = 0 exactly.")
        } else {
            let compared = comparison(("|g|", g.abs()), Relation::Greater, ("λ", lambda));
            let minimum = short(slice.minimum);
            format!("Here {compared}: 0 is not in the interval, and {there} = {minimum}.")
        };
        Some(Claim::new("slice-verdict", text).unbroken())
    }

    /// What a figure of one parameter shows, as its title.
    pub fn slice_title(&self, figure: Figure) -> Option<Claim> {
        let slice = self.slice()?;
        let (name, text) = match figure {
            Figure::Derivative if slice.lambda == 0.0 => {
                ("derivative-title", "At λ = 0 its derivative does not jump")
            }
            Figure::Derivative => ("derivative-title", "Its derivative jumps by 2λ at 0"),
            Figure::Shrinkage => (
                "shrinkage-title",
                "This is what L1, ridge and hard thresholding do to z",
            ),
            _ => (
                "slice-title",
                "F along one parameter is the loss plus λ|θⱼ|",
            ),
        };
        Some(Claim::new(name, text))
    }

    /// What can be dragged in the figures of one parameter.
    pub fn slice_handles(&self) -> Option<Claim> {
        let text = if self.slice()?.center().is_some() {
            "Drag a blue handle to move z, the loss’s own minimum; an orange one to change λ."
        } else {
            "Drag an orange handle to change λ. The loss is flat along this parameter, so it has no minimum z of its own."
        };
        Some(Claim::new("slice-handles", text))
    }

    /// Where the other parameter is held.
    pub fn slice_through(&self, settings: Settings) -> Option<Claim> {
        self.slice()?;
        let text = if settings.through == Point::Iterate {
            "The slice goes through θₖ, the point that descent has reached: its minimum is where a step of coordinate \
             descent in this parameter would go from there."
        } else {
            "The slice goes through θ*: the other parameter is held there."
        };
        Some(Claim::new("slice-through", text))
    }

    /// z in words, for a slider's spoken value; empty where there is none.
    pub fn spoken_center(&self) -> String {
        let z = self.slice().and_then(|slice| slice.center());
        z.map_or_else(String::new, |z| self.spoken("z", z))
    }

    /// λ in words, for a slider's spoken value.
    pub fn spoken_weight(&self) -> String {
        self.spoken("λ", self.solved.lambda.value())
    }

    fn spoken(&self, what: &str, number: f64) -> String {
        format!("{what} = {}; {}", short(number), self.slice_minimum())
    }

    /// What the sliders of the figures say, as claims.
    pub(crate) fn spoken_slice(&self) -> Vec<Claim> {
        let spoken = [self.spoken_center(), self.spoken_weight()].into_iter();
        let spoken = spoken.filter(|text| !text.is_empty() && self.parameter.is_some());
        spoken
            .map(|text| Claim::new("spoken-slice", text))
            .collect()
    }

    /// One of the figures of one parameter in words.
    pub(crate) fn slice_description(&self, figure: Figure) -> String {
        let (name, Some(slice)) = (self.slice_name(), self.slice()) else {
            return String::new();
        };
        let minimum = short(slice.minimum);
        match figure {
            Figure::Derivative => {
                let [low, high] = slice.subdifferential_at_zero().map(short);
                let jump = if slice.lambda == 0.0 {
                    "does not jump"
                } else {
                    "jumps at 0"
                };
                let inside = match zero_against_interval(&slice) {
                    Zero::Inside => "is in",
                    Zero::Beside => "is just outside",
                    Zero::Outside => "is not in",
                };
                format!(
                    "The derivative of F against {name} {jump}. The subdifferential at 0 is the interval from {low} to \
                     {high}, and 0 {inside} it."
                )
            }
            Figure::Shrinkage => {
                let shrunk = slice.center().map_or_else(
                    || "there is no z, as the loss is flat".to_owned(),
                    |z| {
                        format!(
                            "z = {} becomes {minimum} with L1, {} with ridge and {} with hard thresholding",
                            short(z),
                            short(slice.ridge(z)),
                            short(slice.hard(z))
                        )
                    },
                );
                format!("What each penalty makes of z: {shrunk}.")
            }
            _ => {
                let loss = slice.center().map_or_else(
                    || "The loss is flat".to_owned(),
                    |z| format!("The loss, a parabola, is least at z = {}", short(z)),
                );
                let kink = if slice.lambda == 0.0 {
                    "is 0"
                } else {
                    "has a kink at 0"
                };
                format!(
                    "{loss}; the penalty λ|{name}| {kink}; their sum F is least at {name} = {minimum}."
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{derive, permalink};

    #[test]
    fn the_verdict_says_what_holds() {
        for (link, says) in [
            (
                "panel=slice",
                "|g| = 1.08 ≤ λ = 1.15: 0 is in the interval, and θ₂ = 0 exactly",
            ),
            (
                "panel=slice&slice=1",
                "|g| = 2.75 > λ = 1.15: 0 is not in the interval, and θ₁ = 1.60",
            ),
            ("panel=slice&lambda=0", "there is no kink"),
            (
                "panel=slice&slice=1&hessian=0,0,1&lambda=1",
                "the penalty alone decides",
            ),
            (
                "panel=slice&slice=1&hessian=0,0,1&lambda=0",
                "every θ₁ is a minimum",
            ),
        ] {
            let verdict = derive(&permalink::read(link).0)
                .slice_verdict()
                .expect("a slice")
                .text
                .replace('\u{a0}', " ");
            assert!(verdict.contains(says), "{link}: {verdict}");
        }
    }
}
