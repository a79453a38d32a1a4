//! What a body may hold. The rules and codes are those of `glosa_core::draft`, which
//! the widget applies before it sends.

use serde::Deserialize;
use utoipa::ToSchema;

use glosa_core::draft::limits::{AUTHOR_CHARS, QUOTE_CHARS, TEXT_CHARS, THREAD_BYTES, TITLE_CHARS};
use glosa_core::draft::{Code, check_email, check_url};

use crate::config::Config;
use crate::error::{Error, FieldError};
use crate::id::is_id;

/// A comment as it is posted.
#[derive(Debug, Deserialize, ToSchema)]
pub struct PostBody {
    /// The thread's key; at most 1,024 bytes.
    #[schema(min_length = 1, max_length = 1_024)]
    pub thread: String,
    /// The article's title; at most 500 characters.
    #[schema(max_length = 500)]
    pub title: Option<String>,
    /// The article's address.
    pub url: Option<String>,
    /// The comment that it answers.
    pub parent: Option<String>,
    /// Who writes.
    pub author: Option<AuthorBody>,
    /// The comment, in Markdown; 1 to 10,000 characters.
    #[schema(min_length = 1, max_length = 10_000)]
    pub text: String,
    /// The passage of the article that it speaks of; at most 2,000 characters.
    #[schema(max_length = 2_000)]
    pub quote: Option<String>,
    /// A field that forms hide from people: a comment in which it is filled in is
    /// refused as spam.
    #[schema(max_length = 0)]
    pub subject: Option<String>,
}

/// Who writes.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct AuthorBody {
    /// The name; at most 80 characters.
    #[schema(max_length = 80)]
    pub name: Option<String>,
    /// The e-mail address, which is never sent to anybody.
    pub email: Option<String>,
    /// The writer's site, `http` or `https`.
    pub url: Option<String>,
}

/// A comment whose fields are in order: trimmed, with `\n` as the only line end.
#[derive(Debug)]
pub struct ValidPost {
    /// The thread's key.
    pub thread: String,
    /// The article's title.
    pub title: String,
    /// The article's address.
    pub url: String,
    /// The comment that it answers.
    pub parent: Option<String>,
    /// The writer's name.
    pub name: String,
    /// The writer's e-mail address.
    pub email: String,
    /// The writer's site.
    pub site: String,
    /// The text.
    pub text: String,
    /// The quoted passage.
    pub quote: String,
}

/// Checks a comment.
///
/// # Errors
/// [`Error::Spam`] for a filled-in trap, else [`Error::Invalid`] with every field at
/// fault.
pub fn post(body: PostBody, config: &Config) -> Result<ValidPost, Error> {
    if body.subject.is_some_and(|trap| !trap.is_empty()) {
        return Err(Error::Spam);
    }
    let author = body.author.unwrap_or_default();
    let post = ValidPost {
        thread: body.thread,
        title: line(body.title),
        url: line(body.url),
        parent: body.parent.filter(|id| !id.is_empty()),
        name: line(author.name),
        email: line(author.email),
        site: line(author.url),
        text: lines(&body.text),
        quote: lines(&body.quote.unwrap_or_default()),
    };
    let found = [
        ("thread", thread_fault(&post.thread)),
        ("title", too_long(&post.title, TITLE_CHARS).or_else(|| not_a_line(&post.title))),
        ("url", code(check_url(&post.url))),
        ("parent", post.parent.as_deref().filter(|id| !is_id(id)).map(|_| "not_found")),
        ("author.name", name_fault(&post.name, config.require_name)),
        ("author.email", email_fault(&post.email, config.require_email)),
        ("author.url", code(check_url(&post.site))),
        ("text", text_fault(&post.text)),
        ("quote", too_long(&post.quote, QUOTE_CHARS).or_else(|| not_text(&post.quote))),
    ];
    let errors: Vec<_> = found
        .into_iter()
        .filter_map(|(field, code)| code.map(|code| FieldError::new(field, code)))
        .collect();
    if errors.is_empty() { Ok(post) } else { Err(Error::invalid(errors)) }
}

/// Checks a text alone: an edit or a preview.
///
/// # Errors
/// [`Error::Invalid`] that names `text`.
pub fn text(text: &str) -> Result<String, Error> {
    let text = lines(text);
    match text_fault(&text) {
        None => Ok(text),
        Some(code) => Err(Error::invalid(vec![FieldError::new("text", code)])),
    }
}

/// Checks a thread's key.
///
/// # Errors
/// [`Error::Parameter`] that names `thread`.
pub fn thread(key: &str) -> Result<(), Error> {
    thread_fault(key).map_or(Ok(()), |code| Err(Error::parameter("thread", code)))
}

fn line(text: Option<String>) -> String {
    text.map(|text| text.trim().to_owned()).unwrap_or_default()
}

fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
}

fn code(code: Option<Code>) -> Option<&'static str> {
    code.map(Code::name)
}

fn required(text: &str, needed: bool) -> Option<&'static str> {
    (needed && text.is_empty()).then_some(Code::Required.name())
}

fn too_long(text: &str, chars: usize) -> Option<&'static str> {
    (text.chars().count() > chars).then_some(Code::TooLong.name())
}

fn not_a_line(text: &str) -> Option<&'static str> {
    text.chars().any(char::is_control).then_some(Code::Invalid.name())
}

fn not_text(text: &str) -> Option<&'static str> {
    let odd = |c: char| c.is_control() && c != '\n' && c != '\t';
    text.chars().any(odd).then_some(Code::Invalid.name())
}

fn text_fault(text: &str) -> Option<&'static str> {
    required(text, true).or_else(|| too_long(text, TEXT_CHARS)).or_else(|| not_text(text))
}

fn name_fault(name: &str, needed: bool) -> Option<&'static str> {
    // These turn the direction of what follows them, so that a name could rewrite the
    // line it stands in (Unicode UAX #9, section 2).
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    required(name, needed)
        .or_else(|| too_long(name, AUTHOR_CHARS))
        .or_else(|| not_a_line(name))
        .or_else(|| name.chars().any(turns).then_some(Code::Invalid.name()))
}

fn email_fault(email: &str, needed: bool) -> Option<&'static str> {
    required(email, needed).or_else(|| code(check_email(email)))
}

fn thread_fault(key: &str) -> Option<&'static str> {
    required(key.trim(), true)
        .or_else(|| (key.len() > THREAD_BYTES).then_some(Code::TooLong.name()))
        .or_else(|| not_a_line(key))
}
