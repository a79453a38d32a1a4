//! Programs from PyPI, each in a virtual environment of its own in the cache.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{announce, system};
use crate::failure::Outcome;
use crate::process;
use crate::workspace;

/// Fails where Python cannot make a virtual environment with pip in it, or has no headers.
const PARTS: &str = "import ensurepip, os, sysconfig; \
    os.stat(os.path.join(sysconfig.get_path('include'), 'Python.h'))";
/// Stands in the environment once pip has come to its end.
const COMPLETE: &str = "installed";

/// A program that pip installs.
#[derive(Debug)]
pub(super) struct Program {
    name: &'static str,
    version: &'static str,
    why: &'static str,
}

/// A comment server for blogs.
pub(super) const ISSO: Program =
    Program { name: "isso", version: "0.14.0", why: "a comment server, that the tests speak to" };

impl Program {
    /// The program, installed first when it is not in the cache.
    ///
    /// # Errors
    /// When Python has not what that needs, or pip fails.
    pub(super) fn install(&self) -> Outcome<PathBuf> {
        let Self { name, version, why } = self;
        let folder = workspace::cache()?.join("tools").join(format!("{name}-{version}"));
        let program = folder.join("bin").join(name);
        if folder.join(COMPLETE).is_file() && works(&program) {
            return Ok(program);
        }
        if process::output(Command::new("python3").args(["-c", PARTS])).is_err() {
            system::fetch(&[&system::PYTHON_PARTS])?;
        }
        announce(&format!("{name} {version}"), why);
        // What an end halfway has left, or an environment of a Python that is gone.
        workspace::remove_folder(&folder)?;
        process::stream(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
        let mut pip = Command::new(folder.join("bin/python"));
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
        process::stream(pip.arg(format!("{name}=={version}")))?;
        workspace::write(&folder.join(COMPLETE), "")?;
        Ok(program)
    }
}

/// Whether the environment's own Python still starts it.
fn works(program: &Path) -> bool {
    process::output(Command::new(program).arg("--version")).is_ok()
}
