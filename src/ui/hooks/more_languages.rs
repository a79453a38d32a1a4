//! The inflection of more languages and the derivation of words, in a module of their own.

use glosa_core::glossary::Languages;

use super::door;

door! {
    /// All languages that there are rules for.
    pub(super) fn more_languages() -> Languages = Languages::all(), in languages
}
