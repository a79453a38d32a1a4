//! What moderators do. Each call carries the server's `--admin-token`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use glosa_core::time::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use super::list::MOST;
use crate::cursor::{self, Sort};
use crate::error::{Error, FieldCode, FieldError, Problem};
use crate::extract::{Bearer, Body, Client, CommentId, Parameters};
use crate::model::{Comment, State as Visibility};
use crate::state::{AppState, now};
use crate::store::{Approval, Listed, Order, Removal};
use crate::{validate, view};

/// Comments of a page where the client does not say how many.
const LIMIT: i64 = 50;

/// Comments of all threads.
#[derive(Debug, Serialize, ToSchema)]
pub struct Queue {
    /// The oldest first.
    comments: Vec<Queued>,
    /// The value of `after` with which the list goes on.
    next: Option<String>,
}

/// A comment and its article.
#[derive(Debug, Serialize, ToSchema)]
pub struct Queued {
    #[serde(flatten)]
    comment: Comment,
    /// The article.
    thread: Article,
}

/// An article, as the first comment on it named it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Article {
    key: String,
    title: String,
    url: String,
}

/// Lists the comments of a state, of all threads, oldest first.
#[utoipa::path(
    get,
    path = "/api/admin/comments",
    tag = "moderation",
    params(
        ("state" = Option<Visibility>, Query, description = "`held` by default"),
        ("after" = Option<String>, Query, description = "A cursor from `next`"),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 100, description = "How many; 50 by default"),
    ),
    responses(
        (status = 200, body = Queue, description = "The comments"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
    ),
    security(("token" = []))
)]
pub async fn queue(
    State(state): State<AppState>,
    Client(client): Client,
    bearer: Bearer,
    parameters: Parameters,
) -> Result<Json<Queue>, Error> {
    state.moderator(&bearer, client)?;
    let limit = parameters.number("limit", LIMIT, 1, MOST)?;
    let wanted = parameters.get("state").map_or(Ok(Visibility::Held), |name| {
        Visibility::from_name(name).ok_or_else(|| Error::parameter("state", FieldCode::Invalid))
    })?;
    let after = match parameters.get("after").map(|word| cursor::decode(word, Sort::Oldest)) {
        None => String::new(),
        Some(Some(Order::Oldest(id))) => id,
        Some(_) => return Err(Error::parameter("after", FieldCode::Invalid)),
    };
    let mut listed = state.store().in_state(wanted, &after, limit + 1).await?;
    let more = listed.len() as i64 > limit;
    listed.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let last = listed.last().filter(|_| more);
    let next = last.map(|last| cursor::encode(&Order::Oldest(last.record.id.clone())));
    let records: Vec<_> = listed.iter().map(|listed| listed.record.clone()).collect();
    let comments = view::with_counts(state.store(), &records).await?;
    let comments = listed.into_iter().zip(comments).map(queued).collect();
    Ok(Json(Queue { comments, next }))
}

fn queued((listed, comment): (Listed, Comment)) -> Queued {
    Queued {
        comment: Comment { text: Some(listed.record.text), ..comment },
        thread: Article {
            key: listed.record.thread_key,
            title: listed.thread_title,
            url: listed.thread_url,
        },
    }
}

/// What becomes of a comment.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Judgement {
    /// `shown` to approve, `deleted` to remove.
    state: Visibility,
    /// `edited` of the comment as the moderator read it, null where it was null. With it,
    /// a comment that its writer has edited since is not approved (409). Without it
    /// whatever stands there now is.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<String>, format = DateTime)]
    edited: Option<Option<String>>,
}

/// Tells a member that is null from one that is not there.
fn present<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}

impl Judgement {
    /// When the comment that was read had been edited, in milliseconds since 1970 UTC.
    fn seen(&self) -> Result<Option<Option<i64>>, Error> {
        let Some(edited) = &self.edited else { return Ok(None) };
        let Some(edited) = edited else { return Ok(Some(None)) };
        match Timestamp::parse(edited) {
            Some(edited) => Ok(Some(Some(edited.0))),
            None => Err(Error::invalid(vec![FieldError::new("edited", FieldCode::Invalid)])),
        }
    }
}

/// Approves a held comment, or removes one.
///
/// Send `edited` as it was read, so that nothing is approved that nobody looked at.
#[utoipa::path(
    patch,
    path = "/api/admin/comments/{id}",
    tag = "moderation",
    params(("id" = String, Path)),
    request_body = Judgement,
    responses(
        (status = 200, body = Comment, description = "The comment as it is now"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "The comment was edited since `edited`"),
        (status = 410, body = Problem, content_type = "application/problem+json"),
        (status = 413, body = Problem, content_type = "application/problem+json"),
        (status = 415, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
    ),
    security(("token" = []))
)]
pub async fn judge(
    State(state): State<AppState>,
    Client(client): Client,
    CommentId(id): CommentId,
    bearer: Bearer,
    body: Body<Judgement>,
) -> Result<Json<Comment>, Error> {
    state.moderator(&bearer, client)?;
    let seen = body.value.seen()?;
    state.store().comment(&id).await?.ok_or(Error::NotFound)?;
    match body.value.state {
        Visibility::Shown => match state.store().approve(&id, seen, now()).await? {
            Approval::Done => {}
            Approval::Gone => return Err(Error::Gone),
            Approval::Stale => return Err(Error::Stale),
        },
        Visibility::Deleted => match state.store().remove(&id, now()).await? {
            Removal::Done => {}
            Removal::Before => return Err(Error::Gone),
        },
        Visibility::Held => {
            return Err(Error::invalid(vec![FieldError::new("state", FieldCode::Invalid)]));
        }
    }
    state.hub().wake();
    let judged = state.store().comment(&id).await?.ok_or(Error::NotFound)?;
    let judged = view::with_replies(state.store(), vec![judged], &[]).await?.pop();
    judged.map(Json).ok_or(Error::NotFound)
}

/// Blocks the address that a comment came from; its other comments stay.
///
/// Addresses are kept as keyed hashes, for 30 days after a comment, and not beyond its
/// removal.
#[utoipa::path(
    put,
    path = "/api/admin/comments/{id}/block",
    tag = "moderation",
    params(("id" = String, Path)),
    responses(
        (status = 204, description = "Done"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 410, body = Problem, content_type = "application/problem+json", description = "The address is no longer kept"),
    ),
    security(("token" = []))
)]
pub async fn block(
    State(state): State<AppState>,
    Client(client): Client,
    CommentId(id): CommentId,
    bearer: Bearer,
) -> Result<StatusCode, Error> {
    set_blocked(&state, client, &id, &bearer, true).await
}

/// Lets the address that a comment came from comment again.
#[utoipa::path(
    delete,
    path = "/api/admin/comments/{id}/block",
    tag = "moderation",
    params(("id" = String, Path)),
    responses(
        (status = 204, description = "Done"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 410, body = Problem, content_type = "application/problem+json", description = "The address is no longer kept"),
    ),
    security(("token" = []))
)]
pub async fn unblock(
    State(state): State<AppState>,
    Client(client): Client,
    CommentId(id): CommentId,
    bearer: Bearer,
) -> Result<StatusCode, Error> {
    set_blocked(&state, client, &id, &bearer, false).await
}

async fn set_blocked(
    state: &AppState,
    client: std::net::IpAddr,
    id: &str,
    bearer: &Bearer,
    blocked: bool,
) -> Result<StatusCode, Error> {
    state.moderator(bearer, client)?;
    let record = state.store().comment(id).await?.ok_or(Error::NotFound)?;
    let address = record.address_hash.ok_or(Error::Gone)?;
    state.store().block(&address, blocked, now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What becomes of a thread.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
pub struct ThreadState {
    /// Whether it takes no more comments.
    closed: bool,
}

/// Closes a thread, or opens it again; also one that nobody commented on yet.
#[utoipa::path(
    patch,
    path = "/api/admin/threads",
    tag = "moderation",
    params(("thread" = String, Query, min_length = 1, max_length = 1024, description = "The thread's key")),
    request_body = ThreadState,
    responses(
        (status = 200, body = ThreadState, description = "The thread as it is now"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 413, body = Problem, content_type = "application/problem+json"),
        (status = 415, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
    ),
    security(("token" = []))
)]
pub async fn thread(
    State(state): State<AppState>,
    Client(client): Client,
    bearer: Bearer,
    parameters: Parameters,
    body: Body<ThreadState>,
) -> Result<Json<ThreadState>, Error> {
    state.moderator(&bearer, client)?;
    let key = parameters.required("thread")?;
    validate::thread(key)?;
    state.store().close_thread(key, body.value.closed, now().0).await?;
    Ok(Json(body.value))
}
