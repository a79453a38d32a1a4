//! Which spelling of a term each mark was found by.

use crate::glossary::{Entry, Glossary, Languages, Mark, Matcher, Normalize, Term};
use crate::text::Layout;
use crate::text::names::Names;

/// What a spelling is to its entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpellingKind {
    /// The term itself.
    Term,
    /// Another spelling.
    Alias,
    /// Another spelling that is not shown.
    Hidden,
}

/// A spelling of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// As the glossary writes it.
    pub text: String,
    /// What it is to its entry.
    pub kind: SpellingKind,
    /// The identifier of the entry.
    pub entry: String,
}

/// All spellings of an entry.
pub fn spellings_of(entry: &Entry) -> impl Iterator<Item = (&str, SpellingKind)> {
    let term = core::iter::once((entry.term.as_str(), SpellingKind::Term));
    let aliases = entry.aliases.iter().map(|text| (text.as_str(), SpellingKind::Alias));
    let hidden = entry.hidden.iter().map(|text| (text.as_str(), SpellingKind::Hidden));
    term.chain(aliases).chain(hidden)
}

/// Finds spellings again by what stands in the text, each once.
pub struct Spellings<'r> {
    language: Option<&'r str>,
    normalize: Normalize<'r>,
    languages: Languages,
    names: Names,
    /// By the numbers of the names.
    known: Vec<Option<Spelling>>,
}

impl core::fmt::Debug for Spellings<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Spellings").field("known", &self.known).finish_non_exhaustive()
    }
}

impl<'r> Spellings<'r> {
    /// By the rules by which the marks were found: the `language` of the article, the
    /// `languages` that there are rules for.
    #[must_use]
    pub fn new(language: Option<&'r str>, normalize: Normalize<'r>, languages: Languages) -> Self {
        Self { language, normalize, languages, names: Names::default(), known: Vec::new() }
    }

    /// The spelling of `term` by which `mark` was found, whose text is `surface`.
    pub fn of(&mut self, mark: &Mark, term: &Term, surface: &str) -> Option<Spelling> {
        let kind = if mark.alias { " alias " } else { " term " };
        let name = [&mark.term.0.to_string(), kind, surface].concat();
        let number = self.names.number(&name) as usize;
        if number == self.known.len() {
            let found = self.find(term, mark.alias, surface);
            self.known.push(found);
        }
        self.known.get(number).cloned().flatten()
    }

    fn find(&self, term: &Term, is_alias: bool, surface: &str) -> Option<Spelling> {
        let spellings = term.senses.iter().flat_map(|entry| {
            let own = spellings_of(entry).map(move |(text, kind)| (entry, text, kind));
            own.filter(|(_, _, kind)| (*kind != SpellingKind::Term) == is_alias)
        });
        let mut found: Vec<_> =
            spellings.filter(|(entry, text, _)| self.spells(entry, text, surface)).collect();
        // As in the matcher, a spelling whose case counts comes before one of any case.
        found.sort_by_key(|(entry, text, _)| !entry.counts_case(text));
        let (entry, text, kind) = found.first()?;
        Some(Spelling { text: (*text).to_owned(), kind: *kind, entry: entry.id.clone() })
    }

    /// Whether a spelling alone is found in all of `surface`.
    fn spells(&self, entry: &Entry, spelling: &str, surface: &str) -> bool {
        let alone = Entry {
            term: spelling.to_owned(),
            aliases: Vec::new(),
            hidden: Vec::new(),
            ..entry.clone()
        };
        let matcher =
            Matcher::new(&Glossary::from_entries([alone]), self.normalize, self.languages);
        let marks = matcher.find(surface, &Layout::default(), self.language, self.normalize);
        let units = surface.encode_utf16().count();
        marks.iter().any(|mark| mark.span.len() as usize == units)
    }
}
