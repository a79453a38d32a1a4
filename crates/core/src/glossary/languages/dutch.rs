//! Dutch: plurals in -s, -'s and -en with its changes of spelling, and the -e of an
//! adjective within a phrase.
//!
//! Source: *Algemene Nederlandse Spraakkunst*, on the plural of nouns and the inflection
//! of adjectives; Nederlandse Taalunie, *Leidraad* of the *Woordenlijst*, on double
//! letters.

use super::rules::{After, Ending, NO_RULES, Rules, Words};

const fn plural(form: &'static str, restores: &'static str) -> Ending {
    Ending::plural(form, restores, After::Anything)
}

/// After these, the sound before -en is as it was: more than one consonant, or a sound of
/// two vowels and a consonant. After one vowel it would be another word: bot, boten.
const LONG: After = After::OneOf(
    "bt cht ct ft gd kt ks ld lf lg lk lm lp ls lt mp ms nd ng nk ns nst nt ps pt rd rf \
        rg rk rm rn rp rs rt st ts ws aut ein eit eun eur eut iek iel iem ien ier iet ijd \
        ijk ijl ijn ijp ijt oed oek oel oen oep oer oet oud out uid uik uin uit",
);
/// After these, a plural is made with -s: sounds that have no stress, and young words of
/// other languages. Elsewhere it is another word: kan, kans; plaat, plaats.
const WITH_S: After = After::OneOf(
    "aar app bot bug chip cloud count crash e el em en er erd eur hack host ie leak log \
        loit net patch scan script spot team tool top trend um wall",
);
const VOWELS: Words = "a e i o u y";

const PLURALS: &[Ending] = &[
    Ending::plural("s", "", WITH_S),
    Ending::plural("en", "", LONG),
    plural("heden", "heid"),
    // A short vowel keeps its sound by a double consonant: aanvallen.
    Ending::plural("ben", "", After::OneOf("b")),
    Ending::plural("den", "", After::OneOf("d")),
    Ending::plural("gen", "", After::OneOf("g")),
    Ending::plural("ken", "", After::OneOf("k")),
    Ending::plural("len", "", After::OneOf("l")),
    Ending::plural("men", "", After::OneOf("m")),
    Ending::plural("nen", "", After::OneOf("n")),
    Ending::plural("pen", "", After::OneOf("p")),
    Ending::plural("ren", "", After::OneOf("r")),
    Ending::plural("sen", "", After::OneOf("s")),
    Ending::plural("ten", "", After::OneOf("t")),
    // A long vowel is written once before one consonant: apparaten.
    plural("agen", "aag"),
    plural("aken", "aak"),
    plural("alen", "aal"),
    plural("amen", "aam"),
    plural("aren", "aar"),
    plural("aten", "aat"),
    plural("eken", "eek"),
    plural("elen", "eel"),
    plural("emen", "eem"),
    plural("enen", "een"),
    plural("eten", "eet"),
    plural("olen", "ool"),
    plural("omen", "oom"),
    plural("onen", "oon"),
    plural("oren", "oor"),
    plural("oten", "oot"),
    plural("uren", "uur"),
    // A voiced sound at the end of a word is written as if it had no voice: bedrijven.
    Ending::plural("ven", "f", After::OneOf("ij ie oe ui l r")),
    Ending::plural("zen", "s", After::OneOf("ij ie oe ui l n r")),
];

/// An adjective in front of its noun.
const ADJECTIVES: &[Ending] = &[
    Ending::plural("e", "", After::NoneOf(VOWELS)),
    Ending::plural("me", "", After::OneOf("m")),
    Ending::plural("le", "", After::OneOf("l")),
    Ending::plural("ne", "", After::OneOf("n")),
    Ending::plural("ke", "", After::OneOf("k")),
    Ending::plural("te", "", After::OneOf("t")),
    plural("ale", "aal"),
    plural("are", "aar"),
    plural("ele", "eel"),
    plural("ene", "een"),
];

pub(super) static RULES: Rules = Rules {
    tags: "nl",
    endings: &[PLURALS],
    inner_endings: &[PLURALS, ADJECTIVES],
    not_inflected: "alles anders boven buiten dikwijls eens even heren hoes iets immers laten \
        leden lees leven links maken maten mens moeten mogen naar niets novellen \
        onlangs open overigens pens pers raken rechts rouwfloers slechts soms steeds \
        straks teken thans thuis tinnen toen varen vaten vers vervolgens volgens \
        wagen wapen wens weten zeven",
    possessives: "s",
    ..NO_RULES
};
