//! `GET comments`: a level of a thread.

use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use serde::Serialize;
use utoipa::ToSchema;

use super::page::{Seen, Where};
use crate::cursor::Sort;
use crate::error::{Error, FieldCode, Problem};
use crate::extract::{Bearer, Client, Parameters};
use crate::guard::Action;
use crate::model::{Comment, Thread};
use crate::secret::digest;
use crate::state::AppState;
use crate::validate;
use crate::view;

/// The header with the tokens of held comments that their writer wants to see.
pub const TOKENS_HEADER: &str = "glosa-tokens";
/// Tokens that are looked at; a browser that holds more shows its newest.
const TOKENS: usize = 50;
/// Comments of a page where the client does not say how many.
const LIMIT: i64 = 20;
/// Comments of a page at most.
pub(super) const MOST: i64 = 100;

/// A part of a level of a thread.
#[derive(Debug, Serialize, ToSchema)]
pub struct List {
    thread: Thread,
    /// The comments in their order.
    comments: Vec<Comment>,
    /// The value of `before` that answers those in front of these; null at the beginning.
    previous: Option<String>,
    /// The value of `after` with which the level goes on; null at its end.
    next: Option<String>,
}

/// Hashes of the tokens that a request names.
#[derive(Debug)]
pub struct OwnTokens(Vec<String>);

impl FromRequestParts<AppState> for OwnTokens {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Error> {
        let Ok(Bearer(bearer)) = Bearer::from_request_parts(parts, state).await;
        let named = parts.headers.get_all(TOKENS_HEADER).iter();
        let named = named.filter_map(|value| value.to_str().ok()).flat_map(|v| v.split(','));
        let tokens = named.map(str::trim).filter(|token| !token.is_empty()).map(str::to_owned);
        let hashes = bearer.into_iter().chain(tokens).take(TOKENS);
        Ok(Self(hashes.map(|token| digest(token.as_bytes())).collect()))
    }
}

/// Lists the roots of a thread or the replies to a comment.
///
/// Each comment comes with its first replies, at most five, nested to three levels;
/// `replies.next` goes on with them when it is sent as `after` beside `parent`. `at`
/// begins the list with the root of a comment, for its permalink; from there `previous`,
/// sent as `before`, leads back, in the same order as always. A cursor names a comment:
/// what arrives meanwhile is neither missed nor told twice. A thread
/// that nobody commented on yet is empty. Held comments are listed only for the
/// tokens of their writer in `Glosa-Tokens`.
#[utoipa::path(
    get,
    path = "/api/comments",
    tag = "comments",
    params(
        ("thread" = String, Query, min_length = 1, max_length = 1024, description = "The thread's key"),
        ("sort" = Option<Sort>, Query, description = "The order of the roots; replies always stand oldest first"),
        ("parent" = Option<String>, Query, description = "The comment whose replies to list"),
        ("after" = Option<String>, Query, description = "A cursor from `next`: what follows it"),
        ("before" = Option<String>, Query, description = "A cursor from `previous`: what stands right before it. Not beside `after`"),
        ("at" = Option<String>, Query, description = "A comment at any depth: the list begins with its root. Not beside `after`, `before` or `parent`"),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 100, description = "How many; 20 by default"),
        ("Glosa-Tokens" = Option<String>, Header, description = "Up to 50 tokens of held comments, separated by commas"),
    ),
    responses(
        (status = 200, body = List, description = "The comments of the level"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "`parent` or `at` is not in the thread, or not to be seen"),
        (status = 429, body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list(
    State(state): State<AppState>,
    Client(client): Client,
    OwnTokens(tokens): OwnTokens,
    parameters: Parameters,
) -> Result<Json<List>, Error> {
    state.limit(Action::Read, client)?;
    let key = parameters.required("thread")?;
    validate::thread(key)?;
    let limit = parameters.number("limit", LIMIT, 1, MOST)?;
    let parent = parameters.get("parent");
    let sort = if parent.is_some() { Sort::Oldest } else { sort(&parameters)? };
    let place = Where::read(&parameters, sort)?;

    let store = state.store();
    let own = store.own(key, &tokens).await?;
    let seen = Seen { store, thread: key, own: &own };
    if let Some(parent) = parent {
        seen.comment(parent).await?;
    }
    // Before the comments: an event that is told twice does no harm, a missed one does.
    let (_, event) = store.event_range().await?;
    let page = seen.page(parent, sort, &place, limit).await?;
    let comments = view::with_replies(store, page.records, &own).await?;
    let thread = store.thread(key).await?;
    let thread = Thread::new(key, thread, state.config().moderate, event);
    Ok(Json(List { thread, comments, previous: page.previous, next: page.next }))
}

/// The order that a request asks for.
pub(super) fn sort(parameters: &Parameters) -> Result<Sort, Error> {
    parameters.get("sort").map_or(Ok(Sort::default()), |name| {
        Sort::from_name(name).ok_or_else(|| Error::parameter("sort", FieldCode::Invalid))
    })
}
