//! The widget, from cargo's WebAssembly to what stands on a site.
//!
//! cargo -> `glosa.wasm` -> parts -> wasm-bindgen -> glue and `glosa_bg.wasm` -> wasm-opt
//! -> short names -> the demo site -> the files for a CDN. A slow step is done again only
//! when what it reads has changed. `serve` leaves out what only makes the bundle small.

pub(crate) mod embed;
mod loader;
mod names;
mod parts;
pub(crate) mod site;
mod sizes;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use parts::Split;
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
    /// The modules that it loads when they are first used.
    pub(crate) parts: Vec<PathBuf>,
}

/// Compiles the widget as it is and in one piece, in the least time.
///
/// # Errors
/// When the compiler or wasm-bindgen fails.
pub(crate) fn build(workspace: &Workspace) -> Outcome<Widget> {
    let compiled = compile(workspace, &workspace.target, |_| ())?;
    bind(workspace, &compiled, "bound", None)
}

/// Compiles the widget as it is published: a standard library compiled for size and
/// without the words of a panic, cut into parts, then wasm-opt.
///
/// # Errors
/// When the compiler, the cut, wasm-bindgen or wasm-opt fails.
pub(crate) fn build_small(workspace: &Workspace, npm: &Npm) -> Outcome<Widget> {
    let small = compile(workspace, &workspace.work().join("small"), |cargo| {
        // What follows is not stable yet; the variable opens it in the stable compiler.
        cargo.env("RUSTC_BOOTSTRAP", "1");
        cargo.env(FLAGS, format!("{SMALL} {RELOCATIONS}")).args(IN_PARTS);
        cargo.args(SMALL_STANDARD_LIBRARY);
    });
    let compiled = match small {
        Ok(compiled) => compiled,
        Err(failure) => {
            say(&format!(
                "  {failure}: this compiler takes other flags; the module grows by a tenth"
            ));
            compile(workspace, &workspace.work().join("plain"), |cargo| {
                cargo.env(FLAGS, RELOCATIONS).args(IN_PARTS);
            })?
        }
    };
    let split = parts::split(workspace, &compiled)?;
    let bound = bind(workspace, &split.main, "bound-small", Some(&split))?;
    shorten(workspace, &optimise(workspace, npm, bound)?)
}

/// What cargo reads flags for the widget's own target from.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
/// The feature that makes the doors of the parts.
const IN_PARTS: [&str; 2] = ["--features", "split"];
/// By what the linker keeps, the cut knows which function needs which.
const RELOCATIONS: &str = "-Clink-arg=--emit-relocs";
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

fn bind(
    workspace: &Workspace,
    compiled: &Path,
    folder: &str,
    split: Option<&Split>,
) -> Outcome<Widget> {
    let folder = workspace.work().join(folder);
    let parts = split.map(|split| split.parts.clone()).unwrap_or_default();
    let (glue, wasm) = (folder.join("glosa.js"), folder.join("glosa_bg.wasm"));
    let widget = Widget { glue, wasm, parts };
    let version = workspace.locked_version("wasm-bindgen")?;
    let from = format!("{version} {}", integrity::short_hash(&workspace::read_bytes(compiled)?));
    if is_made_from(&folder, &from) {
        return Ok(widget);
    }
    workspace::remove_folder(&folder)?;
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).out_name("glosa").typescript(false).keep_debug(false);
    // The parts import the function table under the linker's name for it.
    bindgen.keep_lld_exports(split.is_some());
    bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate(&folder))
        .map_err(|cause| Failure::Step(format!("wasm-bindgen: {cause:#}")))?;
    if folder.join("snippets").exists() {
        let problem = "JavaScript snippets of a dependency, which no page would find";
        return Err(Failure::content(&folder.join("snippets"), problem));
    }
    if let Some(split) = split {
        let glue = workspace::read(&widget.glue)?;
        workspace::write(&widget.glue, split.joined(&glue)?)?;
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
    say("  wasm-opt makes the modules small");
    let folder = workspace.work().join("optimised");
    fs::create_dir_all(&folder).map_err(Failure::file("create", &folder))?;
    let small = |module: &PathBuf| optimised(npm, module, &folder);
    let wasm = small(&bound.wasm)?;
    let parts = bound.parts.iter().map(small).collect::<Outcome<_>>()?;
    Ok(Widget { wasm, parts, ..bound })
}

/// One module through wasm-opt, unless that has been done.
fn optimised(npm: &Npm, module: &Path, folder: &Path) -> Outcome<PathBuf> {
    let name = module.file_name().unwrap_or_default();
    let (small, stamp) = (folder.join(name), folder.join(name).with_extension(STAMP));
    let hash = integrity::short_hash(&workspace::read_bytes(module)?);
    // The lock's hash is in the folder's name: another wasm-opt is another stamp.
    let from = format!("{} {OPTIMISE:?} {hash}", npm.modules().display());
    if small.is_file() && fs::read_to_string(&stamp).is_ok_and(|stamp| stamp == from) {
        return Ok(small);
    }
    let mut wasm_opt = npm.program("wasm-opt");
    wasm_opt.args(OPTIMISE).arg(module).arg("--output").arg(&small);
    process::stream(&mut wasm_opt)?;
    workspace::write(&stamp, from)?;
    Ok(small)
}

/// Gives module and glue short names for each other; see [`names`].
fn shorten(workspace: &Workspace, widget: &Widget) -> Outcome<Widget> {
    let folder = workspace.work().join("shortened");
    let (glue, wasm) = (folder.join("glosa.js"), folder.join("glosa_bg.wasm"));
    let short = Widget { glue, wasm, parts: widget.parts.clone() };
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
