//! What the rules of a language mark in a text: counts, and a sample to be read.
//!
//! `cargo run -p glosa-core --example rule_report -- TEXT LANGUAGE WORDS [SIZE [SEED]]`
//!
//! TEXT is a file of running text, LANGUAGE a BCP 47 tag, and WORDS a file with a term on
//! each line. All terms are marked at all places. Marks that a rule made, and not the
//! spelling, are counted by rule, and SIZE different pairs of word and term (100) are drawn
//! by SEED (1) and shown with what stands around them. `docs/false-marks.md` tells what was
//! found so.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

use glosa_core::glossary::{Entry, Glossary, Languages, Mark, Matcher, Rule};
use glosa_core::text::Layout;
use unicode_normalization::UnicodeNormalization as _;

/// How much of the text is shown on each side of a mark, in UTF-16 code units.
const AROUND: usize = 28;

/// A word of the text, the term that it is taken for, and the rule.
type Pair = (String, String, String);

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [text, language, terms, rest @ ..] = &words[..] else {
        return Err("rule_report TEXT LANGUAGE WORDS [SIZE [SEED]]".into());
    };
    let number = |at: usize, default| rest.get(at).map_or(Ok(default), |word| word.parse());
    let (size, seed) = (number(0, 100)?, number(1, 1)? as u64);
    let text: String = fs::read_to_string(text)?.nfc().collect();
    let terms = fs::read_to_string(terms)?;
    let glossary = Glossary::from_entries(terms.lines().map(|term| Entry::new(term.trim(), "x")));
    let normalize = |text: &str| text.nfc().collect();
    let matcher = Matcher::new(&glossary, &normalize, Languages::all());
    let marks = matcher.find(&text, &Layout::default(), Some(language), &normalize);
    let units: Vec<u16> = text.encode_utf16().collect();
    let counts = count(&marks);
    println!(
        "{} words, {} terms, marks {counts:?}",
        text.split_whitespace().count(),
        glossary.len()
    );
    let mut pairs: Vec<_> = pairs(&glossary, &marks, &units).into_iter().collect();
    shuffle(&mut pairs, seed);
    println!("{} different pairs by rules; {size} of them:", pairs.len());
    pairs.truncate(size);
    pairs.sort_by(|((_, _, one), _), ((_, _, other), _)| one.cmp(other));
    for ((word, term, rule), (times, around)) in pairs {
        println!("{rule}\t{word}\t{term}\t{times}\t{around}");
    }
    Ok(())
}

fn count(marks: &[Mark]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for mark in marks {
        *counts.entry(format!("{:?}", mark.rule)).or_insert(0) += 1;
    }
    counts
}

/// The pairs that rules made, how often each stands in the text, and its first place.
fn pairs(glossary: &Glossary, marks: &[Mark], units: &[u16]) -> BTreeMap<Pair, (usize, String)> {
    let mut pairs = BTreeMap::new();
    for mark in marks.iter().filter(|mark| mark.rule != Rule::Exact) {
        let (start, end) = (mark.span.start.0 as usize, mark.span.end.0 as usize);
        let part = |from: usize, to: usize| {
            String::from_utf16_lossy(units.get(from..to.min(units.len())).unwrap_or_default())
        };
        let word = part(start, end);
        let around = part(start.saturating_sub(AROUND), end + AROUND).replace(['\n', '\r'], " ");
        let term = glossary.term(mark.term).map(|term| term.label.clone()).unwrap_or_default();
        let pair = (word.to_lowercase(), term, format!("{:?}", mark.rule));
        pairs.entry(pair).or_insert((0, around)).0 += 1;
    }
    pairs
}

/// Shuffles (R. A. Fisher, F. Yates) by a linear congruential generator with constants of
/// D. E. Knuth (MMIX), so that a seed draws the same sample everywhere.
fn shuffle<T>(items: &mut [T], seed: u64) {
    let mut state = seed;
    for end in (1..items.len()).rev() {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        items.swap(end, usize::try_from(state >> 33).unwrap_or(0) % (end + 1));
    }
}
