//! A compiled glossary finds what the same glossary finds as it is.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may end"
)]

mod marked;

use glosa_core::glossary::compiled::{
    BrokenIndex, Compiled, CompiledIndex, Place, Record, compile, read_chunk,
};
use glosa_core::glossary::{Entry, Glossary, Languages, Matcher};
use glosa_core::text::{Layout, Utf16Span};
use marked::{marked, normalize};
use proptest::prelude::*;

fn compiled(glossary: &Glossary, language: Option<&str>) -> (CompiledIndex, Vec<Record>) {
    let Compiled { index, chunks } = compile(glossary, language, 3, &normalize);
    let read = CompiledIndex::read(&index.to_bytes()).unwrap();
    assert_eq!(read, index);
    (read, chunks.iter().flat_map(read_chunk).collect())
}

fn subset(index: &CompiledIndex, text: &str, language: &str) -> Glossary {
    let layout = Layout::default();
    let entries = index.entries_in(text, &layout, Some(language), Languages::all(), &normalize);
    Glossary::from_entries(entries)
}

fn entry(term: &str, aliases: &[&str]) -> Entry {
    let aliases = aliases.iter().map(|alias| (*alias).to_owned()).collect();
    Entry { aliases, ..Entry::new(term, format!("What {term} is.")) }
}

#[test]
fn terms_are_found_in_all_their_forms() {
    let cases: [(&str, &[&str], &str); 7] = [
        (
            "id",
            &["serangan siber", "serangan", "KTP", "kata sandi"],
            "[Serangan siber], [serangannya], [KTP-nya], [kata-kata sandi], prasiber, ktp",
        ),
        (
            "en",
            &["policy", "attack", "Node.js", "C++", "AT&T"],
            "[policies] [attacks] [attack's] [Node.js] [C++] [AT&T] Node",
        ),
        ("id", &["AS", "Rusia"], "[AS]-[Rusia] dan [Rusia]-[AS], as"),
        ("id", &["siber", "Siber"], "[Siber]-AS, [siber]"),
        ("es", &["ataque informático"], "los [ataques informáticos]"),
        ("fr", &["attaque"], "l'[attaque] des [attaques]"),
        ("sv", &["mål"], "[mål] målet [MÅL]"),
    ];
    for (language, terms, expected) in cases {
        let glossary = Glossary::from_entries(terms.iter().map(|term| entry(term, &[])));
        let text = expected.replace(['[', ']'], "");
        let (index, _) = compiled(&glossary, None);
        let found = subset(&index, &text, language);
        let direct = marked(&glossary, language, &text, &Layout::default());
        assert_eq!(marked(&found, language, &text, &Layout::default()), direct, "{language}");
    }
}

#[test]
fn a_place_leads_to_the_senses() {
    let glossary = Glossary::from_entries([
        entry("bank", &["bank institution"]),
        Entry { domain: Some("nature".to_owned()), ..entry("Bank", &[]) },
        entry("malware", &["Badware"]),
        entry("worm", &["malware"]),
    ]);
    let (index, records) = compiled(&glossary, Some("en"));
    assert_eq!(records.len(), index.len());
    for (text, terms, see) in [
        ("two banks", vec!["bank", "Bank"], 0),
        ("a bank institution", vec![], 1),
        ("badware", vec![], 1),
        // One spelling of two terms: the label's senses, and the way to the other.
        ("malware", vec!["malware"], 1),
    ] {
        let found = subset(&index, text, "en");
        let places: Vec<Place> =
            found.terms().flat_map(|(_, term)| &term.senses).filter_map(|s| s.place).collect();
        // Places begin with those of the fewest words.
        let record = &records[places.last().unwrap().0 as usize];
        let labels: Vec<&str> = record.senses.iter().map(|sense| sense.term.as_str()).collect();
        assert_eq!((labels, record.see.len()), (terms, see), "{text}");
        for place in &record.see {
            assert!(!records[place.0 as usize].senses.is_empty(), "{text}");
        }
    }
}

#[test]
fn places_are_spread_over_chunks() {
    let entries = (0..10).map(|at| entry(&format!("istilah{at}"), &[]));
    let Compiled { index, chunks } = compile(&Glossary::from_entries(entries), None, 4, &normalize);
    assert_eq!(chunks.iter().map(|chunk| chunk.items().len()).collect::<Vec<_>>(), [4, 4, 2]);
    assert_eq!(index.chunk_of(Place(9)), (2, 1));
    assert_eq!(index.language(), None);
}

#[test]
fn what_is_no_index_is_told() {
    let (index, _) = compiled(&Glossary::from_entries([entry("siber", &[])]), Some("id"));
    let bytes = index.to_bytes();
    for end in 0..bytes.len() {
        // An index without sections is one that knows no term.
        let is_empty = CompiledIndex::read(&bytes[..end]).is_ok_and(|index| index.is_empty());
        assert!(is_empty || CompiledIndex::read(&bytes[..end]) == Err(BrokenIndex), "{end}");
    }
    assert_eq!(CompiledIndex::read(b"[{\"term\": \"x\"}]"), Err(BrokenIndex));
}

const PARTS: &[&str] = &[
    "serangan",
    "siber",
    "Siber",
    "serangannya",
    "mata",
    "AS",
    "Rusia",
    "WHO",
    "attack",
    "attacks",
    "İ",
    "straße",
    "e\u{301}",
    "é",
    "👍🏽",
    "C",
    "++",
    "#",
    ".",
    "'",
    "&",
    "5",
    "ataques",
    "informáticos",
    "l",
];
const GAPS: &[&str] = &["", " ", " ", " ", "-", ", "];

fn run_of(parts: core::ops::Range<usize>) -> impl Strategy<Value = String> {
    let piece = (proptest::sample::select(PARTS), proptest::sample::select(GAPS));
    proptest::collection::vec(piece, parts)
        .prop_map(|pieces| pieces.iter().map(|(part, gap)| [*part, *gap].concat()).collect())
}

proptest! {
    #[test]
    fn marks_are_those_of_the_glossary_as_it_is(
        terms in proptest::collection::vec((run_of(1..4), proptest::bool::weighted(0.2)), 0..10),
        text in run_of(1..40),
        language in proptest::sample::select(&["id", "en", "es", "fr", "x"]),
    ) {
        let entries = terms
            .into_iter()
            .map(|(term, case_sensitive)| Entry { case_sensitive, ..Entry::new(term, "x") });
        let glossary = Glossary::from_entries(entries);
        let layout = Layout::default();
        let spans = |glossary: &Glossary| -> Vec<Utf16Span> {
            let matcher = Matcher::new(glossary, &normalize, Languages::all());
            let marks = matcher.find(&text, &layout, Some(language), &normalize);
            marks.iter().map(|mark| mark.span).collect()
        };
        let (index, _) = compiled(&glossary, None);
        prop_assert_eq!(spans(&subset(&index, &text, language)), spans(&glossary));
    }

    #[test]
    fn no_bytes_bring_the_reader_down(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let with_magic = [b"glosa\0\0\x01".as_slice(), &bytes].concat();
        for bytes in [bytes, with_magic] {
            if let Ok(index) = CompiledIndex::read(&bytes) {
                let layout = Layout::default();
                let all = Languages::all();
                let _ = index.entries_in("a b c", &layout, Some("id"), all, &normalize);
            }
        }
    }
}
