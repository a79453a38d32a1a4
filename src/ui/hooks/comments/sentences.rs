//! Refusals and problems as sentences: what happened, and what to do.

use glosa_core::draft::limits::AUTHOR_CHARS;
use glosa_core::draft::{Code, Field, Problem, Refusal};
use glosa_core::wire::{Capabilities, Unit};

use super::Trouble;
use crate::ui::hooks::Words;

/// Why a server would not take a comment.
#[must_use]
pub fn refusal(words: &Words, refusal: &Refusal, can: &Capabilities) -> String {
    let key = |name: &str| ["comments.refused.", name].concat();
    match refusal {
        Refusal::TooFast { retry_after: Some(seconds) } => {
            words.count("comments.refused.too_fast_wait", *seconds)
        }
        Refusal::Rejected(why) if !why.is_empty() => {
            words.format("comments.refused.rejected_because", &[("reason", why)])
        }
        Refusal::Invalid(problems) => problems
            .first()
            .map_or_else(|| words.text(&key("invalid")), |first| problem(words, *first, can)),
        other => words.text(&key(other.name())),
    }
}

/// Why something else asked of a server was not done.
#[must_use]
pub fn failure(words: &Words, trouble: &Trouble, can: &Capabilities) -> String {
    match trouble {
        Trouble::Refused(why) => refusal(words, why, can),
        Trouble::Offline | Trouble::NoAnswer => {
            words.text(&["comments.failed.", trouble.name()].concat())
        }
    }
}

/// What is wrong with a field.
#[must_use]
pub(super) fn problem(words: &Words, problem: Problem, can: &Capabilities) -> String {
    let (limit, unit) = match (problem.field, problem.code) {
        (Field::Text, Code::TooLong) if can.unit == Unit::Bytes => (can.text_max, "_bytes"),
        (Field::Text, Code::TooLong) => (can.text_max, ""),
        (Field::Text, Code::TooShort) => (can.text_min, ""),
        (Field::Author, Code::TooLong) => (AUTHOR_CHARS, ""),
        _ => (0, ""),
    };
    let key = ["comments.problem.", problem.field.name(), ".", problem.code.name(), unit].concat();
    let limit = words.number(u32::try_from(limit).unwrap_or(u32::MAX));
    words.format(&key, &[("limit", &limit)])
}
