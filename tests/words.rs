//! Words of scripts without spaces, as the browser's own dictionaries part them.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may end")]

use glosa::host::text::normalize;
use glosa::host::words::word_borders;
use glosa::ui::hooks::with_words;
use glosa_core::glossary::{Entry, Glossary, Languages, Matcher};
use glosa_core::text::{Layout, Utf16Offset};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// The text with each mark in brackets.
fn marked(terms: &[&str], language: &str, text: &str) -> String {
    let glossary = Glossary::from_entries(terms.iter().map(|term| Entry::new(*term, "x")));
    let mut layout = Layout::default();
    with_words(&mut layout, text, Some(language));
    let matcher = Matcher::new(&glossary, &normalize, Languages::all());
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut shown = String::new();
    let mut at = 0;
    for mark in matcher.find(text, &layout, Some(language), &normalize) {
        let (start, end) = (mark.span.start.0 as usize, mark.span.end.0 as usize);
        shown += &String::from_utf16(&units[at..start]).unwrap();
        shown += &format!("[{}]", String::from_utf16(&units[start..end]).unwrap());
        at = end;
    }
    shown + &String::from_utf16(&units[at..]).unwrap()
}

#[wasm_bindgen_test]
fn a_term_is_found_in_whole_words_only() {
    for (terms, language, expected) in [
        (&["京都"][..], "ja", "東京都に住む人が[京都]に行く"),
        (&["パス", "パスワード"], "ja", "[パスワード]を変える"),
        (&["SQLインジェクション"], "ja", "[SQLインジェクション]を防ぐ"),
        (&["AI"], "ja", "生成[AI]技術"),
        (&["能手", "智能"], "zh", "[智能]手机很贵"),
        (&["改密", "密码"], "zh-Hans", "请更改[密码]"),
        (&["น้ำ", "นำ"], "th", "ดื่ม[น้ำ]สะอาด"),
        (&["รหัสผ่าน", "หัส"], "th", "เปลี่ยน[รหัสผ่าน] ทุกเดือน"),
        (&["serangan"], "id", "[serangan] siber"),
    ] {
        let text = expected.replace(['[', ']'], "");
        assert_eq!(marked(terms, language, &text), expected);
    }
}

#[wasm_bindgen_test]
fn a_language_that_the_browser_does_not_know_changes_nothing() {
    let known = word_borders("東京に住む", Some("ja"));
    assert_eq!(known.first(), Some(&0));
    assert!(known.len() > 1);
    for language in [None, Some("no language"), Some("")] {
        assert_eq!(word_borders("東京に住む", language), known);
    }
}

#[wasm_bindgen_test]
fn a_text_with_spaces_is_not_asked_about() {
    let mut layout = Layout { words: vec![Utf16Offset(3)], ..Layout::default() };
    with_words(&mut layout, "serangan siber", Some("id"));
    assert_eq!(layout.words, []);
}
