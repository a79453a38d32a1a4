//! The router on a socket: who is slow is cut off, who is served is not.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tower_service::Service;

use crate::stopping::Stopping;

/// How long a client may take over the head of a request, and a connection may wait
/// for its next one: connections that only wait would fill the server up.
const HEAD_TIME: Duration = Duration::from_secs(30);
/// How long requests that are under way have to finish once the server stops.
const GRACE: Duration = Duration::from_secs(10);
/// How long to wait before connections are taken again when the system has no more
/// sockets to give.
const ACCEPT_PAUSE: Duration = Duration::from_millis(200);

/// Serves until the server stops, then finishes what is under way.
pub async fn serve(listener: TcpListener, app: Router, mut stopping: Stopping) {
    let graceful = GracefulShutdown::new();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = stopping.wait() => break,
        };
        match accepted {
            Ok((stream, peer)) => connect(&graceful, stream, peer, app.clone()),
            Err(cause) => {
                tracing::warn!(%cause, "a connection was not taken");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
    drop(listener);
    if tokio::time::timeout(GRACE, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests did not finish in time");
    }
}

fn connect(graceful: &GracefulShutdown, stream: TcpStream, peer: SocketAddr, app: Router) {
    // Answers are small: waiting to fill a packet only delays them.
    if let Err(cause) = stream.set_nodelay(true) {
        tracing::debug!(%cause, "a socket keeps its delay");
    }
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        app.clone().call(request.map(Body::new))
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .serve_connection(TokioIo::new(stream), service);
    let connection = graceful.watch(connection);
    tokio::spawn(async move {
        if let Err(cause) = connection.await {
            tracing::debug!(%cause, "a connection broke off");
        }
    });
}
