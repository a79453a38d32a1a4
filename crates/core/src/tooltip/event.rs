//! What can happen to the tooltip, and what it asks for in return.
use super::geometry::Point;

/// Which mark of the article: a number that no other mark has, or has had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MarkNumber(pub usize);

/// Tells one timer from a later one, so that a late timer does nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token(pub u32);

/// What a hovering pointer is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PointerTarget {
    /// Neither a mark nor the tooltip.
    #[default]
    Elsewhere,
    /// A mark in the article.
    Mark(MarkNumber),
    /// The tooltip itself, with the bridge over its gap.
    Tooltip,
}

/// Something that happened in the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Event {
    /// A hovering pointer (mouse or pen, never a finger) came over something else.
    PointerOver {
        /// What it is over now.
        target: PointerTarget,
        /// Where it is in the viewport.
        at: Point,
    },
    /// A hovering pointer moved, anywhere in the page.
    PointerMoved {
        /// Where it is in the viewport.
        at: Point,
    },
    /// The page, or a box that holds the article, scrolled.
    Scrolled,
    /// The keyboard (or a program acting for it) put the focus on a mark.
    Focused(MarkNumber),
    /// The focus left the mark that had it.
    Blurred,
    /// A finger or pen tapped a mark.
    Tapped {
        /// The mark.
        mark: MarkNumber,
        /// Where it was tapped.
        at: Option<Point>,
    },
    /// A press of any pointer ended outside of the marks and the tooltip.
    PressedOutside,
    /// The close button was used, or what the tooltip offered was taken.
    CloseRequested,
    /// The Escape key; `composing` while an input method is at work.
    EscapePressed {
        /// The key belongs to the input method (`isComposing`).
        composing: bool,
    },
    /// A timer asked for by [`Effect::StartTimer`] has run out.
    TimerFired(Token),
    /// The page was hidden, by another tab or program.
    Hidden,
}

/// Something the page shall do, in the order given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Effect {
    /// Send [`Event::TimerFired`] with this token later. A new timer replaces
    /// the one before.
    StartTimer {
        /// To be handed back.
        token: Token,
        /// Milliseconds from now.
        after: u32,
    },
    /// Fetch what the tooltip of this mark will show, if it is not here.
    Prefetch {
        /// The mark.
        mark: MarkNumber,
    },
    /// What was fetched ahead is not wanted any more, or has been shown.
    CancelPrefetch,
    /// Show the tooltip for this mark, in place of another that is shown.
    Open {
        /// The mark.
        mark: MarkNumber,
        /// Where the pointer is, which tells the line of a wrapped mark;
        /// nothing when the keyboard opened it.
        at: Option<Point>,
        /// Whether it may fade in; it may not when it replaces another.
        animated: bool,
        /// Whether a tap opened it, so that it needs a button that closes it.
        pinned: bool,
    },
    /// Hide the tooltip.
    Close {
        /// The mark it was shown for.
        mark: MarkNumber,
    },
    /// The Escape key was used up: nobody else shall act on it.
    ConsumeEscape,
}
