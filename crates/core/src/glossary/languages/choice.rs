//! Which languages' rules are at hand.

use super::more::{MORE, More};
use super::rules::{PLAIN, Rules, Words, is_among};
use super::{english, indonesian};
use crate::glossary::Glossary;

/// Rules that are always there.
const BUILT_IN: [&Rules; 2] = [&indonesian::RULES, &english::RULES];
/// Primary subtags of the languages that only [`Languages::all`] knows.
const FURTHER: Words = "de es fr it nl pt tr";

/// The languages whose inflection a [`Matcher`](super::super::Matcher) knows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Languages {
    more: Option<&'static More>,
}

impl PartialEq for Languages {
    fn eq(&self, other: &Self) -> bool {
        self.more.is_some() == other.more.is_some()
    }
}

impl Languages {
    /// Indonesian, Malay and English, which take few bytes.
    #[must_use]
    pub const fn built_in() -> Self {
        Self { more: None }
    }

    /// Those, Spanish, Portuguese, French, German, Dutch, Italian and Turkish, and the
    /// derivation of words. Who loads them on demand calls this only in the module that
    /// is loaded.
    #[must_use]
    pub const fn all() -> Self {
        Self { more: Some(&MORE) }
    }

    /// Whether these languages do for a glossary and an article in `language`, a BCP 47
    /// tag: `false` where [`all`](Self::all) would find more.
    #[must_use]
    pub fn suffice(self, glossary: &Glossary, language: Option<&str>) -> bool {
        let is_further = |tag: &str| is_among(FURTHER, &primary(tag));
        let mut suffice = !language.is_some_and(is_further);
        for (_, term) in glossary.terms() {
            for entry in &term.senses {
                suffice &= !entry.derive && !entry.language.as_deref().is_some_and(is_further);
            }
        }
        suffice || self.more.is_some()
    }

    /// Calls `visit` with each word derived from a spelling in `language`, a BCP 47 tag,
    /// or in any language, and with the primary subtags of those in which it is one.
    pub(in crate::glossary) fn derive(
        self,
        spelling: &str,
        language: Option<&str>,
        visit: &mut dyn FnMut(&str, Words),
    ) {
        if let Some(more) = self.more {
            (more.derive)(spelling, language.map(primary).as_deref(), visit);
        }
    }

    /// The rules of the language with this BCP 47 tag.
    pub(in crate::glossary) fn rules_of(self, tag: &str) -> &'static Rules {
        let primary = primary(tag);
        for list in [&BUILT_IN[..], self.more.map_or(&[], |more| more.rules)] {
            for rules in list {
                if is_among(rules.tags, &primary) {
                    return rules;
                }
            }
        }
        &PLAIN
    }
}

/// The part of a BCP 47 tag that names the language, in lower case.
fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::Entry;

    #[test]
    fn a_tag_chooses_the_rules_by_its_primary_subtag() {
        for (tag, built_in, all) in [
            ("id", "id", "id"),
            ("ID-id", "id", "id"),
            ("ms_MY", "id", "id"),
            ("en-GB", "en", "en"),
            ("de-AT", "", "de"),
            ("pt_BR", "", "pt"),
            ("sv", "", ""),
            ("", "", ""),
            ("ido", "", ""),
        ] {
            for (languages, expected) in
                [(Languages::built_in(), built_in), (Languages::all(), all)]
            {
                let tags = languages.rules_of(tag).tags;
                assert_eq!(tags.split(' ').next(), Some(expected), "{tag}");
            }
        }
    }

    #[test]
    fn more_is_asked_for_where_it_would_find_more() {
        let mut tags: Vec<&str> = MORE.rules.iter().map(|rules| rules.tags).collect();
        tags.sort_unstable();
        assert_eq!(tags.join(" "), FURTHER);
        for (entry, article, suffice) in [
            (None, None, true),
            (None, Some("id"), true),
            (Some("en"), Some("ms"), true),
            (None, Some("sv"), true),
            (None, Some("de-CH"), false),
            (Some("fr"), Some("id"), false),
            (Some("TR"), None, false),
        ] {
            let entry = Entry { language: entry.map(str::to_owned), ..Entry::new("a", "x") };
            let glossary = Glossary::from_entries([entry]);
            assert_eq!(Languages::built_in().suffice(&glossary, article), suffice, "{article:?}");
            assert!(Languages::all().suffice(&glossary, article));
        }
        let derived = Glossary::from_entries([Entry { derive: true, ..Entry::new("a", "x") }]);
        assert!(!Languages::built_in().suffice(&derived, Some("id")));
    }
}
