//! Terms for machines, in a module of its own with the answers to programs: most pages do
//! without either.

use glosa_core::glossary::Entry;
use glosa_core::glossary::linked_data::{Plainly, TermSet, in_script};
use web_sys::Document;

use super::door;
use super::marks::MarkedArticle;
use crate::dom::definition;
use crate::dom::linked_data::LinkedScript;
use crate::host::{globals, json, page};

/// What is written: the terms of which article, and how their list is called.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Telling {
    /// The terms and where they stand.
    pub(super) marked: MarkedArticle,
    /// The language of the article, as a BCP 47 tag.
    pub(super) language: Option<String>,
    /// How the list is called.
    pub(super) name: String,
}

/// Tells of terms in the page; nothing where there is nothing to tell of.
pub(super) type Tell = fn(&Telling) -> Result<Option<LinkedScript>, String>;

door! {
    pub(super) fn telling() -> Tell = tell, in machines
}

fn tell(Telling { marked, language, name }: &Telling) -> Result<Option<LinkedScript>, String> {
    let document = globals::document().map_err(|error| error.to_string())?;
    let page = page::canonical_url();
    let set = TermSet { page: &page, name, language: language.as_deref() };
    let Some(value) = set.document(&entries(marked), &Page(document)) else { return Ok(None) };
    let json = json::stringify(&value).map_err(|error| error.to_string())?;
    LinkedScript::new(&in_script(&json)).map(Some).map_err(|error| error.to_string())
}

/// The senses that are here of the terms in the text. Those of a dictionary that nobody has
/// read yet are not fetched for this.
fn entries(marked: &MarkedArticle) -> Vec<Entry> {
    let mut terms: Vec<_> = marked.places().iter().map(|place| place.mark.term).collect();
    terms.sort_unstable();
    terms.dedup();
    terms.into_iter().filter_map(|term| marked.senses(term)).flatten().collect()
}

struct Page(Document);

impl Plainly for Page {
    fn text(&self, text: &str) -> String {
        definition::plain(&self.0, text)
    }

    fn address(&self, address: &str, base: Option<&str>) -> Option<String> {
        let absolute = match base {
            Some(base) => page::absolute_to(address, base),
            None => page::absolute(address),
        };
        definition::address(&absolute?, None)
    }
}
