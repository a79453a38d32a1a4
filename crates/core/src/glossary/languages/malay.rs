//! Malay: the clitics, particles and doubling of Indonesian, with which it has shared its
//! spelling since 1972, and exceptions of its own.
//!
//! Source: Dewan Bahasa dan Pustaka, *Pedoman Umum Ejaan Bahasa Melayu*; Nik Safiah Karim
//! and others, *Tatabahasa Dewan*, on *kata ganda*, *kata ganti singkat* and *partikel*.

use super::indonesian::{ENDINGS, NAME_PREFIXES, NOT_INFLECTED};
use super::rules::{NO_RULES, Rules};

pub(super) static RULES: Rules = Rules {
    tags: &["ms", "zlm", "zsm"],
    endings: ENDINGS,
    not_inflected: &[
        NOT_INFLECTED,
        &[
            "amalah",
            "ampun",
            "himpun",
            "ketemu",
            "kutah",
            "makkah",
            "mentah",
            "muntah",
            "pangkah",
            "perlakuan",
            "pertikah",
            "pimpun",
            "rangkah",
            "sedekah",
            "seolah",
            "tampun",
            "tangkah",
            "tempiku",
            "tuntah",
        ],
    ],
    has_hyphen_endings: true,
    // Doubled, these are other words: sweets, law, police, ceiling, man, and so on; of
    // animals and plants only the doubled word is the name.
    doubling: Some(&[
        "agar", "anai", "biri", "cumi", "gula", "hati", "kanak", "kira", "kunang", "kupu", "kura",
        "labi", "laki", "langit", "main", "mata", "oleh", "paru", "pura", "rama", "rata", "sama",
        "tiba", "ubur", "undang",
    ]),
    name_pairs: Some(NAME_PREFIXES),
    ..NO_RULES
};
