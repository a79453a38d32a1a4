//! Where `cargo xtask` has put the servers.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

/// The version that `cargo xtask` installs.
const ISSO: &str = "isso-0.14.0";

/// The folder that keeps tools between runs, of `cargo xtask` as well.
pub(super) fn cache() -> PathBuf {
    let base = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    let base = base.unwrap_or_else(|| env::home_dir().unwrap_or_default().join(".cache"));
    base.join("glosa")
}

/// The program of Isso: `GLOSA_ISSO`, else that of the cache.
pub(super) fn isso() -> Result<PathBuf> {
    if let Some(named) = env::var_os("GLOSA_ISSO") {
        return Ok(named.into());
    }
    let cached = cache().join("tools").join(ISSO).join("bin/isso");
    ensure!(cached.is_file(), "run `cargo xtask setup`, or name Isso by GLOSA_ISSO");
    Ok(cached)
}

/// The npm packages of Waline: `GLOSA_WALINE_MODULES`, else those of the cache.
pub(super) fn waline_modules() -> Result<PathBuf> {
    if let Some(named) = env::var_os("GLOSA_WALINE_MODULES") {
        return Ok(named.into());
    }
    let sets = fs::read_dir(cache().join("npm")).into_iter().flatten().flatten();
    let complete = |folder: &PathBuf| {
        folder.join("installed").is_file() && folder.join("node_modules/@waline/vercel").is_dir()
    };
    let set = sets.map(|entry| entry.path()).find(complete);
    let set = set.context("run `cargo xtask setup`, or name packages by GLOSA_WALINE_MODULES")?;
    Ok(set.join("node_modules"))
}

/// The folder of WordPress as Debian installs it.
pub(super) fn wordpress() -> Result<PathBuf> {
    let folder = PathBuf::from("/usr/share/wordpress");
    ensure!(folder.join("wp-load.php").is_file(), "no WordPress: run `cargo xtask setup`");
    Ok(folder)
}

/// The server of MariaDB, which Debian keeps from the `PATH` of users.
pub(super) fn mariadb() -> Result<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&path).chain([PathBuf::from("/usr/sbin")]);
    let mut files = folders.map(|folder| folder.join("mariadbd"));
    files.find(|file| file.is_file()).context("no mariadbd: run `cargo xtask setup`")
}
