//! Waline: <https://waline.js.org/en/reference/server/api.html>, its `openapi.yaml` and its
//! source (`packages/server/src/controller/comment.js`).
//!
//! A thread's key is its `path`. Refusals come with status 200 and an `errno`. A reply is
//! named by its root and itself (`3.7`), since Waline wants to be told both of what is
//! answered. A text that is there already is refused, so that nothing is stored twice.

mod answers;

use super::capabilities::{Capabilities, Votes};
use super::read::{Sending, given, with_filled};
use super::{Answer, Ask, Exchange, Level, Method, Place, Posted, Request, encode, query};
use crate::draft::{Post, Refusal};
use crate::json::Value;
use crate::thread::{Comment, CommentId, Sort, State};

/// What Waline can do for readers who are not logged in.
pub(super) const CAPABILITIES: Capabilities =
    Capabilities { votes: Votes::Free, ..Capabilities::LEAST };

/// Roots of a page; the server takes 100 at most.
const PAGE: &str = "20";

/// Asks a server for something.
pub(super) fn ask(endpoint: &str, ask: Ask) -> Exchange<Answer> {
    let base = base(endpoint);
    match ask {
        Ask::List(level) if level.parent.is_some() => Exchange::not_offered(),
        Ask::List(level) => {
            let first = level.is_first();
            Exchange::one(list(&base, &level), move |answer| {
                let (info, page) = answers::read_list(answer)?;
                Ok(Answer::List(first.then_some(info), page))
            })
        }
        Ask::Find { thread, id, .. } => find(base, thread, id, 1),
        Ask::Post { key, post, at, again } => {
            let first = again.unwrap_or(at);
            self::post(base, Sending { key, post, at, first }, again.is_some())
        }
        Ask::Vote { id, stands, .. } => {
            let own = id.as_str().rsplit('.').next().unwrap_or_default();
            let request = Request::new(Method::Put, [&base, "/", &encode(own)].concat())
                .with_json(Value::object([("like", stands.into())]));
            Exchange::one(request, |answer| answers::read_voted(answer).map(Answer::Voted))
        }
        Ask::Counts { threads } => {
            let pairs = [("type", "count"), ("url", &threads.join(","))];
            let request = Request::new(Method::Get, [base, query(&pairs)].concat());
            Exchange::one(request, |answer| {
                answers::read_counts(answer, threads).map(Answer::Counts)
            })
        }
        Ask::Edit { .. } | Ask::Delete { .. } | Ask::Preview { .. } => Exchange::not_offered(),
    }
}

/// The address of comments: the endpoint is the server, with or without `/api`.
fn base(endpoint: &str) -> String {
    let server = endpoint.strip_suffix("/api").unwrap_or(endpoint);
    [server, "/api/comment"].concat()
}

fn list(base: &str, level: &Level) -> Request {
    let sort = match level.sort {
        Sort::Oldest => "insertedAt_asc",
        Sort::Newest => "insertedAt_desc",
        Sort::Top => "like_desc",
    };
    let page = level.after().unwrap_or("1");
    let pairs =
        [("path", level.thread.as_str()), ("pageSize", PAGE), ("page", page), ("sortBy", sort)];
    Request::new(Method::Get, [base, &query(&pairs)].concat())
}

/// The most pages in which a comment is looked for.
const FIND_PAGES: u32 = 50;

/// Waline shows no single comment: it is looked for page by page.
fn find(base: String, thread: String, id: CommentId, page: u32) -> Exchange<Answer> {
    let after = Some(page.to_string());
    let level = Level { thread: thread.clone(), place: Place::behind(after), ..Level::default() };
    Exchange::one(list(&base, &level), answers::read_list).and_then(move |(_, found)| {
        let path = super::read::path_to(&found.comments, &id);
        if !path.is_empty() {
            let found = super::Found { path, text: None, thread: Some(thread) };
            return Exchange::done(Answer::Found(found));
        }
        match found.next {
            Some(_) if page < FIND_PAGES => find(base, thread, id, page + 1),
            _ => Exchange::refused(Refusal::NotFound),
        }
    })
}

fn request(base: &str, post: &Post) -> Request {
    let answered = post.parent.as_ref().map(CommentId::as_str);
    let ids = answered.map(|id| id.split_once('.').unwrap_or((id, id)));
    with_filled(
        Request::new(Method::Post, base.to_owned()),
        [
            ("nick", given(&post.identity.author)),
            ("mail", given(&post.identity.email)),
            ("link", given(&post.identity.url)),
            ("comment", post.text.as_str().into()),
            ("url", post.thread.as_str().into()),
            // The root, and what is answered.
            ("rid", ids.map(|(root, _)| answers::id_value(root)).unwrap_or_default()),
            ("pid", ids.map(|(_, own)| answers::id_value(own)).unwrap_or_default()),
        ],
    )
}

/// Posts. Where an earlier attempt may have arrived, the word that the text is there
/// already tells that it has.
fn post(base: String, sending: Sending, again: bool) -> Exchange<Answer> {
    let parent = sending.post.parent.clone();
    Exchange::one(request(&base, &sending.post), move |answer| {
        answers::read_posted(answer, parent.as_ref())
    })
    .then(move |result| match result {
        Err(Refusal::Duplicate) if again => look_up(base, sending, 1),
        result => Exchange::Done(result),
    })
    .map(|comment| Answer::Posted(Posted { comment, token: None, until: None }))
}

/// The comment that was posted before, looked for from the newest root on; one that is
/// not listed is held.
fn look_up(base: String, sending: Sending, page: u32) -> Exchange<Comment> {
    let (thread, after) = (sending.post.thread.clone(), Some(page.to_string()));
    let level =
        Level { thread, sort: Sort::Newest, place: Place::behind(after), ..Level::default() };
    Exchange::one(list(&base, &level), move |answer| {
        let (_, found) = answers::read_list(answer)?;
        let since = sending.since(answer);
        // A reply stands below a root of any age.
        let is_over = sending.post.parent.is_none()
            && found.comments.last().is_some_and(|last| last.created < since);
        let next = found.next.as_ref().filter(|_| !is_over && page < FIND_PAGES).is_some();
        let comment = answers::find(found, &sending, since);
        Ok((comment, next, sending))
    })
    .and_then(move |(comment, next, sending)| match comment {
        None if next => look_up(base, sending, page + 1),
        comment => Exchange::done(comment.unwrap_or_else(|| sending.as_sent(State::Held))),
    })
}
