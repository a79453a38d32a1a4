//! Glosa on the command line: what a glossary does to an article, before a reader sees it.
//!
//! The rules are those of the widget, since both ask `glosa_core`.

mod args;
mod article;
mod compile;
mod convert;
mod failure;
mod findings;
mod glossaries;
mod lint;
mod look_alikes;
mod matching;
mod report;

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;

use args::{Arguments, Command};

/// Nothing was found.
const CLEAN: u8 = 0;
/// Something was found that should be looked at.
const FINDINGS: u8 = 1;
/// The command could not be carried out; the status that clap uses for its own errors.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Lint(options) => lint::lint(&options),
        Command::Explain(options) => lint::explain(&options),
        Command::Convert(options) => convert::convert(&options),
        Command::Compile(options) => compile::compile(&options),
    };
    let status = match done {
        Ok(true) => CLEAN,
        Ok(false) => FINDINGS,
        Err(failure) => {
            let _ = writeln!(std::io::stderr(), "glosa-cli: {failure}");
            FAILED
        }
    };
    ExitCode::from(status)
}
