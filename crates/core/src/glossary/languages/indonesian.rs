//! Indonesian and Malay: clitics, particles and doubling, which are the same since the
//! common spelling of 1972. Words that only one of the two has are an exception in both.
//!
//! Sources: Pedoman Umum Ejaan Bahasa Indonesia (PUEBI), chapters on clitics, particles
//! and the hyphen; J. N. Sneddon, *Indonesian: A Comprehensive Grammar* (1996); Dewan Bahasa
//! dan Pustaka, *Pedoman Umum Ejaan Bahasa Melayu*. Affixes
//! that make other words (meN-, peN-, -an, -kan, -i, ke-an) are left out on purpose: of
//! some 30,000 roots, hundreds look like another root with such an affix, and 96 words
//! only like one with an ending below.

use super::rules::{Ending, NO_RULES, Rules};
use crate::glossary::Rule;

const fn clitic(form: &'static str) -> Ending {
    Ending::new(form, Rule::Clitic)
}

/// Particles stand outside possessives: `bukumukah`. By rule *pun* stands apart, and
/// mostly does not.
const PARTICLES: &[Ending] = &[clitic("lah"), clitic("kah"), clitic("tah"), clitic("pun")];
const POSSESSIVES: &[Ending] = &[clitic("nya"), clitic("ku"), clitic("mu")];

pub(super) static RULES: Rules = Rules {
    tags: "id in ms zlm zsm",
    endings: &[PARTICLES, POSSESSIVES],
    not_inflected: "adakalanya adalah adapun akikah alangkah ampun andaipun apakah apatah \
        ataupun bagaimanapun bangku bantah biarpun bongkah bukankah empunya haiku \
        himpun jumlah kafilah kalaupun kendatipun kerakah ketemu langkah lintah \
        majalah makalah makanya makkah maluku markah masalah maupun menikah mentah \
        meskipun muntah nafkah naskah pangkah paskah perilaku perintah risalah \
        rumpun sedekah sekalipun sekolah selaku seolah serakah sungguhpun tengku \
        tetamu tingkah tuanku tungku walaupun wasilah",
    has_hyphen_endings: true,
    // Doubled, these are other words: spy, law, ceiling, turtle, man, butterfly, lungs,
    // average, and so on; of some animals only the doubled word is the name.
    doubling: Some(
        "agar akhir alun anai apa biri cumi gula hati kanak kira kisi kuda kunang kupu \
        kura labi laki langit main mana mata oleh paru pura rama rata sama tiba ubur \
        undang",
    ),
    name_pairs: Some(
        "al antar anti ber bi di dwi eks ekstra el hiper infra inter intra kau ke kontra ku \
        maha makro mantan me mega mem men meng mikro multi neo non nya pan para pasca pe pem \
        pen peng per poli pra pro pseudo re se semi sub super supra ter trans tri ultra \
        wakil",
    ),
    ..NO_RULES
};
