//! The fields of the form and their rules.

use super::limits::{AUTHOR_CHARS, EMAIL_BYTES, TEXT_CHARS, URL_BYTES};
use super::visible::{is_blank, leaves_line};
use super::{Code, Field, Problem};

/// The member of a post that people never see and programs that fill in every field
/// do: a server drops the post when it is not empty.
pub const HONEYPOT_FIELD: &str = "subject";

/// Who a writer says to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// The name; may be empty.
    pub author: String,
    /// The e-mail address, which is never shown; may be empty.
    pub email: String,
    /// The address of the writer's site; may be empty.
    pub url: String,
}

/// What stands in the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// The comment, as typed.
    pub text: String,
    /// Who writes.
    pub identity: Identity,
}

impl Fields {
    /// Whether there is nothing worth keeping.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// What is wrong, in the order of the form; nothing when it can be sent. What is wrong
    /// with the text is the server's to say, whose limits differ.
    #[must_use]
    pub fn problems(&self, text: Option<Code>, need_name: bool, need_email: bool) -> Vec<Problem> {
        let Identity { author, email, url } = &self.identity;
        let found = [
            (Field::Text, text),
            (Field::Author, check_author(author, need_name)),
            (Field::Email, required(email, need_email).or_else(|| check_email(email))),
            (Field::Url, check_url(url)),
        ];
        found
            .into_iter()
            .filter_map(|(field, code)| code.map(|code| Problem { field, code }))
            .collect()
    }
}

fn required(text: &str, need: bool) -> Option<Code> {
    (need && is_blank(text)).then_some(Code::Required)
}

/// Checks a comment: it must show something and fit.
#[must_use]
pub fn check_text(text: &str) -> Option<Code> {
    required(text, true).or_else(|| (text.chars().count() > TEXT_CHARS).then_some(Code::TooLong))
}

/// Checks a name: where one is needed something of it must be seen, it must fit, and it
/// may neither break the line it stands in nor turn its direction.
#[must_use]
pub fn check_author(author: &str, need: bool) -> Option<Code> {
    let author = author.trim();
    required(author, need)
        .or_else(|| (author.chars().count() > AUTHOR_CHARS).then_some(Code::TooLong))
        .or_else(|| author.chars().any(leaves_line).then_some(Code::Invalid))
}

/// Checks an e-mail address; an empty one is fine. Only what no mail system would
/// deliver is refused: no `@` with text around it, or white space. The length is that
/// of RFC 5321, section 4.5.3.1.3, less the angle brackets.
#[must_use]
pub fn check_email(email: &str) -> Option<Code> {
    let email = email.trim();
    if email.is_empty() {
        return None;
    }
    if email.len() > EMAIL_BYTES {
        return Some(Code::TooLong);
    }
    let formed = email.rsplit_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && !host.is_empty() && !host.starts_with('.') && !host.ends_with('.')
    });
    let spaced = email.chars().any(|c| c.is_whitespace() || c.is_control());
    (!formed || spaced).then_some(Code::Invalid)
}

/// Checks the address of a site; an empty one is fine. It must be `http` or `https`,
/// name a host, and say nothing before it: in `https://bank.example@evil.example` the
/// host is not the one that a reader takes it for.
#[must_use]
pub fn check_url(url: &str) -> Option<Code> {
    let url = url.trim();
    if url.is_empty() {
        return None;
    }
    if url.len() > URL_BYTES {
        return Some(Code::TooLong);
    }
    let lower = url.to_ascii_lowercase();
    let host = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    let host = host.and_then(|rest| rest.split(['/', '?', '#', '\\']).next()).unwrap_or_default();
    let spaced = url.chars().any(|c| c.is_whitespace() || c.is_control());
    (host.is_empty() || host.starts_with(':') || host.contains('@') || spaced)
        .then_some(Code::Invalid)
}
