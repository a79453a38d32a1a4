//! Domain requests as requests of the protocol.

use crate::draft::{HONEYPOT_FIELD, Post};
use crate::json::Value;
use crate::thread::CommentId;
use crate::wire::read::given;
use crate::wire::{Ask, Content, Level, Method, Place, Request, encode, query};

/// The header that carries a browser's random name with a vote.
pub const VOTER_HEADER: &str = "glosa-voter";

/// The kinds of events that a stream tells of.
pub const EVENTS: [&str; 5] = ["comment", "edit", "delete", "vote", "reset"];

/// The address of the stream of what happens in a thread after an event.
#[must_use]
pub fn events(endpoint: &str, thread: &str, since: Option<&str>) -> String {
    let mut pairs = vec![("thread", thread)];
    pairs.extend(since.map(|since| ("since", since)));
    [endpoint, "/events", &query(&pairs)].concat()
}

/// The request that asks `endpoint`, without a trailing slash, for something.
#[must_use]
pub fn request(endpoint: &str, ask: &Ask) -> Request {
    let (method, place) = place(ask);
    let mut request = Request::new(method, [endpoint, &place].concat());
    let (header, value, before) = match ask {
        Ask::Find { token: Some(token), .. }
        | Ask::Edit { token, .. }
        | Ask::Delete { token, .. } => ("authorization", token, "Bearer "),
        Ask::Post { key, .. } => ("idempotency-key", key, ""),
        Ask::Vote { voter, .. } => (VOTER_HEADER, voter, ""),
        _ => return with_body(request, ask),
    };
    request.headers.push((header, [before, value].concat()));
    with_body(request, ask)
}

fn with_body(mut request: Request, ask: &Ask) -> Request {
    request.content = match ask {
        Ask::Post { post, .. } => Content::Json(post_body(post)),
        Ask::Edit { text, .. } | Ask::Preview { text } => {
            Content::Json(Value::object([("text", text.as_str().into())]))
        }
        _ => Content::Nothing,
    };
    request
}

/// How something is asked for, and where below the endpoint.
fn place(ask: &Ask) -> (Method, String) {
    let comment = |id: &CommentId, more: &str| ["/comments/", &encode(id.as_str()), more].concat();
    match ask {
        Ask::List(level) => (Method::Get, list_place(level)),
        Ask::Find { id, .. } => (Method::Get, comment(id, "")),
        Ask::Post { .. } => (Method::Post, "/comments".to_owned()),
        Ask::Edit { id, .. } => (Method::Patch, comment(id, "")),
        Ask::Delete { id, .. } => (Method::Delete, comment(id, "")),
        Ask::Vote { id, stands, .. } => {
            (if *stands { Method::Put } else { Method::Delete }, comment(id, "/vote"))
        }
        Ask::Preview { .. } => (Method::Post, "/preview".to_owned()),
        Ask::Counts { threads } => {
            let pairs: Vec<_> = threads.iter().map(|key| ("thread", key.as_str())).collect();
            (Method::Get, ["/counts", &query(&pairs)].concat())
        }
    }
}

fn list_place(level: &Level) -> String {
    let limit = level.limit.map(|limit| limit.to_string());
    let mut pairs = vec![("thread", level.thread.as_str()), ("sort", level.sort.name())];
    let place = match &level.place {
        Place::Start => ("after", None),
        Place::After(cursor) => ("after", Some(cursor.as_str())),
        Place::Before(cursor) => ("before", Some(cursor.as_str())),
        Place::RootOf(id) => ("at", Some(id.as_str())),
    };
    let more = [
        ("parent", level.parent.as_ref().map(CommentId::as_str)),
        place,
        ("limit", limit.as_deref()),
    ];
    for (name, value) in more {
        pairs.extend(value.map(|value| (name, value)));
    }
    ["/comments", &query(&pairs)].concat()
}

fn post_body(post: &Post) -> Value {
    let author = Value::object([
        ("name", given(&post.identity.author)),
        ("email", given(&post.identity.email)),
        ("url", given(&post.identity.url)),
    ]);
    let body = Value::object([
        ("thread", post.thread.as_str().into()),
        ("title", given(&post.title)),
        ("url", given(&post.url)),
        ("parent", post.parent.as_ref().map(CommentId::as_str).into()),
        ("author", author),
        ("text", post.text.as_str().into()),
        ("quote", post.quote.as_deref().into()),
        (HONEYPOT_FIELD, post.honeypot.as_str().into()),
    ]);
    match body {
        // Nothing is said of the trap by those who did not step in it.
        Value::Object(mut members) if post.honeypot.is_empty() => {
            members.pop();
            Value::Object(members)
        }
        body => body,
    }
}
