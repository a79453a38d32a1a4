//! `PUT` and `DELETE comments/ID/vote`.

use std::net::IpAddr;

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;
use glosa_core::wire::glosa::VOTER_HEADER;
use serde::Serialize;
use utoipa::ToSchema;

use crate::error::{Error, FieldCode, Problem};
use crate::extract::{Client, CommentId};
use crate::guard::{Action, network};
use crate::model::State as Visibility;
use crate::state::{AppState, now};
use crate::store::{Counted, Vote};

/// A UUID has 36.
const VOTER_CHARS: usize = 200;
/// When those behind an address from which too many voted may try again, in seconds.
const ADDRESS_WAIT: u64 = 3_600;

/// The votes of a comment.
#[derive(Debug, Serialize, ToSchema)]
pub struct Votes {
    /// The comment.
    id: String,
    /// Votes for it now.
    votes: i64,
    /// Whether one of them is this voter's.
    voted: bool,
}

/// Votes for a comment. A second vote of one voter changes nothing.
///
/// A voter is who sends the same `Glosa-Voter`, a random word that a browser keeps;
/// without it, who comes from the same address with the same `User-Agent`. Only keyed
/// hashes are stored, and they differ from comment to comment.
#[utoipa::path(
    put,
    path = "/api/comments/{id}/vote",
    tag = "votes",
    params(
        ("id" = String, Path),
        ("Glosa-Voter" = Option<String>, Header, min_length = 1, max_length = 200, description = "A random word of this browser"),
    ),
    responses(
        (status = 200, body = Votes, description = "The votes now"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 410, body = Problem, content_type = "application/problem+json"),
        (status = 429, body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn vote(
    State(state): State<AppState>,
    Client(client): Client,
    CommentId(id): CommentId,
    headers: HeaderMap,
) -> Result<Json<Votes>, Error> {
    set(&state, client, id, &headers, true).await
}

/// Takes one's vote back.
#[utoipa::path(
    delete,
    path = "/api/comments/{id}/vote",
    tag = "votes",
    params(
        ("id" = String, Path),
        ("Glosa-Voter" = Option<String>, Header, min_length = 1, max_length = 200, description = "A random word of this browser"),
    ),
    responses(
        (status = 200, body = Votes, description = "The votes now"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 410, body = Problem, content_type = "application/problem+json"),
        (status = 429, body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn withdraw(
    State(state): State<AppState>,
    Client(client): Client,
    CommentId(id): CommentId,
    headers: HeaderMap,
) -> Result<Json<Votes>, Error> {
    set(&state, client, id, &headers, false).await
}

async fn set(
    state: &AppState,
    client: IpAddr,
    id: String,
    headers: &HeaderMap,
    stands: bool,
) -> Result<Json<Votes>, Error> {
    state.limit(Action::Vote, client)?;
    let secret = state.store().secret();
    let vote = Vote {
        comment: &id,
        voter: secret.voter(&id, &voter(headers, network(client))?),
        address: secret.voting_address(&id, network(client)),
        stands,
    };
    let votes = match state.store().vote(&vote, now()).await? {
        Counted::Votes(votes) => votes,
        Counted::NotShown(Visibility::Deleted) => return Err(Error::Gone),
        Counted::NotShown(_) | Counted::NoComment => return Err(Error::NotFound),
        Counted::TooMany => {
            return Err(Error::TooFast {
                seconds: ADDRESS_WAIT,
                message: "Many have voted for this comment from this address.",
            });
        }
    };
    state.hub().wake();
    Ok(Json(Votes { id, votes, voted: stands }))
}

fn voter(headers: &HeaderMap, client: IpAddr) -> Result<Vec<u8>, Error> {
    match headers.get(VOTER_HEADER) {
        Some(word) if (1..=VOTER_CHARS).contains(&word.len()) => Ok(word.as_bytes().to_vec()),
        Some(_) => Err(Error::parameter(VOTER_HEADER, FieldCode::Invalid)),
        None => {
            let agent = headers.get(USER_AGENT).map(|agent| agent.as_bytes().to_vec());
            Ok([client.to_string().into_bytes(), agent.unwrap_or_default()].join(&b'\n'))
        }
    }
}
