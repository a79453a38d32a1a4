//! The article in schema.org JSON-LD (<https://schema.org/Article>).

use super::super::{Article, Author, Image, language, tags, text, text_of_html, time};
use super::is_address;
use crate::json::Value;

/// How deep nodes are looked for in one another: a page that names its article has it
/// at the top, in a `@graph`, or as the main entity of a page in one.
const MAX_DEPTH: u8 = 4;

/// Reads the first article among the documents.
pub(super) fn read(documents: &[Value]) -> Option<Article> {
    let mut nodes = Vec::new();
    for document in documents {
        collect(document, MAX_DEPTH, &mut nodes);
    }
    let article = nodes.iter().find(|node| is_article(node))?;
    let title = text(article, "headline").or_else(|| text(article, "name")).unwrap_or_default();
    Some(Article {
        title: text_of_html(&title),
        authors: authors(article, &nodes),
        published: time(article, "datePublished"),
        modified: time(article, "dateModified"),
        language: language_of(article),
        image: image(article, &nodes),
        url: text(article, "url").or_else(|| page_address(article)),
        comment_label: None,
        tags: Vec::new(),
    })
}

/// Adds what the first article among the documents is about.
pub(super) fn add_tags(documents: &[Value], found: &mut Vec<String>) {
    let mut nodes = Vec::new();
    for document in documents {
        collect(document, MAX_DEPTH, &mut nodes);
    }
    if let Some(article) = nodes.iter().find(|node| is_article(node)) {
        for name in ["keywords", "articleSection"] {
            tags::add_value(article.get(name), found);
        }
    }
}

/// All nodes of a document: itself, those in lists and graphs, and main entities.
fn collect<'a>(value: &'a Value, depth: u8, nodes: &mut Vec<&'a Value>) {
    if depth == 0 {
        return;
    }
    for item in value.items() {
        if matches!(item, Value::Object(_)) {
            nodes.push(item);
            collect(item.get("@graph"), depth - 1, nodes);
            collect(item.get("mainEntity"), depth - 1, nodes);
        }
    }
}

fn types(node: &Value) -> impl Iterator<Item = &str> {
    // `NewsArticle`, `schema:NewsArticle` and `https://schema.org/NewsArticle` are one.
    let names = node.get("@type").items().iter().filter_map(Value::as_str);
    names.map(|name| name.rsplit(['/', ':', '#']).next().unwrap_or_default())
}

/// Article and what schema.org derives from it, by the way these names are built.
fn is_article(node: &Value) -> bool {
    types(node).any(|name| {
        name.ends_with("Article") || matches!(name, "BlogPosting" | "LiveBlogPosting" | "Report")
    })
}

/// A node itself, or the one of the same `@id` that says more.
fn resolved<'a>(node: &'a Value, nodes: &[&'a Value]) -> &'a Value {
    let Some(id) = node.get("@id").as_str().filter(|_| node.members().len() == 1) else {
        return node;
    };
    let same = |known: &&&Value| known.get("@id").as_str() == Some(id) && known.members().len() > 1;
    nodes.iter().find(same).copied().unwrap_or(node)
}

fn authors(article: &Value, nodes: &[&Value]) -> Vec<Author> {
    let stated = article.get("author").items().iter();
    stated
        .filter_map(|author| {
            let author = resolved(author, nodes);
            let name = match author.as_str() {
                Some(name) => name.to_owned(),
                None => text(author, "name")?,
            };
            let name = text_of_html(&name);
            // A profile's address stands for a name that the page does not give.
            let usable = !name.is_empty() && !is_address(&name);
            usable.then(|| Author { name, url: text(author, "url") })
        })
        .collect()
}

fn language_of(article: &Value) -> Option<String> {
    let stated = article.get("inLanguage");
    let stated = stated.items().first()?;
    let written = stated.as_str().map(str::to_owned);
    let written =
        written.or_else(|| text(stated, "alternateName")).or_else(|| text(stated, "name"));
    language::tag(&written?)
}

fn image(article: &Value, nodes: &[&Value]) -> Option<Image> {
    let stated = resolved(article.get("image").items().first()?, nodes);
    if let Some(url) = stated.as_str() {
        return Some(Image { url: url.trim().to_owned(), ..Image::default() });
    }
    Some(Image {
        url: text(stated, "url").or_else(|| text(stated, "contentUrl"))?,
        alt: String::new(),
        caption: text(stated, "caption").map(|caption| text_of_html(&caption)),
    })
}

fn page_address(article: &Value) -> Option<String> {
    let page = article.get("mainEntityOfPage");
    page.as_str().map(str::to_owned).or_else(|| text(page, "@id"))
}
