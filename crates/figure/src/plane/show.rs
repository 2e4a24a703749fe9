//! The overlay options of the plane.

/// The overlay options: what the plane shows beyond contours, ball and θ*; nothing by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Show {
    /// The normal cone of the diamond at θ*, and −∇Loss(θ*) inside it.
    pub normal_cone: bool,
    /// Which θ̂ lead to which zeros.
    pub sparsity_map: bool,
    /// All minimisers, where there are several.
    pub solution_set: bool,
    /// The θ* of the samples.
    pub samples: bool,
}

/// Where an option's switch is.
pub type ShowField = fn(&mut Show) -> &mut bool;

impl Show {
    /// The options' names as in a link, and where each is.
    pub const NAMES: [(&str, ShowField); 4] = [
        ("normal-cone", |show| &mut show.normal_cone),
        ("sparsity-map", |show| &mut show.sparsity_map),
        ("solution-set", |show| &mut show.solution_set),
        ("samples", |show| &mut show.samples),
    ];
}
