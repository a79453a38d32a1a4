//! The widget, from cargo's WebAssembly to what stands on a site.
//!
//! cargo -> `glosa.wasm` -> wasm-bindgen -> glue and `glosa_bg.wasm` -> wasm-opt ->
//! short names -> the demo site -> the files for a CDN. A step is done again only when what it
//! reads has changed.

pub(crate) mod embed;
mod loader;
mod names;
pub(crate) mod site;
mod sizes;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use crate::failure::{Failure, Outcome};
use crate::integrity;
use crate::process::{self, say};
use crate::tools::{Npm, WASM_TARGET};
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

/// Compiles the widget as it is, in the least time.
///
/// # Errors
/// When the compiler or wasm-bindgen fails.
pub(crate) fn build(workspace: &Workspace) -> Outcome<Widget> {
    let compiled = compile(workspace, &workspace.target, |_| ())?;
    bind(workspace, &compiled, "bound")
}

/// Compiles the widget as it is published: a standard library compiled for size and
/// without the words of a panic, then wasm-opt.
///
/// # Errors
/// When the compiler, wasm-bindgen or wasm-opt fails.
pub(crate) fn build_small(workspace: &Workspace, npm: &Npm) -> Outcome<Widget> {
    let small = compile(workspace, &workspace.work().join("small"), |cargo| {
        // What follows is not stable yet; the variable opens it in the stable compiler.
        cargo
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", SMALL);
        cargo.args(SMALL_STANDARD_LIBRARY);
    });
    let compiled = match small {
        Ok(compiled) => compiled,
        Err(failure) => {
            say(&format!(
                "  {failure}: this compiler takes other flags; the module grows by a tenth"
            ));
            compile(workspace, &workspace.target, |_| ())?
        }
    };
    let widget = optimise(workspace, npm, bind(workspace, &compiled, "bound-small")?)?;
    shorten(workspace, &widget)
}

/// A panic ends in a trap without a message: the widget has no panic path, and the
/// messages of the standard library's own are a tenth of the module.
const SMALL: &str =
    "-Zunstable-options -Cpanic=immediate-abort -Zfmt-debug=none -Zlocation-detail=none";
/// The prebuilt standard library is compiled for speed.
const SMALL_STANDARD_LIBRARY: [&str; 2] =
    ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];

fn compile(
    workspace: &Workspace,
    target: &Path,
    with: impl FnOnce(&mut Command),
) -> Outcome<PathBuf> {
    let mut cargo = process::cargo();
    cargo.args(["build", "--package", "glosa", "--lib", "--profile", PROFILE]);
    cargo.args(["--target", WASM_TARGET, "--target-dir"]).arg(target);
    with(&mut cargo);
    process::stream(cargo.current_dir(&workspace.root))?;
    Ok(target.join(WASM_TARGET).join(PROFILE).join("glosa.wasm"))
}

fn bind(workspace: &Workspace, compiled: &Path, folder: &str) -> Outcome<Widget> {
    let folder = workspace.work().join(folder);
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

/// What wasm-opt is told: smallest output, and nothing that only a debugger reads. Only
/// the smallest functions with one caller are inlined: the module grows by a fiftieth and
/// shrinks by a twentieth in brotli, to which many short functions look alike.
const OPTIMISE: [&str; 6] = [
    "-Oz",
    "--one-caller-inline-max-function-size=10",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
    "--converge",
];

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

/// Gives module and glue short names for each other; see [`names`].
fn shorten(workspace: &Workspace, widget: &Widget) -> Outcome<Widget> {
    let folder = workspace.work().join("shortened");
    let short = Widget { glue: folder.join("glosa.js"), wasm: folder.join("glosa_bg.wasm") };
    let module = workspace::read_bytes(&widget.wasm)?;
    let (module, glue) = names::shortened(&module, &workspace::read(&widget.glue)?)
        .ok_or_else(|| Failure::content(&widget.wasm, "no module as the specification has it"))?;
    workspace::write(&short.wasm, module)?;
    workspace::write(&short.glue, glue)?;
    Ok(short)
}

fn is_made_from(folder: &Path, from: &str) -> bool {
    fs::read_to_string(folder.join(STAMP)).is_ok_and(|stamp| stamp == from)
}
