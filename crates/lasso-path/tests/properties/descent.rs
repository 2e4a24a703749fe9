//! What is known of the methods holds for their iterates, on random problems of two to five parameters.

use lasso_path::problem::{Hessian, Lambda, QuadraticLoss, l1};
use lasso_path::solve::descent::{Iterates, Lasso, Method, StepSize};
use lasso_path::solve::solve;
use proptest::prelude::*;
use strategies::config;

/// Everything that a run needs: well-conditioned, so that runs end in a reasonable time.
#[derive(Clone, Copy, Debug)]
struct Case<const N: usize> {
    problem: Lasso<N>,
    start: [f64; N],
    /// η·L.
    share: f64,
}

fn numbers<const N: usize>() -> impl Strategy<Value = [f64; N]> {
    prop::collection::vec(-3.0..3.0_f64, N).prop_map(|all| std::array::from_fn(|j| all[j]))
}

/// H = AᵀA/N + I/2.
fn case<const N: usize>() -> impl Strategy<Value = Case<N>> {
    let rows = prop::collection::vec(numbers::<N>(), N);
    (rows, numbers(), numbers(), 0.0..2.0_f64, 0.05..1.0_f64).prop_map(
        |(rows, center, start, lambda, share)| {
            let mut hessian = [[0.0; N]; N];
            for i in 0..N {
                for j in 0..=i {
                    let sum: f64 = rows.iter().map(|row| row[i] * row[j] / N as f64).sum();
                    hessian[i][j] = sum + if i == j { 0.5 } else { 0.0 };
                    hessian[j][i] = hessian[i][j];
                }
            }
            let lambda = Lambda::new(lambda).expect("not negative");
            Case {
                problem: Lasso::new(hessian, center, lambda).expect("definite"),
                start,
                share,
            }
        },
    )
}

impl<const N: usize> Case<N> {
    fn iterates(&self, method: Method) -> Iterates<'_, N> {
        let step_size = StepSize::new(self.share / self.problem.largest_eigenvalue());
        Iterates::new(
            &self.problem,
            method,
            step_size.expect("positive"),
            self.start,
        )
    }
}

/// The minimiser by trying every pattern of signs, and how far the optimality conditions are from another
/// pattern; `None` where elimination finds no pivot.
fn brute_force<const N: usize>(problem: &Lasso<N>) -> Option<([f64; N], f64)> {
    let lambda = problem.lambda();
    'patterns: for code in 0..3_usize.pow(N as u32) {
        let signs: [f64; N] =
            std::array::from_fn(|j| [0.0, 1.0, -1.0][code / 3_usize.pow(j as u32) % 3]);
        let support: Vec<usize> = (0..N).filter(|&j| signs[j] != 0.0).collect();
        let mut system: Vec<Vec<f64>> = support
            .iter()
            .map(|&i| {
                let mut row: Vec<f64> = support.iter().map(|&j| problem.hessian()[i][j]).collect();
                row.push(problem.inner()[i] - lambda * signs[i]);
                row
            })
            .collect();
        for pivot in 0..support.len() {
            for row in 0..support.len() {
                if row != pivot {
                    let factor = system[row][pivot] / system[pivot][pivot];
                    let above = system[pivot].clone();
                    for (entry, above) in system[row].iter_mut().zip(above) {
                        *entry -= factor * above;
                    }
                }
            }
        }
        let mut theta = [0.0; N];
        for (k, &j) in support.iter().enumerate() {
            theta[j] = system[k][support.len()] / system[k][k];
        }
        let gradient = problem.gradient(theta);
        let mut margin = f64::INFINITY;
        for j in 0..N {
            let room = if signs[j] == 0.0 {
                lambda - gradient[j].abs()
            } else {
                theta[j] * signs[j]
            };
            margin = margin.min(room);
            if room < 0.0 {
                continue 'patterns;
            }
        }
        return Some((theta, margin));
    }
    None
}

fn descends<const N: usize>(case: &Case<N>) -> Result<(), TestCaseError> {
    for method in [Method::Proximal, Method::Coordinate] {
        let run = case.iterates(method).run(200);
        prop_assert_eq!(run.diverged, None);
        for pair in run.iterates.windows(2) {
            let [before, after] = [pair[0], pair[1]].map(|theta| case.problem.objective(theta));
            prop_assert!(
                after <= before * (1.0 + 1e-14) + 1e-14,
                "{method:?}: {before} to {after}"
            );
        }
    }
    Ok(())
}

fn arrives<const N: usize>(case: &Case<N>) -> Result<(), TestCaseError> {
    let Some((best, margin)) = brute_force(&case.problem) else {
        return Err(TestCaseError::reject("no pattern but for rounding"));
    };
    prop_assume!(margin > 1e-4);
    for method in [Method::Proximal, Method::Fista, Method::Coordinate] {
        let run = case.iterates(method).run(20_000);
        let last = run.at(usize::MAX);
        for j in 0..N {
            prop_assert!(
                (last[j] - best[j]).abs() <= 1e-9,
                "{method:?}: {last:?}, not {best:?}"
            );
            prop_assert_eq!(last[j] == 0.0, best[j] == 0.0, "{:?}: {:?}", method, last);
            prop_assert_eq!(run.settled(j).is_some(), best[j] == 0.0);
        }
    }
    // The others get near: subgradient steps up to the order of ηλ, ridge to its own minimum.
    let near = case
        .iterates(Method::Subgradient)
        .run(20_000)
        .at(usize::MAX);
    let eta = case.share / case.problem.largest_eigenvalue();
    let lambda = case.problem.lambda();
    let size = l1::norm(&near) + l1::norm(&case.problem.center()) + 1.0;
    let slope = N as f64 * (lambda + 1e-9) * 4.0;
    let reached = case.problem.objective(near) - case.problem.objective(best);
    prop_assert!(reached <= eta * slope * slope + 1e-9 * size, "{reached}");
    let ridge = case.iterates(Method::Ridge).run(20_000).at(usize::MAX);
    let gradient = case.problem.gradient(ridge);
    for j in 0..N {
        if case.share * (1.0 + lambda / case.problem.largest_eigenvalue()) < 1.9 {
            prop_assert!(
                (gradient[j] + lambda * ridge[j]).abs() <= 1e-9 * size,
                "{ridge:?}"
            );
        }
    }
    Ok(())
}

/// The bounds that the chart of convergence draws as guides hold (Beck & Teboulle 2009, theorems 3.1 and 4.4;
/// the linear one with the least eigenvalue μ).
fn keeps_its_rate(case: &Case<2>) -> Result<(), TestCaseError> {
    let Some((best, _)) = brute_force(&case.problem) else {
        return Err(TestCaseError::reject("no pattern but for rounding"));
    };
    let [[h11, h12], [_, h22]] = *case.problem.hessian();
    let [_, mu] = Hessian::new(h11, h12, h22).expect("definite").eigenvalues();
    let eta = case.share / case.problem.largest_eigenvalue();
    let distance = (0..2)
        .map(|j| (case.start[j] - best[j]).powi(2))
        .sum::<f64>();
    let least = case.problem.objective(best);
    for k in 1..200_i32 {
        let gap = |method| {
            let point = case
                .iterates(method)
                .nth(k as usize)
                .expect("no divergence");
            case.problem.objective(point) - least
        };
        let (k1, sure) = (f64::from(k) + 1.0, 1e-12 * (1.0 + least));
        let proximal = gap(Method::Proximal);
        prop_assert!(proximal <= distance / (2.0 * eta * f64::from(k)) + sure);
        prop_assert!(proximal <= (1.0 - eta * mu).powi(k) * distance / (2.0 * eta) + sure);
        prop_assert!(gap(Method::Fista) <= 2.0 * distance / (eta * k1 * k1) + sure);
    }
    Ok(())
}

/// Each step is the sum of its parts.
fn adds_up<const N: usize>(case: &Case<N>) -> Result<(), TestCaseError> {
    for method in Method::ALL {
        let mut iterates = case.iterates(method);
        let mut before = iterates.next().expect("the start");
        for _ in 0..40 {
            let step = iterates.step();
            let after = iterates.next().expect("no divergence");
            for j in 0..N {
                let sum = before[j] + step.momentum[j] + step.loss[j] + step.penalty[j];
                prop_assert!(
                    (sum - after[j]).abs() <= 1e-13 * (1.0 + sum.abs()),
                    "{method:?}"
                );
            }
            before = after;
        }
    }
    Ok(())
}

/// A run that came to rest is not computed any further.
fn runs_as_it_iterates<const N: usize>(case: &Case<N>, steps: usize) -> Result<(), TestCaseError> {
    for method in Method::ALL {
        let run = case.iterates(method).run(steps);
        let points: Vec<[f64; N]> = case.iterates(method).take(steps + 1).collect();
        prop_assert_eq!(&run.iterates, &points, "{:?}", method);
        let rest = run.rest;
        prop_assert!(
            points[rest..]
                .iter()
                .all(|theta| Some(theta) == points.last())
        );
        prop_assert!(rest == 0 || Some(&points[rest - 1]) != points.last());
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn short_steps_never_go_up(two in case::<2>(), four in case::<4>()) {
        descends(&two)?;
        descends(&four)?;
    }

    #[test]
    fn a_step_is_the_sum_of_its_parts(two in case::<2>(), three in case::<3>()) {
        adds_up(&two)?;
        adds_up(&three)?;
    }

    #[test]
    fn a_run_has_the_points_of_its_iterator(two in case::<2>(), three in case::<3>(), steps in 0..3000_usize) {
        runs_as_it_iterates(&two, steps)?;
        runs_as_it_iterates(&three, steps)?;
    }

    #[test]
    fn the_guides_are_bounds(case in case::<2>()) {
        keeps_its_rate(&case)?;
    }
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn each_reaches_the_minimum_and_its_exact_zeros(
        two in case::<2>(), three in case::<3>(), four in case::<4>(), five in case::<5>(),
    ) {
        arrives(&two)?;
        arrives(&three)?;
        arrives(&four)?;
        arrives(&five)?;
    }

    #[test]
    fn the_exact_solver_says_the_same(case in case::<2>()) {
        let [[h11, h12], [_, h22]] = *case.problem.hessian();
        let hessian = Hessian::new(h11, h12, h22).expect("definite");
        let loss = QuadraticLoss::new(hessian, case.problem.center(), 0.0).expect("plain");
        let lambda = Lambda::new(case.problem.lambda()).expect("not negative");
        let best = solve(&loss, lambda).theta;
        prop_assume!(brute_force(&case.problem).is_some_and(|(_, margin)| margin > 1e-4));
        for method in [Method::Proximal, Method::Fista, Method::Coordinate] {
            let last = case.iterates(method).run(20_000).at(usize::MAX);
            for j in 0..2 {
                prop_assert!((last[j] - best[j]).abs() <= 1e-9, "{method:?}: {last:?}, not {best:?}");
                prop_assert_eq!(last[j] == 0.0, best[j] == 0.0);
            }
        }
    }
}

fn planar(hessian: [f64; 3], center: [f64; 2], lambda: f64) -> Lasso<2> {
    let [h11, h12, h22] = hessian;
    let hessian = Hessian::new(h11, h12, h22).expect("semidefinite");
    let loss = QuadraticLoss::new(hessian, center, 0.0).expect("plain");
    Lasso::planar(&loss, Lambda::new(lambda).expect("not negative"))
}

fn size(eta: f64) -> StepSize {
    StepSize::new(eta).expect("a step size")
}

#[test]
fn a_diverging_run_stops_and_says_where() {
    let problem = planar([1.0, 0.0, 1.0], [1.0, 1.0], 0.5);
    for method in [
        Method::Subgradient,
        Method::Proximal,
        Method::Fista,
        Method::Ridge,
    ] {
        for eta in [3.0, 1e100] {
            let iterates = Iterates::new(&problem, method, size(eta), [50.0, 0.0]);
            let run = iterates.within(1e6).run(1000);
            let diverged = run
                .diverged
                .unwrap_or_else(|| panic!("{method:?} at {eta}"));
            assert_eq!(diverged.step, run.iterates.len());
            assert!(diverged.to_string().contains(&diverged.step.to_string()));
            assert!(run.iterates.iter().flatten().all(|x| x.abs() <= 1e6));
        }
    }
    // Far beyond 2/L soft-thresholding may still hold a run: it is the run that is looked at, not η.
    let held = Iterates::new(&problem, Method::Proximal, size(3.0), [2.0, 0.0]).run(1000);
    assert_eq!(held.diverged, None);
    // Without a limit of one's own it ends before numbers do.
    let huge = planar([1e100, 0.0, 1e100], [1e100, 0.0], 1e100);
    for method in Method::ALL {
        let run = Iterates::new(&huge, method, size(1e100), [-1e100, 1e100]).run(100);
        assert!(
            run.iterates.iter().flatten().all(|x| x.is_finite()),
            "{method:?}"
        );
        assert_eq!(run.diverged.is_none(), method == Method::Coordinate);
    }
}

#[test]
fn twice_one_over_l_is_the_border_of_divergence() {
    let problem = planar([1.0, 0.35, 0.8], [2.4, 1.0], 1.15);
    let border = 2.0 / problem.largest_eigenvalue();
    let run = |eta| Iterates::new(&problem, Method::Proximal, size(eta), [-1.0, 2.0]);
    let last = run(0.99 * border).run(5000).at(usize::MAX);
    assert!((last[0] - 1.6).abs() < 1e-12 && last[1] == 0.0, "{last:?}");
    let far = Iterates::new(
        &problem,
        Method::Subgradient,
        size(1.01 * border),
        [-1.0, 2.0],
    );
    assert!(far.within(1e6).run(5000).diverged.is_some());
}

#[test]
fn a_flat_loss_and_no_penalty_are_defined() {
    let flat = planar([0.0, 0.0, 0.0], [1.0, 1.0], 0.5);
    let run = Iterates::new(&flat, Method::Coordinate, size(1.0), [3.0, 4.0]).run(4);
    assert_eq!(
        run.iterates,
        [[3.0, 4.0], [0.0, 4.0], [0.0; 2], [0.0; 2], [0.0; 2]]
    );
    assert_eq!([run.settled(0), run.settled(1)], [Some(1), Some(2)]);
    let nothing = planar([0.0, 0.0, 0.0], [1.0, 1.0], 0.0);
    for method in Method::ALL {
        let run = Iterates::new(&nothing, method, size(1.0), [3.0, 4.0]).run(4);
        assert_eq!(run.iterates, [[3.0, 4.0]; 5], "{method:?}");
    }
    // The seed's own example: from 2 to 6 where the optimum is 3.
    let seed = planar([4.0, 0.0, 1.0], [3.0, 1.0], 0.0);
    let run = Iterates::new(&seed, Method::Subgradient, size(1.0), [2.0, 1.0]).run(1);
    assert_eq!(run.iterates, [[2.0, 1.0], [6.0, 1.0]]);
}

#[test]
fn hopping_across_zero_is_not_zero() {
    // At θ = (0.8, 0) the loss pulls on neither coordinate by more than λ, and steps of ηλ hop over 0.
    let problem = planar([1.0, 0.0, 1.0], [1.0, 0.3], 0.7);
    let run = Iterates::new(&problem, Method::Subgradient, size(0.3), [1.0, 1.0]).run(10_000);
    let hops = &run.iterates[100..];
    assert!(
        hops.iter()
            .all(|theta| theta[1] != 0.0 && theta[1].abs() <= 0.3 * (0.7 + 0.7))
    );
    assert!(hops.iter().any(|theta| theta[1] > 0.0) && hops.iter().any(|theta| theta[1] < 0.0));
    assert_eq!(run.settled(1), None);
    let proximal = Iterates::new(&problem, Method::Proximal, size(0.3), [1.0, 1.0]).run(100);
    assert!(proximal.settled(1).is_some_and(|k| k < 20));
}
