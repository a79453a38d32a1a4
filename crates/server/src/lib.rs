//! The reference comment server of Glosa.
//!
//! ```text
//! request ─► extract ─► validate ─► render ─┐
//!               guard ─► routes ◄───────────┤
//!                          │                ▼
//!                          ├─► view ◄──── store (SQLite) ─► events ─► streams
//!                          ▼
//!                   model, or error (problem document)
//! ```
//!
//! [`app`] is the whole server as a router: `main` gives it a socket, tests call it
//! directly. SQL stands in `store` alone, status codes in `error` alone.

#![forbid(unsafe_code)]

use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request};
use axum::http::header::{
    AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue, Method};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use glosa_core::draft::limits::BODY_BYTES;
use tower_http::cors::{AllowOrigin, CorsLayer};

pub mod config;
pub mod cursor;
pub mod error;
pub mod events;
pub mod extract;
pub mod guard;
pub mod id;
pub mod model;
pub mod render;
pub mod routes;
pub mod secret;
pub mod serve;
pub mod state;
pub mod stopping;
pub mod store;
pub mod validate;
pub mod view;

pub use config::Config;
pub use state::AppState;
pub use store::StoreError;

use error::Error;

/// How long a request may take, its body's arrival included. Streams of events begin
/// within it and then go on.
const REQUEST_TIME: Duration = Duration::from_secs(20);
/// How long browsers remember what a preflight said; Chromium takes no more than this.
const PREFLIGHT_TIME: Duration = Duration::from_secs(7_200);

/// The server as a router.
pub fn app(state: AppState) -> Router {
    let cors = cors(&state.config().allow_origin);
    routes::router()
        .fallback(|| async { Error::NotFound })
        .method_not_allowed_fallback(|| async { Error::MethodNotAllowed })
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        .layer(from_fn(in_time))
        .layer(from_fn(noted))
        .layer(cors)
        .with_state(state)
}

/// Which pages may use the server, and with which headers.
fn cors(origins: &[String]) -> CorsLayer {
    let allowed = if origins.iter().any(|origin| origin == "*") {
        AllowOrigin::any()
    } else {
        AllowOrigin::list(origins.iter().filter_map(|origin| HeaderValue::from_str(origin).ok()))
    };
    CorsLayer::new()
        .allow_origin(allowed)
        .allow_methods([Method::GET, Method::POST, Method::PATCH, Method::PUT, Method::DELETE])
        .allow_headers([
            AUTHORIZATION,
            CONTENT_TYPE,
            HeaderName::from_static(routes::IDEMPOTENCY_KEY),
            HeaderName::from_static(routes::LAST_EVENT_ID),
            HeaderName::from_static(routes::TOKENS_HEADER),
            HeaderName::from_static(glosa_core::wire::glosa::VOTER_HEADER),
        ])
        .expose_headers([RETRY_AFTER])
        .max_age(PREFLIGHT_TIME)
}

async fn in_time(request: Request, next: Next) -> Response {
    match tokio::time::timeout(REQUEST_TIME, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Error::TooSlow.into_response(),
    }
}

/// Logs a request without a word on who sent it, and marks the answer as one that is
/// neither kept nor guessed at.
async fn noted(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    tracing::info!(
        %method,
        route = route.as_ref().map_or("none", MatchedPath::as_str),
        status = response.status().as_u16(),
        ms = started.elapsed().as_millis(),
        "answered"
    );
    response
}
