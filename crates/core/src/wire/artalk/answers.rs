//! What Artalk answers, as domain values: bare JSON, and `{"msg": …}` with a status.

use super::super::Response;
use super::super::read::{
    Sending, bare, by_status, count, count_replies, filled, success, unescaped,
};
use super::refusal as refused;
use crate::draft::{Code, Field, Problem, Refusal};
use crate::json::Value;
use crate::thread::{Comment, CommentId, Info, Page, State};
use crate::time::Timestamp;

/// The refusal of a response that is no success.
pub(super) fn refusal(response: &Response) -> Refusal {
    let answer = response.json().unwrap_or(&Value::Null);
    let is = |name: &str| answer.get(name).as_bool().unwrap_or(false);
    let said = answer.get("msg").as_str().unwrap_or_default();
    let invalid = |field| Refusal::Invalid(vec![Problem { field, code: Code::Invalid }]);
    match response.status {
        403 if is("need_captcha") => Refusal::NeedsProof,
        401 | 403 if is("need_login") || is("need_auth_login") => Refusal::NeedsLogin,
        400 if said.contains("Email") => invalid(Field::Email),
        400 if said.contains("Link") => invalid(Field::Url),
        400 | 422 if !said.is_empty() => Refusal::Rejected(said.to_owned()),
        _ => by_status(response),
    }
}

/// Reads a page of roots, with all that stands below them.
pub(super) fn read_list(
    response: &Response,
    offset: u32,
    limit: u32,
) -> Result<(Info, Page), Refusal> {
    let list = success(response, refused)?;
    let page = list.get("page");
    let info = Info {
        count: count(list.get("count")),
        closed: page.get("admin_only").as_bool().unwrap_or(false),
        ..Info::default()
    };
    let mut comments: Vec<Comment> =
        list.get("comments").items().iter().map(comment).collect::<Result<_, _>>()?;
    count_replies(&mut comments);
    let more = count(list.get("roots_count")) > offset.saturating_add(limit);
    let next = more.then(|| offset.saturating_add(limit).to_string());
    Ok((info, Page { comments, next, ..Page::default() }))
}

/// Reads a comment that stands alone or beside what it answers.
pub(super) fn read_one(response: &Response) -> Result<Comment, Refusal> {
    let answer = success(response, refused)?;
    match answer.get("comment") {
        Value::Null => comment(answer),
        inner => comment(inner),
    }
}

/// The comment of a list that is the post: Artalk tells the text as it was typed.
pub(super) fn find(response: &Response, sending: &Sending) -> Result<Option<Comment>, Refusal> {
    let since = sending.since(response);
    let list = success(response, refused)?;
    for value in list.get("comments").items() {
        let typed = value.get("content").as_str().unwrap_or_default();
        let comment = comment(value)?;
        // Its times are of a zone that it does not tell: they are not compared.
        let comparable = Comment { created: since, ..comment.clone() };
        if typed.trim() == sending.post.text.trim() && sending.may_be(&comparable, since) {
            return Ok(Some(comment));
        }
    }
    Ok(None)
}

/// Reads the votes.
pub(super) fn read_voted(response: &Response) -> Result<(u32, Option<bool>), Refusal> {
    let votes = success(response, refused)?;
    let sum = count(votes.get("up")).saturating_sub(count(votes.get("down")));
    Ok((sum, votes.get("is_up").as_bool()))
}

/// Reads counts by key.
pub(super) fn read_counts(response: &Response) -> Result<Vec<(String, u32)>, Refusal> {
    let counts = success(response, refused)?.get("data").members();
    Ok(counts.iter().map(|(key, value)| (key.clone(), count(value))).collect())
}

fn comment(value: &Value) -> Result<Comment, Refusal> {
    let missing = |what: &str| Refusal::BadAnswer(["a comment without ", what].concat());
    let id = value.get("id").as_text().ok_or_else(|| missing("id"))?;
    // The server's own time of a zone that it does not tell: taken as UTC.
    let created = value.get("date").as_str().and_then(Timestamp::parse);
    let mut comment = bare(CommentId(id), created.ok_or_else(|| missing("date"))?);
    comment.parent = value.get("rid").as_text().filter(|id| id != "0").map(CommentId);
    comment.author.name = unescaped(value.get("nick"));
    comment.author.url = filled(value.get("link"));
    comment.author.badge = filled(value.get("badge_name"));
    value.get("content_marked").as_str().unwrap_or_default().clone_into(&mut comment.html);
    if value.get("is_pending").as_bool() == Some(true) {
        comment.state = State::Held;
    }
    comment.votes = count(value.get("vote_up")).saturating_sub(count(value.get("vote_down")));
    Ok(comment)
}
