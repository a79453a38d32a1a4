//! The protocol: one group of verbs a file, each with its part of the description.

pub mod admin;
pub mod counts;
pub mod create;
mod description;
pub mod events;
pub mod health;
pub mod list;
pub mod one;
mod page;
pub mod preview;
pub mod vote;

use axum::Router;
use axum::routing::get;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::cursor::Sort;
use crate::error::Problem;
use crate::state::AppState;

pub use create::IDEMPOTENCY_KEY;
pub use events::LAST_EVENT_ID;
pub use list::TOKENS_HEADER;

/// What is true of all of it.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Glosa comments",
        description = "Comment threads for articles. All bodies are JSON in UTF-8; times are \
            RFC 3339 in UTC; refusals are problem documents (RFC 9457)."
    ),
    components(schemas(Problem, Sort)),
    modifiers(&Tokens)
)]
struct Description;

/// The tokens of writers and moderators.
struct Tokens;

impl Modify for Tokens {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("The token that came with a comment, or the moderators'"))
            .build();
        let components = description.components.get_or_insert_default();
        components.add_security_scheme("token", SecurityScheme::Http(scheme));
    }
}

/// All routes.
pub fn router() -> Router<AppState> {
    let (router, description) = parts();
    let description = axum::Json(description);
    router.route("/openapi.json", get(|| async move { description }))
}

/// The routes of the protocol, and their description.
pub fn parts() -> (Router<AppState>, utoipa::openapi::OpenApi) {
    let (router, mut description) = OpenApiRouter::with_openapi(Description::openapi())
        .routes(routes!(list::list, create::create))
        .routes(routes!(one::show, one::edit, one::remove))
        .routes(routes!(vote::vote, vote::withdraw))
        .routes(routes!(preview::preview))
        .routes(routes!(counts::counts))
        .routes(routes!(events::events))
        .routes(routes!(admin::queue))
        .routes(routes!(admin::judge))
        .routes(routes!(admin::block, admin::unblock))
        .routes(routes!(admin::thread))
        .routes(routes!(health::health))
        .split_for_parts();
    description::complete(&mut description);
    (router, description)
}
