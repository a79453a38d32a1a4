//! Which of the languages that there are is the best for a reader.

/// The first of `wanted` that is among `known`, each tried whole and then without its
/// last subtag, as in the look-up of RFC 4647, section 3.4. Case does not count.
#[must_use]
pub fn choose<'a>(wanted: &[String], known: &[&'a str]) -> Option<&'a str> {
    wanted.iter().find_map(|tag| {
        let mut range = tag.as_str();
        loop {
            if let Some(found) = known.iter().find(|known| known.eq_ignore_ascii_case(range)) {
                return Some(*found);
            }
            range = range.rsplit_once('-')?.0;
        }
    })
}

#[cfg(test)]
mod tests {
    use super::choose;

    #[test]
    fn a_language_is_found_by_its_longest_known_range() {
        let known = ["en", "id", "pt-BR"];
        let cases: [(&[&str], Option<&str>); 6] = [
            (&["id-ID"], Some("id")),
            (&["PT-br"], Some("pt-BR")),
            (&["pt"], None),
            (&["xx", "en-GB-oed"], Some("en")),
            (&["zh-Hant-TW"], None),
            (&[], None),
        ];
        for (wanted, expected) in cases {
            let wanted: Vec<String> = wanted.iter().map(|tag| (*tag).to_owned()).collect();
            assert_eq!(choose(&wanted, &known), expected, "{wanted:?}");
        }
    }
}
