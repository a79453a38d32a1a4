//! Terms for machines, as long as they stand in the page.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::linked_data::{Telling, telling};
use super::marks::MarkedArticle;
use super::use_part::try_twice;
use super::{ArticleFacts, Ends, Words, report};
use crate::host::task;
use crate::ui::kit::use_effect_with;

/// Writes the terms of an article into the page as JSON-LD where that `is_wanted`; it is
/// written anew when the marks change, and goes with the component.
#[hook]
pub fn use_linked_data(
    is_wanted: bool,
    marked: &MarkedArticle,
    facts: &ArticleFacts,
    words: &Words,
    host: HtmlElement,
    ends: Ends,
) {
    let told = is_wanted.then(|| Telling {
        marked: marked.clone(),
        language: facts.language.clone(),
        name: words.text("glossary.title"),
    });
    use_effect_with(told, move |told| {
        let is_over = Rc::new(Cell::new(false));
        let script = Rc::new(RefCell::default());
        if let Some(told) = told.clone() {
            let (is_over, script) = (Rc::clone(&is_over), Rc::clone(&script));
            task::spawn(async move {
                let tell = try_twice(telling).await;
                let tell = tell.ok_or_else(|| "the module for JSON-LD did not load".to_owned());
                if is_over.get() {
                    return;
                }
                match tell.and_then(|tell| tell(&told)) {
                    Ok(written) => *script.borrow_mut() = written,
                    Err(message) => report::error(&host, "jsonld", &message),
                }
            });
        }
        let end = move || {
            is_over.set(true);
            drop(script.take());
        };
        ends.set("jsonld", end.clone());
        end
    });
}
