//! What an article's elements say of the senses in which its terms are meant.

use glosa_core::glossary::areas::BREAKS;
use web_sys::Element;

use super::nodes::elements;

/// The attribute by which an author names the entry that is meant, or several.
const SENSE: &str = "data-sense";
/// The attribute by which a publisher says what an article is about.
const TAGS: &str = "data-tags";

/// The identifiers that are named around `element` in `article`, the nearest first.
#[must_use]
pub fn named_around(element: &Element, article: &Element) -> Vec<String> {
    let mut named = Vec::new();
    let mut around = Some(element.clone());
    while let Some(element) = around {
        named.extend(named_by(&element));
        around = element.parent_element().filter(|_| element != *article);
    }
    named
}

/// All identifiers that are named in `article`.
#[must_use]
pub fn named_in(article: &Element) -> Vec<String> {
    let inside = elements(article.query_selector_all("[data-sense]").ok());
    core::iter::once(article.clone()).chain(inside).flat_map(|element| named_by(&element)).collect()
}

fn named_by(element: &Element) -> Vec<String> {
    let named = element.get_attribute(SENSE).unwrap_or_default();
    named.split_whitespace().map(str::to_owned).collect()
}

/// The block that an element stands in: a paragraph, an item of a list, a cell.
#[must_use]
pub fn block_of(element: &Element) -> Option<Element> {
    element.closest(BREAKS).ok().flatten()
}

/// What the publisher says that `article` is about, with commas between.
#[must_use]
pub fn tags_of(article: &Element) -> Option<String> {
    article.closest("[data-tags]").ok()??.get_attribute(TAGS)
}
