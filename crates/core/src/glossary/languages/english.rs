//! English: possessives, and plurals in -s, -es and -ies.
//!
//! Verb forms and derived words (-ed, -ing, -er) are left out on purpose: they are other
//! words more often than not. Irregular plurals are aliases.

use super::{After, Ending, Rule, Rules};

const fn plural(form: &'static str, restores: &'static str, after: After) -> Ending {
    Ending { form, restores, after, rule: Rule::Plural }
}

pub(super) static RULES: Rules = Rules {
    tags: &["en"],
    endings: &[&[
        plural("ies", "y", After::Consonant),
        plural("es", "", After::Hissing),
        plural("s", "", After::NoS),
    ]],
    not_inflected: &[
        "acoustics",
        "aerobics",
        "afterwards",
        "always",
        "athletics",
        "besides",
        "customs",
        "does",
        "dynamics",
        "economics",
        "electronics",
        "ethics",
        "goods",
        "lens",
        "logistics",
        "mathematics",
        "means",
        "mechanics",
        "news",
        "optics",
        "outdoors",
        "perhaps",
        "physics",
        "politics",
        "robotics",
        "series",
        "sometimes",
        "species",
        "tactics",
        "thanks",
        "this",
        "towards",
    ],
    shortest_base: 3,
    has_hyphen_endings: false,
    possessives: &["s"],
    doubling: None,
    name_pairs: Some(&[
        "al", "anti", "co", "counter", "cross", "cyber", "de", "el", "ex", "extra", "hyper",
        "inter", "intra", "mega", "mid", "multi", "neo", "non", "pan", "post", "pre", "pro",
        "quasi", "re", "semi", "sub", "super", "trans", "ultra", "un",
    ]),
};
