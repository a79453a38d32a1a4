//! What an HTML page says of its article, from the fields that the DOM found.
//!
//! The precedence is schema.org JSON-LD, then `<meta>`, then the page's own title and
//! language: the first is written for machines that quote the article, the last for a
//! browser's tab.

use super::html_text::fold_white_space;
use super::{Article, Author, Image, language, tags, text_of_html};
use crate::json::Value;
use crate::time::WrittenTime;

mod json_ld;

/// Where the article stands in a page, best first, as CSS selectors.
pub const MAIN_SELECTORS: [&str; 4] = ["[itemprop~=articleBody]", "article", "main", "[role=main]"];

/// What stands in a page's article beside its text, as a CSS selector: shares, lists of
/// other articles, navigation, the page's own comment part.
pub const CLUTTER_SELECTOR: &str = "nav,[role=navigation],[role=complementary],[role=search],\
    [aria-hidden=true],[hidden],#comments,.comments,.comments-area,.comment-respond,.sharedaddy,\
    .share,.social-share,.related-posts,.jp-relatedposts";

/// The fields of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageFields {
    /// Its JSON-LD documents.
    pub json_ld: Vec<Value>,
    /// Its `<meta>` elements: `property`, `name` or `itemprop` in lower case, and `content`.
    pub meta: Vec<(String, String)>,
    /// Its `<title>`.
    pub title: Option<String>,
    /// The text of its first `<h1>`.
    pub heading: Option<String>,
    /// The language of its root element.
    pub language: Option<String>,
    /// Its canonical address, as written.
    pub canonical: Option<String>,
}

impl PageFields {
    /// The text of the first `<meta>` of one of these names, in the order of the names.
    fn meta(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| {
            let named = self.meta.iter().filter(|(known, _)| known == name);
            let mut texts = named.map(|(_, text)| fold_white_space(text));
            texts.find(|text| !text.is_empty())
        })
    }

    fn meta_time(&self, names: &[&str]) -> Option<WrittenTime> {
        names.iter().find_map(|name| WrittenTime::parse(&self.meta(&[name])?))
    }
}

/// Reads the fields of a page.
#[must_use]
pub fn read(fields: &PageFields) -> Article {
    let stated = json_ld::read(&fields.json_ld).unwrap_or_default();
    let non_empty = |text: String| Some(text).filter(|text| !text.is_empty());
    Article {
        title: non_empty(stated.title)
            .or_else(|| fields.meta(&["og:title", "twitter:title"]))
            .or_else(|| own_title(fields))
            .unwrap_or_default(),
        authors: if stated.authors.is_empty() { authors(fields) } else { stated.authors },
        published: stated
            .published
            .or_else(|| fields.meta_time(&["article:published_time", "datepublished", "date"])),
        modified: stated
            .modified
            .or_else(|| fields.meta_time(&["article:modified_time", "datemodified"])),
        // The page's own `lang` is looked after for readers; `og:locale` is often what
        // a blog system puts there by itself.
        language: stated
            .language
            .or_else(|| fields.language.as_deref().and_then(language::tag))
            .or_else(|| language::tag(&fields.meta(&["og:locale", "content-language"])?)),
        image: stated.image.or_else(|| image(fields)),
        url: stated.url.or_else(|| fields.canonical.clone()).or_else(|| fields.meta(&["og:url"])),
        comment_label: None,
        tags: about(fields),
    }
}

/// What a page is about, by its JSON-LD and its `<meta>` elements.
#[must_use]
pub fn about(fields: &PageFields) -> Vec<String> {
    let mut found = Vec::new();
    json_ld::add_tags(&fields.json_ld, &mut found);
    for (name, list) in &fields.meta {
        if matches!(&**name, "keywords" | "news_keywords" | "article:tag" | "article:section") {
            tags::add(list, &mut found);
        }
    }
    found
}

/// The title of the tab without the name of the site that pages put behind it, which
/// the heading tells apart.
fn own_title(fields: &PageFields) -> Option<String> {
    let fold = |text: &Option<String>| text.as_deref().map(fold_white_space);
    let title = fold(&fields.title).filter(|title| !title.is_empty());
    let heading = fold(&fields.heading).filter(|heading| !heading.is_empty());
    match (title, heading) {
        (Some(title), Some(heading)) if has_part(&title, &heading) => Some(heading),
        (title, heading) => title.or(heading),
    }
}

/// Whether a text holds another: the standard library's search weighs more than it is
/// worth for a title.
fn has_part(text: &str, part: &str) -> bool {
    text.char_indices().any(|(at, _)| text.get(at..).is_some_and(|rest| rest.starts_with(part)))
}

fn authors(fields: &PageFields) -> Vec<Author> {
    let mut names: Vec<String> = Vec::new();
    for (name, text) in &fields.meta {
        let text = fold_white_space(text);
        // `article:author` is often the address of a profile, which names nobody.
        let names_somebody = !text.is_empty() && !is_address(&text);
        if matches!(name.as_str(), "author" | "article:author")
            && names_somebody
            && !names.contains(&text)
        {
            names.push(text);
        }
    }
    names.into_iter().map(|name| Author { name, url: None }).collect()
}

/// Whether a name holds an address and so names nobody.
fn is_address(name: &str) -> bool {
    name.split(':').skip(1).any(|rest| rest.starts_with("//"))
}

fn image(fields: &PageFields) -> Option<Image> {
    let url = fields.meta(&["og:image", "og:image:url", "twitter:image"])?;
    let alt = fields.meta(&["og:image:alt", "twitter:image:alt"]).unwrap_or_default();
    Some(Image { url, alt: text_of_html(&alt), caption: None })
}

#[cfg(test)]
mod tests;
