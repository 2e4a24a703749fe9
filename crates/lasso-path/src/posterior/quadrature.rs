//! Adaptive quadrature of functions with several values.

/// The nodes of the 15-point Kronrod rule on [−1, 1] that are not negative; every second one, from the
/// second on, is a node of the 7-point Gauss rule. R. Piessens, E. de Doncker-Kapenga, C. Überhuber,
/// D. Kahaner, *QUADPACK* (1983).
const NODES: [f64; 8] = [
    0.991_455_371_120_812_6,
    0.949_107_912_342_758_5,
    0.864_864_423_359_769_1,
    0.741_531_185_599_394_4,
    0.586_087_235_467_691_1,
    0.405_845_151_377_397_2,
    0.207_784_955_007_898_47,
    0.0,
];
const KRONROD: [f64; 8] = [
    0.022_935_322_010_529_224,
    0.063_092_092_629_978_55,
    0.104_790_010_322_250_18,
    0.140_653_259_715_525_92,
    0.169_004_726_639_267_9,
    0.190_350_578_064_785_4,
    0.204_432_940_075_298_9,
    0.209_482_141_084_727_82,
];
const GAUSS: [f64; 4] = [
    0.129_484_966_168_869_7,
    0.279_705_391_489_276_64,
    0.381_830_050_505_118_9,
    0.417_959_183_673_469_4,
];

/// How often an interval is halved at most.
const DEPTH: u32 = 48;

/// Three values, and for each a size ≥ 0 that its error is measured by.
pub(super) type Values = [[f64; 3]; 2];

/// The integrals of f over the intervals between ascending points. The error of each value is, by its
/// estimate, at most `tolerance` times the integral of its size for each interval that is left
/// after halving.
pub(super) fn integrate(f: impl Fn(f64) -> Values, points: &[f64], tolerance: f64) -> Values {
    let pieces: Vec<Piece> = points
        .windows(2)
        .map(|ends| Piece::new(&f, [ends[0], ends[1]]))
        .collect();
    let allowed = sum(pieces.iter().map(|piece| piece.integral))[1].map(|size| tolerance * size);
    sum(pieces.iter().map(|piece| piece.refined(&f, allowed, DEPTH)))
}

struct Piece {
    ends: [f64; 2],
    integral: Values,
    error: [f64; 3],
}

impl Piece {
    fn new(f: &impl Fn(f64) -> Values, ends: [f64; 2]) -> Self {
        let [middle, half] = [0.5 * ends[0] + 0.5 * ends[1], 0.5 * ends[1] - 0.5 * ends[0]];
        let mut integral = [[0.0; 3]; 2];
        let mut gauss = [0.0; 3];
        for (i, (node, weight)) in NODES.into_iter().zip(KRONROD).enumerate() {
            let step = half * node;
            let values = if node == 0.0 {
                f(middle)
            } else {
                sum([f(middle - step), f(middle + step)].into_iter())
            };
            for j in 0..3 {
                integral[0][j] += half * weight * values[0][j];
                integral[1][j] += half * weight * values[1][j];
                if i % 2 == 1 {
                    gauss[j] += half * GAUSS[i / 2] * values[0][j];
                }
            }
        }
        // QUADPACK's estimate: Kronrod's rule is that much better than Gauss's.
        let error = [0, 1, 2].map(|j| {
            let (difference, size) = ((integral[0][j] - gauss[j]).abs(), integral[1][j]);
            if size > 0.0 {
                difference.min(size * (200.0 * difference / size).powf(1.5))
            } else {
                difference
            }
        });
        Self {
            ends,
            integral,
            error,
        }
    }

    fn refined(&self, f: &impl Fn(f64) -> Values, allowed: [f64; 3], depth: u32) -> Values {
        if depth == 0 || (0..3).all(|j| self.error[j] <= allowed[j]) {
            return self.integral;
        }
        let [start, end] = self.ends;
        let middle = 0.5 * start + 0.5 * end;
        let halves = [[start, middle], [middle, end]].map(|ends| Piece::new(f, ends));
        sum(halves
            .iter()
            .map(|half| half.refined(f, allowed, depth - 1)))
    }
}

fn sum(values: impl Iterator<Item = Values>) -> Values {
    values.fold([[0.0; 3]; 2], |sum, term| {
        [0, 1].map(|i: usize| [0, 1, 2].map(|j: usize| sum[i][j] + term[i][j]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_piece_is_exact_for_polynomials_of_degree_22() {
        let f = |x: f64| [[x.powi(22), x.powi(21) + 1.0, x.powi(12)], [1.0; 3]];
        let [values, _] = Piece::new(&f, [0.0, 2.0]).integral;
        let truth = [
            2f64.powi(23) / 23.0,
            2f64.powi(22) / 22.0 + 2.0,
            2f64.powi(13) / 13.0,
        ];
        for j in 0..3 {
            assert!((values[j] / truth[j] - 1.0).abs() < 4e-15, "{j}");
        }
        // Degree 13 is the most of Gauss's rule, so that there is no error to see.
        assert!(Piece::new(&f, [0.0, 2.0]).error[2] < 1e-11);
        assert!(Piece::new(&f, [0.0, 2.0]).error[0] > 1e-3);
    }

    #[test]
    fn pieces_are_halved_until_the_error_is_small() {
        let f = |x: f64| {
            [[
                (-40.0 * x.abs()).exp(),
                (-40.0 * x * x).exp(),
                x.abs().sqrt(),
            ]; 2]
        };
        let [values, _] = integrate(f, &[-1.0, 0.0, 1.0], 1e-10);
        let truth = [0.05, (std::f64::consts::PI / 40.0).sqrt(), 4.0 / 3.0];
        for j in 0..3 {
            let off = (values[j] / truth[j] - 1.0).abs();
            assert!(off < 1e-9, "{j}: {off:e}");
        }
    }
}
