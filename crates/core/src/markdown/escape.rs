//! Text that Markdown leaves as it is.

/// Adds a text to Markdown so that it shows as it was. What is before it in `out` says
/// whether it begins a line.
pub(super) fn push_text(out: &mut String, text: &str) {
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let before = out.chars().next_back();
        let line = out.rsplit('\n').next().unwrap_or_default();
        if needs_backslash(c, before, line, rest.as_str()) {
            out.push('\\');
        }
        out.push(c);
    }
}

/// Whether a character would be read as a mark, between what stands `before` it, in its
/// `line` as far as that is written, and what comes `after` it.
fn needs_backslash(c: char, before: Option<char>, line: &str, after: &str) -> bool {
    let next = after.chars().next();
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_space = |c: Option<char>| c.is_some_and(char::is_whitespace);
    let begins = line.trim().is_empty();
    match c {
        '\\' => next.is_none_or(|c| c.is_ascii_punctuation() || c.is_whitespace()),
        '`' | '[' | ']' | '~' => true,
        '*' => begins || !is_space(before) || !is_space(next),
        '_' => !is_word(before) || !is_word(next),
        '<' => next.is_none_or(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
        '&' => is_entity(after),
        '#' | '>' | '=' => begins,
        '-' | '+' => begins && next.is_none_or(|c| c.is_whitespace() || c == '-'),
        '.' | ')' => is_number(line) && next.is_none_or(char::is_whitespace),
        _ => false,
    }
}

/// Whether a text begins as a character reference does, without its `&`.
fn is_entity(after: &str) -> bool {
    let Some((name, _)) = after.split_once(';') else { return false };
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
}

/// Whether a line is a number so far, as an item of a list begins.
fn is_number(line: &str) -> bool {
    let line = line.trim_start();
    !line.is_empty() && line.chars().all(|c| c.is_ascii_digit())
}
