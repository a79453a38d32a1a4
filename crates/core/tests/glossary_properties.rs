//! What holds for marks in any text and any glossary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may end"
)]

use glosa_core::glossary::{Entry, Glossary, Languages, Mark, MarkPolicy, Matcher, Rule, choose};
use glosa_core::text::fold::fold;
use glosa_core::text::{Layout, Utf16Offset, Utf16Span, has_unspaced};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

fn normalize(text: &str) -> String {
    text.nfc().collect()
}

/// What texts and terms are made of: words that meet often, in the forms that rules
/// know, and what is hard to count or to cut.
const PARTS: &[&str] = &[
    "serangan",
    "siber",
    "Siber",
    "serangannya",
    "nya",
    "mata",
    "AS",
    "Rusia",
    "WHO",
    "buku",
    "attack",
    "attacks",
    "ataques",
    "informáticos",
    "l",
    "di",
    "menyerang",
    "da",
    "s",
    "İ",
    "ı",
    "straße",
    "STRASSE",
    "e\u{301}",
    "\u{301}",
    "é",
    "ﷺ",
    "👩\u{200D}💻",
    "👍🏽",
    "🇮🇩",
    "\u{200D}",
    "\u{AD}",
    "हिन्दी",
    "攻撃",
    "撃",
    "パスワード",
    "น้ำ",
    "ขอ",
    "ខ្មែ",
    "ម្ឋ",
    "C",
    "++",
    "#",
    ".",
    "..",
    "'",
    "’",
    "&",
    "@",
    "://",
    "https://a.id/siber",
    "siber.id/x",
    "/",
    ":",
    ",",
    "_",
    "5",
    "9",
    "–",
    "\u{0}",
    "\u{FFFD}",
    "𝕏",
];
const LANGUAGES: &[&str] = &["id", "en", "x", "es", "fr", "de", "tr"];
const GAPS: &[&str] = &["", "", " ", " ", " ", "-", "\n ", "\u{A0}", "\u{200B}"];

fn run_of(parts: core::ops::Range<usize>) -> impl Strategy<Value = String> {
    let part = prop_oneof![
        20 => proptest::sample::select(PARTS).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    let piece = (part, proptest::sample::select(GAPS)).prop_map(|(part, gap)| part + gap);
    proptest::collection::vec(piece, parts).prop_map(|pieces| pieces.concat())
}

prop_compose! {
    fn entry()(
        term in run_of(1..4),
        aliases in proptest::collection::vec(run_of(1..3), 0..2),
        case_sensitive in proptest::bool::weighted(0.1),
        language in proptest::option::weighted(0.3, proptest::sample::select(LANGUAGES)),
        derive in proptest::bool::weighted(0.3),
    ) -> Entry {
        let language = language.map(str::to_owned);
        Entry { aliases, case_sensitive, language, derive, ..Entry::new(term, "x") }
    }
}

/// Places of any kind in a text of a few words.
fn layout() -> impl Strategy<Value = Layout> {
    let places = || {
        proptest::collection::btree_set(0_u32..120, 0..12)
            .prop_map(|places| places.into_iter().map(Utf16Offset).collect::<Vec<_>>())
    };
    (places(), places(), places(), places()).prop_map(|(breaks, borders, sections, words)| {
        let holes = borders.chunks_exact(2).map(|p| Utf16Span::new(p[0].0, p[1].0)).collect();
        Layout { breaks, holes, sections, words }
    })
}

fn glossary() -> impl Strategy<Value = Glossary> {
    proptest::collection::vec(entry(), 0..12).prop_map(Glossary::from_entries)
}

fn find(glossary: &Glossary, text: &str, layout: &Layout) -> Vec<Mark> {
    Matcher::new(glossary, &normalize, Languages::all()).find(text, layout, Some("id"), &normalize)
}

fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap()
}

/// The text before, in and after a span; fails where the span cuts a character.
fn around(text: &str, span: Utf16Span) -> (String, String, String) {
    let units: Vec<u16> = text.encode_utf16().collect();
    let (start, end) = (span.start.0 as usize, span.end.0 as usize);
    let part = |range: &[u16]| String::from_utf16(range).expect("a whole character");
    (part(&units[..start]), part(&units[start..end]), part(&units[end..]))
}

/// The layout with the breaks and borders that lie in a text and between its characters.
fn between_characters(text: &str, layout: Layout) -> Layout {
    let mut places: Vec<u32> = vec![0];
    for c in text.chars() {
        places.push(places[places.len() - 1] + u32::try_from(c.len_utf16()).unwrap());
    }
    let mut breaks = layout.breaks;
    breaks.retain(|place| places.contains(&place.0));
    Layout { breaks, ..layout }
}

/// What a layout says of the text from `start` to `end`.
fn part_of(layout: &Layout, start: u32, end: u32) -> Layout {
    let within = |places: &[Utf16Offset]| {
        let own = places.iter().filter(|place| (start..end).contains(&place.0));
        own.map(|place| Utf16Offset(place.0 - start)).collect()
    };
    let holes = layout.holes.iter().filter_map(|hole| {
        let (from, to) = (hole.start.0.max(start), hole.end.0.min(end));
        (from < to).then(|| Utf16Span::new(from - start, to - start))
    });
    Layout {
        breaks: Vec::new(),
        holes: holes.collect(),
        sections: within(&layout.sections),
        words: within(&layout.words),
    }
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Whether a word goes on from one text to the next; where nobody has said where words
/// begin, none does in scripts without spaces.
fn goes_on(text: &str, next: &str) -> bool {
    let letter = |grapheme: Option<&str>| {
        let c = grapheme.and_then(|grapheme| grapheme.chars().next());
        c.is_some_and(char::is_alphanumeric) && !has_unspaced(grapheme.unwrap_or_default())
    };
    letter(text.graphemes(true).next_back()) && letter(next.graphemes(true).next())
}

/// A spelling without what the matcher may pass over.
fn plain(text: &str) -> String {
    let folded = fold(&normalize(text));
    let words =
        folded.split(|c: char| c.is_whitespace() || "-\u{2010}\u{2011}\u{200B}".contains(c));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_symbol_takes_no_letter_from_the_word_behind_it() {
    let glossary =
        Glossary::from_entries(["ﷺ", "attack"].map(|term| Entry::new(term, "x")).to_vec());
    for (text, marks) in [
        ("\u{200D}sﷺ", 0),
        ("💻\u{200D}sﷺ", 0),
        ("\u{200D}ﷺ", 1),
        ("💻हिन्दीattack", 0),
        ("💻attack", 1),
    ] {
        assert_eq!(find(&glossary, text, &Layout::default()).len(), marks, "{text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn marks_are_sorted_apart_and_hold_whole_words(
        glossary in glossary(), text in run_of(0..40),
    ) {
        let mut end = 0;
        for mark in find(&glossary, &text, &Layout::default()) {
            prop_assert!(mark.span.start.0 >= end && !mark.span.is_empty());
            end = mark.span.end.0;
            let (before, inside, after) = around(&text, mark.span);
            prop_assert!(!goes_on(&before, &inside), "{before:?} {inside:?}");
            prop_assert!(!goes_on(&inside, &after), "{inside:?} {after:?}");
            let first = after.chars().next();
            // A vowel sign counts as a letter: behind a symbol it stands by itself.
            let is_cut = first.is_some_and(|c| is_mark(c) && !c.is_alphanumeric());
            prop_assert!(!is_cut, "{inside:?} {after:?}");
        }
    }

    #[test]
    fn no_grapheme_cluster_is_cut(
        glossary in glossary(), text in run_of(0..40), layout in layout(),
    ) {
        let clusters: Vec<u32> = text
            .grapheme_indices(true)
            .map(|(at, _)| units(&text[..at]))
            .chain([units(&text)])
            .collect();
        for mark in find(&glossary, &text, &layout) {
            for place in [mark.span.start, mark.span.end] {
                let is_border = clusters.contains(&place.0) || layout.breaks.contains(&place);
                prop_assert!(is_border, "{:?} {:?}", around(&text, mark.span), layout);
            }
        }
    }

    #[test]
    fn an_exact_mark_is_the_term_or_an_alias(glossary in glossary(), text in run_of(0..40)) {
        for mark in find(&glossary, &text, &Layout::default()) {
            let (_, inside, _) = around(&text, mark.span);
            let term = glossary.term(mark.term).unwrap();
            let mut spellings = term.senses.iter().flat_map(|sense| {
                core::iter::once(&sense.term).chain(&sense.aliases)
            });
            prop_assert!(
                mark.rule != Rule::Exact || spellings.any(|s| plain(s) == plain(&inside)),
                "{inside:?} is none of {term:?}"
            );
        }
    }

    #[test]
    fn blocks_are_marked_as_if_each_stood_alone(
        glossary in glossary(), blocks in proptest::collection::vec(run_of(0..10), 0..6),
    ) {
        let mut layout = Layout::default();
        let mut apart = Vec::new();
        let mut at = 0;
        for block in &blocks {
            layout.breaks.push(Utf16Offset(at));
            for mark in find(&glossary, block, &Layout::default()) {
                let span = Utf16Span::new(mark.span.start.0 + at, mark.span.end.0 + at);
                apart.push(Mark { span, ..mark });
            }
            at += units(block);
        }
        prop_assert_eq!(find(&glossary, &blocks.concat(), &layout), apart);
    }

    #[test]
    fn a_text_matched_block_by_block_has_the_same_marks(
        glossary in glossary(), text in run_of(0..40), layout in layout(),
    ) {
        // Breaks of an article lie between characters.
        let layout = between_characters(&text, layout);
        let ends = layout.breaks.iter().map(|place| place.0).chain([units(&text)]);
        let mut marks = Vec::new();
        let mut start = 0;
        for end in ends {
            let (_, block, _) = around(&text, Utf16Span::new(start, end));
            for mark in find(&glossary, &block, &part_of(&layout, start, end)) {
                let span = Utf16Span::new(mark.span.start.0 + start, mark.span.end.0 + start);
                marks.push(Mark { span, ..mark });
            }
            start = end;
        }
        prop_assert_eq!(find(&glossary, &text, &layout), marks);
    }

    #[test]
    fn nothing_is_marked_in_a_hole(
        glossary in glossary(), parts in proptest::collection::vec(run_of(0..6), 1..6),
    ) {
        let mut layout = Layout::default();
        let mut at = 0;
        for (index, part) in parts.iter().enumerate() {
            if index % 2 == 0 && !part.is_empty() {
                layout.holes.push(Utf16Span::new(at, at + units(part)));
            }
            at += units(part);
        }
        for mark in find(&glossary, &parts.concat(), &layout) {
            let meets = |hole: &&Utf16Span| hole.start < mark.span.end && mark.span.start < hole.end;
            prop_assert_eq!(layout.holes.iter().find(meets), None);
        }
    }

    #[test]
    fn the_first_of_each_term_is_chosen(glossary in glossary(), text in run_of(0..40)) {
        let found = find(&glossary, &text, &Layout::default());
        let first = choose(&found, MarkPolicy::First, &[]);
        for mark in &found {
            let earliest = first.iter().find(|first| first.term == mark.term).unwrap();
            prop_assert!(earliest.span.start <= mark.span.start);
        }
        prop_assert!(first.iter().all(|mark| found.contains(mark)));
    }
}
