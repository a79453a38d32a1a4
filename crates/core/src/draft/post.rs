//! A comment as it is sent.

use super::Identity;
use crate::json::Value;
use crate::thread::CommentId;

/// A comment to post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Post {
    /// The thread's key.
    pub thread: String,
    /// The article's title.
    pub title: String,
    /// The article's address.
    pub url: String,
    /// The comment that it answers.
    pub parent: Option<CommentId>,
    /// Who writes.
    pub identity: Identity,
    /// The comment, as typed.
    pub text: String,
    /// A passage of the article that it is about.
    pub quote: Option<String>,
    /// What stands in the field that people do not see; empty for people.
    pub honeypot: String,
}

impl Post {
    /// The post as kept on the device.
    #[must_use]
    pub fn to_json(&self) -> Value {
        Value::object([
            ("thread", self.thread.as_str().into()),
            ("title", self.title.as_str().into()),
            ("url", self.url.as_str().into()),
            ("parent", self.parent.as_ref().map(CommentId::as_str).into()),
            ("author", self.identity.author.as_str().into()),
            ("email", self.identity.email.as_str().into()),
            ("site", self.identity.url.as_str().into()),
            ("text", self.text.as_str().into()),
            ("quote", self.quote.as_deref().into()),
            ("honeypot", self.honeypot.as_str().into()),
        ])
    }

    /// The post that was kept; `None` when its text or thread is missing.
    #[must_use]
    pub fn from_json(value: &Value) -> Option<Self> {
        let text = |name: &str| value.get(name).as_str().unwrap_or_default().to_owned();
        Some(Self {
            thread: value.get("thread").as_text()?,
            title: text("title"),
            url: text("url"),
            parent: value.get("parent").as_text().map(CommentId),
            identity: Identity { author: text("author"), email: text("email"), url: text("site") },
            text: value.get("text").as_text()?,
            quote: value.get("quote").as_text(),
            honeypot: text("honeypot"),
        })
    }
}
