//! The handles of the plane: where they are, and what dragging them means.

use crate::{Transform, Window};
use geometry::{ContourHandles, Rectangle};
use lasso_path::problem::{QuadraticLoss, Vector2};
use lasso_path::solve::penalty::Penalty;

/// How near to θ̂ an end of a contour's axis may come, in CSS pixels.
const NEAREST: f64 = 30.0;
/// How near to the picture's side a handle stays, in CSS pixels, when what it is of is outside.
const INSIDE: f64 = 14.0;
/// How near to the ball's edge a pointer takes it, in CSS pixels.
const GRIP: f64 = 9.0;

/// Where a handle is, in CSS pixels, and whether what it is of is outside the picture, perhaps infinitely far.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Handle {
    /// The middle of the handle.
    pub at: Vector2,
    /// Whether it only stands for something out of sight.
    pub outside: bool,
}

fn frame(size: [f64; 2]) -> Rectangle {
    Rectangle {
        min: [0.0, 0.0],
        max: size,
    }
}

/// The handle of a point.
#[must_use]
pub fn of_point(window: &Window, point: Vector2, size: [f64; 2]) -> Handle {
    let at = Transform::new(window, size).to_pixel(point);
    let frame = frame(size);
    Handle {
        at: frame.grown(-INSIDE).nearest(at),
        outside: !frame.contains(at),
    }
}

/// By how much a ball through a pixel is larger than the one of this radius, if the pixel is near enough to take its
/// edge.
#[must_use]
pub fn beyond_edge(
    penalty: Penalty,
    radius: f64,
    at: Vector2,
    transform: &Transform,
) -> Option<f64> {
    let beyond = penalty.radius(transform.to_theta(at)) - radius;
    // For the diamond the edge's distance is 1/√2 of the difference of the norms; for other balls it
    // is between that and all of it.
    let distance = beyond.abs() * transform.scale() * std::f64::consts::FRAC_1_SQRT_2;
    (distance < GRIP).then_some(beyond)
}

/// The contour whose handles are shown: the one that was held last while it is one of this loss that can be seen, or
/// one of a good size.
#[must_use]
pub fn contour(
    held: Option<ContourHandles>,
    loss: &QuadraticLoss,
    transform: &Transform,
) -> ContourHandles {
    let half = 0.5 * transform.size()[0].min(transform.size()[1]);
    let shortest = |contour: &ContourHandles| {
        contour.half_length(0).min(contour.half_length(1)) * transform.scale()
    };
    let known = held.map(|held| held.moved(loss.center())).filter(|known| {
        known.hessian().as_ref() == Ok(loss.hessian())
            && (0.9 * NEAREST..1.5 * half).contains(&shortest(known))
    });
    known.unwrap_or_else(|| {
        let [steep, flat] = loss.hessian().eigenvalues();
        let [long, short] = [0.4 * half, 1.5 * NEAREST].map(|pixels| pixels / transform.scale());
        let excess = if flat > 0.0 {
            (flat * long * long).max(steep * short * short)
        } else if steep > 0.0 {
            steep * long * long
        } else {
            long * long
        };
        ContourHandles::new(loss, (0.5 * excess).max(f64::MIN_POSITIVE))
    })
}

/// The handle of a contour's axis: at the end that is in the picture, or else at the picture's side; `None` while θ̂
/// itself is out of sight.
#[must_use]
pub fn of_axis(contour: &ContourHandles, axis: usize, transform: &Transform) -> Option<Handle> {
    let (frame, center) = (frame(transform.size()).grown(-INSIDE), contour.center());
    let middle = transform.to_pixel(center);
    if !frame.contains(middle) {
        return None;
    }
    if let Some(end) = contour.end(axis) {
        let across = [0, 1].map(|k| 2.0 * center[k] - end[k]);
        let mut ends = [end, across].into_iter().map(|p| transform.to_pixel(p));
        if let Some(at) = ends.find(|&p| frame.contains(p)) {
            return Some(Handle { at, outside: false });
        }
    }
    let [x, y] = contour.axis(axis);
    let reach = transform.size()[0] + transform.size()[1];
    let far = [middle[0] + reach * x, middle[1] - reach * y];
    let [_, at] = frame.clip_segment(middle, far)?;
    Some(Handle { at, outside: true })
}

/// The contour with the end of an axis at a pixel. At the picture's side that is infinitely far: the loss becomes flat
/// along the axis, and further it cannot go.
#[must_use]
pub fn dragged(
    contour: &ContourHandles,
    axis: usize,
    at: Vector2,
    transform: &Transform,
) -> ContourHandles {
    let middle = transform.to_pixel(contour.center());
    let offset = [at[0] - middle[0], at[1] - middle[1]];
    let length = offset[0].hypot(offset[1]);
    if length == 0.0 {
        return *contour;
    }
    let stretch = (NEAREST / length).max(1.0);
    let to = [0, 1].map(|k| middle[k] + stretch * offset[k]);
    let dragged = contour.dragged(axis, transform.to_theta(to));
    if frame(transform.size()).grown(-INSIDE).contains(at) {
        dragged
    } else {
        dragged.steepened(axis, f64::NEG_INFINITY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lasso_path::problem::Hessian;

    const SIZE: [f64; 2] = [600.0, 400.0];
    const VIEW: Window = Window {
        center: [0.0; 2],
        radius: 4.0,
    };

    fn loss(hessian: [f64; 3], center: Vector2) -> QuadraticLoss {
        let [h11, h12, h22] = hessian;
        let hessian = Hessian::new(h11, h12, h22).expect("semidefinite");
        QuadraticLoss::new(hessian, center, 0.0).expect("finite")
    }

    #[test]
    fn a_point_out_of_sight_has_its_handle_at_the_side() {
        let inside = of_point(&VIEW, [1.0, 1.0], SIZE);
        assert_eq!((inside.at, inside.outside), ([350.0, 150.0], false));
        let outside = of_point(&VIEW, [0.0, 99.0], SIZE);
        assert_eq!((outside.at, outside.outside), ([300.0, INSIDE], true));
    }

    #[test]
    fn the_edge_is_taken_within_its_grip() {
        let transform = Transform::new(&VIEW, SIZE);
        let at = |x: f64| {
            let pixel = transform.to_pixel([x, 0.0]);
            beyond_edge(Penalty::L1, 2.0, pixel, &transform)
        };
        assert_eq!(at(2.0), Some(0.0));
        assert!(at(2.2).is_some_and(|beyond| (beyond - 0.2).abs() < 1e-12));
        assert_eq!(at(2.5), None);
    }

    #[test]
    fn an_end_comes_to_where_it_is_dragged_and_no_nearer_than_allowed() {
        let loss = loss([1.0, 0.35, 0.8], [0.5, 0.5]);
        let transform = Transform::new(&VIEW, SIZE);
        let shown = contour(None, &loss, &transform);
        for axis in [0, 1] {
            let handle = of_axis(&shown, axis, &transform).expect("in sight");
            assert!(!handle.outside);
            let to = [handle.at[0] + 7.0, handle.at[1] - 4.0];
            let moved = dragged(&shown, axis, to, &transform);
            let now = of_axis(&moved, axis, &transform).expect("in sight").at;
            let middle = transform.to_pixel(moved.center());
            let across = [2.0 * middle[0] - now[0], 2.0 * middle[1] - now[1]];
            let far = |p: Vector2| (p[0] - to[0]).hypot(p[1] - to[1]);
            assert!(far(now).min(far(across)) < 1e-6, "{now:?} {to:?}");
            // held again, it is the same one
            assert_eq!(contour(Some(moved), &loss, &transform), shown);
            let near = dragged(&shown, axis, [middle[0] + 1.0, middle[1]], &transform);
            assert!(near.half_length(axis) * transform.scale() >= NEAREST - 1e-6);
            // beyond the side the loss is flat
            let flat = dragged(&shown, axis, [SIZE[0], to[1]], &transform);
            assert!(flat.end(axis).is_none());
        }
    }

    #[test]
    fn a_flat_loss_has_its_handle_at_the_side() {
        let loss = loss([1.0, 1.0, 1.0], [0.0, 0.0]);
        let transform = Transform::new(&VIEW, SIZE);
        let shown = contour(None, &loss, &transform);
        let outside = |axis| of_axis(&shown, axis, &transform).map(|handle| handle.outside);
        assert!([outside(0), outside(1)].contains(&Some(true)));
        let away = Transform::new(
            &Window {
                center: [50.0, 50.0],
                ..VIEW
            },
            SIZE,
        );
        assert_eq!(of_axis(&shown, 0, &away), None);
    }
}
