//! From terms to an index and its chunks.

use std::collections::{BTreeMap, HashMap};

use super::chunk::{Record, written};
use super::hash::KeyHash;
use super::index::{CompiledIndex, Place, Section, Spelled};
use crate::glossary::matcher::{Normalize, composed, fold_word};
use crate::glossary::{Glossary, Term};
use crate::json::Value;
use crate::text::Layout;
use crate::text::words::cut;

/// A compiled glossary, to be written as files.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The index.
    pub index: CompiledIndex,
    /// The chunks, in the order of their numbers.
    pub chunks: Vec<Value>,
}

/// What makes a spelling of one section: its words, how it is looked up, whether it is a
/// name.
type Kind = (u8, Spelled, bool);

/// A spelling with the terms that have it; those of which it is the label come first.
#[derive(Default)]
struct Spelling {
    labels: Vec<usize>,
    aliases: Vec<usize>,
}

/// Compiles a glossary. `language` holds for all terms, as a BCP 47 tag; `chunk_size` is
/// how many spellings' senses are fetched together.
#[must_use]
pub fn compile(
    glossary: &Glossary,
    language: Option<&str>,
    chunk_size: u16,
    normalize: Normalize<'_>,
) -> Compiled {
    let terms: Vec<&Term> = glossary.terms().map(|(_, term)| term).collect();
    let count: usize = terms.iter().map(|term| spellings(term).count()).sum();
    let bits = CompiledIndex::bits_for(count);
    let mut kinds: BTreeMap<Kind, BTreeMap<u64, Spelling>> = BTreeMap::new();
    for (at, term) in terms.iter().enumerate() {
        for (text, is_exact, is_label) in spellings(term) {
            let Some((kind, hash)) = key(text, is_exact, normalize) else { continue };
            let spelling = kinds.entry(kind).or_default().entry(hash.cut_to(bits)).or_default();
            let known = if is_label { &mut spelling.labels } else { &mut spelling.aliases };
            if !known.contains(&at) {
                known.push(at);
            }
        }
    }
    let (sections, spelled): (Vec<_>, Vec<_>) = kinds
        .into_iter()
        .map(|((words, spelled, is_name), keys)| {
            let (hashes, spellings): (Vec<_>, Vec<_>) = keys.into_iter().unzip();
            (Section::new(words, spelled, is_name, hashes, bits), spellings)
        })
        .unzip();
    let spelled: Vec<Spelling> = spelled.into_iter().flatten().collect();
    let records = records(&terms, &spelled);
    let chunks = records
        .chunks(usize::from(chunk_size.max(1)))
        .map(|chunk| Value::Array(chunk.iter().map(written).collect()))
        .collect();
    let language = language.map(str::to_owned);
    Compiled { index: CompiledIndex::new(language, chunk_size, bits, sections), chunks }
}

/// The spellings of a term: the text, whether its case counts, whether it is a label.
fn spellings(term: &Term) -> impl Iterator<Item = (&str, bool, bool)> {
    term.senses.iter().flat_map(|entry| {
        let own = core::iter::once((&entry.term, true));
        let others = entry.aliases.iter().chain(&entry.hidden).map(|alias| (alias, false));
        own.chain(others).map(|(text, is_label)| (text.as_str(), entry.counts_case(text), is_label))
    })
}

/// How a spelling is looked up; `None` where it has no word or too many.
fn key(text: &str, is_exact: bool, normalize: Normalize<'_>) -> Option<(Kind, KeyHash)> {
    let tokens = cut(text, &Layout::default());
    let mut hash = KeyHash::EMPTY;
    let mut folded = String::new();
    for (at, token) in tokens.iter().enumerate() {
        let touches = at > 0 && token.joint.touches();
        hash = if is_exact {
            hash.word(&composed(token.text, normalize), touches)
        } else {
            fold_word(token.text, normalize, &mut folded);
            hash.word(&folded, touches)
        };
    }
    let words = u8::try_from(tokens.len()).ok().filter(|words| *words > 0)?;
    let spelled = if is_exact { Spelled::Exact } else { Spelled::Folded };
    let is_name = text.trim_start().starts_with(char::is_uppercase);
    Some(((words, spelled, is_name), hash))
}

/// What stands behind each spelling, in their order. The senses of a term stand behind
/// the first spelling that is its label, and the others lead there.
fn records(terms: &[&Term], spellings: &[Spelling]) -> Vec<Record> {
    let mut home: HashMap<usize, Place> = HashMap::new();
    for (at, spelling) in (0..).map(Place).zip(spellings) {
        for term in &spelling.labels {
            home.entry(*term).or_insert(at);
        }
    }
    let record = |(at, spelling): (Place, &Spelling)| {
        let mut record = Record::default();
        for term in spelling.labels.iter().chain(&spelling.aliases) {
            match (home.get(term), terms.get(*term)) {
                (Some(place), Some(term)) if *place == at => {
                    record.senses.extend(term.senses.iter().cloned());
                }
                (Some(place), _) => record.see.push(*place),
                _ => {}
            }
        }
        record.see.dedup();
        record
    };
    (0..).map(Place).zip(spellings).map(record).collect()
}
