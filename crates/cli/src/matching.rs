//! Terms in an article.

use glosa_core::glossary::{Glossary, Languages, Mark, Matcher};
use unicode_normalization::UnicodeNormalization as _;

use crate::article::Article;

/// Brings a text into Unicode normalisation form C.
pub(crate) fn normalize(text: &str) -> String {
    text.nfc().collect()
}

/// All places where terms stand.
pub(crate) fn find(glossary: &Glossary, article: &Article, language: Option<&str>) -> Vec<Mark> {
    let matcher = Matcher::new(glossary, &normalize, Languages::all());
    matcher.find(&article.text, &article.layout, language, &normalize)
}
