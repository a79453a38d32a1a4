//! Which terms of a compiled glossary may stand in a text.
//!
//! The index answers for spellings only, so all that the words of a text may be spelled
//! like in a dictionary is asked for. What is found becomes entries, of which the ordinary
//! matcher then says where they stand: its rules are written once.

use std::borrow::Cow;

use super::hash::KeyHash;
use super::index::{CompiledIndex, Place, Spelled};
use crate::glossary::languages::{PLAIN, Rules};
use crate::glossary::matcher::{Normalize, composed, fold_word};
use crate::glossary::{Entry, Languages};
use crate::text::Layout;
use crate::text::words::{Joint, Token, cut};

/// How many ways to read the words before the last one are followed at a time.
const MOST_READINGS: usize = 4;

impl CompiledIndex {
    /// Entries for all terms that may stand in a text, each with the
    /// [`place`](Entry::place) of its senses and no definition. `language` is that of the
    /// article, whose rules hold where the index names none.
    #[must_use]
    pub fn entries_in(
        &self,
        text: &str,
        layout: &Layout,
        language: Option<&str>,
        languages: Languages,
        normalize: Normalize<'_>,
    ) -> Vec<Entry> {
        let language = self.language().or(language);
        let rules = language.map_or(&PLAIN, |tag| languages.rules_of(tag));
        let words: Vec<Word<'_>> =
            cut(text, layout).into_iter().map(|token| Word::new(token, rules, normalize)).collect();
        let mut found = Found {
            index: self,
            longest: self.longest(),
            steps: Vec::new(),
            readings: Vec::new(),
            further: Vec::new(),
            entries: Vec::new(),
        };
        for (first, word) in words.iter().enumerate() {
            // Within a word of a script without spaces no term begins.
            if word.token.joint != Joint::Inside {
                found.walk(&words, first);
            }
        }
        found.entries.sort_by_key(|(place, _)| *place);
        found.entries.dedup_by_key(|(place, _)| *place);
        let language = self.language().map(str::to_owned);
        let with_language = |entry| Entry { language: language.clone(), ..entry };
        found.entries.into_iter().map(|(_, entry)| with_language(entry)).collect()
    }
}

/// A token with all that it may be spelled like.
struct Word<'t> {
    token: Token<'t>,
    exact: Cow<'t, str>,
    folded: String,
    /// What it may be a form of, where it ends a term.
    bases: Vec<Base>,
    /// The same where it does not.
    inner: Vec<Base>,
}

/// What a folded word may be a form of: so many bytes of it, and what belongs behind them.
/// A word has many, and hardly one is in the index, so none is written out.
#[derive(Clone, Copy)]
struct Base {
    length: usize,
    restores: &'static str,
}

impl<'t> Word<'t> {
    fn new(token: Token<'t>, rules: &Rules, normalize: Normalize<'_>) -> Self {
        let mut folded = String::new();
        fold_word(token.text, normalize, &mut folded);
        let bases = |groups| {
            let mut bases = Vec::new();
            if token.is_word {
                rules.bases(&folded, groups, &mut |base| {
                    bases.push(Base { length: base.stem.len(), restores: base.restores });
                });
            }
            bases
        };
        let (bases, inner) = (bases(rules.endings), bases(rules.inner_endings));
        Self { token, exact: composed(token.text, normalize), folded, bases, inner }
    }

    /// The folded word, and the words that it may be a form of, in two parts each.
    fn ways<'w>(&'w self, bases: &'w [Base]) -> impl Iterator<Item = Way<'w>> {
        let own = core::iter::once((self.folded.as_str(), ""));
        let form =
            |base: &Base| (self.folded.get(..base.length).unwrap_or_default(), base.restores);
        own.chain(bases.iter().map(form))
    }

    /// Whether it touches the word before it.
    fn touches(&self) -> bool {
        self.token.joint.touches()
    }
}

/// A word in two parts: its stem, and what belongs behind that.
type Way<'w> = (&'w str, &'static str);

/// A way to read the words from the first to the last but one.
#[derive(Clone, Copy)]
struct Reading {
    hash: KeyHash,
    /// The last of its words, in [`Found::steps`]; `None` before the first.
    last: Option<usize>,
}

/// A word of a reading, and the one before it.
#[derive(Clone, Copy)]
struct Step<'w> {
    before: Option<usize>,
    word: Way<'w>,
    touches: bool,
}

struct Found<'i, 'w> {
    index: &'i CompiledIndex,
    longest: usize,
    /// The words of all readings that are followed at a time.
    steps: Vec<Step<'w>>,
    /// Those readings, and the same with one more word; kept here so that their memory is
    /// asked for once.
    readings: Vec<Reading>,
    further: Vec<Reading>,
    entries: Vec<(Place, Entry)>,
}

impl<'w> Found<'_, 'w> {
    /// Looks for all terms that begin with the word at `first`, also where that is said
    /// twice.
    fn walk(&mut self, words: &'w [Word<'_>], first: usize) {
        self.walk_without(words, first, None);
        let twice = [words.get(first), words.get(first + 1)];
        if let [Some(one), Some(two)] = twice
            && two.token.joint == Joint::Hyphen
            && one.folded == two.folded
        {
            self.walk_without(words, first, Some(first + 1));
        }
    }

    fn walk_without(&mut self, words: &'w [Word<'_>], first: usize, left_out: Option<usize>) {
        self.steps.clear();
        let start = Reading { hash: KeyHash::EMPTY, last: None };
        self.readings.clear();
        self.readings.push(start);
        let mut exact = start;
        let rest = words.iter().enumerate().skip(first).filter(|(at, _)| Some(*at) != left_out);
        for (length, (at, word)) in (1..=self.longest).zip(rest) {
            if !word.token.is_open || (at > first && word.token.joint == Joint::Break) {
                return;
            }
            let touches = at > first && word.touches();
            self.ask_folded(length, word, touches);
            self.ask_exact(length, exact, word, touches);
            if length < self.longest {
                exact = self.with(exact, (&word.exact, ""), touches);
                self.read_on(word, touches);
            }
        }
    }

    /// Terms in any case.
    fn ask_folded(&mut self, length: usize, word: &'w Word<'_>, touches: bool) {
        for at in 0..self.readings.len() {
            let Some(reading) = self.readings.get(at).copied() else { return };
            for way in word.ways(&word.bases) {
                self.ask(length, Spelled::Folded, reading, way, touches);
            }
        }
    }

    /// Adds a word to all readings.
    fn read_on(&mut self, word: &'w Word<'_>, touches: bool) {
        self.further.clear();
        for at in 0..self.readings.len() {
            let Some(reading) = self.readings.get(at).copied() else { return };
            for way in word.ways(&word.inner) {
                if self.further.len() < MOST_READINGS {
                    let longer = self.with(reading, way, touches);
                    self.further.push(longer);
                }
            }
        }
        core::mem::swap(&mut self.readings, &mut self.further);
    }

    /// Terms whose case counts: as they stand, or with an ending after them.
    fn ask_exact(&mut self, length: usize, before: Reading, word: &Word<'_>, touches: bool) {
        self.ask(length, Spelled::Exact, before, (&word.exact, ""), touches);
        for base in &word.bases {
            // The letters before the ending stand as they are, in their case.
            let length_of_base = base.length + base.restores.len();
            let stem = word.exact.get(..length_of_base).unwrap_or_default();
            if !stem.is_empty() && stem.len() < word.exact.len() {
                self.ask(length, Spelled::Exact, before, (stem, ""), touches);
            }
        }
    }

    fn with(&mut self, before: Reading, word: Way<'w>, touches: bool) -> Reading {
        self.steps.push(Step { before: before.last, word, touches });
        let last = self.steps.len().checked_sub(1);
        Reading { hash: before.hash.word(word.0, touches).text(word.1), last }
    }

    /// Asks for the words of `before` with `word` after them.
    fn ask(
        &mut self,
        words: usize,
        spelled: Spelled,
        before: Reading,
        word: Way<'_>,
        touches: bool,
    ) {
        let hash = before.hash.word(word.0, touches).text(word.1);
        let Some((place, is_name)) = self.index.find(words, spelled, hash) else { return };
        let spelling = self.spelling(before, word, touches);
        let mut letters = spelling.chars();
        let term = match letters.next() {
            Some(first) if is_name => first.to_uppercase().chain(letters).collect(),
            _ => spelling,
        };
        let case_sensitive = spelled == Spelled::Exact;
        let entry = Entry { case_sensitive, place: Some(place), ..Entry::new(term, String::new()) };
        self.entries.push((place, entry));
    }

    /// The words of `before` and `word`, as they would stand in a glossary.
    fn spelling(&self, before: Reading, word: Way<'_>, touches: bool) -> String {
        let mut spelling = [word.0, word.1].concat();
        let mut touches = touches;
        let mut at = before.last;
        while let Some(step) = at.and_then(|at| self.steps.get(at)) {
            let between = if touches { "" } else { " " };
            spelling = [step.word.0, step.word.1, between, &spelling].concat();
            (touches, at) = (step.touches, step.before);
        }
        spelling
    }
}
