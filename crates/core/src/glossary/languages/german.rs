//! German: the cases and plurals of nouns, which have a capital, and the endings of an
//! adjective within a phrase. Compounds are other words.
//!
//! Source: *Duden. Die Grammatik*, on the inflection of nouns and adjectives; Rat für
//! deutsche Rechtschreibung, *Amtliches Regelwerk*, on capitals.

use super::rules::{After, Ending, NO_RULES, Rules, Words};
use crate::glossary::Rule;

const fn case(form: &'static str, after: After) -> Ending {
    Ending { form, restores: "", after, vowels: "", rule: Rule::Case }
}

const fn plural(form: &'static str, restores: &'static str) -> Ending {
    Ending::plural(form, restores, After::Anything)
}

const VOWELS: Words = "a e i o u ä ö ü y";
/// After these, no plural is made with -e.
const NO_E: After = After::NoneOf("a e i o u y er el en em ung heit keit");
/// After these, a plural in -en is made; verbs have it as well: `Testen`.
const WITH_EN: After = After::OneOf(
    "acht ahl ank ant anz art at au eit ent enz erson icht ift ik ion ist or orm schaft \
        tät uhr ung ur",
);

/// The dative plural: Netzwerken, Servern.
const DATIVE: &[Ending] = &[case("n", After::OneOf("e er el"))];

const PLURALS: &[Ending] = &[
    case("s", After::NoneOf("s x z ung heit keit schaft tion tät")),
    case("es", After::NoneOf(VOWELS)),
    Ending::plural("e", "", NO_E),
    Ending::plural("en", "", WITH_EN),
    Ending::plural("n", "", After::OneOf("e el er")),
    Ending::plural("se", "", After::OneOf("nis")),
    Ending::plural("nen", "", After::OneOf("in")),
    Ending::plural("er", "", After::OneOf("bild feld geld glied kind licht lied")),
    Ending::plural("en", "us", After::OneOf("vir zykl algorithm mechanism")),
    Ending::plural("en", "um", After::OneOf("zentr muse gremi medi")),
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
    case("m", After::OneOf("e")),
    case("n", After::OneOf("e")),
    case("r", After::OneOf("e")),
    case("s", After::OneOf("e")),
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
    tags: "de",
    endings: &[DATIVE, PLURALS],
    inner_endings: &[DATIVE, PLURALS, ADJECTIVES],
    // Here the one word is the form of another by chance: messenger and bot, file and
    // act, list and cunning; or a verb, which has a capital where a sentence begins.
    not_inflected: "akte akten alle allen aller alpen balle ballen bande banden beate becken \
        bescheide bescheiden betone betonen bilde bilden blocke blogge bloggen bote \
        boten buche buchen bulle bullen busen chatte chatten checke checken daten \
        decke decken drucke drucken eile eisen elfe elfen falle fallen ferien ferne \
        freude funke funken hacke hacken halte halten hausen ihnen kanone kanonen \
        karte karten kaufe kaufen klicke klicken kohle kohlen kosten kurs lande \
        landen laube leute linke linken links liste listen maile mailen mandarine \
        marke marken mole muse musen nichts note noten orten phishing pilsen plane \
        planen platine platinen pole polen pope poste posten rahmen rate raten \
        rausche rauschen reife reifen reise reisen rinde rinden runde runden schale \
        schalen schlage schlagen seine seinen seiner seines sekte sekten sieben \
        spinnen starte starten staue stauen suche suchen tanke tanken tapete tapeten \
        tasten teste testen tropfen verkehren vertrage vertragen wachs ware waren \
        watte weile weise weste westen wette wetten wolle würden zeuge zeugen zinken \
        übertrage übertragen",
    has_capital_nouns: true,
    possessives: "s",
    ..NO_RULES
};
