//! The list of terms on paper.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use web_sys::{HtmlDetailsElement, HtmlElement};
use yew::prelude::*;

use crate::host::globals;
use crate::host::listen::{self, Way};
use crate::ui::kit::use_effect_with;

/// Paper cannot be unfolded: a printed list is open. Browsers that let a style sheet
/// unfold it need no help; this is for those that do not.
#[hook]
pub(super) fn use_printing(section: NodeRef) {
    use_effect_with((), move |()| {
        let folded = Rc::new(RefCell::new(None::<HtmlDetailsElement>));
        let window = globals::window().ok();
        let listeners = window.map(|window| {
            let unfold = {
                let folded = Rc::clone(&folded);
                move |_: &web_sys::Event| {
                    let list = section.cast::<HtmlElement>();
                    let details =
                        list.and_then(|l| l.query_selector("details:not([open])").ok()?);
                    let details = details.and_then(|d| d.dyn_into::<HtmlDetailsElement>().ok());
                    if let Some(details) = &details {
                        details.set_open(true);
                    }
                    folded.replace(details);
                }
            };
            let fold = move |_: &web_sys::Event| {
                if let Some(details) = folded.take() {
                    details.set_open(false);
                }
            };
            [
                listen::on(&window, "beforeprint", Way::Passive, unfold),
                listen::on(&window, "afterprint", Way::Passive, fold),
            ]
        });
        move || drop(listeners)
    });
}
