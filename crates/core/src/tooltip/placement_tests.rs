//! Places in viewports from 320 px on, in both directions of text.
use super::geometry::{Point, Rect, Size};
use super::placement::{
    CORNER, Direction, EDGE_MARGIN, GAP, LEAST_HEIGHT, Placement, Side, Width, fragment, place,
    width_in,
};

const DESKTOP: Rect = Rect::new(0.0, 0.0, 1280.0, 800.0);
const PHONE: Rect = Rect::new(0.0, 0.0, 320.0, 568.0);
/// A window of 1280 by 1024 pixels at 400 % zoom.
const ZOOMED: Rect = Rect::new(0.0, 0.0, 320.0, 256.0);
const TIP: Size = Size { width: 352.0, height: 180.0 };
const LTR: Direction = Direction::LeftToRight;
const RTL: Direction = Direction::RightToLeft;

fn placed(line: Rect, tooltip: Size, viewport: Rect) -> Placement {
    place(line, tooltip, viewport, None, LTR)
}

fn word(x: f64, y: f64) -> Rect {
    Rect::new(x, y, 90.0, 20.0)
}

#[test]
fn it_stands_below_the_line_and_begins_with_the_mark() {
    let place = placed(word(400.0, 300.0), TIP, DESKTOP);
    assert_eq!((place.side, place.y), (Side::Below, 320.0 + GAP));
    assert_eq!(place.x, 400.0 - CORNER / 2.0);
    assert_eq!(place.x + place.arrow, 445.0, "the arrow points at the middle of the mark");
    assert!(place.anchor_visible);
}

#[test]
fn in_right_to_left_text_it_ends_with_the_mark() {
    let place = place(word(700.0, 300.0), TIP, DESKTOP, None, RTL);
    assert_eq!(place.x + TIP.width, 790.0 + CORNER / 2.0);
}

#[test]
fn at_the_lower_edge_it_flips_above() {
    let place = placed(word(400.0, 700.0), TIP, DESKTOP);
    assert_eq!(place.side, Side::Above);
    assert_eq!(place.y + TIP.height + GAP, 700.0);
}

#[test]
fn it_flips_exactly_where_it_no_longer_fits() {
    let last = DESKTOP.height - EDGE_MARGIN - TIP.height - GAP - 20.0;
    assert_eq!(placed(word(400.0, last), TIP, DESKTOP).side, Side::Below);
    assert_eq!(placed(word(400.0, last + 1.0), TIP, DESKTOP).side, Side::Above);
}

#[test]
fn where_neither_side_fits_it_takes_the_roomier_one_and_scrolls_inside() {
    let tall = Size { width: 304.0, height: 900.0 };
    let upper = placed(word(20.0, 100.0), tall, PHONE);
    assert_eq!((upper.side, upper.max_height), (Side::Below, 568.0 - 120.0 - GAP - EDGE_MARGIN));
    let lower = placed(word(20.0, 400.0), tall, PHONE);
    assert_eq!((lower.side, lower.max_height), (Side::Above, 400.0 - GAP - EDGE_MARGIN));
    assert_eq!(lower.y, EDGE_MARGIN);
}

#[test]
fn it_is_never_squeezed_below_the_least_height() {
    let low = Rect::new(0.0, 0.0, 320.0, 150.0);
    let place = placed(word(20.0, 65.0), Size { width: 304.0, height: 400.0 }, low);
    assert_eq!(place.max_height, LEAST_HEIGHT);
    assert!(place.y >= EDGE_MARGIN && place.y + LEAST_HEIGHT <= 150.0 - EDGE_MARGIN);
}

#[test]
fn it_is_inside_the_viewport_wherever_the_mark_is() {
    let sizes = [Size { width: 304.0, height: 60.0 }, Size { width: 304.0, height: 2_000.0 }, TIP];
    for viewport in [DESKTOP, PHONE, ZOOMED, Rect::new(40.0, 120.0, 400.0, 300.0)] {
        for size in sizes.iter().filter(|size| size.width <= viewport.width - 2.0 * EDGE_MARGIN) {
            for step in 0..400 {
                let x = viewport.x + f64::from(step % 20) * viewport.width / 20.0;
                let y = viewport.y + f64::from(step / 20) * viewport.height / 20.0;
                for direction in [LTR, RTL] {
                    let pointer = (step % 2 == 0).then_some(Point::new(x, y));
                    let place = place(word(x, y), *size, viewport, pointer, direction);
                    let height = size.height.min(place.max_height);
                    assert!(place.x >= viewport.x + EDGE_MARGIN, "{place:?}");
                    assert!(place.x + size.width <= viewport.right() - EDGE_MARGIN, "{place:?}");
                    assert!(place.y >= viewport.y + EDGE_MARGIN, "{place:?}");
                    assert!(place.y + height <= viewport.bottom() - EDGE_MARGIN, "{place:?}");
                    assert!(place.arrow >= CORNER && place.arrow <= size.width - CORNER);
                }
            }
        }
    }
}

#[test]
fn a_narrow_viewport_is_used_whole() {
    assert_eq!(width_in(PHONE), Width::Exactly(304.0));
    assert_eq!(width_in(ZOOMED), Width::Exactly(304.0));
    assert_eq!(width_in(DESKTOP), Width::AtMost(1264.0));
    assert_eq!(width_in(Rect::new(0.0, 0.0, 10.0, 10.0)), Width::Exactly(0.0));
}

#[test]
fn a_pointer_at_the_far_end_of_a_long_mark_finds_the_tooltip() {
    let long = Rect::new(100.0, 300.0, 900.0, 20.0);
    let pointer = Point::new(950.0, 310.0);
    let place = place(long, TIP, DESKTOP, Some(pointer), LTR);
    assert!(place.x <= pointer.x && pointer.x <= place.x + TIP.width, "{place:?}");
    assert_eq!(place.x + place.arrow, pointer.x, "the arrow points at the pointer");
}

#[test]
fn the_visual_viewport_of_a_pinched_page_is_what_counts() {
    let pinched = Rect::new(200.0, 400.0, 640.0, 400.0);
    let place = placed(word(210.0, 760.0), TIP, pinched);
    assert_eq!(place.side, Side::Above);
    assert_eq!(place.x, 200.0 + EDGE_MARGIN);
}

#[test]
fn a_mark_scrolled_away_has_no_visible_anchor() {
    for (line, visible) in [
        (word(400.0, -30.0), false),
        (word(400.0, -10.0), true),
        (word(400.0, 790.0), true),
        (word(400.0, 810.0), false),
        (word(1300.0, 300.0), false),
    ] {
        assert_eq!(placed(line, TIP, DESKTOP).anchor_visible, visible, "{line:?}");
    }
}

#[test]
fn a_wrapped_mark_answers_with_the_line_under_the_pointer() {
    let first = Rect::new(231.0, 10.0, 77.0, 20.0);
    let second = Rect::new(20.0, 40.0, 48.0, 20.0);
    let lines = [first, second];
    for (pointer, expected) in [
        (None, 0),
        (Some(Point::new(240.0, 20.0)), 0),
        (Some(Point::new(60.0, 45.0)), 1),
        // Between the lines, as when the pointer's place is rounded.
        (Some(Point::new(60.0, 39.5)), 1),
        (Some(Point::new(300.0, 31.0)), 0),
    ] {
        assert_eq!(fragment(&lines, pointer), Some(expected), "{pointer:?}");
    }
}

#[test]
fn a_mark_that_is_not_rendered_has_no_line() {
    assert_eq!(fragment(&[], None), None);
    let empty = Rect::new(10.0, 10.0, 0.0, 20.0);
    assert_eq!(fragment(&[empty], Some(Point::default())), None);
    assert_eq!(fragment(&[empty, word(5.0, 5.0)], None), Some(1));
}
