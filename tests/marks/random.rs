//! Whatever a page does, its marks are those of a fresh page.

use glosa_core::glossary::MarkPolicy;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Node;

use super::article::{Article, children, document, glossary};
use super::hooks::until;
use super::living::{Stage, text_of};

/// A linear congruential generator: the same numbers in each run.
struct Numbers(u32);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % limit
    }
}

const PIECES: &[&str] = &[
    "siber",
    "serangan siber",
    " virus ",
    "serangan <b>siber</b>",
    "x",
    "<i>virus</i>siber",
    " ",
    "<h2>siber</h2>",
    "<p>virus</p>",
    "<p>serangan siber, siber</p>",
    "<a href=#>siber</a>",
    "<br>",
    "<div>siber<p>siber</p>siber</div>",
    "serangan",
    "<code>siber</code>",
    "<p>👩‍💻siber</p>",
];

/// Changes something at random, as pages do: nodes that the page made, wherever they are.
fn change(root: &Node, pages_own: &mut Vec<Node>, numbers: &mut Numbers) {
    pages_own.retain(|node| root.contains(Some(node)) && node.parent_node().is_some());
    let new = document().create_range().unwrap();
    let new = new.create_contextual_fragment(PIECES[numbers.below(PIECES.len())]).unwrap();
    let mut made = Vec::new();
    collect(&new, &mut made);
    let target = pages_own.get(numbers.below(pages_own.len().max(1))).cloned();
    let element = target.clone().filter(|node| node.node_type() == Node::ELEMENT_NODE);
    match (numbers.below(6), target) {
        (0, Some(node)) => node.parent_node().unwrap().remove_child(&node).map(drop).unwrap(),
        (1, Some(node)) if node.node_type() == Node::TEXT_NODE => {
            node.set_node_value(Some(["a siber b", "virus", "", "lain"][numbers.below(4)]));
        }
        (2, Some(node)) => {
            node.parent_node().unwrap().insert_before(&new, Some(&node)).map(drop).unwrap();
            pages_own.append(&mut made);
        }
        _ => {
            let parent = element.unwrap_or_else(|| root.clone());
            parent.append_child(&new).map(drop).unwrap();
            pages_own.append(&mut made);
        }
    }
}

fn collect(parent: &Node, nodes: &mut Vec<Node>) {
    for node in children(parent) {
        collect(&node, nodes);
        nodes.push(node);
    }
}

#[wasm_bindgen_test]
async fn after_any_changes_the_marks_are_those_of_a_fresh_page() {
    let terms = glossary(&["siber", "serangan siber", "virus"]);
    for seed in 0..12_u32 {
        let policy = [MarkPolicy::First, MarkPolicy::All, MarkPolicy::Section][seed as usize % 3];
        let mut numbers = Numbers(seed);
        let stage = Stage::new("<p>siber</p>", policy, "<p>[siber]</p>").await;
        // The page's own copy, which is never marked, lives through the same.
        let twin = Article::new("<p>siber</p>");
        let mut own = vec![text_of(&stage.article, "p").into()];
        own.push(stage.article.find("p").into());
        let mut own_of_twin = vec![text_of(&twin, "p").into(), twin.find("p").into()];
        for _ in 0..12 {
            for _ in 0..=numbers.below(3) {
                let mut same = Numbers(numbers.0);
                change(&stage.article.root, &mut own, &mut numbers);
                change(&twin.root, &mut own_of_twin, &mut same);
            }
            // Not by its HTML, which does not tell of every tree.
            let fresh = Article::new("");
            for child in children(&twin.root.clone_node_with_deep(true).unwrap()) {
                fresh.root.append_child(&child).unwrap();
            }
            let marks = fresh.mark(&terms, policy, None);
            stage.becomes(&fresh.shown()).await;
            drop(marks);
        }
        let article = stage.destroy();
        let is_back = || article.root.inner_html() == twin.root.inner_html();
        until(&|| format!("seed {seed}"), is_back).await;
    }
}
