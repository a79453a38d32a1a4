//! What the columns of a table are, by the words of its header.

/// What a column holds, besides terms and definitions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Term,
    Definition,
    Aliases,
    Hidden,
    Language,
    Url,
    Image,
    Domain,
    Id,
    CaseSensitive,
    Derive,
}

use Meaning::{
    Aliases, CaseSensitive, Definition, Derive, Domain, Hidden, Id, Image, Language, Term, Url,
};

/// Words of headers, in small letters and without what parts them, with the language
/// that such a word speaks for.
const WORDS: &[(Meaning, &str, &[&str])] = &[
    (Term, "en", &["term", "terms", "word", "name", "entry", "headword", "label"]),
    (Term, "id", &["istilah", "kata", "nama", "entri", "lema"]),
    (Definition, "en", &["definition", "description", "meaning", "explanation"]),
    (
        Definition,
        "id",
        &["definisi", "deskripsi", "arti", "makna", "pengertian", "penjelasan", "keterangan"],
    ),
    (Aliases, "en", &["alias", "aliases", "synonym", "synonyms", "abbreviation", "acronym"]),
    (Aliases, "id", &["sinonim", "padanan", "singkatan", "akronim"]),
    (Hidden, "en", &["hidden", "hiddenlabel", "misspellings"]),
    (Hidden, "id", &["tersembunyi", "salaheja"]),
    (Language, "en", &["language", "lang"]),
    (Language, "id", &["bahasa"]),
    (Url, "en", &["url", "link"]),
    (Url, "id", &["tautan", "pranala"]),
    (Image, "en", &["image", "picture"]),
    (Image, "id", &["gambar"]),
    (Domain, "en", &["domain", "field", "subject", "category"]),
    (Domain, "id", &["bidang", "ranah", "kategori"]),
    (Id, "en", &["id", "identifier", "code"]),
    (Id, "id", &["kode"]),
    (CaseSensitive, "en", &["casesensitive"]),
    (CaseSensitive, "id", &["pekahuruf"]),
    (Derive, "en", &["derive"]),
    (Derive, "id", &["turunan"]),
];

/// How a header names a language of a column: `Term_English`, `Istilah (id)`.
const LANGUAGES: &[(&str, &[&str])] = &[
    ("en", &["english", "inggris", "en", "eng"]),
    ("id", &["indonesia", "indonesian", "id", "ind"]),
    ("ms", &["malay", "melayu", "ms"]),
];

/// How many columns are looked at, and how long their names may be, in bytes.
const MAX_COLUMNS: usize = 100;
const MAX_NAME_BYTES: usize = 100;

/// What a header says.
#[derive(Debug)]
pub(super) struct Columns {
    /// The column of the term.
    pub(super) term: usize,
    /// The column of the definition.
    pub(super) definition: usize,
    /// The language of the terms, where their header names it.
    pub(super) language: Option<&'static str>,
    /// All columns that mean something: place and meaning. Terms in other languages
    /// count as aliases.
    pub(super) meanings: Vec<(usize, Meaning)>,
}

/// A header that was understood.
struct Header {
    at: usize,
    meaning: Meaning,
    /// The language that it names, and the one that its word is of.
    named: Option<&'static str>,
    spoken: &'static str,
}

impl Header {
    fn language(&self) -> &'static str {
        self.named.unwrap_or(self.spoken)
    }
}

impl Columns {
    /// Reads a header; `None` where it names no term or no definition. Of several terms
    /// that one is meant which is in the language of a definition.
    pub(super) fn of(cells: &[String]) -> Option<Self> {
        let cells = cells.get(..MAX_COLUMNS).unwrap_or(cells);
        let mut has_plain_term = false;
        for cell in cells {
            let found = understood(0, cell, false);
            has_plain_term |= found.is_some_and(|h| h.meaning == Term && h.named.is_none());
        }
        let mut headers = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            headers.extend(understood(at, cell, has_plain_term));
        }
        let (term, definition) = pair_in(&headers)?;
        let (at, definition, language) = (term.at, definition.at, term.named);
        let mut meanings = Vec::new();
        for header in headers.iter().filter(|header| header.at != at) {
            let is_other_term = header.meaning == Term;
            meanings.push((header.at, if is_other_term { Aliases } else { header.meaning }));
        }
        Some(Self { term: at, definition, language, meanings })
    }
}

/// The columns of the term and of its definition.
fn pair_in(headers: &[Header]) -> Option<(&Header, &Header)> {
    let mut first = None;
    for term in headers.iter().filter(|header| header.meaning == Term) {
        for definition in headers.iter().filter(|header| header.meaning == Definition) {
            if term.language() == definition.language() {
                return Some((term, definition));
            }
            first = first.or(Some((term, definition)));
        }
    }
    first
}

/// What one cell of the header says. `term_id` is an identifier beside a `term`, and an
/// Indonesian term beside a `term_en`.
fn understood(at: usize, cell: &str, has_plain_term: bool) -> Option<Header> {
    let parts = if cell.len() <= MAX_NAME_BYTES { parts_of(cell) } else { Vec::new() };
    let header = |(meaning, spoken), named| Header { at, meaning, named, spoken };
    if let Some(found) = meaning_of(&parts.concat()) {
        return Some(header(found, None));
    }
    let (last, before) = parts.split_last()?;
    let named = language_of(last)?;
    match meaning_of(&before.concat()) {
        Some((Term, _)) if has_plain_term && last == "id" => Some(header((Id, "en"), None)),
        Some((Language, spoken)) => Some(header((Term, spoken), Some(named))),
        None if before.is_empty() => Some(header((Term, named), Some(named))),
        found => found.map(|found| header(found, Some(named))),
    }
}

fn meaning_of(word: &str) -> Option<(Meaning, &'static str)> {
    let found = WORDS.iter().find(|(_, _, words)| words.contains(&word));
    found.map(|(meaning, language, _)| (*meaning, *language))
}

fn language_of(word: &str) -> Option<&'static str> {
    LANGUAGES.iter().find(|(_, words)| words.contains(&word)).map(|(tag, _)| *tag)
}

/// The words of a header in small letters: `caseSensitive`, `Case sensitive` and
/// `case_sensitive` are one. The words that are known are of ASCII, and a full table of
/// letters and their cases would weigh more than the reader.
fn parts_of(cell: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut was_small = false;
    for c in cell.chars() {
        let is_letter = c.is_alphanumeric();
        if (!is_letter || (was_small && c.is_ascii_uppercase())) && !part.is_empty() {
            parts.push(core::mem::take(&mut part));
        }
        if is_letter {
            part.push(c.to_ascii_lowercase());
        }
        was_small = c.is_ascii_lowercase();
    }
    if !part.is_empty() {
        parts.push(part);
    }
    parts
}
