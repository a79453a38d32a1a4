//! MariaDB without its service: a server of our own on a socket in a temporary folder.

use std::ffi::OsString;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;
use tempfile::TempDir;
use tokio::net::UnixStream;

use super::process::{Process, run};
use super::programs;

/// The unprivileged user that it becomes when the tests run as root: one that each
/// system has, where MariaDB's own comes with its service.
const USER: &str = "nobody";

/// A running server; it is killed, and its data removed, when dropped.
///
/// The options are those of the MariaDB manual, "mariadbd Options". No data has to outlive
/// the server, so it waits for no disk.
#[derive(Debug)]
pub(super) struct MariaDb {
    process: Process,
    folder: TempDir,
}

impl MariaDb {
    /// Starts it on a new database without anything.
    pub(super) async fn empty() -> Result<Self> {
        let folder = open_folder()?;
        let mut install = Command::new("mariadb-install-db");
        install.args(["--no-defaults", "--skip-test-db", "--skip-name-resolve"]);
        // A password of root would only be in the way: the socket is in our own folder.
        install.args(["--auth-root-authentication-method=normal", "--innodb-log-file-size=4M"]);
        install.arg(option("--datadir", &data(&folder))).args(user(&folder)?);
        run(install).await?;
        Self::start(folder).await
    }

    /// Starts it on a copy of what [`MariaDb::save`] has kept.
    pub(super) async fn copy_of(saved: &Path) -> Result<Self> {
        let folder = open_folder()?;
        copy(saved, &data(&folder)).await?;
        Self::start(folder).await
    }

    async fn start(folder: TempDir) -> Result<Self> {
        let mut command = Command::new(programs::mariadb()?);
        command.args(["--no-defaults", "--skip-networking", "--skip-name-resolve"]);
        command.args(["--innodb-log-file-size=4M", "--innodb-buffer-pool-size=16M"]);
        command.args(["--innodb-flush-log-at-trx-commit=0", "--performance-schema=OFF"]);
        let data = data(&folder);
        command.arg(option("--datadir", &data)).arg(option("--tmpdir", &data));
        command.arg(option("--pid-file", &data.join("mariadbd.pid")));
        command.arg(option("--socket", &socket(&folder))).args(user(&folder)?);
        let process = Process::start(&command, folder.path())?;
        let server = Self { process, folder };
        server
            .process
            .ready(|| async { Ok(UnixStream::connect(server.socket()).await.map(drop)?) })
            .await?;
        Ok(server)
    }

    /// Where clients reach it, as root and without a password.
    pub(super) fn socket(&self) -> PathBuf {
        socket(&self.folder)
    }

    /// Keeps the data in a new folder `saved`, once a client has told it to shut down.
    pub(super) async fn save(self, saved: &Path) -> Result<()> {
        self.process.ended().await?;
        copy(&data(&self.folder), saved).await
    }
}

/// A folder that the unprivileged user finds a way through.
fn open_folder() -> Result<TempDir> {
    let folder = tempfile::tempdir()?;
    fs::set_permissions(folder.path(), Permissions::from_mode(0o711))?;
    Ok(folder)
}

fn data(folder: &TempDir) -> PathBuf {
    folder.path().join("data")
}

fn socket(folder: &TempDir) -> PathBuf {
    data(folder).join("mariadb.sock")
}

/// The option that gives up root's rights, where there are any.
fn user(folder: &TempDir) -> Result<Option<String>> {
    let root = fs::metadata(folder.path())?.uid() == 0;
    Ok(root.then(|| format!("--user={USER}")))
}

fn option(name: &str, value: &Path) -> OsString {
    let mut option = OsString::from(name);
    option.push("=");
    option.push(value);
    option
}

/// Copies a folder with its owners.
async fn copy(from: &Path, to: &Path) -> Result<()> {
    let mut command = Command::new("cp");
    command.arg("--archive").arg(from).arg(to);
    run(command).await.map(drop)
}
