//! `GET`, `PATCH` and `DELETE comments/ID`: one comment.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::list::sort;
use crate::cursor;
use crate::error::{Error, Problem};
use crate::extract::{Bearer, Body, Client, CommentId, Parameters};
use crate::guard::Action;
use crate::model::{Comment, Replies, State as Visibility};
use crate::render::render;
use crate::state::{AppState, Role, now};
use crate::store::{Order, Record, Removal};
use crate::{validate, view};

const MINUTE_MS: i64 = 60_000;

/// A comment and where it stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct Found {
    comment: Comment,
    /// The comments that it answers, the root first, without their replies.
    ancestors: Vec<Comment>,
    /// The key of its thread.
    thread: String,
    /// Where its root stands among the roots.
    page: Place,
}

/// A place among the roots of a thread, in the order that was asked for.
#[derive(Debug, Serialize, ToSchema)]
pub struct Place {
    /// How many roots stand before it.
    index: i64,
    /// The value of `after` with which a list begins with it; null from the start.
    after: Option<String>,
}

/// Finds a comment by its name, for a permalink.
///
/// A held comment is found with the token of its writer; with it the answer also has
/// the `text` as it was typed.
#[utoipa::path(
    get,
    path = "/api/comments/{id}",
    tag = "comments",
    params(
        ("id" = String, Path),
        ("sort" = Option<crate::cursor::Sort>, Query, description = "The order of the roots, for `page`"),
    ),
    responses(
        (status = 200, body = Found),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 410, body = Problem, content_type = "application/problem+json"),
    ),
    security((), ("token" = []))
)]
pub async fn show(
    State(state): State<AppState>,
    Client(client): Client,
    CommentId(id): CommentId,
    bearer: Bearer,
    parameters: Parameters,
) -> Result<Json<Found>, Error> {
    state.limit(Action::Read, client)?;
    let sort = sort(&parameters)?;
    let record = state.store().comment(&id).await?.ok_or(Error::NotFound)?;
    let trusted = bearer.0.is_some() && state.role(&record, &bearer, client).is_ok();
    match record.state {
        Visibility::Held if !trusted => return Err(Error::NotFound),
        Visibility::Deleted if record.shown_below == 0 => return Err(Error::Gone),
        _ => {}
    }
    let above = state.store().ancestors(&id).await?;
    let root = above.first().unwrap_or(&record);
    let (index, before) = state.store().before(root, &sort.start()).await?;
    let after = before.map(|before| cursor::encode(&sort.after(&before)));
    let text = trusted.then(|| record.text.clone());
    let thread = record.thread_key.clone();
    let ancestors = ancestors(&state, &above).await?;
    let comment = view::with_replies(state.store(), vec![record], &[]).await?.pop();
    let comment = Comment { text, ..comment.ok_or(Error::NotFound)? };
    Ok(Json(Found { comment, ancestors, thread, page: Place { index, after } }))
}

/// Comments with the number of their replies, and none of them.
async fn ancestors(state: &AppState, records: &[Record]) -> Result<Vec<Comment>, Error> {
    let ids: Vec<String> = records.iter().map(|record| record.id.clone()).collect();
    let counts = state.store().child_counts(&ids, &[]).await?;
    let comment = |record: &Record| {
        let children = counts.iter().find(|children| children.parent == record.id);
        let count = children.map_or(0, |children| children.count);
        let next = (count > 0).then(|| cursor::encode(&Order::Oldest(String::new())));
        Comment { replies: Replies { count, comments: Vec::new(), next }, ..record.into() }
    };
    Ok(records.iter().map(comment).collect())
}

/// New words.
#[derive(Debug, Deserialize, ToSchema)]
pub struct EditBody {
    /// The comment, in Markdown; 1 to 10,000 characters.
    #[schema(min_length = 1, max_length = 10_000)]
    text: String,
}

/// Gives one's own comment new words.
///
/// Within the edit window, and only as long as no moderator approved the old ones.
#[utoipa::path(
    patch,
    path = "/api/comments/{id}",
    tag = "comments",
    params(("id" = String, Path)),
    request_body = EditBody,
    responses(
        (status = 200, body = Comment),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json", description = "`not_allowed`, `edit_window_over` or `approved`"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 410, body = Problem, content_type = "application/problem+json"),
        (status = 413, body = Problem, content_type = "application/problem+json"),
        (status = 415, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
    ),
    security(("token" = []))
)]
pub async fn edit(
    State(state): State<AppState>,
    Client(client): Client,
    CommentId(id): CommentId,
    bearer: Bearer,
    body: Body<EditBody>,
) -> Result<Json<Comment>, Error> {
    let (record, role) = own(&state, &id, &bearer, client).await?;
    if role == Role::Writer {
        check_editable(&state, &record)?;
    }
    let text = validate::text(&body.value.text)?;
    let html = render(&text).await;
    let edited = state.store().edit(&id, &text, &html, now()).await?.ok_or(Error::Gone)?;
    state.hub().wake();
    let comment = view::with_replies(state.store(), vec![edited], &[]).await?.pop();
    comment.map(Json).ok_or(Error::Gone)
}

/// Deletes one's own comment; a moderator removes any.
///
/// Where replies stand below, its place stays, empty. Nothing else is kept of it.
#[utoipa::path(
    delete,
    path = "/api/comments/{id}",
    tag = "comments",
    params(("id" = String, Path)),
    responses(
        (status = 204),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 410, body = Problem, content_type = "application/problem+json"),
    ),
    security(("token" = []))
)]
pub async fn remove(
    State(state): State<AppState>,
    Client(client): Client,
    CommentId(id): CommentId,
    bearer: Bearer,
) -> Result<StatusCode, Error> {
    own(&state, &id, &bearer, client).await?;
    let removal = state.store().remove(&id, now()).await?;
    state.hub().wake();
    match removal {
        Removal::Done => Ok(StatusCode::NO_CONTENT),
        Removal::Before => Err(Error::Gone),
    }
}

/// A comment that the bearer of the token may change.
async fn own(
    state: &AppState,
    id: &str,
    bearer: &Bearer,
    client: std::net::IpAddr,
) -> Result<(Record, Role), Error> {
    let record = state.store().comment(id).await?.ok_or(Error::NotFound)?;
    if record.state == Visibility::Deleted {
        return Err(Error::Gone);
    }
    let role = state.role(&record, bearer, client)?;
    if role == Role::Writer {
        state.limit(Action::Edit, client)?;
    }
    Ok((record, role))
}

fn check_editable(state: &AppState, record: &Record) -> Result<(), Error> {
    if state.config().moderate && record.state == Visibility::Shown {
        return Err(Error::Approved);
    }
    match edit_until(record, state.config().edit_window) {
        Some(until) if now().0 <= until => Ok(()),
        _ => Err(Error::EditWindowOver),
    }
}

/// Until when a comment can be edited, in milliseconds since 1970 UTC.
pub(super) fn edit_until(record: &Record, minutes: u32) -> Option<i64> {
    (minutes > 0).then(|| record.created.saturating_add(i64::from(minutes) * MINUTE_MS))
}
