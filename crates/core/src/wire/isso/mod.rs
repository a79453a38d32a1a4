//! Isso: <https://isso-comments.de/docs/reference/server-api/>, and its source, version
//! 0.14 (`isso/views/comments.py`, `isso/db/spam.py`).
//!
//! A thread's key is its `uri`. A writer is known by a cookie of the server, which lives 15
//! minutes if nothing else is set up; where browsers keep third-party cookies back, edits
//! are refused. There is no deduplication: a post whose answer never came is looked for in
//! the thread before it is sent again.

mod again;
mod answers;
mod refusals;

use super::capabilities::{Again, Capabilities, Votes};
use super::read::{Sending, given, success, with_filled};
use super::{Answer, Ask, Exchange, Level, Method, Request, encode, query};
use crate::draft::{Post, Refusal};
use crate::json::Value;
use crate::thread::{CommentId, Sort};

/// What Isso can do.
pub(super) const CAPABILITIES: Capabilities = Capabilities {
    edit: true,
    delete: true,
    votes: Votes::Lasting,
    preview: true,
    again: Again::LookedUp,
    text_min: 3,
    ..Capabilities::LEAST
};

/// Comments of a page of roots.
const ROOTS: &str = "50";
/// Replies that come with each root.
const REPLIES: &str = "50";

/// Asks a server for something.
pub(super) fn ask(endpoint: &str, ask: Ask) -> Exchange<Answer> {
    match ask {
        Ask::List(level) => list(endpoint, &level),
        Ask::Find { thread, id, token } => find(endpoint, &thread, id, token.is_some()),
        Ask::Post { post, again: None, .. } => self::post(endpoint, &post),
        Ask::Post { key, post, at, again: Some(first) } => {
            again::post(endpoint, Sending { key, post, at, first })
        }
        Ask::Edit { id, text, .. } => {
            let body = Value::object([("text", text.as_str().into())]);
            let request = call(Method::Put, comment(endpoint, &id, "")).with_json(body);
            Exchange::one(request, |answer| answers::comment_of(answer).map(Answer::Edited))
        }
        Ask::Delete { id, .. } => {
            let request = call(Method::Delete, comment(endpoint, &id, "")).with_json(Value::Null);
            Exchange::one(request, |answer| answers::read_deleted(answer).map(|()| Answer::Deleted))
        }
        Ask::Vote { stands: false, .. } => Exchange::not_offered(),
        Ask::Vote { id, .. } => {
            let request =
                call(Method::Post, comment(endpoint, &id, "/like")).with_json(Value::Null);
            Exchange::one(request, |answer| answers::read_voted(answer).map(Answer::Voted))
        }
        Ask::Preview { text } => {
            let body = Value::object([("text", text.as_str().into())]);
            let request = call(Method::Post, [endpoint, "/preview"].concat()).with_json(body);
            Exchange::one(request, |answer| answers::read_preview(answer).map(Answer::Preview))
        }
        Ask::Counts { threads } => {
            let keys = threads.iter().map(|key| key.as_str().into()).collect();
            let request =
                call(Method::Post, [endpoint, "/count"].concat()).with_json(Value::Array(keys));
            Exchange::one(request, move |answer| {
                answers::read_counts(answer, threads).map(Answer::Counts)
            })
        }
    }
}

/// A request to Isso, which answers in HTML unless it is asked for JSON, and knows a
/// writer by its cookie.
fn call(method: Method, url: String) -> Request {
    let mut request = Request::new(method, url).with_header("accept", "application/json");
    request.with_cookies = true;
    request
}

fn comment(endpoint: &str, id: &CommentId, more: &str) -> String {
    [endpoint, "/id/", &encode(id.as_str()), more].concat()
}

/// A part of a thread. At its beginning the server is asked whether it holds comments for
/// review, too: a reader is to know that before she writes.
fn list(endpoint: &str, level: &Level) -> Exchange<Answer> {
    // Replies stand in the order of the conversation.
    let sort = if level.parent.is_some() { Sort::Oldest } else { level.sort };
    let level = &Level { sort, ..level.clone() };
    let offset = level.offset();
    let request = call(Method::Get, list_url(endpoint, level, &[]));
    let level_name = level.parent.clone();
    let first = level.is_first();
    let info = call(Method::Get, [endpoint, "/info"].concat());
    Exchange::one(request, move |answer| answers::read_list(answer, level_name, offset)).and_then(
        move |(mut about, page)| {
            if !first {
                return Exchange::done(Answer::List(None, page));
            }
            // A server that does not tell is taken at its best.
            Exchange::one(info, |answer| Ok(answers::is_moderated(answer))).map(move |moderated| {
                about.moderated = moderated;
                Answer::List(Some(about), page)
            })
        },
    )
}

fn list_url(endpoint: &str, level: &Level, more: &[(&str, &str)]) -> String {
    let offset = level.offset().to_string();
    let limit = level.limit.map(|limit| limit.to_string());
    let sort = match level.sort {
        Sort::Oldest => "oldest",
        Sort::Newest => "newest",
        Sort::Top => "upvotes",
    };
    let mut pairs = vec![
        ("uri", level.thread.as_str()),
        ("sort", sort),
        ("limit", limit.as_deref().unwrap_or(ROOTS)),
        ("nested_limit", REPLIES),
        ("offset", &offset),
    ];
    pairs.extend(level.parent.as_ref().map(|id| ("parent", id.as_str())));
    pairs.extend_from_slice(more);
    [endpoint, "/", &query(&pairs)].concat()
}

/// One comment: its writer may see it as it was typed; for others it is looked for in the
/// whole thread, since Isso shows a single one to nobody else.
fn find(endpoint: &str, thread: &str, id: CommentId, own: bool) -> Exchange<Answer> {
    if own {
        let url = [&comment(endpoint, &id, ""), "?plain=1"].concat();
        let request = call(Method::Get, url);
        return Exchange::one(request, |answer| answers::read_own(answer).map(Answer::Found));
    }
    let url = [endpoint, "/", &query(&[("uri", thread), ("sort", "oldest")])].concat();
    Exchange::one(call(Method::Get, url), move |answer| {
        answers::read_found(answer, &id).map(Answer::Found)
    })
}

fn post(endpoint: &str, post: &Post) -> Exchange<Answer> {
    let parent = post.parent.as_ref().and_then(|id| id.as_str().parse::<f64>().ok());
    // Without a title the server fetches the page itself to look for one.
    let title = if post.title.trim().is_empty() { &post.thread } else { &post.title };
    let url = [endpoint, "/new", &query(&[("uri", &post.thread)])].concat();
    let request = with_filled(
        call(Method::Post, url),
        [
            ("author", given(&post.identity.author)),
            ("email", given(&post.identity.email)),
            ("website", given(&post.identity.url)),
            ("text", post.text.as_str().into()),
            ("parent", parent.into()),
            ("title", title.as_str().into()),
        ],
    );
    Exchange::one(request, |answer| answers::read_posted(answer).map(Answer::Posted))
}

/// The JSON of a success.
fn json(response: &super::Response) -> Result<&Value, Refusal> {
    success(response, refusals::refusal)
}
