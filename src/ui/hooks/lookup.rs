//! Words that are looked up elsewhere, by way of a module of its own.

use core::future::Future;
use core::pin::Pin;
use std::cell::RefCell;
use std::rc::Rc;

use glosa_core::glossary::{Entry, Languages};
use yew::prelude::*;

use super::dictionary::{Dictionary, Senses};
use super::lookup_answers::answering;
use super::marks::MarkedArticle;
use super::use_part::try_twice;
use crate::dom::flatten::FlatText;
use crate::ui::kit::use_memo;

/// Where words are looked up. Equal only to its own clones.
#[derive(Clone)]
pub struct Lookup(Rc<Lazy>);

impl PartialEq for Lookup {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl core::fmt::Debug for Lookup {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Lookup")
    }
}

struct Lazy {
    /// The option.
    option: AttrValue,
    /// The language of words that name none.
    language: AttrValue,
    /// What asks and keeps answers, once its module is here.
    answers: RefCell<Option<Rc<dyn Dictionary>>>,
}

impl Lookup {
    /// What is said of words in a language; empty where nothing is.
    pub(super) async fn ask(&self, words: &str, language: Option<String>) -> Rc<Vec<Entry>> {
        let question = Entry { language, ..Entry::new(words, "") };
        Rc::clone(&self.0).fetch(&question).await.unwrap_or_default()
    }
}

/// Marks whose entries without a definition are looked up, where that is possible.
#[must_use]
pub fn with_lookup(marked: &MarkedArticle, lookup: Option<&Lookup>) -> MarkedArticle {
    match lookup {
        Some(Lookup(lazy)) => marked.with(Rc::<Lazy>::clone(lazy)),
        None => marked.clone(),
    }
}

impl Dictionary for Lazy {
    fn entries_in(&self, _: &FlatText, _: Option<&str>, _: Languages) -> Vec<Entry> {
        Vec::new()
    }

    fn has(&self, entry: &Entry) -> bool {
        entry.place.is_none() && entry.definition.is_empty()
    }

    fn known(&self, entry: &Entry) -> Senses {
        self.answers.borrow().as_ref()?.known(entry)
    }

    /// Never fails: where nobody answers, nothing is said.
    fn fetch(self: Rc<Self>, entry: &Entry) -> Pin<Box<dyn Future<Output = Senses>>> {
        let entry = entry.clone();
        Box::pin(async move {
            let answers = match self.opened() {
                Some(answers) => Some(answers),
                None => self.open().await,
            };
            let fetched = match answers {
                Some(answers) => answers.fetch(&entry).await,
                None => None,
            };
            Some(fetched.unwrap_or_default())
        })
    }
}

impl Lazy {
    fn opened(&self) -> Option<Rc<dyn Dictionary>> {
        self.answers.borrow().clone()
    }

    async fn open(&self) -> Option<Rc<dyn Dictionary>> {
        let open = try_twice(answering).await?;
        // Another word may have been faster.
        let opened = self.opened().unwrap_or_else(|| open(&self.option, &self.language));
        self.answers.replace(Some(Rc::clone(&opened)));
        Some(opened)
    }
}

/// The place that the option names, with the article for which entries without a definition
/// are looked up there.
#[hook]
pub fn use_lookup(
    marked: MarkedArticle,
    option: Option<AttrValue>,
    language: AttrValue,
) -> (MarkedArticle, Option<Lookup>) {
    let lookup = use_memo((option, language), |(option, language)| {
        let (option, language) = (option.clone()?, language.clone());
        Some(Lookup(Rc::new(Lazy { option, language, answers: RefCell::default() })))
    });
    let looked_up = use_memo((marked, (*lookup).clone()), |(marked, lookup)| {
        with_lookup(marked, lookup.as_ref())
    });
    ((*looked_up).clone(), (*lookup).clone())
}
