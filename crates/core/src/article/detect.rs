//! What kind of source a document is.

/// A kind of source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// An HTML page.
    Html,
    /// JSON: a feed, an item or a post.
    Json,
    /// Plain text.
    PlainText,
    /// Something that holds no article: an image, an archive, a style sheet.
    Unsupported,
}

/// Tells a source by its content type, and where that says little by its content.
///
/// `text/plain` says little: servers send `.json` files and pages without an ending so,
/// and nobody wants to read their markup as an article.
#[must_use]
pub fn detect(content_type: &str, text: &str) -> SourceKind {
    let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match essence.as_str() {
        "text/html" | "application/xhtml+xml" => SourceKind::Html,
        "application/json" | "text/json" => SourceKind::Json,
        essence if essence.ends_with("+json") => SourceKind::Json,
        ""
        | "text/plain"
        | "text/markdown"
        | "application/octet-stream"
        | "binary/octet-stream" => sniff(text),
        _ => SourceKind::Unsupported,
    }
}

fn sniff(text: &str) -> SourceKind {
    if text.contains('\0') {
        return SourceKind::Unsupported;
    }
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let inner = |open: char| text.strip_prefix(open).map(str::trim_start);
    if inner('{').is_some_and(|rest| rest.starts_with('"'))
        || inner('[').is_some_and(|rest| rest.starts_with('{'))
    {
        SourceKind::Json
    } else if starts_as_html(text) {
        SourceKind::Html
    } else if text.starts_with("<?xml") || text.starts_with("<rss") || text.starts_with("%PDF-") {
        SourceKind::Unsupported
    } else {
        SourceKind::PlainText
    }
}

/// Beginnings of a page, from <https://mimesniff.spec.whatwg.org/#identifying-a-resource-with-an-unknown-mime-type>.
const HTML_BEGINNINGS: &[&str] = &[
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<!--",
    "<article",
    "<main",
    "<h1",
    "<div",
    "<p>",
    "<title",
    "<meta",
    "<script",
];

fn starts_as_html(text: &str) -> bool {
    HTML_BEGINNINGS.iter().any(|beginning| {
        text.get(..beginning.len()).is_some_and(|head| head.eq_ignore_ascii_case(beginning))
    })
}

#[cfg(test)]
mod tests {
    use super::{SourceKind, detect};

    #[test]
    fn the_content_type_decides_and_then_the_content() {
        let cases = [
            ("text/html; charset=utf-8", "{\"a\": 1}", SourceKind::Html),
            ("TEXT/HTML", "", SourceKind::Html),
            ("application/xhtml+xml", "", SourceKind::Html),
            ("application/feed+json", "<p>", SourceKind::Json),
            ("application/json;charset=utf-8", "", SourceKind::Json),
            ("text/plain", "Judul\nParagraf", SourceKind::PlainText),
            ("text/plain", "[Pembaruan] Judul\nParagraf", SourceKind::PlainText),
            ("text/plain", "{siapa} bilang", SourceKind::PlainText),
            ("text/plain", "\u{feff}{\"version\": \"x\"}", SourceKind::Json),
            ("text/plain", "[ {\"id\": 1}]", SourceKind::Json),
            ("text/plain", "\r\n<!DOCTYPE html><p>a", SourceKind::Html),
            ("text/plain", "< 5 orang hadir", SourceKind::PlainText),
            ("", "Judul", SourceKind::PlainText),
            ("", "<?xml version=\"1.0\"?><rss/>", SourceKind::Unsupported),
            ("application/octet-stream", "a\0b", SourceKind::Unsupported),
            ("image/png", "Judul", SourceKind::Unsupported),
            ("text/css", "a{}", SourceKind::Unsupported),
            ("application/rss+xml", "<rss/>", SourceKind::Unsupported),
        ];
        for (content_type, text, expected) in cases {
            assert_eq!(detect(content_type, text), expected, "{content_type:?} {text:?}");
        }
    }
}
