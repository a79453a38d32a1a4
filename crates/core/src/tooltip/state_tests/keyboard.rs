//! By keyboard: focus and Escape.
use super::{A, B, focused, hovering, page};
use crate::tooltip::event::{Event, PointerTarget};
use crate::tooltip::state::{OPEN_DELAY, SWITCH_DELAY};

#[test]
fn hover_and_focus_hold_it_without_end() {
    hovering(A).wait(3_600_000).shows(Some(A));
    focused(A).wait(3_600_000).shows(Some(A));
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
