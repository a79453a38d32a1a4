//! The widget, from cargo's WebAssembly to what stands on a site.
//!
//! cargo -> `glosa.wasm` -> wasm-bindgen -> glue and `glosa_bg.wasm` -> wasm-opt ->
//! the demo site -> the files for a CDN. A step is done again only when what it
//! reads has changed.

pub(crate) mod embed;
mod loader;
pub(crate) mod site;
mod sizes;

use std::fs;
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::failure::{Failure, Outcome};
use crate::integrity;
use crate::process::{self, say};
use crate::tools::Npm;
use crate::workspace::{self, Workspace};

/// The cargo profile for a small bundle; the workspace's manifest says what is in it.
const PROFILE: &str = "widget";
/// The file that holds the hash of what a step was made from.
const STAMP: &str = "made-from";

/// The compiled widget.
#[derive(Debug, Clone)]
pub(crate) struct Widget {
    /// The JavaScript that wasm-bindgen wrote.
    pub(crate) glue: PathBuf,
    /// The WebAssembly module that it loads.
    pub(crate) wasm: PathBuf,
}

/// Compiles the widget, and makes it small when `npm` is there.
///
/// # Errors
/// When the compiler, wasm-bindgen or wasm-opt fails.
pub(crate) fn build(workspace: &Workspace, npm: Option<&Npm>) -> Outcome<Widget> {
    let mut cargo = process::cargo();
    cargo.args(["build", "--package", "glosa", "--lib", "--target", "wasm32-unknown-unknown"]);
    process::stream(cargo.args(["--profile", PROFILE]).current_dir(&workspace.root))?;
    let compiled = workspace.target.join("wasm32-unknown-unknown").join(PROFILE).join("glosa.wasm");
    let bound = bind(workspace, &compiled)?;
    match npm {
        Some(npm) => optimise(workspace, npm, bound),
        None => Ok(bound),
    }
}

fn bind(workspace: &Workspace, compiled: &Path) -> Outcome<Widget> {
    let folder = workspace.work().join("bound");
    let widget = Widget { glue: folder.join("glosa.js"), wasm: folder.join("glosa_bg.wasm") };
    let version = workspace.locked_version("wasm-bindgen")?;
    let from = format!("{version} {}", integrity::short_hash(&workspace::read_bytes(compiled)?));
    if is_made_from(&folder, &from) {
        return Ok(widget);
    }
    workspace::remove_folder(&folder)?;
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).out_name("glosa").typescript(false).keep_debug(false);
    bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate(&folder))
        .map_err(|cause| Failure::Step(format!("wasm-bindgen: {cause:#}")))?;
    if folder.join("snippets").exists() {
        let problem = "JavaScript snippets of a dependency, which no page would find";
        return Err(Failure::content(&folder.join("snippets"), problem));
    }
    workspace::write(&folder.join(STAMP), from)?;
    Ok(widget)
}

/// What wasm-opt is told: smallest output, and nothing that only a debugger reads.
const OPTIMISE: [&str; 4] = ["-Oz", "--strip-debug", "--strip-producers", "--converge"];

fn optimise(workspace: &Workspace, npm: &Npm, bound: Widget) -> Outcome<Widget> {
    let folder = workspace.work().join("optimised");
    let widget = Widget { wasm: folder.join("glosa_bg.wasm"), ..bound.clone() };
    let hash = integrity::short_hash(&workspace::read_bytes(&bound.wasm)?);
    // The lock's hash is in the folder's name: another wasm-opt is another stamp.
    let from = format!("{} {OPTIMISE:?} {hash}", npm.modules().display());
    if is_made_from(&folder, &from) {
        return Ok(widget);
    }
    say("  wasm-opt makes the module small");
    fs::create_dir_all(&folder).map_err(Failure::file("create", &folder))?;
    let mut wasm_opt = npm.program("wasm-opt");
    wasm_opt.args(OPTIMISE).arg(&bound.wasm).arg("--output").arg(&widget.wasm);
    process::stream(&mut wasm_opt)?;
    workspace::write(&folder.join(STAMP), from)?;
    Ok(widget)
}

fn is_made_from(folder: &Path, from: &str) -> bool {
    fs::read_to_string(folder.join(STAMP)).is_ok_and(|stamp| stamp == from)
}
