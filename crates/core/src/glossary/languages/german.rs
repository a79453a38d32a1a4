//! German: the cases and plurals of nouns, which have a capital, and the endings of an
//! adjective within a phrase. Compounds are other words.
//!
//! Source: *Duden. Die Grammatik*, on the inflection of nouns and adjectives; Rat für
//! deutsche Rechtschreibung, *Amtliches Regelwerk*, on capitals.

use super::rules::{After, Ending, NO_RULES, Rules};
use crate::glossary::Rule;

const fn case(form: &'static str, after: After) -> Ending {
    Ending { form, restores: "", after, vowels: "", rule: Rule::Case }
}

const fn plural(form: &'static str, restores: &'static str) -> Ending {
    Ending::plural(form, restores, After::Anything)
}

const VOWELS: &[&str] = &["a", "e", "i", "o", "u", "ä", "ö", "ü", "y"];
/// After these, a plural in -e is none, or there is a verb that looks like it and begins
/// sentences: `Teste`.
const NO_E: After = After::NoneOf(&[
    "a", "e", "i", "o", "u", "y", "er", "el", "en", "em", "block", "blog", "bot", "chat", "check",
    "hack", "kauf", "klick", "leak", "link", "mail", "post", "start", "such", "test", "tipp",
    "ung",
]);
/// After these, a plural in -en is made; verbs have it as well: `Testen`.
const WITH_EN: After = After::OneOf(&[
    "acht", "ahl", "ank", "ant", "anz", "art", "at", "au", "eit", "ent", "enz", "erson", "icht",
    "ift", "ik", "ion", "ist", "or", "orm", "schaft", "tät", "uhr", "ung", "ur",
]);

/// The dative plural: Netzwerken, Servern.
const DATIVE: &[Ending] = &[case("n", After::OneOf(&["e", "er", "el"]))];

const PLURALS: &[Ending] = &[
    case("s", After::NoneOf(&["s", "x", "z", "ung", "heit", "keit", "schaft", "tion", "tät"])),
    case("es", After::NoneOf(VOWELS)),
    Ending::plural("e", "", NO_E),
    Ending::plural("en", "", WITH_EN),
    Ending::plural("n", "", After::OneOf(&["e", "el", "er"])),
    Ending::plural("se", "", After::OneOf(&["nis"])),
    Ending::plural("nen", "", After::OneOf(&["in"])),
    Ending::plural(
        "er",
        "",
        After::OneOf(&["bild", "feld", "geld", "glied", "kind", "licht", "lied"]),
    ),
    Ending::plural("en", "us", After::OneOf(&["vir", "zykl", "algorithm", "mechanism"])),
    Ending::plural("en", "um", After::OneOf(&["zentr", "muse", "gremi", "medi"])),
    // With an umlaut only in words that are known to have it.
    plural("ämter", "amt"),
    plural("änder", "and"),
    plural("ätter", "att"),
    plural("bücher", "buch"),
    plural("häuser", "haus"),
    plural("mäuse", "maus"),
    plural("räder", "rad"),
    plural("güter", "gut"),
    plural("wörter", "wort"),
    plural("anschläge", "anschlag"),
    plural("fälle", "fall"),
    plural("flüsse", "fluss"),
    plural("gänge", "gang"),
    plural("kräfte", "kraft"),
    plural("mächte", "macht"),
    plural("pläne", "plan"),
    plural("räume", "raum"),
    plural("sätze", "satz"),
    plural("schläge", "schlag"),
    plural("schlüsse", "schluss"),
    plural("sprüche", "spruch"),
    plural("städte", "stadt"),
    plural("träge", "trag"),
    plural("ströme", "strom"),
];

/// An adjective that is written with -e in the glossary, or with -er or -es.
const ADJECTIVES: &[Ending] = &[
    case("m", After::OneOf(&["e"])),
    case("n", After::OneOf(&["e"])),
    case("r", After::OneOf(&["e"])),
    case("s", After::OneOf(&["e"])),
    Ending { form: "e", restores: "er", after: NO_E, vowels: "", rule: Rule::Case },
    Ending { form: "en", restores: "er", after: NO_E, vowels: "", rule: Rule::Case },
    Ending { form: "em", restores: "er", after: NO_E, vowels: "", rule: Rule::Case },
    Ending { form: "es", restores: "er", after: NO_E, vowels: "", rule: Rule::Case },
    Ending { form: "e", restores: "es", after: NO_E, vowels: "", rule: Rule::Case },
    Ending { form: "en", restores: "es", after: NO_E, vowels: "", rule: Rule::Case },
    Ending { form: "em", restores: "es", after: NO_E, vowels: "", rule: Rule::Case },
    Ending { form: "er", restores: "es", after: NO_E, vowels: "", rule: Rule::Case },
];

pub(super) static RULES: Rules = Rules {
    tags: &["de"],
    endings: &[DATIVE, PLURALS],
    inner_endings: &[DATIVE, PLURALS, ADJECTIVES],
    // Here the one word is the form of another by chance: messenger and bot, file and
    // act, list and cunning.
    not_inflected: &[&[
        "akte", "akten", "bote", "boten", "daten", "elfe", "elfen", "ferien", "hacke", "hacken",
        "hausen", "karte", "karten", "kosten", "leute", "linke", "linken", "links", "liste",
        "listen", "marke", "marken", "note", "noten", "phishing", "pole", "polen", "posten",
        "rate", "raten", "runde", "runden", "tasten", "ware", "waren", "weise",
    ]],
    has_capital_nouns: true,
    possessives: &["s"],
    ..NO_RULES
};
