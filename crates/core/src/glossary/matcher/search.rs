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
pub(super) struct Word<'t> {
    pub(super) token: Token<'t>,
    pub(super) number: u32,
    /// Its bases: a range in [`Search::bases`].
    pub(super) bases: core::ops::Range<usize>,
}

/// A word that a token may be a form of.
pub(super) struct Base {
    pub(super) number: u32,
    pub(super) rules: &'static Rules,
    rule: Rule,
    /// Whether the letters of the word stand as they are before the ending.
    is_prefix: bool,
    /// Whether the word is too short to take an ending unless it is one of capitals.
    is_short: bool,
    /// Whether this is so before the last word of a phrase only.
    is_inner: bool,
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
pub(super) struct Run {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) is_doubled: bool,
    /// The last word before `last` that has an ending: by which rules, and what it makes.
    inner: Option<(&'static Rules, Rule)>,
}

pub(super) struct Search<'s> {
    index: &'s Index,
    normalize: Normalize<'s>,
    /// The rules of the article's language.
    pub(super) rules: &'static Rules,
    pub(super) words: Vec<Word<'s>>,
    pub(super) bases: Vec<Base>,
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
                    search.look_up_bases(rules, &folded, &mut stem, from);
                }
            }
            let bases = from..search.bases.len();
            search.words.push(Word { token, number: index.word(&folded), bases });
        }
        search
    }

    /// Notes the bases of a word, of which those from `from` on are known already: each
    /// once, or a phrase would be walked once for each way to have it.
    fn look_up_bases(
        &mut self,
        rules: &'static Rules,
        folded: &str,
        stem: &mut String,
        from: usize,
    ) {
        let Self { index, bases, .. } = self;
        for (groups, is_inner) in [(rules.endings, false), (rules.inner_endings, true)] {
            rules.bases(folded, groups, &mut |base| {
                stem.clear();
                stem.push_str(base.stem);
                stem.push_str(base.restores);
                let number = index.word(stem);
                let is_form = number != UNKNOWN
                    && !rules.is_not_inflected(folded)
                    && (base.word.len() == folded.len() || !rules.is_not_inflected(base.word));
                let is_known = |base: &Base| {
                    (base.number, base.is_inner) == (number, is_inner) && base.rules == rules
                };
                if is_form && !bases.iter().skip(from).any(is_known) {
                    bases.push(Base {
                        number,
                        rules,
                        rule: base.rule,
                        is_prefix: base.restores.is_empty(),
                        is_short: stem.chars().count() < rules.shortest_base,
                        is_inner,
                    });
                }
            });
        }
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
        let rule = if key.derived.is_some() { Rule::Derived } else { hit.rule };
        Some(Mark { span, term: key.term, rule, alias: key.is_alias })
    }

    fn longest_at(&self, first: usize) -> Option<Hit> {
        let word = self.words.get(first)?;
        let begins = match word.token.joint {
            Joint::Bound => self.is_elided(first),
            joint => joint != Joint::Inside,
        };
        if !begins || !word.token.is_open {
            return None;
        }
        let mut best = None;
        let run = Run { first, last: first, is_doubled: false, inner: None };
        self.walk(ROOT, run, &mut best);
        let is_doubled = word.number != UNKNOWN
            && self.joint(first + 1) == Joint::Hyphen
            && self.words.get(first + 1).is_some_and(|next| next.number == word.number);
        if is_doubled && let Some(node) = self.index.step(ROOT, word.number, Joint::Break) {
            self.walk(node, Run { last: first + 2, is_doubled, ..run }, &mut best);
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
                match self.index.step(node, base.number, joint) {
                    // A sign that touches the word stands behind the word as it is: `geb.`
                    Some(_) if base.is_inner && self.joint(run.last + 1).touches() => {}
                    Some(_) if base.is_inner && base.is_short => {}
                    Some(end) if base.is_inner => {
                        let inner = Some((base.rules, base.rule));
                        self.walk(end, Run { last: run.last + 1, inner, ..run }, best);
                    }
                    Some(end) => self.end_inflected(end, run, base, best),
                    None => {}
                }
            }
            let Some(next) = next else { return };
            node = next;
            run.last += 1;
        }
    }

    /// Notes the keys at `node` of which `run` is an inflected form.
    fn end_inflected(&self, node: u32, run: Run, base: &Base, best: &mut Option<Hit>) {
        let needs_capital = base.rules.has_capital_nouns && !self.is_capital(run.last);
        if self.joint(run.first) == Joint::Hyphen || !self.is_free_after(run.last) || needs_capital
        {
            return;
        }
        for (number, key) in self.index.keys_at(node) {
            let rules = self.rules_of(key);
            let is_form = rules == base.rules
                && (!base.is_short || key.exact.is_some())
                && self.is_allowed(run, key, rules)
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
            if !self.is_allowed(run, key, rules) || !self.is_spelled(key, run, None) {
                continue;
            }
            if let Some((last, rule)) = self.end_of(run, key, rules) {
                keep(best, Hit { last, key: number, rule });
            }
        }
    }

    /// Whether the rules of a key allow how `run` begins and what is within it.
    fn is_allowed(&self, run: Run, key: &Key, rules: &Rules) -> bool {
        (!run.is_doubled || self.is_doubling_word(run.first, rules))
            && run.inner.is_none_or(|(inner, _)| inner == rules && key.exact.is_none())
            && key.derived.is_none_or(|tags| tags == rules.tags)
            && (!key.has_hyphen || self.joint(run.first + 1) == Joint::Hyphen)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.token.text.starts_with(char::is_uppercase))
    }

    pub(super) fn is_doubling_word(&self, at: usize, rules: &Rules) -> bool {
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
                None => *text == **wanted || text.chars().all(is_apostrophe),
            }
        })
    }

    fn rules_of(&self, key: &Key) -> &'static Rules {
        key.rules.unwrap_or(self.rules)
    }

    /// How the token at `at` hangs on the one before it; the end of the text is a break.
    pub(super) fn joint(&self, at: usize) -> Joint {
        self.words.get(at).map_or(Joint::Break, |word| word.token.joint)
    }

    /// Whether a word may end with the token at `at`.
    pub(super) fn is_free_after(&self, at: usize) -> bool {
        !matches!(self.joint(at + 1), Joint::Hyphen | Joint::Bound | Joint::Inside)
    }

    pub(super) fn folded(&self, text: &str) -> String {
        let mut folded = String::with_capacity(text.len());
        fold_word(text, self.normalize, &mut folded);
        folded
    }
}

impl Run {
    /// What is said of a form of these words: that they are doubled says more, that they
    /// are as in the glossary says less.
    pub(super) fn rule(self, rule: Rule) -> Rule {
        match self.inner {
            _ if self.is_doubled => Rule::Doubled,
            Some((_, inner)) if rule == Rule::Exact => inner,
            _ => rule,
        }
    }
}

/// Keeps the longer of two hits; of two of one length the one found first.
fn keep(best: &mut Option<Hit>, hit: Hit) {
    if best.as_ref().is_none_or(|best| hit.last > best.last) {
        *best = Some(hit);
    }
}
