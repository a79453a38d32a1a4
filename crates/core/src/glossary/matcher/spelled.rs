//! A word as it is looked up.

use std::borrow::Cow;

use super::Normalize;
use crate::text::characters::may_compose;
use crate::text::fold::fold_into;

/// Writes the folded, composed form of `word` over `folded`.
pub(in crate::glossary) fn fold_word(word: &str, normalize: Normalize<'_>, folded: &mut String) {
    folded.clear();
    if !word.is_ascii() && may_compose(word) {
        fold_into(&normalize(word), folded);
    } else {
        fold_into(word, folded);
    }
}

/// The composed form of `word`, its case kept.
pub(in crate::glossary) fn composed<'w>(word: &'w str, normalize: Normalize<'_>) -> Cow<'w, str> {
    if !word.is_ascii() && may_compose(word) {
        Cow::Owned(normalize(word))
    } else {
        Cow::Borrowed(word)
    }
}
