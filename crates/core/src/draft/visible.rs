//! What can be seen of a text, and the form in which texts are kept.

use crate::text::characters::is_mark;

/// Whether nothing of a text can be seen: no character at all, or only white space,
/// controls, characters without a shape and marks with nothing to stand on.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    !text.chars().any(is_seen)
}

fn is_seen(c: char) -> bool {
    !c.is_whitespace()
        && !c.is_control()
        && !is_shapeless(c)
        && (c.is_alphanumeric() || !is_mark(c))
}

/// Ranges of the characters that leave no ink: those of Unicode's property
/// `Default_Ignorable_Code_Point` that are no marks, and the empty pattern of Braille.
/// A table, since it is smaller in the bundle than comparisons are.
const SHAPELESS: [(char, char); 15] = [
    ('\u{AD}', '\u{AD}'),
    ('\u{61C}', '\u{61C}'),
    ('\u{115F}', '\u{1160}'),
    ('\u{180E}', '\u{180E}'),
    ('\u{200B}', '\u{200F}'),
    ('\u{202A}', '\u{202E}'),
    ('\u{2060}', '\u{206F}'),
    ('\u{2800}', '\u{2800}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{FEFF}', '\u{FEFF}'),
    ('\u{FFA0}', '\u{FFA0}'),
    ('\u{FFF0}', '\u{FFF8}'),
    ('\u{1BCA0}', '\u{1BCA3}'),
    ('\u{1D173}', '\u{1D17A}'),
    ('\u{E0000}', '\u{E0FFF}'),
];

fn is_shapeless(c: char) -> bool {
    SHAPELESS.iter().any(|(first, last)| (*first..=*last).contains(&c))
}

/// Whether a character ends the line, turns the direction of what follows it (Unicode
/// UAX #9, section 2) or belongs in no line at all: with it a name or a title could
/// rewrite the line it stands in.
pub(super) fn leaves_line(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A text of several lines as it is kept: `\n` is the only line end, and no other
/// control but the tab is left. Nobody types such characters; they come along with what
/// is pasted, and a reader could not find them to take them out.
#[must_use]
pub fn normalize_text(text: &str) -> String {
    let lines = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    let kept = lines.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t'));
    kept.collect::<String>().trim().to_owned()
}

/// A text of one line as it is kept: what would break the line is a space, and what
/// would turn its direction is left out.
#[must_use]
pub fn normalize_line(text: &str) -> String {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let spaced = text.replace(breaks, " ").replace(leaves_line, "");
    spaced.trim().to_owned()
}
