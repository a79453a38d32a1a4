//! Marks in an area of the page, as long as its component stands.

mod article;
mod contest;
mod following;
mod job;
mod painting;
mod standing;
mod terms;

use std::rc::Rc;

use glosa_core::config::Paint;
use glosa_core::glossary::MarkPolicy;
use web_sys::HtmlElement;
use yew::prelude::*;

pub use article::MarkedArticle;
pub(super) use article::SameArticle;
use job::Job;

use super::Ends;
use super::use_glossary::Terms;
use crate::host::task;
use crate::ui::kit::{use_effect_with, use_mut_ref, use_state};

/// What is to be marked, and how.
#[derive(Clone, Debug)]
pub struct MarkRequest {
    /// The `<glosa-article>` element, which is told what goes wrong.
    pub host: HtmlElement,
    /// The article or other area of text, once it is there.
    pub article: Option<HtmlElement>,
    /// The terms, once they are there.
    pub terms: Option<Terms>,
    /// Which occurrences.
    pub policy: MarkPolicy,
    /// How they are made visible.
    pub paint: Paint,
    /// A selector of the lists of terms in the page, which explain and are not explained.
    pub lists: String,
    /// A selector of parts that are left alone.
    pub skip: Option<String>,
    /// A selector of the parts that hold text, where not all of the area does; each is a
    /// section.
    pub inside: Option<&'static str>,
    /// Whether the Tab key stops at marks.
    pub tab_stops: bool,
    /// The article's language, a BCP 47 tag.
    pub language: Option<String>,
    /// Under which name the way is kept in `ends` to take the marks out at once.
    pub name: &'static str,
    /// Where that way is kept.
    pub ends: Ends,
}

/// Two requests are equal when the same could be marked in the same article.
impl PartialEq for MarkRequest {
    fn eq(&self, other: &Self) -> bool {
        self.terms == other.terms
            && self.article == other.article
            && (self.paint, &self.lists, &self.skip, self.inside, &self.language)
                == (other.paint, &other.lists, &other.skip, other.inside, &other.language)
    }
}

/// Marks an area after the page has been painted, a slice at a time, and follows it as it
/// changes; takes the marks out again when the request changes or the component goes.
/// `None` until they stand.
#[hook]
pub fn use_marks(request: MarkRequest) -> Option<MarkedArticle> {
    let marked = use_state(|| None);
    let current = use_mut_ref(|| None::<Rc<Job>>);
    let policy = request.policy;
    {
        let (marked, current) = (marked.clone(), Rc::clone(&current));
        use_effect_with(request, move |request| {
            marked.set(None);
            let job = Job::new(request.clone(), marked);
            current.replace(Some(Rc::clone(&job)));
            let end = Rc::clone(&job);
            request.ends.set(request.name, move || end.end());
            task::spawn(Rc::clone(&job).run());
            move || job.end()
        });
    }
    use_effect_with(policy, move |policy| {
        if let Some(job) = &*current.borrow() {
            job.follow(*policy);
        }
    });
    (*marked.get()).clone()
}
