//! A running WebDriver program of one engine.

use std::process::Stdio;

use anyhow::{Context, Result};
use hyper::Method;
use tokio::process::Command;

use super::engine::{Engine, on_path};
use super::process::{Spawned, free_port};
use crate::http::Call;
use crate::wait::{PATIENCE, until};

/// The driver program, and for WebKit, which has no headless mode, its display.
#[derive(Debug)]
pub(super) struct Driver {
    origin: String,
    // Held for their ends: dropped, they are killed, the browser's driver first.
    _program: Spawned,
    _display: Option<Spawned>,
}

impl Driver {
    /// Starts the engine's driver on a free port and waits until it is ready.
    pub(super) async fn start(engine: Engine) -> Result<Self> {
        let port = free_port()?;
        let mut command = Command::new(engine.driver()?);
        command.args(engine.driver_arguments(port, free_port()?)).stderr(Stdio::null());
        let display = match engine {
            Engine::WebKit => Some(virtual_display(&mut command).await?),
            Engine::Chromium | Engine::Firefox => None,
        };
        let mut program = Spawned::start(&mut command)?;
        program.drain();
        let origin = format!("http://127.0.0.1:{port}");
        let status = format!("{origin}/status");
        until("the driver's readiness", PATIENCE, || async {
            let answer = Call::new(Method::GET, &status).send().await?;
            Ok((answer.status == 200).then_some(()))
        })
        .await
        .with_context(|| format!("{engine}'s driver"))?;
        Ok(Self { origin, _program: program, _display: display })
    }

    /// `http://127.0.0.1:PORT` of the driver.
    pub(super) fn origin(&self) -> &str {
        &self.origin
    }
}

/// Starts Xvfb on a display number that it picks itself.
async fn virtual_display(command: &mut Command) -> Result<Spawned> {
    let program = on_path("Xvfb").context("install xvfb")?;
    let arguments = ["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"];
    let mut display = Spawned::start(Command::new(program).args(arguments).stderr(Stdio::null()))?;
    let number = display.line().await?.context("Xvfb ended without a display")?;
    display.drain();
    command.env("DISPLAY", format!(":{number}")).env("GDK_BACKEND", "x11");
    Ok(display)
}
