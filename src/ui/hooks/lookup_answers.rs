//! What asks where words are looked up, in a module of its own.

use core::future::Future;
use core::pin::Pin;
use std::rc::Rc;

use glosa_core::glossary::{Entry, Languages};
use glosa_core::lookup::{Answer, Template, read_answer};

use super::dictionary::{Dictionary, Senses};
use super::door;
use super::shelf::Shelf;
use crate::dom::flatten::FlatText;
use crate::host::fetch::{self, LoadError, Loaded};
use crate::host::{json, page};

/// The largest answer, in bytes: a summary has some kilobytes.
const LIMIT_BYTES: usize = 256 * 1024;
/// How many answers are kept for the visit; the oldest goes first.
const KEPT_ANSWERS: usize = 100;

/// Makes what answers of the option and the language of words that name none.
pub(super) type Open = fn(&str, &str) -> Rc<dyn Dictionary>;

door! {
    pub(super) fn answering() -> Open = ready, in lookup
}

fn ready(option: &str, language: &str) -> Rc<dyn Dictionary> {
    let template = Template::read(option);
    let own = template.address("a", language).and_then(|own| page::absolute(&own));
    let hosts = own.iter().chain(&template.pictures);
    let hosts = hosts.filter_map(|address| page::origin_of(address)).collect();
    let answers = Shelf::new(KEPT_ANSWERS);
    Rc::new(Answers { template, language: language.to_owned(), hosts: Rc::new(hosts), answers })
}

struct Answers {
    template: Template,
    language: String,
    /// Where pictures may come from.
    hosts: Rc<Vec<String>>,
    answers: Rc<Shelf<String, Vec<Entry>>>,
}

impl Dictionary for Answers {
    fn entries_in(&self, _: &FlatText, _: Option<&str>, _: Languages) -> Vec<Entry> {
        Vec::new()
    }

    fn has(&self, _: &Entry) -> bool {
        true
    }

    fn known(&self, entry: &Entry) -> Senses {
        let answer = self.answers.get(&self.address(entry)?)?;
        Some(Rc::new(answer.iter().map(|said| with_field(said, entry)).collect()))
    }

    fn fetch(self: Rc<Self>, entry: &Entry) -> Pin<Box<dyn Future<Output = Senses>>> {
        let entry = entry.clone();
        Box::pin(async move {
            let address = self.address(&entry)?;
            let (words, url, hosts) = (entry.term.clone(), address.clone(), Rc::clone(&self.hosts));
            let ask = move || async move { ask(&words, &url, &hosts).await };
            self.answers.fetch(address, ask).await?;
            self.known(&entry)
        })
    }
}

impl Answers {
    fn address(&self, entry: &Entry) -> Option<String> {
        let language = entry.language.as_deref().unwrap_or(&self.language);
        page::absolute(&self.template.address(&entry.term, language)?)
    }
}

/// What was said, in the place of an entry that says nothing itself.
fn with_field(said: &Entry, entry: &Entry) -> Entry {
    let domain = said.domain.clone().or_else(|| entry.domain.clone());
    Entry { id: entry.id.clone(), domain, ..said.clone() }
}

/// The answer of an address; `None` where another try may bring one.
async fn ask(words: &str, url: &str, hosts: &[String]) -> Option<Vec<Entry>> {
    let loaded = match fetch::load(url, LIMIT_BYTES).await {
        Ok(loaded) => loaded,
        // It knows no such words, and will not in this visit.
        Err(LoadError::Status(400..=499)) => return Some(Vec::new()),
        Err(_) => return None,
    };
    let Loaded { url: found, content_type, text } = loaded;
    let base = if found.is_empty() { url.to_owned() } else { found };
    // Whoever was asked may lead on, but not to somebody else.
    if page::origin_of(&base) != page::origin_of(url) {
        return Some(Vec::new());
    }
    let answer = Answer { content_type: &content_type, text: &text };
    let mut entries = read_answer(words, answer, |text| json::parse(text).ok());
    for entry in &mut entries {
        let picture = entry.image.take().and_then(|image| page::absolute_to(&image, &base));
        entry.image = picture
            .filter(|picture| page::origin_of(picture).is_some_and(|host| hosts.contains(&host)));
        entry.base_url = Some(base.clone());
    }
    Some(entries)
}
