//! The planar lasso in arithmetic without rounding: all nine patterns of signs are tried, and the
//! optimality conditions checked with exact dyadic numbers.

use std::cmp::Ordering;

use lasso_path::problem::{QuadraticLoss, Vector2};
use num_bigint::{BigInt, Sign};

/// mantissa·2^exponent: every finite f64 is one, and so are sums and products of them.
#[derive(Clone, Debug)]
pub struct Dyadic {
    mantissa: BigInt,
    exponent: i64,
}

impl Dyadic {
    pub fn new(value: f64) -> Self {
        let bits = value.to_bits();
        let biased = ((bits >> 52) & 0x7ff) as i64;
        let fraction = bits & ((1 << 52) - 1);
        let (integer, exponent) = if biased == 0 {
            (fraction, -1074)
        } else {
            (fraction | (1 << 52), biased - 1075)
        };
        let mantissa = BigInt::from(integer);
        Self {
            mantissa: if value < 0.0 { -mantissa } else { mantissa },
            exponent,
        }
    }

    pub fn plus(&self, other: &Self) -> Self {
        let exponent = self.exponent.min(other.exponent);
        let shifted = |d: &Self| d.mantissa.clone() << ((d.exponent - exponent) as u64);
        Self {
            mantissa: shifted(self) + shifted(other),
            exponent,
        }
    }

    fn negated(&self) -> Self {
        Self {
            mantissa: -self.mantissa.clone(),
            exponent: self.exponent,
        }
    }

    pub fn minus(&self, other: &Self) -> Self {
        self.plus(&other.negated())
    }

    pub fn times(&self, other: &Self) -> Self {
        let mantissa = &self.mantissa * &other.mantissa;
        Self {
            mantissa,
            exponent: self.exponent + other.exponent,
        }
    }

    fn sign(&self) -> i8 {
        match self.mantissa.sign() {
            Sign::Minus => -1,
            Sign::NoSign => 0,
            Sign::Plus => 1,
        }
    }

    pub fn absolute(&self) -> Self {
        if self.sign() < 0 {
            self.negated()
        } else {
            self.clone()
        }
    }

    fn signed(&self, sign: i8) -> Self {
        self.times(&Self::new(f64::from(sign)))
    }

    pub fn compare(&self, other: &Self) -> Ordering {
        self.minus(other).sign().cmp(&0)
    }

    /// Correct to about 60 bits, which is enough to compare with a tolerance.
    pub fn approximate(&self) -> f64 {
        let shift = self.mantissa.bits().saturating_sub(60);
        let top = i64::try_from(&self.mantissa >> shift).expect("61 bits at most");
        top as f64 * 2f64.powi(i32::try_from(self.exponent + shift as i64).expect("small"))
    }
}

/// A problem in exact numbers.
#[derive(Clone)]
pub struct Exact {
    h: [[Dyadic; 2]; 2],
    q: [Dyadic; 2],
    determinant: Dyadic,
}

impl Exact {
    pub fn new(loss: &QuadraticLoss) -> Self {
        let hessian = loss.hessian();
        let row = |a, b| [Dyadic::new(a), Dyadic::new(b)];
        let h = [
            row(hessian.h11(), hessian.h12()),
            row(hessian.h12(), hessian.h22()),
        ];
        let center = loss.center().map(Dyadic::new);
        let q = [0, 1].map(|j: usize| h[j][0].times(&center[0]).plus(&h[j][1].times(&center[1])));
        let determinant = h[0][0].times(&h[1][1]).minus(&h[0][1].times(&h[0][1]));
        Self { h, q, determinant }
    }

    /// The same with kI added to H, and q as it was: the lasso that the elastic net is.
    pub fn with_ridge(&self, k: &Dyadic) -> Self {
        let mut sum = self.clone();
        for j in 0..2 {
            sum.h[j][j] = sum.h[j][j].plus(k);
        }
        let [[h11, h12], [_, h22]] = &sum.h;
        sum.determinant = h11.times(h22).minus(&h12.times(h12));
        sum
    }

    /// Whether det H ≥ 0: entries that were rounded can make it negative.
    pub fn is_semidefinite(&self) -> bool {
        self.determinant.sign() >= 0
    }

    /// max_j dist(g_j, λ∂|θ_j|) without rounding until the end.
    pub fn residual(&self, lambda: f64, theta: Vector2) -> f64 {
        let lambda = Dyadic::new(lambda);
        let point = theta.map(Dyadic::new);
        let distance = |j: usize| {
            let g = (0..2).fold(self.q[j].clone(), |g, i| {
                g.minus(&self.h[j][i].times(&point[i]))
            });
            if theta[j] == 0.0 {
                g.absolute().minus(&lambda).approximate().max(0.0)
            } else {
                g.signed(theta[j].signum() as i8)
                    .minus(&lambda)
                    .approximate()
                    .abs()
            }
        };
        distance(0).max(distance(1))
    }

    /// Of the nine patterns of signs, the one that the solution has, with θ as numerators over a
    /// common positive denominator. H must have rank 2, so that there is exactly one.
    pub fn enumerate(&self, lambda: &Dyadic) -> ([i8; 2], [Dyadic; 2], Dyadic) {
        let mut found = Vec::new();
        for first in [-1, 0, 1] {
            for second in [-1, 0, 1] {
                if let Some((numerators, denominator)) = self.pattern(lambda, [first, second]) {
                    found.push(([first, second], numerators, denominator));
                }
            }
        }
        assert_eq!(found.len(), 1, "a strictly convex problem has one solution");
        found.remove(0)
    }

    fn pattern(&self, lambda: &Dyadic, signs: [i8; 2]) -> Option<([Dyadic; 2], Dyadic)> {
        let (numerators, denominator) = self.stationary(lambda, signs);
        let fits = (0..2).all(|j| numerators[j].sign() == signs[j]);
        // What is left of the gradient of the loss, times the denominator, where a coordinate is zero.
        let optimal = (0..2).filter(|&j| signs[j] == 0).all(|j| {
            let pull = (0..2).fold(self.q[j].times(&denominator), |pull, i| {
                pull.minus(&self.h[j][i].times(&numerators[i]))
            });
            pull.absolute().compare(&lambda.times(&denominator)).is_le()
        });
        (fits && optimal).then_some((numerators, denominator))
    }

    /// The solution of Hθ = q − λs in the coordinates with a sign, the others zero.
    fn stationary(&self, lambda: &Dyadic, signs: [i8; 2]) -> ([Dyadic; 2], Dyadic) {
        let zero = Dyadic::new(0.0);
        let r = [0, 1].map(|j: usize| self.q[j].minus(&lambda.signed(signs[j])));
        match signs {
            [0, 0] => ([zero.clone(), zero], Dyadic::new(1.0)),
            [_, 0] => ([r[0].clone(), zero], self.h[0][0].clone()),
            [0, _] => ([zero, r[1].clone()], self.h[1][1].clone()),
            _ => {
                // Cramer's rule.
                let cross = |i: usize, j: usize| {
                    self.h[j][j].times(&r[i]).minus(&self.h[i][j].times(&r[j]))
                };
                ([cross(0, 1), cross(1, 0)], self.determinant.clone())
            }
        }
    }

    /// Whether θ has the signs of the exact solution for this λ and agrees with it to 2⁻⁵⁰ in each
    /// coordinate. One that is zero may be up to 2⁻¹⁰⁰ of what cancels in it, the same with λ = 0:
    /// double-double arithmetic has 106 bits. And no coordinate is finer than binary64 numbers are.
    pub fn agrees(&self, lambda: &Dyadic, theta: Vector2) -> bool {
        let (signs, numerators, denominator) = self.enumerate(lambda);
        let (whole, _) = self.stationary(&Dyadic::new(0.0), signs);
        (0..2).all(|j| {
            let size = numerators[j].absolute();
            let finest = denominator.times(&Dyadic::new(f64::from_bits(1)));
            if theta[j] == 0.0 {
                let least = whole[j].absolute().times(&Dyadic::new(2f64.powi(-100)));
                return size.compare(&least.plus(&finest)).is_le();
            }
            let scaled = Dyadic::new(theta[j]).times(&denominator);
            let error = scaled.minus(&numerators[j]).absolute();
            let allowed = size.times(&Dyadic::new(2f64.powi(-50))).plus(&finest);
            signs[j] == theta[j].signum() as i8 && error.compare(&allowed).is_le()
        })
    }
}
