//! What a place where words are looked up answers.
//!
//! - The page summary of MediaWiki's REST API
//!   (<https://en.wikipedia.org/api/rest_v1/#/Page%20content/get_page_summary__title_>);
//! - an entry of our own form, or several;
//! - text or a piece of HTML.

use crate::glossary::Entry;
use crate::glossary::formats::{escaped, read_plain};
use crate::json::Value;
use crate::text::fold::fold;

/// How many senses are shown of an answer.
const MAX_SENSES: usize = 5;
/// How many characters are shown of a text.
const MAX_TEXT: usize = 1_500;
/// How many bytes a piece of HTML may have: more is a page and no explanation.
const MAX_HTML: usize = 16 * 1024;

/// An answer as it came.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// Its content type; empty where the server gave none.
    pub content_type: &'a str,
    /// Its text.
    pub text: &'a str,
}

/// Reads the answer for `words`. It is empty where nothing in it explains them. An entry
/// without a definition has several meanings, which its `url` leads to.
#[must_use]
pub fn read_answer(
    words: &str,
    answer: Answer<'_>,
    json: impl FnOnce(&str) -> Option<Value>,
) -> Vec<Entry> {
    let essence = answer.content_type.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    let text = answer.text.trim_start_matches('\u{feff}').trim();
    match essence.as_str() {
        "text/html" | "application/xhtml+xml" => html(words, text).into_iter().collect(),
        "text/plain" if !text.starts_with(['{', '[']) => plain(words, text).into_iter().collect(),
        _ => json(text).map(|document| read_json(words, &document)).unwrap_or_default(),
    }
}

fn read_json(words: &str, document: &Value) -> Vec<Entry> {
    if ["extract", "extract_html"].iter().any(|name| document.get(name).as_str().is_some()) {
        return summary(words, document).into_iter().collect();
    }
    let lone;
    let entries = if document.get("term").as_str().is_some() {
        lone = Value::Array(vec![document.clone()]);
        &lone
    } else {
        document
    };
    let mut found = read_plain(entries).map(|reading| reading.entries).unwrap_or_default();
    // A search may answer with more than was asked for.
    let wanted = fold(words);
    let is_wanted = |entry: &Entry| {
        core::iter::once(&entry.term).chain(&entry.aliases).any(|known| fold(known) == wanted)
    };
    if found.iter().any(is_wanted) {
        found.retain(is_wanted);
    }
    found.truncate(MAX_SENSES);
    found
}

fn summary(words: &str, page: &Value) -> Option<Entry> {
    let text =
        |value: &Value| value.as_str().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned);
    let definition = match page.get("type").as_str() {
        // What it says of itself is a beginning without an end: “It may refer to:”.
        Some("disambiguation") => String::new(),
        Some("standard") | None => text(page.get("extract_html"))
            .or_else(|| text(page.get("extract")).map(|extract| escaped(&extract)))?,
        // A main page, one without text, one of another namespace.
        Some(_) => return None,
    };
    let url = text(page.get("content_urls").get("desktop").get("page"));
    if definition.is_empty() && url.is_none() {
        return None;
    }
    Some(Entry {
        language: text(page.get("lang")),
        image: text(page.get("thumbnail").get("source")).filter(|_| !definition.is_empty()),
        url,
        ..Entry::new(text(page.get("title")).unwrap_or_else(|| words.to_owned()), definition)
    })
}

fn html(words: &str, text: &str) -> Option<Entry> {
    let beginning: String = text.chars().take(15).collect::<String>().to_ascii_lowercase();
    // What answers every address with its own page explains nothing.
    let is_page =
        ["<!doctype", "<html", "<head", "<body"].iter().any(|tag| beginning.starts_with(tag));
    (!text.is_empty() && !is_page && text.len() <= MAX_HTML).then(|| Entry::new(words, text))
}

fn plain(words: &str, text: &str) -> Option<Entry> {
    if text.is_empty() {
        return None;
    }
    let mut shown: String = text.chars().take(MAX_TEXT).collect();
    if shown.len() < text.len() {
        // Up to the last whole word.
        let end = shown.rfind(char::is_whitespace).unwrap_or(shown.len());
        shown.truncate(end);
        shown.push('…');
    }
    Some(Entry::new(words, escaped(&shown)))
}

#[cfg(test)]
mod tests;
