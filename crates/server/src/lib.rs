//! The reference comment server of Glosa.
//!
//! ```text
//! request ─► extract ─► validate ─► render ─┐
//!               guard ─► routes ◄───────────┤
//!                          │                ▼
//!                          ├─► view ◄──── store (SQLite, PostgreSQL) ─► events ─► streams
//!                          ▼
//!                   model, or error (problem document)
//! ```
//!
//! [`app`] is the whole server as a router: `main` gives it a socket, tests call it
//! directly. SQL stands in `store` alone, status codes in `error` alone.

#![forbid(unsafe_code)]

use std::any::Any;
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
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::cors::{AllowOrigin, CorsLayer};

pub mod config;
pub mod cursor;
pub mod descriptors;
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
pub mod streams;
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
    guarded(routes::router(), state)
}

/// Routes with what holds for all of them.
fn guarded(routes: Router<AppState>, state: AppState) -> Router {
    let cors = cors(&state.config().allow_origin);
    routes
        .fallback(|| async { Error::NotFound })
        .method_not_allowed_fallback(|| async { Error::MethodNotAllowed })
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        .layer(from_fn(in_time))
        // Within what follows, so that the page that asked may read this answer too.
        .layer(CatchPanicLayer::custom(panicked))
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

/// No panic is written here, and what libraries do is theirs: a request that runs into
/// one is answered like any other.
fn panicked(_: Box<dyn Any + Send>) -> Response {
    Error::Internal.into_response()
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

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::routing::get;
    use clap::Parser;
    use tower::ServiceExt;

    use super::*;

    async fn broken() -> Response {
        panic!("on purpose")
    }

    #[tokio::test]
    async fn a_request_that_panics_is_answered_so_that_the_page_can_read_it() {
        let folder = tempfile::tempdir().unwrap();
        let database = format!("sqlite://{}", folder.path().join("comments.db").display());
        let origin = "https://blog.example";
        let arguments = ["glosa-server", "--database", &database, "--allow-origin", origin];
        let state = AppState::open(Config::parse_from(arguments)).await.unwrap();
        let routes = Router::new().route("/broken", get(broken));
        let request = Request::get("/broken").header("origin", origin).body(Body::empty());
        let answer = guarded(routes, state).oneshot(request.unwrap()).await.unwrap();
        assert_eq!(answer.status(), 500);
        assert_eq!(answer.headers()["content-type"], "application/problem+json");
        assert_eq!(answer.headers()["access-control-allow-origin"], origin);
        assert_eq!(answer.headers()["cache-control"], "no-store");
    }
}
