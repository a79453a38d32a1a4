//! The term that the page's address leads to.

use glosa_core::glossary::TermIndex;
use yew::prelude::*;

use super::use_marks::MarkedArticle;
use crate::host::listen::{self, Way};
use crate::host::{globals, page};
use crate::ui::kit::{use_effect_with, use_state};

/// Asks for the term of the fragment `#glosa-ID`: a mark that is opened in a new tab, and
/// any link, leads to the entry. Each visit of the address is followed once, as soon as
/// the article is marked, and not again when it is marked anew.
#[hook]
pub fn use_term_fragment(marked: Option<MarkedArticle>, ask: Callback<TermIndex>) {
    // Whether the address is still to be followed.
    let is_due = use_state(|| true);
    use_effect_with((), {
        let is_due = is_due.clone();
        move |()| {
            let window = globals::window().ok();
            let listener = window
                .map(|w| listen::on(&w, "hashchange", Way::Passive, move |_| is_due.set(true)));
            move || drop(listener)
        }
    });
    use_effect_with((marked, is_due.get()), move |(marked, due)| {
        if let (Some(marked), true) = (marked, **due) {
            is_due.set(false);
            let fragment = page::fragment();
            let id = fragment.strip_prefix("glosa-").unwrap_or_default();
            let id = js_sys::decode_uri_component(id).map(String::from).unwrap_or_default();
            if let Some(term) = marked.glossary.find(&id) {
                ask.emit(term);
            }
        }
    });
}
