//! Indonesian, and Malay, whose clitics, particles and doubling are the same since the
//! common spelling of 1972.
//!
//! Sources: Pedoman Umum Ejaan Bahasa Indonesia (PUEBI), chapters on clitics, particles
//! and the hyphen; J. N. Sneddon, *Indonesian: A Comprehensive Grammar* (1996). Affixes
//! that make other words (meN-, peN-, -an, -kan, -i, ke-an) are left out on purpose: of
//! some 30,000 roots, hundreds look like another root with such an affix, and 96 words
//! only like one with an ending below.

use super::{After, Ending, Rule, Rules};

const fn clitic(form: &'static str) -> Ending {
    Ending { form, restores: "", after: After::Anything, rule: Rule::Clitic }
}

/// Particles stand outside possessives: `bukumukah`. By rule *pun* stands apart, and
/// mostly does not.
const PARTICLES: &[Ending] = &[clitic("lah"), clitic("kah"), clitic("tah"), clitic("pun")];
const POSSESSIVES: &[Ending] = &[clitic("nya"), clitic("ku"), clitic("mu")];

pub(super) static RULES: Rules = Rules {
    tags: &["id", "in", "ms"],
    endings: &[PARTICLES, POSSESSIVES],
    not_inflected: &[
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
    ],
    shortest_base: 3,
    has_hyphen_endings: true,
    possessives: &[],
    // Doubled, these are other words: spy, law, ceiling, turtle, man, butterfly, lungs,
    // average, and so on.
    doubling: Some(&[
        "agar", "alun", "cumi", "gula", "hati", "kira", "kisi", "kuda", "kunang", "kupu", "kura",
        "laki", "langit", "mata", "oleh", "paru", "pura", "rata", "sama", "tiba", "ubur", "undang",
    ]),
    name_pairs: Some(&[
        "al", "antar", "anti", "ber", "bi", "di", "dwi", "eks", "ekstra", "el", "hiper", "infra",
        "inter", "intra", "kau", "ke", "kontra", "ku", "maha", "makro", "mantan", "me", "mega",
        "mem", "men", "meng", "mikro", "multi", "neo", "non", "nya", "pan", "para", "pasca", "pe",
        "pem", "pen", "peng", "per", "poli", "pra", "pro", "pseudo", "re", "se", "semi", "sub",
        "super", "supra", "ter", "trans", "tri", "ultra", "wakil",
    ]),
};
