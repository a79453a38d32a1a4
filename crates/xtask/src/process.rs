//! Other programs: how they are started and what is shown of them.

use std::env;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crate::failure::{Failure, Outcome};

/// Seconds without a word after which a quiet step shows what it is doing: short
/// enough that nobody takes it for stuck.
const SIGN_OF_LIFE: Duration = Duration::from_secs(30);

/// What `cargo run` sets for this program and must not reach another cargo: build
/// scripts that watch such a variable would run again at every change of caller.
const SET_BY_CARGO_RUN: [&str; 3] = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_"];

/// Cargo itself, as the user would call it.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if SET_BY_CARGO_RUN.iter().any(|prefix| text.starts_with(prefix)) {
            command.env_remove(&name);
        }
    }
    command.env_remove("CARGO");
    command
}

/// The same command on a display that nobody sees, of its own for each run.
pub(crate) fn on_hidden_display(command: &Command) -> Command {
    let mut wrapper = Command::new("xvfb-run");
    wrapper.arg("--auto-servernum").arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => wrapper.env(name, value),
            None => wrapper.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        wrapper.current_dir(folder);
    }
    wrapper
}

/// The program of this name on `PATH`.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// Runs a program that talks to the user directly.
///
/// # Errors
/// When it cannot be started or reports failure.
pub(crate) fn stream(command: &mut Command) -> Outcome<()> {
    let program = name_of(command);
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(|cause| Failure::Start { program: program.clone(), cause })?;
    succeeded(program, status)
}

/// Runs a program and returns what it printed to its standard output.
///
/// # Errors
/// When it cannot be started or reports failure; then with its error output.
pub(crate) fn output(command: &mut Command) -> Outcome<String> {
    let program = name_of(command);
    let result = command
        .stdin(Stdio::null())
        .output()
        .map_err(|cause| Failure::Start { program: program.clone(), cause })?;
    if result.status.success() {
        return Ok(String::from_utf8_lossy(&result.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&result.stderr);
    Err(Failure::Step(format!("{program} failed ({}):\n{}", result.status, said.trim_end())))
}

/// What a captured program did.
#[derive(Debug)]
pub(crate) struct Captured {
    /// Whether it reported success.
    pub(crate) success: bool,
    /// Standard output and error output, line by line as they came.
    pub(crate) text: String,
}

/// Runs a program and keeps what it prints, both streams in the order they came.
/// With `verbose` each line is shown at once; else a line of it every
/// [`SIGN_OF_LIFE`], so that a long step is seen to be alive.
///
/// # Errors
/// When it cannot be started.
pub(crate) fn capture(command: &mut Command, verbose: bool) -> Outcome<Captured> {
    let program = name_of(command);
    let failed = |cause| Failure::Start { program: program.clone(), cause };
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(failed)?;
    let (lines, received) = mpsc::channel();
    if let Some(stdout) = child.stdout.take() {
        send_lines(stdout, lines.clone());
    }
    if let Some(stderr) = child.stderr.take() {
        send_lines(stderr, lines);
    }
    let started = Instant::now();
    let mut text = String::new();
    let mut shown = Instant::now();
    loop {
        match received.recv_timeout(Duration::from_secs(1)) {
            Ok(line) => {
                if verbose {
                    println!("{line}");
                }
                text.push_str(&line);
                text.push('\n');
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        if !verbose && shown.elapsed() >= SIGN_OF_LIFE {
            shown = Instant::now();
            let last = text.lines().last().unwrap_or_default().trim();
            println!("    … {} s: {last}", started.elapsed().as_secs());
        }
    }
    let status = child.wait().map_err(failed)?;
    Ok(Captured { success: status.success(), text })
}

fn send_lines(stream: impl Read + Send + 'static, lines: Sender<String>) {
    thread::spawn(move || {
        let mut stream = BufReader::new(stream);
        let mut line = Vec::new();
        while matches!(stream.read_until(b'\n', &mut line), Ok(length) if length > 0) {
            let text = String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r']).to_owned();
            if lines.send(text).is_err() {
                break;
            }
            line.clear();
        }
    });
}

/// Shows at once what was printed, also where standard output is a pipe.
pub(crate) fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // A reader that went away is no reason to stop the work.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

fn succeeded(program: String, status: ExitStatus) -> Outcome<()> {
    if status.success() {
        Ok(())
    } else {
        Err(Failure::Program { program, status: status.to_string() })
    }
}

/// The program and its arguments, as one would type them.
pub(crate) fn name_of(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = command.get_args().map(|word| word.to_string_lossy().into_owned());
    let mut line = program.to_string_lossy().into_owned();
    for word in words {
        line.push(' ');
        line.push_str(&word);
    }
    line
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn captures_both_streams_and_the_verdict() {
        let cases = [("echo one; echo two >&2", true), ("echo one; echo two >&2; exit 3", false)];
        for (script, success) in cases {
            let got = capture(Command::new("sh").args(["-c", script]), false).unwrap();
            let mut lines: Vec<_> = got.text.lines().collect();
            lines.sort_unstable();
            assert_eq!((lines, got.success), (vec!["one", "two"], success), "{script}");
        }
    }

    #[test]
    fn names_the_program_that_is_not_there() {
        let failure = capture(&mut Command::new("/no/such/program"), false).unwrap_err();
        assert!(failure.to_string().contains("cannot start program"), "{failure}");
    }

    #[test]
    fn cargo_is_called_without_what_cargo_run_set() {
        let removed: Vec<_> = cargo()
            .get_envs()
            .filter(|(_, value)| value.is_none())
            .map(|(name, _)| name.to_string_lossy().into_owned())
            .collect();
        // The test runs under cargo, which sets this one.
        assert!(removed.iter().any(|name| name == "CARGO_PKG_NAME"), "{removed:?}");
        assert!(!removed.iter().any(|name| name == "CARGO_TARGET_DIR"));
    }
}
