//! The shape of a language's rules, and how they take endings from a word.

use crate::glossary::Rule;

/// The rules of one language; [`PLAIN`] has none. Two are equal when they are the same.
#[derive(Debug)]
pub(in crate::glossary) struct Rules {
    /// Primary subtags (BCP 47) of the languages that have these rules.
    pub(in crate::glossary) tags: Words,
    /// Endings written onto a word, outermost group first; a word has at most one of
    /// each group.
    pub(in crate::glossary) endings: Groups,
    /// The same for the words of a phrase before its last, where they agree with it or
    /// carry its plural: `ataques informáticos`, `mots de passe`.
    pub(in crate::glossary) inner_endings: Groups,
    /// Words that look as if they had an ending and are words of their own.
    pub(super) not_inflected: Words,
    /// The letters that a word must have at least to take an ending; short names in
    /// capitals (`AI`, `PBB`) are exempt.
    pub(in crate::glossary) shortest_base: usize,
    /// Whether only a word with a capital may have an ending, as German nouns have one
    /// and verbs that look like them have none: `Tests`, `testen`.
    pub(in crate::glossary) has_capital_nouns: bool,
    /// Whether an ending may hang on a hyphen: `KTP-nya`.
    pub(in crate::glossary) has_hyphen_endings: bool,
    /// Whether an ending may hang on an apostrophe: `Ankara'da`.
    pub(in crate::glossary) has_apostrophe_endings: bool,
    /// What stands after an apostrophe without making another word: `attacker's`.
    pub(in crate::glossary) possessives: Words,
    /// Words that such a possessive makes another word of: `that's` is *that is*.
    pub(in crate::glossary) not_possessed: Words,
    /// What stands before an apostrophe and a vowel without making another word:
    /// `l'attaque`.
    pub(in crate::glossary) elisions: Words,
    /// Whether a word said twice is still that word, as in a plural; and the words of
    /// which that is not true.
    pub(super) doubling: Option<Words>,
    /// Whether two names joined by a hyphen are a pair of names; and the prefixes that
    /// look like a name where a sentence begins.
    pub(in crate::glossary) name_pairs: Option<Words>,
}

/// Words, each with a space behind it but the last: a list of them would take eight bytes
/// a word besides.
pub(in crate::glossary) type Words = &'static str;

/// Whether `word` is one of `words`.
pub(in crate::glossary) fn is_among(words: Words, word: &str) -> bool {
    words.split(' ').any(|other| other == word)
}

/// Groups of endings, outermost first.
pub(super) type Groups = &'static [&'static [Ending]];

/// An ending, and when it is one.
#[derive(Debug)]
pub(in crate::glossary) struct Ending {
    /// Its letters.
    pub(super) form: &'static str,
    /// The letters that it took the place of: `y` in `policies`.
    pub(super) restores: &'static str,
    /// What must stand before it.
    pub(super) after: After,
    /// The last vowel before it must be one of these, where there are some: the harmony
    /// of vowels.
    pub(super) vowels: &'static str,
    /// What it makes of a word.
    pub(super) rule: Rule,
}

/// What must stand right before an ending. Before one that stands alone, as after a
/// hyphen, anything may.
#[derive(Clone, Copy, Debug)]
pub(super) enum After {
    /// Any letter.
    Anything,
    /// One of these.
    OneOf(Words),
    /// None of these.
    NoneOf(Words),
}

/// What a language has that has no rules.
pub(super) const NO_RULES: Rules = Rules {
    tags: "",
    endings: &[],
    inner_endings: &[],
    not_inflected: "",
    shortest_base: 3,
    has_capital_nouns: false,
    has_hyphen_endings: false,
    has_apostrophe_endings: false,
    possessives: "",
    not_possessed: "",
    elisions: "",
    doubling: None,
    name_pairs: None,
};

/// No rules: a term is found as it is written, in any case.
pub(in crate::glossary) static PLAIN: Rules = NO_RULES;

/// A word without an ending.
pub(in crate::glossary) struct Base<'w> {
    /// The word with the ending.
    pub(in crate::glossary) word: &'w str,
    /// What is left of the word.
    pub(in crate::glossary) stem: &'w str,
    /// What belongs at its end instead.
    pub(in crate::glossary) restores: &'static str,
    /// What the ending makes of the word.
    pub(in crate::glossary) rule: Rule,
}

impl PartialEq for Rules {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self, other)
    }
}

impl Rules {
    /// Calls `visit` with each word of which `word`, folded, looks like a form by `groups`,
    /// which are [`endings`](Self::endings) or [`inner_endings`](Self::inner_endings).
    /// Whether it [is none](Self::is_not_inflected) is left to ask, which takes longer.
    pub(in crate::glossary) fn bases(
        &self,
        word: &str,
        groups: Groups,
        visit: &mut dyn FnMut(&Base<'_>),
    ) {
        for (group, inner) in groups.iter().zip(1_usize..) {
            for ending in *group {
                let Some(stem) = word.strip_suffix(ending.form) else { continue };
                if !ending.may_follow(stem) {
                    continue;
                }
                visit(&Base { word, stem, restores: ending.restores, rule: ending.rule });
                // What is left may have an ending of an inner group only as it stands.
                if ending.restores.is_empty()
                    && let Some(groups) = groups.get(inner..)
                {
                    self.bases(stem, groups, visit);
                }
            }
        }
    }

    /// Whether `word`, folded, is made of endings alone: `nya`, `mukah`.
    pub(in crate::glossary) fn is_ending(&self, word: &str) -> bool {
        let mut is_ending = false;
        self.bases(word, self.endings, &mut |base| {
            is_ending |= base.stem.is_empty() && base.restores.is_empty();
        });
        is_ending
    }

    /// Whether `word`, folded, is a word of its own however it ends.
    pub(in crate::glossary) fn is_not_inflected(&self, word: &str) -> bool {
        is_among(self.not_inflected, word)
    }

    /// Whether `word`, folded and said twice, still means itself.
    pub(in crate::glossary) fn doubles(&self, word: &str) -> bool {
        self.doubling.is_some_and(|others| !is_among(others, word))
    }
}

impl Ending {
    /// An ending that takes the place of nothing and stands after anything.
    pub(super) const fn new(form: &'static str, rule: Rule) -> Self {
        Self { form, restores: "", after: After::Anything, vowels: "", rule }
    }

    /// A plural ending, what it took the place of, and what stands before it.
    pub(super) const fn plural(form: &'static str, restores: &'static str, after: After) -> Self {
        Self { form, restores, after, vowels: "", rule: Rule::Plural }
    }

    fn may_follow(&self, stem: &str) -> bool {
        let ends = |ends: Words| ends.split(' ').any(|end| stem.ends_with(end));
        let is_after = match self.after {
            After::Anything => true,
            After::OneOf(wanted) => ends(wanted),
            After::NoneOf(others) => !ends(others),
        };
        stem.is_empty() || is_after && self.is_in_harmony(stem)
    }

    fn is_in_harmony(&self, stem: &str) -> bool {
        let is_vowel = |c: &char| matches!(c, 'a' | 'e' | 'ı' | 'i' | 'o' | 'ö' | 'u' | 'ü');
        let last = stem.chars().rev().find(is_vowel);
        self.vowels.is_empty() || self.vowels.chars().any(|vowel| Some(vowel) == last)
    }
}
