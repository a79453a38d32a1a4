//! What Isso answers, as domain values.

use super::super::read::{bare, count, filled, path_to, time, unescaped};
use super::super::{Found, Posted, Response};
use super::{json, refusals};
use crate::draft::Refusal;
use crate::json::Value;
use crate::thread::{Comment, CommentId, Info, Page, State};
use crate::time::Timestamp;

/// Isso counts seconds.
const SECOND_MS: f64 = 1_000.0;

/// Reads a part of a level: `parent`'s replies or the roots, from `offset` on.
pub(super) fn read_list(
    response: &Response,
    parent: Option<CommentId>,
    offset: u32,
) -> Result<(Info, Page), Refusal> {
    // Before version 0.13 a thread without comments was none.
    if response.status == 404 {
        return Ok(Default::default());
    }
    let answer = json(response)?;
    if !matches!(answer.get("replies"), Value::Array(_)) {
        return Err(Refusal::BadAnswer("a list without replies".to_owned()));
    }
    let needs = |name: &str| answer.get("config").get(name).as_bool().unwrap_or(false);
    let info = Info {
        count: count(answer.get("total_replies")),
        need_name: needs("require-author"),
        need_email: needs("require-email"),
        ..Info::default()
    };
    let mut page = Page { next: next(answer, offset), ..Page::default() };
    for value in answer.get("replies").items() {
        let root = comment(value, parent.as_ref())?;
        page.more_replies.extend(next(value, 0).map(|cursor| (root.id.clone(), cursor)));
        let id = root.id.clone();
        page.comments.push(root);
        for reply in value.get("replies").items() {
            page.comments.push(comment(reply, Some(&id))?);
        }
    }
    Ok((info, page))
}

/// Where a level goes on: behind what was shown so far.
fn next(level: &Value, offset: u32) -> Option<String> {
    let shown = u32::try_from(level.get("replies").items().len()).unwrap_or(u32::MAX);
    let hidden = count(level.get("hidden_replies"));
    (hidden > 0).then(|| offset.saturating_add(shown).to_string())
}

/// Whether the server says that it holds comments for review.
pub(super) fn is_moderated(response: &Response) -> bool {
    response.json().and_then(|info| info.get("moderation").as_bool()).unwrap_or(false)
}

/// Reads the answer to a post: status 202 when it is held.
pub(super) fn read_posted(response: &Response) -> Result<Posted, Refusal> {
    let comment = comment(json(response)?, None)?;
    // The cookie itself is the browser's; what it is called tells that there is one.
    let cookie = response.header("x-set-cookie");
    let lasts = cookie.map_or(DEFAULT_LIFE_S, |cookie| life(cookie).unwrap_or(DEFAULT_LIFE_S));
    let until = Timestamp(comment.created.0.saturating_add(lasts.saturating_mul(1_000)));
    Ok(Posted { token: Some(COOKIE.to_owned()), until: Some(until), comment })
}

/// What is kept in the place of a token: the right is in a cookie that no script sees.
const COOKIE: &str = "cookie";

/// How long a writer may change a comment if the server does not say, in seconds: the
/// default of Isso's `max-age`.
const DEFAULT_LIFE_S: i64 = 900;

/// The seconds that a cookie lives.
fn life(cookie: &str) -> Option<i64> {
    let mut attributes = cookie.split(';').filter_map(|part| part.trim().split_once('='));
    let (_, seconds) = attributes.find(|(name, _)| name.eq_ignore_ascii_case("max-age"))?;
    seconds.parse().ok()
}

/// Reads one's own comment as it was typed.
pub(super) fn read_own(response: &Response) -> Result<Found, Refusal> {
    let answer = json(response)?;
    let text = answer.get("text").as_str().map(str::to_owned);
    Ok(Found { path: vec![comment(answer, None)?], text, thread: None })
}

/// Finds a comment in a whole thread.
pub(super) fn read_found(response: &Response, id: &CommentId) -> Result<Found, Refusal> {
    let (_, page) = read_list(response, None, 0)?;
    let path = path_to(&page.comments, id);
    if path.is_empty() {
        return Err(Refusal::NotFound);
    }
    Ok(Found { path, text: None, thread: None })
}

/// Reads a comment that stands alone.
pub(super) fn comment_of(response: &Response) -> Result<Comment, Refusal> {
    comment(json(response)?, None)
}

/// Reads that a comment is deleted, or was before.
pub(super) fn read_deleted(response: &Response) -> Result<(), Refusal> {
    match response.status {
        200..=299 => Ok(()),
        _ => match refusals::refusal(response) {
            Refusal::NotFound => Ok(()),
            other => Err(other),
        },
    }
}

/// Reads the votes, and whether this one was counted: Isso says so beside a success.
pub(super) fn read_voted(response: &Response) -> Result<u32, Refusal> {
    let answer = json(response)?;
    if answer.is_null() {
        return Err(Refusal::NotFound);
    }
    if !answer.get("message").is_null() {
        return Err(Refusal::Duplicate);
    }
    Ok(votes(answer))
}

/// Reads a text as it will be shown.
pub(super) fn read_preview(response: &Response) -> Result<String, Refusal> {
    let html = json(response)?.get("text").as_str();
    html.map(str::to_owned).ok_or_else(|| Refusal::BadAnswer("a preview without text".to_owned()))
}

/// Reads counts, which come in the order in which they were asked for.
pub(super) fn read_counts(
    response: &Response,
    threads: Vec<String>,
) -> Result<Vec<(String, u32)>, Refusal> {
    let counts = json(response)?.items();
    Ok(threads.into_iter().zip(counts).map(|(thread, value)| (thread, count(value))).collect())
}

fn votes(value: &Value) -> u32 {
    count(value.get("likes")).saturating_sub(count(value.get("dislikes")))
}

/// Reads a comment; `parent` is where it stands, for answers that do not say.
pub(super) fn comment(value: &Value, parent: Option<&CommentId>) -> Result<Comment, Refusal> {
    let missing = |what: &str| Refusal::BadAnswer(["a comment without ", what].concat());
    let id = CommentId(value.get("id").as_text().ok_or_else(|| missing("id"))?);
    let created = time(value.get("created"), SECOND_MS).ok_or_else(|| missing("created"))?;
    let mut comment = bare(id, created);
    comment.parent = value.get("parent").as_text().map(CommentId).or_else(|| parent.cloned());
    comment.author.name = unescaped(value.get("author"));
    comment.author.url = filled(value.get("website"));
    value.get("text").as_str().unwrap_or_default().clone_into(&mut comment.html);
    comment.edited = time(value.get("modified"), SECOND_MS);
    comment.state = match count(value.get("mode")) {
        2 => State::Held,
        4 => State::Deleted,
        _ => State::Shown,
    };
    comment.votes = votes(value);
    comment.replies = count(value.get("total_replies"));
    Ok(comment)
}
