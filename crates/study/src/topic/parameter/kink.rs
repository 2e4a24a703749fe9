//! Why the minimum of one parameter is at the kink, or beside it: the slope of the loss at 0 against λ.

use crate::claim::Claim;
use crate::derived::Derived;
use crate::phrase::short;
use figure::comparison::{Relation, comparison};

impl Derived {
    /// What the penalty does to the parameter, as the title of the first figure; `None` while there is no slice.
    pub fn slice_pull(&self) -> Option<Claim> {
        let (name, slice) = (self.slice_name(), self.slice()?);
        let text = if slice.lambda == 0.0 {
            "λ = 0: the penalty pulls at nothing".to_owned()
        } else {
            format!("The penalty’s V pulls {name} to 0 with the same λ at any distance")
        };
        Some(Claim::new("slice-pull", text).unbroken())
    }

    /// The slope of the loss at 0, whether λ outweighs it, and where F is least; `None` while there is no slice.
    pub fn slice_kink(&self) -> Option<Claim> {
        let (name, slice) = (self.slice_name(), self.slice()?);
        let (g, lambda) = (slice.gradient, slice.lambda);
        let least = short(slice.minimum);
        let text = if lambda == 0.0 && slice.curvature == 0.0 {
            format!("λ = 0, and the loss is flat along {name}: F is least everywhere.")
        } else if lambda == 0.0 {
            format!("λ = 0: there is no V, and F is least where the loss is, at {name} = {least}.")
        } else {
            let (relation, so) = if slice.minimum == 0.0 {
                (Relation::AtMost, "exactly 0".to_owned())
            } else {
                (Relation::Greater, format!("{name} = {least}, not at 0"))
            };
            let compared = comparison(("its size", g.abs()), relation, ("λ", lambda));
            let slope = short(g);
            format!(
                "At {name} = 0 the loss has slope g = {slope}: {compared}, so F is least at {so}."
            )
        };
        Some(Claim::new("slice-kink", text).unbroken())
    }
}
