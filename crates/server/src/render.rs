//! What a reader typed as HTML: Markdown, then the allowlist that the widget uses too.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use comrak::arena_tree::NodeEdge;
use comrak::nodes::{Node, NodeValue};
use comrak::{Arena, Options, format_html, parse_document};
use glosa_core::sanitize::{Attribute, Profile, SAFE_SCHEMES};

/// Where the HTML will stand.
const PROFILE: Profile = Profile::Comment;
/// Quotes within quotes that are shown as such. Browsers and parsers of HTML take time
/// with the square of the depth.
const QUOTES: usize = 12;

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
    for quote in deep_quotes(root) {
        unwrap(quote);
    }
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

/// The quotes that stand within [`QUOTES`] others.
fn deep_quotes<'a>(root: Node<'a>) -> Vec<Node<'a>> {
    let is_quote = |node: Node<'_>| matches!(node.data.borrow().value, NodeValue::BlockQuote);
    let (mut depth, mut deep) = (0, Vec::new());
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) if is_quote(node) => {
                depth += 1;
                if depth > QUOTES {
                    deep.push(node);
                }
            }
            NodeEdge::End(node) if is_quote(node) => depth -= 1,
            NodeEdge::Start(_) | NodeEdge::End(_) => {}
        }
    }
    deep
}

/// Puts what a node holds in its place.
fn unwrap(node: Node<'_>) {
    for child in node.children().collect::<Vec<_>>() {
        node.insert_before(child);
    }
    node.detach();
}

/// A node that a comment cannot show, as the nearest that it can.
fn simplify<'a>(arena: &'a Arena<'a>, node: Node<'a>) {
    let new = |value: NodeValue| -> Node<'a> { arena.alloc(value.into()) };
    let text = |literal: &str| new(NodeValue::Text(literal.to_owned().into()));
    let value = node.data.borrow().value.clone();
    let value = match value {
        NodeValue::Heading(_) => {
            let strong = new(NodeValue::Strong);
            for child in node.children().collect::<Vec<_>>() {
                strong.append(child);
            }
            node.append(strong);
            NodeValue::Paragraph
        }
        NodeValue::HtmlBlock(block) => {
            for (number, line) in block.literal.trim_end().lines().enumerate() {
                if number > 0 {
                    node.append(new(NodeValue::LineBreak));
                }
                node.append(text(line));
            }
            NodeValue::Paragraph
        }
        NodeValue::HtmlInline(literal) => NodeValue::Text(literal.into()),
        NodeValue::Image(link) => {
            if node.first_child().is_none() {
                node.append(text(&link.url));
            }
            let linked = |above: Node<'_>| matches!(above.data.borrow().value, NodeValue::Link(_));
            if node.ancestors().any(linked) {
                return unwrap(node);
            }
            NodeValue::Link(link)
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
            // The sanitiser itself set it, by the line above.
            let our_rel = name == "rel" && value == PROFILE.link_rel();
            let keep = PROFILE.attribute(element, name, value) == Attribute::Keep && !empty_link;
            (keep || our_rel).then(|| value.into())
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
