//! Tools from npm, of the versions in the lock of each [`Set`].

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::announce;
use crate::failure::{Failure, Outcome};
use crate::integrity;
use crate::process;
use crate::workspace::{self, Workspace};

/// Packages that are installed together.
#[derive(Debug)]
pub(super) struct Set {
    /// The folder with the manifest and the lock, from the workspace's root.
    manifests: &'static str,
    why: &'static str,
    /// The one of them that has to be compiled here.
    compiled: Option<&'static str>,
}

/// What builds and checks the widget.
pub(super) const TOOLS: Set = Set {
    manifests: "crates/xtask/npm",
    why: "wasm-opt and esbuild make the bundle small, axe tests it",
    compiled: None,
};
/// A comment server; apart, since neither `serve` nor `dist` has to wait for it.
pub(super) const WALINE: Set = Set {
    manifests: "crates/xtask/npm-waline",
    why: "the comment server Waline, that the tests speak to; 2 minutes, once",
    // Its database. Other packages have no code that must be compiled.
    compiled: Some("sqlite3"),
};

const FILES: [&str; 2] = ["package.json", "package-lock.json"];
/// Stands in the folder once `npm ci` has come to its end.
const COMPLETE: &str = "installed";

/// An installed set of npm packages.
#[derive(Debug, Clone)]
pub(crate) struct Npm {
    folder: PathBuf,
}

impl Npm {
    /// The packages of the present lock, when they are installed.
    pub(super) fn installed(workspace: &Workspace, set: &Set) -> Option<Self> {
        let folder = folder(workspace, set).ok()?;
        let node = process::on_path("node").is_some();
        (node && folder.join(COMPLETE).is_file()).then_some(Self { folder })
    }

    /// Installs them when they are not.
    ///
    /// # Errors
    /// When npm fails or the cache can not be written.
    pub(super) fn install(workspace: &Workspace, set: &Set) -> Outcome<Self> {
        if let Some(there) = Self::installed(workspace, set) {
            return Ok(there);
        }
        let folder = folder(workspace, set)?;
        announce("npm packages", set.why);
        fs::create_dir_all(&folder).map_err(Failure::file("create", &folder))?;
        for name in FILES {
            let from = workspace.root.join(set.manifests).join(name);
            fs::copy(&from, folder.join(name)).map_err(Failure::file("copy", &from))?;
        }
        let mut npm = Command::new("npm");
        // Nothing that comes from a registry runs at install time, but what has to be compiled.
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
        process::stream(npm.current_dir(&folder))?;
        if let Some(package) = set.compiled {
            compile(&folder, package)?;
        }
        workspace::write(&folder.join(COMPLETE), "")?;
        Ok(Self { folder })
    }

    /// The folder of the packages.
    pub(crate) fn modules(&self) -> PathBuf {
        self.folder.join("node_modules")
    }

    /// The folder of their programs.
    pub(crate) fn bin(&self) -> PathBuf {
        self.modules().join(".bin")
    }

    /// One of their programs, to be given arguments.
    pub(crate) fn program(&self, name: &str) -> Command {
        Command::new(self.bin().join(name))
    }
}

/// One folder for each state of the lock, so that branches do not undo each other.
fn folder(workspace: &Workspace, set: &Set) -> Outcome<PathBuf> {
    let lock: &Path = &workspace.root.join(set.manifests).join("package-lock.json");
    let hash = integrity::short_hash(&workspace::read_bytes(lock)?);
    Ok(workspace::cache()?.join("npm").join(hash))
}

/// Compiles the part of `package` that is not JavaScript, from its own source: what others
/// have compiled lies on hosts that not every machine reaches.
fn compile(folder: &Path, package: &str) -> Outcome<()> {
    let mut npm = Command::new("npm");
    npm.args(["rebuild", package, "--foreground-scripts"]).current_dir(folder);
    npm.env("npm_config_build_from_source", "true");
    // Where node brings its headers, as not every build of it does, no others are fetched.
    let node = process::output(Command::new("node").args(["-p", "process.execPath"]))?;
    let prefix = Path::new(node.trim()).parent().and_then(Path::parent);
    if let Some(prefix) = prefix.filter(|path| path.join("include/node/node_api.h").is_file()) {
        npm.env("npm_config_nodedir", prefix);
    }
    // A compiler's warnings about the code of others are of no use to anybody here.
    let done = process::capture(&mut npm, false)?;
    if done.success {
        return Ok(());
    }
    Err(Failure::Step(format!("{package} does not compile:\n{}", done.text)))
}
