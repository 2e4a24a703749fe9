//! Points and directions of three numbers.

/// A point or a direction of three parameters.
pub type Vector3 = [f64; 3];

pub(super) fn dot(a: Vector3, b: Vector3) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

pub(super) fn cross(a: Vector3, b: Vector3) -> Vector3 {
    [0, 1, 2].map(|k| {
        let (i, j) = ((k + 1) % 3, (k + 2) % 3);
        a[i] * b[j] - a[j] * b[i]
    })
}

pub(super) fn length(a: Vector3) -> f64 {
    a[0].hypot(a[1]).hypot(a[2])
}

/// a + t·b.
pub(super) fn along(a: Vector3, t: f64, b: Vector3) -> Vector3 {
    [0, 1, 2].map(|k| a[k] + t * b[k])
}

pub(super) fn minus(a: Vector3, b: Vector3) -> Vector3 {
    along(a, -1.0, b)
}

/// What is left of `a` orthogonal to `b` ≠ 0. Done twice, as once leaves a rounding of `a`.
pub(super) fn off(a: Vector3, b: Vector3) -> Vector3 {
    let square = dot(b, b);
    let once = along(a, -dot(a, b) / square, b);
    along(once, -dot(once, b) / square, b)
}
