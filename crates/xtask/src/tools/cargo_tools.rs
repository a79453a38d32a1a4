//! Tools from crates.io, compiled once for each version and kept in the cache.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::announce;
use crate::failure::Outcome;
use crate::process::{self, say};
use crate::workspace::{self, Workspace};

/// A program that `cargo install` builds.
#[derive(Debug, Clone)]
pub(crate) struct Tool {
    name: &'static str,
    version: String,
    /// The one of its programs that the commands call.
    program: &'static str,
    /// The program that tells the version with `--version`.
    tells_version: &'static str,
    why: &'static str,
    minutes: u8,
}

/// A tool whose version is set here rather than by `Cargo.lock`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pinned {
    name: &'static str,
    version: &'static str,
    why: &'static str,
    minutes: u8,
}

impl Pinned {
    /// The program, compiled first when it is not there.
    ///
    /// # Errors
    /// When it does not compile.
    pub(crate) fn install(self) -> Outcome<PathBuf> {
        let Self { name, version, why, minutes } = self;
        let version = version.to_owned();
        Tool { name, version, program: name, tells_version: name, why, minutes }.install()
    }
}

impl Tool {
    /// Drives Firefox; Debian has no package of it.
    pub(crate) const GECKODRIVER: Pinned = Pinned {
        name: "geckodriver",
        version: "0.37.1",
        why: "lets the tests use Firefox",
        minutes: 3,
    };
    /// The bundler of `trunk serve`.
    pub(crate) const TRUNK: Pinned =
        Pinned { name: "trunk", version: "0.21.14", why: "`trunk serve` by itself", minutes: 10 };
    /// The test starter of `wasm-pack test`.
    pub(crate) const WASM_PACK: Pinned = Pinned {
        name: "wasm-pack",
        version: "0.15.1",
        why: "`wasm-pack test` by itself",
        minutes: 3,
    };

    /// The test runner of wasm-bindgen, of the version that the widget uses.
    ///
    /// # Errors
    /// When `Cargo.lock` does not have wasm-bindgen.
    pub(crate) fn wasm_bindgen(workspace: &Workspace) -> Outcome<Self> {
        Ok(Self {
            name: "wasm-bindgen-cli",
            version: workspace.locked_version("wasm-bindgen")?.to_owned(),
            program: "wasm-bindgen-test-runner",
            tells_version: "wasm-bindgen",
            why: "runs WebAssembly tests in a browser",
            minutes: 5,
        })
    }

    /// The program, compiled first when it is neither on `PATH` nor in the cache.
    ///
    /// # Errors
    /// When it does not compile.
    pub(crate) fn install(&self) -> Outcome<PathBuf> {
        let tools = workspace::cache()?.join("tools");
        let folder = tools.join(format!("{}-{}", self.name, self.version));
        let program = folder.join("bin").join(file_name(self.program));
        if program.is_file() {
            return Ok(program);
        }
        if let Some(path) = self.on_path() {
            return Ok(path);
        }
        announce(
            &format!("{} {}", self.name, self.version),
            &format!("{}; compiled once, up to {} minutes", self.why, self.minutes),
        );
        let build = tools.join("build");
        if let Err(failure) = self.compile(&folder, &build, true) {
            say(&format!("  {failure}; trying again with newer versions of what it uses"));
            self.compile(&folder, &build, false)?;
        }
        // Only needed again for another version, and large.
        workspace::remove_folder(&build)?;
        Ok(program)
    }

    fn compile(&self, folder: &Path, build: &Path, locked: bool) -> Outcome<()> {
        let mut command = process::cargo();
        command.args(["install", self.name, "--version", &self.version, "--no-track"]);
        command.arg("--root").arg(folder).arg("--target-dir").arg(build);
        if locked {
            command.arg("--locked");
        }
        process::stream(&mut command)
    }

    /// A program of this version that is on `PATH` already.
    fn on_path(&self) -> Option<PathBuf> {
        let path = process::on_path(self.program)?;
        let teller = path.with_file_name(file_name(self.tells_version));
        let answer = process::output(Command::new(teller).arg("--version")).ok()?;
        says_version(&answer, &self.version).then_some(path)
    }
}

fn file_name(program: &str) -> String {
    format!("{program}{}", std::env::consts::EXE_SUFFIX)
}

/// Whether the first line of a `--version` answer has `version` as a word.
fn says_version(answer: &str, version: &str) -> bool {
    answer.lines().next().unwrap_or_default().split_whitespace().any(|word| word == version)
}

#[cfg(test)]
mod tests {
    use super::says_version;

    #[test]
    fn a_tool_of_another_version_is_not_taken() {
        let cases = [
            ("wasm-bindgen 0.2.130", true),
            ("wasm-bindgen 0.2.13", false),
            ("geckodriver 0.2.130 (abc 2026-01-01)\n\nThe source code", true),
            ("wasm-bindgen 0.2.1301", false),
            ("", false),
        ];
        for (answer, expected) in cases {
            assert_eq!(says_version(answer, "0.2.130"), expected, "{answer}");
        }
    }
}
