//! `GET`, `PATCH` and `DELETE comments/ID`: one comment.

use std::net::IpAddr;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::list::sort;
use crate::cursor::{self, Sort};
use crate::error::{Error, Problem};
use crate::extract::{Bearer, Body, Client, CommentId, Parameters};
use crate::guard::{Action, network};
use crate::model::{Comment, State as Visibility};
use crate::render::render;
use crate::state::{AppState, Role, now};
use crate::store::{Edit, Edited, Level, Record, Removal, Side};
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
        ("sort" = Option<Sort>, Query, description = "The order of the roots, for `page`"),
    ),
    responses(
        (status = 200, body = Found, description = "The comment and where it stands"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
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
    let trusted = is_trusted(&state, &record, &bearer, client)?;
    match record.state {
        Visibility::Held if !trusted => return Err(Error::NotFound),
        Visibility::Deleted if record.shown_below == 0 => return Err(Error::Gone),
        _ => {}
    }
    let above = state.store().ancestors(&id).await?;
    let root = above.first().unwrap_or(&record);
    let page = place(&state, root, sort).await?;
    let text = trusted.then(|| record.text.clone());
    let thread = record.thread_key.clone();
    let ancestors = view::with_counts(state.store(), &above).await?;
    let comment = view::with_replies(state.store(), vec![record], &[]).await?.pop();
    let comment = Comment { text, ..comment.ok_or(Error::NotFound)? };
    Ok(Json(Found { comment, ancestors, thread, page }))
}

/// Where a root stands among those that everybody sees.
async fn place(state: &AppState, root: &Record, sort: Sort) -> Result<Place, Error> {
    let store = state.store();
    let order = sort.place(root);
    let index = store.count_before(root, &order).await?;
    let thread = root.thread_key.as_str();
    let level = Level { thread, parent: None, order, side: Side::Before, own: &[], limit: 1 };
    let before = store.level(&level).await?.pop();
    let after = before.map(|before| cursor::encode(&sort.place(&before)));
    Ok(Place { index, after })
}

/// Whether the one who asks may see what not everybody sees. A token that opens nothing
/// is as good as none, until there were too many of them.
fn is_trusted(
    state: &AppState,
    record: &Record,
    bearer: &Bearer,
    client: IpAddr,
) -> Result<bool, Error> {
    match state.role(record, bearer, client) {
        Ok(_) => Ok(true),
        Err(Error::TokenRequired | Error::NotAllowed) => Ok(false),
        Err(refusal) => Err(refusal),
    }
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
        (status = 200, body = Comment, description = "The comment with its new words"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json", description = "`not_allowed`, `edit_window_over`, `approved` or `blocked`"),
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
    let writer = role == Role::Writer;
    let refusal = |record: &Record| writer.then(|| not_editable(&state, record)).flatten();
    // Before the work as well as with it: the text is rendered in between.
    if let Some(refusal) = refusal(&record) {
        return Err(refusal);
    }
    let text = validate::text(&body.value.text)?;
    let html = render(&text).await;
    validate::html(&html)?;
    let address = state.store().secret().address(network(client));
    let address_hash = writer.then_some(address.as_str());
    let edit = Edit { id: &id, text: &text, html: &html, address_hash };
    let edited = match state.store().edit(&edit, now(), refusal).await? {
        Edited::Done(record) => *record,
        Edited::Gone => return Err(Error::Gone),
        Edited::Blocked => return Err(Error::Blocked),
        Edited::Refused(refusal) => return Err(refusal),
    };
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
        (status = 204, description = "Deleted"),
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
    client: IpAddr,
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

/// Why its writer may not edit a comment, if there is a reason.
fn not_editable(state: &AppState, record: &Record) -> Option<Error> {
    if state.config().moderate && record.state == Visibility::Shown {
        return Some(Error::Approved);
    }
    match edit_until(record, state.config().edit_window) {
        Some(until) if now().0 <= until => None,
        _ => Some(Error::EditWindowOver),
    }
}

/// Until when a comment can be edited, in milliseconds since 1970 UTC.
pub(super) fn edit_until(record: &Record, minutes: u32) -> Option<i64> {
    (minutes > 0).then(|| record.created.saturating_add(i64::from(minutes) * MINUTE_MS))
}
