//! What the page says whatever the state is, outside the topics.

/// How the picture is read.
pub const HOW_TO_READ: &str = "The blue curves are contours of the loss: along each of them it is the same, and it is \
    least at θ̂. The orange diamond holds all θ with ‖θ‖₁ ≤ c; another penalty has another shape. The point θ* is the \
    optimum: for λ > 0 a contour just touches the diamond there. At a corner of the diamond one parameter is exactly 0.";

/// What can be dragged.
pub const WHAT_TO_DRAG: &str = "Drag λ, the point θ̂, the edge of the diamond, or the plane itself. Everything is solved \
    again, exactly, while you drag.";

/// The symbols and what they mean.
pub const SYMBOLS: [(&str, &str); 8] = [
    ("θ", "the parameters, θ₁ and θ₂: a point of the plane"),
    (
        "θ̂",
        "the point where the loss alone is least: least squares",
    ),
    (
        "θ*",
        "the optimum: where loss and penalty together are least; F* is F there",
    ),
    ("λ", "how strong the penalty is"),
    (
        "c",
        "the radius of the diamond: ‖θ*‖₁, unless you set it yourself",
    ),
    ("H", "the curvature of the loss; for data XᵀX/n"),
    (
        "F",
        "what is minimised: Loss(θ) + λ‖θ‖₁, or λ times another penalty",
    ),
    ("‖θ‖₁", "|θ₁| + |θ₂|, the L1 norm"),
];

/// What the rests of a λ that plays are.
pub const RESTS: &str = "λ rests half a second on a knot, where a parameter becomes 0 or leaves it";

/// What the KKT residual is.
pub const KKT_RESIDUAL: &str =
    "How far θ* is from meeting the optimality conditions; 0 where it meets them exactly.";

/// What the duality gap is.
pub const DUALITY_GAP: &str = "F(θ*) is above the least F by no more than this, up to rounding.";

/// What the loss is, in numbers.
pub const LOSS: &str = "Loss(θ) = ½(θ − θ̂)ᵀH(θ − θ̂), with H symmetric and positive semidefinite.";

/// What two switches of the plane show.
pub const CONE_AND_MAP: &str = "Normal cone: the directions in which the loss may pull while θ* stays. Sparsity map: \
    which parameters are 0, for each θ̂.";

/// How many parameters there are.
pub const PARAMETERS: &str = "parameters";
/// How many of them are not 0.
pub const NONZEROS: &str = "those not 0";
/// How many λ are knots.
pub const KNOTS: &str = "knots";
