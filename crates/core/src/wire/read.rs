//! Pieces that several dialects read alike.

use super::{Request, Response};
use crate::article::text_of_html;
use crate::draft::{Post, Refusal};
use crate::json::Value;
use crate::thread::{Author, Comment, CommentId, State};
use crate::time::Timestamp;

/// Longer waits than a day are not told to a reader as a number of seconds.
const MAX_RETRY_SECONDS: u32 = 86_400;

/// How much earlier than a post was first sent a server's clock may say that it came, in
/// milliseconds, where the server does not tell its time: clocks differ by minutes at times.
const CLOCK_SLACK_MS: i64 = 10 * 60_000;
/// The same where it does: what was under way is counted too.
const DATE_SLACK_MS: i64 = 30_000;

/// `Retry-After` in seconds (RFC 9110, section 10.2.3). A date is not read: browsers
/// show the header to a page only as far as the server exposes it, and ours counts.
pub(super) fn retry_after(response: &Response) -> Option<u32> {
    Some(response.number("retry-after")?.min(MAX_RETRY_SECONDS))
}

/// What every server of HTTP says by its status, where nothing else is known.
pub(super) fn by_status(response: &Response) -> Refusal {
    match response.status {
        401 => Refusal::NeedsLogin,
        403 => Refusal::Blocked,
        404 => Refusal::NotFound,
        409 => Refusal::Duplicate,
        410 => Refusal::Gone,
        413 => Refusal::TooLong,
        429 => Refusal::TooFast { retry_after: retry_after(response) },
        408 | 500..=599 => Refusal::ServerTrouble { retry_after: retry_after(response) },
        200..=299 => Refusal::BadAnswer("a success of another kind".to_owned()),
        status => Refusal::Other(status),
    }
}

/// The JSON of a success; `refusal` reads everything else.
pub(super) fn success(
    response: &Response,
    refusal: fn(&Response) -> Refusal,
) -> Result<&Value, Refusal> {
    if !response.is_success() {
        return Err(refusal(response));
    }
    response.json().ok_or_else(|| Refusal::BadAnswer("a success without JSON".to_owned()))
}

/// A count; 0 for what is none.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
pub(super) fn count(value: &Value) -> u32 {
    value.as_f64().unwrap_or(0.0) as u32
}

/// A time that is a number of so many milliseconds each.
#[expect(clippy::cast_possible_truncation, reason = "`as` saturates")]
pub(super) fn time(value: &Value, unit_ms: f64) -> Option<Timestamp> {
    value.as_f64().map(|number| Timestamp((number * unit_ms) as i64))
}

/// A text that says something.
pub(super) fn filled(value: &Value) -> Option<String> {
    value.as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// A name that a server escaped for HTML, as plain text.
pub(super) fn unescaped(value: &Value) -> String {
    text_of_html(value.as_str().unwrap_or_default())
}

/// A comment that has nothing yet but a name and a time.
pub(super) const fn bare(id: CommentId, created: Timestamp) -> Comment {
    Comment {
        id,
        parent: None,
        author: Author { name: String::new(), url: None, badge: None },
        html: String::new(),
        created,
        edited: None,
        state: State::Shown,
        votes: 0,
        replies: 0,
    }
}

/// A plain text as HTML, its lines kept.
pub(super) fn html_of(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    escaped.trim().replace('\n', "<br>")
}

/// A post, and the attempts to send it, by this device's clock.
#[derive(Clone, Debug)]
pub(super) struct Sending {
    /// The same for every attempt.
    pub(super) key: String,
    /// What is sent.
    pub(super) post: Post,
    /// When it is sent now.
    pub(super) at: Timestamp,
    /// When it was sent first.
    pub(super) first: Timestamp,
}

impl Sending {
    /// The time on the server's clock from which on the first attempt may have come there.
    pub(super) fn since(&self, response: &Response) -> Timestamp {
        let date = response.header("date").and_then(Timestamp::parse_http);
        Timestamp(match date {
            Some(now) => {
                // A device's clock may have been set back meanwhile.
                let age = self.at.0.saturating_sub(self.first.0).max(0);
                now.0.saturating_sub(age.saturating_add(DATE_SLACK_MS))
            }
            None => self.first.0.saturating_sub(CLOCK_SLACK_MS),
        })
    }

    /// The comment as its writer sent it, for servers that do not tell what became of it.
    /// It has the key of the post for a name.
    pub(super) fn as_sent(&self, state: State) -> Comment {
        let mut comment = bare(CommentId(self.key.clone()), self.at);
        comment.parent.clone_from(&self.post.parent);
        self.post.identity.author.trim().clone_into(&mut comment.author.name);
        comment.html = html_of(&self.post.text);
        comment.state = state;
        comment
    }

    /// Whether a comment may be it, by its writer, its time and what it answers; the words
    /// are compared by [`same_words`] or, where a server tells the source, exactly.
    pub(super) fn may_be(&self, comment: &Comment, since: Timestamp) -> bool {
        comment.created >= since
            && comment.parent == self.post.parent
            && same_words(&comment.author.name, &self.post.identity.author)
    }
}

/// Whether two texts have the same letters and digits: marks of a markup language, quotes
/// made beautiful and white space apart.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    one.chars().filter(|c| c.is_alphanumeric()).eq(other.chars().filter(|c| c.is_alphanumeric()))
}

/// Counts the replies below each comment, for servers that tell each one's parent alone.
pub(super) fn count_replies(comments: &mut [Comment]) {
    let mut parents: Vec<_> = comments.iter().filter_map(|one| one.parent.clone()).collect();
    parents.sort_unstable();
    for comment in comments {
        let start = parents.partition_point(|id| *id < comment.id);
        let below = parents.get(start..).unwrap_or_default();
        let below = below.iter().take_while(|id| **id == comment.id).count();
        comment.replies = comment.replies.max(u32::try_from(below).unwrap_or(u32::MAX));
    }
}

/// The comments from the root down to `id`, of those that are known.
pub(super) fn path_to(comments: &[Comment], id: &CommentId) -> Vec<Comment> {
    let mut path = Vec::new();
    let mut wanted = Some(id);
    while let Some(comment) = wanted.and_then(|id| comments.iter().find(|one| one.id == *id)) {
        path.push(comment.clone());
        // A circle of parents ends it.
        wanted = comment.parent.as_ref().filter(|_| path.len() <= comments.len());
    }
    path.reverse();
    path
}

/// A text for a body: nothing where nothing was given.
pub(super) fn given(text: &str) -> Value {
    let text = text.trim();
    if text.is_empty() { Value::Null } else { text.into() }
}

/// A body of JSON without its empty members.
pub(super) fn with_filled<const N: usize>(
    request: Request,
    members: [(&str, Value); N],
) -> Request {
    let Value::Object(mut members) = Value::object(members) else { return request };
    members.retain(|(_, value)| !value.is_null());
    request.with_json(Value::Object(members))
}
