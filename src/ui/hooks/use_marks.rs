//! Marks in an article, as long as its component stands.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use glosa_core::glossary::{Entry, Glossary, Languages, MarkPolicy, Matcher, TermIndex, choose};
use web_sys::HtmlElement;
use yew::prelude::*;

use super::dictionary::Dictionaries;
use super::more_languages::more_languages;
use super::use_glossary::Terms;
use super::{Ends, report};
use crate::dom::DomError;
use crate::dom::flatten::{FlatText, flatten};
use crate::dom::marks::{AppliedMarks, Marking};
use crate::host::{clock, idle, task, text};
use crate::ui::kit::{State, use_effect_with, use_mut_ref, use_state};

/// How long the page is held up at a time, in milliseconds: half a frame at 60 Hz.
const SLICE_MS: i64 = 8;
/// What is said when the rules of further languages are not there.
const NO_PART: &str = "the module for more languages did not load";

/// An article whose marks stand in the page.
#[derive(Clone, Debug)]
pub struct MarkedArticle {
    /// The terms.
    pub glossary: Rc<Glossary>,
    /// What has the senses of those that come without.
    pub dictionaries: Dictionaries,
    /// Where they stand.
    pub marks: Rc<AppliedMarks>,
}

impl MarkedArticle {
    /// The senses of a term, if all of them are here.
    pub(super) fn senses(&self, term: TermIndex) -> Option<Vec<Entry>> {
        let mut senses = Vec::new();
        for entry in &self.glossary.term(term)?.senses {
            self.dictionaries.add_known(entry, &mut senses)?;
        }
        Some(senses)
    }

    /// The senses of a term, fetched where they are not here; `None` when one did not come.
    pub(super) async fn fetch_senses(&self, term: TermIndex) -> Option<Vec<Entry>> {
        let mut senses = Vec::new();
        for entry in &self.glossary.term(term)?.senses {
            self.dictionaries.add_fetched(entry, &mut senses).await?;
        }
        Some(senses)
    }
}

impl PartialEq for MarkedArticle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.glossary, &other.glossary) && Rc::ptr_eq(&self.marks, &other.marks)
    }
}

/// What is to be marked, and how. Two requests are equal when the same marks would
/// stand in the same article.
#[derive(Clone, Debug)]
pub struct MarkRequest {
    /// The `<glosa-article>` element, which is told what goes wrong.
    pub host: HtmlElement,
    /// The article, once it is there.
    pub article: Option<HtmlElement>,
    /// The terms, once they are there.
    pub terms: Option<Terms>,
    /// Which occurrences.
    pub policy: MarkPolicy,
    /// A selector of the lists of terms in the page, which explain and are not explained.
    pub lists: String,
    /// A selector of parts that are left alone.
    pub skip: Option<String>,
    /// The article's language, a BCP 47 tag.
    pub language: Option<String>,
    /// Where the way is kept to take the marks out at once.
    pub ends: Ends,
}

impl PartialEq for MarkRequest {
    fn eq(&self, other: &Self) -> bool {
        self.terms == other.terms
            && self.article == other.article
            && (self.policy, &self.lists, &self.skip, &self.language)
                == (other.policy, &other.lists, &other.skip, &other.language)
    }
}

/// Marks an article after the page has been painted, a slice at a time; takes the marks
/// out again when the request changes or the component goes. `None` until they stand.
#[hook]
pub fn use_marks(request: MarkRequest) -> Option<MarkedArticle> {
    let marked = use_state(|| None);
    let matcher = use_mut_ref(|| None);
    {
        let marked = marked.clone();
        use_effect_with(request, move |request| {
            marked.set(None);
            let job = Rc::new(Job {
                request: request.clone(),
                marked,
                matcher,
                is_over: Cell::new(false),
                marking: RefCell::default(),
                applied: RefCell::default(),
            });
            let end = Rc::clone(&job);
            request.ends.set("marks", move || end.end());
            task::spawn(Rc::clone(&job).run());
            move || job.end()
        });
    }
    (*marked.get()).clone()
}

/// The matcher of the glossary and the languages that were used last, since options change
/// more often.
type KeptMatcher = Rc<RefCell<Option<(Rc<Glossary>, Languages, Rc<Matcher>)>>>;

/// One request on its way into the page, or standing there.
struct Job {
    request: MarkRequest,
    marked: State<Option<MarkedArticle>>,
    matcher: KeptMatcher,
    is_over: Cell<bool>,
    marking: RefCell<Option<Marking>>,
    applied: RefCell<Option<Rc<AppliedMarks>>>,
}

impl Job {
    async fn run(self: Rc<Self>) {
        let request = &self.request;
        let (Some(article), Some(terms)) = (&request.article, &request.terms) else { return };
        idle::idle().await;
        if self.is_over.get() {
            return;
        }
        let languages = self.languages_for(&terms.glossary).await;
        if self.is_over.get() {
            return;
        }
        let matcher = self.matcher_of(&terms.glossary, languages);
        idle::idle().await;
        if self.is_over.get() {
            return;
        }
        // From here to the first slice there is no pause in which the page could change.
        let Some(glossary) = self.begin(article, terms, &matcher, languages) else { return };
        while self.slice(&glossary) {
            idle::idle().await;
            if self.is_over.get() {
                return;
            }
        }
        let Some(marking) = self.marking.take() else { return };
        let marks = Rc::new(marking.finish());
        self.applied.replace(Some(Rc::clone(&marks)));
        let dictionaries = terms.dictionaries.clone();
        self.marked.set(Some(MarkedArticle { glossary, dictionaries, marks }));
    }

    /// Takes out what stands in the page, also in the midst of marking.
    fn end(&self) {
        self.is_over.set(true);
        // Dropping marks that are under way takes them out.
        self.marking.take();
        if let Some(applied) = self.applied.take() {
            applied.restore();
        }
    }

    /// The languages that the glossary and the article ask for, or those that are there.
    async fn languages_for(&self, glossary: &Glossary) -> Languages {
        let request = &self.request;
        let known = Languages::built_in();
        if known.suffice(glossary, request.language.as_deref()) {
            return known;
        }
        let all = more_languages().await;
        if all.is_none() {
            report::error(&request.host, "glossary", NO_PART);
        }
        all.unwrap_or(known)
    }

    fn matcher_of(&self, glossary: &Rc<Glossary>, languages: Languages) -> Rc<Matcher> {
        let mut kept = self.matcher.borrow_mut();
        match &*kept {
            Some((of, by, matcher)) if Rc::ptr_eq(of, glossary) && *by == languages => {
                Rc::clone(matcher)
            }
            _ => {
                let matcher = Rc::new(Matcher::new(glossary, &text::normalize, languages));
                *kept = Some((Rc::clone(glossary), languages, Rc::clone(&matcher)));
                matcher
            }
        }
    }

    /// Finds what is to be marked, and the terms that it is marked as; `None` where the
    /// article cannot be marked at all.
    fn begin(
        &self,
        article: &HtmlElement,
        terms: &Terms,
        matcher: &Matcher,
        languages: Languages,
    ) -> Option<Rc<Glossary>> {
        let request = &self.request;
        let flat = self.flatten(article)?;
        let language = request.language.as_deref();
        let find =
            |matcher: &Matcher| matcher.find(&flat.text, &flat.layout, language, &text::normalize);
        let (glossary, found) = if terms.dictionaries.is_empty() {
            (Rc::clone(&terms.glossary), find(matcher))
        } else {
            let own = terms.glossary.terms().flat_map(|(_, term)| term.senses.clone());
            let more = terms.dictionaries.entries_in(&flat, language, languages);
            let glossary = Glossary::from_entries(own.chain(more));
            let found = find(&Matcher::new(&glossary, &text::normalize, languages));
            (Rc::new(glossary), found)
        };
        let chosen = choose(&found, request.policy, &flat.layout.sections);
        match Marking::new(article, flat, found, chosen) {
            Ok(marking) => {
                self.marking.replace(Some(marking));
                Some(glossary)
            }
            Err(error) => {
                report::error(&request.host, "glossary", &error.to_string());
                None
            }
        }
    }

    /// The article's text; a `skip` that is no selector is told, and left out.
    fn flatten(&self, article: &HtmlElement) -> Option<FlatText> {
        let told = |error: &DomError| {
            let option = if matches!(error, DomError::Selector(_)) { "skip" } else { "mark" };
            report::warn(&self.request.host, option, &error.to_string());
        };
        let MarkRequest { lists, skip, .. } = &self.request;
        flatten(article, lists, skip.as_deref())
            .inspect_err(told)
            .or_else(|_| flatten(article, lists, None))
            .ok()
    }

    /// Puts marks into the page for as long as a slice lasts; `false` when all stand.
    fn slice(&self, glossary: &Glossary) -> bool {
        let mut marking = self.marking.borrow_mut();
        let Some(marking) = marking.as_mut() else { return false };
        let end = clock::now().0 + SLICE_MS;
        loop {
            if !marking.step(glossary) {
                return false;
            }
            if clock::now().0 >= end {
                return true;
            }
        }
    }
}
