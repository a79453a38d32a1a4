//! The terms that are looked for, as the texts ask for them.

use std::rc::Rc;

use glosa_core::glossary::{Entry, Glossary, Languages, Matcher};

use super::MarkRequest;
use crate::dom::flatten::FlatText;
use crate::host::text;
use crate::ui::hooks::Terms;
use crate::ui::hooks::more_languages::more_languages;
use crate::ui::hooks::report;
use crate::ui::hooks::use_part::try_twice;

/// What is said when the rules of further languages are not there.
const NO_PART: &str = "the module for more languages did not load";

/// Terms and what finds them.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) glossary: Rc<Glossary>,
    languages: Languages,
    pub(super) matcher: Rc<Matcher>,
}

impl Known {
    /// The terms of a request, with the rules of all languages that they ask for.
    pub(super) async fn of(request: &MarkRequest, terms: &Terms) -> Self {
        let languages = languages_for(request, &terms.glossary).await;
        let glossary = Rc::clone(&terms.glossary);
        let mut kept = terms.matcher.borrow_mut();
        let matcher = match &*kept {
            Some((by, matcher)) if *by == languages => Rc::clone(matcher),
            _ => {
                let matcher = Rc::new(Matcher::new(&glossary, &text::normalize, languages));
                *kept = Some((languages, Rc::clone(&matcher)));
                matcher
            }
        };
        Self { glossary, languages, matcher }
    }

    /// Entries of the dictionaries for what a text may hold.
    pub(super) fn entries_in(
        &self,
        terms: &Terms,
        flat: &FlatText,
        of: &MarkRequest,
    ) -> Vec<Entry> {
        terms.dictionaries.entries_in(flat, of.language.as_deref(), self.languages)
    }

    /// Takes in entries, of which some are known already.
    pub(super) fn grow(&mut self, more: Vec<Entry>) {
        let is_new = |entry: &Entry| {
            !self.glossary.terms().any(|(_, term)| {
                term.senses.iter().any(|sense| {
                    (&sense.term, sense.place, &sense.base_url)
                        == (&entry.term, entry.place, &entry.base_url)
                })
            })
        };
        let more: Vec<Entry> = more.into_iter().filter(is_new).collect();
        if !more.is_empty() {
            self.glossary = Rc::new(self.glossary.with(more));
            self.matcher = Rc::new(Matcher::new(&self.glossary, &text::normalize, self.languages));
        }
    }
}

/// The languages that the glossary and the article ask for, or those that are there.
async fn languages_for(request: &MarkRequest, glossary: &Glossary) -> Languages {
    let known = Languages::built_in();
    if known.suffice(glossary, request.language.as_deref()) {
        return known;
    }
    let all = try_twice(more_languages).await;
    if all.is_none() {
        report::error(&request.host, "glossary", NO_PART);
    }
    all.unwrap_or(known)
}
