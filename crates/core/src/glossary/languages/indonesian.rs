//! Indonesian: clitics, particles and doubling.
//!
//! Sources: Pedoman Umum Ejaan Bahasa Indonesia (PUEBI), chapters on clitics, particles
//! and the hyphen; J. N. Sneddon, *Indonesian: A Comprehensive Grammar* (1996). Affixes
//! that make other words (meN-, peN-, -an, -kan, -i, ke-an) are left out on purpose: of
//! some 30,000 roots, hundreds look like another root with such an affix, and 96 words
//! only like one with an ending below.

use super::rules::{Ending, Groups, NO_RULES, Rules};
use crate::glossary::Rule;

const fn clitic(form: &'static str) -> Ending {
    Ending::new(form, Rule::Clitic)
}

/// Particles stand outside possessives: `bukumukah`. By rule *pun* stands apart, and
/// mostly does not.
const PARTICLES: &[Ending] = &[clitic("lah"), clitic("kah"), clitic("tah"), clitic("pun")];
const POSSESSIVES: &[Ending] = &[clitic("nya"), clitic("ku"), clitic("mu")];
pub(super) const ENDINGS: Groups = &[PARTICLES, POSSESSIVES];

/// Prefixes that look like a name where a sentence begins.
pub(super) const NAME_PREFIXES: &[&str] = &[
    "al", "antar", "anti", "ber", "bi", "di", "dwi", "eks", "ekstra", "el", "hiper", "infra",
    "inter", "intra", "kau", "ke", "kontra", "ku", "maha", "makro", "mantan", "me", "mega", "mem",
    "men", "meng", "mikro", "multi", "neo", "non", "nya", "pan", "para", "pasca", "pe", "pem",
    "pen", "peng", "per", "poli", "pra", "pro", "pseudo", "re", "se", "semi", "sub", "super",
    "supra", "ter", "trans", "tri", "ultra", "wakil",
];

/// Words of their own in Indonesian and Malay.
pub(super) const NOT_INFLECTED: &[&str] = &[
    "adakalanya",
    "adalah",
    "adapun",
    "akikah",
    "alangkah",
    "andaipun",
    "apakah",
    "apatah",
    "ataupun",
    "bagaimanapun",
    "bangku",
    "bantah",
    "biarpun",
    "bongkah",
    "bukankah",
    "empunya",
    "haiku",
    "jumlah",
    "kafilah",
    "kalaupun",
    "kendatipun",
    "kerakah",
    "langkah",
    "lintah",
    "majalah",
    "makalah",
    "makanya",
    "markah",
    "masalah",
    "maupun",
    "meskipun",
    "nafkah",
    "naskah",
    "paskah",
    "perilaku",
    "perintah",
    "risalah",
    "rumpun",
    "sekalipun",
    "sekolah",
    "selaku",
    "serakah",
    "sungguhpun",
    "tengku",
    "tetamu",
    "tingkah",
    "tuanku",
    "tungku",
    "walaupun",
    "wasilah",
];

pub(super) static RULES: Rules = Rules {
    tags: &["id", "in"],
    endings: ENDINGS,
    not_inflected: &[NOT_INFLECTED],
    has_hyphen_endings: true,
    // Doubled, these are other words: spy, law, ceiling, turtle, man, butterfly, lungs,
    // average, and so on.
    doubling: Some(&[
        "agar", "alun", "cumi", "gula", "hati", "kira", "kisi", "kuda", "kunang", "kupu", "kura",
        "laki", "langit", "mata", "oleh", "paru", "pura", "rata", "sama", "tiba", "ubur", "undang",
    ]),
    name_pairs: Some(NAME_PREFIXES),
    ..NO_RULES
};
