//! What a reader typed as HTML: Markdown, then the allowlist that the widget uses too.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use comrak::nodes::{AstNode, NodeLink, NodeValue};
use comrak::{Arena, Options, format_html, parse_document};
use glosa_core::sanitize::{Attribute, Profile, SAFE_SCHEMES};

/// Where the HTML will stand.
const PROFILE: Profile = Profile::Comment;

/// Renders on a thread for work that takes its time. Should the renderer fail, the
/// text is shown as it was typed: a comment is never lost over its looks.
pub async fn render(text: &str) -> String {
    let owned = text.to_owned();
    match tokio::task::spawn_blocking(move || to_html(&owned)).await {
        Ok(html) => html,
        Err(failure) => {
            tracing::error!(%failure, "a comment is shown without its markup");
            plain(text)
        }
    }
}

/// Markdown as HTML that holds nothing but what [`Profile::Comment`] allows.
///
/// CommonMark with bare addresses as links, `~~struck~~`, and each newline as a line
/// break, since that is what people mean who never heard of Markdown. HTML is shown as
/// text, headings become bold paragraphs and images become links.
#[must_use]
pub fn to_html(text: &str) -> String {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.render.hardbreaks = true;
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options);
    let nodes: Vec<_> = root.descendants().collect();
    for node in nodes {
        simplify(&arena, node);
    }
    let mut html = String::new();
    match format_html(root, &options, &mut html) {
        Ok(()) => SANITIZER.clean(html.trim_end()).to_string(),
        Err(_) => plain(text),
    }
}

/// A node that a comment cannot show, as the nearest that it can.
fn simplify<'a>(arena: &'a Arena<'a>, node: &'a AstNode<'a>) {
    let text = |literal: &str| -> &'a AstNode<'a> {
        arena.alloc(NodeValue::Text(literal.trim_end().to_owned().into()).into())
    };
    let value = node.data.borrow().value.clone();
    let value = match value {
        NodeValue::Heading(_) => {
            let strong: &AstNode<'_> = arena.alloc(NodeValue::Strong.into());
            for child in node.children().collect::<Vec<_>>() {
                strong.append(child);
            }
            node.append(strong);
            NodeValue::Paragraph
        }
        NodeValue::HtmlBlock(block) => {
            node.append(text(&block.literal));
            NodeValue::Paragraph
        }
        NodeValue::HtmlInline(literal) => NodeValue::Text(literal.into()),
        NodeValue::Image(link) => {
            if node.first_child().is_none() {
                node.append(text(&link.url));
            }
            NodeValue::Link(Box::new(NodeLink { url: link.url.clone(), title: link.title.clone() }))
        }
        _ => return,
    };
    node.data.borrow_mut().value = value;
}

static SANITIZER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let attributes: HashMap<_, HashSet<_>> = PROFILE
        .elements()
        .map(|element| (element, PROFILE.attributes(element).iter().copied().collect()))
        .collect();
    let mut builder = Builder::new();
    builder
        .tags(PROFILE.elements().collect())
        .clean_content_tags(PROFILE.dropped().collect())
        .tag_attributes(attributes)
        .generic_attributes(PROFILE.global_attributes().iter().copied().collect())
        .url_schemes(SAFE_SCHEMES.iter().copied().collect())
        .url_relative(UrlRelative::PassThrough)
        .link_rel(Some(PROFILE.link_rel()))
        .attribute_filter(|element, name, value| {
            // The Markdown renderer leaves an empty address in place of a dangerous one.
            let empty_link = name == "href" && value.is_empty();
            let keep = PROFILE.attribute(element, name, value) == Attribute::Keep && !empty_link;
            keep.then(|| value.into())
        });
    builder
});

/// The text as it was typed: paragraphs at empty lines, breaks at newlines.
fn plain(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    escaped
        .split("\n\n")
        .filter(|paragraph| !paragraph.trim().is_empty())
        .map(|paragraph| ["<p>", &paragraph.trim().replace('\n', "<br>"), "</p>"].concat())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn the_last_resort_shows_the_text_and_no_markup() {
        assert_eq!(plain("a <b> & c\nd\n\n\n\ne"), "<p>a &lt;b&gt; &amp; c<br>d</p><p>e</p>");
    }
}
