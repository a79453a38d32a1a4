//! Starts the server, and stops it without cutting anybody off.

use std::io::{IsTerminal, Write};
use std::net::SocketAddr;
use std::process::ExitCode;

use glosa_server::config::LogFormat;
use glosa_server::descriptors;
use glosa_server::serve::serve;
use glosa_server::{AppState, Config, StoreError, app};
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};

/// Why the server does not run.
#[derive(Debug)]
enum Failure {
    Database(StoreError),
    Listen(SocketAddr, std::io::Error),
    System(std::io::Error),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Database(cause) => cause.fmt(f),
            Self::Listen(address, cause) => write!(f, "cannot listen on {address}: {cause}"),
            Self::System(cause) => cause.fmt(f),
        }
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let config = Config::read();
    log(&config);
    match run(config).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if tracing::enabled!(tracing::Level::ERROR) {
                tracing::error!(%failure, "the server does not start");
            } else {
                // Also where nothing is logged, a failed start says why.
                let _ = writeln!(std::io::stderr(), "the server does not start: {failure}");
            }
            ExitCode::FAILURE
        }
    }
}

fn log(config: &Config) {
    let logs = tracing_subscriber::fmt()
        .with_max_level(config.log_level)
        .with_target(false)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    match config.log_format {
        LogFormat::Text => logs.init(),
        LogFormat::Json => logs.json().flatten_event(true).init(),
    }
}

async fn run(config: Config) -> Result<(), Failure> {
    let wanted = config.listen;
    match descriptors::raise() {
        Ok(count) => tracing::debug!(count, "files and sockets that may be open"),
        Err(cause) => tracing::warn!(%cause, "the limit of open files stays as it is"),
    }
    let state = AppState::open(config).await.map_err(Failure::Database)?;
    let listener =
        TcpListener::bind(wanted).await.map_err(|cause| Failure::Listen(wanted, cause))?;
    let address = listener.local_addr().map_err(Failure::System)?;
    let terminate = signal(SignalKind::terminate()).map_err(Failure::System)?;
    let interrupt = signal(SignalKind::interrupt()).map_err(Failure::System)?;
    // Who started the server may have stopped reading: that ends nothing.
    let _ = writeln!(std::io::stdout(), "listening on http://{address}");
    tokio::spawn(stop(state.clone(), terminate, interrupt));
    serve(listener, app(state.clone()), state.stopping()).await;
    state.store().close().await;
    tracing::info!("stopped");
    Ok(())
}

/// Waits to be told to stop. Streams of events end then, since they would go on for as
/// long as somebody listens.
async fn stop(state: AppState, mut terminate: Signal, mut interrupt: Signal) {
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    tracing::info!("stopping");
    state.stop();
}
