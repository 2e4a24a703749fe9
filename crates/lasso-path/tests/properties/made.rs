//! Made data are what they say.

use lasso_path::problem::Lambda;
use lasso_path::regression::{Design, LassoPath, Made, MadeKind, RandomDesign};
use proptest::prelude::*;
use strategies::config;

const MADE: Made = Made {
    kind: MadeKind::Plain,
    rows: 60,
    features: 8,
    nonzero: 3,
    size: 2.0,
    correlation: 0.6,
    noise: 0.5,
    seed: 3,
};

fn kinds() -> impl Strategy<Value = MadeKind> {
    prop::sample::select(vec![MadeKind::Plain, MadeKind::Twin, MadeKind::Decoy])
}

/// The correlation of two columns in a sample.
fn correlation(design: &Design, i: usize, j: usize) -> f64 {
    design.gram_rows(&[i])[0][j]
}

proptest! {
    #![proptest_config(config(200))]

    /// Without noise the truth is what least squares finds, in own units; the same seed makes the same data.
    #[test]
    fn without_noise_the_path_ends_at_the_truth(kind in kinds(), seed in any::<u64>(), nonzero in 2_usize..7, size in 0.1..5.0_f64) {
        let made = Made { kind, seed, nonzero, size, noise: 0.0, ..MADE };
        let drawn = made.draw().expect("in range");
        prop_assert_eq!(&made.draw(), &Ok(drawn.clone()));
        prop_assert_eq!(drawn.coefficients.iter().filter(|b| **b != 0.0).count(), nonzero);
        let design = Design::new(&drawn.x, &drawn.y).expect("a design");
        let theta = LassoPath::new(&design).theta(Lambda::ZERO).expect("exact");
        let (beta, intercept) = design.in_own_units(&theta);
        for (ours, truth) in beta.iter().zip(&drawn.coefficients) {
            prop_assert!((ours - truth).abs() < 1e-11 * size, "{:?}", beta);
        }
        prop_assert!(intercept.abs() < 1e-11 * size);
    }

    /// y less Xβ is noise of the size that was asked for, the same for any size of β.
    #[test]
    fn noise_is_what_is_left(kind in kinds(), seed in any::<u64>()) {
        let made = Made { kind, seed, rows: 4_000, ..MADE };
        let left = |made: Made| {
            let drawn = made.draw().expect("in range");
            let fitted = |i: usize| (0..made.features).map(|j| drawn.x.column(j)[i] * drawn.coefficients[j]).sum::<f64>();
            (0..made.rows).map(|i| drawn.y[i] - fitted(i)).collect::<Vec<_>>()
        };
        let noise = left(made);
        let variance = noise.iter().map(|e| e * e).sum::<f64>() / noise.len() as f64;
        // five standard errors
        prop_assert!((variance / 0.25 - 1.0).abs() < 5.0 * (2.0_f64 / 4_000.0).sqrt());
        let others = left(Made { size: 7.0, ..made });
        prop_assert!(noise.iter().zip(others).all(|(a, b)| (a - b).abs() < 1e-12));
    }

    /// The correlations are those that the kind speaks of.
    #[test]
    fn correlations_are_those_of_the_kind(kind in kinds(), seed in any::<u64>(), c in 0.0..0.7_f64) {
        let made = Made { kind, seed, correlation: c, rows: 4_000, ..MADE };
        let drawn = made.draw().expect("in range");
        let design = Design::new(&drawn.x, &drawn.y).expect("a design");
        let last = made.features - 1;
        for i in 0..made.features {
            for j in 0..i {
                let expected = match kind {
                    MadeKind::Plain => c,
                    MadeKind::Twin if (i, j) == (last, 0) => c,
                    MadeKind::Decoy if i == last && j < 2 => c,
                    _ => 0.0,
                };
                prop_assert!((correlation(&design, i, j) - expected).abs() < 5.0 / 4_000.0_f64.sqrt());
            }
        }
        prop_assert!(kind == MadeKind::Plain || drawn.coefficients[last] == 0.0);
    }

    /// The decoy comes first, and is gone, or all but gone, at the end.
    #[test]
    fn a_decoy_enters_first_and_does_not_stay(seed in any::<u64>()) {
        let made = Made { kind: MadeKind::Decoy, nonzero: 2, seed, rows: 1_000, features: 5, correlation: 0.65, ..MADE };
        let drawn = made.draw().expect("in range");
        let path = LassoPath::new(&Design::new(&drawn.x, &drawn.y).expect("a design"));
        prop_assert_eq!(&path.knots()[0].entered, &[4]);
        let most = path.knots().iter().map(|knot| knot.theta.get(4)).fold(0.0, f64::max);
        let end = path.theta(Lambda::ZERO).expect("exact")[4];
        prop_assert!(most > 0.3 && end.abs() < 0.2 * most, "{} {}", most, end);
    }
}

/// Plain data are those of `RandomDesign`.
#[test]
fn plain_data_are_random_designs() {
    let made = Made { size: 1.0, ..MADE };
    let random = RandomDesign {
        rows: made.rows,
        columns: made.features,
        nonzero: made.nonzero,
        correlation: made.correlation,
        noise: made.noise,
    };
    let drawn = made.draw().expect("in range");
    let design = Design::new(&drawn.x, &drawn.y).expect("a design");
    assert_eq!(Ok(design), random.draw(made.seed));
    assert_eq!(drawn.names[..2], ["x1", "x2"]);
}

#[test]
fn what_cannot_be_made_says_what_can() {
    let decoy = MadeKind::Decoy;
    let nan = f64::NAN;
    for (made, words) in [
        (
            Made { rows: 1, ..MADE },
            "1 rows cannot be made; choose from 2 to 5000",
        ),
        (
            Made {
                rows: 5_001,
                ..MADE
            },
            "5001 rows",
        ),
        (
            Made {
                features: 0,
                nonzero: 0,
                ..MADE
            },
            "0 features",
        ),
        (
            Made {
                features: 2_001,
                ..MADE
            },
            "choose from 1 to 2000",
        ),
        (
            Made {
                rows: 5_000,
                features: 900,
                ..MADE
            },
            "rows · features ≤ 4000000",
        ),
        (
            Made { nonzero: 9, ..MADE },
            "9 true features are not possible here; choose from 0 to 8",
        ),
        (
            Made {
                kind: decoy,
                nonzero: 1,
                ..MADE
            },
            "choose from 2 to 7",
        ),
        (
            Made {
                kind: decoy,
                nonzero: 8,
                ..MADE
            },
            "choose from 2 to 7",
        ),
        (
            Made {
                kind: MadeKind::Twin,
                features: 1,
                nonzero: 1,
                ..MADE
            },
            "choose at least 2",
        ),
        (
            Made {
                kind: decoy,
                correlation: 0.71,
                ..MADE
            },
            "a correlation of 0.71",
        ),
        (
            Made {
                correlation: 1.0,
                ..MADE
            },
            "choose from 0 to less than 1",
        ),
        (
            Made {
                correlation: -0.1,
                ..MADE
            },
            "-0.1",
        ),
        (
            Made {
                correlation: nan,
                ..MADE
            },
            "NaN",
        ),
        (Made { size: 0.0, ..MADE }, "a size of 0"),
        (Made { size: nan, ..MADE }, "NaN"),
        (
            Made {
                noise: -1.0,
                ..MADE
            },
            "noise of -1",
        ),
        (
            Made {
                noise: f64::INFINITY,
                ..MADE
            },
            "noise of inf",
        ),
    ] {
        let error = made.draw().expect_err(words);
        assert!(made.check().is_err());
        assert!(error.to_string().contains(words), "{error}: {words}");
    }
    let most = Made {
        rows: 2_000,
        features: 2_000,
        ..MADE
    };
    assert_eq!(most.check(), Ok(()));
}
