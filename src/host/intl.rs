//! Numbers, dates and order as the reader's language writes them.
//!
//! A language tag that the browser does not know makes `Intl` throw, so every
//! formatter is asked for by way of a check that falls back to English.

use core::cmp::Ordering;

use glosa_core::i18n::PluralCategory;
use glosa_core::time::Timestamp;
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

/// A formatter of one language.
#[derive(Clone, Debug)]
pub struct Formats {
    locales: Array,
    number: Function,
}

/// Units of relative time, from the largest; each with its length in seconds.
const UNITS: [(&str, i64); 6] = [
    ("year", 31_557_600),
    ("month", 2_629_800),
    ("week", 604_800),
    ("day", 86_400),
    ("hour", 3_600),
    ("minute", 60),
];

impl Formats {
    /// The formats of a BCP 47 tag; English where the browser does not know it.
    #[must_use]
    pub fn new(tag: &str) -> Self {
        let wanted = Array::of1(&JsValue::from_str(tag));
        let known = Reflect::get(&js_sys::global(), &"Intl".into())
            .and_then(|intl| Reflect::get(&intl, &"getCanonicalLocales".into()))
            .and_then(|f| f.unchecked_into::<Function>().call1(&JsValue::UNDEFINED, &wanted));
        let locales = known.map_or_else(
            |_| Array::of1(&"en".into()),
            wasm_bindgen::JsCast::unchecked_into::<Array>,
        );
        // Made once: a list of terms has a number for each place of each.
        let number = Intl::NumberFormat::new(&locales, &Object::new()).format();
        Self { locales, number }
    }

    /// A number, grouped.
    #[must_use]
    pub fn number(&self, number: f64) -> String {
        written(&self.number, &JsValue::from_f64(number))
    }

    /// The plural category of a number.
    #[must_use]
    pub fn plural(&self, number: f64) -> PluralCategory {
        let rules = Intl::PluralRules::new(&self.locales, &Object::new());
        PluralCategory::from_name(&String::from(rules.select(number)))
    }

    /// A date, as `9 Juli 2021`.
    #[must_use]
    pub fn date(&self, at: Timestamp) -> String {
        self.format_date(at, &[("dateStyle", "long")])
    }

    /// The same of a day that is the same in every zone: its midnight UTC is given.
    #[must_use]
    pub fn day(&self, at: Timestamp) -> String {
        self.format_date(at, &[("dateStyle", "long"), ("timeZone", "UTC")])
    }

    /// A date and time with its zone, in the reader's own zone.
    #[must_use]
    pub fn date_time(&self, at: Timestamp) -> String {
        self.format_date(at, &[("dateStyle", "full"), ("timeStyle", "long")])
    }

    /// A time of the day, in the reader's own zone.
    #[must_use]
    pub fn time(&self, at: Timestamp) -> String {
        self.format_date(at, &[("timeStyle", "short")])
    }

    /// How long ago, as `3 jam yang lalu`; the date itself beyond a year.
    #[must_use]
    pub fn relative(&self, at: Timestamp, now: Timestamp) -> String {
        // A server's clock a little ahead of the reader's is no time travel.
        let seconds = (at.0 - now.0).min(0) / 1_000;
        let largest = UNITS.iter().find(|(_, length)| seconds.abs() >= *length);
        let (unit, amount) = match largest {
            Some(("year", _)) => return self.date(at),
            Some((unit, length)) => (*unit, seconds / length),
            // "now" reads better than seconds that nobody updates.
            None => ("second", 0),
        };
        let options = options(&[("numeric", "auto")]);
        let format = Intl::RelativeTimeFormat::new(&self.locales, &options);
        #[expect(clippy::cast_precision_loss, reason = "below a thousand")]
        String::from(format.format(amount as f64, unit))
    }

    /// Sorts texts by the language's order; answers their positions.
    #[must_use]
    pub fn sorted(&self, texts: &[String]) -> Vec<usize> {
        let collator = Intl::Collator::new(&self.locales, &Object::new());
        let compare = collator.compare();
        let sign = |a: &usize, b: &usize| {
            let (a, b) = (texts.get(*a)?, texts.get(*b)?);
            let sign = compare.call2(&JsValue::UNDEFINED, &a.into(), &b.into()).ok()?;
            sign.as_f64()?.partial_cmp(&0.0)
        };
        let mut order: Vec<usize> = (0..texts.len()).collect();
        // Texts that are alike stay in their order; the sort that would see to it by
        // itself weighs four times as much.
        order.sort_unstable_by(|a, b| sign(a, b).unwrap_or(Ordering::Equal).then(a.cmp(b)));
        order
    }

    fn format_date(&self, at: Timestamp, styles: &[(&str, &str)]) -> String {
        #[expect(clippy::cast_precision_loss, reason = "milliseconds of any real date fit")]
        let date = Date::new(&JsValue::from_f64(at.0 as f64));
        let format = Intl::DateTimeFormat::new(&self.locales, &options(styles));
        written(&format.format(), &date)
    }
}

fn options(members: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in members {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    options
}

fn written(format: &Function, value: &JsValue) -> String {
    format
        .call1(&JsValue::UNDEFINED, value)
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}
