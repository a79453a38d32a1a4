//! French: plurals, also of the words within a phrase, and elision before it.
//!
//! Source: M. Grevisse and A. Goosse, *Le bon usage*, on the plural of nouns and on
//! elision.

use super::rules::{After, Ending, Groups, NO_RULES, Rules};

const PLURALS: Groups = &[&[
    Ending::plural("s", "", After::NoneOf("s x z")),
    Ending::plural("x", "", After::OneOf("au eu bijou caillou genou hibou")),
    Ending::plural("aux", "al", After::NoneOf("e")),
    Ending::plural("aux", "ail", After::OneOf("b cor ém trav vitr")),
]];

pub(super) static RULES: Rules = Rules {
    tags: "fr",
    endings: PLURALS,
    inner_endings: PLURALS,
    not_inflected: "ailleurs alors après assises avis avons bois bras ciseaux corps cours dans \
        devins faux fils fois fonds frais gaz héros jamais jars jus lors lunettes \
        mais moins mois palais paris pas peux pieux plus poids puis relais sans sens \
        siennes sommes sous succès suis tas taux temps toujours tous travers trois \
        très univers vacances vers virus épars étais",
    elisions: "c d j jusqu l lorsqu m n puisqu qu quelqu quoiqu s t",
    ..NO_RULES
};
