//! Terms in what others say.

use glosa_core::config::Paint;
use glosa_core::glossary::MarkPolicy;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::AppProps;
use super::hooks::{MarkRequest, MarkedArticle, Terms, use_marks};
use super::kit::{use_effect_with, use_state};

/// The texts of comments, below the place of the talk.
const COMMENT_TEXTS: &str = ".comment > .body";

/// Marks in the comments, and the element that these are in.
pub(super) type MarkedTalk = (MarkedArticle, HtmlElement);

/// Marks the first occurrence of each term in each comment, or each or none as in the
/// article.
#[hook]
pub(super) fn use_marks_in_talk(
    app: &AppProps,
    place: NodeRef,
    terms: Option<Terms>,
    language: Option<String>,
    policy: MarkPolicy,
) -> Option<MarkedTalk> {
    let AppProps { host, config, ends, .. } = app;
    let area = use_state(|| None::<HtmlElement>);
    let is_wanted = config.endpoint.is_some();
    use_effect_with(is_wanted, {
        let area = area.clone();
        move |is_wanted| area.set(is_wanted.then(|| place.cast()).flatten())
    });
    let area = (*area.get()).clone();
    let marked = use_marks(MarkRequest {
        host: host.clone(),
        article: area.clone(),
        terms,
        policy: match policy {
            MarkPolicy::First | MarkPolicy::Section => MarkPolicy::Section,
            MarkPolicy::All | MarkPolicy::None => policy,
        },
        paint: Paint::Links,
        lists: String::new(),
        skip: None,
        inside: Some(COMMENT_TEXTS),
        tab_stops: true,
        language,
        name: "marks in comments",
        ends: ends.clone(),
    });
    marked.zip(area)
}
