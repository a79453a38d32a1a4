//! What moderators do. Each call carries the server's `--admin-token`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::list::MOST;
use crate::cursor::{self, Sort};
use crate::error::{Error, Problem};
use crate::extract::{Bearer, Body, Client, CommentId, Parameters};
use crate::model::{Comment, State as Visibility};
use crate::state::{AppState, now};
use crate::store::{Listed, Order};
use crate::validate;

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
        (status = 200, body = Queue),
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
        Visibility::from_name(name).ok_or_else(|| Error::parameter("state", "invalid"))
    })?;
    let after = match parameters.get("after").map(|word| cursor::decode(word, Sort::Oldest)) {
        None => String::new(),
        Some(Some(Order::Oldest(id))) => id,
        Some(_) => return Err(Error::parameter("after", "invalid")),
    };
    let mut listed = state.store().in_state(wanted, &after, limit + 1).await?;
    let more = listed.len() as i64 > limit;
    listed.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let last = listed.last().filter(|_| more);
    let next = last.map(|last| cursor::encode(&Order::Oldest(last.record.id.clone())));
    Ok(Json(Queue { comments: listed.into_iter().map(queued).collect(), next }))
}

fn queued(listed: Listed) -> Queued {
    let text = Some(listed.record.text.clone());
    Queued {
        comment: Comment { text, ..Comment::from(&listed.record) },
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
}

/// Approves a held comment, or removes one.
#[utoipa::path(
    patch,
    path = "/api/admin/comments/{id}",
    tag = "moderation",
    params(("id" = String, Path)),
    request_body = Judgement,
    responses(
        (status = 200, body = Comment),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
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
    let record = state.store().comment(&id).await?.ok_or(Error::NotFound)?;
    if record.state == Visibility::Deleted {
        return Err(Error::Gone);
    }
    match body.value.state {
        Visibility::Shown => state.store().approve(&id, now()).await?,
        Visibility::Deleted => {
            state.store().remove(&id, now()).await?;
        }
        Visibility::Held => {
            let error = crate::error::FieldError::new("state", "invalid");
            return Err(Error::invalid(vec![error]));
        }
    };
    state.hub().wake();
    let judged = state.store().comment(&id).await?.ok_or(Error::NotFound)?;
    Ok(Json(Comment::from(&judged)))
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
        (status = 204),
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
        (status = 204),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 410, body = Problem, content_type = "application/problem+json"),
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
        (status = 200, body = ThreadState),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 413, body = Problem, content_type = "application/problem+json"),
        (status = 415, body = Problem, content_type = "application/problem+json"),
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
