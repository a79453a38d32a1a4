//! Pages that undo marks.

use web_sys::Element;

/// How often a part with one text is marked anew, within [`SPAN_MS`], before it is left as
/// the page wants it: a page that puts its text back whenever something touches it would
/// be at it for ever.
const MOST: u32 = 5;
/// The time in which marking the same text over and over is a contest, in milliseconds.
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
    /// When it was marked first, in milliseconds.
    since: i64,
    count: u32,
}

impl Contest {
    /// Whether a part that holds `text` is better left alone at the time `now`.
    pub(super) fn is_lost(&mut self, part: &Element, text: &str, now: i64) -> bool {
        let known = self.0.iter_mut().find(|round| round.part == *part && round.text == text);
        match known {
            Some(round) if now - round.since < SPAN_MS || round.count > MOST => {
                round.count = round.count.saturating_add(1);
                return round.count > MOST;
            }
            Some(round) => (round.since, round.count) = (now, 1),
            None => {
                if self.0.len() >= KEPT {
                    self.0.remove(0);
                }
                let (part, text) = (part.clone(), text.to_owned());
                self.0.push(Round { part, text, since: now, count: 1 });
            }
        }
        false
    }
}
