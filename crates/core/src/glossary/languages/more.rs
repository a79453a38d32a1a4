//! What a page needs only when it, or a glossary, asks for it: languages beside those
//! that are always there, and the words derived from a term.

use super::rules::Rules;
use super::{dutch, french, german, italian, portuguese, spanish, turkish};

/// All of it.
#[derive(Debug)]
pub(super) struct More {
    /// The rules of further languages.
    pub(super) rules: &'static [&'static Rules],
}

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
};
