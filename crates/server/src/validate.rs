//! What a body may hold. The rules and codes are those of `glosa_core::draft`, which
//! the widget applies before it sends.

use serde::Deserialize;
use utoipa::ToSchema;

use glosa_core::draft::limits::{QUOTE_CHARS, THREAD_BYTES, TITLE_CHARS};
use glosa_core::draft::{
    Code, check_author, check_email, check_text, check_url, is_blank, normalize_line,
    normalize_text,
};

use crate::config::Config;
use crate::error::{Error, FieldCode, FieldError};
use crate::extract::Object;
use crate::id::is_id;
use crate::render::shows_something;

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
    #[schema(value_type = Option<AuthorBody>)]
    pub author: Option<Object<AuthorBody>>,
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
    let author = body.author.map(|author| author.0).unwrap_or_default();
    let name = line(author.name);
    let post = ValidPost {
        thread: body.thread,
        title: normalize_line(&body.title.unwrap_or_default()),
        url: line(body.url),
        parent: body.parent.filter(|id| !id.is_empty()),
        // A name that nobody can see is none.
        name: if is_blank(&name) { String::new() } else { name },
        email: line(author.email),
        site: line(author.url),
        text: normalize_text(&body.text),
        quote: normalize_text(&body.quote.unwrap_or_default()),
    };
    let no_parent = post.parent.as_deref().filter(|id| !is_id(id)).map(|_| FieldCode::NotFound);
    let found = [
        ("thread", thread_fault(&post.thread)),
        ("title", too_long(&post.title, TITLE_CHARS)),
        ("url", code(check_url(&post.url))),
        ("parent", no_parent),
        ("author.name", code(check_author(&post.name, config.require_name))),
        ("author.email", email_fault(&post.email, config.require_email)),
        ("author.url", code(check_url(&post.site))),
        ("text", code(check_text(&post.text))),
        ("quote", too_long(&post.quote, QUOTE_CHARS)),
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
    let text = normalize_text(text);
    match check_text(&text) {
        None => Ok(text),
        Some(code) => Err(Error::invalid(vec![FieldError::new("text", code.into())])),
    }
}

/// Checks what became of a text: Markdown can have something in it and show nothing,
/// such as the address of a link that is nowhere.
///
/// # Errors
/// [`Error::Invalid`] that names `text`.
pub fn html(html: &str) -> Result<(), Error> {
    if shows_something(html) {
        return Ok(());
    }
    Err(Error::invalid(vec![FieldError::new("text", FieldCode::Required)]))
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

fn code(code: Option<Code>) -> Option<FieldCode> {
    code.map(FieldCode::from)
}

fn required(text: &str, needed: bool) -> Option<FieldCode> {
    (needed && text.is_empty()).then_some(FieldCode::Required)
}

fn too_long(text: &str, chars: usize) -> Option<FieldCode> {
    (text.chars().count() > chars).then_some(FieldCode::TooLong)
}

fn email_fault(email: &str, needed: bool) -> Option<FieldCode> {
    required(email, needed).or_else(|| code(check_email(email)))
}

fn thread_fault(key: &str) -> Option<FieldCode> {
    required(key.trim(), true)
        .or_else(|| (key.len() > THREAD_BYTES).then_some(FieldCode::TooLong))
        .or_else(|| key.chars().any(char::is_control).then_some(FieldCode::Invalid))
}
