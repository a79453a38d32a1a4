//! Indonesian and Malay: prefixes, suffixes and both around a word, of the first word of
//! a phrase; on foreign words and names with a hyphen.
//!
//! Sources: J. N. Sneddon, *Indonesian: A Comprehensive Grammar* (1996), on affixation,
//! the nasal of meN- and peN-, and reduplication; Pedoman Umum Ejaan Bahasa Indonesia
//! (PUEBI), chapter on the hyphen: `di-hack`, `ber-KTP`, `se-Indonesia`.

use crate::glossary::languages::rules::{Words, is_among};
use crate::text::fold::fold;

/// Letters that a word must have at least to have an affix without a hyphen.
const SHORTEST_BASE: usize = 3;

/// A prefix with the suffixes that go with it; the prefix or the suffix may be empty.
struct Affix {
    prefix: &'static str,
    /// Whether a nasal stands between prefix and word: meN-, peN-.
    is_nasal: bool,
    /// Whether what follows the prefix may be said twice: `mencari-cari`.
    is_doubled: bool,
    suffixes: &'static [&'static str],
}

const AFFIXES: &[Affix] = &[
    affix("me", true, true, &["", "kan", "i"]),
    affix("di", false, true, &["", "kan", "i"]),
    affix("ter", false, true, &["", "kan", "i"]),
    affix("ber", false, true, &["", "an", "kan"]),
    affix("pe", true, false, &["", "an"]),
    affix("pe", false, false, &["", "an"]),
    affix("per", false, false, &["an"]),
    affix("memper", false, false, &["", "kan", "i"]),
    affix("diper", false, false, &["", "kan", "i"]),
    affix("ke", false, false, &["an"]),
    affix("", false, false, &["an", "kan", "i"]),
];

const fn affix(
    prefix: &'static str,
    is_nasal: bool,
    is_doubled: bool,
    suffixes: &'static [&'static str],
) -> Affix {
    Affix { prefix, is_nasal, is_doubled, suffixes }
}

/// The nasal of meN- and peN-: how it sounds, before which letters, and whether it takes
/// the place of the letter. Groups of consonants and young loans keep theirs
/// (`memproses`, `mengkritik`), so both are made of p, t, k and s; one of them is no word.
const NASALS: &[(&str, &str, bool)] = &[
    ("", "lmnrwy", false),
    ("m", "bfpv", false),
    ("m", "p", true),
    ("n", "cdjstz", false),
    ("n", "t", true),
    ("ny", "s", true),
    ("ng", "aeioughkqx", false),
    ("ng", "k", true),
];
/// The nasal before a word of one syllable: `mengecek`.
const NASAL_OF_ONE_SYLLABLE: &str = "nge";

/// Words that are doubled with a change of sound.
const ECHOES: &[(&str, &str)] = &[
    ("gerak", "gerik"),
    ("lauk", "pauk"),
    ("ramah", "tamah"),
    ("sayur", "mayur"),
    ("tali", "temali"),
    ("warna", "warni"),
];

/// Words that look derived from a shorter one and have another meaning: a
/// therapy is no fire, a jewel no eye, a device nothing that is lifted.
const NOT_DERIVED: Words = "berita bermuda diskon keranjang kesan pelana peluru pemilik perangkat perawan \
        permata pertama pesan seminari terapi terbit terminal";

/// Calls `visit` with each word derived from `spelling`.
pub(super) fn derive(spelling: &str, visit: &mut dyn FnMut(&str)) {
    let word = spelling.split_once(' ').map_or(spelling, |(word, _)| word);
    let after = spelling.strip_prefix(word).unwrap_or_default();
    let first = word.chars().next().unwrap_or_default().to_ascii_lowercase();
    if !first.is_ascii_lowercase() {
        return;
    }
    let mut say = |parts: &[&str]| {
        let form = parts.concat();
        if !is_among(NOT_DERIVED, &fold(&form)) {
            visit(&[&form, after].concat());
        }
    };
    for affix in AFFIXES {
        if !affix.is_nasal {
            affix.put_on(word, "", false, &mut say);
            continue;
        }
        for (sound, before, drops) in NASALS {
            if before.chars().any(|c| c == first) {
                affix.put_on(word, sound, *drops, &mut say);
            }
        }
        if has_one_syllable(word) {
            affix.put_on(word, NASAL_OF_ONE_SYLLABLE, false, &mut say);
        }
    }
    say(&["se-", word]);
    for (base, echo) in ECHOES {
        if word.eq_ignore_ascii_case(base) {
            say(&[word, "-", echo]);
        }
    }
}

fn has_one_syllable(word: &str) -> bool {
    let is_vowel = |c: &char| matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u');
    word.chars().filter(is_vowel).count() == 1
}

impl Affix {
    /// Says the words that this affix makes of `word` with the nasal `sound`, which may
    /// take the place of its first letter.
    fn put_on(&self, word: &str, sound: &str, drops: bool, say: &mut dyn FnMut(&[&str])) {
        let prefix = self.prefix;
        let stem = if drops { word.get(1..).unwrap_or_default() } else { word };
        let is_joined = word.len() >= SHORTEST_BASE && word.chars().any(char::is_lowercase);
        // The r goes before another, and before a first syllable with one: bekerja.
        let has_r =
            stem.starts_with("r") || stem.get(1..).is_some_and(|rest| rest.starts_with("er"));
        let short = prefix.strip_suffix("r").filter(|_| has_r);
        for suffix in self.suffixes {
            if !drops && !prefix.is_empty() {
                say(&[prefix, sound, "-", word, suffix]);
            }
            if !drops && !prefix.is_empty() && !suffix.is_empty() {
                say(&[prefix, sound, "-", word, "-", suffix]);
            }
            if !is_joined || *suffix == "i" && word.ends_with("i") {
                continue;
            }
            say(&[prefix, sound, stem, suffix]);
            if self.is_doubled {
                let again = if drops { sound } else { "" };
                say(&[prefix, sound, stem, "-", again, stem, suffix]);
            }
            if let Some(short) = short {
                say(&[short, stem, suffix]);
            }
        }
    }
}
