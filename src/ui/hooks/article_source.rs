//! Articles from elsewhere: from an address to nodes in the page.

use glosa_core::article::{
    Article, Content, ReadError, SOURCE_LIMIT_BYTES, SourceKind, detect, language, page, read_json,
    read_plain_text,
};
use glosa_core::sanitize::Profile;
use web_sys::{DocumentFragment, HtmlElement};

use super::ArticleError;
use crate::dom::light_article::{Head, LightArticle, Picture, has_image, paragraphs};
use crate::dom::metadata::Page;
use crate::dom::{DomError, sanitize};
use crate::host::fetch::{self, FetchError, LoadError, Loaded};
use crate::host::{json, page as host_page};

/// Why there is no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SourceError {
    /// No document came.
    Load(LoadError),
    /// A document came that is no article.
    Read(ReadError),
    /// It is of a type that holds no article.
    WrongType(String),
    /// It is not the JSON that it says it is.
    Json(String),
    /// The page did not let it be built.
    Dom(DomError),
    /// Nobody wants it any more.
    NotWanted,
}

impl SourceError {
    /// The key of the sentence for the reader.
    fn key(&self) -> &'static str {
        match self {
            Self::Load(LoadError::Status(404 | 410)) => "article.error.not-found",
            Self::Load(LoadError::Status(401 | 403 | 451)) => "article.error.forbidden",
            Self::Load(LoadError::Status(_)) => "article.error.server",
            Self::Load(LoadError::Fetch(cause)) => match cause {
                FetchError::Offline => "article.error.offline",
                FetchError::TimedOut => "article.error.timed-out",
                FetchError::TooLarge { .. } => "article.error.too-large",
                FetchError::Unreachable(_) | FetchError::Aborted | FetchError::Host(_) => {
                    "article.error.unreachable"
                }
            },
            Self::Read(ReadError::Empty) => "article.error.empty",
            Self::Read(ReadError::NoSuchItem(_)) => "article.error.not-found",
            Self::Read(ReadError::NotAnArticle) | Self::WrongType(_) => "article.error.wrong-type",
            Self::Dom(DomError::TrustedTypesRefused) => "article.error.forbidden-here",
            Self::Dom(DomError::TooManyNodes { .. }) => "article.error.too-large",
            Self::Json(_) | Self::Dom(_) | Self::NotWanted => "article.error.unreadable",
        }
    }
}

impl core::fmt::Display for SourceError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Load(error) => error.fmt(f),
            Self::Read(error) => error.fmt(f),
            Self::WrongType(kind) => write!(f, "“{kind}” is no type of article"),
            Self::Json(why) => f.write_str(why),
            Self::Dom(error) => error.fmt(f),
            Self::NotWanted => f.write_str("nobody wants it any more"),
        }
    }
}

impl From<SourceError> for ArticleError {
    fn from(error: SourceError) -> Self {
        Self { key: Some(error.key()), message: error.to_string() }
    }
}

impl From<DomError> for SourceError {
    fn from(error: DomError) -> Self {
        Self::Dom(error)
    }
}

/// An article that was fetched, with its nodes, not yet in the page.
pub(super) struct Fetched {
    /// What its source says of it.
    pub(super) article: Article,
    /// What its relative addresses are relative to.
    pub(super) base_url: String,
    content: DocumentFragment,
}

/// Fetches and reads an article; a `#id` at the end of the address picks an item.
pub(super) async fn fetch_article(address: &str) -> Result<Fetched, SourceError> {
    let (url, item) = address.split_once('#').unwrap_or((address, ""));
    let loaded = fetch::load(url, SOURCE_LIMIT_BYTES).await.map_err(SourceError::Load)?;
    let base_url = if loaded.url.is_empty() {
        host_page::absolute(url).unwrap_or_default()
    } else {
        loaded.url.clone()
    };
    match detect(&loaded.content_type, &loaded.text) {
        SourceKind::Html => read_page(&loaded, &base_url),
        SourceKind::Unsupported => Err(SourceError::WrongType(loaded.content_type)),
        SourceKind::PlainText => {
            let (article, content) = read_plain_text(&loaded.text).map_err(SourceError::Read)?;
            build(article, &content, base_url)
        }
        SourceKind::Json => {
            let document =
                json::parse(&loaded.text).map_err(|e| SourceError::Json(e.to_string()))?;
            let (article, content) = read_json(&document, Some(item)).map_err(SourceError::Read)?;
            build(article, &content, base_url)
        }
    }
}

fn read_page(loaded: &Loaded, url: &str) -> Result<Fetched, SourceError> {
    let parsed = Page::parse(&loaded.text)?;
    let base_url = parsed.base(url);
    let content = parsed.article(&base_url)?;
    Fetched::new(said_of(&parsed), base_url, content)
}

/// What a page says of its article.
fn said_of(page: &Page) -> Article {
    let mut fields = page.fields();
    fields.json_ld = page.json_ld().iter().filter_map(|text| json::parse(text).ok()).collect();
    page::read(&fields)
}

fn build(article: Article, content: &Content, base_url: String) -> Result<Fetched, SourceError> {
    let content = match content {
        Content::Html(html) => sanitize::fragment(html, Profile::Article, Some(&base_url))?,
        Content::Paragraphs(texts) => paragraphs(texts)?,
    };
    Fetched::new(article, base_url, content)
}

impl Fetched {
    /// An article whose content is known to be safe; one with nothing left is none.
    fn new(
        article: Article,
        base_url: String,
        content: DocumentFragment,
    ) -> Result<Self, SourceError> {
        let is_blank = content.text_content().is_none_or(|text| text.trim().is_empty());
        if is_blank && !has_image(&content, None) {
            return Err(SourceError::Read(ReadError::Empty));
        }
        Ok(Self { article, base_url, content })
    }

    /// Puts the article into the page, in the place of the children of `host`.
    pub(super) fn show(&self, host: &HtmlElement) -> Result<LightArticle, DomError> {
        let article = &self.article;
        let picture = article.image.as_ref().and_then(|image| {
            let src = self.absolute(&image.url)?;
            // Many sources begin their text with the very image that stands for it.
            let is_shown = has_image(&self.content, Some(&src));
            (!is_shown).then_some(Picture {
                src,
                alt: &image.alt,
                caption: image.caption.as_deref(),
            })
        });
        let head = Head {
            title: &article.title,
            language: article.language.as_deref(),
            direction: language::direction(article.language.as_deref()),
            picture,
        };
        LightArticle::show(host, &head, &self.content)
    }

    /// A safe address made absolute against the source's own.
    pub(super) fn absolute(&self, address: &str) -> Option<String> {
        let safe = glosa_core::sanitize::is_safe_url(address);
        safe.then(|| host_page::absolute_to(address, &self.base_url)).flatten()
    }
}
