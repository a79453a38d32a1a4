//! What a reader typed as HTML: Markdown, then the allowlist that the widget uses too.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use comrak::arena_tree::NodeEdge;
use comrak::nodes::{Node, NodeValue};
use comrak::{Arena, Options, format_html, parse_document};
use glosa_core::draft::is_blank;
use glosa_core::sanitize::{Attribute, Profile, SAFE_SCHEMES};

/// Where the HTML will stand.
const PROFILE: Profile = Profile::Comment;
/// Quotes within quotes that are shown as such. Browsers and parsers of HTML take time
/// with the square of the depth.
const QUOTES: usize = 12;
/// Lists within lists that are shown as such: each takes of the width, which is 320
/// pixels on the smallest screens.
const LISTS: usize = 6;

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
/// text, headings become bold paragraphs, images become links, and of a link that names
/// no place of the web the text is left.
#[must_use]
pub fn to_html(text: &str) -> String {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.render.hardbreaks = true;
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options);
    for node in too_deep(root) {
        loosen(node);
        unwrap(node);
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

/// Whether HTML of ours shows anything: a character that can be seen, a rule, or the
/// mark of a list.
#[must_use]
pub fn shows_something(html: &str) -> bool {
    // The sanitiser writes `<` nowhere but before a tag, and no `>` within one.
    html.split('<').any(|piece| {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        tag == "hr"
            || tag == "li"
            || tag.starts_with("li ")
            || !is_blank(&text.replace("&nbsp;", " "))
    })
}

/// The quotes that stand within [`QUOTES`] others, and the lists within [`LISTS`], with
/// their items.
fn too_deep<'a>(root: Node<'a>) -> Vec<Node<'a>> {
    let (mut quotes, mut lists, mut deep) = (0_usize, 0_usize, Vec::new());
    for edge in root.traverse() {
        let (NodeEdge::Start(node) | NodeEdge::End(node)) = edge;
        let starts = matches!(edge, NodeEdge::Start(_));
        let step = |depth: &mut usize| {
            *depth = if starts { *depth + 1 } else { depth.saturating_sub(1) };
            *depth
        };
        let is_deep = match node.data.borrow().value {
            NodeValue::BlockQuote => step(&mut quotes) > QUOTES,
            NodeValue::List(_) => step(&mut lists) > LISTS,
            NodeValue::Item(_) => lists > LISTS,
            _ => false,
        };
        if starts && is_deep {
            deep.push(node);
        }
    }
    deep
}

/// Makes the list around a node one whose items are paragraphs, so that what is put
/// into them does not run together.
fn loosen(node: Node<'_>) {
    for above in node.ancestors().skip(1) {
        if let NodeValue::List(list) = &mut above.data.borrow_mut().value {
            list.tight = false;
            return;
        }
    }
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
            if !is_absolute(&link.url) {
                return unwrap(node);
            }
            NodeValue::Link(link)
        }
        NodeValue::Link(link) if !is_absolute(&link.url) => return unwrap(node),
        _ => return,
    };
    node.data.borrow_mut().value = value;
}

/// Whether an address leads to the same place from every page, and to one that a
/// comment may lead to. What a reader wrote below one article is also shown elsewhere,
/// and a link into the page's own site would seem to be the site's.
fn is_absolute(address: &str) -> bool {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| SAFE_SCHEMES.iter().any(|safe| scheme.eq_ignore_ascii_case(safe)))
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
        .url_relative(UrlRelative::Deny)
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
    use glosa_core::markdown::{Element, Node, from_html};

    use super::{plain, to_html};

    fn element(name: &str, children: Vec<Node>) -> Node {
        Node::Element(Element { name: name.to_owned(), children, ..Element::default() })
    }

    #[test]
    fn what_the_widget_makes_of_pasted_text_shows_as_it_was() {
        let texts = [
            "*a* _b_ `c` [d](e) ~f~ <g> &amp; \\*",
            "# a",
            "1. b",
            "- c",
            "> d",
            "=== e",
            "a*b*c snake_case 2 * 3 C:\\dir",
        ];
        for text in texts {
            let words = Node::Text(text.to_owned());
            let pasted = [element("p", vec![words]), element("hr", Vec::new())];
            let html = to_html(&from_html(&pasted).unwrap());
            let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            assert_eq!(html, format!("<p>{escaped}</p>\n<hr>"), "{text}");
        }
    }

    #[test]
    fn the_last_resort_shows_the_text_and_no_markup() {
        assert_eq!(plain("a <b> & c\nd\n\n\n\ne"), "<p>a &lt;b&gt; &amp; c<br>d</p><p>e</p>");
    }
}
