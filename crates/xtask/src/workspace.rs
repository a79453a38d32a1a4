//! Where things are: the workspace, its build folder, the cache of tools.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::failure::{Failure, Outcome};
use crate::lock;
use crate::process;

/// The folders that every command works with, and what cargo says of the workspace.
#[derive(Debug, Clone)]
pub(crate) struct Workspace {
    /// The folder of the workspace's `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Cargo's build folder, `target/` unless told otherwise.
    pub(crate) target: PathBuf,
    /// What `cargo metadata --no-deps` answers.
    metadata: Value,
    lock: String,
}

impl Workspace {
    /// Asks cargo for the workspace that this program was called in: `cargo run` says
    /// where. What was true at compile time is not enough, because two clones that
    /// share a build folder share this program as well.
    ///
    /// # Errors
    /// When cargo cannot read the workspace or there is no `Cargo.lock`.
    pub(crate) fn find() -> Outcome<Self> {
        let folder = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let folder = folder.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
        let manifest = folder.join("Cargo.toml");
        let mut command = process::cargo();
        command.args(["metadata", "--no-deps", "--format-version", "1", "--manifest-path"]);
        let answer = process::output(command.arg(&manifest))?;
        let metadata: Value = serde_json::from_str(&answer)
            .map_err(|cause| Failure::Step(format!("cargo metadata: {cause}")))?;
        let folder = |key: &str| match metadata.get(key).and_then(Value::as_str) {
            Some(path) => Ok(PathBuf::from(path)),
            None => Err(Failure::Step(format!("cargo metadata names no {key}"))),
        };
        let (root, target) = (folder("workspace_root")?, folder("target_directory")?);
        let lock = read(&root.join("Cargo.lock"))?;
        Ok(Self { root, target, metadata, lock })
    }

    /// The folder for what these commands make between cargo and `dist/`.
    pub(crate) fn work(&self) -> PathBuf {
        self.target.join("glosa")
    }

    /// Where a program of the workspace is after a `dev` build.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        self.target.join("debug").join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }

    /// The version that `Cargo.lock` has of `package`.
    ///
    /// # Errors
    /// When the package is not in the lock.
    pub(crate) fn locked_version(&self, package: &str) -> Outcome<&str> {
        lock::version_of(&self.lock, package)
            .ok_or_else(|| Failure::content(&self.root.join("Cargo.lock"), format!("no {package}")))
    }

    /// Names of the integration tests of the packages whose name is `wanted`.
    pub(crate) fn integration_tests(&self, wanted: impl Fn(&str) -> bool) -> Vec<String> {
        let packages = self.metadata.get("packages").and_then(Value::as_array);
        let mut names: Vec<String> = packages
            .into_iter()
            .flatten()
            .filter(|package| wanted(text(package, "name")))
            .filter_map(|package| package.get("targets")?.as_array())
            .flatten()
            .filter(|target| target.get("kind").is_some_and(is_test))
            .map(|target| text(target, "name").to_owned())
            .collect();
        names.sort();
        names.dedup();
        names
    }
}

fn is_test(kind: &Value) -> bool {
    kind.as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind.as_str() == Some("test")))
}

fn text<'value>(value: &'value Value, key: &str) -> &'value str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// The folder that keeps tools between runs: `$XDG_CACHE_HOME/glosa` or `~/.cache/glosa`.
///
/// # Errors
/// When neither that variable nor a home folder is set.
pub(crate) fn cache() -> Outcome<PathBuf> {
    let base = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    let base = base.or_else(|| Some(env::home_dir()?.join(".cache")));
    let base = base.ok_or_else(|| Failure::Step("no home folder is set in HOME".to_owned()))?;
    Ok(base.join("glosa"))
}

/// Reads a text file.
///
/// # Errors
/// [`Failure::File`] with the path.
pub(crate) fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(Failure::file("read", path))
}

/// Reads a file of any kind.
///
/// # Errors
/// [`Failure::File`] with the path.
pub(crate) fn read_bytes(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(Failure::file("read", path))
}

/// Writes a file, with the folders above it.
///
/// # Errors
/// [`Failure::File`] with the path.
pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) -> Outcome<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Failure::file("create", folder))?;
    }
    fs::write(path, content).map_err(Failure::file("write", path))
}

/// Removes a folder with all that is in it, if it is there.
///
/// # Errors
/// [`Failure::File`] with the path.
pub(crate) fn remove_folder(path: &Path) -> Outcome<()> {
    match fs::remove_dir_all(path) {
        Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => {
            Err(Failure::file("remove", path)(cause))
        }
        _ => Ok(()),
    }
}

/// Every file below `folder`, sorted, as paths relative to it.
///
/// # Errors
/// [`Failure::File`] with the folder that could not be listed.
pub(crate) fn files_below(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(current) = open.pop() {
        let entries = fs::read_dir(&current).map_err(Failure::file("list", &current))?;
        for entry in entries {
            let path = entry.map_err(Failure::file("list", &current))?.path();
            if path.is_dir() {
                open.push(path);
            } else if let Ok(relative) = path.strip_prefix(folder) {
                found.push(relative.to_path_buf());
            }
        }
    }
    found.sort();
    Ok(found)
}
