//! What is found in texts of scripts without spaces, as tables: `tests/fixtures/cases`.
//!
//! A row has a term, a text, and whether the one is marked in the other: `Y` yes; `N` no;
//! `L` no, though it stands there: the browser takes it and its neighbour for one word.
//! `|` in a text is where ICU's dictionaries let a word begin, as browsers ask them by
//! `Intl.Segmenter`; in a text without it nobody has looked for words.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may end")]

mod marked;

use glosa_core::glossary::compiled::{Compiled, compile};
use glosa_core::glossary::{Entry, Glossary, Languages};
use glosa_core::text::{Layout, Utf16Offset};
use marked::{marked, normalize};

/// The tables, by their languages.
const TABLES: [(&str, &str); 3] = [
    ("ja", include_str!("../../../tests/fixtures/cases/japanese.tsv")),
    ("zh", include_str!("../../../tests/fixtures/cases/chinese.tsv")),
    ("th", include_str!("../../../tests/fixtures/cases/thai.tsv")),
];

/// A text without its signs, and a layout that has them.
fn parted(text: &str) -> (String, Layout) {
    let mut layout = Layout::default();
    let mut plain = String::new();
    for (number, word) in text.split('|').enumerate() {
        if number > 0 {
            let at = plain.encode_utf16().count();
            layout.words.push(Utf16Offset(u32::try_from(at).unwrap()));
        }
        plain += word;
    }
    (plain, layout)
}

fn rows(table: &str) -> impl Iterator<Item = [&str; 3]> {
    table.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        [cells[0], cells[1], cells[2]]
    })
}

#[test]
fn a_term_is_found_where_words_begin_and_end() {
    let mut wrong = Vec::new();
    for (language, table) in TABLES {
        for [term, text, want] in rows(table) {
            let glossary = Glossary::from_entries([Entry::new(term, "x")]);
            let (plain, layout) = parted(text);
            let shown = marked(&glossary, language, &plain, &layout);
            if shown.contains('[') != (want == "Y") {
                wrong.push(format!("{term} {want}: {text} {shown}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_compiled_glossary_finds_the_same() {
    for (language, table) in TABLES {
        let terms = rows(table).map(|[term, _, _]| Entry::new(term, "x"));
        let glossary = Glossary::from_entries(terms);
        let Compiled { index, .. } = compile(&glossary, Some(language), 3, &normalize);
        for [_, text, _] in rows(table) {
            let (plain, layout) = parted(text);
            let all = Languages::all();
            let entries = index.entries_in(&plain, &layout, Some(language), all, &normalize);
            let found = Glossary::from_entries(entries);
            assert_eq!(
                marked(&found, language, &plain, &layout),
                marked(&glossary, language, &plain, &layout)
            );
        }
    }
}

#[test]
fn the_longest_term_wins_and_phrases_may_join_words() {
    for (terms, text, expected) in [
        (&["攻撃", "サイバー攻撃"][..], "|サイ|バー|攻撃|と|攻撃", "[サイバー攻撃]と[攻撃]"),
        (&["京都", "東京"], "東京都", "[東京]都"),
        (&["技術", "AI"], "生成AI技術", "生成[AI][技術]"),
        (&["ภาษา", "ภาษาไทย"], "|ภาษา|ไทย| |และ|ภาษา|จีน", "[ภาษาไทย] และ[ภาษา]จีน"),
        (&["ខ្មែរ", "ភាសា"], "ភាសាខ្មែរ", "[ភាសា][ខ្មែរ]"),
        (&["ລາວ"], "ພາສາລາວ", "ພາສາ[ລາວ]"),
        (&["မြန်မာ"], "မြန်မာစာ", "[မြန်မာ]စာ"),
        (&["C++", "入門"], "C++入門、C+入門", "[C++][入門]、C+[入門]"),
        (&["漢字"], "漢 字漢\n字", "漢 字漢\n字"),
    ] {
        let glossary = Glossary::from_entries(terms.iter().map(|term| Entry::new(*term, "x")));
        let (plain, layout) = parted(text);
        assert_eq!(marked(&glossary, "ja", &plain, &layout), expected);
    }
}
