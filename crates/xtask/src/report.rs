//! Counting tests: libtest's `test result:` lines in, one closing line out.

use std::fmt;
use std::ops::AddAssign;

/// How many tests passed, failed and were skipped.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Tests that passed.
    pub(crate) passed: u64,
    /// Tests that failed, and steps that could not run their tests.
    pub(crate) failed: u64,
    /// Tests that libtest calls ignored.
    pub(crate) skipped: u64,
}

impl Tally {
    /// One check that is no test program, such as a linter.
    pub(crate) fn of_check(passed: bool) -> Self {
        Self { passed: u64::from(passed), failed: u64::from(!passed), skipped: 0 }
    }

    /// Sums the `test result:` lines in what a test program printed.
    fn of_lines(output: &str) -> Self {
        let mut sum = Self::default();
        for line in output.lines().filter_map(|line| line.trim_start().strip_prefix(RESULT)) {
            sum += Self {
                passed: count(line, "passed"),
                failed: count(line, "failed"),
                skipped: count(line, "ignored"),
            };
        }
        sum
    }

    /// Like [`Tally::of_tests`], for documentation examples: there may be none.
    pub(crate) fn of_optional_tests(output: &str, success: bool) -> Self {
        if success { Self::of_lines(output) } else { Self::of_tests(output, success) }
    }

    /// The sum of the `test result:` lines in what a test program printed, held
    /// against its exit code: a failure that no line tells of (a build that
    /// broke, a crash) counts as one failed test, and so does a success without
    /// a single test.
    pub(crate) fn of_tests(output: &str, success: bool) -> Self {
        let mut sum = Self::of_lines(output);
        let untold = !success && sum.failed == 0;
        let empty = success && sum.passed + sum.failed == 0;
        if untold || empty {
            sum.failed += 1;
        }
        sum
    }
}

/// How libtest, and the test runner of wasm-bindgen, begin a summary.
const RESULT: &str = "test result: ";

/// The number that stands before `what` in `ok. 3 passed; 0 failed; 1 ignored; …`.
fn count(line: &str, what: &str) -> u64 {
    line.split([';', '.'])
        .filter_map(|part| part.trim().split_once(' '))
        .find(|(_, word)| *word == what)
        .and_then(|(number, _)| number.parse().ok())
        .unwrap_or(0)
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(out, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_result_lines_and_never_hides_a_failure() {
        let native = "running 2 tests\n\
            test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: FAILED. 10 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s\n";
        let browser =
            "test result: ok. 7 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.21s\n";
        let cases = [
            ("every summary is counted", native, false, "12 passed, 3 failed, 1 skipped"),
            ("the browser runner's line is read too", browser, true, "7 passed, 0 failed"),
            ("a crash after good tests is a failure", browser, false, "7 passed, 1 failed"),
            ("a build that broke is a failure", "error: aborting", false, "0 passed, 1 failed"),
            ("a run without a test is a failure", "", true, "0 passed, 1 failed"),
        ];
        for (name, output, success, expected) in cases {
            assert_eq!(Tally::of_tests(output, success).to_string(), expected, "{name}");
        }
    }

    #[test]
    fn a_run_without_an_example_passes_but_not_one_that_broke() {
        assert_eq!(Tally::of_optional_tests("", true), Tally::default());
        assert_eq!(Tally::of_optional_tests("", false).failed, 1);
    }

    #[test]
    fn a_check_counts_as_one() {
        let mut sum = Tally::of_check(true);
        sum += Tally::of_check(false);
        assert_eq!(sum.to_string(), "1 passed, 1 failed");
    }
}
