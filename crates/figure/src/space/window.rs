//! How much of space is seen.

use geometry::space::Vector3;

/// The ball of space around `center` with `radius`, which just fits into the picture from every side. So the picture's
/// scale rests while one turns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpaceWindow {
    /// The θ in the middle of the picture.
    pub center: Vector3,
    /// The θ-distance from there to the nearest side; > 0.
    pub radius: f64,
}

/// The middle of the picture, as a share of the way from the origin to θ̂.
const MIDDLE: f64 = 0.3;
/// What stays free at the picture's sides, as a factor.
const ROOM: f64 = 1.12;

impl SpaceWindow {
    /// The window that shows θ̂, the path, and the octahedron of a radius, with a margin; larger octahedra reach out of
    /// it. Of radius 1 where all of that is the origin.
    #[must_use]
    pub fn fit(center: Vector3, path: &[Vector3], octahedron: f64) -> Self {
        let middle = center.map(|x| MIDDLE * x);
        let far = |p: &Vector3| {
            let [x, y, z] = [0, 1, 2].map(|k| p[k] - middle[k]);
            x.hypot(y).hypot(z)
        };
        let corners = (0..3).flat_map(|k| {
            [octahedron, -octahedron].map(|x| {
                let mut corner = [0.0; 3];
                corner[k] = x;
                corner
            })
        });
        let points = corners.chain(path.iter().copied()).chain([center]);
        let radius = points.map(|p| far(&p)).fold(0.0, f64::max) * ROOM;
        SpaceWindow {
            center: middle,
            radius: if radius > 0.0 && radius.is_finite() {
                radius
            } else {
                1.0
            },
        }
    }
}
