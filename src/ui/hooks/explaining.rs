//! Why words are marked, for publishers who ask from JavaScript.

use core::future::Future;
use core::pin::Pin;
use std::cell::RefCell;
use std::rc::Rc;

use glosa_core::glossary::Languages;
use glosa_core::glossary::explain::{Seen, rows};
use js_sys::Array;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{HtmlElement, console};

use super::door;
use super::marks::MarkedArticle;
use super::more_languages::more_languages;
use crate::dom::surface::Surface;
use crate::host::{clock, json, text};

/// How long an answer waits for the marks, in tries and the milliseconds between them: as
/// long as a slow network may need for an article and its glossary.
const TRIES: u32 = 100;
const PAUSE_MS: u32 = 100;
/// How many rows the console gets: a glossary may have a hundred thousand terms that stand
/// nowhere.
const SHOWN_ROWS: u32 = 1_000;

/// What can be said of an article, as soon as it is marked.
#[derive(Clone, Debug)]
pub struct Explainable {
    /// The terms and where they stand.
    pub marked: MarkedArticle,
    /// The element whose text is marked.
    pub article: HtmlElement,
    /// Its language, as a BCP 47 tag.
    pub language: Option<String>,
}

/// Where a widget keeps what can be said of its article. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Explanation(Rc<RefCell<Option<Explainable>>>);

impl PartialEq for Explanation {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Explanation {
    /// Keeps what can be said now; nothing while the article is being marked.
    pub fn set(&self, now: Option<Explainable>) {
        self.0.replace(now);
    }

    /// The answer to who asks why words are marked.
    ///
    /// # Errors
    /// When the module that knows did not load.
    pub async fn rows(self) -> Result<JsValue, JsValue> {
        let explain = super::use_part::try_twice(explaining).await;
        let explain = explain.ok_or_else(|| js_sys::Error::new("glosa: a module did not load"))?;
        Ok(explain(self).await)
    }
}

type Explain = fn(Explanation) -> Pin<Box<dyn Future<Output = JsValue>>>;

door! {
    fn explaining() -> Explain = |asked| Box::pin(explain(asked)), in machines
}

/// A table for the console, and the same for the program that asked; empty where nothing
/// was marked in time.
async fn explain(asked: Explanation) -> JsValue {
    for _ in 0..TRIES {
        let now = asked.0.borrow().clone();
        if let Some(now) = now {
            let table = now.table().await;
            console::table_1(&table.slice(0, SHOWN_ROWS));
            return table.into();
        }
        clock::pause(PAUSE_MS).await;
    }
    Array::new().into()
}

impl Explainable {
    async fn table(&self) -> Array {
        let language = self.language.as_deref();
        let mut languages = Languages::built_in();
        let glossary = self.marked.glossary();
        if !languages.suffice(&glossary, language) {
            languages = more_languages().await.unwrap_or(languages);
        }
        let surface = Surface::of(&self.article);
        let places = self.marked.places();
        let marks = self.marked.standing();
        let seen = places.iter().zip(&marks).map(|(place, mark)| Seen {
            mark: *mark,
            text: surface.at(mark.span),
            is_marked: place.number.is_some(),
        });
        let seen: Vec<Seen> = seen.collect();
        let rows = rows(&glossary, &seen, language, &text::normalize, languages);
        json::to_js(&rows).ok().and_then(|rows| rows.dyn_into().ok()).unwrap_or_default()
    }
}
