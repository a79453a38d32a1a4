//! A long definition, read by keyboard: the focus is on the mark, and its keys scroll.

/// Pixels that an arrow key scrolls, as it does in browsers.
const LINE: i32 = 40;

/// How far a key scrolls a box that shows `page` pixels at a time, down or (negative) up;
/// nothing for a key that does not scroll.
#[must_use]
pub fn scroll_step(key: &str, page: i32) -> Option<i32> {
    // A line of the last page stays to go on from.
    let page = (page - LINE).max(LINE);
    match key {
        "ArrowDown" => Some(LINE),
        "ArrowUp" => Some(-LINE),
        "PageDown" => Some(page),
        "PageUp" => Some(-page),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::scroll_step;

    #[test]
    fn arrows_go_by_lines_and_page_keys_by_what_is_shown() {
        let cases = [
            ("ArrowDown", 300, Some(40)),
            ("ArrowUp", 300, Some(-40)),
            ("PageDown", 300, Some(260)),
            ("PageUp", 300, Some(-260)),
            ("PageDown", 50, Some(40)),
            ("ArrowRight", 300, None),
            ("Tab", 300, None),
        ];
        for (key, page, expected) in cases {
            assert_eq!(scroll_step(key, page), expected, "{key} by {page}");
        }
    }
}
