//! How long a glossary takes to be made ready, and an article to be marked.
//!
//! `cargo bench -p glosa-core --bench glossary` prints a table: marking grows with the
//! text and hardly with the number of terms.

use std::hint::black_box;
use std::time::{Duration, Instant};

use glosa_core::glossary::{Entry, Glossary, Languages, Matcher};
use glosa_core::text::Layout;

const TERMS: [usize; 4] = [10, 1_000, 10_000, 100_000];
const WORDS: [usize; 2] = [1_000, 10_000];
/// Each measurement is repeated, and the shortest counts: it has the least of what else
/// the machine did.
const REPEATS: usize = 9;

const SYLLABLES: [&str; 24] = [
    "se", "rang", "an", "si", "ber", "ke", "a", "man", "da", "ta", "pe", "re", "tas", "san", "di",
    "mu", "ku", "lah", "bu", "ka", "kor", "ban", "tek", "no",
];

/// Words that are the same on every machine, most of them rare as in a language.
struct Words(u64);

impl Words {
    fn number(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap_or(0) % below
    }

    fn word(&mut self) -> String {
        let length = 2 + self.number(3);
        let mut syllable = || SYLLABLES.get(self.number(SYLLABLES.len())).copied();
        (0..length).filter_map(|_| syllable()).collect()
    }
}

fn glossary(terms: usize) -> Glossary {
    let mut words = Words(7);
    Glossary::from_entries((0..terms).map(|number| {
        let mut term = words.word();
        if number % 3 == 0 {
            term = format!("{term} {}", words.word());
        }
        Entry::new(term, "x")
    }))
}

fn article(length: usize) -> String {
    let mut words = Words(7);
    let mut text = String::new();
    for number in 0..length {
        text += &words.word();
        text += match number % 12 {
            0 => ", ",
            5 => "nya ",
            11 => ". ",
            _ => " ",
        };
    }
    text
}

fn shortest(mut action: impl FnMut()) -> Duration {
    let runs = (0..REPEATS).map(|_| {
        let start = Instant::now();
        action();
        start.elapsed()
    });
    runs.min().unwrap_or_default()
}

fn main() {
    let normalize = |text: &str| text.to_owned();
    println!("| terms | make ready | mark 1,000 words | mark 10,000 words | marks |");
    println!("| ---: | ---: | ---: | ---: | ---: |");
    for terms in TERMS {
        let glossary = glossary(terms);
        let build = shortest(|| {
            black_box(Matcher::new(&glossary, &normalize, Languages::all()));
        });
        let matcher = Matcher::new(&glossary, &normalize, Languages::all());
        let mut row = format!("| {terms} | {build:.2?} |");
        let mut marks = 0;
        for length in WORDS {
            let text = article(length);
            let layout = Layout::default();
            let find = || matcher.find(&text, &layout, Some("id"), &normalize);
            let time = shortest(|| {
                black_box(find());
            });
            marks = find().len();
            row += &format!(" {time:.2?} |");
        }
        println!("{row} {marks} |");
    }
}
