//! Pages that undo marks.

use web_sys::Element;

/// How often a part with one text is marked anew before it is left as the page wants it: a
/// page that puts its text back whenever something touches it would be at it for ever.
const MOST: u32 = 5;
/// How soon after the last time marking the same text is a contest, in milliseconds.
const SPAN_MS: i64 = 2_000;
/// How many parts are remembered.
const KEPT: usize = 16;

/// What was marked lately, and how often.
#[derive(Debug, Default)]
pub(super) struct Contest(Vec<Round>);

#[derive(Debug)]
struct Round {
    part: Element,
    text: String,
    /// When it was marked last, in milliseconds.
    last: i64,
    count: u32,
}

/// That a part is better left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lost {
    /// From now on.
    JustNow,
    /// As before.
    Still,
}

impl Contest {
    /// Whether a part that holds `text` is better left alone at the time `now`. A part that
    /// has been calm is tried again.
    pub(super) fn judge(&mut self, part: &Element, text: &str, now: i64) -> Option<Lost> {
        let known = self.0.iter_mut().find(|round| round.part == *part && round.text == text);
        let Some(round) = known else {
            if self.0.len() >= KEPT {
                self.0.remove(0);
            }
            let (part, text) = (part.clone(), text.to_owned());
            self.0.push(Round { part, text, last: now, count: 1 });
            return None;
        };
        let is_calm = now - round.last >= SPAN_MS;
        round.count = if is_calm { 1 } else { round.count.saturating_add(1) };
        round.last = now;
        match round.count.checked_sub(MOST)? {
            0 => None,
            1 => Some(Lost::JustNow),
            _ => Some(Lost::Still),
        }
    }
}
