//! Portuguese: plurals, also of the words within a phrase.
//!
//! Source: C. Cunha and L. F. Lindley Cintra, *Nova gramática do português
//! contemporâneo*, on the number of nouns and adjectives.

use super::rules::{After, Ending, Groups, NO_RULES, Rules};

const fn plural(form: &'static str, restores: &'static str) -> Ending {
    Ending::plural(form, restores, After::Anything)
}

const PLURALS: Groups = &[&[
    Ending::plural("s", "", After::OneOf("a e i o u á ã é ê í ó ô ú")),
    // New words of other languages: bots, links, tokens.
    Ending::plural("s", "", After::OneOf("b c d g k n p t w y")),
    Ending::plural("es", "", After::OneOf("n r s x z")),
    plural("ões", "ão"),
    plural("ães", "ão"),
    plural("ns", "m"),
    plural("eses", "ês"),
    plural("uses", "us"),
    plural("ases", "ás"),
    plural("aíses", "aís"),
    plural("aízes", "aiz"),
    Ending::plural("is", "l", After::OneOf("a u")),
    plural("éis", "el"),
    plural("eis", "el"),
    plural("eis", "il"),
    plural("óis", "ol"),
    plural("is", "il"),
]];

pub(super) static RULES: Rules = Rules {
    tags: "pt",
    endings: PLURALS,
    inner_endings: PLURALS,
    not_inflected: "ambos antes apenas através bens caos costas demais depois dois fezes \
        finanças fomos férias jamais lápis mais menos núpcias parabéns pois reais \
        seis simples vírus óculos ônibus",
    ..NO_RULES
};
