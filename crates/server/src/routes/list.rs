//! `GET comments`: a level of a thread.

use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use serde::Serialize;
use utoipa::ToSchema;

use crate::cursor::{self, Sort};
use crate::error::{Error, FieldCode, Problem};
use crate::extract::{Bearer, Client, Parameters};
use crate::guard::Action;
use crate::id::is_id;
use crate::model::{Comment, State as Visibility, Thread};
use crate::secret::digest;
use crate::state::AppState;
use crate::store::{Level, Order};
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
/// `replies.next` goes on with them when it is sent as `after` beside `parent`. A thread
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
        ("after" = Option<String>, Query, description = "A cursor from `next`"),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 100, description = "How many; 20 by default"),
        ("Glosa-Tokens" = Option<String>, Header, description = "Up to 50 tokens of held comments, separated by commas"),
    ),
    responses(
        (status = 200, body = List, description = "The comments of the level"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "`parent` is not in the thread"),
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
    let order = order(&parameters, sort)?;

    let store = state.store();
    let own = store.own(key, &tokens).await?;
    if let Some(parent) = parent {
        check_parent(&state, key, parent, &own).await?;
    }
    // Before the comments: an event that is told twice does no harm, a missed one does.
    let (_, event) = store.event_range().await?;
    let level = Level { thread: key, parent, order, own: &own, limit: limit + 1 };
    let mut records = store.level(&level).await?;
    let more = records.len() as i64 > limit;
    records.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = records.last().filter(|_| more).map(|last| cursor::encode(&sort.after(last)));
    let comments = view::with_replies(store, records, &own).await?;
    let thread = store.thread(key).await?;
    let thread = Thread::new(key, thread, state.config().moderate, event);
    Ok(Json(List { thread, comments, next }))
}

/// The order that a request asks for.
pub(super) fn sort(parameters: &Parameters) -> Result<Sort, Error> {
    parameters.get("sort").map_or(Ok(Sort::default()), |name| {
        Sort::from_name(name).ok_or_else(|| Error::parameter("sort", FieldCode::Invalid))
    })
}

fn order(parameters: &Parameters, sort: Sort) -> Result<Order, Error> {
    parameters.get("after").map_or(Ok(sort.start()), |word| {
        cursor::decode(word, sort).ok_or_else(|| Error::parameter("after", FieldCode::Invalid))
    })
}

/// A parent must be in the thread and be seen by the one who asks.
async fn check_parent(
    state: &AppState,
    thread: &str,
    parent: &str,
    own: &[String],
) -> Result<(), Error> {
    // What is no name is looked up nowhere: not every text is one to a database.
    if !is_id(parent) {
        return Err(Error::NotFound);
    }
    let record = state.store().comment(parent).await?.ok_or(Error::NotFound)?;
    let seen = match record.state {
        Visibility::Shown => true,
        Visibility::Deleted => record.shown_below > 0,
        Visibility::Held => false,
    };
    let seen = seen || own.contains(&record.id);
    if seen && record.thread_key == thread { Ok(()) } else { Err(Error::NotFound) }
}
