//! Turkish: the plural, possessives and the cases, one behind the other, by the
//! harmony of vowels; behind an apostrophe where the word is a name.
//!
//! Source: A. Göksel and C. Kerslake, *Turkish: A Comprehensive Grammar* (2005), on the
//! inflection of nouns and on vowel harmony; Türk Dil Kurumu, *Yazım Kılavuzu*, on the
//! apostrophe.
//!
//! Letters are folded alike in all languages: the capital I without a dot becomes i, as
//! the one with a dot does, so a word with ı in it is not found in capitals. That misses
//! some and lies about none: `sınır` (border) and `sinir` (nerve) stay two words. What
//! breaks the harmony, as `saatler` does, is left out as well.

use super::rules::{After, Ending, NO_RULES, Rules, Words};
use crate::glossary::Rule;

const BACK_SPREAD: &str = "aı";
const FRONT_SPREAD: &str = "ei";
const BACK_ROUND: &str = "ou";
const FRONT_ROUND: &str = "öü";
const BACK: &str = "aıou";
const FRONT: &str = "eiöü";

const VOWELS: Words = "a e ı i o ö u ü";
const UNVOICED: Words = "f s t k ç ş h p";
const VOWEL: After = After::OneOf(VOWELS);
const CONSONANT: After = After::NoneOf(VOWELS);
const VOICED: After = After::NoneOf(UNVOICED);
const VOICELESS: After = After::OneOf(UNVOICED);
/// How a possessive of the third person ends.
const CLOSE: After = After::OneOf("ı i u ü");

const fn ending(
    form: &'static str,
    restores: &'static str,
    after: After,
    vowels: &'static str,
    rule: Rule,
) -> Ending {
    Ending { form, restores, after, vowels, rule }
}

const fn case(
    form: &'static str,
    restores: &'static str,
    after: After,
    vowels: &'static str,
) -> Ending {
    ending(form, restores, after, vowels, Rule::Case)
}

const fn possessive(
    form: &'static str,
    restores: &'static str,
    after: After,
    vowels: &'static str,
) -> Ending {
    ending(form, restores, after, vowels, Rule::Possessive)
}

const CASES: &[Ending] = &[
    // The accusative; after a possessive with n.
    case("ı", "", CONSONANT, BACK_SPREAD),
    case("yı", "", VOWEL, BACK_SPREAD),
    case("nı", "", CLOSE, BACK_SPREAD),
    case("i", "", CONSONANT, FRONT_SPREAD),
    case("yi", "", VOWEL, FRONT_SPREAD),
    case("ni", "", CLOSE, FRONT_SPREAD),
    case("u", "", CONSONANT, BACK_ROUND),
    case("yu", "", VOWEL, BACK_ROUND),
    case("nu", "", CLOSE, BACK_ROUND),
    case("ü", "", CONSONANT, FRONT_ROUND),
    case("yü", "", VOWEL, FRONT_ROUND),
    case("nü", "", CLOSE, FRONT_ROUND),
    // The genitive.
    case("ın", "", CONSONANT, BACK_SPREAD),
    case("nın", "", VOWEL, BACK_SPREAD),
    case("ğın", "k", VOWEL, BACK_SPREAD),
    case("in", "", CONSONANT, FRONT_SPREAD),
    case("nin", "", VOWEL, FRONT_SPREAD),
    case("ğin", "k", VOWEL, FRONT_SPREAD),
    case("un", "", CONSONANT, BACK_ROUND),
    case("nun", "", VOWEL, BACK_ROUND),
    case("ğun", "k", VOWEL, BACK_ROUND),
    case("ün", "", CONSONANT, FRONT_ROUND),
    case("nün", "", VOWEL, FRONT_ROUND),
    case("ğün", "k", VOWEL, FRONT_ROUND),
    // The dative.
    case("a", "", CONSONANT, BACK),
    case("ya", "", VOWEL, BACK),
    case("na", "", CLOSE, BACK),
    case("ğa", "k", VOWEL, BACK),
    case("e", "", CONSONANT, FRONT),
    case("ye", "", VOWEL, FRONT),
    case("ne", "", CLOSE, FRONT),
    case("ğe", "k", VOWEL, FRONT),
    // The locative and the ablative; the first sound of both follows the one before it.
    case("da", "", VOICED, BACK),
    case("ta", "", VOICELESS, BACK),
    case("nda", "", CLOSE, BACK),
    case("dan", "", VOICED, BACK),
    case("tan", "", VOICELESS, BACK),
    case("ndan", "", CLOSE, BACK),
    case("de", "", VOICED, FRONT),
    case("te", "", VOICELESS, FRONT),
    case("nde", "", CLOSE, FRONT),
    case("den", "", VOICED, FRONT),
    case("ten", "", VOICELESS, FRONT),
    case("nden", "", CLOSE, FRONT),
    // The instrumental.
    case("la", "", CONSONANT, BACK),
    case("yla", "", VOWEL, BACK),
    case("le", "", CONSONANT, FRONT),
    case("yle", "", VOWEL, FRONT),
];

const POSSESSIVES: &[Ending] = &[
    // His or hers, which is also the accusative; k between vowels becomes ğ.
    possessive("ı", "", CONSONANT, BACK_SPREAD),
    possessive("sı", "", VOWEL, BACK_SPREAD),
    possessive("ğı", "k", VOWEL, BACK_SPREAD),
    possessive("i", "", CONSONANT, FRONT_SPREAD),
    possessive("si", "", VOWEL, FRONT_SPREAD),
    possessive("ği", "k", VOWEL, FRONT_SPREAD),
    possessive("u", "", CONSONANT, BACK_ROUND),
    possessive("su", "", VOWEL, BACK_ROUND),
    possessive("ğu", "k", VOWEL, BACK_ROUND),
    possessive("ü", "", CONSONANT, FRONT_ROUND),
    possessive("sü", "", VOWEL, FRONT_ROUND),
    possessive("ğü", "k", VOWEL, FRONT_ROUND),
    // Ours and yours.
    possessive("ımız", "", CONSONANT, BACK_SPREAD),
    possessive("mız", "", VOWEL, BACK_SPREAD),
    possessive("ınız", "", CONSONANT, BACK_SPREAD),
    possessive("nız", "", VOWEL, BACK_SPREAD),
    possessive("imiz", "", CONSONANT, FRONT_SPREAD),
    possessive("miz", "", VOWEL, FRONT_SPREAD),
    possessive("iniz", "", CONSONANT, FRONT_SPREAD),
    possessive("niz", "", VOWEL, FRONT_SPREAD),
    possessive("umuz", "", CONSONANT, BACK_ROUND),
    possessive("muz", "", VOWEL, BACK_ROUND),
    possessive("unuz", "", CONSONANT, BACK_ROUND),
    possessive("nuz", "", VOWEL, BACK_ROUND),
    possessive("ümüz", "", CONSONANT, FRONT_ROUND),
    possessive("müz", "", VOWEL, FRONT_ROUND),
    possessive("ünüz", "", CONSONANT, FRONT_ROUND),
    possessive("nüz", "", VOWEL, FRONT_ROUND),
];

const PLURALS: &[Ending] = &[
    ending("lar", "", After::Anything, BACK, Rule::Plural),
    ending("ler", "", After::Anything, FRONT, Rule::Plural),
];

pub(super) static RULES: Rules = Rules {
    tags: "tr",
    endings: &[CASES, POSSESSIVES, PLURALS],
    not_inflected: "akıllı anlayışı ayının biraz burada buranın davetiye define dolayı dışında \
        etmenin evin evinde evinden evine evini forma hangi hepsi içerden içinde \
        kendi kereste nerede neyse orada oraya sonra sırada tarafından yeniden zaten \
        önce öylesine üzerinde",
    // A word of three letters with one more is too often another word: kar, kara, karı.
    shortest_base: 4,
    has_apostrophe_endings: true,
    ..NO_RULES
};
