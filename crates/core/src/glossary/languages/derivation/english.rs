//! English: -ed, -ing and -er, of the last word of a phrase.
//!
//! Source: R. Quirk, S. Greenbaum, G. Leech, J. Svartvik, *A Comprehensive Grammar of the
//! English Language* (1985), on the spelling of regular verbs: the silent *e* goes, *y*
//! becomes *i*, a consonant after one vowel is doubled.

use crate::glossary::languages::rules::{Words, is_among};
use crate::text::fold::fold;

/// What is written onto a word; that which begins with *i* leaves *y* as it is.
const ENDINGS: [&str; 3] = ["ed", "er", "ing"];

/// Words that look derived from a shorter one and have another meaning: who
/// serves is no server.
const NOT_DERIVED: Words = "banner batter better bitter boarder butter ceiling copper corner counter cover \
        cunning differ dinner during evening fever finger flower folder hammer hundred later \
        layer letter lever manner matter member morning never number offer order other paper \
        pepper poster potter power rafter river rubber sacred server shower silver sting \
        string suffer summer temper timber tower wedding wicked wing";

/// Calls `visit` with each word derived from `spelling`.
pub(super) fn derive(spelling: &str, visit: &mut dyn FnMut(&str)) {
    let word = spelling.rsplit_once(' ').map_or(spelling, |(_, word)| word);
    let before = spelling.strip_suffix(word).unwrap_or_default();
    let mut last = word.chars().rev();
    let (Some(third), Some(second), Some(first)) = (last.next(), last.next(), last.next()) else {
        return;
    };
    if !third.is_ascii_lowercase() {
        return;
    }
    let is_doubled = is_vowel(second)
        && !is_vowel(first)
        && !is_vowel(third)
        && !matches!(third, 'w' | 'x' | 'y');
    let letter = word.get(word.len() - 1..).unwrap_or_default();
    let mut say = |parts: &[&str]| {
        let form = parts.concat();
        if !is_among(NOT_DERIVED, &fold(&form)) {
            visit(&[before, &form].concat());
        }
    };
    for ending in &ENDINGS {
        let is_before_i = ending.starts_with("i");
        let keeps_e = is_before_i && matches!(second, 'e' | 'o' | 'y');
        let turns_y = !is_before_i && !is_vowel(second);
        match (word.strip_suffix("e"), word.strip_suffix("y")) {
            (Some(stem), _) if !keeps_e => say(&[stem, ending]),
            (_, Some(stem)) if turns_y => say(&[stem, "i", ending]),
            _ => say(&[word, ending]),
        }
        if is_doubled {
            say(&[word, letter, ending]);
        }
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}
