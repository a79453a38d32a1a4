//! What reads compiled glossaries, in a module of its own.

use core::future::Future;
use core::pin::Pin;
use std::rc::Rc;

use glosa_core::glossary::compiled::{CompiledIndex, Place, Record, read_chunk};
use glosa_core::glossary::{Entry, Languages};
use glosa_core::text::fold::fold;

use super::dictionary::{Dictionary, Senses};
use super::door;
use super::shelf::Shelf;
use crate::dom::flatten::FlatText;
use crate::host::{fetch, json, log, page, text};

/// The largest index, in bytes: that of a million terms.
const INDEX_LIMIT_BYTES: usize = 16 * 1024 * 1024;
/// The largest chunk, in bytes: thousands of terms with a paragraph each.
const CHUNK_LIMIT_BYTES: usize = 4 * 1024 * 1024;
/// How many chunks are kept in memory; the oldest goes first.
const KEPT_CHUNKS: usize = 64;

/// Makes a dictionary of the index at an address; its definitions stay where they are until
/// they are read.
pub(super) type Open =
    fn(String) -> Pin<Box<dyn Future<Output = Result<Rc<dyn Dictionary>, String>>>>;

door! {
    pub(super) fn opening() -> Open = |url| Box::pin(opened(url)), in glossaries
}

async fn opened(url: String) -> Result<Rc<dyn Dictionary>, String> {
    let address = page::absolute(&url).ok_or("this is no address")?;
    let loaded = fetch::load_bytes(&address, INDEX_LIMIT_BYTES).await;
    read_index(&loaded.map_err(|error| error.to_string())?, &address)
}

fn read_index(bytes: &[u8], address: &str) -> Result<Rc<dyn Dictionary>, String> {
    let index = CompiledIndex::read(bytes).map_err(|error| error.to_string())?;
    let chunks = Shelf::new(KEPT_CHUNKS);
    Ok(Rc::new(Compiled { index, address: address.to_owned(), chunks }))
}

struct Compiled {
    index: CompiledIndex,
    /// Where the index is; the chunks are beside it.
    address: String,
    chunks: Rc<Shelf<u32, Vec<Record>>>,
}

impl Dictionary for Compiled {
    fn entries_in(
        &self,
        flat: &FlatText,
        language: Option<&str>,
        languages: Languages,
    ) -> Vec<Entry> {
        let found =
            self.index.entries_in(&flat.text, &flat.layout, language, languages, &text::normalize);
        let of_ours = |entry| Entry { base_url: Some(self.address.clone()), ..entry };
        found.into_iter().map(of_ours).collect()
    }

    fn has(&self, entry: &Entry) -> bool {
        entry.place.is_some() && entry.base_url.as_ref() == Some(&self.address)
    }

    fn known(&self, entry: &Entry) -> Senses {
        let record = self.record(entry.place?)?;
        let mut senses = self.said(&record);
        for place in &record.see {
            senses.extend(self.said(&self.record(*place)?));
        }
        // A hash may lie: the senses say what it stands for.
        let wanted = fold(&entry.term);
        senses.retain(|sense| spellings(sense).any(|spelling| fold(spelling) == wanted));
        Some(Rc::new(senses))
    }

    fn fetch(self: Rc<Self>, entry: &Entry) -> Pin<Box<dyn Future<Output = Senses>>> {
        let entry = entry.clone();
        Box::pin(async move {
            self.load(entry.place?).await?;
            let record = self.record(entry.place?)?;
            for place in &record.see {
                self.load(*place).await?;
            }
            self.known(&entry)
        })
    }
}

fn spellings(entry: &Entry) -> impl Iterator<Item = &String> {
    core::iter::once(&entry.term).chain(&entry.aliases).chain(&entry.hidden)
}

impl Compiled {
    fn record(&self, place: Place) -> Option<Record> {
        let (number, at) = self.index.chunk_of(place);
        self.chunks.get(&number)?.get(at).cloned()
    }

    /// The senses of a record, which are told where their addresses begin.
    fn said(&self, record: &Record) -> Vec<Entry> {
        let told = |entry: &Entry| Entry { base_url: Some(self.address.clone()), ..entry.clone() };
        record.senses.iter().map(told).collect()
    }

    /// Fetches the chunk of a place unless it is here.
    async fn load(self: &Rc<Self>, place: Place) -> Option<()> {
        let (number, _) = self.index.chunk_of(place);
        let this = Rc::clone(self);
        let work = move || async move { this.fetch_chunk(number).await };
        self.chunks.fetch(number, work).await.map(drop)
    }

    async fn fetch_chunk(&self, number: u32) -> Option<Vec<Record>> {
        let name = ["chunks/", &number.to_string(), ".json"].concat();
        let url = page::absolute_to(&name, &self.address)?;
        let told = |why: &str| log::warn(&["glossary: ", &url, ": ", why].concat());
        let loaded = fetch::load(&url, CHUNK_LIMIT_BYTES).await;
        let loaded = loaded.map_err(|error| told(&error.to_string())).ok()?;
        let document = json::parse(&loaded.text);
        let document = document.map_err(|error| told(&error.to_string())).ok()?;
        Some(read_chunk(&document))
    }
}
