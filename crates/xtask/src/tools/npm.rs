//! Tools from npm, of the versions in `crates/xtask/npm/package-lock.json`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::announce;
use crate::failure::{Failure, Outcome};
use crate::integrity;
use crate::process;
use crate::workspace::{self, Workspace};

/// The folder with the manifest and the lock, from the workspace's root.
const MANIFESTS: &str = "crates/xtask/npm";
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
    pub(super) fn installed(workspace: &Workspace) -> Option<Self> {
        let folder = folder(workspace).ok()?;
        let node = process::on_path("node").is_some();
        (node && folder.join(COMPLETE).is_file()).then_some(Self { folder })
    }

    /// Installs them when they are not.
    ///
    /// # Errors
    /// When npm fails or the cache can not be written.
    pub(super) fn install(workspace: &Workspace) -> Outcome<Self> {
        if let Some(there) = Self::installed(workspace) {
            return Ok(there);
        }
        let folder = folder(workspace)?;
        announce("npm packages", "wasm-opt and esbuild make the bundle small, axe tests it");
        fs::create_dir_all(&folder).map_err(Failure::file("create", &folder))?;
        for name in FILES {
            let from = workspace.root.join(MANIFESTS).join(name);
            fs::copy(&from, folder.join(name)).map_err(Failure::file("copy", &from))?;
        }
        let mut npm = Command::new("npm");
        // Nothing that comes from a registry runs at install time.
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
        process::stream(npm.current_dir(&folder))?;
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
fn folder(workspace: &Workspace) -> Outcome<PathBuf> {
    let lock: &Path = &workspace.root.join(MANIFESTS).join("package-lock.json");
    let hash = integrity::short_hash(&workspace::read_bytes(lock)?);
    Ok(workspace::cache()?.join("npm").join(hash))
}
