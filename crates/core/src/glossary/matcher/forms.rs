//! What may hang on a term that stands in a text: endings, a repetition, another name.

use super::index::Key;
use super::search::{Run, Search, Word};
use crate::glossary::Rule;
use crate::glossary::languages::{Rules, is_among};
use crate::text::characters::is_apostrophe;
use crate::text::words::Joint;

impl Search<'_> {
    /// Where the form of `key` that begins with `run` ends; `None` where `run` is only
    /// a part of some other word.
    pub(super) fn end_of(&self, run: Run, key: &Key, rules: &Rules) -> Option<(usize, Rule)> {
        let next = run.last + 1;
        if self.joint(run.first) == Joint::Hyphen {
            let other = run.first.checked_sub(1)?;
            let is_pair = self.is_free_after(run.last)
                && self.joint(other) != Joint::Hyphen
                && self.joint(other) != Joint::Bound
                && self.is_other_name(other, run, key, rules);
            return is_pair.then_some((run.last, Rule::NamePair));
        }
        match self.joint(next) {
            Joint::Hyphen => {
                if self.is_hyphen_ending(next, rules) {
                    return Some((next, run.rule(Rule::Clitic)));
                }
                if let Some(last) = self.repetition(run, rules) {
                    return Some((last, Rule::Doubled));
                }
                let is_pair = self.is_free_after(next) && self.is_other_name(next, run, key, rules);
                is_pair.then_some((run.last, Rule::NamePair))
            }
            Joint::Bound => {
                let (last, rule) = self.apostrophe_end(next, rules)?;
                let is_other_word = rule == Rule::Possessive
                    && key.exact.is_none()
                    && self.is_not_possessed(run.last, rules);
                (!is_other_word).then_some((last, run.rule(rule)))
            }
            Joint::Inside => None,
            _ => Some((run.last, run.rule(Rule::Exact))),
        }
    }

    fn is_hyphen_ending(&self, at: usize, rules: &Rules) -> bool {
        rules.has_hyphen_endings
            && self.is_free_after(at)
            && self.words.get(at).is_some_and(|word| {
                word.token.is_open && rules.is_ending(&self.folded(word.token.text))
            })
    }

    /// The last token of the run said again after a hyphen, with an ending or without.
    fn repetition(&self, run: Run, rules: &Rules) -> Option<usize> {
        let length = run.last + 1 - run.first;
        let last = run.last + length;
        let original = self.words.get(run.first..=run.last)?;
        let again = self.words.get(run.last + 1..=last)?;
        if run.is_doubled || (length == 1 && !self.is_doubling_word(run.first, rules)) {
            return None;
        }
        let (end, head) = again.split_last()?;
        let same = |(a, b): (&Word<'_>, &Word<'_>)| a.number == b.number && b.token.is_open;
        let is_joined = |word: &Word<'_>| word.token.joint != Joint::Break;
        let wanted = original.last()?.number;
        let mut bases = self.bases.get(end.bases.clone())?.iter();
        let is_said_again = original.iter().zip(head).all(same)
            && again.iter().all(is_joined)
            && end.token.is_open
            && (end.number == wanted
                || bases.any(|base| base.rules == rules && base.number == wanted));
        if !is_said_again {
            None
        } else if self.is_free_after(last) {
            Some(last)
        } else {
            (self.joint(last + 1) == Joint::Hyphen && self.is_hyphen_ending(last + 1, rules))
                .then_some(last + 1)
        }
    }

    /// The end of `'s` that begins at token `at`, and what it is.
    fn apostrophe_end(&self, at: usize, rules: &Rules) -> Option<(usize, Rule)> {
        let last = at + 1;
        let (apostrophe, ending) = (self.words.get(at)?.token, self.words.get(last)?.token);
        let is_joined = apostrophe.text.chars().all(is_apostrophe)
            && apostrophe.is_open
            && ending.is_open
            && ending.joint == Joint::Bound
            && self.is_free_after(last);
        if !is_joined {
            return None;
        }
        let ending = self.folded(ending.text);
        if is_among(rules.possessives, &ending) {
            Some((last, Rule::Possessive))
        } else {
            (rules.has_apostrophe_endings && rules.is_ending(&ending)).then_some((last, Rule::Case))
        }
    }

    fn is_not_possessed(&self, at: usize, rules: &Rules) -> bool {
        self.words
            .get(at)
            .is_some_and(|word| is_among(rules.not_possessed, &self.folded(word.token.text)))
    }

    /// Whether the word at token `at` stands behind an elision of the article's language,
    /// as in `l'attaque`.
    pub(super) fn is_elided(&self, at: usize) -> bool {
        let before = |back| at.checked_sub(back).and_then(|at| self.words.get(at));
        let (Some(apostrophe), Some(elision)) = (before(1), before(2)) else { return false };
        let is_apostrophe = apostrophe.token.text.chars().all(is_apostrophe);
        is_apostrophe
            && elision.token.joint != Joint::Bound
            && is_among(self.rules.elisions, &self.folded(elision.token.text))
            && self.words.get(at).is_some_and(|word| {
                let first = word.token.text.chars().next().unwrap_or_default();
                let first = first.to_ascii_lowercase();
                // Nothing is elided before a consonant.
                !first.is_ascii_lowercase()
                    || matches!(first, 'a' | 'e' | 'h' | 'i' | 'o' | 'u' | 'y')
            })
    }

    /// Whether the token at `other` is a name that makes a pair with the name in `run`.
    fn is_other_name(&self, other: usize, run: Run, key: &Key, rules: &Rules) -> bool {
        let Some(prefixes) = rules.name_pairs else { return false };
        let is_name = |at: usize| {
            self.words.get(at).is_some_and(|word| {
                let mut letters = word.token.text.chars();
                letters.next().is_some_and(char::is_uppercase) && letters.next().is_some()
            })
        };
        let Some(name) = self.words.get(other) else { return false };
        key.is_name
            && is_name(run.first)
            && is_name(other)
            && !is_among(prefixes, &self.folded(name.token.text))
    }
}
