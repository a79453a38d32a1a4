//! The widget's own tests, inside the three engines.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::steps::Steps;
use crate::failure::Outcome;
use crate::process;
use crate::tools::{self, Drivers};

/// Seconds that the test runner waits for all tests of one file: it gives up
/// after 20 by itself, too few for a slow machine with a cold browser.
const TEST_TIMEOUT_SECONDS: &str = "300";

/// A browser engine with the program that drives it.
struct Engine {
    name: &'static str,
    /// Tells the test runner of wasm-bindgen where the driver is, and so which
    /// engine is meant.
    variable: &'static str,
    driver: PathBuf,
    /// Whether it has to have a display.
    needs_display: bool,
}

fn engines(drivers: Drivers) -> [Engine; 3] {
    let Drivers { chromedriver, geckodriver, webkit } = drivers;
    [
        Engine {
            name: "Chromium",
            variable: "CHROMEDRIVER",
            driver: chromedriver,
            needs_display: false,
        },
        Engine {
            name: "Firefox",
            variable: "GECKODRIVER",
            driver: geckodriver,
            needs_display: false,
        },
        // To the runner, every WebKit is Safari.
        Engine { name: "WebKit", variable: "SAFARIDRIVER", driver: webkit, needs_display: true },
    ]
}

/// Runs them in Chromium, Firefox and WebKit at the same time.
///
/// # Errors
/// When a browser or tool is missing and can not be installed here.
pub(super) fn run(steps: &mut Steps) -> Outcome<()> {
    tools::for_widget(steps.workspace)?;
    let engines = engines(tools::for_browsers()?);
    let runner = tools::test_runner(steps.workspace)?;
    let mut build = cargo_test(steps, &runner);
    steps.check("build", build.arg("--no-run"))?;
    let tests = |engine: &Engine| {
        let mut tests = cargo_test(steps, &runner);
        // The runner takes the first driver that it finds named.
        for other in &engines {
            tests.env_remove(other.variable);
        }
        tests.env(engine.variable, &engine.driver);
        if engine.needs_display {
            tests = process::on_hidden_display(&tests);
        }
        (engine.name, tests)
    };
    let mut tests: Vec<_> = engines.iter().map(tests).collect();
    steps.tests_at_once(&mut tests)
}

fn cargo_test(steps: &Steps, runner: &Path) -> Command {
    let mut command = steps.cargo(&["test", "--package", "glosa", "--no-fail-fast"]);
    command.args(["--target", "wasm32-unknown-unknown", "--lib", "--tests"]);
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    command.env("WASM_BINDGEN_TEST_TIMEOUT", TEST_TIMEOUT_SECONDS);
    command
}
