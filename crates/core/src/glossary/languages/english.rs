//! English: possessives, and plurals in -s, -es and -ies.
//!
//! Verb forms and derived words (-ed, -ing, -er) are left out on purpose: they are other
//! words more often than not. Irregular plurals are aliases.

//!
//! Source: R. Quirk, S. Greenbaum, G. Leech, J. Svartvik, *A Comprehensive Grammar of the
//! English Language* (1985), on number and the genitive of nouns.

use super::rules::{After, Ending, NO_RULES, Rules};

/// Sounds after which English writes `es`.
const HISSING: After = After::OneOf("s x z ch sh o");

pub(super) static RULES: Rules = Rules {
    tags: "en",
    endings: &[&[
        Ending::plural("ies", "y", After::NoneOf("a e i o u")),
        Ending::plural("es", "", HISSING),
        Ending::plural("s", "", After::NoneOf("s")),
    ]],
    not_inflected: "acoustics aerobics afterwards alas always athletics besides customs does \
        dynamics economics electronics ethics goods hers lens logistics mathematics \
        means mechanics news optics ours outdoors perhaps physics politics robotics \
        series sometimes species tactics thanks theirs this towards yours",
    possessives: "s",
    // Of these it is the short form of a verb.
    not_possessed: "he here how it let she so that there what when where who why",
    name_pairs: Some(
        "al anti co counter cross cyber de el ex extra hyper inter intra mega mid multi neo \
        non pan post pre pro quasi re semi sub super trans ultra un",
    ),
    ..NO_RULES
};
