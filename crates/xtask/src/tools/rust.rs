//! What rustup provides: the WebAssembly target, rustfmt and clippy.

use std::path::Path;
use std::process::Command;

use super::announce;
use crate::failure::{Failure, Outcome};
use crate::process;
use crate::workspace::Workspace;

/// The target that browsers run.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The WebAssembly target of the toolchain in use.
///
/// # Errors
/// When it is missing and rustup can not add it.
pub(super) fn target(workspace: &Workspace) -> Outcome<()> {
    let mut ask = Command::new("rustc");
    ask.args(["--print", "target-libdir", "--target", WASM_TARGET]);
    let folder = process::output(ask.current_dir(&workspace.root))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    announce(WASM_TARGET, "the standard library for WebAssembly");
    rustup(workspace, &["target", "add", WASM_TARGET])
}

/// The source of the standard library, to compile it for size.
///
/// # Errors
/// When it is missing and rustup can not add it.
pub(super) fn source(workspace: &Workspace) -> Outcome<()> {
    let mut ask = Command::new("rustc");
    let root = process::output(ask.args(["--print", "sysroot"]).current_dir(&workspace.root))?;
    if Path::new(root.trim()).join("lib/rustlib/src/rust/library/std").is_dir() {
        return Ok(());
    }
    announce("rust-src", "the standard library is compiled anew, for size");
    rustup(workspace, &["component", "add", "rust-src"])
}

/// rustfmt and clippy of the toolchain in use.
///
/// # Errors
/// When one is missing and rustup can not add it.
pub(super) fn components(workspace: &Workspace) -> Outcome<()> {
    for (name, why) in [("rustfmt", "keeps the code's form"), ("clippy", "lints the code")] {
        let tool = if name == "rustfmt" { "fmt" } else { name };
        let there = process::output(process::cargo().args([tool, "--version"])).is_ok();
        if !there {
            announce(name, why);
            rustup(workspace, &["component", "add", name])?;
        }
    }
    Ok(())
}

fn rustup(workspace: &Workspace, words: &[&str]) -> Outcome<()> {
    if process::on_path("rustup").is_none() {
        return Err(Failure::Missing(vec![format!("rustup {}", words.join(" "))]));
    }
    process::stream(Command::new("rustup").args(words).current_dir(&workspace.root))
}
