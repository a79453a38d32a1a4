//! What is fetched before the tooltip opens.
use super::{A, B, focused, hovering, page};
use crate::tooltip::event::Event;
use crate::tooltip::state::{CLOSE_DELAY, OPEN_DELAY, REST_DELAY, REST_RADIUS, SWITCH_DELAY};

#[test]
fn a_pointer_that_rests_has_it_fetched_before_it_opens() {
    let mut page = page();
    page.on(A).wait(REST_DELAY - 1);
    assert_eq!((page.fetching, page.prefetches), (None, 0));
    page.wait(1);
    assert_eq!((page.fetching, page.prefetches), (Some(A), 1));
    page.wait(OPEN_DELAY - REST_DELAY - 1).shows(None);
    page.wait(1).shows(Some(A));
    assert_eq!((page.fetching, page.cancels), (Some(A), 0), "the tooltip still wants it");
    page.away().wait(CLOSE_DELAY).shows(None);
    assert_eq!((page.fetching, page.cancels), (None, 1));
}

#[test]
fn a_pointer_that_crosses_asks_for_nothing() {
    let mut page = page();
    for _ in 0..3 {
        page.on(A).wait(REST_DELAY - 1).on(B).wait(REST_DELAY - 1).away().wait(1_000);
    }
    assert_eq!((page.prefetches, page.cancels), (0, 0));
}

#[test]
fn leaving_before_it_opens_calls_it_off() {
    let ways = [Event::Scrolled, Event::Hidden];
    for way in ways {
        let mut page = page();
        page.on(A).wait(REST_DELAY).send(way);
        assert_eq!((page.fetching, page.cancels), (None, 1), "{way:?}");
    }
    let mut page = page();
    page.on(A).wait(OPEN_DELAY - 1).away();
    assert_eq!((page.fetching, page.cancels), (None, 1));
    page.wait(10_000).shows(None);
    page.on(A).wait(REST_DELAY).on(B);
    assert_eq!((page.fetching, page.cancels), (None, 2));
    page.wait(REST_DELAY);
    assert_eq!((page.fetching, page.prefetches), (Some(B), 3));
}

#[test]
fn a_pointer_that_strays_on_the_mark_has_it_fetched_once() {
    let mut page = page();
    page.on(A).wait(REST_DELAY);
    for step in 1..5 {
        page.moved(10.0 + f64::from(step) * (REST_RADIUS + 1.0)).wait(REST_DELAY);
    }
    page.wait(OPEN_DELAY).shows(Some(A));
    assert_eq!((page.fetching, page.prefetches, page.cancels), (Some(A), 1, 0));
}

#[test]
fn what_opens_at_once_fetches_for_itself() {
    assert_eq!(focused(A).prefetches, 0);
    let mut tapped = page();
    tapped.tap(A);
    assert_eq!(tapped.prefetches, 0);
    let mut page = hovering(A);
    page.on(B).wait(SWITCH_DELAY).shows(Some(B));
    assert_eq!((page.prefetches, page.cancels), (1, 1), "the first one is not shown any more");
}
