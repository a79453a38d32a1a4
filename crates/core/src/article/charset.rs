//! How a document's bytes are to be read as text.

/// How many bytes of a page are looked at, as the HTML standard has it
/// (<https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding>).
const PRESCAN_BYTES: usize = 1_024;

/// Byte order marks and what they tell.
const MARKS: [(&[u8], &str); 3] =
    [(b"\xef\xbb\xbf", "utf-8"), (b"\xfe\xff", "utf-16be"), (b"\xff\xfe", "utf-16le")];

/// The label of a document's encoding, as it says it itself: by a byte order mark, by the
/// `charset` of its `Content-Type`, or, in a page, by a `<meta>`. Nothing is UTF-8.
#[must_use]
pub fn charset<'a>(content_type: &'a str, bytes: &'a [u8]) -> Option<&'a str> {
    if let Some((_, label)) = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Some(label);
    }
    let mut parts = content_type.split(';');
    let kind = parts.next().unwrap_or_default().trim();
    let stated = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        let value = value.trim_matches(['"', ' ']);
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then_some(value)
    });
    let is_page = kind.is_empty() || after(kind.as_bytes(), b"html").is_some();
    stated.or_else(|| {
        let start = bytes.get(..PRESCAN_BYTES).unwrap_or(bytes);
        is_page.then(|| meta_charset(start)).flatten()
    })
}

/// The first `charset` in a `<meta>`, outside of comments.
fn meta_charset(mut rest: &[u8]) -> Option<&str> {
    loop {
        rest = after(rest, b"<")?;
        if let Some(comment) = rest.strip_prefix(b"!--") {
            rest = after(comment, b"-->")?;
            continue;
        }
        let end = rest.iter().position(|byte| *byte == b'>').unwrap_or(rest.len());
        let tag = rest.get(..end)?;
        if tag.get(..4).is_some_and(|name| is(name, b"meta"))
            && let Some(label) = label_in(tag)
        {
            // Who can read the word has not read it in UTF-16.
            let is_wide = label.get(..6).is_some_and(|start| is(start.as_bytes(), b"utf-16"));
            return Some(if is_wide { "utf-8" } else { label });
        }
        rest = rest.get(end..)?;
    }
}

/// What follows `charset=` in a tag, in quotes or not.
fn label_in(tag: &[u8]) -> Option<&str> {
    let value = after(tag, b"charset")?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || b"\"';/".contains(byte);
    let end = value.iter().position(is_end).unwrap_or(value.len());
    core::str::from_utf8(value.get(..end)?).ok().filter(|label| !label.is_empty())
}

/// What follows the first `wanted`, of either case.
fn after<'a>(bytes: &'a [u8], wanted: &[u8]) -> Option<&'a [u8]> {
    let at = bytes.windows(wanted.len()).position(|part| is(part, wanted))?;
    bytes.get(at + wanted.len()..)
}

fn is(part: &[u8], wanted: &[u8]) -> bool {
    part.eq_ignore_ascii_case(wanted)
}

#[cfg(test)]
mod tests {
    use super::charset;

    #[test]
    fn a_document_says_its_encoding_by_mark_header_or_meta_in_that_order() {
        let cases: [(&str, &[u8], Option<&str>); 19] = [
            ("text/html", b"<meta charset=windows-1252>", Some("windows-1252")),
            ("text/html", b"<!doctype html>\n<META Charset = 'Shift_JIS' />", Some("Shift_JIS")),
            (
                "text/html",
                b"<meta http-equiv=Content-Type content=\"text/html; charset=iso-8859-2\">",
                Some("iso-8859-2"),
            ),
            ("application/xhtml+xml", b"<meta charset=\"gbk\"/>", Some("gbk")),
            ("", b"<html><head><meta charset=koi8-r>", Some("koi8-r")),
            ("text/html; charset=\"utf-8\"", b"<meta charset=koi8-r>", Some("utf-8")),
            ("text/html;Charset=big5", b"", Some("big5")),
            ("text/html; charset=", b"<meta charset=big5>", Some("big5")),
            ("text/html;charset=big5", b"\xef\xbb\xbf<p>", Some("utf-8")),
            ("text/plain", b"\xff\xfeA\0", Some("utf-16le")),
            ("text/plain", b"\xfe\xff\0A", Some("utf-16be")),
            ("text/html", b"<!-- <meta charset=big5> --><meta charset=gbk>", Some("gbk")),
            ("text/html", b"<meta name=viewport><meta charset=gbk>", Some("gbk")),
            ("text/html", b"<meta charset=UTF-16LE>", Some("utf-8")),
            ("text/html", b"<p title=charset>charset=big5</p>", None),
            ("text/html", b"<meta charset", None),
            ("text/html", b"<meta charset=\"\">", None),
            ("application/json", b"{\"a\": \"<meta charset=big5>\"}", None),
            ("text/html", b"", None),
        ];
        for (content_type, bytes, expected) in cases {
            let shown = String::from_utf8_lossy(bytes);
            assert_eq!(charset(content_type, bytes), expected, "{content_type}: {shown}");
        }
    }

    #[test]
    fn only_the_start_of_a_page_is_looked_at() {
        let late = [" ".repeat(1_024).as_bytes(), b"<meta charset=big5>"].concat();
        assert_eq!(charset("text/html", &late), None);
    }
}
