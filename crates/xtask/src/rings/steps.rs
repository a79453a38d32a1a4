//! The steps of each ring: a command, what it counts as, what is shown of it.

use std::process::Command;
use std::thread;
use std::time::Instant;

use crate::failure::{Failure, Outcome};
use crate::process::{self, say};
use crate::report::Tally;
use crate::tools::{self, Npm};
use crate::widget::{Widget, embed, site};
use crate::workspace::Workspace;

/// The package with the journeys: its tests are a ring of their own.
const JOURNEYS: &str = "glosa-e2e";

/// The steps of one ring so far.
pub(super) struct Steps<'run> {
    pub(super) workspace: &'run Workspace,
    verbose: bool,
    pub(super) tally: Tally,
}

impl<'run> Steps<'run> {
    pub(super) fn new(workspace: &'run Workspace, verbose: bool) -> Self {
        Self { workspace, verbose, tally: Tally::default() }
    }

    /// Cargo in the workspace's folder.
    pub(super) fn cargo(&self, words: &[&str]) -> Command {
        let mut command = process::cargo();
        command.args(words).current_dir(&self.workspace.root);
        command
    }

    /// A command that counts as one check.
    pub(super) fn check(&mut self, name: &str, command: &mut Command) -> Outcome<()> {
        self.step(name, command, |_, success| Tally::of_check(success))
    }

    /// A command that prints libtest's summaries.
    pub(super) fn tests(&mut self, name: &str, command: &mut Command) -> Outcome<()> {
        self.step(name, command, Tally::of_tests)
    }

    /// Commands that print libtest's summaries, all at the same time.
    pub(super) fn tests_at_once(&mut self, commands: &mut [(&str, Command)]) -> Outcome<()> {
        for (name, command) in commands.iter() {
            say(&format!("  {name}: {}", process::name_of(command)));
        }
        let verbose = self.verbose;
        let run = |command: &mut Command| {
            let started = Instant::now();
            let captured = process::capture(command, verbose);
            captured.map(|captured| (captured, started.elapsed().as_secs()))
        };
        let done: Vec<_> = thread::scope(|scope| {
            let mut running = Vec::new();
            for (name, command) in commands {
                running.push((*name, scope.spawn(|| run(command))));
            }
            running.into_iter().map(|(name, thread)| (name, thread.join())).collect()
        });
        // All that ran are told of before one that could not be started.
        let mut outcome = Ok(());
        for (name, done) in done {
            let lost = || Failure::Step(format!("{name}: the thread that ran it broke"));
            match done.map_err(|_| lost()).flatten() {
                Ok((captured, seconds)) => {
                    let tally = Tally::of_tests(&captured.text, captured.success);
                    self.tell(name, &captured.text, tally, seconds);
                }
                Err(failure) => outcome = Err(failure),
            }
        }
        outcome
    }

    /// Like [`Steps::tests`], where there may be none.
    fn optional_tests(&mut self, name: &str, command: &mut Command) -> Outcome<()> {
        self.step(name, command, Tally::of_optional_tests)
    }

    fn step(
        &mut self,
        name: &str,
        command: &mut Command,
        count: impl FnOnce(&str, bool) -> Tally,
    ) -> Outcome<()> {
        let started = Instant::now();
        say(&format!("  {name}: {}", process::name_of(command)));
        let captured = process::capture(command, self.verbose)?;
        let tally = count(&captured.text, captured.success);
        self.tell(name, &captured.text, tally, started.elapsed().as_secs());
        Ok(())
    }

    fn tell(&mut self, name: &str, text: &str, tally: Tally, seconds: u64) {
        if tally.failed > 0 && !self.verbose {
            say(text);
        }
        let verdict = if tally.failed > 0 { "FAILED" } else { "ok" };
        say(&format!("  {verdict:<7} {name}: {tally} ({seconds} s)"));
        self.tally += tally;
    }
}

/// rustfmt, clippy on both targets, and the documentation.
pub(super) fn house(steps: &mut Steps) -> Outcome<()> {
    tools::for_house(steps.workspace)?;
    let mut fmt = steps.cargo(&["fmt", "--all", "--check"]);
    steps.check("form", &mut fmt)?;
    let deny = ["--", "--deny", "warnings"];
    let mut native = steps.cargo(&["clippy", "--workspace", "--all-targets"]);
    steps.check("lints", native.args(deny))?;
    let mut wasm = steps.cargo(&["clippy", "--package", "glosa", "--all-targets"]);
    steps.check(
        "lints for the browser",
        wasm.args(["--target", "wasm32-unknown-unknown"]).args(deny),
    )?;
    let mut doc = steps.cargo(&["doc", "--workspace", "--no-deps", "--document-private-items"]);
    steps.check("documentation", doc.env("RUSTDOCFLAGS", "--deny warnings"))
}

/// Every test but the journeys, and the examples in the documentation.
///
/// All packages are selected each time, so that one set of features is compiled
/// once, and the journeys find the server that this ring has built.
pub(super) fn native(steps: &mut Steps) -> Outcome<()> {
    tools::for_native()?;
    let mut tests = steps.cargo(&["test", "--workspace", "--no-fail-fast", "--lib", "--bins"]);
    for name in steps.workspace.integration_tests(|package| package != JOURNEYS) {
        tests.args(["--test", &name]);
    }
    steps.tests("tests", &mut tests)?;
    let mut examples = steps.cargo(&["test", "--workspace", "--doc"]);
    steps.optional_tests("examples in the documentation", &mut examples)
}

/// The journeys, and the comment servers of others, with the built files and servers
/// named in the environment.
pub(super) fn end_to_end(steps: &mut Steps, widget: &Widget, npm: &Npm) -> Outcome<()> {
    let drivers = tools::for_browsers()?;
    // One journey has PostgreSQL below it.
    tools::for_native()?;
    let workspace = steps.workspace;
    let peers = tools::for_peers(workspace)?;
    let site = site::assemble(workspace, widget)?;
    embed::write(workspace, &site, npm)?;
    let mut build = steps.cargo(&["build", "--workspace", "--bins"]);
    let mut command = steps.cargo(&["test", "--workspace", "--no-fail-fast"]);
    for name in workspace.integration_tests(|package| package == JOURNEYS) {
        build.args(["--test", &name]);
        command.args(["--test", &name]);
    }
    steps.check("build", &mut build)?;
    command.env("GLOSA_SITE", &site).env("GLOSA_EMBED", embed::folder(workspace));
    command.env("GLOSA_SERVER", workspace.program("glosa-server"));
    command.env("GLOSA_GECKODRIVER", drivers.geckodriver);
    command.env("GLOSA_NODE_MODULES", npm.modules());
    command.env("GLOSA_ISSO", peers.isso).env("GLOSA_WALINE_MODULES", peers.waline);
    // WebKit has no mode without a display.
    steps.tests("journeys", &mut process::on_hidden_display(&command))
}

/// What `dist` writes, against the budget.
pub(super) fn size(steps: &mut Steps, widget: &Widget, npm: &Npm) -> Outcome<()> {
    let site = site::assemble(steps.workspace, widget)?;
    let rows = embed::write(steps.workspace, &site, npm)?;
    let verdict = embed::check_budget(steps.workspace, &rows);
    if let Err(failure) = &verdict {
        say(&format!("  FAILED  {failure}"));
    }
    steps.tally += Tally::of_check(verdict.is_ok());
    Ok(())
}
