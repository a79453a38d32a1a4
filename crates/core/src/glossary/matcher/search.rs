//! One pass over one text.

use super::Normalize;
use super::index::{Index, Key, ROOT, UNKNOWN};
use super::spelled::{composed, fold_word};
use crate::glossary::languages::{PLAIN, Rules};
use crate::glossary::{Mark, Rule};
use crate::text::Utf16Span;
use crate::text::characters::is_apostrophe;
use crate::text::words::{Joint, Token};

/// A token of the text, looked up once.
struct Word<'t> {
    token: Token<'t>,
    number: u32,
    /// Its bases: a range in [`Search::bases`].
    bases: core::ops::Range<usize>,
}

/// A word that a token may be a form of.
struct Base {
    number: u32,
    rules: &'static Rules,
    rule: Rule,
    /// Whether the letters of the word stand as they are before the ending.
    is_prefix: bool,
    /// Whether the word is too short to take an ending unless it is one of capitals.
    is_short: bool,
}

/// What was found at one place.
struct Hit {
    last: usize,
    key: u32,
    rule: Rule,
}

/// A stretch of tokens that spells a key: from `first` to `last`, without the token
/// after the first where that one is said twice.
#[derive(Clone, Copy)]
struct Run {
    first: usize,
    last: usize,
    is_doubled: bool,
}

pub(super) struct Search<'s> {
    index: &'s Index,
    normalize: Normalize<'s>,
    /// The rules of the article's language.
    rules: &'static Rules,
    words: Vec<Word<'s>>,
    bases: Vec<Base>,
}

impl<'s> Search<'s> {
    pub(super) fn new(
        index: &'s Index,
        tokens: Vec<Token<'s>>,
        rules: &'static Rules,
        normalize: Normalize<'s>,
    ) -> Self {
        let words = Vec::with_capacity(tokens.len());
        let mut search = Self { index, normalize, rules, words, bases: Vec::new() };
        let mut languages = vec![rules];
        languages.extend(index.languages.iter().copied().filter(|other| *other != rules));
        languages.retain(|rules| *rules != &PLAIN);
        let mut folded = String::new();
        let mut stem = String::new();
        for token in tokens {
            fold_word(token.text, normalize, &mut folded);
            let from = search.bases.len();
            if token.is_word {
                for rules in &languages {
                    search.look_up_bases(rules, &folded, &mut stem);
                }
            }
            let bases = from..search.bases.len();
            search.words.push(Word { token, number: index.word(&folded), bases });
        }
        search
    }

    fn look_up_bases(&mut self, rules: &'static Rules, folded: &str, stem: &mut String) {
        let Self { index, bases, .. } = self;
        rules.bases(folded, &mut |base| {
            stem.clear();
            stem.push_str(base.stem);
            stem.push_str(base.restores);
            let number = index.word(stem);
            if number != UNKNOWN {
                bases.push(Base {
                    number,
                    rules,
                    rule: base.rule,
                    is_prefix: base.restores.is_empty(),
                    is_short: stem.chars().count() < rules.shortest_base,
                });
            }
        });
    }

    /// All marks of the text.
    pub(super) fn run(self) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut first = 0;
        while first < self.words.len() {
            match self.longest_at(first) {
                Some(hit) => {
                    marks.extend(self.mark(first, &hit));
                    first = hit.last + 1;
                }
                None => first += 1,
            }
        }
        marks
    }

    fn mark(&self, first: usize, hit: &Hit) -> Option<Mark> {
        let key = self.index.key(hit.key)?;
        let start = self.words.get(first)?.token.span.start;
        let end = self.words.get(hit.last)?.token.span.end;
        let span = Utf16Span { start, end };
        Some(Mark { span, term: key.term, rule: hit.rule, alias: key.is_alias })
    }

    fn longest_at(&self, first: usize) -> Option<Hit> {
        let word = self.words.get(first)?;
        if word.token.joint == Joint::Bound || !word.token.is_open {
            return None;
        }
        let mut best = None;
        self.walk(ROOT, Run { first, last: first, is_doubled: false }, &mut best);
        let is_doubled = word.number != UNKNOWN
            && self.joint(first + 1) == Joint::Hyphen
            && self.words.get(first + 1).is_some_and(|next| next.number == word.number);
        if is_doubled && let Some(node) = self.index.step(ROOT, word.number, Joint::Break) {
            self.walk(node, Run { first, last: first + 2, is_doubled }, &mut best);
        }
        best
    }

    /// Follows the words from `run.last` on, and keeps the longest hit.
    fn walk(&self, mut node: u32, mut run: Run, best: &mut Option<Hit>) {
        loop {
            let Some(word) = self.words.get(run.last).filter(|word| word.token.is_open) else {
                return;
            };
            let joint = word.token.joint;
            if joint == Joint::Break && run.last > run.first {
                return;
            }
            let next = self.index.step(node, word.number, joint);
            if let Some(next) = next {
                self.end_whole(next, run, best);
            }
            for base in self.bases.get(word.bases.clone()).unwrap_or_default() {
                if let Some(end) = self.index.step(node, base.number, joint) {
                    self.end_inflected(end, run, base, best);
                }
            }
            let Some(next) = next else { return };
            node = next;
            run.last += 1;
        }
    }

    /// Notes the keys at `node` of which `run` is an inflected form.
    fn end_inflected(&self, node: u32, run: Run, base: &Base, best: &mut Option<Hit>) {
        if self.joint(run.first) == Joint::Hyphen || !self.is_free_after(run.last) {
            return;
        }
        for (number, key) in self.index.keys_at(node) {
            let rules = self.rules_of(key);
            let is_form = rules == base.rules
                && (!base.is_short || key.exact.is_some())
                && self.is_doubling_allowed(run, rules)
                && self.is_spelled(key, run, Some(base));
            if is_form {
                keep(best, Hit { last: run.last, key: number, rule: run.rule(base.rule) });
            }
        }
    }

    /// Notes the keys at `node` that `run` spells, with what may hang on them.
    fn end_whole(&self, node: u32, run: Run, best: &mut Option<Hit>) {
        for (number, key) in self.index.keys_at(node) {
            let rules = self.rules_of(key);
            if !self.is_doubling_allowed(run, rules) || !self.is_spelled(key, run, None) {
                continue;
            }
            if let Some((last, rule)) = self.end_of(run, key, rules) {
                keep(best, Hit { last, key: number, rule });
            }
        }
    }

    /// Where the form of `key` that begins with `run` ends; `None` where `run` is only
    /// a part of some other word.
    fn end_of(&self, run: Run, key: &Key, rules: &Rules) -> Option<(usize, Rule)> {
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
                self.possessive_end(next, rules).map(|last| (last, run.rule(Rule::Possessive)))
            }
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

    /// The end of `'s` that begins at token `at`.
    fn possessive_end(&self, at: usize, rules: &Rules) -> Option<usize> {
        let apostrophe = self.words.get(at)?.token;
        let ending = self.words.get(at + 1)?.token;
        let is_possessive = apostrophe.text.chars().all(is_apostrophe)
            && apostrophe.is_open
            && ending.is_open
            && ending.joint == Joint::Bound
            && rules.possessives.contains(&self.folded(ending.text).as_str())
            && self.is_free_after(at + 1);
        is_possessive.then_some(at + 1)
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
            && prefixes.binary_search(&self.folded(name.token.text).as_str()).is_err()
    }

    fn is_doubling_allowed(&self, run: Run, rules: &Rules) -> bool {
        !run.is_doubled || self.is_doubling_word(run.first, rules)
    }

    fn is_doubling_word(&self, at: usize, rules: &Rules) -> bool {
        self.words.get(at).is_some_and(|word| rules.doubles(&self.folded(word.token.text)))
    }

    /// Whether the case of the text is right where the case counts.
    fn is_spelled(&self, key: &Key, run: Run, base: Option<&Base>) -> bool {
        let Some(exact) = &key.exact else { return true };
        let second = run.first + 1 + usize::from(run.is_doubled);
        let tokens = core::iter::once(run.first).chain(second..=run.last);
        tokens.zip(exact.iter()).all(|(at, wanted)| {
            let Some(word) = self.words.get(at) else { return false };
            let text = composed(word.token.text, self.normalize);
            match base.filter(|_| at == run.last) {
                Some(base) => text
                    .strip_prefix(&**wanted)
                    .is_some_and(|ending| base.is_prefix && !ending.contains(char::is_uppercase)),
                None => text == **wanted || text.chars().all(is_apostrophe),
            }
        })
    }

    fn rules_of(&self, key: &Key) -> &'static Rules {
        key.rules.unwrap_or(self.rules)
    }

    /// How the token at `at` hangs on the one before it; the end of the text is a break.
    fn joint(&self, at: usize) -> Joint {
        self.words.get(at).map_or(Joint::Break, |word| word.token.joint)
    }

    /// Whether a word may end with the token at `at`.
    fn is_free_after(&self, at: usize) -> bool {
        !matches!(self.joint(at + 1), Joint::Hyphen | Joint::Bound)
    }

    fn folded(&self, text: &str) -> String {
        let mut folded = String::with_capacity(text.len());
        fold_word(text, self.normalize, &mut folded);
        folded
    }
}

impl Run {
    /// What is said of a form of these words: that they are doubled says more.
    fn rule(self, rule: Rule) -> Rule {
        if self.is_doubled { Rule::Doubled } else { rule }
    }
}

/// Keeps the longer of two hits; of two of one length the one found first.
fn keep(best: &mut Option<Hit>, hit: Hit) {
    if best.as_ref().is_none_or(|best| hit.last > best.last) {
        *best = Some(hit);
    }
}
