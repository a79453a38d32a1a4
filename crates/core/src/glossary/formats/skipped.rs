//! Entries that were skipped, and what is said of them.

use core::fmt;

use super::Reading;

/// How many entries are told of with their places.
const TOLD_ENTRIES: usize = 10;

/// An entry that was skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Where it stands in its source.
    pub place: Place,
    /// What is wrong with it.
    pub problem: Problem,
}

/// Where an entry stands in its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Among the entries, counted from 0.
    Entry(usize),
    /// In the lines of its text, counted from 1.
    Line(usize),
}

/// What is wrong with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is not an object.
    NotAnObject,
    /// It has no term, or one without a letter or a sign.
    NoTerm,
    /// It has no definition.
    NoDefinition,
    /// A quotation mark is not closed, or something stands behind the closing one.
    BrokenQuotes,
}

impl Problem {
    const fn words(self) -> &'static str {
        match self {
            Self::NotAnObject => "it is not an object",
            Self::NoTerm => "it has no term",
            Self::NoDefinition => "it has no definition",
            Self::BrokenQuotes => "its quotation marks do not close",
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

impl Skipped {
    /// What is said of it, put together without the machinery of `format!`, which would
    /// weigh more in the bundle.
    fn words(&self) -> String {
        let (what, number) = match self.place {
            Place::Entry(index) => ("entry ", index.saturating_add(1)),
            Place::Line(line) => ("line ", line),
        };
        [what, &number.to_string(), " is skipped: ", self.problem.words()].concat()
    }
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words())
    }
}

impl Reading {
    /// One sentence on all that was skipped, for whoever keeps the source; `None` where
    /// nothing was. It names the first ten and counts the others.
    #[must_use]
    pub fn complaint(&self) -> Option<String> {
        let mut complaint = String::new();
        for skipped in self.skipped.iter().take(TOLD_ENTRIES) {
            if !complaint.is_empty() {
                complaint.push_str("; ");
            }
            complaint.push_str(&skipped.words());
        }
        let others = self.skipped.len().saturating_sub(TOLD_ENTRIES);
        if others > 0 {
            complaint.push_str("; and so are ");
            complaint.push_str(&others.to_string());
            complaint.push_str(" more");
        }
        (!complaint.is_empty()).then_some(complaint)
    }
}
