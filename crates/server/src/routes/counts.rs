//! `GET counts`: how many comments threads have.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;

use crate::error::{Error, FieldCode, Problem};
use crate::extract::{Client, Parameters};
use crate::guard::Action;
use crate::state::AppState;
use crate::validate;

/// Threads that one request may ask for: an overview page shows no more.
const THREADS: usize = 100;

/// Counts the comments that everybody sees, for each thread that is named.
#[utoipa::path(
    get,
    path = "/api/counts",
    tag = "comments",
    params(("thread" = Vec<String>, Query, description = "A thread's key; repeated, at most 100 times")),
    responses(
        (status = 200, body = BTreeMap<String, i64>, description = "A count for each key; 0 for one that is not known"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 429, body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn counts(
    State(state): State<AppState>,
    Client(client): Client,
    parameters: Parameters,
) -> Result<Json<BTreeMap<String, i64>>, Error> {
    state.limit(Action::Read, client)?;
    let keys = parameters.all("thread");
    if keys.is_empty() {
        return Err(Error::parameter("thread", FieldCode::Required));
    }
    if keys.len() > THREADS {
        return Err(Error::parameter("thread", FieldCode::TooLong));
    }
    for key in &keys {
        validate::thread(key)?;
    }
    let known = state.store().counts(&keys).await?;
    let count = |key: String| {
        let count = known.get(&key).copied().unwrap_or_default();
        (key, count)
    };
    Ok(Json(keys.into_iter().map(count).collect()))
}
