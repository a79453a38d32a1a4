//! What a page needs only when it, or a glossary, asks for it: languages beside those
//! that are always there, and the words derived from a term.

use super::derivation::derive;
use super::rules::{Rules, Words};
use super::{dutch, french, german, italian, portuguese, spanish, turkish};

/// All of it.
#[derive(Debug)]
pub(super) struct More {
    /// The rules of further languages.
    pub(super) rules: &'static [&'static Rules],
    /// Makes the words derived from a spelling.
    pub(super) derive: Derive,
}

/// What makes the words derived from a spelling in a language, a primary subtag, or in
/// any, each with the languages in which it is one.
type Derive = fn(spelling: &str, language: Option<&str>, visit: &mut dyn FnMut(&str, Words));

pub(super) static MORE: More = More {
    rules: &[
        &spanish::RULES,
        &portuguese::RULES,
        &french::RULES,
        &german::RULES,
        &dutch::RULES,
        &italian::RULES,
        &turkish::RULES,
    ],
    derive,
};
