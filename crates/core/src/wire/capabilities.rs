//! What servers can do.

use crate::draft::{Code, is_blank};
use crate::thread::Sort;

/// What a server can do; what it cannot is not offered to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capabilities {
    /// It lists comments; a write-only endpoint does not.
    pub list: bool,
    /// The orders of the roots that it knows; the first one it is asked for first.
    pub sorts: Sorts,
    /// It begins a list at any comment, and tells what precedes it.
    pub places: bool,
    /// It takes replies.
    pub reply: bool,
    /// It lets this browser edit what it posted.
    pub edit: bool,
    /// It lets this browser delete what it posted.
    pub delete: bool,
    /// How it counts votes.
    pub votes: Votes,
    /// It shows a text as it will look.
    pub preview: bool,
    /// It tells of what others do while a page is open.
    pub live: bool,
    /// What becomes of a post that is sent again after an answer that never came.
    pub again: Again,
    /// It reads Markdown in a text; else what is typed is what is shown.
    pub markdown: bool,
    /// Each comment waits for its approval.
    pub moderated: bool,
    /// A name must be given.
    pub need_name: bool,
    /// An e-mail address must be given.
    pub need_email: bool,
    /// The shortest text.
    pub text_min: usize,
    /// The longest text.
    pub text_max: usize,
    /// What both are counted in.
    pub unit: Unit,
}

impl Capabilities {
    /// The least that a server can do whose texts are listed and answered; each dialect
    /// says what its own can besides.
    pub(super) const LEAST: Self = Self {
        list: true,
        sorts: Sorts::ALL,
        places: false,
        reply: true,
        edit: false,
        delete: false,
        votes: Votes::None,
        preview: false,
        live: false,
        again: Again::Known,
        markdown: true,
        moderated: false,
        need_name: false,
        need_email: false,
        text_min: 1,
        text_max: 65_535,
        unit: Unit::Characters,
    };

    /// Checks a text: it must show something, and be neither too short nor too long.
    #[must_use]
    pub fn check_text(&self, text: &str) -> Option<Code> {
        if is_blank(text) {
            Some(Code::Required)
        } else if self.unit.length(text.trim_end()) < self.text_min {
            Some(Code::TooShort)
        } else if self.unit.length(text) > self.text_max {
            Some(Code::TooLong)
        } else {
            None
        }
    }
}

/// What a length is counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Unicode scalar values.
    #[default]
    Characters,
    /// Bytes of UTF-8.
    Bytes,
}

impl Unit {
    /// The length of a text.
    #[must_use]
    pub fn length(self, text: &str) -> usize {
        match self {
            Self::Characters => text.chars().count(),
            Self::Bytes => text.len(),
        }
    }
}

/// How votes are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Votes {
    /// Not at all.
    #[default]
    None,
    /// For good: a vote is not taken back.
    Lasting,
    /// A vote can be taken back.
    Free,
}

/// What becomes of a post that is sent again after an answer that never came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Again {
    /// The server knows it by its key and answers as at the first time.
    #[default]
    Known,
    /// The server is asked first whether it has the text.
    LookedUp,
    /// Nobody knows; the reader decides.
    Unknown,
}

/// Orders of the roots.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sorts(u8);

impl Sorts {
    /// Every order.
    pub const ALL: Self = Self(0b111);
    /// The oldest and the newest first.
    pub const BY_TIME: Self = Self(0b011);
    /// The newest first.
    pub const NEWEST: Self = Self(0b010);

    /// Orders of a list.
    #[must_use]
    pub fn of(sorts: impl IntoIterator<Item = Sort>) -> Self {
        Self(sorts.into_iter().fold(0, |all, sort| all | Self::bit(sort)))
    }

    const fn bit(sort: Sort) -> u8 {
        match sort {
            Sort::Oldest => 0b001,
            Sort::Newest => 0b010,
            Sort::Top => 0b100,
        }
    }

    /// Whether an order is one of them.
    #[must_use]
    pub const fn has(self, sort: Sort) -> bool {
        self.0 & Self::bit(sort) != 0
    }

    /// The orders, from the one that a thread is shown in at first.
    pub fn all(self) -> impl Iterator<Item = Sort> {
        Sort::ALL.into_iter().filter(move |sort| self.has(*sort))
    }

    /// The order that a thread is shown in at first.
    #[must_use]
    pub fn first(self) -> Sort {
        self.all().next().unwrap_or_default()
    }
}
