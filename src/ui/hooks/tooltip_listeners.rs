//! From the page's events to those that the tooltip understands.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use glosa_core::config::Paint;
use glosa_core::tooltip::{Event, MarkNumber, Point, PointerTarget, scroll_step};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, EventTarget, HtmlElement, KeyboardEvent, MouseEvent, Node, PointerEvent};

use super::marks::MarkedArticle;
use super::use_tooltip::Controller;
use crate::dom::{boxes, reveal};
use crate::host::listen::{self, Listener, Way};
use crate::host::{globals, page};

/// Where events come from.
pub(super) struct Surroundings {
    pub(super) marked: MarkedArticle,
    pub(super) article: HtmlElement,
    pub(super) tip: HtmlElement,
}

type Page = Rc<Surroundings>;

/// Listens as long as the answer is held. The article has one listener an event, however
/// many marks there are.
pub(super) fn listen(around: &Page, controller: &Rc<Controller>) -> Vec<Listener> {
    let mut listeners = Vec::from(hovering(around, controller));
    listeners.extend(hovering_over_paint(around, controller));
    listeners.extend(pressing(around, controller));
    listeners.extend(focusing(around, controller));
    listeners.extend(everywhere(around, controller));
    // A reader may have reached a mark before what explains it was here.
    let active = reveal::active_element(&around.article);
    if let Some(active) = active.filter(opens)
        && let Some(mark) = around.marked.occurrence_at(&active)
    {
        controller.send(Event::Focused(mark));
    }
    listeners
}

/// Whether the focus on an element opens a tooltip: a press puts it on a mark too, and it is
/// the click that counts then; who was led there from the list has just read what the
/// tooltip says.
fn opens(element: &Element) -> bool {
    reveal::is_focus_visible(element) && !reveal::is_pointed_out(element)
}

fn on(
    target: &EventTarget,
    name: &'static str,
    react: impl FnMut(&web_sys::Event) + 'static,
) -> Listener {
    listen::on(target, name, Way::Passive, react)
}

fn hovering(around: &Page, controller: &Rc<Controller>) -> [Listener; 4] {
    let over = |target: &EventTarget, name, find: fn(&Surroundings, &PointerEvent) -> _| {
        let (around, controller) = (Rc::clone(around), Rc::clone(controller));
        on(target, name, move |event| {
            let Some(pointer) = hovering_pointer(event) else { return };
            let target: Option<PointerTarget> = find(&around, pointer);
            if let Some(target) = target {
                controller.send(Event::PointerOver { target, at: place(pointer) });
            }
        })
    };
    let elsewhere = |_: &Surroundings, _: &PointerEvent| Some(PointerTarget::Elsewhere);
    [
        over(&around.article, "pointerover", |around, event| {
            // An article that holds the widget itself hears what happens in the tooltip.
            (!around.has_tip_in_path(event)).then(|| {
                around.mark_of(event).map_or(PointerTarget::Elsewhere, PointerTarget::Mark)
            })
        }),
        over(&around.article, "pointerleave", elsewhere),
        over(&around.tip, "pointerenter", |_, _| Some(PointerTarget::Tooltip)),
        over(&around.tip, "pointerleave", elsewhere),
    ]
}

/// What a pointer comes over that is painted over the text, of which no element tells.
fn hovering_over_paint(around: &Page, controller: &Rc<Controller>) -> Option<Listener> {
    if around.marked.paint() == Paint::Links {
        return None;
    }
    let last = Cell::new(None);
    let (around, controller) = (Rc::clone(around), Rc::clone(controller));
    let article = around.article.clone();
    Some(on(&article, "pointermove", move |event| {
        let Some(pointer) = hovering_pointer(event) else { return };
        let mark = around.mark_of(event);
        if last.replace(mark) != mark && !around.has_tip_in_path(event) {
            let target = mark.map_or(PointerTarget::Elsewhere, PointerTarget::Mark);
            controller.send(Event::PointerOver { target, at: place(pointer) });
        }
    }))
}

fn pressing(around: &Page, controller: &Rc<Controller>) -> [Listener; 2] {
    // A click does not tell in each browser what pressed; the press before it does.
    let pressed_by = Rc::new(RefCell::new(String::new()));
    let press = {
        let pressed_by = Rc::clone(&pressed_by);
        on(&around.article, "pointerdown", move |event| {
            if let (Some(pointer), Ok(mut kind)) =
                (event.dyn_ref::<PointerEvent>(), pressed_by.try_borrow_mut())
            {
                *kind = pointer.pointer_type();
            }
        })
    };
    let (around, controller) = (Rc::clone(around), Rc::clone(controller));
    let article = around.article.clone();
    let click = listen::on(&article, "click", Way::Active, move |event| {
        let Some(click) = event.dyn_ref::<MouseEvent>() else { return };
        let Some(mark) = around.mark_of(click).filter(|_| is_plain(click)) else { return };
        // What is only painted is no link, and a press on it may select words.
        let is_link = around.marked.paint() == Paint::Links;
        if is_link {
            click.prevent_default();
        }
        // A click that no button was pressed for comes from the keyboard.
        let touched = click.detail() > 0
            && pressed_by.try_borrow().is_ok_and(|kind| matches!(kind.as_str(), "touch" | "pen"));
        if touched {
            let at = Some(place(click));
            controller.send(Event::Tapped { mark, at });
        } else if is_link {
            controller.follow(mark);
        }
    });
    [press, click]
}

fn focusing(around: &Page, controller: &Rc<Controller>) -> [Listener; 3] {
    let focus = {
        let (around, controller) = (Rc::clone(around), Rc::clone(controller));
        on(&around.article.clone(), "focusin", move |event| {
            let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if element.as_ref().is_some_and(opens)
                && let Some(mark) = around.mark_of(event)
            {
                controller.send(Event::Focused(mark));
            }
        })
    };
    let scroll = {
        let (around, controller) = (Rc::clone(around), Rc::clone(controller));
        // Nothing in a tooltip takes the focus, so the mark's keys scroll it to its end;
        // from there on they are the page's again.
        listen::on(&around.article.clone(), "keydown", Way::Active, move |event| {
            let key = event.dyn_ref::<KeyboardEvent>().filter(|key| is_bare(key));
            let is_open = around.mark_of(event).is_some_and(|mark| controller.is_open(mark));
            if let (Some(key), true) = (key, is_open)
                && boxes::scroll(&around.tip, |page| scroll_step(&key.key(), page))
            {
                event.prevent_default();
            }
        })
    };
    let controller = Rc::clone(controller);
    let blur = on(&around.article, "focusout", move |_| {
        controller.send(Event::Blurred);
    });
    [focus, scroll, blur]
}

fn everywhere(around: &Page, controller: &Rc<Controller>) -> Vec<Listener> {
    let (Ok(window), Ok(document)) = (globals::window(), globals::document()) else {
        return Vec::new();
    };
    let send = |send: fn(&Surroundings, &web_sys::Event) -> Option<Event>| {
        let (around, controller) = (Rc::clone(around), Rc::clone(controller));
        move |event: &web_sys::Event| {
            if let Some(happened) = send(&around, event)
                && controller.send(happened)
            {
                // One Escape closes the tooltip and leaves the dialog around it open.
                event.prevent_default();
                event.stop_propagation();
            }
        }
    };
    let released = send(|around, event| {
        let outside = !around.has_tip_in_path(event) && around.mark_of(event).is_none();
        outside.then_some(Event::PressedOutside)
    });
    let key = send(|around, event| {
        // A second tooltip stands in the first, and closes before it.
        let within = around.tip.query_selector("[part=tooltip][data-open]").ok().flatten();
        if within.is_some() {
            return None;
        }
        let key = event.dyn_ref::<KeyboardEvent>().filter(|key| key.key() == "Escape")?;
        Some(Event::EscapePressed { composing: key.is_composing() })
    });
    let hidden = send(|_, _| (!page::is_visible()).then_some(Event::Hidden));
    let scrolled = send(|_, _| Some(Event::Scrolled));
    vec![
        on(&document, "pointermove", wandering(around, controller)),
        on(&document, "pointerup", released),
        // Before the page's own listeners, which may act on the key as well.
        listen::on(&document, "keydown", Way::CaptureActive, key),
        on(&document, "visibilitychange", hidden),
        // Scrolling does not bubble, and an article may stand in a box that scrolls.
        listen::on(&window, "scroll", Way::CapturePassive, scrolled),
    ]
}

/// What a pointer's movements do, wherever it is.
fn wandering(
    around: &Page,
    controller: &Rc<Controller>,
) -> impl FnMut(&web_sys::Event) + use<> + 'static {
    let (around, controller) = (Rc::clone(around), Rc::clone(controller));
    // A pointer may have come to rest where a mark was put under it since: no event but
    // its next movement tells of that.
    let arrived = Cell::new(false);
    move |event: &web_sys::Event| {
        let Some(at) = hovering_pointer(event).map(|pointer| place(pointer)) else { return };
        if !arrived.replace(true)
            && let Some(mark) = around.mark_of(event)
        {
            controller.send(Event::PointerOver { target: PointerTarget::Mark(mark), at });
        }
        controller.send(Event::PointerMoved { at });
    }
}

impl Surroundings {
    /// The mark that an event happened on.
    fn mark_of(&self, event: &web_sys::Event) -> Option<MarkNumber> {
        // Not the target, which is the widget's element for what happens in its own tree.
        let target = event.composed_path().get(0).dyn_into::<Node>().ok()?;
        self.marked.occurrence_at(&target).or_else(|| {
            let pointer = event.dyn_ref::<MouseEvent>();
            let pointer = pointer.filter(|_| self.marked.paint() == Paint::Highlight)?;
            let Point { x, y } = place(pointer);
            self.marked.occurrence_under(x, y)
        })
    }

    fn has_tip_in_path(&self, event: &web_sys::Event) -> bool {
        event.composed_path().includes(&self.tip, 0)
    }
}

/// A pointer that can be over something without pressing it. A finger cannot.
fn hovering_pointer(event: &web_sys::Event) -> Option<&PointerEvent> {
    event.dyn_ref::<PointerEvent>().filter(|pointer| pointer.pointer_type() != "touch")
}

/// A key by itself, which nobody has used yet.
fn is_bare(key: &KeyboardEvent) -> bool {
    let modified = key.ctrl_key() || key.meta_key() || key.shift_key() || key.alt_key();
    !modified && !key.default_prevented()
}

fn place(event: &MouseEvent) -> Point {
    Point::new(f64::from(event.client_x()), f64::from(event.client_y()))
}

/// A click that means "here and now": not for another tab, and not taken by the page.
fn is_plain(click: &MouseEvent) -> bool {
    let modified = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
    click.button() == 0 && !modified && !click.default_prevented()
}
