//! Where things are on the screen, and putting the tooltip in its place.

use glosa_core::tooltip::geometry::{Rect, Size};
use glosa_core::tooltip::placement::{Direction, Placement, Side, Width};
use js_sys::Number;
use wasm_bindgen::JsValue;
use web_sys::{DomRect, DomRectList, Element, HtmlElement, Range, Window};

use super::DomError;
use super::marks::Spot;

/// The lines that a mark covers, in order: one rectangle for each line that it wraps over.
#[must_use]
pub fn fragments(spot: &Spot) -> Vec<Rect> {
    match spot {
        Spot::Links(links) => {
            links.iter().flat_map(|link| rectangles(&link.get_client_rects())).collect()
        }
        Spot::Range(range) => lines_of(range),
    }
}

/// The lines that a range covers, in order.
#[must_use]
pub fn lines_of(range: &Range) -> Vec<Rect> {
    range.get_client_rects().map(|list| rectangles(&list)).unwrap_or_default()
}

fn rectangles(list: &DomRectList) -> Vec<Rect> {
    let rects = (0..list.length()).filter_map(|index| list.get(index));
    rects.map(|rect| rectangle(&rect)).collect()
}

/// The size of an element with its border.
#[must_use]
pub fn size(element: &Element) -> Size {
    let rect = element.get_bounding_client_rect();
    Size { width: rect.width(), height: rect.height() }
}

/// The part of the page that can be seen, also when the reader has pinched it.
#[must_use]
pub fn visible_area(window: &Window) -> Rect {
    if let Some(area) = window.visual_viewport() {
        return Rect::new(area.offset_left(), area.offset_top(), area.width(), area.height());
    }
    let pixels =
        |length: Result<JsValue, JsValue>| length.ok().and_then(|n| n.as_f64()).unwrap_or_default();
    Rect::new(0.0, 0.0, pixels(window.inner_width()), pixels(window.inner_height()))
}

/// The direction of the text in an element.
#[must_use]
pub fn direction(window: &Window, element: &Element) -> Direction {
    let style = window.get_computed_style(element).ok().flatten();
    match style.and_then(|style| style.get_property_value("direction").ok()).as_deref() {
        Some("rtl") => Direction::RightToLeft,
        _ => Direction::LeftToRight,
    }
}

/// Gives an element the width it is measured and shown with, and no other limit.
///
/// # Errors
/// [`DomError::Threw`] when the style cannot be set.
pub fn unbind(element: &HtmlElement, width: Width) -> Result<(), DomError> {
    let (name, other, pixels) = match width {
        Width::AtMost(pixels) => ("--tooltip-most", "--tooltip-width", pixels),
        Width::Exactly(pixels) => ("--tooltip-width", "--tooltip-most", pixels),
    };
    let style = element.style();
    style.remove_property(other).map_err(|e| DomError::threw("removeProperty", &e))?;
    style.remove_property("--tooltip-room").map_err(|e| DomError::threw("removeProperty", &e))?;
    set(element, name, pixels)
}

/// Scrolls the text of a tooltip as `step` says for the height that is seen of it;
/// whether there was anything left to scroll.
pub fn scroll(tip: &Element, step: impl FnOnce(i32) -> Option<i32>) -> bool {
    let Ok(Some(body)) = tip.query_selector(".tooltip-body") else { return false };
    let Some(step) = step(body.client_height()) else { return false };
    let before = body.scroll_top();
    body.set_scroll_top(before + step);
    body.scroll_top() != before
}

/// Puts an element of the top layer in its place. The numbers become custom properties
/// through the object model, which a strict `style-src` allows, unlike an attribute.
///
/// # Errors
/// [`DomError::Threw`] when the style or an attribute cannot be set.
pub fn place(element: &HtmlElement, place: &Placement) -> Result<(), DomError> {
    set(element, "--tooltip-x", place.x)?;
    set(element, "--tooltip-y", place.y)?;
    set(element, "--tooltip-room", place.max_height)?;
    set(element, "--tooltip-arrow", place.arrow)?;
    let side = match place.side {
        Side::Below => "below",
        Side::Above => "above",
    };
    let attribute = |name, value| {
        element.set_attribute(name, value).map_err(|e| DomError::threw("setAttribute", &e))
    };
    attribute("data-side", side)?;
    attribute("data-anchor", if place.anchor_visible { "seen" } else { "away" })
}

/// Whole pixels, so that text stays sharp.
fn set(element: &HtmlElement, name: &str, pixels: f64) -> Result<(), DomError> {
    // The browser writes the number; otherwise Rust's formatting of floats would be in
    // the bundle for this alone.
    let Ok(number) = Number::from(pixels.round()).to_string_with_radix(10) else { return Ok(()) };
    let value = [&String::from(number), "px"].concat();
    element.style().set_property(name, &value).map_err(|e| DomError::threw("setProperty", &e))
}

fn rectangle(rect: &DomRect) -> Rect {
    Rect::new(rect.x(), rect.y(), rect.width(), rect.height())
}
