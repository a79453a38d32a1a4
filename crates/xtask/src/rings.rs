//! The test rings, from the code's form to journeys in real browsers.

mod browser;
mod head_start;
mod steps;

use std::time::Instant;

use crate::failure::{Failure, Outcome};
use crate::process::say;
use crate::report::Tally;
use crate::tools::{self, Npm};
use crate::widget::{self, Widget};
use crate::workspace::Workspace;

use head_start::HeadStart;
use steps::Steps;

/// One group of tests that needs the same things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ring {
    /// Form, lints and documentation of all code.
    House,
    /// Tests that run without a browser.
    Native,
    /// The widget's tests inside Chromium, Firefox and WebKit.
    Browser,
    /// Built files on real pages against the real server, in the three engines.
    EndToEnd,
    /// The bundle against its size budget.
    Size,
}

impl Ring {
    /// All rings, the quick and telling ones first.
    pub(crate) const ALL: [Self; 5] =
        [Self::House, Self::Native, Self::Browser, Self::EndToEnd, Self::Size];

    /// The ring of this name on the command line.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ring| ring.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Self::House => "house",
            Self::Native => "native",
            Self::Browser => "browser",
            Self::EndToEnd => "e2e",
            Self::Size => "size",
        }
    }

    /// Whether it runs what is published.
    fn needs_bundle(self) -> bool {
        matches!(self, Self::EndToEnd | Self::Size)
    }

    fn about(self) -> &'static str {
        match self {
            Self::House => "form, lints, documentation",
            Self::Native => "core, server and commands, without a browser",
            Self::Browser => "the widget in Chromium, Firefox and WebKit",
            Self::EndToEnd => "journeys on built pages against the real server",
            Self::Size => "the bundle against size-budget.toml",
        }
    }
}

/// Runs `rings` in order, each to its end, and prints the closing line.
///
/// # Errors
/// [`Failure::TestsFailed`] when a test or a step failed.
pub(crate) fn run(workspace: &Workspace, rings: &[Ring], verbose: bool) -> Outcome<()> {
    let started = Instant::now();
    let head_start = HeadStart::begin(workspace, rings);
    let mut bench = Bench { workspace, verbose, head_start, widget: None };
    let mut sum = Tally::default();
    let mut lines = Vec::new();
    for ring in rings {
        say(&format!("\n== {}: {}", ring.name(), ring.about()));
        let begun = Instant::now();
        let tally = bench.run(*ring).unwrap_or_else(|failure| {
            say(&format!("  FAILED  {failure}"));
            Tally::of_check(false)
        });
        let seconds = begun.elapsed().as_secs();
        lines.push(format!("  {:<8} {tally} ({seconds} s)", ring.name()));
        sum += tally;
    }
    say(&format!("\n== result, after {} s", started.elapsed().as_secs()));
    say(&lines.join("\n"));
    say(&format!("\n{sum}"));
    if sum.failed == 0 { Ok(()) } else { Err(Failure::TestsFailed) }
}

/// What rings share: the widget is built once for all of them.
struct Bench<'run> {
    workspace: &'run Workspace,
    verbose: bool,
    head_start: Option<HeadStart>,
    widget: Option<(Widget, Npm)>,
}

impl Bench<'_> {
    fn run(&mut self, ring: Ring) -> Outcome<Tally> {
        let mut steps = Steps::new(self.workspace, self.verbose);
        match ring {
            Ring::House => steps::house(&mut steps)?,
            Ring::Native => steps::native(&mut steps)?,
            Ring::Browser => browser::run(&mut steps)?,
            Ring::EndToEnd => {
                let (widget, npm) = self.bundle()?;
                steps::end_to_end(&mut steps, &widget, &npm)?;
            }
            Ring::Size => {
                let (widget, npm) = self.bundle()?;
                steps::size(&mut steps, &widget, &npm)?;
            }
        }
        Ok(steps.tally)
    }

    /// The widget as it is published, with the tools that made it.
    fn bundle(&mut self) -> Outcome<(Widget, Npm)> {
        if let Some(built) = &self.widget {
            return Ok(built.clone());
        }
        let npm = tools::for_bundle(self.workspace)?;
        say("  building the widget");
        if let Some(head_start) = self.head_start.take() {
            head_start.finish();
        }
        let widget = widget::build_small(self.workspace, &npm)?;
        Ok(self.widget.insert((widget, npm)).clone())
    }
}
