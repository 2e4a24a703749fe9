//! The ball ‖θ‖₁ ≤ c in n dimensions, counted.

/// How many faces of dimension `of` the ball ‖θ‖₁ ≤ c of n dimensions has, c > 0: 2^(k + 1)·C(n, k + 1) for 0 ≤ k < n, as a
/// face is a choice of k + 1 coordinates that are not 0, each with its sign. So 2n corners, 2n(n − 1) edges, 2ⁿ facets; 0
/// for larger k. In all 3ⁿ − 1. `None` where that is beyond u64.
///
/// ```
/// use geometry::cross_polytope_faces;
/// assert_eq!([0, 1, 2].map(|k| cross_polytope_faces(3, k)), [Some(6), Some(12), Some(8)]);
/// ```
#[must_use]
pub fn cross_polytope_faces(dimensions: u32, of: u32) -> Option<u64> {
    let nonzero = of.checked_add(1)?;
    if nonzero > dimensions {
        return Some(0);
    }
    // Each quotient is a binomial coefficient times a power of two: no remainder.
    (0..nonzero).try_fold(1_u64, |count, k| {
        let more = count.checked_mul(2 * u64::from(dimensions - k))?;
        Some(more / u64::from(k + 1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_are_the_vectors_of_signs() {
        for n in 1..=9 {
            let mut counts = vec![0; n as usize];
            for code in 1..3_u32.pow(n) {
                let signs = (0..n).filter(|&j| code / 3_u32.pow(j) % 3 != 0).count();
                counts[signs - 1] += 1;
            }
            for (k, count) in (0..n).zip(counts) {
                assert_eq!(cross_polytope_faces(n, k), Some(count), "{n} {k}");
            }
            assert_eq!(cross_polytope_faces(n, n), Some(0));
        }
        let all = (0..20).map(|k| cross_polytope_faces(20, k).expect("few"));
        assert_eq!(all.sum::<u64>(), 3_u64.pow(20) - 1);
        assert_eq!(cross_polytope_faces(500, 250), None);
    }
}
