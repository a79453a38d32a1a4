//! What WordPress answers, as domain values.

use super::super::read::{Sending, bare, filled, unescaped};
use super::super::{Posted, Response};
use super::json;
use crate::draft::Refusal;
use crate::json::Value;
use crate::thread::{Comment, CommentId, State};
use crate::time::Timestamp;

/// Reads what became of a post.
pub(super) fn read_posted(response: &Response, sending: &Sending) -> Result<Posted, Refusal> {
    let answer = json(response)?;
    // A spam filter may hide from its writer what it was, number and all.
    let comment = match answer.get("id") {
        Value::Null => sending.as_sent(State::Held),
        _ => comment(answer)?,
    };
    Ok(Posted { comment, token: None, until: None })
}

/// Reads a comment.
pub(super) fn comment(value: &Value) -> Result<Comment, Refusal> {
    let missing = |what: &str| Refusal::BadAnswer(["a comment without ", what].concat());
    let id = value.get("id").as_text().ok_or_else(|| missing("id"))?;
    // `date` is the site's own time, of no zone that it names.
    let created = value.get("date_gmt").as_str().and_then(Timestamp::parse);
    let mut comment = bare(CommentId(id), created.ok_or_else(|| missing("date_gmt"))?);
    comment.parent = value.get("parent").as_text().filter(|id| id != "0").map(CommentId);
    comment.author.name = unescaped(value.get("author_name"));
    comment.author.url = filled(value.get("author_url"));
    let html = value.get("content").get("rendered").as_str();
    html.unwrap_or_default().clone_into(&mut comment.html);
    comment.state = match value.get("status").as_str() {
        None | Some("approved" | "approve") => State::Shown,
        Some(_) => State::Held,
    };
    Ok(comment)
}
