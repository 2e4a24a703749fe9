//! What the tests' random problems are drawn from.
//!
//! | drawn | module |
//! |---|---|
//! | plain numbers: signs, magnitudes, powers of ten | [`number`] |
//! | Hessians and losses | [`problem`] |
//! | penalties with their parameters | [`penalty`] |
//! | how many problems a test draws | [`config`] |
//!
//! Each strategy says its ranges and the degenerate cases among them. A test that wants other
//! ranges names them in its call; what only one test draws stands in that test.
#![cfg(not(target_arch = "wasm32"))]
#![forbid(unsafe_code)]

pub mod number;
pub mod penalty;
pub mod problem;

use proptest::test_runner::Config;

/// A test with this many problems. Failures are not kept in files, and a strategy may reject many
/// draws: matrices that are not positive semidefinite are drawn and thrown away.
pub fn config(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: None,
        max_global_rejects: 1_000_000,
        max_local_rejects: 1_000_000,
        ..Config::default()
    }
}
