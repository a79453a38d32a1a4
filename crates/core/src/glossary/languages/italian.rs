//! Italian: plurals, also of the words within a phrase, and elision before it.
//!
//! Source: L. Serianni, *Grammatica italiana* (1988), on the plural of nouns and on
//! elision.

use super::rules::{After, Ending, Groups, NO_RULES, Rules};

const fn plural(form: &'static str, restores: &'static str) -> Ending {
    Ending::plural(form, restores, After::Anything)
}

/// Before these, a final vowel is written with `h` or without, by rules of their own.
const HARD: After = After::NoneOf("c g h i");

const PLURALS: Groups = &[&[
    Ending::plural("i", "o", HARD),
    Ending::plural("i", "e", After::NoneOf("h i")),
    // Greek words in -ma, and who does something in -ista: problemi, artisti.
    Ending::plural("mi", "ma", After::OneOf("e am og is o")),
    plural("isti", "ista"),
    Ending::plural("e", "a", HARD),
    plural("chi", "co"),
    plural("ghi", "go"),
    plural("che", "ca"),
    plural("ghe", "ga"),
    Ending::plural("ci", "co", After::OneOf("i a")),
    plural("logi", "logo"),
    Ending::plural("i", "io", After::NoneOf("i")),
    plural("ie", "ia"),
    Ending::plural("ce", "cia", After::NoneOf("a e i o u")),
    Ending::plural("ge", "gia", After::NoneOf("a e i o u")),
]];

pub(super) static RULES: Rules = Rules {
    tags: "it",
    endings: PLURALS,
    inner_endings: PLURALS,
    // Here the one word is the plural of another by chance: salt and halls, hunger and
    // fames, twenty and winds.
    not_inflected: "agli ai alle anche arte carne ci come conte corte dagli dai dalle degli dei \
        delle di dice dieci ecco fame fini fonte forse fronte hai latte lei lui mai \
        mare mente merce mi mille monte morte nei nelle noi ode oggi pace pari parte \
        pene poi porte quale quasi qui rete sale sei sete si sole sorte sui sulle ti \
        tiene tre vale venti vi viene vive voi",
    elisions: "all anch coll d dall dell l nell quell quest sull un",
    ..NO_RULES
};
