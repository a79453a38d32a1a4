//! Starts the server, and stops it without cutting anybody off.

use std::io::IsTerminal;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use glosa_server::config::LogFormat;
use glosa_server::{AppState, Config, StoreError, app};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

/// How long requests that are under way have to finish once the server stops.
const GRACE: Duration = Duration::from_secs(10);

/// Why the server ended before it was told to.
#[derive(Debug)]
enum Failure {
    Database(StoreError),
    Listen(SocketAddr, std::io::Error),
    Serve(std::io::Error),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Database(cause) => cause.fmt(f),
            Self::Listen(address, cause) => write!(f, "cannot listen on {address}: {cause}"),
            Self::Serve(cause) => write!(f, "cannot serve: {cause}"),
        }
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let config = Config::parse();
    log(&config);
    match run(config).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            tracing::error!(%failure, "the server ends");
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
    let state = AppState::open(config).await.map_err(Failure::Database)?;
    let listener =
        TcpListener::bind(wanted).await.map_err(|cause| Failure::Listen(wanted, cause))?;
    let address = listener.local_addr().map_err(Failure::Serve)?;
    println!("listening on http://{address}");

    let service = app(state.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, service).with_graceful_shutdown(stop(state.clone()));
    let mut stopping = state.stopping();
    let served = tokio::select! {
        served = server => served.map_err(Failure::Serve),
        () = async { stopping.wait().await; tokio::time::sleep(GRACE).await } => {
            tracing::warn!("some requests did not finish in time");
            Ok(())
        }
    };
    state.store().close().await;
    tracing::info!("stopped");
    served
}

/// Waits for SIGTERM or SIGINT, then ends the streams of events: they would go on for
/// as long as somebody listens.
async fn stop(state: AppState) {
    let (terminate, interrupt) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()));
    match (terminate, interrupt) {
        (Ok(mut terminate), Ok(mut interrupt)) => {
            tokio::select! { _ = terminate.recv() => {}, _ = interrupt.recv() => {} }
        }
        (Err(cause), _) | (_, Err(cause)) => {
            tracing::warn!(%cause, "signals cannot be caught");
            std::future::pending::<()>().await;
        }
    }
    tracing::info!("stopping");
    state.stop();
}
