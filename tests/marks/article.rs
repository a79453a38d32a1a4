//! An article in the page, shown as one line and remembered node by node.

use glosa::dom::flatten::{Bounds, flatten};
use glosa::dom::marks::{Marks, blocks};
use glosa::host::text::normalize;
use glosa_core::glossary::{Entry, Glossary, Languages, MarkPolicy, Matcher};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, Node};

pub fn document() -> web_sys::Document {
    web_sys::window().unwrap().document().unwrap()
}

/// A glossary of these terms, each with a definition.
pub fn glossary(terms: &[&str]) -> Glossary {
    Glossary::from_entries(terms.iter().map(|term| Entry::new(*term, "x")))
}

/// An article that leaves the page when the test is over.
pub struct Article {
    pub root: HtmlElement,
}

impl Article {
    pub fn new(html: &str) -> Self {
        let root: HtmlElement = document().create_element("article").unwrap().unchecked_into();
        root.set_inner_html(html);
        document().body().unwrap().append_child(&root).unwrap();
        Self { root }
    }

    pub fn find(&self, selector: &str) -> HtmlElement {
        self.root.query_selector(selector).unwrap().unwrap().unchecked_into()
    }

    pub fn text(&self) -> String {
        self.root.text_content().unwrap()
    }

    /// Marks that are chosen and do not stand in the article yet.
    pub fn chosen(&self, glossary: &Glossary, policy: MarkPolicy, skip: Option<&str>) -> Marks {
        let bounds = Bounds::new(&self.root, "", skip).unwrap();
        let flat = flatten(&self.root, &bounds).unwrap();
        assert_eq!(flat.text, self.text());
        let matcher = Matcher::new(glossary, &normalize, Languages::all());
        let found = matcher.find(&flat.text, &flat.layout, Some("id"), &normalize);
        let marks = Marks::new(&self.root, None, true);
        marks.insert(blocks(flat, found));
        marks.choose(policy);
        marks
    }

    pub fn mark(&self, glossary: &Glossary, policy: MarkPolicy, skip: Option<&str>) -> Marks {
        let marks = self.chosen(glossary, policy, skip);
        while marks.show_next(glossary, &[]) {}
        marks
    }

    /// The article with marks in brackets; those that are no Tab stop have a bar.
    pub fn shown(&self) -> String {
        let mut line = String::new();
        show(&self.root, &mut line);
        line
    }

    /// Every node with its parent and its text, in order.
    pub fn nodes(&self) -> Vec<(Node, Node, Option<String>)> {
        let mut nodes = Vec::new();
        remember(&self.root, &mut nodes);
        nodes
    }
}

impl Drop for Article {
    fn drop(&mut self) {
        self.root.remove();
    }
}

pub fn children(node: &Node) -> Vec<Node> {
    let list = node.child_nodes();
    (0..list.length()).filter_map(|index| list.get(index)).collect()
}

fn show(parent: &Node, line: &mut String) {
    for node in children(parent) {
        match node.dyn_ref::<Element>() {
            None => line.push_str(&node.node_value().unwrap_or_default()),
            Some(element) if element.matches(".glosa-term").unwrap() => {
                let id = element.get_attribute("data-term").unwrap();
                assert_eq!(element.get_attribute("href").unwrap(), format!("#glosa-{id}"));
                line.push_str(if element.has_attribute("tabindex") { "[|" } else { "[" });
                show(&node, line);
                line.push(']');
            }
            Some(element) => {
                line.push_str(&format!("<{}>", element.local_name()));
                show(&node, line);
                line.push_str(&format!("</{}>", element.local_name()));
            }
        }
    }
}

fn remember(parent: &Node, nodes: &mut Vec<(Node, Node, Option<String>)>) {
    for node in children(parent) {
        nodes.push((node.clone(), parent.clone(), node.node_value()));
        remember(&node, nodes);
    }
}
