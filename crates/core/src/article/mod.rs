//! Articles from elsewhere: what a source is, and what it says of its article.
//!
//! ```text
//! Content-Type, text ─► detect ─┬─ plain text ─► plain::read
//!                               ├─ JSON ───────► read_json (JSON Feed, WordPress)
//!                               └─ HTML ───────► page::read (fields that the DOM found)
//! ```
//!
//! A body of HTML stays a text here: only the widget's DOM takes it apart.

mod charset;
mod detect;
mod feed;
mod html_text;
mod image;
pub mod language;
pub mod page;
mod plain;
mod reading_time;
mod tags;
mod wordpress;

use core::fmt;

pub use charset::charset;
pub use detect::{SourceKind, detect};
pub(crate) use html_text::percent_decoded;
pub use html_text::text_of_html;
pub use image::is_same_image;
pub use plain::read as read_plain_text;
pub use reading_time::reading_minutes;
pub use tags::tags_of;

use crate::json::Value;
use crate::time::WrittenTime;

/// The most bytes that an article's source may have: the longest pages of an
/// encyclopaedia stay below half of it, and a phone can still parse it.
pub const SOURCE_LIMIT_BYTES: usize = 5 * 1024 * 1024;

/// What a source says of its article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// Its title; empty where the source has none.
    pub title: String,
    /// Who wrote it, in the source's order.
    pub authors: Vec<Author>,
    /// When it was published.
    pub published: Option<WrittenTime>,
    /// When it was last changed.
    pub modified: Option<WrittenTime>,
    /// Its language, as a BCP 47 tag.
    pub language: Option<String>,
    /// The image that stands for it.
    pub image: Option<Image>,
    /// Its own address, as the source writes it.
    pub url: Option<String>,
    /// The sentence over the comment box, where the source brings one that names the
    /// article.
    pub comment_label: Option<String>,
    /// What it is about.
    pub tags: Vec<String>,
}

/// Someone who wrote an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author {
    /// The name.
    pub name: String,
    /// Where more is said of them, as the source writes it.
    pub url: Option<String>,
}

/// An image, with addresses as the source writes them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Image {
    /// Its address.
    pub url: String,
    /// What it shows, in words; empty where the source does not say.
    pub alt: String,
    /// The line below it, as plain text.
    pub caption: Option<String>,
}

/// The body of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Untrusted HTML.
    Html(String),
    /// Plain paragraphs.
    Paragraphs(Vec<String>),
}

impl Content {
    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Html(html) => html.trim().is_empty(),
            Self::Paragraphs(paragraphs) => paragraphs.is_empty(),
        }
    }
}

/// Why a source gives no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It is JSON of another shape.
    NotAnArticle,
    /// It has no item with the wanted id.
    NoSuchItem(String),
    /// There is nothing to read in it.
    Empty,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnArticle => f.write_str("neither a JSON Feed nor a WordPress post"),
            Self::NoSuchItem(id) => write!(f, "no item “{id}”"),
            Self::Empty => f.write_str("nothing to read"),
        }
    }
}

impl core::error::Error for ReadError {}

/// Reads a JSON Feed, an item of one, or a post of the WordPress REST API.
///
/// `item` is the id of the wanted item; without one the first is taken.
///
/// # Errors
/// [`ReadError`] when the document is neither, or the item is missing or empty.
pub fn read_json(document: &Value, item: Option<&str>) -> Result<(Article, Content), ReadError> {
    let item = item.filter(|id| !id.is_empty());
    let found = if feed::is_feed(document) {
        feed::read(document, item)
    } else if wordpress::is_post(document) {
        wordpress::read(document, item)
    } else {
        Err(ReadError::NotAnArticle)
    };
    found.and_then(
        |(article, content)| {
            if content.is_empty() { Err(ReadError::Empty) } else { Ok((article, content)) }
        },
    )
}

/// The item that is wanted: the one whose name is `item`, as written or percent-encoded
/// as an address's fragment is; the first where none is asked for.
fn pick<'a>(
    items: &'a [Value],
    item: Option<&str>,
    names: &[&str],
) -> Result<&'a Value, ReadError> {
    let Some(wanted) = item else { return items.first().ok_or(ReadError::Empty) };
    let decoded = html_text::percent_decoded(wanted);
    items
        .iter()
        .find(|candidate| {
            names.iter().filter_map(|name| candidate.get(name).as_text()).any(|name| {
                name == wanted || decoded.as_ref().is_some_and(|decoded| *decoded == name)
            })
        })
        .ok_or_else(|| ReadError::NoSuchItem(wanted.to_owned()))
}

/// The text of a member, if it has one that is not blank.
fn text(value: &Value, name: &str) -> Option<String> {
    value.get(name).as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// The time in a member.
fn time(value: &Value, name: &str) -> Option<WrittenTime> {
    WrittenTime::parse(value.get(name).as_str()?)
}

#[cfg(test)]
mod json_tests;
