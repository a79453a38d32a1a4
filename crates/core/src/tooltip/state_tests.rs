//! WCAG 2.1 SC 1.4.13 and the races of timers, played as scripts of events.
use super::event::{Effect, Event, MarkNumber, PointerTarget, Token};
use super::geometry::Point;
use super::state::{CLOSE_DELAY, OPEN_DELAY, REST_RADIUS, SWITCH_DELAY, TooltipState};

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
        self.send(Event::PointerOver { target, at: Some(Point::new(x, 0.0)) })
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

#[test]
fn a_resting_pointer_opens_after_the_delay_and_not_before() {
    let mut page = page();
    page.on(A).wait(OPEN_DELAY - 1).shows(None);
    page.wait(1).shows(Some(A));
    assert_eq!(page.opened, [(A, true)]);
}

#[test]
fn a_pointer_that_only_crosses_opens_nothing() {
    let mut page = page();
    page.on(A).wait(OPEN_DELAY - 1).away().wait(10_000).shows(None);
    page.on(A).wait(OPEN_DELAY - 1).on(B).wait(OPEN_DELAY - 1).away().wait(10_000).shows(None);
    assert_eq!(page.opened, []);
}

#[test]
fn a_pointer_that_keeps_moving_does_not_rest_but_one_that_trembles_does() {
    let mut moving = page();
    moving.on(A);
    for step in 1..20 {
        moving.wait(100).moved(10.0 + f64::from(step) * (REST_RADIUS + 1.0)).shows(None);
    }
    moving.wait(OPEN_DELAY).shows(Some(A));

    let mut trembling = page();
    trembling.on(A);
    for step in 0..3 {
        trembling.wait(100).moved(10.0 + f64::from(step % 2) * REST_RADIUS);
    }
    trembling.wait(OPEN_DELAY - 300).shows(Some(A));
}

#[test]
fn scrolling_under_a_still_pointer_opens_nothing_until_it_moves() {
    let mut page = page();
    page.over(PointerTarget::Elsewhere, 10.0);
    for _ in 0..5 {
        page.send(Event::Scrolled).on(A).wait(OPEN_DELAY).shows(None);
        page.send(Event::Scrolled).over(PointerTarget::Elsewhere, 10.0).wait(50);
    }
    page.on(A).wait(10_000).shows(None);
    page.moved(11.0).wait(OPEN_DELAY - 1).shows(None);
    page.wait(1).shows(Some(A));
}

#[test]
fn a_scroll_during_the_rest_calls_the_opening_off() {
    let mut page = page();
    page.on(A).wait(OPEN_DELAY - 1).send(Event::Scrolled).wait(10_000).shows(None);
}

#[test]
fn a_pointer_unseen_before_the_scroll_must_move_first() {
    let mut page = page();
    page.send(Event::Scrolled).on(A).wait(10_000).shows(None);
    page.moved(10.0).wait(OPEN_DELAY).shows(Some(A));
}

#[test]
fn a_pointer_that_jumps_onto_a_mark_after_a_scroll_has_moved() {
    let mut page = page();
    page.away().send(Event::Scrolled).on(A).wait(OPEN_DELAY).shows(Some(A));
}

#[test]
fn leaving_closes_after_the_delay_and_coming_back_in_time_keeps_it() {
    let mut page = hovering(A);
    page.away().wait(CLOSE_DELAY - 1).shows(Some(A));
    page.on(A).wait(10_000).shows(Some(A));
    page.away().wait(CLOSE_DELAY).shows(None);
}

#[test]
fn leaving_the_article_closes_too() {
    let mut page = hovering(A);
    page.send(Event::PointerOver { target: PointerTarget::Elsewhere, at: None });
    page.wait(CLOSE_DELAY).shows(None);
}

#[test]
fn the_pointer_may_cross_the_gap_into_the_tooltip_and_stay() {
    let mut page = hovering(A);
    page.away().wait(CLOSE_DELAY - 1).in_tooltip().wait(60_000).shows(Some(A));
    page.away().wait(CLOSE_DELAY).shows(None);
}

#[test]
fn a_slow_way_across_does_not_prolong_the_delay() {
    let mut page = hovering(A);
    page.away().wait(CLOSE_DELAY - 10).moved(400.0).moved(390.0).wait(10).shows(None);
}

#[test]
fn hover_and_focus_hold_it_without_end() {
    hovering(A).wait(3_600_000).shows(Some(A));
    focused(A).wait(3_600_000).shows(Some(A));
}

#[test]
fn a_neighbour_replaces_it_sooner_and_without_animation() {
    let mut page = hovering(A);
    page.on(B).wait(SWITCH_DELAY - 1).shows(Some(A));
    page.wait(1).shows(Some(B));
    assert_eq!(page.opened, [(A, true), (B, false)]);
}

#[test]
fn a_neighbour_crossed_on_the_way_to_the_tooltip_changes_nothing() {
    let mut page = hovering(A);
    page.on(B).wait(SWITCH_DELAY - 1).in_tooltip().wait(60_000).shows(Some(A));
}

#[test]
fn a_neighbour_only_touched_lets_the_first_close() {
    let mut page = hovering(A);
    page.on(B).wait(SWITCH_DELAY - 1).away().wait(CLOSE_DELAY).shows(None);
}

#[test]
fn escape_closes_wherever_it_was_opened_from() {
    let mut tapped = page();
    tapped.tap(A);
    for (name, mut page) in [("hover", hovering(A)), ("focus", focused(A)), ("tap", tapped)] {
        page.escape();
        assert!(page.escape_consumed, "{name}");
        page.wait(60_000).shows(None);
    }
}

#[test]
fn escape_without_a_tooltip_is_left_to_others() {
    let mut page = page();
    page.escape();
    assert!(!page.escape_consumed);
    page.on(A).wait(OPEN_DELAY - 1).escape();
    assert!(!page.escape_consumed);
    hovering(A).escape().escape().shows(None);
}

#[test]
fn a_second_escape_is_left_to_others() {
    let mut page = hovering(A);
    assert!(page.escape().escape_consumed);
    assert!(!page.escape().escape_consumed);
}

#[test]
fn escape_that_belongs_to_an_input_method_closes_nothing() {
    let mut page = hovering(A);
    page.send(Event::EscapePressed { composing: true });
    assert!(!page.escape_consumed);
    page.shows(Some(A));
}

#[test]
fn after_escape_it_stays_closed_until_the_pointer_leaves_and_comes_back() {
    let mut page = hovering(A);
    page.escape().moved(12.0).wait(1_000).moved(40.0).wait(10_000).shows(None);
    page.on(A).wait(10_000).shows(None);
    page.away().on(A).wait(OPEN_DELAY).shows(Some(A));
}

#[test]
fn after_escape_in_the_tooltip_a_mark_that_lay_below_it_waits_for_a_movement() {
    let mut page = hovering(A);
    page.in_tooltip().escape().over(PointerTarget::Mark(B), 50.0).wait(10_000).shows(None);
    page.moved(51.0).wait(OPEN_DELAY).shows(Some(B));
}

#[test]
fn after_escape_it_stays_closed_until_the_focus_leaves_and_comes_back() {
    let mut page = focused(A);
    page.escape().wait(10_000).shows(None);
    page.send(Event::Blurred).send(Event::Focused(A)).shows(Some(A));
}

#[test]
fn focus_opens_at_once_also_where_escape_was_pressed_under_the_pointer() {
    let mut page = hovering(A);
    page.escape().send(Event::Focused(A)).shows(Some(A));
    page.send(Event::Blurred).shows(None);
}

#[test]
fn the_focus_leaving_closes_at_once_unless_the_pointer_is_there() {
    focused(A).send(Event::Blurred).shows(None);
    let mut page = focused(A);
    page.on(A).send(Event::Blurred).wait(10_000).shows(Some(A));
    let mut page = focused(A);
    page.in_tooltip().send(Event::Blurred).wait(10_000).shows(Some(A));
}

#[test]
fn tabbing_from_mark_to_mark_moves_the_tooltip() {
    let mut page = focused(A);
    page.send(Event::Blurred).send(Event::Focused(B)).shows(Some(B));
    assert_eq!(page.opened, [(A, true), (B, true)]);
}

#[test]
fn a_resting_pointer_does_not_take_the_tooltip_from_the_focus() {
    let mut page = hovering(A);
    page.send(Event::Focused(B)).wait(60_000).shows(Some(B));
    page.moved(11.0).wait(SWITCH_DELAY).shows(Some(A));
}

#[test]
fn the_pointer_leaving_does_not_close_what_the_focus_holds() {
    let mut page = focused(A);
    page.on(A).wait(1_000).away().wait(10_000).shows(Some(A));
}

#[test]
fn the_focus_leaving_gives_way_to_the_mark_under_the_pointer() {
    let mut page = focused(A);
    page.on(B).send(Event::Blurred).shows(None);
    page.wait(OPEN_DELAY).shows(Some(B));
}

#[test]
fn one_tap_opens_and_it_stays() {
    let mut page = page();
    page.tap(A).wait(3_600_000).shows(Some(A));
    page.send(Event::Scrolled).wait(10_000).shows(Some(A));
}

#[test]
fn what_a_tap_opened_closes_by_each_way() {
    let ways = [
        Event::Tapped { mark: A, at: None },
        Event::PressedOutside,
        Event::CloseRequested,
        Event::EscapePressed { composing: false },
        Event::Hidden,
    ];
    for way in ways {
        let mut page = page();
        page.tap(A).send(way).shows(None);
    }
}

#[test]
fn a_tap_on_another_mark_moves_the_tooltip() {
    let mut page = page();
    page.tap(A).tap(B).shows(Some(B));
}

#[test]
fn a_tap_keeps_what_hover_opened() {
    let mut page = hovering(A);
    page.tap(A).away().wait(10_000).shows(Some(A));
    page.tap(A).shows(None);
}

#[test]
fn the_focus_that_follows_a_tap_does_not_undo_it() {
    let mut page = page();
    page.tap(A).send(Event::Focused(A)).send(Event::Blurred).shows(Some(A));
}

#[test]
fn a_press_outside_without_a_tooltip_does_nothing() {
    assert_eq!(TooltipState::default().handle(Event::PressedOutside), []);
}

#[test]
fn after_the_close_button_the_mark_beneath_waits_for_a_movement() {
    let mut page = hovering(A);
    page.in_tooltip().send(Event::CloseRequested);
    page.over(PointerTarget::Mark(B), 50.0).wait(10_000).shows(None);
}

#[test]
fn a_hidden_page_closes_and_forgets_its_timers() {
    hovering(A).send(Event::Hidden).shows(None);
    let mut page = page();
    page.on(A).wait(OPEN_DELAY - 1).send(Event::Hidden).wait(10_000).shows(None);
    page.moved(11.0).wait(OPEN_DELAY).shows(Some(A));
}

#[test]
fn a_timer_that_fires_late_does_nothing() {
    let mut state = TooltipState::default();
    let at = Some(Point::default());
    let enter = Event::PointerOver { target: PointerTarget::Mark(A), at };
    let leave = Event::PointerOver { target: PointerTarget::Elsewhere, at };
    let Some(Effect::StartTimer { token: first, .. }) = state.handle(enter).first().copied() else {
        panic!("entering a mark starts a timer");
    };
    state.handle(leave);
    let Some(Effect::StartTimer { token: second, .. }) = state.handle(enter).first().copied()
    else {
        panic!("entering it again starts another");
    };
    assert_ne!(first, second);
    assert_eq!(state.handle(Event::TimerFired(first)), []);
    assert_eq!(state.shown(), None);
    assert!(matches!(state.handle(Event::TimerFired(second))[..], [Effect::Open { mark: A, .. }]));
    assert_eq!(state.handle(Event::TimerFired(second)), []);
}

#[test]
fn the_pointer_tells_where_it_opened_and_the_keyboard_does_not() {
    let mut state = TooltipState::default();
    let at = Point::new(3.0, 4.0);
    let target = PointerTarget::Mark(A);
    let effects = state.handle(Event::PointerOver { target, at: Some(at) });
    let [Effect::StartTimer { token, .. }] = effects[..] else { panic!("a timer starts") };
    let nudged = Point::new(5.0, 4.0);
    state.handle(Event::PointerMoved { at: nudged });
    let open = |at, animated| Effect::Open { mark: A, at, animated };
    assert_eq!(state.handle(Event::TimerFired(token)), [open(Some(nudged), true)]);
    assert_eq!(TooltipState::default().handle(Event::Focused(A)), [open(None, true)]);
}
