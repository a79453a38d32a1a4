//! JSON-LD of schema.org and of SKOS, in one walk: a document may hold both.
//!
//! Of JSON-LD 1.1 (<https://www.w3.org/TR/json-ld11/>) what pages and thesauri use of it:
//! arrays or lone values, `@graph`, language-tagged strings and maps of languages, and
//! prefixes, full addresses or names of the document's own in the place of plain names.

mod names;
mod schema_org;
mod skos;

use names::Context;

use super::concept::Tagged;
use super::{Reading, text};
use crate::json::Value;
use crate::text::names::Names;

/// How deep nodes may lie in one another, which bounds the walk on hostile input.
const MAX_DEPTH: usize = 8;

/// What leads from a node to nodes that are read as well: sets to their terms, schemes
/// and collections to their concepts, concepts to narrower ones.
const INNER: &[&str] =
    &["mainEntity", "hasPart", "hasTopConcept", "narrower", "member", "memberList"];

/// Reads all terms of a document, in its order.
pub(super) fn read(document: &Value) -> Reading {
    let mut reader = Reader {
        context: Context::of(document),
        reading: Reading::default(),
        index: 0,
        ids: Names::default(),
        nodes: Vec::new(),
    };
    reader.note(document, 0);
    reader.visit(document, None, 0);
    reader.reading
}

struct Reader<'v> {
    context: Context,
    reading: Reading,
    /// How many terms were met.
    index: usize,
    /// The `@id`s of the nodes that say something.
    ids: Names,
    /// By the number of their `@id`.
    nodes: Vec<&'v Value>,
}

impl<'v> Reader<'v> {
    /// Notes the nodes of a document by their `@id`s, for those that refer to them.
    fn note(&mut self, value: &'v Value, depth: usize) {
        for node in value.items().iter().filter(|_| depth <= MAX_DEPTH) {
            if let Some(id) = id_of(node).filter(|_| node.members().len() > 1) {
                let number = self.ids.number(id);
                if number as usize == self.nodes.len() {
                    self.nodes.push(node);
                }
            }
            self.note(node.get("@graph"), depth + 1);
            self.note(node.get("@included"), depth + 1);
            for name in INNER {
                self.note(self.property(node, name), depth + 1);
            }
        }
    }

    fn visit(&mut self, value: &'v Value, language: Option<&str>, depth: usize) {
        for node in value.items().iter().filter(|_| depth <= MAX_DEPTH) {
            if self.has_type(node, "DefinedTerm") || self.has_type(node, "CategoryCode") {
                self.term(node, language);
                continue;
            }
            if self.is_concept(node) {
                self.concept(node);
            }
            self.visit(node.get("@graph"), language, depth + 1);
            self.visit(node.get("@included"), language, depth + 1);
            let own = self.string(self.property(node, "inLanguage"), None);
            let language = own.as_deref().or(language);
            for term in self.property(node, "hasDefinedTerm").items() {
                if term.get("@type").is_null() {
                    self.untyped_term(term, language);
                } else {
                    self.visit(term, language, depth + 1);
                }
            }
            for name in INNER {
                self.visit(self.property(node, name), language, depth + 1);
            }
        }
    }

    fn has_type(&self, node: &Value, wanted: &str) -> bool {
        [node.get("@type"), node.get("type")].into_iter().any(|types| {
            let is_it =
                |name: &Value| name.as_str().is_some_and(|n| self.context.local(n) == wanted);
            types.items().iter().any(is_it)
        })
    }

    fn property(&self, node: &'v Value, wanted: &str) -> &'v Value {
        let mut members = node.members().iter();
        members
            .find(|(name, _)| self.context.local(name) == wanted)
            .map_or(&Value::Null, |(_, value)| value)
    }

    /// The node itself, or the one that it refers to by its `@id` or by a mere string.
    fn resolved(&self, node: &'v Value) -> &'v Value {
        let id = node.as_str().or_else(|| id_of(node).filter(|_| node.members().len() == 1));
        let number = id.and_then(|id| self.ids.get(id));
        number.and_then(|number| self.nodes.get(number as usize).copied()).unwrap_or(node)
    }

    /// All strings of a value with their languages: plain, as `@value`, or in a map.
    fn tagged(&self, value: &Value) -> Vec<Tagged> {
        let mut found = Vec::new();
        let mut push = |value: &Value, language: Option<&str>| {
            if let Some(text) = text(value) {
                found.push(Tagged { language: language.map(str::to_owned), text });
            }
        };
        let default = self.context.language.as_deref();
        for item in value.items() {
            let stated = item.get("@value");
            if !stated.is_null() {
                push(stated, item.get("@language").as_str().or(default));
            } else if matches!(item, Value::Object(_)) {
                for (tag, texts) in item.members().iter().filter(|(tag, _)| is_tag(tag)) {
                    let language = Some(tag.as_str()).filter(|tag| *tag != "@none");
                    texts.items().iter().for_each(|text| push(text, language));
                }
            } else {
                push(item, default);
            }
        }
        found
    }

    /// One string of a value; of several that of the wanted language, else the first.
    fn string(&self, value: &'v Value, language: Option<&str>) -> Option<String> {
        let mut found = self.tagged(value);
        if found.is_empty() {
            // `inLanguage` may be a node of its own.
            let node = value.items().first()?;
            return text(self.property(node, "alternateName"));
        }
        let is_wanted = |text: &Tagged| language.is_some() && text.language.as_deref() == language;
        let at = found.iter().position(is_wanted).unwrap_or(0);
        Some(found.swap_remove(at).text)
    }

    fn image(&self, value: &'v Value) -> Option<String> {
        let first = value.items().first()?;
        address(first)
            .or_else(|| address(self.property(first, "contentUrl")))
            .or_else(|| address(self.property(first, "url")))
    }
}

/// Whether a member of an object is a language with its texts (BCP 47), or those that
/// have none.
fn is_tag(name: &str) -> bool {
    let mut parts = name.split('-');
    let primary = parts.next().unwrap_or_default();
    let is_primary =
        (2..=8).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic());
    let is_part = |part: &str| part.len() <= 8 && part.bytes().all(|b| b.is_ascii_alphanumeric());
    name == "@none" || (is_primary && parts.all(is_part))
}

fn id_of(node: &Value) -> Option<&str> {
    node.get("@id").as_str().or_else(|| node.get("id").as_str())
}

/// The fragment of the `@id`: a whole address is no identifier in a page. One that we have
/// written ourselves is that of the place in our list.
fn fragment_of(node: &Value) -> Option<String> {
    let (_, fragment) = id_of(node)?.trim().split_once('#')?;
    let fragment = fragment.strip_prefix("glosa-").unwrap_or(fragment);
    (!fragment.is_empty()).then(|| fragment.to_owned())
}

/// The first address of a value, as a string or a node reference.
fn address(value: &Value) -> Option<String> {
    let first = value.items().first()?;
    text(first).or_else(|| text(first.get("@id")))
}
