//! A text with its marks in brackets.

use glosa_core::glossary::{Glossary, Languages, Matcher};
use glosa_core::text::Layout;
use unicode_normalization::UnicodeNormalization as _;

/// What the widget asks the browser for.
pub(crate) fn normalize(text: &str) -> String {
    text.nfc().collect()
}

/// The text with each mark in brackets, from the UTF-16 offsets of the marks.
pub(crate) fn marked(glossary: &Glossary, language: &str, text: &str, layout: &Layout) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let matcher = Matcher::new(glossary, &normalize, Languages::all());
    let mut shown = String::new();
    let mut at = 0;
    for mark in matcher.find(text, layout, Some(language), &normalize) {
        let (start, end) = (mark.span.start.0 as usize, mark.span.end.0 as usize);
        shown += &String::from_utf16(&units[at..start]).unwrap();
        shown += &format!("[{}]", String::from_utf16(&units[start..end]).unwrap());
        at = end;
    }
    shown + &String::from_utf16(&units[at..]).unwrap()
}
