//! `DefinedTermSet` of schema.org, as JSON-LD.
//!
//! Sources: <https://schema.org/DefinedTermSet>, <https://schema.org/DefinedTerm>, and
//! of JSON-LD 1.1 (<https://www.w3.org/TR/json-ld11/>) what pages use of it: arrays or
//! lone values, `@graph`, language-tagged strings, and prefixes or full addresses in the
//! place of plain names.

use super::{Problem, Reading, text};
use crate::glossary::Entry;
use crate::json::Value;

/// How deep sets may lie in one another, which bounds the walk on hostile input.
const MAX_DEPTH: usize = 8;

/// Reads all terms of a document, in its order.
pub(super) fn read(document: &Value) -> Reading {
    let mut reader = Reader { prefixes: Vec::new(), reading: Reading::default(), index: 0 };
    for node in document.items() {
        reader.learn_prefixes(node.get("@context"));
    }
    reader.nodes(document, None, 0);
    reader.reading
}

struct Reader {
    /// What may stand before a name of schema.org, such as `schema:`.
    prefixes: Vec<String>,
    reading: Reading,
    /// How many terms were met.
    index: usize,
}

fn is_schema_org(address: &str) -> bool {
    let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    host.is_some_and(|host| host.trim_end_matches('/').trim_start_matches("www.") == "schema.org")
}

impl Reader {
    fn learn_prefixes(&mut self, context: &Value) {
        let members = context.items().iter().flat_map(Value::members);
        for (prefix, address) in members {
            let address = address.as_str().or_else(|| address.get("@id").as_str());
            if address.is_some_and(is_schema_org) && !prefix.starts_with('@') {
                self.prefixes.push([prefix, ":"].concat());
            }
        }
    }

    /// A name without its prefix or address.
    fn local<'n>(&self, name: &'n str) -> &'n str {
        let addresses = ["https://schema.org/", "http://schema.org/", "schema:"];
        let prefixes = self.prefixes.iter().map(String::as_str);
        prefixes.chain(addresses).find_map(|prefix| name.strip_prefix(prefix)).unwrap_or(name)
    }

    fn has_type(&self, node: &Value, wanted: &str) -> bool {
        let types = [node.get("@type"), node.get("type")];
        let mut types = types.into_iter().flat_map(Value::items).filter_map(Value::as_str);
        types.any(|name| self.local(name) == wanted)
    }

    fn property<'v>(&self, node: &'v Value, wanted: &str) -> &'v Value {
        let mut members = node.members().iter();
        members
            .find(|(name, _)| self.local(name) == wanted)
            .map_or(&Value::Null, |(_, value)| value)
    }

    /// Reads all that stands in `value`: terms, and sets with the terms in them.
    fn nodes(&mut self, value: &Value, language: Option<&str>, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        for node in value.items() {
            if self.has_type(node, "DefinedTerm") || self.has_type(node, "CategoryCode") {
                self.term(node, language);
                continue;
            }
            self.nodes(node.get("@graph"), language, depth + 1);
            let own = self.string(self.property(node, "inLanguage"), None);
            let language = own.as_deref().or(language);
            for name in ["hasDefinedTerm", "mainEntity", "hasPart"] {
                let inner = self.property(node, name);
                for inner in inner.items() {
                    if name == "hasDefinedTerm" && inner.get("@type").is_null() {
                        self.untyped_term(inner, language);
                    } else {
                        self.nodes(inner, language, depth + 1);
                    }
                }
            }
        }
    }

    /// A member of a set that leaves its type out; one with no more than an `@id` refers
    /// to a node that is read where it stands.
    fn untyped_term(&mut self, node: &Value, language: Option<&str>) {
        if node.members().iter().any(|(name, _)| name != "@id") || node.members().is_empty() {
            self.term(node, language);
        }
    }

    fn term(&mut self, node: &Value, language: Option<&str>) {
        let read = self.entry(node, language);
        self.reading.add(self.index, read);
        self.index += 1;
    }

    fn entry(&self, node: &Value, language: Option<&str>) -> Result<Entry, Problem> {
        if !matches!(node, Value::Object(_)) {
            return Err(Problem::NotAnObject);
        }
        let get = |name| self.property(node, name);
        let own = self.string(get("inLanguage"), None).or_else(|| {
            let tagged = get("name").items().first()?;
            text(tagged.get("@language"))
        });
        let language = own.or_else(|| language.map(str::to_owned));
        let string = |name| self.string(get(name), language.as_deref());
        let aliases = get("alternateName").items().iter();
        Ok(Entry {
            id: self.id(node).unwrap_or_default(),
            term: string("name").ok_or(Problem::NoTerm)?,
            aliases: aliases.filter_map(|alias| self.string(alias, None)).collect(),
            definition: string("description").ok_or(Problem::NoDefinition)?,
            url: address(get("url")).or_else(|| address(get("sameAs"))),
            image: self.image(get("image")),
            language,
            ..Entry::default()
        })
    }

    /// The fragment of `@id`, else `termCode`, else nothing: a whole address is no
    /// identifier in a page.
    fn id(&self, node: &Value) -> Option<String> {
        let fragment = text(node.get("@id"));
        let fragment = fragment.as_deref().and_then(|id| id.split_once('#')).map(|(_, id)| id);
        let fragment = fragment.filter(|id| !id.is_empty()).map(str::to_owned);
        fragment.or_else(|| text(self.property(node, "termCode")))
    }

    fn image(&self, value: &Value) -> Option<String> {
        let first = value.items().first()?;
        address(first)
            .or_else(|| address(self.property(first, "contentUrl")))
            .or_else(|| address(self.property(first, "url")))
    }

    /// A string, plain or as `@value`; of several that of the wanted language, else the
    /// first.
    fn string(&self, value: &Value, language: Option<&str>) -> Option<String> {
        let items = value.items();
        let is_wanted =
            |item: &&Value| language.is_some() && item.get("@language").as_str() == language;
        let item = items.iter().find(is_wanted).or_else(|| items.first())?;
        text(item).or_else(|| text(item.get("@value"))).or_else(|| {
            // `inLanguage` may be a node of its own.
            text(self.property(item, "alternateName"))
        })
    }
}

/// The first address of a value, as a string or a node reference.
fn address(value: &Value) -> Option<String> {
    let first = value.items().first()?;
    text(first).or_else(|| text(first.get("@id")))
}
