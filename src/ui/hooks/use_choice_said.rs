//! What is said when the reader has chosen which marks to see.

use glosa_core::glossary::MarkPolicy;
use yew::prelude::*;

use super::Words;
use super::marks::{MarkedArticle, SameArticle};
use super::use_mark_choice::CHOICE;
use crate::host::clock;
use crate::host::log;
use crate::host::storage::Storage;
use crate::ui::kit::{use_effect_with, use_mut_ref, use_state};

/// How long a choice must last before it is said what came of it, in milliseconds: arrow
/// keys run through choices.
const PAUSE_MS: u32 = 500;

/// Keeps a choice on the device; with nothing chosen, nothing is kept.
pub fn keep_choice(choice: Option<MarkPolicy>) {
    match choice {
        None => Storage::local().remove(CHOICE),
        Some(policy) => {
            if let Err(error) = Storage::local().set(CHOICE, policy.name()) {
                log::warn(&error.to_string());
            }
        }
    }
}

/// How many places are marked, said after each choice once the marks stand; a number tells
/// one saying from the next.
#[hook]
pub fn use_choice_said(
    marked: &MarkedArticle,
    choice: Option<MarkPolicy>,
    words: &Words,
) -> (u32, String) {
    let said = use_state(|| (0_u32, String::new()));
    let told = use_mut_ref(|| choice);
    use_effect_with((SameArticle(marked.clone()), marked.policy(), choice, words.clone()), {
        let said = said.clone();
        move |(SameArticle(marked), _, choice, words)| {
            let is_due = *told.borrow() != *choice;
            let (marked, choice, words) = (marked.clone(), *choice, words.clone());
            let timer = is_due.then(|| {
                clock::after(PAUSE_MS, move || {
                    told.replace(choice);
                    let (number, _) = *said.get();
                    let count = marked.mark_count();
                    said.set((number + 1, words.count("glossary.marked", count)));
                })
            });
            move || drop(timer)
        }
    });
    (*said.get()).clone()
}
