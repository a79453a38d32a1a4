//! The terms that a reader looks for in the list.

use std::rc::Rc;

use glosa_core::glossary::{TermFilter, TermIndex};
use yew::prelude::*;

use super::marks::MarkedArticle;
use crate::host::{clock, text};
use crate::ui::kit::{use_effect_with, use_memo, use_state_eq};

/// How long nobody must type before it is said what is found, in milliseconds.
const PAUSE_MS: u32 = 400;

/// Those of the `listed` terms that a query lets through.
#[hook]
pub fn use_term_filter(
    marked: &MarkedArticle,
    listed: Rc<Vec<TermIndex>>,
    query: String,
) -> Rc<Vec<TermIndex>> {
    use_memo((marked.clone(), listed, query), |(marked, listed, query)| {
        let glossary = marked.glossary();
        let filter = TermFilter::new(query, &text::decompose);
        let lets_through = |index: &&TermIndex| {
            let term = glossary.term(**index);
            term.is_some_and(|term| filter.lets_through(term, &text::decompose))
        };
        listed.iter().filter(lets_through).copied().collect()
    })
}

/// A sentence once it has lasted: a screen reader is not interrupted with each letter.
#[hook]
pub fn use_lasting(sentence: String) -> String {
    let said = use_state_eq(String::new);
    use_effect_with(sentence, {
        let said = said.clone();
        move |sentence| {
            let sentence = sentence.clone();
            let timer = clock::after(PAUSE_MS, move || said.set(sentence));
            move || drop(timer)
        }
    });
    (*said.get()).clone()
}
