//! The tooltip in the top layer, beside the line it belongs to.

use std::cell::RefCell;
use std::rc::Rc;

use glosa_core::tooltip::{Point, geometry::Rect, placement};
use web_sys::{Element, EventTarget, HtmlElement, Window};
use yew::prelude::*;

use super::marks::{MarkedArticle, SameArticle};
use super::use_tooltip::Shown;
use crate::dom::{DomError, boxes};
use crate::host::{
    frame::{self, Frame},
    globals,
    listen::{self, Listener, Way},
    log,
};
use crate::ui::kit::use_effect_with;

/// Shows and places `tip` while something is shown, and follows the page's scrolling and
/// resizing.
#[hook]
pub fn use_placement(tip: NodeRef, marked: MarkedArticle, shown: Option<Shown>) {
    use_effect_with((SameArticle(marked), shown), move |(SameArticle(marked), shown)| {
        let tip = tip.cast::<HtmlElement>();
        let standing = tip.and_then(|tip| match shown {
            Some(shown) => Standing::new(tip, anchor_of(marked, *shown)?),
            None => {
                hide(&tip);
                None
            }
        });
        move || drop(standing)
    });
}

/// What a popover stands beside.
pub(super) struct Anchor {
    /// Its lines, as they are now.
    pub(super) lines: Box<dyn Fn() -> Vec<Rect>>,
    /// The element that tells the direction of its text.
    pub(super) around: Option<Element>,
    /// Which line, and where on it the pointer was.
    pub(super) line: usize,
    pub(super) pointer: Option<Point>,
}

/// The mark of a tooltip.
fn anchor_of(marked: &MarkedArticle, shown: Shown) -> Option<Anchor> {
    let mark = marked.occurrence(shown.mark)?.spot;
    let lines = boxes::fragments(&mark);
    let line = placement::fragment(&lines, shown.at)?;
    let corner = lines.get(line)?;
    let pointer = shown.at.map(|at| Point::new(at.x - corner.x, at.y - corner.y));
    let around = mark.element();
    Some(Anchor { lines: Box::new(move || boxes::fragments(&mark)), around, line, pointer })
}

/// A popover that follows its anchor; dropping it ends that and leaves it where it is.
pub(super) struct Standing {
    _listeners: Vec<Listener>,
}

struct Anchored {
    window: Window,
    tip: HtmlElement,
    anchor: Anchor,
    frame: RefCell<Option<Frame>>,
}

impl Standing {
    /// Shows `tip` beside its anchor.
    pub(super) fn new(tip: HtmlElement, anchor: Anchor) -> Option<Self> {
        let window = globals::window().ok()?;
        show(&tip);
        let anchored = Rc::new(Anchored { window, tip, anchor, frame: RefCell::default() });
        anchored.place();
        Some(Self { _listeners: anchored.follow() })
    }
}

impl Anchored {
    fn place(&self) {
        if let Err(error) = self.try_place() {
            log::warn(&error.to_string());
        }
    }

    fn try_place(&self) -> Result<(), DomError> {
        let Anchor { lines, around, line, pointer } = &self.anchor;
        let lines = lines();
        // After a resize a mark may wrap otherwise.
        let Some(line) = lines.get(*line).or(lines.first()).copied() else { return Ok(()) };
        let area = boxes::visible_area(&self.window);
        boxes::unbind(&self.tip, placement::width_in(area))?;
        let direction = match around {
            Some(around) => boxes::direction(&self.window, around),
            None => placement::Direction::default(),
        };
        let pointer = pointer.map(|at| moved_with(line, at));
        let size = boxes::size(&self.tip);
        boxes::place(&self.tip, &placement::place(line, size, area, pointer, direction))
    }

    /// Places it again with the next frame, however often that is asked for.
    fn place_soon(self: &Rc<Self>) {
        let this = Rc::downgrade(self);
        let next = frame::next(move || {
            if let Some(this) = this.upgrade() {
                this.place();
            }
        });
        if let (Ok(next), Ok(mut frame)) = (next, self.frame.try_borrow_mut()) {
            *frame = Some(next);
        }
    }

    fn follow(self: &Rc<Self>) -> Vec<Listener> {
        let on = |target: &EventTarget, name: &'static str| {
            let this = Rc::clone(self);
            // Neither scrolling of a box nor loading of an image bubbles.
            listen::on(target, name, Way::CapturePassive, move |_| this.place_soon())
        };
        let mut listeners = vec![
            on(&self.window, "scroll"),
            on(&self.window, "resize"),
            on(&self.tip, "load"),
            on(&self.tip, "error"),
        ];
        if let Some(area) = self.window.visual_viewport() {
            listeners.extend([on(&area, "resize"), on(&area, "scroll")]);
        }
        listeners
    }
}

fn moved_with(line: Rect, at: Point) -> Point {
    Point::new(line.x + at.x, line.y + at.y)
}

/// Shows a popover. The attribute shows it where the browser has no popovers; then it
/// stands in its own stacking context and not in the top layer.
pub(super) fn show(popover: &HtmlElement) {
    let _ = popover.set_attribute("data-open", "");
    // It throws when it is open already, or unknown.
    let _ = popover.show_popover();
}

/// Hides a popover.
pub(super) fn hide(popover: &HtmlElement) {
    let _ = popover.remove_attribute("data-open");
    let _ = popover.hide_popover();
}
