//! The senses of a term, fetched when they are to be read.

use std::rc::Rc;

use glosa_core::glossary::{Entry, TermIndex};
use yew::prelude::*;

use super::marks::MarkedArticle;
use crate::host::task;
use crate::ui::kit::{use_effect_with, use_state};

/// How far the senses of a term have come.
#[derive(Clone, Debug, PartialEq)]
pub enum TermSenses {
    /// Nobody has asked for them.
    Away,
    /// They are under way.
    Coming,
    /// They are here.
    Here(Rc<Vec<Entry>>),
    /// Some did not come.
    Failed,
}

/// The senses of a term, fetched once they are `wanted`, and again whenever that number
/// grows; 0 stands for not at all.
#[hook]
pub fn use_senses(marked: &MarkedArticle, term: TermIndex, wanted: u32) -> TermSenses {
    let state = use_state(|| TermSenses::Away);
    use_effect_with((marked.clone(), term, wanted), {
        let state = state.clone();
        move |(marked, term, wanted)| {
            if let Some(known) = marked.senses(*term) {
                state.set(TermSenses::Here(Rc::new(known)));
            } else if *wanted == 0 {
                state.set(TermSenses::Away);
            } else {
                state.set(TermSenses::Coming);
                let (marked, term) = (marked.clone(), *term);
                task::spawn(async move {
                    let fetched = marked.fetch_senses(term).await;
                    state
                        .set(fetched.map_or(TermSenses::Failed, |senses| {
                            TermSenses::Here(Rc::new(senses))
                        }));
                });
            }
        }
    });
    // What is here from the start is shown with the first rendering.
    let senses = (*state.get()).clone();
    match senses {
        TermSenses::Away => {
            marked.senses(term).map_or(TermSenses::Away, |known| TermSenses::Here(Rc::new(known)))
        }
        other => other,
    }
}
