//! `DefinedTermSet` of schema.org.
//!
//! Sources: <https://schema.org/DefinedTermSet>, <https://schema.org/DefinedTerm>.

use super::super::{Problem, text};
use super::{Reader, address, fragment_of};
use crate::glossary::Entry;
use crate::json::Value;

impl<'v> Reader<'v> {
    /// A member of a set that leaves its type out; one with no more than an `@id` refers
    /// to a node that is read where it stands.
    pub(super) fn untyped_term(&mut self, node: &'v Value, language: Option<&str>) {
        if node.members().iter().any(|(name, _)| name != "@id") || node.members().is_empty() {
            self.term(node, language);
        }
    }

    pub(super) fn term(&mut self, node: &'v Value, language: Option<&str>) {
        let read = self.entry(node, language);
        self.reading.add(self.index, read);
        self.index += 1;
    }

    fn entry(&self, node: &'v Value, language: Option<&str>) -> Result<Entry, Problem> {
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
        let aliases = self.tagged(get("alternateName"));
        Ok(Entry {
            id: fragment_of(node).or_else(|| text(get("termCode"))).unwrap_or_default(),
            term: string("name").ok_or(Problem::NoTerm)?,
            aliases: aliases.into_iter().map(|alias| alias.text).collect(),
            definition: string("description").ok_or(Problem::NoDefinition)?,
            url: address(get("url")).or_else(|| address(get("sameAs"))),
            image: self.image(get("image")),
            language,
            ..Entry::default()
        })
    }
}
