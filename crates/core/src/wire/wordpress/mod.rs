//! WordPress: <https://developer.wordpress.org/rest-api/reference/comments/>, and its
//! source (`class-wp-rest-comments-controller.php`, `wp_allow_comment`).
//!
//! A thread's key is the number of the post; of a path or address, the post is looked up by
//! its last part. Comments come flat. Readers without an account may only post where the
//! site has the filter `rest_allow_anonymous_comments`. A post that comes again is refused
//! as a duplicate, so that nothing is stored twice.

mod again;
mod answers;
mod list;
mod place;
mod refusals;

pub(super) use place::resolve;

use super::capabilities::{Capabilities, Sorts, Unit};
use super::read::{Sending, given, success, with_filled};
use super::{Answer, Ask, Exchange, Method, Request, Response};
use crate::draft::{Post, Refusal};
use crate::json::Value;
use place::address;

/// What WordPress can do for readers without an account.
pub(super) const CAPABILITIES: Capabilities = Capabilities {
    sorts: Sorts::BY_TIME,
    markdown: false,
    // `wp_get_comment_fields_max_lengths`: the column's bytes, less room for markup.
    text_max: 65_525,
    unit: Unit::Bytes,
    ..Capabilities::LEAST
};

/// Asks a server for something.
pub(super) fn ask(endpoint: &str, ask: Ask) -> Exchange<Answer> {
    match ask {
        Ask::List(level) => list::list(endpoint, level),
        Ask::Find { id, .. } => list::find(endpoint, id),
        Ask::Post { key, post, at, again: None } => {
            let sending = Sending { key, post, at, first: at };
            Exchange::one(request(endpoint, &sending.post), move |answer| {
                answers::read_posted(answer, &sending).map(Answer::Posted)
            })
        }
        Ask::Post { key, post, at, again: Some(first) } => {
            again::post(endpoint, Sending { key, post, at, first })
        }
        Ask::Counts { threads } => list::counts(endpoint, threads),
        Ask::Edit { .. } | Ask::Delete { .. } | Ask::Vote { .. } | Ask::Preview { .. } => {
            Exchange::not_offered()
        }
    }
}

fn request(endpoint: &str, post: &Post) -> Request {
    let number = |text: &str| text.parse::<f64>().ok();
    with_filled(
        Request::new(Method::Post, address(endpoint, "/comments", &[])),
        [
            ("post", number(&post.thread).into()),
            ("parent", post.parent.as_ref().and_then(|id| number(id.as_str())).into()),
            ("author_name", given(&escaped(&post.identity.author))),
            ("author_email", given(&post.identity.email)),
            ("author_url", given(&post.identity.url)),
            ("content", escaped(&post.text).into()),
        ],
    )
}

/// A plain text as WordPress stores it. It takes some HTML, which readers do not mean when
/// they write; and it compares what comes with what it has before it escapes what comes, so
/// that a text with `&` in it would not be known again.
fn escaped(text: &str) -> String {
    text.trim().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The JSON of a success.
fn json(response: &Response) -> Result<&Value, Refusal> {
    success(response, refusals::refusal)
}
