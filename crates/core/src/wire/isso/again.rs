//! Sends a post again whose answer never came.

use super::super::read::{Sending, html_of};
use super::super::{Answer, Exchange, Level, Method, Posted, Response};
use super::{answers, call, list_url};
use crate::draft::Refusal;
use crate::thread::{Comment, Sort};

/// Looks in the thread for what was sent before; sends it where it is not there. A
/// server that holds comments for review shows nobody what it holds: there it is not known.
pub(super) fn post(endpoint: &str, sending: Sending) -> Exchange<Answer> {
    let post = sending.post.clone();
    let level = Level {
        thread: post.thread.clone(),
        sort: Sort::Newest,
        parent: post.parent.clone(),
        ..Level::default()
    };
    // As typed, so that it can be compared as it was sent.
    let url = list_url(endpoint, &level, &[("plain", "1")]);
    let info = call(Method::Get, [endpoint, "/info"].concat());
    let endpoint = endpoint.to_owned();
    Exchange::one(call(Method::Get, url), move |answer| find(answer, &sending)).and_then(
        move |found| match found {
            Some(posted) => Exchange::done(Answer::Posted(posted)),
            None => Exchange::one(info, |answer| Ok(answers::is_moderated(answer))).and_then(
                move |moderated| {
                    if moderated {
                        Exchange::refused(Refusal::Unknown)
                    } else {
                        super::post(&endpoint, &post)
                    }
                },
            ),
        },
    )
}

/// The comment of a list that is the post.
fn find(response: &Response, sending: &Sending) -> Result<Option<Posted>, Refusal> {
    let post = &sending.post;
    let since = sending.since(response);
    let (_, page) = answers::read_list(response, post.parent.clone(), 0)?;
    // Isso keeps what was typed, but for the white space at its end.
    let typed = |html: &str| html.trim() == post.text.trim();
    let is_it = |one: &&Comment| typed(&one.html) && sending.may_be(one, since);
    let Some(mut comment) = page.comments.iter().find(is_it).cloned() else { return Ok(None) };
    comment.html = html_of(&post.text);
    Ok(Some(Posted { comment, token: None, until: None }))
}
