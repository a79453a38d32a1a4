//! The trie: from words to terms.

use super::Normalize;
use super::spelled::{composed, fold_word};
use crate::glossary::languages::{Languages, Rules, Words};
use crate::glossary::terms::is_capitals;
use crate::glossary::{Glossary, TermIndex};
use crate::text::Layout;
use crate::text::names::{Names, Table, hash_of_number};
use crate::text::words::{Joint, Token, cut};

/// Stands for a word that no term has.
pub(super) const UNKNOWN: u32 = u32::MAX;
/// The node at which each walk begins.
pub(super) const ROOT: u32 = 0;

/// Terms by their words. Words are numbered, nodes are numbered, and a step leads from
/// a node by a word to a node: the first step to the first node behind the root, and so on.
#[derive(Debug, Default)]
pub(super) struct Index {
    words: Names,
    steps: Vec<u64>,
    steps_by_hash: Table,
    /// By node: the first of its keys.
    keys_at: Vec<Option<u32>>,
    keys: Vec<Key>,
    /// All rules that entries asked for by their language.
    pub(super) languages: Vec<&'static Rules>,
}

/// A spelling of a term, at the end of its words.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) term: TermIndex,
    pub(super) is_alias: bool,
    /// The rules of the entry's language; `None` stands for those of the article.
    pub(super) rules: Option<&'static Rules>,
    /// The words as they must be written, where the case counts.
    pub(super) exact: Option<Box<[Box<str>]>>,
    /// Whether it begins with a capital, as names do.
    pub(super) is_name: bool,
    /// Where it is a word derived from the term: the languages in which it is one.
    pub(super) derived: Option<Words>,
    /// Whether its first two words are joined by a hyphen: `di-hack` is not `di hack`.
    pub(super) has_hyphen: bool,
    /// The next key of the same words.
    next: Option<u32>,
}

/// A spelling on its way into the index.
struct Spelling<'g> {
    text: &'g str,
    term: TermIndex,
    is_alias: bool,
    is_exact: bool,
    language: Option<&'g str>,
    derive: bool,
    derived: Option<Words>,
}

impl Index {
    pub(super) fn new(glossary: &Glossary, normalize: Normalize<'_>, languages: Languages) -> Self {
        let spellings = spellings(glossary);
        let mut index = Self { keys_at: vec![None], ..Self::default() };
        // Where two terms have one spelling, that of exact case comes before that of any,
        // and a term before an alias.
        for order in [(true, false), (true, true), (false, false), (false, true)] {
            for spelling in &spellings {
                if (spelling.is_exact, spelling.is_alias) == order {
                    index.insert(spelling, normalize, languages);
                }
            }
        }
        // What is derived comes last: a term of the same spelling means more.
        for spelling in spellings.iter().filter(|spelling| spelling.derive) {
            languages.derive(spelling.text, spelling.language, &mut |text, tags| {
                let derived = Spelling { text, derived: Some(tags), ..*spelling };
                index.insert(&derived, normalize, languages);
            });
        }
        index
    }

    /// The number of a folded word; [`UNKNOWN`] where no term has it.
    pub(super) fn word(&self, folded: &str) -> u32 {
        self.words.get(folded).unwrap_or(UNKNOWN)
    }

    /// The node to which a word leads.
    pub(super) fn step(&self, node: u32, word: u32, joint: Joint) -> Option<u32> {
        self.node_behind(edge(node, word, joint))
    }

    /// The keys that end at a node, best first.
    pub(super) fn keys_at(&self, node: u32) -> impl Iterator<Item = (u32, &Key)> {
        let at = self.keys_at.get(node as usize).copied().flatten();
        let with_number = |number: u32| self.key(number).map(|key| (number, key));
        core::iter::successors(at.and_then(with_number), move |(_, key)| {
            key.next.and_then(with_number)
        })
    }

    pub(super) fn key(&self, number: u32) -> Option<&Key> {
        self.keys.get(number as usize)
    }

    fn insert(&mut self, spelling: &Spelling<'_>, normalize: Normalize<'_>, languages: Languages) {
        let tokens = cut(spelling.text, &Layout::default());
        if tokens.is_empty() {
            return;
        }
        let mut folded = String::new();
        let mut node = ROOT;
        for token in &tokens {
            fold_word(token.text, normalize, &mut folded);
            let word = self.words.number(&folded);
            node = self.grow(node, word, token.joint);
        }
        let rules = spelling.language.map(|tag| languages.rules_of(tag));
        if let Some(rules) = rules.filter(|rules| !self.languages.contains(rules)) {
            self.languages.push(rules);
        }
        let key = Key {
            term: spelling.term,
            is_alias: spelling.is_alias,
            rules,
            exact: spelling.is_exact.then(|| written(&tokens, normalize)),
            is_name: spelling.text.trim_start().starts_with(char::is_uppercase),
            derived: spelling.derived,
            has_hyphen: spelling.derived.is_some()
                && tokens.get(1).is_some_and(|token| token.joint == Joint::Hyphen),
            next: None,
        };
        self.append(node, key);
    }

    fn grow(&mut self, node: u32, word: u32, joint: Joint) -> u32 {
        let step = edge(node, word, joint);
        self.node_behind(step).unwrap_or_else(|| {
            self.steps.push(step);
            self.keys_at.push(None);
            self.steps_by_hash.push(hash_of_number(step)) + 1
        })
    }

    fn node_behind(&self, step: u64) -> Option<u32> {
        let is = |number: u32| self.steps.get(number as usize) == Some(&step);
        self.steps_by_hash.find(hash_of_number(step), &is).map(|number| number + 1)
    }

    fn append(&mut self, node: u32, key: Key) {
        let new = number(self.keys.len());
        let last = self.keys_at(node).last().map(|(last, _)| last);
        match last.and_then(|last| self.keys.get_mut(last as usize)) {
            Some(last) => last.next = Some(new),
            None => {
                if let Some(first) = self.keys_at.get_mut(node as usize) {
                    *first = Some(new);
                }
            }
        }
        self.keys.push(key);
    }
}

/// All spellings of all terms, those that say the same only once.
fn spellings(glossary: &Glossary) -> Vec<Spelling<'_>> {
    let mut spellings: Vec<Spelling<'_>> = Vec::with_capacity(glossary.len());
    for (term, entries) in glossary.terms() {
        let own = spellings.len();
        for entry in &entries.senses {
            let texts = core::iter::once(&entry.term).chain(&entry.aliases).chain(&entry.hidden);
            for (text, is_alias) in
                texts.zip(core::iter::once(false).chain(core::iter::repeat(true)))
            {
                let language = entry.language.as_deref();
                let is_known = spellings.get(own..).is_some_and(|own| {
                    own.iter().any(|s| s.text == text && s.language == language)
                });
                let is_exact = entry.case_sensitive || is_capitals(text);
                if !is_known {
                    let derive = entry.derive;
                    let derived = None;
                    spellings.push(Spelling {
                        text,
                        term,
                        is_alias,
                        is_exact,
                        language,
                        derive,
                        derived,
                    });
                }
            }
        }
    }
    spellings
}

fn written(tokens: &[Token<'_>], normalize: Normalize<'_>) -> Box<[Box<str>]> {
    tokens.iter().map(|token| composed(token.text, normalize).into()).collect()
}

/// A step as a number. Inside a phrase a hyphen is as good as white space; whether two
/// tokens touch counts, or `kata. Net` would be `.NET`.
fn edge(node: u32, word: u32, joint: Joint) -> u64 {
    let touches = node != ROOT && joint.touches();
    u64::from(node) << 33 | u64::from(word) << 1 | u64::from(touches)
}

/// Sizes here stay far below four thousand million; at the end of numbers, nothing new
/// is found.
fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(UNKNOWN)
}
