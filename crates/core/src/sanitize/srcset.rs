//! The candidates of `srcset`.

/// Splits a `srcset` into addresses and their descriptors (`2x`, `640w` or nothing), as
/// <https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute> does:
/// an address may hold commas, and only one at its end parts candidates.
#[must_use]
pub fn srcset_candidates(srcset: &str) -> Vec<(&str, &str)> {
    let mut candidates = Vec::new();
    let mut rest = srcset;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            return candidates;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (address, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let bare = address.trim_end_matches(',');
        if bare.len() < address.len() {
            candidates.push((bare, ""));
            rest = after;
            continue;
        }
        let (descriptor, after) = after.split_once(',').unwrap_or((after, ""));
        candidates.push((bare, descriptor.trim()));
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::srcset_candidates;

    #[test]
    fn addresses_and_descriptors_are_told_apart() {
        let cases: &[(&str, &[(&str, &str)])] = &[
            ("", &[]),
            (" , ", &[]),
            ("a.png", &[("a.png", "")]),
            ("a.png 1x, b.png 2x", &[("a.png", "1x"), ("b.png", "2x")]),
            ("a.png, b.png 2x", &[("a.png", ""), ("b.png", "2x")]),
            (
                "/w_640,h_480/a.png 640w,/b.png 1280w",
                &[("/w_640,h_480/a.png", "640w"), ("/b.png", "1280w")],
            ),
            ("data:image/png;base64,AA 1x", &[("data:image/png;base64,AA", "1x")]),
        ];
        for (srcset, expected) in cases {
            assert_eq!(srcset_candidates(srcset), *expected, "{srcset}");
        }
    }
}
