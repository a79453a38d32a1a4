//! Domain requests as requests of the protocol.

use crate::draft::{HONEYPOT_FIELD, Post};
use crate::json::Value;
use crate::wire::{Ask, Level, Method, Request, encode, query};

/// The header that carries a browser's random name with a vote.
pub const VOTER_HEADER: &str = "glosa-voter";

/// The request that asks `endpoint`, without a trailing slash, for something.
#[must_use]
pub fn request(endpoint: &str, ask: &Ask) -> Request {
    let comment = |id: &str| [endpoint, "/comments/", &encode(id)].concat();
    match ask {
        Ask::List(level) => plain(Method::Get, list_url(endpoint, level)),
        Ask::Find { id, token } => {
            let request = plain(Method::Get, comment(id.as_str()));
            match token {
                Some(token) => authorized(request, token),
                None => request,
            }
        }
        Ask::Post { key, post } => Request {
            method: Method::Post,
            url: [endpoint, "/comments"].concat(),
            headers: vec![("idempotency-key", key.clone())],
            body: Some(post_body(post)),
        },
        Ask::Edit { id, token, text } => {
            let body = Value::object([("text", text.as_str().into())]);
            let request = plain(Method::Patch, comment(id.as_str()));
            authorized(Request { body: Some(body), ..request }, token)
        }
        Ask::Delete { id, token } => authorized(plain(Method::Delete, comment(id.as_str())), token),
        Ask::Vote { id, voter, stands } => Request {
            headers: vec![(VOTER_HEADER, voter.clone())],
            ..plain(
                if *stands { Method::Put } else { Method::Delete },
                comment(id.as_str()) + "/vote",
            )
        },
        Ask::Preview { text } => Request {
            body: Some(Value::object([("text", text.as_str().into())])),
            ..plain(Method::Post, [endpoint, "/preview"].concat())
        },
        Ask::Counts { threads } => {
            let pairs: Vec<_> = threads.iter().map(|key| ("thread", key.as_str())).collect();
            plain(Method::Get, [endpoint, "/counts", &query(&pairs)].concat())
        }
    }
}

fn plain(method: Method, url: String) -> Request {
    Request { method, url, headers: Vec::new(), body: None }
}

fn authorized(mut request: Request, token: &str) -> Request {
    request.headers.push(("authorization", ["Bearer ", token].concat()));
    request
}

fn list_url(endpoint: &str, level: &Level) -> String {
    let limit = level.limit.map(|limit| limit.to_string());
    let pairs = [
        ("thread", Some(level.thread.as_str())),
        ("sort", Some(level.sort.name())),
        ("parent", level.parent.as_ref().map(|id| id.as_str())),
        ("after", level.after.as_deref()),
        ("limit", limit.as_deref()),
    ];
    let pairs: Vec<_> =
        pairs.into_iter().filter_map(|(name, value)| value.map(|value| (name, value))).collect();
    [endpoint, "/comments", &query(&pairs)].concat()
}

fn post_body(post: &Post) -> Value {
    let author = Value::object([
        ("name", filled(&post.identity.author)),
        ("email", filled(&post.identity.email)),
        ("url", filled(&post.identity.url)),
    ]);
    let mut members = vec![
        ("thread", post.thread.as_str().into()),
        ("title", filled(&post.title)),
        ("url", filled(&post.url)),
        ("parent", post.parent.as_ref().map(|id| id.as_str()).into()),
        ("author", author),
        ("text", post.text.as_str().into()),
        ("quote", post.quote.as_deref().into()),
    ];
    if !post.honeypot.is_empty() {
        members.push((HONEYPOT_FIELD, post.honeypot.as_str().into()));
    }
    Value::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// A text; `null` where nothing was given.
fn filled(text: &str) -> Value {
    let text = text.trim();
    if text.is_empty() { Value::Null } else { text.into() }
}
