//! `POST comments`: a new comment.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use glosa_core::time::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::error::{Error, FieldCode, FieldError, Problem};
use crate::extract::{Bearer, Body, Client};
use crate::guard::{Action, network};
use crate::model::Comment;
use crate::render::render;
use crate::secret::{digest, random_salt};
use crate::state::{AppState, now};
use crate::store::{NewComment, Outcome, Record, Repeatable};
use crate::validate::{self, PostBody, ValidPost};

/// The header that makes a post repeatable.
pub const IDEMPOTENCY_KEY: &str = "idempotency-key";
/// A UUID has 36.
const KEY_CHARS: usize = 200;

/// A comment as stored, and what lets its writer edit it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Posted {
    #[serde(flatten)]
    comment: Comment,
    /// What lets its writer edit and delete it; null once it is deleted.
    token: Option<String>,
    /// Until when it can be edited; null when it cannot.
    edit_until: Option<String>,
}

/// Posts a comment.
///
/// With an `Idempotency-Key` the request can be repeated for a day: it is stored once,
/// and each repetition gets the first answer. The key should be as hard to guess as a
/// UUID, since who knows key and body gets the token.
#[utoipa::path(
    post,
    path = "/api/comments",
    tag = "comments",
    params(("Idempotency-Key" = Option<String>, Header, min_length = 1, max_length = 200, description = "The same for every attempt to post this comment")),
    request_body = PostBody,
    responses(
        (status = 201, body = Posted, description = "Stored and shown"),
        (status = 202, body = Posted, description = "Stored and held for review"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json", description = "`closed` or `blocked`"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "The key was used with another body"),
        (status = 413, body = Problem, content_type = "application/problem+json"),
        (status = 415, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 429, body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn create(
    State(state): State<AppState>,
    Client(client): Client,
    bearer: Bearer,
    headers: HeaderMap,
    body: Body<PostBody>,
) -> Result<(StatusCode, Json<Value>), Error> {
    let key = key(&headers)?;
    let post = validate::post(body.value, state.config())?;
    let moderator = state.is_moderator(&bearer, client)?;
    let repeatable = key
        .map(|key| Repeatable { key_hash: digest(key.as_bytes()), body_hash: body.hash.clone() });
    let salt = salt(key)?;
    if !moderator {
        if let Some(request) = &repeatable
            && let Some(outcome) = state.store().repeated(request).await?
        {
            // What is only asked for again costs no more than reading it.
            state.limit(Action::Read, client)?;
            return answer_of(&state, outcome, &salt);
        }
        state.limit(Action::Post, client)?;
    }
    let html = render(&post.text).await;
    validate::html(&html)?;
    let address_hash = state.store().secret().address(network(client));
    let held = state.config().moderate && !moderator;
    let new = NewComment {
        badge: moderator.then_some("moderator"),
        held,
        html,
        address_hash,
        token_salt: salt.clone(),
        ..new_comment(post)
    };
    let answer = |record: &Record| json!(Comment::from(record)).to_string();
    let outcome = state.store().post(&new, repeatable.as_ref(), now(), answer).await?;
    state.hub().wake();
    answer_of(&state, outcome, &salt)
}

/// What the token is made from besides the comment's name.
fn salt(key: Option<&str>) -> Result<Vec<u8>, Error> {
    match key {
        Some(key) => Ok(key.as_bytes().to_vec()),
        None => match random_salt() {
            Ok(salt) => Ok(salt.to_vec()),
            Err(cause) => Err(Error::Unavailable(cause.to_string())),
        },
    }
}

fn new_comment(post: ValidPost) -> NewComment {
    NewComment {
        thread: post.thread,
        title: post.title,
        url: post.url,
        parent: post.parent,
        author_name: post.name,
        author_email: post.email,
        author_url: post.site,
        badge: None,
        text: post.text,
        html: String::new(),
        quote: post.quote,
        held: true,
        address_hash: String::new(),
        token_salt: Vec::new(),
    }
}

fn key(headers: &HeaderMap) -> Result<Option<&str>, Error> {
    let Some(value) = headers.get(IDEMPOTENCY_KEY) else { return Ok(None) };
    match value.to_str() {
        Ok(key) if (1..=KEY_CHARS).contains(&key.len()) => Ok(Some(key)),
        _ => Err(Error::parameter("Idempotency-Key", FieldCode::Invalid)),
    }
}

fn answer_of(
    state: &AppState,
    outcome: Outcome,
    salt: &[u8],
) -> Result<(StatusCode, Json<Value>), Error> {
    let parent = |code| Err(Error::invalid(vec![FieldError::new("parent", code)]));
    let (held, answer, record) = match outcome {
        Outcome::Stored { held, answer, record } => (held, answer, record),
        Outcome::Conflict => return Err(Error::Conflict),
        Outcome::Blocked => return Err(Error::Blocked),
        Outcome::Closed => return Err(Error::Closed),
        Outcome::NoParent => return parent(FieldCode::NotFound),
        Outcome::ParentNotShown => return parent(FieldCode::NotShown),
        Outcome::TooDeep => return parent(FieldCode::TooDeep),
    };
    let kept = answer.and_then(|answer| serde_json::from_str(&answer).ok());
    let mut body = kept.unwrap_or_else(|| json!(Comment::from(&*record)));
    let token = state.store().secret().edit_token(&record.id, salt);
    // A token that no longer opens the comment is not given out.
    let valid = record.token_hash.as_deref() == Some(digest(token.as_bytes()).as_str());
    if let Some(members) = body.as_object_mut() {
        members.insert("token".to_owned(), json!(valid.then_some(token)));
        members.insert("edit_until".to_owned(), json!(edit_until(state, &record)));
    }
    Ok((if held { StatusCode::ACCEPTED } else { StatusCode::CREATED }, Json(body)))
}

fn edit_until(state: &AppState, record: &Record) -> Option<String> {
    let until = super::one::edit_until(record, state.config().edit_window)?;
    Some(Timestamp(until).to_rfc3339())
}
