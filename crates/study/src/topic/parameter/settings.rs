//! Which parameter is looked at, and where the other is held.

/// One of the two parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coordinate {
    /// θ₁.
    First,
    /// θ₂.
    Second,
}

impl Coordinate {
    /// Its place in a vector.
    #[must_use]
    pub fn index(self) -> usize {
        match self {
            Coordinate::First => 0,
            Coordinate::Second => 1,
        }
    }
}

/// The point in which the other parameter is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// θ\*.
    Solution,
    /// θ_k, the iterate of descent that is looked at.
    Iterate,
}

/// Which parameter is looked at, and where the other is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The parameter.
    pub coordinate: Coordinate,
    /// Where the other one is held.
    pub through: Point,
}

impl Settings {
    /// A parameter through a point.
    #[must_use]
    pub const fn new(coordinate: Coordinate, through: Point) -> Self {
        Settings {
            coordinate,
            through,
        }
    }
}

impl Default for Settings {
    /// θ₂, which is exactly 0 in the first example, through θ\*.
    fn default() -> Self {
        Settings::new(Coordinate::Second, Point::Solution)
    }
}
