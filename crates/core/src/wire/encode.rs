//! Percent-encoding of parts of an address (RFC 3986, section 2.1).

/// Encodes a path segment or a query value: all but unreserved characters.
#[must_use]
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for half in [byte >> 4, byte & 15] {
                out.extend(
                    char::from_digit(half.into(), 16).map(|digit| digit.to_ascii_uppercase()),
                );
            }
        }
    }
    out
}

/// The query of names and values, with its `?`; empty when there are none.
#[must_use]
pub fn query(pairs: &[(&str, &str)]) -> String {
    let mut out = String::new();
    for (name, value) in pairs {
        out.push(if out.is_empty() { '?' } else { '&' });
        out.push_str(name);
        out.push('=');
        out.push_str(&encode(value));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_cannot_break_out_of_their_place() {
        let cases = [
            ("a-b_c.~9", "a-b_c.~9"),
            ("a b&c=d#/?%", "a%20b%26c%3Dd%23%2F%3F%25"),
            ("é", "%C3%A9"),
        ];
        for (text, expected) in cases {
            assert_eq!(encode(text), expected);
        }
        assert_eq!(query(&[]), "");
        assert_eq!(query(&[("a", "1&2"), ("b", "")]), "?a=1%262&b=");
    }
}
