//! The tooltip as a reducer: [`TooltipState::handle`] takes an event and
//! returns effects.
//!
//! One timer runs at most: either for opening or for closing. Each has a token,
//! and only the newest token counts, so an event that comes between a timer and
//! its end needs nothing but a new token.
use super::event::{Effect, Event, MarkNumber, PointerTarget, Token};
use super::geometry::Point;

/// Milliseconds a pointer rests on a mark before the tooltip opens: long enough
/// that a pointer which crosses the text opens nothing, short enough to feel
/// like an answer. Wikipedia's page previews show after 500 ms of which 350 ms
/// are a pure wait, gwern.net after 750 ms, Sphinx hoverxref after 300 ms.
pub const OPEN_DELAY: u32 = 350;

/// Milliseconds of these after which a pointer counts as resting and what the tooltip will
/// show is fetched, as Wikipedia's page previews do after 150 ms: a pointer that crosses
/// the text asks no server for anything.
pub const REST_DELAY: u32 = 120;

/// Milliseconds before a neighbour's tooltip replaces one that is open: the
/// reader has shown the wish to read definitions, and only a pointer that
/// crosses the neighbour on its way to the tooltip must be let through.
pub const SWITCH_DELAY: u32 = 100;

/// Milliseconds between leaving and closing: time to cross the gap to the
/// tooltip, or to come back after a slip. Wikipedia's value.
pub const CLOSE_DELAY: u32 = 300;

/// Pixels a pointer may stray and still rest: a trembling hand or a worn mouse
/// pad must be able to open the tooltip.
pub const REST_RADIUS: f64 = 6.0;

/// What the running timer is for.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Purpose {
    /// The first part of the way to opening.
    Rest {
        mark: MarkNumber,
        at: Point,
    },
    Open {
        mark: MarkNumber,
        at: Point,
    },
    Close,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Pending {
    token: Token,
    purpose: Purpose,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Shown {
    mark: MarkNumber,
    /// Opened by a tap: stays without pointer or focus.
    pinned: bool,
}

/// Everything known about pointer, focus and tooltip of one article.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TooltipState {
    shown: Option<Shown>,
    pointer: PointerTarget,
    /// Where the pointer was last seen, while it is known.
    point: Option<Point>,
    /// What came under the pointer came by itself, by scrolling or because the
    /// tooltip went away: nothing opens until the pointer moves.
    asleep: bool,
    focused: Option<MarkNumber>,
    /// Closed by Escape under the pointer: stays closed until the pointer leaves.
    dismissed: Option<MarkNumber>,
    pending: Option<Pending>,
    /// The mark for which something is fetched ahead.
    prefetched: Option<MarkNumber>,
    last_token: u32,
}

impl TooltipState {
    /// The mark whose tooltip is open.
    pub fn shown(&self) -> Option<MarkNumber> {
        self.shown.map(|shown| shown.mark)
    }

    /// Takes an event and says what to do, in order.
    pub fn handle(&mut self, event: Event) -> Vec<Effect> {
        let mut effects = self.react(event);
        if let Some(mark) = self.prefetched
            && self.shown() != Some(mark)
            && self.opening().is_none_or(|(next, _)| next != mark)
        {
            self.prefetched = None;
            effects.push(Effect::CancelPrefetch);
        }
        effects
    }

    fn react(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::PointerOver { target, at } => self.pointer_over(target, at),
            Event::PointerMoved { at } => self.pointer_moved(at),
            Event::Scrolled => self.scrolled(),
            Event::Focused(mark) => self.focus(mark),
            Event::Blurred => self.blurred(),
            Event::Tapped { mark, at } => self.tapped(mark, at),
            Event::PressedOutside | Event::CloseRequested => self.close_now(),
            Event::EscapePressed { composing } => self.escape(composing),
            Event::TimerFired(token) => self.timer_fired(token),
            Event::Hidden => self.hidden(),
        }
    }

    fn pointer_over(&mut self, target: PointerTarget, at: Point) -> Vec<Effect> {
        // Browsers report a mark that scrolled under a still pointer, at the
        // old place; only another place than the last known one is a movement.
        self.asleep &= self.point.is_none_or(|last| last == at);
        if !self.asleep {
            self.point = Some(at);
        }
        self.pointer = target;
        self.dismissed = self.dismissed.filter(|mark| target == PointerTarget::Mark(*mark));
        self.follow_pointer()
    }

    fn pointer_moved(&mut self, at: Point) -> Vec<Effect> {
        if self.point == Some(at) {
            return Vec::new();
        }
        self.point = Some(at);
        let woken = std::mem::take(&mut self.asleep);
        match self.opening() {
            Some((_, resting)) if resting.distance(at) <= REST_RADIUS => Vec::new(),
            Some(_) => self.follow_pointer(),
            _ if woken || self.rests_unanswered() => self.follow_pointer(),
            _ => Vec::new(),
        }
    }

    /// The mark that is about to open, and where the pointer rests on it.
    fn opening(&self) -> Option<(MarkNumber, Point)> {
        match self.pending?.purpose {
            Purpose::Rest { mark, at } | Purpose::Open { mark, at } => Some((mark, at)),
            Purpose::Close => None,
        }
    }

    /// The mark under the pointer, unless Escape closed its tooltip there.
    fn hovered(&self) -> Option<MarkNumber> {
        match self.pointer {
            PointerTarget::Mark(mark) if self.dismissed != Some(mark) => Some(mark),
            _ => None,
        }
    }

    /// Whether the pointer is on a mark that could open and has not.
    fn rests_unanswered(&self) -> bool {
        self.hovered().is_some_and(|mark| self.shown() != Some(mark))
    }

    /// Starts or drops the timer that fits to what the pointer is over.
    fn follow_pointer(&mut self) -> Vec<Effect> {
        if let (Some(mark), Some(at), false) = (self.hovered(), self.point, self.asleep)
            && self.shown() != Some(mark)
        {
            return if self.shown.is_some() {
                self.start_timer(Purpose::Open { mark, at }, SWITCH_DELAY)
            } else {
                self.start_timer(Purpose::Rest { mark, at }, REST_DELAY)
            };
        }
        if self.shown.is_some_and(|shown| !self.is_held(shown)) {
            return match self.pending.map(|pending| pending.purpose) {
                Some(Purpose::Close) => Vec::new(),
                _ => self.start_timer(Purpose::Close, CLOSE_DELAY),
            };
        }
        self.pending = None;
        Vec::new()
    }

    /// Whether pointer, focus or a tap keeps the tooltip open.
    fn is_held(&self, shown: Shown) -> bool {
        shown.pinned
            || self.focused == Some(shown.mark)
            || self.pointer == PointerTarget::Tooltip
            || self.hovered() == Some(shown.mark)
    }

    fn scrolled(&mut self) -> Vec<Effect> {
        self.asleep = true;
        if self.opening().is_some() {
            return self.follow_pointer();
        }
        Vec::new()
    }

    fn focus(&mut self, mark: MarkNumber) -> Vec<Effect> {
        self.focused = Some(mark);
        self.open(mark, None, false)
    }

    fn blurred(&mut self) -> Vec<Effect> {
        let Some(mark) = self.focused.take() else { return Vec::new() };
        match self.shown {
            Some(shown) if shown.mark == mark && !self.is_held(shown) => {
                let mut effects = self.close();
                effects.extend(self.follow_pointer());
                effects
            }
            _ => Vec::new(),
        }
    }

    fn tapped(&mut self, mark: MarkNumber, at: Option<Point>) -> Vec<Effect> {
        if self.shown == Some(Shown { mark, pinned: true }) {
            return self.close_now();
        }
        self.open(mark, at, true)
    }

    fn escape(&mut self, composing: bool) -> Vec<Effect> {
        if composing || self.shown.is_none() {
            return Vec::new();
        }
        let mut effects = self.close_now();
        effects.push(Effect::ConsumeEscape);
        effects
    }

    fn timer_fired(&mut self, token: Token) -> Vec<Effect> {
        let Some(pending) = self.pending.filter(|pending| pending.token == token) else {
            return Vec::new();
        };
        self.pending = None;
        match pending.purpose {
            Purpose::Rest { mark, at } => self.rested(mark, at),
            Purpose::Open { mark, at } => self.open(mark, Some(self.point.unwrap_or(at)), false),
            Purpose::Close => self.close(),
        }
    }

    fn rested(&mut self, mark: MarkNumber, at: Point) -> Vec<Effect> {
        let mut effects =
            self.start_timer(Purpose::Open { mark, at }, OPEN_DELAY.saturating_sub(REST_DELAY));
        if self.prefetched.replace(mark) != Some(mark) {
            effects.push(Effect::Prefetch { mark });
        }
        effects
    }

    fn hidden(&mut self) -> Vec<Effect> {
        self.asleep = true;
        self.close()
    }

    fn start_timer(&mut self, purpose: Purpose, after: u32) -> Vec<Effect> {
        self.last_token = self.last_token.wrapping_add(1);
        let token = Token(self.last_token);
        self.pending = Some(Pending { token, purpose });
        vec![Effect::StartTimer { token, after }]
    }

    fn open(&mut self, mark: MarkNumber, at: Option<Point>, pinned: bool) -> Vec<Effect> {
        self.pending = None;
        let before = self.shown;
        if let Some(same) = before.filter(|shown| shown.mark == mark) {
            self.shown = Some(Shown { mark, pinned: pinned || same.pinned });
            return Vec::new();
        }
        self.shown = Some(Shown { mark, pinned });
        vec![Effect::Open { mark, at, animated: before.is_none(), pinned }]
    }

    fn close(&mut self) -> Vec<Effect> {
        self.pending = None;
        self.shown.take().map(|shown| Effect::Close { mark: shown.mark }).into_iter().collect()
    }

    /// Closes against what pointer and focus say, so that neither may open it
    /// again by standing still.
    fn close_now(&mut self) -> Vec<Effect> {
        if self.shown.is_some() {
            self.asleep = true;
            self.dismissed = match self.pointer {
                PointerTarget::Mark(mark) => Some(mark),
                _ => None,
            };
        }
        self.close()
    }
}
