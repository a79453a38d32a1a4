//! Servers that end with us, with everything that they have started.

use std::fs::{self, File};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use hyper::Method;

use crate::http::Call;
use crate::wait::until;

/// How long a server may take to answer: more than ten times what the slowest takes alone.
const START: Duration = Duration::from_secs(60);

/// Becomes the program, beside a process that kills the whole group as soon as standard
/// input closes: when the server is dropped, and when the tests themselves are killed.
const GUARDED: &str =
    r#"exec 3<&0 </dev/null; { read -r _ <&3; kill -KILL 0; } & exec 3<&-; exec "$@""#;

/// A running server; it is killed, with its children, when dropped.
#[derive(Debug)]
pub(super) struct Process {
    child: Mutex<Child>,
    name: String,
    log: PathBuf,
}

impl Process {
    /// Starts `command`, and writes what it says to a file of its name in `folder`.
    pub(super) fn start(command: &Command, folder: &Path) -> Result<Self> {
        let program = Path::new(command.get_program());
        let name = program.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let log = folder.join(format!("{name}.log"));
        let out = File::create(&log).with_context(|| log.display().to_string())?;
        let mut shell = Command::new("sh");
        shell.args(["-c", GUARDED, "sh"]).arg(program).args(command.get_args());
        for (variable, value) in command.get_envs() {
            match value {
                Some(value) => shell.env(variable, value),
                None => shell.env_remove(variable),
            };
        }
        shell.current_dir(folder).process_group(0);
        shell.stdin(Stdio::piped()).stdout(out.try_clone()?).stderr(out);
        let child = shell.spawn().with_context(|| format!("cannot start {name}"))?;
        Ok(Self { child: Mutex::new(child), name, log })
    }

    /// Waits until `url` answers with status 200.
    pub(super) async fn answers(&self, url: &str) -> Result<()> {
        self.ready(|| async {
            let answer = Call::new(Method::GET, url).send().await?;
            ensure!(answer.status == 200, "status {}: {}", answer.status, answer.text);
            Ok(())
        })
        .await
    }

    /// Waits until `probe` succeeds, or fails with what the server has said.
    pub(super) async fn ready<F>(&self, mut probe: impl FnMut() -> F) -> Result<()>
    where
        F: Future<Output = Result<()>>,
    {
        let found = until(&format!("{} to answer", self.name), START, || {
            let attempt = probe();
            async move {
                let lives = self.lives()?;
                Ok(match attempt.await {
                    Ok(()) => Some(true),
                    Err(_) if !lives => Some(false),
                    Err(cause) => return Err(cause),
                })
            }
        })
        .await;
        match found {
            Ok(true) => Ok(()),
            Ok(false) => bail!("{} has ended:\n{}", self.name, self.said()),
            Err(cause) => Err(cause.context(format!("it said:\n{}", self.said()))),
        }
    }

    /// Waits until it has ended by itself.
    pub(super) async fn ended(&self) -> Result<()> {
        let end = || async { Ok((!self.lives()?).then_some(())) };
        until(&format!("the end of {}", self.name), START, end).await
    }

    fn lives(&self) -> Result<bool> {
        let mut child = self.child.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(child.try_wait()?.is_none())
    }

    fn said(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let child = self.child.get_mut().unwrap_or_else(PoisonError::into_inner);
        drop(child.stdin.take());
        // Takes a millisecond: the port and the files are free when this returns.
        let _ = child.wait();
    }
}

/// Runs a program to its end, and gives what it printed.
pub(super) async fn run(command: Command) -> Result<String> {
    let mut command = tokio::process::Command::from(command);
    let name = format!("{:?}", command.as_std().get_program());
    let output = command.stdin(Stdio::null()).kill_on_drop(true).output();
    let output = output.await.with_context(|| format!("cannot start {name}"))?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{name}: {}\n{said}{complaint}", output.status);
    Ok(said)
}
