//! Posts of the WordPress REST API
//! (<https://developer.wordpress.org/rest-api/reference/posts/>), also as a list, also
//! with `?_embed`, which brings authors and the featured image along.

use super::{
    Article, Author, Content, Image, ReadError, language, pick, tags, text, text_of_html, time,
};
use crate::json::Value;
use crate::time::WrittenTime;

/// Whether a document is a post or a list that begins with one.
pub(super) fn is_post(document: &Value) -> bool {
    let first = document.items().first();
    first.is_some_and(|post| post.get("content").get("rendered").as_str().is_some())
}

/// Reads a post, chosen by its id or its slug where the document is a list.
pub(super) fn read(document: &Value, item: Option<&str>) -> Result<(Article, Content), ReadError> {
    let post = match document {
        Value::Array(posts) => pick(posts, item, &["id", "slug"])?,
        post => post,
    };
    let article = Article {
        title: rendered(post, "title").unwrap_or_default(),
        authors: authors(post),
        // `date` is in the site's own zone, which the post does not tell.
        published: universal(post, "date_gmt").or_else(|| time(post, "date")),
        modified: universal(post, "modified_gmt").or_else(|| time(post, "modified")),
        // Core has no such field; the multilingual plugins add it under this name.
        language: post.get("lang").as_str().and_then(language::tag),
        image: image(post),
        url: text(post, "link"),
        comment_label: None,
        tags: tags_of(post),
    };
    let html = text(post.get("content"), "rendered").unwrap_or_default();
    Ok((article, Content::Html(html)))
}

/// A time in UTC, which WordPress writes without saying so.
fn universal(post: &Value, name: &str) -> Option<WrittenTime> {
    WrittenTime::parse(&[post.get(name).as_str()?.trim(), "Z"].concat())
}

/// A field that WordPress renders to HTML, as plain text.
fn rendered(value: &Value, name: &str) -> Option<String> {
    let html = value.get(name).get("rendered").as_str()?;
    Some(text_of_html(html)).filter(|text| !text.is_empty())
}

fn authors(post: &Value) -> Vec<Author> {
    let embedded = post.get("_embedded").get("author").items().iter();
    let author = |author: &Value| {
        let name = text_of_html(author.get("name").as_str()?);
        (!name.is_empty()).then(|| Author { name, url: text(author, "link") })
    };
    let found: Vec<Author> = embedded.filter_map(author).collect();
    if found.is_empty() {
        // Without `_embed` only the Yoast SEO plugin tells the name.
        let name = text(post.get("yoast_head_json"), "author");
        return name.map(|name| Author { name, url: None }).into_iter().collect();
    }
    found
}

/// The names of categories and tags, which only `_embed` brings along.
fn tags_of(post: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for taxonomy in post.get("_embedded").get("wp:term").items() {
        for term in taxonomy.items() {
            let name = text_of_html(term.get("name").as_str().unwrap_or_default());
            // The category of posts that have none says nothing of them.
            if term.get("slug").as_str() != Some("uncategorized") {
                tags::add(&name, &mut found);
            }
        }
    }
    found
}

fn image(post: &Value) -> Option<Image> {
    let media = post.get("_embedded").get("wp:featuredmedia").items().first()?;
    Some(Image {
        url: text(media, "source_url")?,
        alt: text_of_html(media.get("alt_text").as_str().unwrap_or_default()),
        caption: rendered(media, "caption"),
    })
}
