//! Which addresses a link or an image may carry.

/// Schemes that an address in untrusted HTML may name. Anything else, `javascript:`
/// and `data:` first of all, is dropped.
pub const SAFE_SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

/// Whether an address is relative or names a scheme of [`SAFE_SCHEMES`].
///
/// Control characters and white space are passed over as the URL standard does
/// (<https://url.spec.whatwg.org/#concept-basic-url-parser>), so `java\nscript:`
/// does not slip through.
#[must_use]
pub fn is_safe_url(address: &str) -> bool {
    let cleaned: String =
        address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let end = cleaned.find(['/', '?', '#']).unwrap_or(cleaned.len());
    let head = cleaned.get(..end).unwrap_or_default();
    match head.split_once(':') {
        None => true,
        Some((scheme, _)) => SAFE_SCHEMES.iter().any(|safe| scheme.eq_ignore_ascii_case(safe)),
    }
}

#[cfg(test)]
mod tests {
    use super::is_safe_url;

    #[test]
    fn relative_addresses_and_named_schemes_pass_and_others_do_not() {
        let cases = [
            ("https://example.org/a", true),
            ("HTTP://example.org", true),
            ("mailto:a@example.org", true),
            ("/path", true),
            ("path/to:colon", true),
            ("#place", true),
            ("?q=a:b", true),
            ("//example.org/a", true),
            ("javascript:alert(1)", false),
            ("JavaScript:alert(1)", false),
            ("java\nscript:alert(1)", false),
            ("\u{1} javascript:alert(1)", false),
            ("data:text/html,x", false),
            ("vbscript:x", false),
            ("blob:https://example.org/1", false),
            ("javascript&colon;alert(1)", true),
        ];
        for (address, safe) in cases {
            assert_eq!(is_safe_url(address), safe, "{address:?}");
        }
    }
}
