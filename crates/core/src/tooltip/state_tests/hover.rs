//! By a hovering pointer, and the timers behind it.
use super::{A, B, hovering, page};
use crate::tooltip::event::{Effect, Event, PointerTarget};
use crate::tooltip::geometry::Point;
use crate::tooltip::state::{CLOSE_DELAY, OPEN_DELAY, REST_RADIUS, SWITCH_DELAY, TooltipState};

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
fn a_hidden_page_closes_and_forgets_its_timers() {
    hovering(A).send(Event::Hidden).shows(None);
    let mut page = page();
    page.on(A).wait(OPEN_DELAY - 1).send(Event::Hidden).wait(10_000).shows(None);
    page.moved(11.0).wait(OPEN_DELAY).shows(Some(A));
}

#[test]
fn a_timer_that_fires_late_does_nothing() {
    let mut state = TooltipState::default();
    let at = Point::default();
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
    let Some(Effect::StartTimer { token: third, .. }) =
        state.handle(Event::TimerFired(second)).first().copied()
    else {
        panic!("a pointer that rests starts the second half");
    };
    assert_eq!(state.handle(Event::TimerFired(second)), []);
    assert!(matches!(state.handle(Event::TimerFired(third))[..], [Effect::Open { mark: A, .. }]));
    assert_eq!(state.handle(Event::TimerFired(third)), []);
}

#[test]
fn opening_tells_how_and_where() {
    let mut state = TooltipState::default();
    let at = Point::new(3.0, 4.0);
    let target = PointerTarget::Mark(A);
    let effects = state.handle(Event::PointerOver { target, at });
    let [Effect::StartTimer { token, .. }] = effects[..] else { panic!("a timer starts") };
    let nudged = Point::new(5.0, 4.0);
    state.handle(Event::PointerMoved { at: nudged });
    let effects = state.handle(Event::TimerFired(token));
    let [Effect::StartTimer { token, .. }, Effect::Prefetch { mark: A }] = effects[..] else {
        panic!("it rests: {effects:?}")
    };
    let open = |at, pinned| Effect::Open { mark: A, at, animated: true, pinned };
    assert_eq!(state.handle(Event::TimerFired(token)), [open(Some(nudged), false)]);
    let first = |event| TooltipState::default().handle(event);
    assert_eq!(first(Event::Focused(A)), [open(None, false)]);
    assert_eq!(first(Event::Tapped { mark: A, at: Some(at) }), [open(Some(at), true)]);
}
