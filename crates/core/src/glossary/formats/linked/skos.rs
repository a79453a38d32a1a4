//! Concepts of SKOS.
//!
//! Source: <https://www.w3.org/TR/skos-reference/>. A `hiddenLabel` is matched and not
//! shown, as that document has it (section 5.1).

use super::super::concept::Concept;
use super::{Reader, fragment_of};
use crate::json::Value;

impl<'v> Reader<'v> {
    /// Whether a node is a concept; one that only names its labels counts.
    pub(super) fn is_concept(&self, node: &'v Value) -> bool {
        self.has_type(node, "Concept") || !self.property(node, "prefLabel").is_null()
    }

    pub(super) fn concept(&mut self, node: &'v Value) {
        if self.has_type(node, "ConceptScheme") || self.has_type(node, "Collection") {
            return;
        }
        let get = |name| self.property(node, name);
        let stated = self.tagged(get("definition"));
        let terms = self.tagged(get("prefLabel"));
        let language = terms.first().and_then(|term| term.language.clone());
        let concept = Concept {
            id: fragment_of(node).unwrap_or_default(),
            domain: self.domain(node, language.as_deref()),
            aliases: self.tagged(get("altLabel")),
            hidden: self.tagged(get("hiddenLabel")),
            definitions: if stated.is_empty() { self.tagged(get("scopeNote")) } else { stated },
            terms,
        };
        self.reading.add_all(self.index, concept.entries());
        self.index += 1;
    }

    /// The name of the concept above, where it can be found.
    fn domain(&self, node: &'v Value, language: Option<&str>) -> Option<String> {
        let broader = self.resolved(self.property(node, "broader").items().first()?);
        self.string(self.property(broader, "prefLabel"), language)
    }
}
