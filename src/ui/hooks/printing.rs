//! The list of terms on paper.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use web_sys::{HtmlDetailsElement, HtmlElement};
use yew::prelude::*;

use crate::host::globals;
use crate::host::listen::{self, Listener, Way};

/// Paper cannot be unfolded: a printed list is open, as long as the answer is held.
/// Browsers that let a style sheet unfold it need no help; this is for those that do not.
pub(super) fn unfold_for(section: NodeRef) -> Option<[Listener; 2]> {
    let folded = Rc::new(RefCell::new(None::<HtmlDetailsElement>));
    let window = globals::window().ok()?;
    let unfold = {
        let folded = Rc::clone(&folded);
        move |_: &web_sys::Event| {
            let list = section.cast::<HtmlElement>();
            let details = list.and_then(|l| l.query_selector("details:not([open])").ok()?);
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
    Some([
        listen::on(&window, "beforeprint", Way::Passive, unfold),
        listen::on(&window, "afterprint", Way::Passive, fold),
    ])
}
