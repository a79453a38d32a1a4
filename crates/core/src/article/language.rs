//! Language tags as sources write them.

/// A BCP 47 tag from what a source wrote, as `id_ID` or ` en-US `; nothing where it has
/// not the shape of one (RFC 5646, section 2.1).
#[must_use]
pub fn tag(written: &str) -> Option<String> {
    let tag = written.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    let well_formed = (2..=8).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        });
    well_formed.then_some(tag)
}

/// Languages written from right to left, by their primary subtag: those whose likely
/// script in Unicode CLDR is Arabic, Hebrew, Syriac, Thaana, N'Ko or Adlam.
const RIGHT_TO_LEFT: &[&str] = &[
    "ar", "arc", "azb", "bal", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "khw", "ks", "lrc",
    "mzn", "nqo", "ps", "sd", "skr", "syr", "ug", "ur", "yi",
];

/// The direction of a language's text, for the `dir` attribute; `auto` lets the browser
/// look at the text where the language is not known.
#[must_use]
pub fn direction(tag: Option<&str>) -> &'static str {
    let Some(tag) = tag else { return "auto" };
    let mut parts = tag.split('-').map(str::to_ascii_lowercase);
    let primary = parts.next().unwrap_or_default();
    match parts.find(|part| part.len() == 4).as_deref() {
        Some("arab" | "hebr" | "syrc" | "thaa" | "nkoo" | "adlm") => "rtl",
        Some(_) => "ltr",
        None if RIGHT_TO_LEFT.contains(&primary.as_str()) => "rtl",
        None => "ltr",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_as_sources_write_them() {
        let cases = [
            ("id", Some("id")),
            ("id_ID", Some("id-ID")),
            (" en-US ", Some("en-US")),
            ("zh-Hant-TW", Some("zh-Hant-TW")),
            ("", None),
            ("Bahasa Indonesia", None),
            ("x", None),
            ("en-\"", None),
        ];
        for (written, expected) in cases {
            assert_eq!(tag(written).as_deref(), expected, "{written:?}");
        }
    }

    #[test]
    fn the_script_decides_the_direction() {
        let cases = [
            (None, "auto"),
            (Some("id"), "ltr"),
            (Some("ar-EG"), "rtl"),
            (Some("HE"), "rtl"),
            (Some("pa-Arab"), "rtl"),
            (Some("az-Latn"), "ltr"),
            (Some("ks-Deva"), "ltr"),
        ];
        for (tag, expected) in cases {
            assert_eq!(direction(tag), expected, "{tag:?}");
        }
    }
}
