//! What stands between words.

/// Texts with `between` between each two.
#[must_use]
pub fn joined(texts: &mut dyn Iterator<Item = &str>, between: &str) -> String {
    let mut out = String::new();
    if let Some(first) = texts.next() {
        out.push_str(first);
    }
    for text in texts {
        out.push_str(between);
        out.push_str(text);
    }
    out
}

/// The words of a text with `between` between each two, and nothing at the ends.
#[must_use]
pub fn respaced(text: &str, between: &str) -> String {
    joined(&mut text.split_whitespace(), between)
}
