//! What the fuzz targets share: how texts are read, and what must hold of what was read.

use glosa_core::glossary::compiled::{Compiled, CompiledIndex, compile, read_chunk};
use glosa_core::glossary::formats::xml::{Builder, Element};
use glosa_core::glossary::formats::{Parsers, Reading, Source, read};
use glosa_core::glossary::{Entry, Glossary, Languages, Mark, Matcher};
use glosa_core::text::Layout;
use roxmltree::{Document, Node, ParsingOptions};
use unicode_normalization::UnicodeNormalization as _;

const PARSERS: Parsers = Parsers {
    json: |text| serde_json::from_str(text).map_err(|error| error.to_string()),
    xml: parse_xml,
};
/// A compiled glossary of more entries takes long and finds nothing new.
const MOST_COMPILED: usize = 100;

fn parse_xml(text: &str) -> Result<Element, String> {
    fn build(node: Node<'_, '_>, builder: &mut Builder) -> Option<Element> {
        let lang = node.attributes().map(|a| (a.name().to_owned(), a.value().to_owned()));
        builder.open(node.tag_name().name(), lang.collect());
        for child in node.children() {
            if child.is_element() {
                build(child, builder);
            } else {
                builder.text(child.text().unwrap_or_default());
            }
        }
        builder.close()
    }
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|e| e.to_string())?;
    build(document.root_element(), &mut Builder::default()).ok_or_else(|| "empty".to_owned())
}

/// Brings a text into normalisation form C.
pub fn normalize(text: &str) -> String {
    text.nfc().collect()
}

/// Reads a text as a file of that name, makes a glossary of it and compiles that.
pub fn read_as(address: &str, text: &str) {
    let source = Source { content_type: "", address, text };
    if let Ok(reading) = read(&source, &PARSERS) {
        check(reading);
    }
}

fn check(reading: Reading) {
    for skipped in &reading.skipped {
        let _ = skipped.to_string();
    }
    for entry in &reading.entries {
        assert!(!entry.term.trim().is_empty(), "an entry has a term");
    }
    let count = reading.entries.len();
    let glossary = Glossary::from_entries(reading.entries);
    let senses: usize = glossary.terms().map(|(_, term)| term.senses.len()).sum();
    assert_eq!(senses, count, "no entry is lost");
    for (index, term) in glossary.terms() {
        assert_eq!(glossary.find(&term.id), Some(index), "an identifier leads back");
    }
    if count <= MOST_COMPILED {
        let Compiled { index, chunks } = compile(&glossary, Some("en"), 3, &normalize);
        assert_eq!(CompiledIndex::read(&index.to_bytes()), Ok(index));
        for chunk in &chunks {
            let _ = read_chunk(chunk);
        }
    }
}

/// Marks a text; the first of its lines are a language and terms, up to an empty line. A
/// language with `+` in front has derived words.
pub fn mark(text: &str) {
    let (head, text) = text.split_once("\n\n").unwrap_or((text, text));
    let mut lines = head.lines();
    let language = lines.next().unwrap_or_default();
    let (derive, language) =
        language.strip_prefix('+').map_or((false, language), |language| (true, language));
    let entries = lines.map(|term| Entry { derive, ..Entry::new(term, "x") });
    let glossary = Glossary::from_entries(entries);
    let marks = find(&glossary, text, language);
    let mut end = 0;
    let units = text.encode_utf16().count();
    for mark in &marks {
        assert!(mark.span.start.0 >= end && !mark.span.is_empty(), "marks are apart");
        end = mark.span.end.0;
        assert!(glossary.term(mark.term).is_some());
    }
    assert!(end as usize <= units, "marks lie in the text");
    let layout = Layout::default();
    let Compiled { index, .. } = compile(&glossary, None, 3, &normalize);
    let all = Languages::all();
    let own = index.entries_in(text, &layout, Some(language), all, &normalize);
    if !derive {
        let found = find(&Glossary::from_entries(own), text, language);
        let spans = |marks: &[Mark]| marks.iter().map(|mark| mark.span).collect::<Vec<_>>();
        assert_eq!(spans(&found), spans(&marks), "a compiled glossary finds the same");
    }
}

fn find(glossary: &Glossary, text: &str, language: &str) -> Vec<Mark> {
    let matcher = Matcher::new(glossary, &normalize, Languages::all());
    matcher.find(text, &Layout::default(), Some(language), &normalize)
}

/// Reads bytes as a compiled index, and looks a text up in it.
pub fn read_index(bytes: &[u8]) {
    if let Ok(index) = CompiledIndex::read(bytes) {
        let layout = Layout::default();
        let all = Languages::all();
        let text = "serangan siber, attacks-attacks C++ 攻撃";
        for entry in index.entries_in(text, &layout, Some("id"), all, &normalize) {
            let place = entry.place.map(|place| index.chunk_of(place));
            assert!(place.is_some(), "a found entry has its place");
        }
        assert_eq!(CompiledIndex::read(&index.to_bytes()), Ok(index));
    }
}

/// Reads a text as a chunk of senses.
pub fn read_senses(text: &str) {
    if let Ok(value) = serde_json::from_str(text) {
        let _ = read_chunk(&value);
    }
}
