//! The senses of a term, fetched when they are to be read.

use std::rc::Rc;

use glosa_core::glossary::{Entry, TermIndex};
use yew::prelude::*;

use super::marks::{MarkedArticle, SameArticle};
use crate::host::task::Task;
use crate::ui::kit::{use_effect_with, use_memo, use_state};

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
/// grows; 0 stands for not at all. The request is called off when its component goes.
#[hook]
pub fn use_senses(marked: &MarkedArticle, term: TermIndex, wanted: u32) -> TermSenses {
    let known =
        use_memo((marked.clone(), term), |(marked, term)| marked.senses(*term).map(Rc::new));
    let fetched = use_state(|| None);
    use_effect_with((SameArticle(marked.clone()), term, wanted, known.is_some()), {
        let fetched = fetched.clone();
        move |(SameArticle(marked), term, wanted, is_known)| {
            let task = (*wanted > 0 && !is_known).then(|| {
                fetched.set(None);
                let (marked, term) = (marked.clone(), *term);
                Task::spawn(async move {
                    let senses = marked.fetch_senses(term).await.map(Rc::new);
                    fetched.set(Some(senses.map_or(TermSenses::Failed, TermSenses::Here)));
                })
            });
            move || drop(task)
        }
    });
    match &*known {
        Some(senses) => TermSenses::Here(Rc::clone(senses)),
        None if wanted == 0 => TermSenses::Away,
        None => (*fetched.get()).clone().unwrap_or(TermSenses::Coming),
    }
}
