//! A catalogue of the interface's sentences.

use super::PluralCategory;

/// The sentences of one language over those of the fallback language, by key.
///
/// A sentence holds places as `{name}`. A key with plural forms has one sentence for
/// each category, as `key.one` and `key.other`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalog {
    /// Sorted by key.
    sentences: Vec<(String, String)>,
    right_to_left: bool,
}

impl Catalog {
    /// A catalogue of sentences; of two with one key, the last counts.
    #[must_use]
    pub fn new(sentences: impl IntoIterator<Item = (String, String)>, right_to_left: bool) -> Self {
        let mut catalog = Self { sentences: Vec::new(), right_to_left };
        for (key, text) in sentences {
            match catalog.place(&key) {
                Ok(at) => {
                    if let Some((_, known)) = catalog.sentences.get_mut(at) {
                        *known = text;
                    }
                }
                Err(at) => catalog.sentences.insert(at, (key, text)),
            }
        }
        catalog
    }

    /// The same, with the sentences of `fallback` for the keys that it is without.
    #[must_use]
    pub fn over(&self, fallback: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut catalog = self.clone();
        for (key, text) in fallback {
            if let Err(at) = catalog.place(&key) {
                catalog.sentences.insert(at, (key, text));
            }
        }
        catalog
    }

    /// Whether the language is written from right to left.
    #[must_use]
    pub const fn right_to_left(&self) -> bool {
        self.right_to_left
    }

    /// The sentence of a key; the key itself where no language has it, so that a gap
    /// is seen and nothing breaks.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        self.find(key).unwrap_or(key).to_owned()
    }

    /// The sentence of a key with its places filled.
    #[must_use]
    pub fn format(&self, key: &str, places: &[(&str, &str)]) -> String {
        fill(self.find(key).unwrap_or(key), places)
    }

    /// The sentence of a key for a number, with `{count}` filled by its written form.
    #[must_use]
    pub fn count(&self, key: &str, category: PluralCategory, written: &str) -> String {
        let sentence = [category, PluralCategory::Other]
            .iter()
            .find_map(|form| self.find(&[key, ".", form.name()].concat()))
            .unwrap_or(key);
        fill(sentence, &[("count", written)])
    }

    fn find(&self, key: &str) -> Option<&str> {
        self.place(key).ok().and_then(|at| self.sentences.get(at)).map(|(_, text)| text.as_str())
    }

    fn place(&self, key: &str) -> Result<usize, usize> {
        self.sentences.binary_search_by(|(known, _)| known.as_str().cmp(key))
    }
}

/// Fills `{name}` places in one pass, so that a filled-in text is never read for places.
fn fill(sentence: &str, places: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let place = after.split_once('}').and_then(|(name, tail)| {
            let (_, value) = places.iter().find(|(place, _)| *place == name)?;
            Some((*value, tail))
        });
        if let Some((value, tail)) = place {
            out.push_str(value);
            rest = tail;
        } else {
            out.push('{');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(entries: &[(&str, &str)]) -> Vec<(String, String)> {
        entries.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
    }

    #[test]
    fn a_key_falls_back_alone() {
        let catalog = Catalog::new(pairs(&[("a", "Satu")]), true);
        let catalog = catalog.over(pairs(&[("a", "A"), ("b", "B")]));
        assert!(catalog.right_to_left());
        assert_eq!(catalog.text("a"), "Satu");
        assert_eq!(catalog.text("b"), "B");
        assert_eq!(catalog.text("c"), "c");
    }

    #[test]
    fn places_are_filled_once_and_unknown_ones_stay() {
        let catalog = Catalog::new(pairs(&[("a", "{x} and {y} and {z")]), false);
        assert_eq!(catalog.format("a", &[("x", "{y}")]), "{y} and {y} and {z");
    }

    #[test]
    fn a_plural_form_that_is_missing_falls_back_to_other() {
        let catalog =
            Catalog::new(pairs(&[("n.one", "{count} mark"), ("n.other", "{count} marks")]), false);
        assert_eq!(catalog.count("n", PluralCategory::One, "1"), "1 mark");
        assert_eq!(catalog.count("n", PluralCategory::Few, "3"), "3 marks");
    }
}
