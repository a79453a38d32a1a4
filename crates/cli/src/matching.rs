//! Terms in an article, and which spelling of a term each mark was found by.

use std::collections::HashMap;

use glosa_core::glossary::{Entry, Glossary, Languages, Mark, Matcher, Term, TermIndex};
use glosa_core::text::Layout;
use unicode_normalization::UnicodeNormalization as _;

use crate::article::Article;

/// Brings a text into Unicode normalisation form C.
pub(crate) fn normalize(text: &str) -> String {
    text.nfc().collect()
}

/// All places where terms stand.
pub(crate) fn find(glossary: &Glossary, article: &Article, language: Option<&str>) -> Vec<Mark> {
    find_in(glossary, &article.text, &article.layout, language)
}

fn find_in(glossary: &Glossary, text: &str, layout: &Layout, language: Option<&str>) -> Vec<Mark> {
    let matcher = Matcher::new(glossary, &normalize, Languages::all());
    matcher.find(text, layout, language, &normalize)
}

/// What a spelling is to its entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SpellingKind {
    Term,
    Alias,
    Hidden,
}

/// A spelling of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spelling {
    pub(crate) text: String,
    pub(crate) kind: SpellingKind,
    /// The identifier of the entry.
    pub(crate) entry: String,
}

/// All spellings of an entry.
pub(crate) fn spellings_of(entry: &Entry) -> impl Iterator<Item = (&str, SpellingKind)> {
    let term = core::iter::once((entry.term.as_str(), SpellingKind::Term));
    let aliases = entry.aliases.iter().map(|text| (text.as_str(), SpellingKind::Alias));
    let hidden = entry.hidden.iter().map(|text| (text.as_str(), SpellingKind::Hidden));
    term.chain(aliases).chain(hidden)
}

/// Finds spellings again by what stands in the text: a mark says its term only, since the
/// widget needs no more.
#[derive(Debug, Default)]
pub(crate) struct Spellings {
    known: HashMap<(TermIndex, bool, String), Option<Spelling>>,
}

impl Spellings {
    /// The spelling by which `mark` was found, whose text is `surface`.
    pub(crate) fn of(
        &mut self,
        mark: &Mark,
        term: &Term,
        surface: &str,
        language: Option<&str>,
    ) -> Option<Spelling> {
        let key = (mark.term, mark.alias, surface.to_owned());
        let made = || spelling_of(term, mark.alias, surface, language);
        self.known.entry(key).or_insert_with(made).clone()
    }
}

fn spelling_of(
    term: &Term,
    is_alias: bool,
    surface: &str,
    language: Option<&str>,
) -> Option<Spelling> {
    let spellings = term.senses.iter().flat_map(|entry| {
        let own = spellings_of(entry).map(move |(text, kind)| (entry, text, kind));
        own.filter(|(_, _, kind)| (*kind != SpellingKind::Term) == is_alias)
    });
    let mut found: Vec<_> = spellings
        .filter(|(entry, text, _)| {
            let alone = Entry {
                term: (*text).to_owned(),
                aliases: Vec::new(),
                hidden: Vec::new(),
                ..(*entry).clone()
            };
            let glossary = Glossary::from_entries([alone]);
            let marks = find_in(&glossary, surface, &Layout::default(), language);
            marks.iter().any(|mark| mark.span.len() == crate::article::units(surface))
        })
        .collect();
    // As in the matcher, a spelling whose case counts comes before one of any case.
    found.sort_by_key(|(entry, text, _)| !entry.counts_case(text));
    let (entry, text, kind) = found.first()?;
    Some(Spelling { text: (*text).to_owned(), kind: *kind, entry: entry.id.clone() })
}
