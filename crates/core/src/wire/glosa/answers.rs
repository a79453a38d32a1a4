//! Responses of the protocol as domain values.

use super::refusal;
use crate::draft::Refusal;
use crate::json::Value;
use crate::thread::{Author, Comment, CommentId, Happening, Info, Page, State};
use crate::time::Timestamp;
use crate::wire::read::count;
use crate::wire::{Found, Posted, Response};

/// Reads a part of a level of the thread.
///
/// # Errors
/// The [`Refusal`] that came instead.
pub fn read_list(response: &Response) -> Result<(Option<Info>, Page), Refusal> {
    let answer = success(response)?;
    if !matches!(answer.get("comments"), Value::Array(_)) {
        return Err(Refusal::BadAnswer("a list without comments".to_owned()));
    }
    let thread = answer.get("thread");
    let info = (!thread.is_null()).then(|| Info {
        count: count(thread.get("count")),
        closed: thread.get("closed").as_bool().unwrap_or(false),
        moderated: thread.get("moderated").as_bool().unwrap_or(false),
        event: thread.get("event").as_text(),
        ..Info::default()
    });
    let [previous, next] = ["previous", "next"].map(|side| answer.get(side).as_text());
    let mut page = Page { previous, next, ..Page::default() };
    take_level(answer, &mut page)?;
    Ok((info, page))
}

/// Reads a comment with those that it answers.
///
/// # Errors
/// The [`Refusal`] that came instead.
pub fn read_found(response: &Response) -> Result<Found, Refusal> {
    let answer = success(response)?;
    let ancestors = answer.get("ancestors").items().iter();
    let path = ancestors.chain([answer.get("comment")]).map(comment).collect::<Result<_, _>>()?;
    Ok(Found {
        path,
        text: answer.get("comment").get("text").as_str().map(str::to_owned),
        thread: answer.get("thread").as_text(),
    })
}

/// Reads what became of a post: status 201 when it is shown, 202 when it is held.
///
/// # Errors
/// The [`Refusal`] that came instead.
pub fn read_posted(response: &Response) -> Result<Posted, Refusal> {
    let answer = success(response)?;
    let mut comment = comment(inner(answer))?;
    if response.status == 202 {
        comment.state = State::Held;
    }
    Ok(Posted { comment, token: answer.get("token").as_text(), until: None })
}

/// Reads a comment that was edited.
///
/// # Errors
/// The [`Refusal`] that came instead.
pub fn read_edited(response: &Response) -> Result<Comment, Refusal> {
    comment(inner(success(response)?))
}

/// Reads that a comment was deleted, or was gone before.
///
/// # Errors
/// The [`Refusal`] that came instead.
pub fn read_deleted(response: &Response) -> Result<(), Refusal> {
    match response.status {
        200..=299 => Ok(()),
        _ => match refusal(response) {
            Refusal::Gone | Refusal::NotFound => Ok(()),
            other => Err(other),
        },
    }
}

/// Reads the votes of a comment.
///
/// # Errors
/// The [`Refusal`] that came instead.
pub fn read_voted(response: &Response) -> Result<u32, Refusal> {
    Ok(count(inner(success(response)?).get("votes")))
}

/// Reads a text as the server would show it: HTML, to be sanitised.
///
/// # Errors
/// The [`Refusal`] that came instead.
pub fn read_preview(response: &Response) -> Result<String, Refusal> {
    let html = success(response)?.get("html").as_str();
    html.map(str::to_owned).ok_or_else(|| Refusal::BadAnswer("a preview without html".to_owned()))
}

/// Reads the counts of threads.
///
/// # Errors
/// The [`Refusal`] that came instead.
pub fn read_counts(response: &Response) -> Result<Vec<(String, u32)>, Refusal> {
    let answer = success(response)?;
    Ok(answer.members().iter().map(|(key, value)| (key.clone(), count(value))).collect())
}

/// Reads an event of the stream by its kind; nothing for a kind that is not known.
#[must_use]
pub fn read_happening(kind: &str, data: &Value) -> Option<Happening> {
    let id = || data.get("id").as_text().map(CommentId);
    match kind {
        "comment" => comment(data).ok().map(Happening::Came),
        "edit" => comment(data).ok().map(Happening::Changed),
        "delete" => id().map(Happening::Removed),
        "vote" => id().map(|id| Happening::Voted(id, count(data.get("votes")))),
        "reset" => Some(Happening::Missed),
        _ => None,
    }
}

/// The JSON of a success.
fn success(response: &Response) -> Result<&Value, Refusal> {
    if !(200..=299).contains(&response.status) {
        return Err(refusal(response));
    }
    match response.json() {
        Some(value @ Value::Object(_)) => Ok(value),
        _ => Err(Refusal::BadAnswer("a success without a JSON object".to_owned())),
    }
}

/// The comment of an answer, which stands in it alone or beside a token.
fn inner(answer: &Value) -> &Value {
    match answer.get("comment") {
        Value::Null => answer,
        comment => comment,
    }
}

/// Adds the comments of a level, each before its replies, without recursion: the
/// depth is a stranger's to choose.
fn take_level(level: &Value, page: &mut Page) -> Result<(), Refusal> {
    let mut stack: Vec<&Value> = level.get("comments").items().iter().rev().collect();
    while let Some(value) = stack.pop() {
        let comment = comment(value)?;
        let replies = value.get("replies");
        let nested = replies.get("comments").items();
        if let Some(cursor) = replies.get("next").as_text() {
            page.more_replies.push((comment.id.clone(), cursor));
        } else if nested.is_empty() && comment.replies > 0 {
            // The server counts replies and sent none: they begin at the start.
            page.more_replies.push((comment.id.clone(), String::new()));
        }
        stack.extend(nested.iter().rev());
        page.comments.push(comment);
    }
    Ok(())
}

fn comment(value: &Value) -> Result<Comment, Refusal> {
    let missing = |what: &str| Refusal::BadAnswer(["a comment without ", what].concat());
    let time = |name: &str| value.get(name).as_str().and_then(Timestamp::parse);
    let text = |value: &Value| value.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    let author = value.get("author");
    Ok(Comment {
        id: CommentId(value.get("id").as_text().ok_or_else(|| missing("id"))?),
        parent: value.get("parent").as_text().map(CommentId),
        author: Author {
            name: text(author.get("name")).unwrap_or_default(),
            url: text(author.get("url")),
            badge: text(author.get("badge")),
        },
        html: value.get("html").as_str().unwrap_or_default().to_owned(),
        created: time("created").ok_or_else(|| missing("created"))?,
        edited: time("edited"),
        state: match value.get("state").as_str() {
            Some("held") => State::Held,
            Some("deleted") => State::Deleted,
            _ => State::Shown,
        },
        votes: count(value.get("votes")),
        replies: count(value.get("replies").get("count")),
    })
}
