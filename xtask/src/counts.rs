//! Counting tests from what the runners print.

use std::ops::AddAssign;

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Those that passed.
    pub passed: u64,
    /// Those that failed.
    pub failed: u64,
}

impl Counts {
    /// The counts in one line of a runner's output: `test result: ok. 3 passed; 0 failed; …`.
    ///
    /// Both cargo's runner and the browser's (wasm-bindgen-test-runner) close with such a line.
    pub fn in_line(line: &str) -> Option<Self> {
        let (_, tail) = line.trim_start().split_once("test result: ")?;
        let (_, numbers) = tail.split_once(". ")?;
        let mut counts = Self::default();
        let mut named = 0;
        for part in numbers.split(';') {
            let Some((number, "passed" | "failed")) = part.trim().split_once(' ') else {
                continue;
            };
            let number = number.parse().ok()?;
            if part.ends_with("passed") {
                counts.passed = number;
            } else {
                counts.failed = number;
            }
            named += 1;
        }
        (named == 2).then_some(counts)
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(passed: u64, failed: u64) -> Option<Counts> {
        Some(Counts { passed, failed })
    }

    #[test]
    fn reads_the_runners_closing_lines() {
        let ok = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!(Counts::in_line(ok), some(12, 0));
        let bad = "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 filtered out";
        assert_eq!(Counts::in_line(bad), some(3, 2));
    }

    #[test]
    fn other_lines_count_nothing() {
        for line in [
            "",
            "test solve::works ... ok",
            "running 3 tests",
            "test result: unknown",
            "test result: ok. x passed; 0 failed",
            "3 passed, 0 failed",
        ] {
            assert_eq!(Counts::in_line(line), None, "{line}");
        }
    }

    #[test]
    fn adds_up_and_prints_the_closing_line() {
        let mut sum = Counts::default();
        sum += Counts {
            passed: 2,
            failed: 1,
        };
        sum += Counts {
            passed: 5,
            failed: 0,
        };
        assert_eq!(sum.to_string(), "7 passed, 1 failed");
    }
}
