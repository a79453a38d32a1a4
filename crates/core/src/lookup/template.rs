//! The address of an answer, with places for the words and their language.

use crate::wire::encode;

/// What stands for the words.
const TERM: &str = "{term}";
/// What stands for their language.
const LANGUAGE: &str = "{lang}";

/// Where words are looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    address: String,
    /// Addresses of further hosts that pictures may come from.
    pub pictures: Vec<String>,
}

/// What is wrong with an option that is to name a [`Template`]; `None` where it is right.
#[must_use]
pub fn problem(option: &str) -> Option<&'static str> {
    let address = option.split_whitespace().next().unwrap_or_default();
    let Some((before, _)) = split(address, TERM) else {
        return Some("it has no “{term}” where the words go; nothing is looked up.");
    };
    let (_, host) = split(before, "//")?;
    // Words may not say which host is asked.
    let is_past_host = host.contains(['/', '?', '#']);
    (!is_past_host).then_some("“{term}” may not stand in the host; nothing is looked up.")
}

impl Template {
    /// Reads an option that has no [`problem`]: an address with `{term}` and perhaps
    /// `{lang}`, and after it addresses of hosts for pictures.
    #[must_use]
    pub fn read(option: &str) -> Self {
        let mut words = option.split_whitespace().map(str::to_owned);
        Self { address: words.next().unwrap_or_default(), pictures: words.collect() }
    }

    /// The address of the answer for words in a language, of whose BCP 47 tag the first
    /// part counts; `None` for words that say nothing.
    #[must_use]
    pub fn address(&self, words: &str, language: &str) -> Option<String> {
        if !words.chars().any(char::is_alphanumeric) {
            return None;
        }
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        let is_language =
            (2..=8).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic());
        let primary = if is_language { primary.to_ascii_lowercase() } else { "en".to_owned() };
        let in_language = filled(&self.address, LANGUAGE, &primary);
        Some(filled(&in_language, TERM, &encode(words)))
    }
}

/// An address with a value in each place of a name.
fn filled(address: &str, name: &str, value: &str) -> String {
    let mut out = String::new();
    let mut rest = address;
    while let Some((before, after)) = split(rest, name) {
        out.push_str(before);
        out.push_str(value);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The parts of a text around another. It is said by hand, since the standard library's
/// search weighs more than it is worth for an address.
fn split<'t>(text: &'t str, part: &str) -> Option<(&'t str, &'t str)> {
    let (at, _) = text
        .char_indices()
        .find(|(at, _)| text.get(*at..).is_some_and(|rest| rest.starts_with(part)))?;
    Some((text.get(..at)?, text.get(at + part.len()..)?))
}

#[cfg(test)]
mod tests {
    use super::{Template, problem};

    const WIKIPEDIA: &str = "https://{lang}.wikipedia.org/api/rest_v1/page/summary/{term}";

    #[test]
    fn words_and_language_go_to_their_places_and_nowhere_else() {
        let cases = [
            (
                WIKIPEDIA,
                "malware",
                "id-ID",
                Some("https://id.wikipedia.org/api/rest_v1/page/summary/malware"),
            ),
            (
                WIKIPEDIA,
                "AC/DC?#&",
                "EN",
                Some("https://en.wikipedia.org/api/rest_v1/page/summary/AC%2FDC%3F%23%26"),
            ),
            (
                WIKIPEDIA,
                "x",
                "evil.example/",
                Some("https://en.wikipedia.org/api/rest_v1/page/summary/x"),
            ),
            (
                WIKIPEDIA,
                "kata sandi",
                "",
                Some("https://en.wikipedia.org/api/rest_v1/page/summary/kata%20sandi"),
            ),
            (
                "/cari?q={term}&l={lang}&again={term}",
                "é",
                "id",
                Some("/cari?q=%C3%A9&l=id&again=%C3%A9"),
            ),
            ("/cari/{term}", "{lang}", "id", Some("/cari/%7Blang%7D")),
            ("/cari/{term}", "..", "id", None),
            ("/cari/{term}", " ", "id", None),
        ];
        for (option, words, language, expected) in cases {
            assert_eq!(problem(option), None, "{option}");
            let address = Template::read(option).address(words, language);
            assert_eq!(address.as_deref(), expected, "{option} {words}");
        }
    }

    #[test]
    fn words_are_needed_and_may_not_name_the_host() {
        for option in [
            "https://example.org/",
            "",
            "https://example.org/ https://example.org/{term}",
            "https://{term}.example.org/",
            "https://{term}/a",
            "//{term}/a",
            "https://example.org:{term}/",
        ] {
            assert!(problem(option).is_some(), "{option}");
        }
        for option in
            ["{term}", "/a/{term}", "https://example.org?q={term}", "//example.org/{term}"]
        {
            assert_eq!(problem(option), None, "{option}");
        }
    }

    #[test]
    fn further_hosts_are_those_of_pictures() {
        let template = Template::read(&[" ", WIKIPEDIA, "  https://upload.example/ "].concat());
        assert_eq!(template.pictures, ["https://upload.example/"]);
    }
}
