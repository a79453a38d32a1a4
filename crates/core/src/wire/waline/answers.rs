//! What Waline answers, as domain values, in its envelope `{errno, errmsg, data}`.

use super::super::Response;
use super::super::read::{
    Sending, bare, by_status, count, filled, retry_after, same_words, time, unescaped,
};
use crate::article::text_of_html;
use crate::draft::Refusal;
use crate::json::Value;
use crate::thread::{Comment, CommentId, Info, Page, State};
use crate::time::Timestamp;

/// How long Waline keeps two comments of one address apart if nothing else is set up, in
/// seconds (`IPQPS`).
const PACE_S: u32 = 60;

/// The data of an envelope.
fn data(response: &Response) -> Result<&Value, Refusal> {
    let answer = response.json().unwrap_or(&Value::Null);
    match answer.get("errno").as_f64() {
        Some(0.0) if response.is_success() => Ok(answer.get("data")),
        Some(_) => Err(refusal(response, answer)),
        None if response.is_success() => {
            Err(Refusal::BadAnswer("an answer without errno".to_owned()))
        }
        None => Err(refusal(response, answer)),
    }
}

fn refusal(response: &Response, answer: &Value) -> Refusal {
    // Of a check of fields there is one message for each.
    let messages = answer.get("errmsg");
    let said = messages.as_str().map(str::to_owned).or_else(|| {
        messages.members().first().and_then(|(_, why)| why.as_str().map(str::to_owned))
    });
    let said = said.unwrap_or_default();
    let retry_after = retry_after(response);
    match said.as_str() {
        "Duplicate Content" => Refusal::Duplicate,
        "Comment too fast!" => Refusal::TooFast { retry_after: retry_after.or(Some(PACE_S)) },
        _ => match response.status {
            401 => Refusal::NeedsLogin,
            403 if said.to_ascii_lowercase().contains("captcha") || said.contains("turnstile") => {
                Refusal::NeedsProof
            }
            200..=299 | 400 | 422 if !said.is_empty() => Refusal::Rejected(said),
            _ => by_status(response),
        },
    }
}

/// Reads a page of roots with their replies.
pub(super) fn read_list(response: &Response) -> Result<(Info, Page), Refusal> {
    let list = data(response)?;
    let info = Info { count: count(list.get("count")), ..Info::default() };
    let (number, last) = (count(list.get("page")), count(list.get("totalPages")));
    let next = (number < last).then(|| (number + 1).to_string());
    let mut page = Page { next, ..Page::default() };
    for value in list.get("data").items() {
        let mut root = comment(value, None)?;
        let replies = value.get("children").items();
        root.replies = u32::try_from(replies.len()).unwrap_or(u32::MAX);
        let id = root.id.clone();
        page.comments.push(root);
        for reply in replies {
            page.comments.push(comment(reply, Some(&id))?);
        }
    }
    Ok((info, page))
}

/// Reads what became of a post that answers `parent`.
pub(super) fn read_posted(
    response: &Response,
    parent: Option<&CommentId>,
) -> Result<Comment, Refusal> {
    let root = parent.and_then(|id| id.as_str().split('.').next()).map(CommentId::from);
    let mut comment = comment(data(response)?, root.as_ref())?;
    comment.parent = parent.cloned();
    Ok(comment)
}

/// The comment of a list that is the post, if it came since then.
pub(super) fn find(page: Page, sending: &Sending, since: Timestamp) -> Option<Comment> {
    let is_it = |one: &Comment| {
        sending.may_be(one, since) && same_words(&text_of_html(&one.html), &sending.post.text)
    };
    page.comments.into_iter().find(is_it)
}

/// Reads the votes, where the server tells them.
pub(super) fn read_voted(response: &Response) -> Result<u32, Refusal> {
    let comment = data(response)?.items();
    Ok(comment.first().map_or(0, |comment| count(comment.get("like"))))
}

/// Reads counts, in the order in which they were asked for.
pub(super) fn read_counts(
    response: &Response,
    threads: Vec<String>,
) -> Result<Vec<(String, u32)>, Refusal> {
    let counts = data(response)?.items();
    Ok(threads.into_iter().zip(counts).map(|(thread, value)| (thread, count(value))).collect())
}

/// An identifier as the server gave it: a number for most of its storages.
pub(super) fn id_value(id: &str) -> Value {
    id.parse::<f64>().map_or_else(|_| id.into(), Value::from)
}

/// Reads a comment; `root` is what it stands below.
fn comment(value: &Value, root: Option<&CommentId>) -> Result<Comment, Refusal> {
    let missing = |what: &str| Refusal::BadAnswer(["a comment without ", what].concat());
    let own = value.get("objectId").as_text().ok_or_else(|| missing("objectId"))?;
    // Version 1 told the time as text.
    let created = time(value.get("time"), 1.0)
        .or_else(|| value.get("insertedAt").as_str().and_then(Timestamp::parse));
    let id = match root {
        Some(root) => [root.as_str(), ".", &own].concat(),
        None => own,
    };
    let mut comment = bare(CommentId(id), created.ok_or_else(|| missing("time"))?);
    comment.parent = root.map(|root| match value.get("pid").as_text() {
        Some(pid) if pid != root.as_str() => CommentId([root.as_str(), ".", &pid].concat()),
        _ => root.clone(),
    });
    comment.author.name = unescaped(value.get("nick"));
    comment.author.url = filled(value.get("link"));
    comment.author.badge = filled(value.get("label"));
    value.get("comment").as_str().unwrap_or_default().clone_into(&mut comment.html);
    comment.state = match value.get("status").as_str() {
        Some("waiting" | "spam") => State::Held,
        _ => State::Shown,
    };
    comment.votes = count(value.get("like"));
    Ok(comment)
}
