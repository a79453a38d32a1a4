//! A fetched article in the page's own tree, as children of the widget's element: the
//! page's search finds it and the page's styles apply.

use glosa_core::article::is_same_image;
use glosa_core::sanitize::Profile;
use wasm_bindgen::JsCast as _;
use web_sys::{DocumentFragment, Element, HtmlElement, Node};

use super::headings::{has_other_main_heading, lower_headings, remove_repeated_title};
use super::nodes::{append, create, elements_of, set, text, with_text};
use super::{DomError, inert};

/// What stands above the body.
#[derive(Clone, Debug)]
pub struct Head<'a> {
    /// The title; an empty one makes no heading.
    pub title: &'a str,
    /// The language of the article, as a BCP 47 tag.
    pub language: Option<&'a str>,
    /// Its direction: `ltr`, `rtl` or `auto`.
    pub direction: &'a str,
    /// The image that stands for it.
    pub picture: Option<Picture<'a>>,
}

/// An image with its words.
#[derive(Clone, Debug)]
pub struct Picture<'a> {
    /// Its absolute address.
    pub src: String,
    /// What it shows.
    pub alt: &'a str,
    /// The line below it.
    pub caption: Option<&'a str>,
}

/// The line below the title, in the reader's language.
#[derive(Clone, Debug, PartialEq)]
pub struct Byline {
    /// Its pieces; a point parts each from the next.
    pub pieces: Vec<Vec<Bit>>,
    /// Its language, as a BCP 47 tag.
    pub language: String,
    /// Its direction.
    pub direction: &'static str,
}

/// A bit of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Bit {
    /// Plain text.
    Text(String),
    /// A name that leads to its owner's page.
    Link {
        /// The name.
        text: String,
        /// The absolute address.
        href: String,
    },
    /// A time.
    Time {
        /// As the reader writes it.
        text: String,
        /// As machines read it: a day, or a date and time.
        datetime: String,
    },
}

/// Children of the widget's element that nobody sees and others look for by id.
const UNSEEN: &str = "script,template,style,link";

/// An article that stands in the page; dropping it puts the earlier children back.
#[must_use = "dropping the article takes it out of the page"]
#[derive(Debug)]
pub struct LightArticle {
    host: HtmlElement,
    article: HtmlElement,
    byline: Element,
    body: HtmlElement,
    /// The earlier children, each with what stood after it.
    replaced: Vec<(Node, Option<Node>)>,
}

impl LightArticle {
    /// Builds an article and shows it in the place of the children of `host`.
    ///
    /// # Errors
    /// [`DomError`] when the document refuses; then the children are as they were.
    pub fn show(
        host: &HtmlElement,
        head: &Head<'_>,
        content: &DocumentFragment,
    ) -> Result<Self, DomError> {
        let level = if has_other_main_heading(host)? { 2 } else { 1 };
        remove_repeated_title(content, head.title)?;
        lower_headings(content, level)?;
        let article = create("article", "glosa-fetched")?;
        // Focus is led here when the article comes after a second try.
        set(&article, "tabindex", "-1")?;
        set(&article, "dir", head.direction)?;
        if let Some(language) = head.language {
            set(&article, "lang", language)?;
        }
        let byline = create("p", "glosa-byline")?;
        let header = create("header", "glosa-header")?;
        if !head.title.is_empty() {
            let heading = with_text(if level == 1 { "h1" } else { "h2" }, head.title)?;
            append(&header, &heading)?;
        }
        append(&header, &byline)?;
        if let Some(picture) = &head.picture {
            append(&header, &figure(picture)?)?;
        }
        append(&article, &header)?;
        let body = create("div", "glosa-body")?;
        append(&body, content)?;
        append(&article, &body)?;
        let replaced = seen_children(host);
        for (node, _) in &replaced {
            host.remove_child(node).map_err(|e| DomError::threw("removeChild", &e))?;
        }
        append(host, &article)?;
        Ok(Self { host: host.clone(), article, byline: byline.into(), body, replaced })
    }

    /// The element that holds the text, without title and byline.
    #[must_use]
    pub fn body(&self) -> &HtmlElement {
        &self.body
    }

    /// Writes the line below the title, in place of an earlier one.
    ///
    /// # Errors
    /// [`DomError::Threw`] when the document refuses.
    pub fn set_byline(&self, line: &Byline) -> Result<(), DomError> {
        self.byline.set_text_content(None);
        set(&self.byline, "lang", &line.language)?;
        set(&self.byline, "dir", line.direction)?;
        for (at, piece) in line.pieces.iter().enumerate() {
            if at > 0 {
                append(&self.byline, &text(" · ")?)?;
            }
            let span = create("span", "")?;
            for bit in piece {
                append(&span, &bit_node(bit)?)?;
            }
            append(&self.byline, &span)?;
        }
        Ok(())
    }

    /// Leads the focus to the article.
    pub fn focus(&self) {
        // A page may have made it unfocusable; then the focus stays where it is.
        let _ = self.article.focus();
    }
}

impl Drop for LightArticle {
    fn drop(&mut self) {
        self.article.remove();
        // From the last to the first, so that what stood after a child is there again.
        for (node, next) in self.replaced.iter().rev() {
            let is_here = |next: &&Node| {
                next.parent_node().is_some_and(|parent| parent.is_same_node(Some(&self.host)))
            };
            // Nothing is left to be done where the page refuses its own children.
            let _ = self.host.insert_before(node, next.as_ref().filter(is_here));
        }
    }
}

/// Paragraphs as nodes.
///
/// # Errors
/// [`DomError`] when the document refuses.
pub fn paragraphs(texts: &[String]) -> Result<DocumentFragment, DomError> {
    let fragment = inert::page()?.create_document_fragment();
    for text in texts {
        let paragraph = with_text("p", text)?;
        append(&fragment, &paragraph)?;
    }
    Ok(fragment)
}

/// Whether a fragment shows an image, or this image.
#[must_use]
pub fn has_image(content: &DocumentFragment, image: Option<&str>) -> bool {
    elements_of(content, "img").iter().any(|shown| {
        image.is_none_or(|image| {
            shown.get_attribute("src").is_some_and(|src| is_same_image(&src, image))
        })
    })
}

fn figure(picture: &Picture<'_>) -> Result<Node, DomError> {
    let figure = create("figure", "glosa-hero")?;
    let image = create("img", "")?;
    for (name, value) in Profile::Article.forced_attributes("img") {
        set(&image, name, value)?;
    }
    set(&image, "alt", picture.alt)?;
    set(&image, "src", &picture.src)?;
    append(&figure, &image)?;
    if let Some(caption) = picture.caption {
        let caption = with_text("figcaption", caption)?;
        append(&figure, &caption)?;
    }
    Ok(figure.into())
}

fn bit_node(bit: &Bit) -> Result<Node, DomError> {
    Ok(match bit {
        Bit::Text(words) => text(words)?,
        Bit::Link { text, href } => {
            let link = with_text("a", text)?;
            set(&link, "href", href)?;
            set(&link, "rel", "author noopener")?;
            link.into()
        }
        Bit::Time { text, datetime } => {
            let time = with_text("time", text)?;
            set(&time, "datetime", datetime)?;
            time.into()
        }
    })
}

/// The children of the widget's element that a reader sees, each with what follows it.
fn seen_children(host: &HtmlElement) -> Vec<(Node, Option<Node>)> {
    let mut seen = Vec::new();
    let mut next = host.first_child();
    while let Some(node) = next {
        next = node.next_sibling();
        let element = node.dyn_ref::<Element>();
        if !element.is_some_and(|element| element.matches(UNSEEN).unwrap_or(false)) {
            seen.push((node, next.clone()));
        }
    }
    seen
}
