//! The comment server as a child: started, watched and stopped in order.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use super::Event;
use crate::failure::{Failure, Outcome};
use crate::process::say;
use crate::workspace::Workspace;

/// How long the server may take to end its requests before it is killed: a little
/// more than it gives the requests that are under way.
const STOP_PATIENCE: Duration = Duration::from_secs(15);
/// What the server prints before its address once it takes requests.
const READY: &str = "listening on";

/// The SQLite file with the comments of the demo.
pub(super) fn database(workspace: &Workspace) -> PathBuf {
    workspace.work().join("comments.db")
}

/// A running `glosa-server`.
#[derive(Debug)]
pub(super) struct CommentServer {
    child: Child,
}

impl CommentServer {
    /// Starts it for the pages on `port`; it tells `events` when it is ready and gone.
    ///
    /// # Errors
    /// When it can not be started.
    pub(super) fn start(
        workspace: &Workspace,
        port: u16,
        api_port: u16,
        events: Sender<Event>,
    ) -> Outcome<Self> {
        let database = database(workspace);
        if let Some(folder) = database.parent() {
            std::fs::create_dir_all(folder).map_err(Failure::file("create", folder))?;
        }
        let program = workspace.program("glosa-server");
        let mut command = Command::new(&program);
        command.arg("--listen").arg(format!("127.0.0.1:{api_port}"));
        command.arg("--database").arg(format!("sqlite://{}", database.display()));
        command.arg("--allow-origin").arg(format!("http://127.0.0.1:{port}"));
        command.arg("--allow-origin").arg(format!("http://localhost:{port}"));
        let mut child =
            command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().map_err(|cause| {
                Failure::Start { program: program.display().to_string(), cause }
            })?;
        if let Some(stdout) = child.stdout.take() {
            thread::spawn(move || watch(stdout, &events));
        }
        Ok(Self { child })
    }

    /// Asks it to stop, and kills it when it does not within [`STOP_PATIENCE`].
    ///
    /// # Errors
    /// When the system can not tell whether it has ended.
    pub(super) fn stop(mut self) -> Outcome<()> {
        let failed = |cause| Failure::Start { program: "glosa-server".to_owned(), cause };
        if self.child.try_wait().map_err(failed)?.is_some() {
            return Ok(());
        }
        terminate(&mut self.child);
        let asked = Instant::now();
        while asked.elapsed() < STOP_PATIENCE {
            if self.child.try_wait().map_err(failed)?.is_some() {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(50));
        }
        say("the comment server does not stop; killing it");
        self.child.kill().and_then(|()| self.child.wait()).map(drop).map_err(failed)
    }
}

/// Passes on what the server prints, until it ends.
fn watch(stdout: ChildStdout, events: &Sender<Event>) {
    for line in BufReader::new(stdout).lines().map_while(Result::ok) {
        say(&format!("glosa-server: {line}"));
        if line.contains(READY) {
            let _ = events.send(Event::Ready);
        }
    }
    let _ = events.send(Event::Gone);
}

#[cfg(unix)]
fn terminate(child: &mut Child) {
    use nix::sys::signal::{Signal, kill};
    use nix::unistd::Pid;

    if let Ok(number) = i32::try_from(child.id()) {
        // It may have ended in this very moment.
        let _ = kill(Pid::from_raw(number), Signal::SIGTERM);
    }
}

#[cfg(not(unix))]
fn terminate(child: &mut Child) {
    let _ = child.kill();
}
