//! What is said of an article and its glossary.

use serde::Serialize;

use crate::article::Place;

/// A term that is marked.
#[derive(Debug, Serialize)]
pub(crate) struct FoundMark {
    #[serde(flatten)]
    pub(crate) place: Place,
    /// What stands in the text.
    pub(crate) surface: String,
    /// The term, as the glossary shows it.
    pub(crate) term: String,
    /// The identifier of the entry.
    pub(crate) entry: String,
    /// The alias that stands there instead of the term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) alias: Option<String>,
    /// Whether that alias is never shown.
    pub(crate) hidden: bool,
    /// The rule that made the mark.
    pub(crate) rule: &'static str,
}

/// A term that stands nowhere in the article.
#[derive(Debug, Serialize)]
pub(crate) struct Unused {
    pub(crate) term: String,
    pub(crate) id: String,
}

/// A term that stands in the article only within longer ones; at its first place.
#[derive(Debug, Serialize)]
pub(crate) struct Shadowed {
    #[serde(flatten)]
    pub(crate) place: Place,
    pub(crate) surface: String,
    pub(crate) term: String,
    pub(crate) id: String,
    /// The identifier of the term that is marked there.
    pub(crate) by: String,
}

/// A spelling that stands for more than one thing; at its first place.
#[derive(Debug, Serialize)]
pub(crate) struct Ambiguous {
    #[serde(flatten)]
    pub(crate) place: Place,
    pub(crate) surface: String,
    /// The identifiers of all entries that it may be.
    pub(crate) entries: Vec<String>,
    /// Whether each of them names a domain of its own, so that a reader can choose.
    pub(crate) told_apart: bool,
}

/// A word with letters of another script that look like Latin ones.
#[derive(Debug, Serialize)]
pub(crate) struct LookAlike {
    /// Where it stands in the article; nothing where it stands in the glossary.
    #[serde(flatten)]
    pub(crate) place: Option<Place>,
    pub(crate) word: String,
    /// What it looks like.
    pub(crate) reads_as: String,
    /// The identifier of the term in whose spelling it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) term: Option<String>,
}

/// An entry that its glossary could not be read with.
#[derive(Debug, Serialize)]
pub(crate) struct SkippedEntry {
    pub(crate) glossary: String,
    pub(crate) message: String,
}

/// All that is said.
#[derive(Debug, Serialize)]
pub(crate) struct Findings {
    pub(crate) article: String,
    /// By whose rules words are inflected, a BCP 47 tag.
    pub(crate) language: Option<String>,
    pub(crate) marks: Vec<FoundMark>,
    pub(crate) skipped: Vec<SkippedEntry>,
    #[serde(flatten)]
    pub(crate) checks: Option<Checks>,
}

/// What is wrong, or may be.
#[derive(Debug, Serialize)]
pub(crate) struct Checks {
    pub(crate) unused: Vec<Unused>,
    pub(crate) shadowed: Vec<Shadowed>,
    pub(crate) ambiguous: Vec<Ambiguous>,
    pub(crate) look_alikes: Vec<LookAlike>,
}

impl Findings {
    /// Whether nothing needs a hand: no look-alikes, nothing ambiguous that the reader
    /// cannot tell apart, no entry lost, and under `is_strict` no term that is never found.
    pub(crate) fn is_clean(&self, is_strict: bool) -> bool {
        let is_fine = |checks: &Checks| {
            checks.look_alikes.is_empty()
                && checks.ambiguous.iter().all(|found| found.told_apart)
                && (!is_strict || checks.unused.is_empty())
        };
        self.skipped.is_empty() && self.checks.as_ref().is_none_or(is_fine)
    }
}
