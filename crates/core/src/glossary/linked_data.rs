//! Terms for machines: a `DefinedTermSet` of schema.org as JSON-LD.
//!
//! Sources: <https://schema.org/DefinedTermSet>, <https://schema.org/DefinedTerm>. Only
//! what is known of a term is said; a term without a description says nothing, so it is
//! left out.

use super::Entry;
use crate::json::Value;

/// The list that the terms stand in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermSet<'p> {
    /// The address of its page.
    pub page: &'p str,
    /// How it is called.
    pub name: &'p str,
    /// The language of the article, for terms that name none.
    pub language: Option<&'p str>,
}

/// How a page says what its entries say.
pub trait Plainly {
    /// A definition without its markup.
    fn text(&self, definition: &str) -> String;
    /// An address of an entry made absolute, if it may be followed.
    fn address(&self, address: &str, base: Option<&str>) -> Option<String>;
}

impl TermSet<'_> {
    /// The document that tells of these entries; nothing when there are none to tell of.
    #[must_use]
    pub fn document(&self, entries: &[Entry], plainly: &dyn Plainly) -> Option<Value> {
        let terms: Vec<Value> =
            entries.iter().filter_map(|entry| self.term(entry, plainly)).collect();
        if terms.is_empty() {
            return None;
        }
        let members = [
            ("@context", "https://schema.org".into()),
            ("@type", "DefinedTermSet".into()),
            ("@id", [self.page, "#glosa"].concat().into()),
            ("name", self.name.into()),
            ("inLanguage", self.language.into()),
            ("url", self.page.into()),
            ("hasDefinedTerm", Value::Array(terms)),
        ];
        Some(without_nulls(members))
    }

    fn term(&self, entry: &Entry, plainly: &dyn Plainly) -> Option<Value> {
        let description = plainly.text(&entry.definition);
        if description.is_empty() {
            return None;
        }
        let aliases = entry.aliases.iter().map(|alias| alias.as_str().into()).collect();
        let aliases = Some(Value::Array(aliases)).filter(|_| !entry.aliases.is_empty());
        let base = entry.base_url.as_deref();
        let url = entry.url.as_deref().and_then(|url| plainly.address(url, base));
        Some(without_nulls([
            ("@type", "DefinedTerm".into()),
            ("@id", [self.page, "#glosa-", &entry.id].concat().into()),
            ("name", entry.term.trim().into()),
            ("alternateName", aliases.into()),
            ("description", description.into()),
            ("inLanguage", entry.language.as_deref().or(self.language).into()),
            ("url", url.into()),
        ]))
    }
}

fn without_nulls<const N: usize>(members: [(&str, Value); N]) -> Value {
    let said = members.into_iter().filter(|(_, value)| !value.is_null());
    Value::Object(said.map(|(name, value)| (name.to_owned(), value)).collect())
}

/// A JSON document as the text of a `<script>`: without a `<`, so that nothing in it ends
/// the element or opens a comment there. In JSON that letter stands in strings only.
#[must_use]
pub fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}
