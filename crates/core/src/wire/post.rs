//! One request a comment to any address: form services and webhooks. Nothing is listed;
//! what was sent is shown to its writer alone. Nobody knows whether a post has arrived whose
//! answer never came.

use super::capabilities::{Again, Capabilities, Sorts};
use super::dialect::Form;
use super::read::{Sending, by_status, success};
use super::{Answer, Ask, Body, Content, Exchange, Method, Posted, Request};
use crate::draft::limits::TEXT_CHARS;
use crate::draft::{HONEYPOT_FIELD, Post, Refusal};
use crate::json::Value;
use crate::thread::{CommentId, Info, Page, State};

/// What such an address can do.
pub(super) const CAPABILITIES: Capabilities = Capabilities {
    list: false,
    sorts: Sorts::BY_TIME,
    reply: false,
    again: Again::Unknown,
    markdown: false,
    text_max: TEXT_CHARS,
    ..Capabilities::LEAST
};

/// Asks for something.
pub(super) fn ask(endpoint: &str, form: &Form, ask: Ask) -> Exchange<Answer> {
    match ask {
        Ask::Post { again: Some(_), .. } => Exchange::refused(Refusal::Unknown),
        Ask::Post { key, post, at, again: None } => {
            let request = request(endpoint, form, &post);
            let sending = Sending { key, post, at, first: at };
            Exchange::one(request, move |answer| {
                // What it says does not matter; form services often answer with a page.
                if !answer.is_success() {
                    return Err(refusal(answer));
                }
                let comment = sending.as_sent(State::Shown);
                Ok(Answer::Posted(Posted { comment, token: None, until: None }))
            })
        }
        Ask::List(_) => Exchange::done(Answer::List(Some(Info::default()), Page::default())),
        _ => Exchange::not_offered(),
    }
}

/// Why it was not taken: what the address says in words, or else its status.
fn refusal(response: &super::Response) -> Refusal {
    let answer = match &response.body {
        Body::Json(value) => value,
        Body::Text(_) | Body::Empty => &Value::Null,
    };
    let words = ["message", "error", "detail", "title"];
    let said = words.into_iter().find_map(|name| answer.get(name).as_str());
    match (response.status, said) {
        (400 | 422, Some(why)) => Refusal::Rejected(why.to_owned()),
        (400 | 422, None) => Refusal::Rejected(String::new()),
        _ => success(response, by_status).err().unwrap_or(Refusal::Other(response.status)),
    }
}

/// What is sent, under the names of the receiver; what is empty is left out.
fn request(endpoint: &str, form: &Form, post: &Post) -> Request {
    let fields = [
        ("text", post.text.as_str()),
        ("author", &post.identity.author),
        ("email", &post.identity.email),
        ("url", &post.identity.url),
        ("thread", &post.thread),
        ("title", &post.title),
        ("page", &post.url),
        ("parent", post.parent.as_ref().map_or("", CommentId::as_str)),
        ("quote", post.quote.as_deref().unwrap_or_default()),
        (HONEYPOT_FIELD, &post.honeypot),
    ];
    let fields = fields.into_iter().filter(|(_, value)| !value.trim().is_empty());
    let fields = fields.map(|(name, value)| {
        let theirs = form.names.iter().find(|(ours, _)| ours == name);
        (theirs.map_or(name, |(_, theirs)| theirs).to_owned(), value.to_owned())
    });
    let content = if form.is_form {
        Content::Form(fields.collect())
    } else {
        Content::Json(Value::Object(fields.map(|(name, value)| (name, value.into())).collect()))
    };
    // Form services answer a request for JSON with JSON, any other with a redirection.
    Request { content, ..Request::new(Method::Post, endpoint.to_owned()) }
        .with_header("accept", "application/json")
}
