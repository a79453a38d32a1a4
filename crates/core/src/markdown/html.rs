//! Rich text as Markdown: what a comment may hold, and of everything else its words.

use super::inline::{Marks, Paragraph};
use super::tools::longest_run;
use crate::sanitize::{is_block, is_safe_url};

/// A node of rich text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Words.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element of rich text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name, in lower case.
    pub name: String,
    /// Where it leads, if it is a link.
    pub href: Option<String>,
    /// The text of its `style` attribute.
    pub style: String,
    /// What it holds.
    pub children: Vec<Node>,
}

/// Rich text as Markdown; `None` where nothing but lines and words would be left of it, or
/// where it is code from an editor: its plain text is better then.
#[must_use]
pub fn from_html(nodes: &[Node]) -> Option<String> {
    let mut writer = Writer::default();
    writer.nodes(nodes, Marks::default());
    let is_worth_it = writer.has_markup && !writer.is_source;
    is_worth_it.then(|| writer.finish())
}

/// Rich text as a quote to answer below; empty where it says nothing.
#[must_use]
pub fn quote(nodes: &[Node]) -> String {
    let mut writer = Writer::default();
    writer.nodes(nodes, Marks::default());
    let quoted = prefixed(&writer.finish(), "> ", "> ");
    if quoted.is_empty() { quoted } else { quoted + "\n\n" }
}

/// Writes blocks, one after the other.
#[derive(Debug, Default)]
struct Writer {
    blocks: Vec<String>,
    line: Paragraph,
    /// Whether something more than words was found.
    has_markup: bool,
    /// Whether it writes a heading, whose words are bold whatever their style says.
    is_heading: bool,
    /// Whether white space is kept as in the text of a program.
    is_source: bool,
}

impl Writer {
    fn nodes(&mut self, nodes: &[Node], marks: Marks) {
        for node in nodes {
            match node {
                Node::Text(text) => self.line.text(text, marks),
                Node::Element(element) => self.element(element, marks),
            }
        }
    }

    fn element(&mut self, element: &Element, marks: Marks) {
        let (name, children) = (element.name.as_str(), element.children.as_slice());
        self.is_source |=
            !matches!(name, "pre" | "code") && declares(&element.style, "white-space", &["pre"]);
        let inner = self.marked(element, marks);
        match name {
            "br" => self.line.end_line(),
            "hr" => self.block("---".to_owned()),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.has_markup = true;
                self.end_block();
                let outer = core::mem::replace(&mut self.is_heading, true);
                self.nodes(children, Marks { bold: true, ..inner });
                self.is_heading = outer;
                self.end_block();
            }
            "pre" => self.block(fenced(&words(children))),
            "code" | "kbd" | "samp" | "tt" => self.code(children, inner),
            "a" => self.link(element, inner),
            "ul" | "ol" => self.list(children, name == "ol", inner),
            "blockquote" => {
                let quoted = self.within(children, inner).finish();
                self.block(prefixed(&quoted, "> ", "> "));
            }
            _ if is_block(name) => {
                self.end_block();
                self.nodes(children, inner);
                self.end_block();
            }
            _ => self.nodes(children, inner),
        }
    }

    /// The emphasis within an element. Editors write it as style, and undo that of an
    /// element by style too.
    fn marked(&mut self, element: &Element, marks: Marks) -> Marks {
        let Element { name, style, .. } = element;
        let is = |names: [&str; 2], property, on: &[&str], off: &[&str], inherited| {
            if declares(style, property, off) {
                false
            } else {
                inherited || names.contains(&name.as_str()) || declares(style, property, on)
            }
        };
        let heavy = ["bold", "bolder", "600", "700", "800", "900"];
        let light = ["normal", "lighter", "300", "400", "500"];
        let is_bold = is(["b", "strong"], "font-weight", &heavy, &light, marks.bold);
        let inner = Marks {
            bold: self.is_heading || is_bold,
            italic: is(["i", "em"], "font-style", &["italic"], &["normal"], marks.italic),
        };
        self.has_markup |= inner != Marks::default();
        inner
    }

    fn code(&mut self, children: &[Node], marks: Marks) {
        let code = words(children).split_whitespace().collect::<Vec<_>>().join(" ");
        if code.is_empty() {
            return self.line.text(" ", marks);
        }
        self.has_markup = true;
        let ticks = "`".repeat(longest_run(&code) + 1);
        let room = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
        self.line.markdown(&[&ticks, room, &code, room, &ticks].concat(), marks);
    }

    fn link(&mut self, element: &Element, marks: Marks) {
        let href = element.href.as_deref().filter(|href| is_of_the_web(href));
        let words = words(&element.children);
        let Some(href) = href.filter(|_| !words.trim().is_empty()) else {
            return self.nodes(&element.children, marks);
        };
        self.has_markup = true;
        let href = address(href);
        let link = if words.trim() == href {
            ["<", &href, ">"].concat()
        } else {
            // A link is a part of a line, whatever it holds.
            let mut inner = Writer::default();
            inner.nodes(&element.children, Marks::default());
            ["[", &inner.finish().replace('\n', " "), "](", &href, ")"].concat()
        };
        // The space around the words is not a part of them.
        self.line.text(if words.starts_with(char::is_whitespace) { " " } else { "" }, marks);
        self.line.markdown(&link, marks);
        self.line.text(if words.ends_with(char::is_whitespace) { " " } else { "" }, marks);
    }

    fn list(&mut self, children: &[Node], is_ordered: bool, marks: Marks) {
        let mut items: Vec<String> = Vec::new();
        for child in children {
            let Node::Element(element) = child else { continue };
            let (nodes, is_item) = match element.name.as_str() {
                "ul" | "ol" => (core::slice::from_ref(child), false),
                _ => (element.children.as_slice(), true),
            };
            let item = self.within(nodes, marks);
            let text = item.tight();
            let number = [&*(items.len() + 1).to_string(), ". "].concat();
            let mark = if is_ordered { &*number } else { "- " };
            let room = " ".repeat(mark.len());
            match items.last_mut() {
                // A list that stands beside the items belongs to the one before.
                Some(last) if !is_item => {
                    last.push('\n');
                    last.push_str(&prefixed(&text, &room, &room));
                }
                _ if text.is_empty() => {}
                _ => items.push(prefixed(&text, mark, &room)),
            }
        }
        self.block(items.join("\n"));
    }

    /// What nodes say, as blocks of their own.
    fn within(&mut self, nodes: &[Node], marks: Marks) -> Self {
        let mut inner = Self::default();
        inner.nodes(nodes, marks);
        inner.end_block();
        self.is_source |= inner.is_source;
        inner
    }

    fn end_block(&mut self) {
        let line = self.line.take();
        if !line.is_empty() {
            self.blocks.push(line);
        }
    }

    /// Adds a block that is more than a paragraph.
    fn block(&mut self, block: String) {
        self.has_markup = true;
        self.end_block();
        if !block.is_empty() {
            self.blocks.push(block);
        }
    }

    fn finish(mut self) -> String {
        self.end_block();
        self.blocks.join("\n\n")
    }

    /// The same, with lists right below their words.
    fn tight(self) -> String {
        let mut text = String::new();
        for block in self.blocks {
            let is_list = block.starts_with("- ") || block.starts_with("1. ");
            text.push_str(if text.is_empty() {
                ""
            } else if is_list {
                "\n"
            } else {
                "\n\n"
            });
            text.push_str(&block);
        }
        text
    }
}

/// The words of nodes as they stand.
fn words(nodes: &[Node]) -> String {
    let each = nodes.iter().map(|node| match node {
        Node::Text(text) => text.clone(),
        Node::Element(element) if element.name == "br" => "\n".to_owned(),
        Node::Element(element) => words(&element.children),
    });
    each.collect()
}

fn fenced(code: &str) -> String {
    let code = code.strip_prefix('\n').unwrap_or(code).trim_end();
    if code.is_empty() {
        return String::new();
    }
    let fence = "`".repeat(longest_run(code).max(2) + 1);
    [&fence, "\n", code, "\n", &fence].concat()
}

/// Puts something before the first line and before each other one; blank lines hold none
/// of its white space.
fn prefixed(text: &str, first: &str, others: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let lines = text.split('\n').enumerate().map(|(at, line)| {
        let prefix = if at == 0 { first } else { others };
        [prefix, line].concat().trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether an address leads somewhere from any page.
fn is_of_the_web(href: &str) -> bool {
    let href = href.trim().to_ascii_lowercase();
    is_safe_url(&href) && ["https://", "http://", "mailto:"].iter().any(|s| href.starts_with(s))
}

/// An address without the characters that would end it.
fn address(href: &str) -> String {
    let mut out = String::new();
    for c in href.trim().chars().filter(|c| !c.is_control()) {
        match c {
            ' ' => out.push_str("%20"),
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            _ => out.push(c),
        }
    }
    out
}

/// Whether a `style` gives a property one of some values.
fn declares(style: &str, property: &str, values: &[&str]) -> bool {
    style.split(';').filter_map(|declaration| declaration.split_once(':')).any(|(name, value)| {
        name.trim().eq_ignore_ascii_case(property)
            && values.iter().any(|known| value.trim().eq_ignore_ascii_case(known))
    })
}
