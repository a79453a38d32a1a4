//! Terms and texts that are the same on every machine.

use glosa_core::glossary::{Entry, Glossary};

const SYLLABLES: [&str; 24] = [
    "se", "rang", "an", "si", "ber", "ke", "a", "man", "da", "ta", "pe", "re", "tas", "san", "di",
    "mu", "ku", "lah", "bu", "ka", "kor", "ban", "tek", "no",
];
/// How many different words a text has: as many as a language has that are in use.
const VOCABULARY: usize = 50_000;
/// Of so many words of a text one is a term's, however many terms there are: what is
/// compared is the size of the glossary, and not how many marks it makes.
const WORDS_A_TERM: usize = 20;

/// Words by a linear congruential generator, with constants of D. E. Knuth (MMIX).
struct Words(u64);

impl Words {
    fn number(&mut self, below: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % below
    }

    fn word(&mut self) -> String {
        let length = 2 + self.number(4);
        let mut syllable = || SYLLABLES.get(self.number(SYLLABLES.len())).copied();
        (0..length).filter_map(|_| syllable()).collect()
    }
}

/// The term of this number: a word, or for one in three a phrase of two. The letter in the
/// midst keeps words of terms apart from those of texts.
fn term(number: usize) -> String {
    let mut words = Words(number as u64 * 2_654_435_761 + 7);
    let word = format!("{}q{}", words.word(), words.word());
    if number.is_multiple_of(3) { format!("{word} {}", words.word()) } else { word }
}

/// The first so many terms.
pub(crate) fn glossary(terms: usize) -> Glossary {
    Glossary::from_entries((0..terms).map(|number| Entry::new(term(number), "x")))
}

/// A text of about so many words. Its terms are among the first ten, so that each glossary
/// here marks the same.
pub(crate) fn article(length: usize) -> String {
    let mut words = Words(11);
    let mut text = String::new();
    for number in 0..length {
        if number % WORDS_A_TERM == 0 {
            text += &term(words.number(10));
        } else {
            let word = words.number(VOCABULARY);
            text += &Words(word as u64).word();
        }
        text += match number % 12 {
            0 => ", ",
            5 => "nya ",
            11 => ". ",
            _ => " ",
        };
    }
    text
}
