//! Terms in what others say.

use glosa_core::config::Paint;
use glosa_core::glossary::MarkPolicy;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::AppProps;
use super::hooks::{MarkRequest, MarkedArticle, use_marks};
use super::kit::{use_effect_with, use_state};
use super::talk::TalkProps;

/// The texts of comments, below the place of the talk.
const COMMENT_TEXTS: &str = ".comment > .body";

/// Marks in the comments, and the element that these are in.
pub(super) type MarkedTalk = (MarkedArticle, HtmlElement);

/// Marks the first occurrence of each term in each comment, or each or none as in the
/// article, and tells of the marks.
#[hook]
pub(super) fn use_marks_in_talk(props: &TalkProps, place: NodeRef) {
    let AppProps { host, ends, .. } = &props.app;
    let area = use_state(|| None::<HtmlElement>);
    use_effect_with(place, {
        let area = area.clone();
        move |place| area.set(place.cast())
    });
    let area = (*area.get()).clone();
    let marked = use_marks(MarkRequest {
        host: host.clone(),
        article: area.clone(),
        terms: props.terms.clone(),
        policy: match props.policy {
            MarkPolicy::First | MarkPolicy::Section => MarkPolicy::Section,
            policy => policy,
        },
        paint: Paint::Links,
        lists: String::new(),
        skip: None,
        inside: Some(COMMENT_TEXTS),
        tab_stops: true,
        language: props.facts.as_ref().and_then(|facts| facts.language.clone()),
        name: "marks in comments",
        ends: ends.clone(),
    });
    use_effect_with(marked.zip(area), {
        let told = props.marked.clone();
        move |marked| told.set(marked.clone())
    });
    use_effect_with((), {
        let told = props.marked.clone();
        move |()| move || told.set(None)
    });
}
