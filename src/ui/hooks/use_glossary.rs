//! The glossary of a widget, from all of its sources.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use glosa_core::config::GlossarySource;
use glosa_core::glossary::formats::{Reading, Source, read_plain};
use glosa_core::glossary::{Entry, Glossary, Languages, Matcher};
use js_sys::Map;
use wasm_bindgen::JsCast as _;
use web_sys::{DocumentFragment, Element, HtmlElement};
use yew::prelude::*;

use super::compiled::opening;
use super::dictionary::{Dictionaries, Dictionary};
use super::glossary_formats::formats;
use super::report;
use super::use_part::try_twice;
use crate::host::{clock, fetch, globals, json, page, task};
use crate::ui::kit::{State, use_effect_with, use_mut_ref, use_state};

/// The largest glossary, in bytes: a hundred thousand terms with a sentence each.
const LIMIT_BYTES: usize = 16 * 1024 * 1024;
/// How long the other sources wait for a slow one, in milliseconds, before they are
/// used without it.
const PATIENCE_MS: u32 = 3_000;

/// What is said of a source whose reader is not there.
const NO_PART: &str = "the module for glossaries of this form did not load";

/// The ending of the name of a compiled glossary's index.
const COMPILED: &str = ".glosa";

/// The terms of a widget. Equal ones are the very same.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// Those that came with their senses.
    pub glossary: Rc<Glossary>,
    /// Those of compiled glossaries.
    pub dictionaries: Dictionaries,
    /// What finds them, once somebody has asked, for all who ask.
    pub(super) matcher: KeptMatcher,
}

/// A matcher and the languages that it knows.
pub(super) type KeptMatcher = Rc<RefCell<Option<(Languages, Rc<Matcher>)>>>;

impl PartialEq for Terms {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.glossary, &other.glossary) && self.dictionaries == other.dictionaries
    }
}

/// What came of a source.
#[derive(Clone)]
enum Read {
    Entries(Vec<Entry>),
    Compiled(Rc<dyn Dictionary>),
}

/// The terms of `sources`, merged in their order; `None` until they are there. A source
/// that fails is told to the page by events on `host`, and the others work. Where words are
/// looked up elsewhere, entries need no definition, and no source is needed.
#[hook]
pub fn use_glossary(
    host: HtmlElement,
    sources: Vec<GlossarySource>,
    is_looked_up: bool,
) -> Option<Terms> {
    let glossary = use_state(|| None);
    let lists = use_mut_ref(Map::new);
    {
        let glossary = glossary.clone();
        use_effect_with((host, sources, is_looked_up), move |(host, sources, is_looked_up)| {
            glossary.set((*is_looked_up && sources.is_empty()).then(Terms::default));
            let loading = Loading::start(host.clone(), sources, glossary, lists, *is_looked_up);
            move || loading.is_over.set(true)
        });
    }
    (*glossary.get()).clone()
}

/// Lists of the page by their names. One that stood in the widget's element is not in the
/// page while a fetched article stands there, and is asked for again with new options.
type Lists = Rc<RefCell<Map>>;

/// Sources that are being loaded side by side.
struct Loading {
    host: HtmlElement,
    lists: Lists,
    /// Whether entries without a definition are kept.
    keeps_bare: bool,
    /// What came of each source, in their order; `None` for those still under way.
    readings: RefCell<Vec<Option<Read>>>,
    glossary: State<Option<Terms>>,
    patience: RefCell<Option<clock::Timer>>,
    is_patient: Cell<bool>,
    /// Whether nobody asks any more.
    is_over: Cell<bool>,
}

impl Loading {
    fn start(
        host: HtmlElement,
        sources: &[GlossarySource],
        glossary: State<Option<Terms>>,
        lists: Lists,
        keeps_bare: bool,
    ) -> Rc<Self> {
        let loading = Rc::new(Self {
            host,
            lists,
            keeps_bare,
            readings: RefCell::new(vec![None; sources.len()]),
            glossary,
            patience: RefCell::default(),
            is_patient: Cell::new(true),
            is_over: Cell::new(sources.is_empty()),
        });
        for (index, source) in sources.iter().cloned().enumerate() {
            let loading = Rc::clone(&loading);
            task::spawn(async move {
                let read = loading.read(&source).await;
                loading.arrive(index, &source, read);
            });
        }
        if sources.len() > 1 {
            let waiting = Rc::downgrade(&loading);
            let timer = clock::after(PATIENCE_MS, move || {
                if let Some(loading) = waiting.upgrade() {
                    loading.is_patient.set(false);
                    loading.publish();
                }
            });
            loading.patience.replace(Some(timer));
        }
        loading
    }

    fn arrive(&self, index: usize, source: &GlossarySource, read: Result<Read, String>) {
        if self.is_over.get() {
            return;
        }
        let name = match source {
            GlossarySource::Url(url) => url.clone(),
            GlossarySource::Element(id) => format!("#{id}"),
        };
        let read = read.unwrap_or_else(|message| {
            report::error(&self.host, "glossary", &format!("{name}: {message}"));
            Read::Entries(Vec::new())
        });
        if let Some(place) = self.readings.borrow_mut().get_mut(index) {
            *place = Some(read);
        }
        self.publish();
    }

    /// Hands the terms over once all sources are there, or the slow ones were waited for.
    fn publish(&self) {
        let readings = self.readings.borrow();
        let is_waiting = self.is_patient.get() && readings.iter().any(Option::is_none);
        let is_empty = readings.iter().all(Option::is_none);
        if self.is_over.get() || is_empty || is_waiting {
            return;
        }
        let (mut entries, mut compiled) = (Vec::new(), Vec::new());
        for read in readings.iter().flatten() {
            match read {
                Read::Entries(some) => entries.extend_from_slice(some),
                Read::Compiled(one) => compiled.push(Rc::clone(one)),
            }
        }
        let glossary = Rc::new(Glossary::from_entries(entries));
        let dictionaries = Dictionaries::new(compiled);
        self.glossary.set(Some(Terms { glossary, dictionaries, matcher: Rc::default() }));
    }

    /// Reads one source; its entries are told what their addresses are relative to.
    async fn read(&self, source: &GlossarySource) -> Result<Read, String> {
        let (mut reading, base) = match source {
            GlossarySource::Url(url) if is_compiled(url) => {
                let open = try_twice(opening).await.ok_or(NO_PART)?;
                return open(url.clone()).await.map(Read::Compiled);
            }
            GlossarySource::Url(url) => {
                let loaded = fetch::load(url, LIMIT_BYTES).await.map_err(|e| e.to_string())?;
                // A service worker may answer without an address.
                let base = Some(loaded.url).filter(|found| !found.is_empty());
                let (content_type, text) = (&*loaded.content_type, &*loaded.text);
                let address = base.as_deref().unwrap_or(url);
                let reading = from_text(&Source { content_type, address, text }).await?;
                (reading, base.or_else(|| page::absolute(url)))
            }
            GlossarySource::Element(id) => {
                let list = self.find(id).ok_or("there is no such element in the page")?;
                (from_page(&list).await?, page::absolute(""))
            }
        };
        if self.keeps_bare {
            reading.keep_bare();
        }
        for entry in &mut reading.entries {
            entry.base_url.clone_from(&base);
        }
        if let Some(complaint) = reading.complaint().filter(|_| !self.is_over.get()) {
            let name = match source {
                GlossarySource::Url(url) => url.clone(),
                GlossarySource::Element(id) => format!("#{id}"),
            };
            report::warn(&self.host, "glossary", &format!("{name}: {complaint}"));
        }
        Ok(Read::Entries(reading.entries))
    }

    /// An element of the widget's own tree or of the page, as it is or was.
    fn find(&self, id: &str) -> Option<Element> {
        let tree = self.host.get_root_node().dyn_into::<DocumentFragment>().ok();
        let found = tree.and_then(|tree| tree.get_element_by_id(id));
        let found = found.or_else(|| globals::document().ok()?.get_element_by_id(id));
        let lists = self.lists.borrow();
        if let Some(found) = found {
            lists.set(&id.into(), &found);
        }
        lists.get(&id.into()).dyn_into().ok()
    }
}

/// Whether an address is that of a compiled glossary's index.
fn is_compiled(address: &str) -> bool {
    page::absolute(address).is_some_and(|url| page::path_of(&url).ends_with(COMPILED))
}

/// Reads a text: our own JSON here, any other form by way of the part that can.
async fn from_text(source: &Source<'_>) -> Result<Reading, String> {
    let document = json::parse(source.text).ok();
    match document.as_ref().and_then(read_plain) {
        Some(reading) => Ok(reading),
        None => (try_twice(formats).await.ok_or(NO_PART)?.text)(source),
    }
}

async fn from_page(element: &Element) -> Result<Reading, String> {
    if element.local_name() == "script" {
        let content_type = &*element.get_attribute("type").unwrap_or_default();
        let text = &*element.text_content().unwrap_or_default();
        return from_text(&Source { content_type, address: "", text }).await;
    }
    (try_twice(formats).await.ok_or(NO_PART)?.list)(element)
}
