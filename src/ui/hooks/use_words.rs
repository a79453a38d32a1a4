//! The words of the interface, and numbers and dates as its language writes them.

use std::rc::Rc;

use glosa_core::config::RawOptions;
use glosa_core::i18n::{self, Catalog};
use glosa_core::json::Value;
use glosa_core::time::{Timestamp, WrittenTime};
use yew::prelude::*;

use crate::host::{fetch, intl::Formats, json, log, task};
use crate::ui::kit::{use_effect_with, use_memo, use_state};

/// The sentences of the main module in English, which every catalogue falls back to, key
/// by key: a locale that does not load leaves readable words. The other parts bring theirs.
const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/english-main.json"));
/// The language of [`ENGLISH`].
const ENGLISH_TAG: &str = "en";
/// The largest catalogue, in bytes: twenty times what one weighs today.
const LOCALE_LIMIT_BYTES: usize = 256 * 1024;

/// The words of one language. Cheap to clone; equal only to its own clones.
#[derive(Clone, Debug)]
pub struct Words(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    tag: String,
    catalog: Catalog,
    formats: Rc<Formats>,
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Words {
    /// The words of a catalogue as it stands in `www/locales`, over English.
    #[must_use]
    pub fn new(tag: &str, catalog: &Value) -> Self {
        let right_to_left = catalog.get("direction").as_str() == Some("rtl");
        let catalog = Catalog::new(sentences(catalog.get("strings")), right_to_left);
        let formats = Rc::new(Formats::new(tag));
        Self(Rc::new(Inner { tag: tag.to_owned(), catalog, formats })).over(ENGLISH)
    }

    /// The same words, with those of `english` where there are none: a JSON object of
    /// sentences by their keys.
    fn over(&self, english: &str) -> Self {
        let Inner { tag, catalog, formats } = &*self.0;
        let catalog = catalog.over(sentences(&json::parse(english).unwrap_or_default()));
        Self(Rc::new(Inner { tag: tag.clone(), catalog, formats: Rc::clone(formats) }))
    }

    /// The sentence of a key.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        self.0.catalog.text(key)
    }

    /// The sentence of a key with its places filled.
    #[must_use]
    pub fn format(&self, key: &str, places: &[(&str, &str)]) -> String {
        self.0.catalog.format(key, places)
    }

    /// The sentence of a key for a number of things.
    #[must_use]
    pub fn count(&self, key: &str, number: u32) -> String {
        let category = self.0.formats.plural(f64::from(number));
        self.0.catalog.count(key, category, &self.number(number))
    }

    /// A number, grouped.
    #[must_use]
    pub fn number(&self, number: u32) -> String {
        self.0.formats.number(f64::from(number))
    }

    /// A date; that of an instant is the day in the reader's own zone.
    #[must_use]
    pub fn date(&self, written: &WrittenTime) -> String {
        let formats = &self.0.formats;
        if written.has_offset() { formats.date(written.at) } else { formats.day(written.at) }
    }

    /// A date and time with its zone.
    #[must_use]
    pub fn date_time(&self, at: Timestamp) -> String {
        self.0.formats.date_time(at)
    }

    /// A time of the day.
    #[must_use]
    pub fn time(&self, at: Timestamp) -> String {
        self.0.formats.time(at)
    }

    /// How long ago.
    #[must_use]
    pub fn relative(&self, at: Timestamp, now: Timestamp) -> String {
        self.0.formats.relative(at, now)
    }

    /// The positions of texts in the language's order.
    #[must_use]
    pub fn sorted(&self, texts: &[String]) -> Vec<usize> {
        self.0.formats.sorted(texts)
    }

    /// The language, as a BCP 47 tag.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.0.tag
    }

    /// `rtl` or `ltr`, for the `dir` attribute.
    #[must_use]
    pub fn direction(&self) -> &'static str {
        if self.0.catalog.right_to_left() { "rtl" } else { "ltr" }
    }
}

fn sentences(strings: &Value) -> Vec<(String, String)> {
    let strings = strings.members().iter();
    strings.filter_map(|(key, text)| Some((key.clone(), text.as_str()?.to_owned()))).collect()
}

/// English, of which each part brings its own sentences.
impl Default for Words {
    fn default() -> Self {
        Self::new(ENGLISH_TAG, &Value::Null)
    }
}

/// The words of a part: `english` has its sentences for those that the language is without.
#[hook]
pub fn use_english(words: Words, english: &'static str) -> Words {
    (*use_memo(words, |words| words.over(english))).clone()
}

/// Loads the words of a language: nothing while they are under way, English where
/// there are none.
#[hook]
pub fn use_locale(wanted: Vec<String>, locales: Rc<RawOptions>) -> Option<Words> {
    let words = use_state(|| None::<Words>);
    use_effect_with((wanted, locales), {
        let words = words.clone();
        move |(wanted, locales)| {
            let alive = Rc::new(std::cell::Cell::new(true));
            let tags: Vec<&str> = locales.iter().map(|(tag, _)| tag.as_str()).collect();
            let tag = i18n::choose(wanted, &tags).unwrap_or(ENGLISH_TAG).to_owned();
            let address =
                locales.iter().find(|(known, _)| *known == tag).map(|(_, url)| url.clone());
            let still = Rc::clone(&alive);
            task::spawn(async move {
                let loaded = load(&tag, address).await;
                if still.get() {
                    words.set(Some(loaded));
                }
            });
            move || alive.set(false)
        }
    });
    (*words.get()).clone()
}

async fn load(tag: &str, address: Option<String>) -> Words {
    let Some(address) = address.filter(|_| tag != ENGLISH_TAG) else {
        return Words::default();
    };
    let loaded = fetch::load(&address, LOCALE_LIMIT_BYTES).await.map_err(|e| e.to_string());
    match loaded.and_then(|found| json::parse(&found.text).map_err(|e| e.to_string())) {
        Ok(catalog) => Words::new(tag, &catalog),
        Err(error) => {
            log::warn(&format!("the words of “{tag}” did not load ({error}); English stands in"));
            Words::default()
        }
    }
}
