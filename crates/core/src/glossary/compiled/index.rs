//! The index as bytes, and what it answers.

use core::fmt;

use super::bits::{decode, encode, low_bits};
use super::hash::KeyHash;

/// What an index begins with; the last byte is the version.
const MAGIC: &[u8; 8] = b"glosa\0\0\x01";
/// The bits of a hash above those that tell as many spellings apart as there are: of so
/// many words that are in no glossary (2 to the power of this), one is taken for a term.
const SPARE_BITS: u8 = 18;

/// How a spelling is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spelled {
    /// In this very case.
    Exact,
    /// In any case.
    Folded,
}

/// The place of a spelling among all of an index, which is that of its senses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(pub u32);

/// Bytes that are no index, or not a whole one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BrokenIndex;

impl fmt::Display for BrokenIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is no whole index of a compiled glossary, or one of another version")
    }
}

impl core::error::Error for BrokenIndex {}

/// Spellings that have equally many words and are looked up in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section {
    words: u8,
    spelled: Spelled,
    /// Whether they begin with a capital, as names do.
    is_name: bool,
    /// Sorted, none twice.
    hashes: Vec<u64>,
    /// By the upper bits of a hash, where those that have them begin: about one for each,
    /// so that a look-up takes the same time in every section.
    starts: Vec<u32>,
    /// By how many bits a hash is shifted for that.
    shift: u8,
}

impl Section {
    /// A section of sorted hashes of so many bits.
    pub(super) fn new(
        words: u8,
        spelled: Spelled,
        is_name: bool,
        hashes: Vec<u64>,
        bits: u8,
    ) -> Self {
        let own = u8::try_from(hashes.len().max(1).ilog2()).unwrap_or(0).min(bits).min(24);
        let shift = bits - own;
        let mut starts = Vec::with_capacity((1 << own) + 1);
        for (at, hash) in (0..).zip(&hashes) {
            while starts.len() as u64 <= hash >> shift {
                starts.push(at);
            }
        }
        starts.resize(starts.len().max((1 << own) + 1), number(hashes.len()));
        Self { words, spelled, is_name, hashes, starts, shift }
    }

    /// The place of a hash in this section.
    fn find(&self, wanted: u64) -> Option<usize> {
        let upper = usize::try_from(wanted.checked_shr(u32::from(self.shift))?).ok()?;
        let start = *self.starts.get(upper)? as usize;
        let end = *self.starts.get(upper + 1)? as usize;
        let near = self.hashes.get(start..end)?;
        near.iter().position(|hash| *hash == wanted).map(|at| start + at)
    }
}

/// Which hashes may be there, of all sections together: one bit for each of the places that
/// the upper bits of a hash lead to. Nearly all look-ups are of what is in no glossary, and
/// end here, in memory that is small enough to stay near.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Filter {
    /// Bits, 64 at a time; their count is a power of two.
    bits: Vec<u64>,
    /// By how many bits a hash is shifted for its place.
    shift: u8,
}

/// How many bits of a filter there are for each hash, as a power of two: of so many unknown
/// words one is looked up further.
const FILTER_BITS: u8 = 3;

impl Filter {
    fn new(sections: &[Section], bits: u8) -> Self {
        let count: usize = sections.iter().map(|section| section.hashes.len()).sum();
        let own = u8::try_from(count.max(1).ilog2()).unwrap_or(0).min(24) + 1 + FILTER_BITS;
        let own = own.max(6).min(bits.max(6));
        let shift = bits.saturating_sub(own);
        let mut filter = Self { bits: vec![0; 1 << (own - 6)], shift };
        for hash in sections.iter().flat_map(|section| &section.hashes) {
            let (at, bit) = filter.place(*hash);
            if let Some(part) = filter.bits.get_mut(at) {
                *part |= bit;
            }
        }
        filter
    }

    fn place(&self, hash: u64) -> (usize, u64) {
        let place = hash >> self.shift;
        (usize::try_from(place >> 6).unwrap_or(usize::MAX), 1 << (place & 63))
    }

    fn may_have(&self, hash: u64) -> bool {
        let (at, bit) = self.place(hash);
        self.bits.get(at).is_some_and(|part| part & bit != 0)
    }
}

/// The spellings of a glossary, as hashes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompiledIndex {
    bits: u8,
    filter: Filter,
    longest: usize,
    language: Option<String>,
    chunk_size: u16,
    sections: Vec<Section>,
}

impl CompiledIndex {
    pub(super) fn new(
        language: Option<String>,
        chunk_size: u16,
        bits: u8,
        sections: Vec<Section>,
    ) -> Self {
        let filter = Filter::new(&sections, bits);
        let longest = sections.iter().map(|section| usize::from(section.words)).max();
        let longest = longest.unwrap_or(0);
        Self { bits, filter, longest, language, chunk_size: chunk_size.max(1), sections }
    }

    /// How many bits a hash needs among so many spellings.
    pub(super) fn bits_for(spellings: usize) -> u8 {
        let own = u8::try_from((spellings.max(1)).ilog2() + 1).unwrap_or(64);
        own.saturating_add(SPARE_BITS).min(62)
    }

    /// How many spellings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sections.iter().map(|section| section.hashes.len()).sum()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The language whose rules hold for all terms, a BCP 47 tag; `None` stands for that
    /// of the article.
    #[must_use]
    pub fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }

    /// The chunk that has the senses of a place, and where in it they are.
    #[must_use]
    pub fn chunk_of(&self, place: Place) -> (u32, usize) {
        let size = u32::from(self.chunk_size);
        (place.0 / size, (place.0 % size) as usize)
    }

    /// How many words the longest term has.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    /// Where a spelling of so many words is, and whether it is a name.
    pub(super) fn find(
        &self,
        words: usize,
        spelled: Spelled,
        hash: KeyHash,
    ) -> Option<(Place, bool)> {
        let wanted = hash.cut_to(self.bits);
        if !self.filter.may_have(wanted) {
            return None;
        }
        // A spelling may be there as a name and as another word: of both it has the senses.
        let mut found: Option<(Place, bool)> = None;
        let mut first = 0;
        for section in &self.sections {
            if usize::from(section.words) == words
                && section.spelled == spelled
                && let Some(at) = section.find(wanted)
            {
                let place = Place(u32::try_from(first + at).ok()?);
                let (place, is_name) = found.unwrap_or((place, false));
                found = Some((place, is_name || section.is_name));
            }
            first += section.hashes.len();
        }
        found
    }

    /// The index as bytes: the magic, bits, chunk size and language, then each section
    /// with its words, its kind, its count, the low bits of its code, its bytes. Numbers
    /// are little-endian.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.push(self.bits);
        bytes.extend(self.chunk_size.to_le_bytes());
        let language = self.language.as_deref().unwrap_or_default();
        push(language.as_bytes(), &mut bytes);
        for section in &self.sections {
            let exact = u8::from(section.spelled == Spelled::Exact);
            let low = low_bits(self.bits, section.hashes.len());
            bytes.extend([section.words, exact | u8::from(section.is_name) << 1, low]);
            bytes.extend(number(section.hashes.len()).to_le_bytes());
            push(&encode(&section.hashes, low), &mut bytes);
        }
        bytes
    }

    /// Reads what [`CompiledIndex::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`BrokenIndex`] when the bytes are something else.
    pub fn read(bytes: &[u8]) -> Result<Self, BrokenIndex> {
        read(bytes).ok_or(BrokenIndex)
    }
}

fn read(bytes: &[u8]) -> Option<CompiledIndex> {
    let mut rest = Rest(bytes.strip_prefix(MAGIC)?);
    let bits = rest.byte().filter(|bits| (1..64).contains(bits))?;
    let chunk_size = u16::from_le_bytes(rest.array()?);
    let language = core::str::from_utf8(rest.sized()?).ok()?;
    let mut sections = Vec::new();
    while !rest.0.is_empty() {
        let [words, kind, low] = rest.array()?;
        let count = u32::from_le_bytes(rest.array()?) as usize;
        let hashes = decode(rest.sized()?, count, low)?;
        let spelled = if kind & 1 == 1 { Spelled::Exact } else { Spelled::Folded };
        if hashes.last().is_some_and(|last| last.checked_shr(u32::from(bits)) != Some(0)) {
            return None;
        }
        sections.push(Section::new(words, spelled, kind & 2 == 2, hashes, bits));
    }
    let language = (!language.is_empty()).then(|| language.to_owned());
    (chunk_size > 0).then(|| CompiledIndex::new(language, chunk_size, bits, sections))
}

/// Lengths are far below four thousand million; at the end of numbers the index is cut,
/// which its reader tells.
fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn push(content: &[u8], bytes: &mut Vec<u8>) {
    bytes.extend(number(content.len()).to_le_bytes());
    bytes.extend(content);
}

/// What is left to be read.
struct Rest<'b>(&'b [u8]);

impl<'b> Rest<'b> {
    fn byte(&mut self) -> Option<u8> {
        self.array().map(|[byte]| byte)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (first, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*first)
    }

    fn sized(&mut self) -> Option<&'b [u8]> {
        let length = u32::from_le_bytes(self.array()?) as usize;
        let (sized, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(sized)
    }
}
