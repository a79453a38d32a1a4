//! How many files and sockets the process may have open.

use std::io;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Raises what the process may have open to the most that the system lets it have, and
/// says how many that are. The usual 1024 are fewer than the readers of a page that is
/// much read; they are there for programs that wait by `select`, which counts no further.
///
/// # Errors
/// When the system refuses; then it stays as it was.
pub fn raise() -> io::Result<u64> {
    let limit = getrlimit(Resource::Nofile);
    setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum })?;
    Ok(allowed())
}

/// How many the process may have open now.
#[must_use]
pub fn allowed() -> u64 {
    getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX)
}
