//! Spanish: plurals, also of the words within a phrase.
//!
//! Source: Real Academia Española and ASALE, *Nueva gramática de la lengua española*
//! (2009), on the number of nouns, and *Ortografía de la lengua española* (2010), on the
//! accents that come or go with it.

use super::rules::{After, Ending, Groups, NO_RULES, Rules};

const fn plural(form: &'static str, restores: &'static str) -> Ending {
    Ending::plural(form, restores, After::Anything)
}

const PLURALS: Groups = &[&[
    Ending::plural("s", "", After::OneOf("a e i o u á é í ó ú")),
    // New words of other languages: bots, clics, webs.
    Ending::plural("s", "", After::OneOf("b c f g k m p t w")),
    Ending::plural("es", "", After::OneOf("d j l n r s x y í ú")),
    plural("ces", "z"),
    // The accent goes where the stress is now as the spelling has it: canciones.
    plural("anes", "án"),
    plural("enes", "én"),
    plural("ines", "ín"),
    plural("ones", "ón"),
    plural("unes", "ún"),
    plural("ases", "ás"),
    plural("eses", "és"),
    plural("oses", "ós"),
    plural("uses", "ús"),
    // And comes where it is not: imágenes.
    plural("ágenes", "agen"),
    plural("árgenes", "argen"),
    plural("ígenes", "igen"),
    plural("írgenes", "irgen"),
    plural("ámenes", "amen"),
    plural("ímenes", "imen"),
    plural("úmenes", "umen"),
    plural("órdenes", "orden"),
    plural("óvenes", "oven"),
    plural("egímenes", "égimen"),
    plural("pecímenes", "pécimen"),
    plural("aracteres", "arácter"),
]];

pub(super) static RULES: Rules = Rules {
    tags: "es",
    endings: PLURALS,
    inner_endings: PLURALS,
    not_inflected: "además afueras ambages antes apenas atrás bienes caos celos cosmos crisis \
        deberes dios dosis ellos entonces esos estos fuerzas gafas gracias haces \
        lejos lunes menos mientras modales nupcias quieres quizás seis tenis tres \
        veras virus",
    ..NO_RULES
};
