//! `POST preview`: a text as it would be shown.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::{Error, Problem};
use crate::extract::{Body, Client};
use crate::guard::Action;
use crate::render::render;
use crate::state::AppState;
use crate::validate;

/// A text.
#[derive(Debug, Deserialize, ToSchema)]
pub struct PreviewBody {
    /// The comment, in Markdown; 1 to 10,000 characters.
    #[schema(min_length = 1, max_length = 10_000)]
    text: String,
}

/// A text as it would be shown.
#[derive(Debug, Serialize, ToSchema)]
pub struct Preview {
    /// Rendered and sanitised.
    html: String,
}

/// Renders a text and stores nothing.
#[utoipa::path(
    post,
    path = "/api/preview",
    tag = "comments",
    request_body = PreviewBody,
    responses(
        (status = 200, body = Preview, description = "The text as HTML"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 413, body = Problem, content_type = "application/problem+json"),
        (status = 415, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 429, body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn preview(
    State(state): State<AppState>,
    Client(client): Client,
    body: Body<PreviewBody>,
) -> Result<Json<Preview>, Error> {
    state.limit(Action::Preview, client)?;
    let text = validate::text(&body.value.text)?;
    Ok(Json(Preview { html: render(&text).await }))
}
