//! Fetched articles, in a module of its own: from an address to an article in the page.

use core::cell::Cell;
use core::future::Future;
use core::pin::Pin;
use std::rc::Rc;

use glosa_core::article::reading_minutes;
use web_sys::HtmlElement;

use super::article_source::{Fetched, SourceError, fetch_article};
use super::{ArticleError, ArticleFacts, Words, door};
use crate::dom::light_article::{Bit, Byline, LightArticle};
use crate::dom::metadata;
use crate::host::{log, page};

/// An article that is to be fetched.
pub(super) struct Order {
    /// Its address; a `#id` at the end picks an item.
    pub(super) url: String,
    /// The element that it is shown in.
    pub(super) host: HtmlElement,
    /// The words of the byline.
    pub(super) words: Words,
    /// Whether nobody wants it any more.
    pub(super) is_over: Rc<Cell<bool>>,
    /// Whether the reader asked for it with a button that is gone now.
    pub(super) is_retry: bool,
}

/// An article in the page; dropping it puts back what stood there.
pub(super) trait ShownArticle {
    /// Writes who, when and how long to read, in the words of the interface.
    fn write_byline(&self, words: &Words);
}

/// What becomes of an order.
pub(super) type Delivery = Result<(ArticleFacts, Box<dyn ShownArticle>), ArticleError>;
/// What fulfils an order.
pub(super) type Fetch = fn(Order) -> Pin<Box<dyn Future<Output = Delivery>>>;

door! {
    pub(super) fn fetching() -> Fetch = |order| Box::pin(deliver(order)), in fetched
}

async fn deliver(order: Order) -> Delivery {
    let (facts, shown) = show(order).await?;
    Ok((facts, Box::new(shown)))
}

async fn show(order: Order) -> Result<(ArticleFacts, Shown), SourceError> {
    let fetched = fetch_article(&order.url).await?;
    if order.is_over.get() {
        return Err(SourceError::NotWanted);
    }
    let article = fetched.show(&order.host)?;
    let said = &fetched.article;
    let facts = ArticleFacts {
        title: said.title.clone(),
        comment_label: said.comment_label.clone(),
        language: said.language.clone().or_else(|| metadata::language_of(&order.host)),
        url: page::absolute(&order.url).unwrap_or_else(page::canonical_url),
        base_url: fetched.base_url.clone(),
        element: article.body().clone(),
        tags: Some(Rc::new(said.tags.clone())),
    };
    if order.is_retry {
        article.focus();
    }
    let shown = Shown { fetched, article };
    shown.write_byline(&order.words);
    Ok((facts, shown))
}

struct Shown {
    fetched: Fetched,
    article: LightArticle,
}

impl ShownArticle for Shown {
    fn write_byline(&self, words: &Words) {
        let article = &self.fetched.article;
        let mut pieces: Vec<Vec<Bit>> = article
            .authors
            .iter()
            .map(|author| {
                let href = author.url.as_deref().and_then(|url| self.fetched.absolute(url));
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
        let minutes = reading_minutes(&self.article.body().text_content().unwrap_or_default());
        if minutes > 0 {
            pieces.push(vec![Bit::Text(words.count("article.read", minutes))]);
        }
        let line =
            Byline { pieces, language: words.language().to_owned(), direction: words.direction() };
        if let Err(error) = self.article.set_byline(&line) {
            log::warn(&error.to_string());
        }
    }
}
