//! Names that are almost those of options.

use super::options::Warning;
use super::table::{self, OPTIONS};

/// What to say of an attribute on the element that is none of ours but looks as if it was
/// to be one; nothing of all the others that an element may have.
#[must_use]
pub fn mistaken(attribute: &str) -> Option<Warning> {
    let is_known = table::find(attribute).is_some();
    (!is_known && nearest(attribute).is_some()).then(|| unknown(attribute))
}

/// What to say of an option that there is not.
pub(super) fn unknown(name: &str) -> Warning {
    let mut message = "There is no such option; it is ignored.".to_owned();
    if let Some(nearest) = nearest(name) {
        message = [&message, " “", nearest, "” may be meant."].concat();
    }
    Warning { option: name.to_owned(), message }
}

/// The option whose name is at most two slips away; one where the name is short.
fn nearest(name: &str) -> Option<&'static str> {
    let plain = name.strip_prefix("data-").unwrap_or(name).as_bytes();
    let mut too_many = if plain.len() > 4 { 3 } else { 2 };
    let mut found = None;
    for known in OPTIONS {
        let slips = distance(plain, known.name.as_bytes());
        if slips < too_many {
            too_many = slips;
            found = Some(known.name);
        }
    }
    found
}

/// Letters to change, to add or to take away (Levenshtein).
fn distance(one: &[u8], other: &[u8]) -> usize {
    // Of the beginnings of `one`, by their length, to the part of `other` so far.
    let mut row: Vec<usize> = (0..=one.len()).collect();
    for (so_far, letter) in other.iter().enumerate() {
        let mut diagonal = so_far;
        let mut left = so_far + 1;
        let letters = core::iter::once(None).chain(one.iter().map(Some));
        for (cell, mine) in row.iter_mut().zip(letters) {
            let changed = match mine {
                Some(mine) if mine.eq_ignore_ascii_case(letter) => diagonal,
                Some(_) => diagonal.min(left).min(*cell) + 1,
                None => so_far + 1,
            };
            diagonal = *cell;
            left = changed;
            *cell = changed;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{mistaken, unknown};

    #[test]
    fn what_was_to_be_an_option_is_named_with_it() {
        let cases = [
            ("glosary", "glossary"),
            ("gloosari", "glossary"),
            ("end-point", "endpoint"),
            ("enpdoint", "endpoint"),
            ("data-src", "src"),
            ("data-mark", "mark"),
            ("marks", "mark"),
            ("coments", "comments"),
            ("treads", "thread"),
            ("Theme", "theme"),
        ];
        for (name, meant) in cases {
            let warning = mistaken(name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(warning.option, name);
            assert!(warning.message.contains(&format!("“{meant}”")), "{name}: {}", warning.message);
        }
    }

    #[test]
    fn what_elements_may_have_besides_is_left_alone() {
        let attributes = "accesskey autofocus class contenteditable dir draggable enterkeyhint \
            exportparts hidden id inert inputmode is itemid itemprop itemref itemscope itemtype \
            lang nonce part popover role slot spellcheck style tabindex title translate \
            aria-label aria-live data-id data-term data-v-7ba5bd90 onclick x-data v-if key ref \
            for src glossary lookup mark skip endpoint dialect thread comments theme \
            _ngcontent-ng-c12 data-reactroot name width align";
        for name in attributes.split_whitespace() {
            assert_eq!(mistaken(name), None, "{name}");
        }
    }

    #[test]
    fn an_option_that_resembles_none_is_named_alone() {
        assert_eq!(unknown("colour").message, "There is no such option; it is ignored.");
    }
}
