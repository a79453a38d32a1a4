//! The commands of this workspace: `cargo xtask serve | test | dist | bench | setup`.

mod bench;
mod cli;
mod failure;
mod integrity;
mod lock;
mod process;
mod report;
mod rings;
mod serve;
mod tools;
mod widget;
mod workspace;

use std::process::ExitCode;

use cli::Command;
use failure::{Failure, Outcome};
use process::say;
use workspace::Workspace;

fn main() -> ExitCode {
    match cli::parse(std::env::args().skip(1)).and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        // Its last line has been printed, and stays the last.
        Err(Failure::TestsFailed) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Outcome<()> {
    if command == Command::Help {
        say(cli::USAGE);
        return Ok(());
    }
    let workspace = Workspace::find()?;
    match command {
        Command::Serve { port, api_port } => serve::run(&workspace, port, api_port),
        Command::Test { rings, verbose } => rings::run(&workspace, &rings, verbose),
        Command::Dist => dist(&workspace),
        Command::Bench => bench::run(&workspace),
        Command::Setup { extra } => tools::setup(&workspace, &extra),
        Command::Help => Ok(()),
    }
}

/// Writes `dist/embed/` and holds it against the size budget.
fn dist(workspace: &Workspace) -> Outcome<()> {
    let npm = tools::for_bundle(workspace)?;
    let widget = widget::build_small(workspace, &npm)?;
    let site = widget::site::assemble(workspace, &widget)?;
    let rows = widget::embed::write(workspace, &site, &npm)?;
    widget::embed::check_budget(workspace, &rows)
}
