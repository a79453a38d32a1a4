//! Text out of small pieces of HTML and of addresses, where no DOM is at hand.

use crate::text::joined;

/// Named references that blog systems put into titles and captions. Anything else
/// they write as a number.
const NAMED: &[(&str, &str)] = &[
    ("amp", "&"),
    ("apos", "'"),
    ("gt", ">"),
    ("hellip", "…"),
    ("laquo", "«"),
    ("ldquo", "“"),
    ("lsquo", "‘"),
    ("lt", "<"),
    ("mdash", "—"),
    ("nbsp", "\u{a0}"),
    ("ndash", "–"),
    ("quot", "\""),
    ("raquo", "»"),
    ("rdquo", "”"),
    ("rsquo", "’"),
    ("shy", "\u{ad}"),
];

/// The longest reference looked for, in bytes: `&#x10FFFF;`.
const REFERENCE_BYTES: usize = 10;

/// The plain text of a title or a caption in HTML: tags go, character references are
/// read, white space is folded. The answer is text and must be shown as text.
#[must_use]
pub fn text_of_html(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        rest = if from.starts_with('&') {
            reference(from, &mut out)
        } else if is_tag(from) {
            from.split_once('>').map_or("", |(_, after)| after)
        } else {
            out.push('<');
            from.get(1..).unwrap_or_default()
        };
    }
    out.push_str(rest);
    fold_white_space(&out)
}

/// White space folded to single spaces, and none at the ends.
pub(super) fn fold_white_space(text: &str) -> String {
    joined(&mut text.split_ascii_whitespace(), " ")
}

fn is_tag(from: &str) -> bool {
    let next = from.trim_start_matches('<').chars().next();
    next.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!'))
}

/// Reads the reference that `from` begins with into `out`; answers what follows.
fn reference<'a>(from: &'a str, out: &mut String) -> &'a str {
    let body = from.get(1..).unwrap_or_default();
    let found = body.bytes().take(REFERENCE_BYTES).position(|b| b == b';').and_then(|end| {
        let name = body.get(..end)?;
        let text = match name.strip_prefix('#') {
            Some(number) => character(number)?.to_string(),
            None => NAMED.iter().find(|(known, _)| *known == name)?.1.to_owned(),
        };
        Some((text, body.get(end + 1..)?))
    });
    let (text, after) = found.unwrap_or_else(|| ("&".to_owned(), body));
    out.push_str(&text);
    after
}

fn character(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    code.ok().and_then(char::from_u32).filter(|c| !c.is_control())
}

/// An address's fragment with its `%xx` read; nothing where it is not UTF-8.
pub(crate) fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let escaped = match after {
            [high, low, after @ ..] if *first == b'%' => hex(*high, *low).map(|b| (b, after)),
            _ => None,
        };
        let (byte, after) = escaped.unwrap_or((*first, after));
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8(bytes).ok()
}

fn hex(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_references_are_read() {
        let cases = [
            ("Plain", "Plain"),
            ("Putin &#038; Biden", "Putin & Biden"),
            ("&#8220;Siber&#8221; &ndash; <em>dua</em>\n kata", "“Siber” – dua kata"),
            ("&#x27;a&#X27;", "'a'"),
            ("a &lt;script&gt; b", "a <script> b"),
            ("R&D & AT&T;", "R&D & AT&T;"),
            ("3 < 5 <b>x</b>", "3 < 5 x"),
            ("broken <b", "broken"),
            ("&#0;&#xD800;&#99999999;", "&#0;&#xD800;&#99999999;"),
            ("&amp;amp;", "&amp;"),
            ("é&é", "é&é"),
        ];
        for (html, expected) in cases {
            assert_eq!(text_of_html(html), expected, "{html:?}");
        }
    }

    #[test]
    fn fragments_are_decoded() {
        let cases = [
            ("a", Some("a")),
            ("https%3A%2F%2Fx", Some("https://x")),
            ("caf%C3%A9", Some("café")),
            ("100%", Some("100%")),
            ("%zz", Some("%zz")),
            ("%ff", None),
        ];
        for (text, expected) in cases {
            assert_eq!(percent_decoded(text).as_deref(), expected, "{text}");
        }
    }
}
