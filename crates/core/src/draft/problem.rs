//! What is wrong with a field, in words that widget and server share.

use super::limits;

/// A field of the comment form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The comment itself.
    Text,
    /// The writer's name.
    Author,
    /// The writer's e-mail address.
    Email,
    /// The writer's site.
    Url,
}

impl Field {
    /// Every field, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Text, Self::Author, Self::Email, Self::Url];

    /// The `name` of the form's control.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Author => "author",
            Self::Email => "email",
            Self::Url => "url",
        }
    }

    /// The member of the wire's JSON that holds it, as a problem document names it.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Author => "author.name",
            Self::Email => "author.email",
            Self::Url => "author.url",
        }
    }

    /// How much of the field a text uses, and its limit, both in the unit that the limit
    /// counts: Unicode scalar values for text and name, bytes for addresses.
    #[must_use]
    pub fn room(self, text: &str) -> (usize, usize) {
        match self {
            Self::Text => (text.chars().count(), limits::TEXT_CHARS),
            Self::Author => (text.chars().count(), limits::AUTHOR_CHARS),
            Self::Email => (text.trim().len(), limits::EMAIL_BYTES),
            Self::Url => (text.trim().len(), limits::URL_BYTES),
        }
    }

    /// The field of a name or path.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name || field.path() == name)
    }
}

/// Why a field is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// It is empty and must not be.
    Required,
    /// It is shorter than the server takes.
    TooShort,
    /// It is longer than its limit.
    TooLong,
    /// It does not have the form of what it should be: an address, say.
    Invalid,
}

impl Code {
    /// Every code.
    pub const ALL: [Self; 4] = [Self::Required, Self::TooShort, Self::TooLong, Self::Invalid];

    /// The code on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::TooShort => "too_short",
            Self::TooLong => "too_long",
            Self::Invalid => "invalid",
        }
    }

    /// The code of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.name() == name)
    }
}

/// What is left of the problems that a reader was told, once she has changed a field: the
/// problems of that field that it has still, and those of the others.
#[must_use]
pub fn still_wrong(told: &[Problem], changed: Field, now: &[Problem]) -> Vec<Problem> {
    let stands = |problem: &&Problem| problem.field != changed || now.contains(problem);
    told.iter().filter(stands).copied().collect()
}

/// A field and what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The field at fault.
    pub field: Field,
    /// What is wrong.
    pub code: Code,
}
