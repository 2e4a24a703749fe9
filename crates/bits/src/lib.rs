//! The reference problems of `lasso-path`, solved twice: natively while this crate is built ([`native`]), and
//! by the program that calls [`runs::all`], which may be WebAssembly in a browser.
//!
//! Sums, products, quotients and √ are the same everywhere, to the last bit, and so is all that is made of them
//! alone. Functions of the C library are not: where one has a part in a run, the run says by how much it may
//! differ ([`runs::Agreement`]).

pub mod runs;

use runs::Run;

/// Each run's name and numbers as they were natively when this crate was built, in the order of [`runs::all`].
#[must_use]
pub fn native() -> Vec<(&'static str, Vec<f64>)> {
    let lines = include_str!(concat!(env!("OUT_DIR"), "/native.txt")).lines();
    lines
        .map(|line| {
            let (name, words) = line.split_once('\t').expect("a name and its numbers");
            let bits = words.split_terminator(' ');
            let number = |bits| f64::from_bits(u64::from_str_radix(bits, 16).expect("64 bits"));
            (name, bits.map(number).collect())
        })
        .collect()
}

/// Compares a run with what the same run computed natively: how far the numbers are apart, relative to the
/// largest of them.
///
/// # Panics
/// Where they differ by more than the run allows, where a number is none, or where it is another run.
#[must_use]
pub fn compare(run: &Run, native: &(&str, Vec<f64>)) -> f64 {
    let (name, theirs) = native;
    assert_eq!(&run.name, name, "another run");
    assert_eq!(run.numbers.len(), theirs.len(), "{name}");
    let largest = theirs.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
    let mut apart = 0.0_f64;
    for (place, (here, there)) in run.numbers.iter().zip(theirs).enumerate() {
        let what = || format!("{name}, number {place}: {here:?} here, {there:?} natively");
        assert!(!here.is_nan() && !there.is_nan(), "{}", what());
        if here.to_bits() == there.to_bits() {
            continue;
        }
        let off = (here - there).abs() / largest;
        match run.agreement {
            runs::Agreement::Bits => panic!("{}", what()),
            runs::Agreement::Within(allowed) => assert!(off <= allowed, "{}, off {off:e}", what()),
        }
        apart = apart.max(off);
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;
    use runs::{Agreement, all};

    /// The build's numbers were computed without an optimizer.
    #[test]
    fn an_optimizer_changes_no_bit() {
        let (here, native) = (all(), native());
        assert_eq!(here.len(), native.len());
        assert!(here.len() > 1000, "{} runs", here.len());
        for (run, native) in here.iter().zip(&native) {
            let run = Run {
                agreement: Agreement::Bits,
                ..run.clone()
            };
            assert_eq!(compare(&run, native), 0.0);
        }
    }

    fn run(agreement: Agreement) -> Run {
        Run {
            name: "a".into(),
            agreement,
            numbers: vec![4.0, 1.0 + f64::EPSILON],
        }
    }

    #[test]
    #[should_panic(expected = "a, number 1: 1.0000000000000002 here, 1.0 natively")]
    fn one_bit_is_a_difference() {
        let _ = compare(&run(Agreement::Bits), &("a", vec![4.0, 1.0]));
    }

    #[test]
    #[should_panic(expected = "a, number 0: 4.0 here, -4.0 natively, off 2e0")]
    fn too_far_is_told() {
        let _ = compare(&run(Agreement::Within(0.1)), &("a", vec![-4.0, 1.0]));
    }

    #[test]
    fn what_is_allowed_is_measured() {
        let apart = compare(&run(Agreement::Within(1e-15)), &("a", vec![4.0, 1.0]));
        assert_eq!(apart, f64::EPSILON / 4.0);
    }
}
