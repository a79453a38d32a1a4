//! What a word may look like in running text beside its dictionary form: data, one file
//! a language.
//!
//! There is no stemmer. A stemmer merges words that have nothing to do with each other
//! (the Snowball one for Indonesian puts `seminari` and `seminar` together), and a wrong
//! explanation is worse than none. So a language lists the few endings that almost never
//! lie, and the words in which they do.

mod english;
mod indonesian;

use super::Rule;

/// The rules of one language; [`PLAIN`] has none.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Rules {
    /// Primary subtags (BCP 47) of the languages that have these rules.
    pub(super) tags: &'static [&'static str],
    /// Endings written onto a word, outermost group first; a word has at most one of
    /// each group.
    pub(super) endings: &'static [&'static [Ending]],
    /// Words that look as if they had an ending and are words of their own, sorted.
    pub(super) not_inflected: &'static [&'static str],
    /// The letters that a word must have at least to take an ending; short names in
    /// capitals (`AI`, `PBB`) are exempt.
    pub(super) shortest_base: usize,
    /// Whether an ending may hang on a hyphen: `KTP-nya`.
    pub(super) has_hyphen_endings: bool,
    /// What stands after an apostrophe without making another word: `attacker's`.
    pub(super) possessives: &'static [&'static str],
    /// Whether a word said twice is still that word, as in a plural; and the words,
    /// sorted, of which that is not true.
    pub(super) doubling: Option<&'static [&'static str]>,
    /// Whether two names joined by a hyphen are a pair of names; and the prefixes,
    /// sorted, that look like a name where a sentence begins.
    pub(super) name_pairs: Option<&'static [&'static str]>,
}

/// An ending, and when it is one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Ending {
    /// Its letters.
    pub(super) form: &'static str,
    /// The letters that it took the place of: `y` in `policies`.
    pub(super) restores: &'static str,
    /// What must stand before it.
    pub(super) after: After,
    /// What it makes of a word.
    pub(super) rule: Rule,
}

/// What must stand before an ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// Any letter.
    Anything,
    /// Any letter but `s`.
    NoS,
    /// A sound after which English writes `es`: s, x, z, ch, sh, o.
    Hissing,
    /// A letter that is no vowel.
    Consonant,
}

/// No rules: a term is found as it is written, in any case.
pub(super) static PLAIN: Rules = Rules {
    tags: &[],
    endings: &[],
    not_inflected: &[],
    shortest_base: 0,
    has_hyphen_endings: false,
    possessives: &[],
    doubling: None,
    name_pairs: None,
};

/// The rules of the language with this BCP 47 tag.
pub(super) fn rules_of(tag: &str) -> &'static Rules {
    let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    [&indonesian::RULES, &english::RULES]
        .into_iter()
        .find(|rules| rules.tags.contains(&primary.as_str()))
        .unwrap_or(&PLAIN)
}

/// A word without an ending.
pub(super) struct Base<'w> {
    /// What is left of the word.
    pub(super) stem: &'w str,
    /// What belongs at its end instead.
    pub(super) restores: &'static str,
    /// What the ending makes of the word.
    pub(super) rule: Rule,
}

impl Rules {
    /// Calls `visit` with each word of which `word`, folded, may be a form.
    pub(super) fn bases(&self, word: &str, visit: &mut dyn FnMut(&Base<'_>)) {
        self.strip(word, self.endings, visit);
    }

    fn strip(
        &self,
        word: &str,
        groups: &'static [&'static [Ending]],
        visit: &mut dyn FnMut(&Base<'_>),
    ) {
        for (group, inner) in groups.iter().zip(1_usize..) {
            for ending in *group {
                let Some(stem) = word.strip_suffix(ending.form) else { continue };
                if !ending.after.allows(stem) || self.not_inflected.binary_search(&word).is_ok() {
                    continue;
                }
                visit(&Base { stem, restores: ending.restores, rule: ending.rule });
                if let Some(groups) = groups.get(inner..) {
                    self.strip(stem, groups, visit);
                }
            }
        }
    }

    /// Whether `word`, folded, is made of endings alone: `nya`, `mukah`.
    pub(super) fn is_ending(&self, word: &str) -> bool {
        let mut is_ending = false;
        self.bases(word, &mut |base| is_ending |= base.stem.is_empty());
        is_ending
    }

    /// Whether `word`, folded and said twice, still means itself.
    pub(super) fn doubles(&self, word: &str) -> bool {
        self.doubling.is_some_and(|others| others.binary_search(&word).is_err())
    }
}

impl After {
    fn allows(self, stem: &str) -> bool {
        match self {
            Self::Anything => true,
            Self::NoS => !stem.ends_with('s'),
            Self::Hissing => ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| stem.ends_with(end)),
            Self::Consonant => stem.ends_with(|c: char| c.is_alphabetic() && !"aeiou".contains(c)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{PLAIN, english, indonesian, rules_of};

    #[test]
    fn a_tag_chooses_the_rules_by_its_primary_subtag() {
        for (tag, rules) in [
            ("id", &indonesian::RULES),
            ("ID-id", &indonesian::RULES),
            ("ms_MY", &indonesian::RULES),
            ("en-GB", &english::RULES),
            ("de", &PLAIN),
            ("", &PLAIN),
            ("ido", &PLAIN),
        ] {
            assert_eq!(rules_of(tag).tags, rules.tags, "{tag}");
        }
    }

    #[test]
    fn lists_that_are_searched_are_sorted() {
        for rules in [&indonesian::RULES, &english::RULES] {
            let lists = [Some(rules.not_inflected), rules.doubling, rules.name_pairs];
            for list in lists.into_iter().flatten() {
                assert!(list.is_sorted(), "{list:?}");
            }
        }
    }
}
