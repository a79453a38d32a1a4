//! Why a command ended early, as a value with a plain sentence.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// What a command returns.
pub(crate) type Outcome<T> = Result<T, Failure>;

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command line was not understood.
    Usage(String),
    /// A file or folder could not be read or written.
    File { doing: &'static str, path: PathBuf, cause: io::Error },
    /// A program could not be started.
    Start { program: String, cause: io::Error },
    /// A program ran and reported failure.
    Program { program: String, status: String },
    /// Something has to be installed by hand; holds the exact commands.
    Missing(Vec<String>),
    /// A port is taken by another program.
    PortTaken { port: u16, option: &'static str },
    /// What a file holds is not what is expected there.
    Content { path: PathBuf, problem: String },
    /// A step of our own found a fault.
    Step(String),
    /// The tests ran and some failed; the last line has been printed.
    TestsFailed,
}

impl Failure {
    /// Maps an [`io::Error`] to the file it is about.
    pub(crate) fn file(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_path_buf();
        move |cause| Self::File { doing, path, cause }
    }

    /// A fault in what a file holds.
    pub(crate) fn content(path: &Path, problem: impl Into<String>) -> Self {
        Self::Content { path: path.to_path_buf(), problem: problem.into() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(problem) => write!(out, "{problem}\n\n{}", crate::cli::USAGE),
            Self::File { doing, path, cause } => {
                write!(out, "cannot {doing} {}: {cause}", path.display())
            }
            Self::Start { program, cause } => write!(out, "cannot start {program}: {cause}"),
            Self::Program { program, status } => write!(out, "{program} failed ({status})"),
            Self::Missing(commands) => {
                write!(
                    out,
                    "something is missing; install it with:\n    {}",
                    commands.join("\n    ")
                )
            }
            Self::PortTaken { port, option } => write!(
                out,
                "port {port} of 127.0.0.1 is in use by another program; choose another with {option}"
            ),
            Self::Content { path, problem } => write!(out, "{}: {problem}", path.display()),
            Self::Step(problem) => out.write_str(problem),
            Self::TestsFailed => out.write_str("some tests failed"),
        }
    }
}
