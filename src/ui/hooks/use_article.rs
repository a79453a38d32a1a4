//! The article of a widget: found in the page, or fetched into it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use glosa_core::config::ArticleSource;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::fetched_article::{Order, ShownArticle, fetching};
use super::use_part::try_twice;
use super::{Ends, StatedTags, Words, report};
use crate::dom::claim::Claim;
use crate::dom::metadata;
use crate::host::{page, task};
use crate::ui::kit::{State, use_callback, use_effect_with, use_mut_ref, use_state};

/// What the other parts need to know of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleFacts {
    /// Its title.
    pub title: String,
    /// The sentence over its comments, where it brings its own.
    pub comment_label: Option<String>,
    /// Its language, as a BCP 47 tag.
    pub language: Option<String>,
    /// The address of the page that it is read on.
    pub url: String,
    /// What its relative addresses are relative to.
    pub base_url: String,
    /// The element whose text is marked.
    pub element: HtmlElement,
    /// What it is about by its source; `None` where the page says it.
    pub tags: StatedTags,
}

/// Why there is no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleError {
    /// The key of the sentence for the reader, below `article.error.`; `None` where the
    /// error is the publisher's alone and the reader misses nothing.
    pub key: Option<&'static str>,
    /// What the log says of it.
    pub message: String,
}

/// What is said where another widget has the article.
const TAKEN: &str = "this article has a widget already; this one does nothing";

/// How far an article has come.
#[derive(Clone, Debug)]
pub enum ArticleState {
    /// It is under way.
    Loading,
    /// It stands in the page.
    Ready(Rc<ArticleFacts>),
    /// It does not.
    Failed(Rc<ArticleError>),
}

impl ArticleState {
    /// The article, once it stands in the page.
    #[must_use]
    pub fn facts(&self) -> Option<Rc<ArticleFacts>> {
        match self {
            Self::Ready(facts) => Some(Rc::clone(facts)),
            Self::Loading | Self::Failed(_) => None,
        }
    }

    /// Whether it is known what the comments are about: an article of another widget has
    /// comments there.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        match self {
            Self::Loading => false,
            Self::Ready(_) => true,
            Self::Failed(error) => error.message != TAKEN,
        }
    }
}

impl PartialEq for ArticleState {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Loading, Self::Loading) => true,
            (Self::Ready(one), Self::Ready(two)) => Rc::ptr_eq(one, two),
            (Self::Failed(one), Self::Failed(two)) => Rc::ptr_eq(one, two),
            _ => false,
        }
    }
}

/// An article, and the way to try again.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleHandle {
    /// How far it has come.
    pub state: ArticleState,
    /// Fetches it once more.
    pub retry: Callback<()>,
}

/// Finds or fetches the article of `host`. `given` is an article that was handed over
/// as an element; it wins over `source`. The byline is in `words`. What was put into the
/// page goes with the hook.
#[hook]
pub fn use_article(
    source: ArticleSource,
    given: Option<HtmlElement>,
    host: HtmlElement,
    words: Words,
    ends: Ends,
) -> ArticleHandle {
    let state = use_state(|| ArticleState::Loading);
    let tries = use_state(|| 0_u32);
    let stand = use_mut_ref(|| None::<Stand>);
    use_effect_with((source, given, host, *tries.get()), {
        let (state, stand, words) = (state.clone(), Rc::clone(&stand), words.clone());
        move |(source, given, host, tries)| {
            let is_over = Rc::new(Cell::new(false));
            state.set(ArticleState::Loading);
            if let (None, ArticleSource::Fetched(url)) = (given, source) {
                let order = Order {
                    url: url.clone(),
                    host: host.clone(),
                    words,
                    is_over: Rc::clone(&is_over),
                    is_retry: *tries > 0,
                };
                let stand = Rc::clone(&stand);
                task::spawn(async move { fetch(order, &stand, &state).await });
            } else {
                let (found, claim) = in_page(given.as_ref(), source, host);
                stand.replace(claim.map(Stand::InPage));
                state.set(found);
            }
            let end = move || {
                is_over.set(true);
                // Out of the cell first: nodes that go back may run the page's own code.
                drop(stand.take());
            };
            ends.set("article", end.clone());
            end
        }
    });
    use_effect_with((words, state.get()), move |(words, _)| {
        if let Some(Stand::Fetched(article)) = &*stand.borrow() {
            article.write_byline(words);
        }
    });
    let retry = use_callback(tries, |(), tries| tries.set(*tries.get() + 1));
    ArticleHandle { state: (*state.get()).clone(), retry }
}

/// What a widget holds of its article; dropping it gives the page its own back.
enum Stand {
    /// One that was built in the page.
    Fetched(Box<dyn ShownArticle>),
    /// One that was there.
    InPage(#[expect(dead_code, reason = "held for its drop")] Claim),
}

/// Fetches an article by way of the part that can, and keeps it in `stand`.
async fn fetch(order: Order, stand: &RefCell<Option<Stand>>, state: &State<ArticleState>) {
    let (url, host, is_over) = (order.url.clone(), order.host.clone(), Rc::clone(&order.is_over));
    let outcome = match try_twice(fetching).await {
        Some(fetch) => fetch(order).await,
        None => Err(ArticleError {
            key: Some("article.error.unreachable"),
            message: "the module for fetched articles did not load".to_owned(),
        }),
    };
    if is_over.get() {
        return;
    }
    state.set(match outcome {
        Ok((facts, article)) => {
            stand.replace(Some(Stand::Fetched(article)));
            ArticleState::Ready(Rc::new(facts))
        }
        Err(error) => {
            report::error(&host, "article", &[&url, ": ", &error.message].concat());
            ArticleState::Failed(Rc::new(error))
        }
    });
}

/// The facts of an article that stands in the page already, and the claim to it.
fn in_page(
    given: Option<&HtmlElement>,
    source: &ArticleSource,
    host: &HtmlElement,
) -> (ArticleState, Option<Claim>) {
    let found = match (given, source) {
        (Some(given), _) => Ok(given.clone()),
        (None, ArticleSource::Adopted(selector)) => match metadata::find(selector) {
            Ok(Some(element)) => Ok(element),
            Ok(None) => Err(["the page has no element “", selector, "”"].concat()),
            Err(error) => Err(error.to_string()),
        },
        (None, _) => Ok(host.clone()),
    };
    let claimed = found
        .and_then(|element| Ok((Claim::new(&element).ok_or_else(|| TAKEN.to_owned())?, element)));
    match claimed {
        Ok((claim, element)) => (ArticleState::Ready(Rc::new(facts_of(element))), Some(claim)),
        Err(message) => {
            report::warn(host, "for", &message);
            (ArticleState::Failed(Rc::new(ArticleError { key: None, message })), None)
        }
    }
}

fn facts_of(element: HtmlElement) -> ArticleFacts {
    let url = page::canonical_url();
    ArticleFacts {
        title: metadata::heading_of(&element).unwrap_or_else(metadata::title_of_page),
        comment_label: None,
        language: metadata::language_of(&element),
        base_url: page::absolute("").unwrap_or_else(|| url.clone()),
        url,
        element,
        tags: None,
    }
}
