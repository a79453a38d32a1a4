//! JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>), and 1.0 where it differs.

use super::{Article, Author, Content, Image, ReadError, language, pick, plain, tags, text, time};
use crate::json::Value;

/// Whether a document is a feed, or an item of one.
pub(super) fn is_feed(document: &Value) -> bool {
    matches!(document.get("items"), Value::Array(_)) || is_item(document)
}

fn is_item(document: &Value) -> bool {
    ["content_html", "content_text"].iter().any(|name| document.get(name).as_str().is_some())
}

/// Reads an item; what it leaves out is taken from its feed.
pub(super) fn read(document: &Value, item: Option<&str>) -> Result<(Article, Content), ReadError> {
    if is_item(document) {
        return Ok(read_item(document, &Value::Null));
    }
    let chosen = pick(document.get("items").items(), item, &["id", "url"])?;
    Ok(read_item(chosen, document))
}

fn read_item(item: &Value, feed: &Value) -> (Article, Content) {
    let own = authors(item);
    let image = text(item, "image").or_else(|| text(item, "banner_image"));
    let mut about = Vec::new();
    tags::add_value(item.get("tags"), &mut about);
    let article = Article {
        title: text(item, "title").unwrap_or_default(),
        authors: if own.is_empty() { authors(feed) } else { own },
        published: time(item, "date_published"),
        modified: time(item, "date_modified"),
        language: [item, feed]
            .into_iter()
            .find_map(|from| language::tag(from.get("language").as_str()?)),
        image: image.map(|url| Image { url, ..Image::default() }),
        url: text(item, "url"),
        comment_label: None,
        tags: about,
    };
    let content = match (text(item, "content_html"), text(item, "content_text")) {
        (Some(html), _) => Content::Html(html),
        (None, Some(plain)) => Content::Paragraphs(plain::paragraphs_of(&plain)),
        (None, None) => Content::Paragraphs(text(item, "summary").into_iter().collect()),
    };
    (article, content)
}

/// `authors` of 1.1, else the one `author` of 1.0.
fn authors(from: &Value) -> Vec<Author> {
    let listed = from.get("authors");
    let listed = if listed.is_null() { from.get("author") } else { listed };
    let author =
        |author: &Value| Some(Author { name: text(author, "name")?, url: text(author, "url") });
    listed.items().iter().filter_map(author).collect()
}
