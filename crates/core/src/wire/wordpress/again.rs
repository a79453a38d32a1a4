//! Sends a post again whose answer never came. WordPress compares it with what it has, held
//! comments too, and refuses a second one: then the first has arrived.

use super::super::read::{Sending, same_words};
use super::super::{Answer, Exchange, Method, Posted, Request, Response};
use super::place::address;
use super::{answers, json};
use crate::article::text_of_html;
use crate::draft::Refusal;
use crate::thread::{Comment, State};

/// Sends it, and takes the word that it is there already for its arrival.
pub(super) fn post(endpoint: &str, sending: Sending) -> Exchange<Answer> {
    let request = super::request(endpoint, &sending.post);
    let parent = sending.post.parent.as_ref().map_or("0", |id| id.as_str());
    let pairs = [("post", sending.post.thread.as_str()), ("parent", parent), ("per_page", "100")];
    let newest = Request::new(Method::Get, address(endpoint, "/comments", &pairs));
    let sent = sending.clone();
    Exchange::one(request, move |answer| answers::read_posted(answer, &sent)).then(move |posted| {
        match posted {
            Ok(posted) => Exchange::done(Answer::Posted(posted)),
            Err(Refusal::Duplicate) => Exchange::one(newest, move |answer| {
                // One that is not listed is held.
                let found = find(answer, &sending)?;
                let comment = found.unwrap_or_else(|| sending.as_sent(State::Held));
                Ok(Answer::Posted(Posted { comment, token: None, until: None }))
            }),
            Err(refusal) => Exchange::refused(refusal),
        }
    })
}

/// The comment of a list that is the post.
fn find(response: &Response, sending: &Sending) -> Result<Option<Comment>, Refusal> {
    let since = sending.since(response);
    let comments = json(response)?.items().iter().filter_map(|one| answers::comment(one).ok());
    let is_it = |one: &Comment| {
        sending.may_be(one, since) && same_words(&text_of_html(&one.html), &sending.post.text)
    };
    Ok(comments.into_iter().find(is_it))
}
