//! The options as values.

use crate::glossary::MarkPolicy;
use crate::tooltip::Describe;
use crate::wire::Server;

/// Options as they were written: names and texts.
pub type RawOptions = Vec<(String, String)>;

/// Where the article is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ArticleSource {
    /// In the page, found by a CSS selector.
    Adopted(String),
    /// Behind an address.
    Fetched(String),
    /// Inside the element.
    #[default]
    Inline,
}

/// Where a list of terms is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GlossarySource {
    /// Behind an address.
    Url(String),
    /// In the page, in the element of this id.
    Element(String),
}

/// How marks are made visible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paint {
    /// As links in the text.
    #[default]
    Links,
    /// Over the text, which stays untouched.
    Highlight,
}

/// When comments are loaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CommentLoading {
    /// When they come near the viewport.
    #[default]
    Lazy,
    /// At once.
    Eager,
    /// Never: there is no comment part.
    Off,
}

/// Which colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Those of the page.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Its name in the options.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Whether machines are told of the terms, as JSON-LD in the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LinkedData {
    /// Of those of a fetched article: a page with an article of its own may have its own.
    #[default]
    Auto,
    /// Yes.
    On,
    /// No.
    Off,
}

/// What one widget was asked to do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// Where the article is.
    pub source: ArticleSource,
    /// Where its terms are, in the order of merging.
    pub glossary: Vec<GlossarySource>,
    /// Where words are looked up; see [`Template`](crate::lookup::Template).
    pub lookup: Option<String>,
    /// Which occurrences are marked.
    pub mark: MarkPolicy,
    /// How they are made visible.
    pub paint: Paint,
    /// A CSS selector of parts that are not marked.
    pub skip: Option<String>,
    /// The comment server, where there is one.
    pub server: Option<Server>,
    /// The thread's key, where the publisher chose one.
    pub thread: Option<String>,
    /// When comments are loaded.
    pub comments: CommentLoading,
    /// The language of the interface, where the publisher chose one.
    pub lang: Option<String>,
    /// The colours.
    pub theme: Theme,
    /// Which marks a screen reader reads the definition of.
    pub describe: Describe,
    /// Whether machines are told of the terms.
    pub jsonld: LinkedData,
}

impl Config {
    /// Whether the terms are written into the page as JSON-LD.
    #[must_use]
    pub const fn writes_linked_data(&self) -> bool {
        match self.jsonld {
            LinkedData::Auto => matches!(self.source, ArticleSource::Fetched(_)),
            LinkedData::On => true,
            LinkedData::Off => false,
        }
    }

    /// A selector of the lists of terms that stand in the page; empty where there are none.
    #[must_use]
    pub fn lists(&self) -> String {
        let mut selector = String::new();
        for source in &self.glossary {
            let GlossarySource::Element(id) = source else { continue };
            selector.push_str(if selector.is_empty() { "[id=\"" } else { ",[id=\"" });
            for letter in id.chars() {
                if matches!(letter, '"' | '\\') {
                    selector.push('\\');
                }
                selector.push(letter);
            }
            selector.push_str("\"]");
        }
        selector
    }
}

/// An option that could not be followed as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Its name.
    pub option: String,
    /// What is wrong and what holds instead, for the publisher.
    pub message: String,
}
