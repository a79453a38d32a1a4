//! The blog that each start is a copy of, and the files around WordPress.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use tokio::sync::OnceCell;

use super::super::mariadb::MariaDb;
use super::super::process::run;
use super::super::programs;

/// The last part of the address of the post.
pub(super) const SLUG: &str = "a-post";

const ROUTER: &str = include_str!("router.php");
const CONFIGURATION: &str = include_str!("wp-config.php");
const PLUGIN: &str = include_str!("plugin.php");
const COMMAND: &str = include_str!("command.php");

/// The database of a blog as it is after its installation.
#[derive(Debug, Clone)]
pub(super) struct Installed {
    /// The folder to copy.
    pub(super) data: PathBuf,
    /// The number of the post.
    pub(super) post: u64,
}

/// The blog for the present versions: installed once a machine, as that takes long.
pub(super) async fn installed() -> Result<Installed> {
    static BLOG: OnceCell<Installed> = OnceCell::const_new();
    BLOG.get_or_try_init(find_or_install).await.cloned()
}

async fn find_or_install() -> Result<Installed> {
    let kept = programs::cache().join("tests").join(format!("wordpress-{:016x}", key().await?));
    if !kept.is_dir() {
        install(&kept).await?;
    }
    let post = fs::read_to_string(kept.join("post"))?;
    Ok(Installed { data: kept.join("data"), post: post.trim().parse()? })
}

/// Tells apart what other versions, or other files of ours, would install.
async fn key() -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    let version = programs::wordpress()?.join("wp-includes/version.php");
    fs::read(&version).with_context(|| version.display().to_string())?.hash(&mut hasher);
    let mut mariadb = Command::new(programs::mariadb()?);
    mariadb.arg("--version");
    run(mariadb).await?.hash(&mut hasher);
    [CONFIGURATION, PLUGIN, COMMAND, SLUG].hash(&mut hasher);
    Ok(hasher.finish())
}

/// Installs the blog into a folder that gets its name only when it is whole: other tests
/// may be doing the same.
async fn install(kept: &Path) -> Result<()> {
    let parent = kept.parent().context("the cache has no folder")?;
    fs::create_dir_all(parent)?;
    let unfinished = tempfile::tempdir_in(parent)?;
    let folder = tempfile::tempdir()?;
    lay_out(folder.path())?;
    let database = MariaDb::empty().await?;
    let mut command = php(folder.path(), "http://127.0.0.1", &database);
    command.arg(folder.path().join("command.php")).args(["install", SLUG]);
    let post = run(command).await.context("the installation of WordPress")?;
    fs::write(unfinished.path().join("post"), &post)?;
    database.save(&unfinished.path().join("data")).await?;
    let whole = unfinished.keep();
    if fs::rename(&whole, kept).is_err() {
        // Others were first.
        fs::remove_dir_all(&whole)?;
    }
    Ok(())
}

/// Makes `folder` the root of a blog: WordPress by links, our settings in place of
/// Debian's, and our plugin.
pub(super) fn lay_out(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(programs::wordpress()?)? {
        let (name, path) = entry.map(|entry| (entry.file_name(), entry.path()))?;
        let ours = ["wp-config.php", "wp-content"].iter().any(|ours| name == *ours);
        if !ours {
            symlink(path, folder.join(name))?;
        }
    }
    let plugins = folder.join("wp-content/mu-plugins");
    fs::create_dir_all(&plugins)?;
    fs::write(folder.join("wp-config.php"), CONFIGURATION)?;
    fs::write(folder.join("router.php"), ROUTER)?;
    fs::write(folder.join("command.php"), COMMAND)?;
    fs::write(plugins.join("glosa.php"), PLUGIN)?;
    Ok(())
}

/// PHP for the blog in `folder`.
pub(super) fn php(folder: &Path, origin: &str, database: &MariaDb) -> Command {
    let mut command = Command::new("php");
    // Compiled once for all requests, WordPress answers three times as fast.
    command.args(["-d", "opcache.enable=1", "-d", "opcache.enable_cli=1"]);
    // A notice in the middle of JSON would spoil it; it goes to the log.
    command.args(["-d", "display_errors=0", "-d", "log_errors=1", "-d", "error_log="]);
    command.env("GLOSA_ROOT", folder).env("GLOSA_ORIGIN", origin);
    command.env("GLOSA_SOCKET", database.socket());
    command
}
