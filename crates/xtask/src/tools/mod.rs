//! What the commands need from outside the workspace, and how each is had.
//!
//! Every tool is looked for first; what is missing is installed with its output
//! in view, after one line that says what it is and what it is for. Where this
//! program may not install (no root, no apt), it ends with the exact command.

mod cargo_tools;
mod npm;
mod python;
mod rust;
mod system;

use std::path::PathBuf;

use crate::failure::{Failure, Outcome};
use crate::process::say;
use crate::workspace::Workspace;

pub(crate) use cargo_tools::Tool;
pub(crate) use npm::Npm;
pub(crate) use rust::WASM_TARGET;

/// Says what is about to be installed and why.
fn announce(what: &str, why: &str) {
    say(&format!("  installing {what}: {why}"));
}

/// What is needed to compile the widget.
///
/// # Errors
/// When rustup is missing or fails.
pub(crate) fn for_widget(workspace: &Workspace) -> Outcome<()> {
    rust::target(workspace)
}

/// What is needed to make the widget small: the standard library's source, and the npm
/// packages with node itself.
///
/// # Errors
/// When rustup, node or a package is missing and can not be installed here.
pub(crate) fn for_bundle(workspace: &Workspace) -> Outcome<Npm> {
    rust::target(workspace)?;
    rust::source(workspace)?;
    system::install(&[&system::NODE, &system::NPM])?;
    Npm::install(workspace, &npm::TOOLS)
}

/// rustfmt and clippy.
///
/// # Errors
/// When rustup is missing or fails.
pub(crate) fn for_house(workspace: &Workspace) -> Outcome<()> {
    rust::components(workspace)?;
    rust::target(workspace)
}

/// What the tests of the comment server run over.
///
/// # Errors
/// When it is missing and can not be installed here.
pub(crate) fn for_native() -> Outcome<()> {
    system::install(&[&system::POSTGRESQL])
}

/// Where the programs are that drive the three engines.
#[derive(Debug, Clone)]
pub(crate) struct Drivers {
    /// Drives Chromium.
    pub(crate) chromedriver: PathBuf,
    /// Drives Firefox.
    pub(crate) geckodriver: PathBuf,
    /// Drives WebKitGTK, the engine of Safari.
    pub(crate) webkit: PathBuf,
}

/// The three browsers with their drivers, and a display for them.
///
/// # Errors
/// When one is missing and can not be installed here.
pub(crate) fn for_browsers() -> Outcome<Drivers> {
    system::install(&system::BROWSERS)?;
    Ok(Drivers {
        chromedriver: system::path_of(&system::CHROMEDRIVER)?,
        geckodriver: Tool::GECKODRIVER.install()?,
        webkit: system::path_of(&system::WEBKIT_DRIVER)?,
    })
}

/// Where the comment servers of others are, that the widget speaks to.
#[derive(Debug, Clone)]
pub(crate) struct Peers {
    /// The program of Isso.
    pub(crate) isso: PathBuf,
    /// The packages that Waline is one of.
    pub(crate) waline: PathBuf,
}

/// The comment servers of others: Isso, WordPress and Waline.
///
/// # Errors
/// When one is missing and can not be installed here.
pub(crate) fn for_peers(workspace: &Workspace) -> Outcome<Peers> {
    let wanted = system::COMPILERS.iter().chain(&system::WORDPRESS);
    let wanted = wanted.chain(&[&system::PYTHON, &system::NODE, &system::NPM]);
    system::install(&wanted.copied().collect::<Vec<_>>())?;
    let waline = Npm::install(workspace, &npm::WALINE)?.modules();
    Ok(Peers { isso: python::ISSO.install()?, waline })
}

/// The program that runs WebAssembly tests in a browser.
///
/// # Errors
/// When it is missing and does not compile.
pub(crate) fn test_runner(workspace: &Workspace) -> Outcome<PathBuf> {
    Tool::wasm_bindgen(workspace)?.install()
}

/// `cargo xtask setup`: everything of the above, then the named extra tools.
///
/// # Errors
/// When something is missing and can not be installed here.
pub(crate) fn setup(workspace: &Workspace, extra: &[String]) -> Outcome<()> {
    say("looking for what serve, test and dist need; installing what is missing");
    for_house(workspace)?;
    for_native()?;
    for_bundle(workspace)?;
    let drivers = for_browsers()?;
    for_peers(workspace)?;
    let mut programs = vec![drivers.geckodriver, test_runner(workspace)?];
    for name in extra {
        let tool = match name.as_str() {
            "trunk" => Tool::TRUNK,
            "wasm-pack" => Tool::WASM_PACK,
            other => return Err(Failure::Usage(format!("there is no tool `{other}`"))),
        };
        programs.push(tool.install()?);
    }
    let mut folders: Vec<_> = programs.iter().filter_map(|path| path.parent()).collect();
    let npm = Npm::installed(workspace, &npm::TOOLS).map(|npm| npm.bin());
    folders.extend(npm.as_deref());
    let list: Vec<_> = folders.iter().map(|folder| folder.display().to_string()).collect();
    say("everything is there. To use the tools by themselves (trunk, wasm-pack):");
    say(&format!("    export PATH={}:$PATH", list.join(":")));
    Ok(())
}
