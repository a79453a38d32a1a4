//! Words that are derived from a term, made forward from it for entries that ask for
//! them (`derive`). Nothing is ever taken from a word to guess at its root.
//!
//! The browser loads this as a part of its own. What it shares with other parts and not
//! with the module of each visit would be one more file, so it keeps to the functions of
//! text that the matcher uses as well.

mod english;
mod indonesian;

use super::rules::{Rules, Words, is_among};
use super::{english as english_rules, indonesian as indonesian_rules};

/// One language's way to derive: calls `visit` with each word derived from a spelling.
type Derive = fn(spelling: &str, visit: &mut dyn FnMut(&str));

const DERIVATIONS: [(&Rules, Derive); 2] =
    [(&indonesian_rules::RULES, indonesian::derive), (&english_rules::RULES, english::derive)];

/// Calls `visit` with each word derived from `spelling`, and with the languages in which
/// it is one; only those of `language`, a primary subtag, where there is one.
pub(super) fn derive(spelling: &str, language: Option<&str>, visit: &mut dyn FnMut(&str, Words)) {
    for (rules, derive) in &DERIVATIONS {
        if language.is_none_or(|language| is_among(rules.tags, language)) {
            derive(spelling, &mut |form| visit(form, rules.tags));
        }
    }
}
