//! By finger: taps, and the ways out.
use super::{A, B, hovering, page};
use crate::tooltip::event::{Event, PointerTarget};
use crate::tooltip::state::TooltipState;

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
