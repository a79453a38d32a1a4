//! Which parts of an area are to be read again when the page has changed.

use glosa_core::glossary::areas::BREAKS;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, MutationRecord, Node};

use super::changes::{Changed, Parts, Scope, all, is_block, is_inline, is_of_text};

/// What these changes of the page come to.
#[must_use]
pub fn read(scope: &Scope, records: &[MutationRecord]) -> Changed {
    let (mut parts, mut written) = (Vec::new(), Vec::new());
    for record in records {
        scope.changed_by(record, &mut parts);
        written.extend(record.target().filter(|_| is_of_text(record)));
    }
    Changed { parts: outermost(&parts, &scope.area), written }
}

impl Scope {
    /// Adds the parts that a change of the page is in.
    fn changed_by(&self, record: &MutationRecord, roots: &mut Vec<Element>) {
        let Some(target) = record.target().filter(|target| self.area.contains(Some(target))) else {
            return;
        };
        let added = record.added_nodes();
        let added = (0..added.length()).filter_map(|at| added.item(at));
        if let Some(selector) = self.inside {
            roots.extend(self.around(&target, selector));
            for element in added.filter_map(|node| node.dyn_into::<Element>().ok()) {
                if element.matches(selector).unwrap_or_default() {
                    roots.push(element);
                } else {
                    roots.extend(all(&element, selector));
                }
            }
            return;
        }
        if self.is_skipped(&target) {
            return;
        }
        let touches_text = || {
            let beside = [record.previous_sibling(), record.next_sibling()];
            let removed = record.removed_nodes();
            let removed = (0..removed.length()).filter_map(|at| removed.item(at));
            beside
                .into_iter()
                .flatten()
                .chain(removed)
                .any(|node| is_inline(&node) || is_empty(&node))
        };
        let mut blocks: Vec<Element> = Vec::new();
        let is_loose =
            added.fold(is_of_text(record), |is_loose, node| match node.dyn_into::<Element>() {
                Ok(element) if is_block(&element) => {
                    blocks.push(element);
                    is_loose
                }
                Ok(element) => is_loose || is_inline(&element),
                Err(node) => is_loose || is_inline(&node),
            });
        if is_loose || touches_text() {
            roots.extend(self.block_around(&target));
        } else {
            roots.extend(blocks.into_iter().filter(|block| self.area.contains(Some(block))));
        }
    }

    fn is_skipped(&self, node: &Node) -> bool {
        let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element());
        element.is_some_and(|element| self.bounds.is_skipped(&element))
    }

    fn around(&self, node: &Node, selector: &str) -> Option<Element> {
        let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
        let around = element.closest(selector).ok().flatten()?;
        self.area.contains(Some(&around)).then_some(around)
    }

    /// The block that a node stands in, or is; the area where there is none within.
    fn block_around(&self, node: &Node) -> Option<Element> {
        Some(self.around(node, BREAKS).unwrap_or_else(|| self.area.clone()))
    }
}

/// Those elements of an area that lie in no other of them, each once.
fn outermost(parts: &[Element], area: &Element) -> Vec<Element> {
    let all = Parts::new(parts);
    let each_once = all.0.values().into_iter().flatten();
    let each_once = each_once.map(|part| part.unchecked_into::<Element>());
    each_once.filter(|part| !all.holds_around(part, area)).collect()
}

/// Whether a node is an empty text, which is all that is left in place of one that began
/// with a mark.
fn is_empty(node: &Node) -> bool {
    node.node_type() == Node::TEXT_NODE && node.node_value().is_some_and(|text| text.is_empty())
}
