//! The article of a widget: found in the page, or fetched into it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use glosa_core::article::{Article, reading_minutes};
use glosa_core::config::ArticleSource;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::article_source::{self, ArticleError, Fetched, fetch_article};
use super::{Ends, Words, report};
use crate::dom::claim::Claim;
use crate::dom::light_article::{Bit, Byline, LightArticle};
use crate::dom::metadata::{self, Page};
use crate::host::{log, page, task};
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
}

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
            Self::Failed(error) => **error != ArticleError::Taken,
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
/// as an element; it wins over `source`. The byline is in `words`. What was put into the page goes with the hook.
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
                let job = Job {
                    host: host.clone(),
                    stand: Rc::clone(&stand),
                    words,
                    is_over: Rc::clone(&is_over),
                    is_retry: *tries > 0,
                };
                let url = url.clone();
                task::spawn(async move { job.run(&url, state).await });
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
        if let Some(Stand::Fetched(built)) = &*stand.borrow() {
            write_byline(&built.0, &built.1, words);
        }
    });
    let retry = use_callback(tries, |(), tries| tries.set(*tries.get() + 1));
    ArticleHandle { state: (*state.get()).clone(), retry }
}

/// What a widget holds of its article; dropping it gives the page its own back.
enum Stand {
    /// One that was built in the page.
    Fetched(Box<(Fetched, LightArticle)>),
    /// One that was there.
    InPage(#[expect(dead_code, reason = "held for its drop")] Claim),
}

/// An article that is being fetched.
struct Job {
    host: HtmlElement,
    stand: Rc<RefCell<Option<Stand>>>,
    words: Words,
    is_over: Rc<Cell<bool>>,
    is_retry: bool,
}

impl Job {
    async fn run(self, url: &str, state: State<ArticleState>) {
        let fetched = fetch_article(url).await;
        if self.is_over.get() {
            return;
        }
        let outcome = fetched.and_then(|fetched| self.show(fetched, url));
        state.set(match outcome {
            Ok(facts) => ArticleState::Ready(Rc::new(facts)),
            Err(error) => {
                report::error(&self.host, "article", &format!("{url}: {error}"));
                ArticleState::Failed(Rc::new(error))
            }
        });
    }

    fn show(&self, fetched: Fetched, url: &str) -> Result<ArticleFacts, ArticleError> {
        let article = fetched.show(&self.host)?;
        write_byline(&fetched, &article, &self.words);
        if self.is_retry {
            article.focus();
        }
        let said = &fetched.article;
        let facts = ArticleFacts {
            title: said.title.clone(),
            comment_label: said.comment_label.clone(),
            language: said.language.clone().or_else(|| metadata::language_of(&self.host)),
            url: page::absolute(url).unwrap_or_else(page::canonical_url),
            base_url: fetched.base_url.clone(),
            element: article.body().clone(),
        };
        self.stand.replace(Some(Stand::Fetched(Box::new((fetched, article)))));
        Ok(facts)
    }
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
            Ok(None) => Err(ArticleError::NoElement(selector.clone())),
            Err(error) => Err(error.into()),
        },
        (None, _) => Ok(host.clone()),
    };
    let claimed =
        found.and_then(|element| Ok((Claim::new(&element).ok_or(ArticleError::Taken)?, element)));
    match claimed {
        Ok((claim, element)) => (ArticleState::Ready(Rc::new(facts_of(element))), Some(claim)),
        Err(error) => {
            report::warn(host, "for", &error.to_string());
            (ArticleState::Failed(Rc::new(error)), None)
        }
    }
}

fn facts_of(element: HtmlElement) -> ArticleFacts {
    let url = page::canonical_url();
    let said = said_of_page();
    ArticleFacts {
        title: metadata::heading_of(&element).unwrap_or(said.title),
        comment_label: None,
        language: metadata::language_of(&element).or(said.language),
        base_url: page::absolute("").unwrap_or_else(|| url.clone()),
        url,
        element,
    }
}

/// What the page that the reader is on says of its article.
fn said_of_page() -> Article {
    Page::own().map(|own| article_source::said_of(&own)).unwrap_or_default()
}

/// Writes who, when and how long to read, in the words of the interface.
fn write_byline(fetched: &Fetched, shown: &LightArticle, words: &Words) {
    let article = &fetched.article;
    let mut pieces: Vec<Vec<Bit>> = article
        .authors
        .iter()
        .map(|author| {
            let href = author.url.as_deref().and_then(|url| fetched.absolute(url));
            let text = author.name.clone();
            vec![match href {
                Some(href) => Bit::Link { text, href },
                None => Bit::Text(text),
            }]
        })
        .collect();
    if let Some(published) = &article.published {
        let (text, datetime) = (words.date(published), published.text.clone());
        pieces.push(vec![Bit::Time { text, datetime }]);
    }
    let minutes = reading_minutes(&shown.body().text_content().unwrap_or_default());
    if minutes > 0 {
        pieces.push(vec![Bit::Text(words.count("article.read", minutes))]);
    }
    let line =
        Byline { pieces, language: words.language().to_owned(), direction: words.direction() };
    if let Err(error) = shown.set_byline(&line) {
        log::warn(&error.to_string());
    }
}
