//! Words that are derived from a term, made forward from it for entries that ask for
//! them (`derive`). Nothing is ever taken from a word to guess at its root.

mod english;
mod indonesian;

/// Primary subtags of the languages in which words are derived so.
pub(in crate::glossary) type Tags = &'static [&'static str];

/// One language's way to derive: calls `visit` with each word derived from a spelling.
type Derive = fn(spelling: &str, visit: &mut dyn FnMut(&str));

const DERIVATIONS: [(Tags, Derive); 2] =
    [(indonesian::TAGS, indonesian::derive), (english::TAGS, english::derive)];

/// Calls `visit` with each word derived from `spelling`, and with the languages in which
/// it is one; only those of `language`, a primary subtag, where there is one.
pub(super) fn derive(spelling: &str, language: Option<&str>, visit: &mut dyn FnMut(&str, Tags)) {
    for (tags, derive) in DERIVATIONS {
        if language.is_none_or(|language| tags.contains(&language)) {
            derive(spelling, &mut |form| visit(form, tags));
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn lists_that_are_searched_are_sorted() {
        for list in [super::english::NOT_DERIVED, super::indonesian::NOT_DERIVED] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
