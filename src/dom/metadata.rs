//! What a page says about itself and its article: title, `<meta>`, JSON-LD, language.

use glosa_core::article::page::{CLUTTER_SELECTOR, MAIN_SELECTORS, PageFields};
use glosa_core::sanitize::{Profile, is_safe_url};
use glosa_core::text::respaced;
use wasm_bindgen::JsCast as _;
use web_sys::{DocumentFragment, Element, HtmlElement, HtmlFormElement, Url};

use super::nodes::elements;
use super::{DomError, inert, sanitize};

/// A page from elsewhere, inert.
#[derive(Clone, Debug)]
pub struct Page {
    root: Element,
}

impl Page {
    /// Parses a foreign page, inert.
    ///
    /// # Errors
    /// As [`sanitize::fragment`].
    pub fn parse(html: &str) -> Result<Self, DomError> {
        inert::parse(html).map(|root| Self { root })
    }

    /// The page that the reader is on.
    #[must_use]
    pub fn current() -> Option<Self> {
        inert::page().ok()?.document_element().map(|root| Self { root })
    }

    /// The fields but for JSON-LD, which is still text: see [`Page::json_ld`].
    #[must_use]
    pub fn fields(&self) -> PageFields {
        PageFields {
            json_ld: Vec::new(),
            meta: self.all("meta[content]").filter_map(|meta| meta_pair(&meta)).collect(),
            title: self.text("head > title"),
            heading: self.text("h1"),
            language: self.root.get_attribute("lang").filter(|tag| !tag.is_empty()),
            canonical: self
                .all("link[rel~=canonical][href]")
                .find_map(|link| link.get_attribute("href")),
        }
    }

    /// The texts of the JSON-LD scripts.
    #[must_use]
    pub fn json_ld(&self) -> Vec<String> {
        let scripts = self.all("script[type='application/ld+json' i]");
        scripts.filter_map(|script| script.text_content()).collect()
    }

    /// The base of the page's relative addresses: its `<base>`, else its own address.
    #[must_use]
    pub fn base(&self, url: &str) -> String {
        let stated = self.all("base[href]").find_map(|base| base.get_attribute("href"));
        stated
            .and_then(|base| Url::new_with_base(&base, url).ok())
            .map(|base| base.href())
            .filter(|base| is_safe_url(base))
            .unwrap_or_else(|| url.to_owned())
    }

    /// Its article, sanitised: the longest of the first kind of element that holds one,
    /// else all of its body.
    ///
    /// # Errors
    /// As [`sanitize::fragment`].
    pub fn article(&self, base_url: &str) -> Result<DocumentFragment, DomError> {
        let longest = |selector: &&str| {
            self.all(selector)
                .filter(|element| !element.has_type::<HtmlFormElement>())
                .map(|element| (element.text_content().unwrap_or_default().trim().len(), element))
                .filter(|(length, _)| *length > 0)
                .max_by_key(|(length, _)| *length)
        };
        let found = MAIN_SELECTORS.iter().find_map(longest).map(|(_, element)| element);
        match found.or_else(|| self.all("body").next()) {
            Some(main) => {
                sanitize::rebuild(&main, Profile::Article, Some(base_url), Some(CLUTTER_SELECTOR))
            }
            None => Ok(inert::page()?.create_document_fragment()),
        }
    }

    fn text(&self, selector: &str) -> Option<String> {
        self.all(selector).next().and_then(|element| text_of(&element))
    }

    fn all(&self, selector: &str) -> impl Iterator<Item = Element> + use<> {
        elements(self.root.query_selector_all(selector).ok())
    }
}

/// The names of a `<meta>` differ by vocabulary: Open Graph has `property`, HTML `name`
/// and `http-equiv`, microdata `itemprop`.
fn meta_pair(meta: &Element) -> Option<(String, String)> {
    let name = ["property", "name", "itemprop", "http-equiv"]
        .iter()
        .find_map(|attribute| meta.get_attribute(attribute))?;
    Some((name.trim().to_ascii_lowercase(), meta.get_attribute("content")?))
}

fn text_of(element: &Element) -> Option<String> {
    let text = respaced(&element.text_content().unwrap_or_default(), " ");
    Some(text).filter(|text| !text.is_empty())
}

/// The title of an article that stands in the page: its `<h1>`, else a heading of another
/// level that stands before its first paragraph.
#[must_use]
pub fn heading_of(article: &Element) -> Option<String> {
    let first = |selector| article.query_selector(selector).ok().flatten();
    let opening = || first("h2,h3,p").filter(|element| element.local_name() != "p");
    first("h1").or_else(opening).and_then(|heading| text_of(&heading))
}

/// The title that the page that the reader is on has by its `og:title`, else by `<title>`,
/// which often names the site as well.
#[must_use]
pub fn title_of_page() -> String {
    let Ok(page) = inert::page() else { return String::new() };
    let stated = page.query_selector("meta[property='og:title'][content]").ok().flatten();
    let stated = stated.and_then(|meta| meta.get_attribute("content"));
    stated.filter(|title| !title.trim().is_empty()).unwrap_or_else(|| page.title())
}

/// The language of an element by itself or by what it stands in.
#[must_use]
pub fn language_of(element: &Element) -> Option<String> {
    let stated = element.closest("[lang]").ok()??.get_attribute("lang")?;
    Some(stated).filter(|tag| !tag.is_empty())
}

/// The first element of the page for a selector.
///
/// # Errors
/// [`DomError::Selector`] when it is none.
pub fn find(selector: &str) -> Result<Option<HtmlElement>, DomError> {
    let found = inert::page()?
        .query_selector(selector)
        .map_err(|_| DomError::Selector(selector.to_owned()))?;
    Ok(found.and_then(|element| element.dyn_into().ok()))
}
