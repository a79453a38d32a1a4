//! Whether two addresses show one picture.

/// Whether two addresses name one image, perhaps in two sizes: the query does not count,
/// nor does the size that blog systems write before the ending (`a-1024x683.jpg`).
#[must_use]
pub fn is_same_image(a: &str, b: &str) -> bool {
    file(a) == file(b)
}

/// The path up to its last name, that name without size, and its ending.
fn file(address: &str) -> (&str, &str) {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let (stem, ending) = path.rsplit_once('.').unwrap_or((path, ""));
    let unsized_stem = stem.rsplit_once('-').filter(|(_, size)| is_size(size));
    (unsized_stem.map_or(stem, |(stem, _)| stem), ending)
}

fn is_size(text: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    text.split_once('x').is_some_and(|(width, height)| is_number(width) && is_number(height))
}

#[cfg(test)]
mod tests {
    use super::is_same_image;

    #[test]
    fn sizes_and_queries_do_not_count() {
        let cases = [
            ("https://a/b.jpg", "https://a/b.jpg", true),
            ("https://a/b.jpg?w=640", "https://a/b-1024x683.jpg", true),
            ("https://a/b-2x.jpg", "https://a/b.jpg", false),
            ("https://a/b.jpg", "https://a/c.jpg", false),
            ("https://a/b.jpg", "https://a/b.png", false),
        ];
        for (a, b, same) in cases {
            assert_eq!(is_same_image(a, b), same, "{a} {b}");
        }
    }
}
