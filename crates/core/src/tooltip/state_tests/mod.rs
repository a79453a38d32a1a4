//! WCAG 2.1 SC 1.4.13 and the races of timers, played as scripts of events.
mod hover;
mod keyboard;
mod prefetch;
mod touch;

use super::event::{Effect, Event, MarkNumber, PointerTarget, Token};
use super::geometry::Point;
use super::state::{OPEN_DELAY, TooltipState};

const A: MarkNumber = MarkNumber(0);
const B: MarkNumber = MarkNumber(1);

/// A tooltip with a clock: it runs the timers that the reducer asks for.
#[derive(Default)]
struct Page {
    state: TooltipState,
    now: u64,
    timer: Option<(u64, Token)>,
    opened: Vec<(MarkNumber, bool)>,
    escape_consumed: bool,
    /// What is fetched ahead now, and how often that began and ended.
    fetching: Option<MarkNumber>,
    prefetches: usize,
    cancels: usize,
}

impl Page {
    fn send(&mut self, event: Event) -> &mut Self {
        self.escape_consumed = false;
        for effect in self.state.handle(event) {
            match effect {
                Effect::StartTimer { token, after } => {
                    self.timer = Some((self.now + u64::from(after), token));
                }
                Effect::Open { mark, animated, .. } => self.opened.push((mark, animated)),
                Effect::Close { .. } => {}
                Effect::Prefetch { mark } => {
                    self.fetching = Some(mark);
                    self.prefetches += 1;
                }
                Effect::CancelPrefetch => {
                    self.fetching = None;
                    self.cancels += 1;
                }
                Effect::ConsumeEscape => self.escape_consumed = true,
            }
        }
        self
    }

    fn wait(&mut self, milliseconds: u32) -> &mut Self {
        let until = self.now + u64::from(milliseconds);
        while let Some((due, token)) = self.timer.filter(|(due, _)| *due <= until) {
            self.now = due;
            self.timer = None;
            self.send(Event::TimerFired(token));
        }
        self.now = until;
        self
    }

    fn over(&mut self, target: PointerTarget, x: f64) -> &mut Self {
        self.send(Event::PointerOver { target, at: Point::new(x, 0.0) })
    }

    fn on(&mut self, mark: MarkNumber) -> &mut Self {
        self.over(PointerTarget::Mark(mark), 10.0 + 100.0 * mark.0 as f64)
    }

    fn away(&mut self) -> &mut Self {
        self.over(PointerTarget::Elsewhere, 500.0)
    }

    fn in_tooltip(&mut self) -> &mut Self {
        self.over(PointerTarget::Tooltip, 50.0)
    }

    fn moved(&mut self, x: f64) -> &mut Self {
        self.send(Event::PointerMoved { at: Point::new(x, 0.0) })
    }

    fn escape(&mut self) -> &mut Self {
        self.send(Event::EscapePressed { composing: false })
    }

    fn tap(&mut self, mark: MarkNumber) -> &mut Self {
        self.send(Event::Tapped { mark, at: None })
    }

    fn shows(&self, expected: Option<MarkNumber>) {
        assert_eq!(self.state.shown(), expected, "at {} ms", self.now);
    }
}

fn page() -> Page {
    Page::default()
}

fn hovering(mark: MarkNumber) -> Page {
    let mut page = page();
    page.on(mark).wait(OPEN_DELAY).shows(Some(mark));
    page
}

fn focused(mark: MarkNumber) -> Page {
    let mut page = page();
    page.send(Event::Focused(mark)).shows(Some(mark));
    page
}
