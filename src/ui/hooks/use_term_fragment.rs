//! The term that the page's address leads to.

use std::rc::Rc;

use glosa_core::glossary::TermIndex;
use yew::prelude::*;

use super::marks::MarkedArticle;
use crate::host::listen::{self, Way};
use crate::host::{globals, page};
use crate::ui::kit::{use_effect_with, use_mut_ref};

/// Asks for the term of the fragment `#glosa-ID`: a mark that is opened in a new tab, and
/// any link, leads to the entry. Each visit of the address is followed once, as soon as
/// the article is marked, and not again when it is marked anew.
#[hook]
pub fn use_term_fragment(marked: Option<MarkedArticle>, ask: Callback<TermIndex>) {
    // Whether the address is still to be followed.
    let is_due = use_mut_ref(|| true);
    use_effect_with(marked, move |marked| {
        let follow = {
            let (marked, is_due) = (marked.clone(), Rc::clone(&is_due));
            move || {
                is_due.replace(marked.is_none());
                if let Some(term) = marked.as_ref().and_then(term_in_address) {
                    ask.emit(term);
                }
            }
        };
        if *is_due.borrow() {
            follow();
        }
        let window = globals::window().ok();
        let listener =
            window.map(|window| listen::on(&window, "hashchange", Way::Passive, move |_| follow()));
        move || drop(listener)
    });
}

fn term_in_address(marked: &MarkedArticle) -> Option<TermIndex> {
    let fragment = page::fragment();
    let id = js_sys::decode_uri_component(fragment.strip_prefix("glosa-")?).ok()?;
    marked.glossary().find(&String::from(id))
}
