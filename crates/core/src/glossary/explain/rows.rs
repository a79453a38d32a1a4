//! What is said of each place of a term, as a table.

use super::{SharedSpellings, SpellingKind, Spellings};
use crate::glossary::{Entry, Glossary, Languages, Mark, Normalize, TermIndex};
use crate::json::Value;

/// A place of a term, with what stands there.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Where, which term and by which rule.
    pub mark: Mark,
    /// The words of the article.
    pub text: String,
    /// Whether they are marked.
    pub is_marked: bool,
}

/// A row for each place, in their order, and one without a text for each term that stands
/// nowhere. `language` is that of the article.
#[must_use]
pub fn rows(
    glossary: &Glossary,
    seen: &[Seen],
    language: Option<&str>,
    normalize: Normalize<'_>,
    languages: Languages,
) -> Value {
    let shared = SharedSpellings::of(glossary, normalize);
    let mut spellings = Spellings::new(language, normalize, languages);
    let found = seen.iter().filter_map(|place| row(glossary, place, &mut spellings, &shared));
    let mut rows: Vec<Value> = found.collect();
    let mut standing: Vec<TermIndex> = seen.iter().map(|place| place.mark.term).collect();
    standing.sort_unstable();
    let absent = glossary.terms().filter(|(index, _)| standing.binary_search(index).is_err());
    rows.extend(absent.map(|(_, term)| {
        Value::object([
            ("text", Value::Null),
            ("term", term.id.as_str().into()),
            ("label", term.label.as_str().into()),
            ("alias", Value::Null),
            ("rule", Value::Null),
            ("language", term.senses.first().and_then(|entry| entry.language.clone()).into()),
            ("start", Value::Null),
            ("marked", false.into()),
            ("shared", Value::Array(Vec::new())),
        ])
    }));
    Value::Array(rows)
}

fn row(
    glossary: &Glossary,
    Seen { mark, text, is_marked }: &Seen,
    spellings: &mut Spellings<'_>,
    shared: &SharedSpellings<'_>,
) -> Option<Value> {
    let term = glossary.term(mark.term)?;
    let spelling = spellings.of(mark, term, text);
    let is_it = |entry: &&Entry| spelling.as_ref().is_some_and(|found| found.entry == entry.id);
    let entry = term.senses.iter().find(is_it).or(term.senses.first())?;
    let alias = spelling.as_ref().filter(|found| found.kind != SpellingKind::Term);
    let sharing = spelling.as_ref().map(|found| shared.get(&found.entry, &found.text));
    let sharing = sharing.unwrap_or_default().iter().map(|other| other.id.as_str().into());
    Some(Value::object([
        ("text", text.as_str().into()),
        ("term", term.id.as_str().into()),
        ("label", term.label.as_str().into()),
        ("alias", alias.map(|alias| alias.text.clone()).into()),
        ("rule", mark.rule.name().into()),
        ("language", entry.language.clone().into()),
        ("start", f64::from(mark.span.start.0).into()),
        ("marked", (*is_marked).into()),
        ("shared", Value::Array(sharing.collect())),
    ]))
}

#[cfg(test)]
mod tests {
    use super::{Seen, rows};
    use crate::glossary::{Entry, Glossary, Languages, Matcher};
    use crate::text::Layout;

    const TEXT: &str = "Serangannya lewat cyberattack; virus itu.";

    #[test]
    fn each_place_and_each_absent_term_has_its_row() {
        let language = |tag: &str| Some(tag.to_owned());
        let glossary = Glossary::from_entries([
            Entry {
                aliases: vec!["cyberattack".to_owned()],
                language: language("id"),
                ..Entry::new("serangan", "x")
            },
            Entry { language: language("en"), ..Entry::new("virus", "x") },
            Entry::new("virus", "y"),
            Entry::new("worm", "z"),
        ]);
        let (same, all) = (&str::to_owned, Languages::all());
        let marks = Matcher::new(&glossary, same, all).find(TEXT, &Layout::default(), None, same);
        let seen: Vec<Seen> = marks
            .into_iter()
            .map(|mark| {
                let (start, end) = (mark.span.start.0 as usize, mark.span.end.0 as usize);
                let text = TEXT.get(start..end).unwrap_or_default().to_owned();
                Seen { mark, text, is_marked: mark.alias }
            })
            .collect();
        let said = rows(&glossary, &seen, None, same, all);
        let shown: Vec<String> =
            said.items().iter().map(|row| serde_json::to_string(row).unwrap_or_default()).collect();
        assert_eq!(
            shown,
            [
                r#"{"text":"Serangannya","term":"serangan","label":"serangan","alias":null,"rule":"clitic","language":"id","start":0.0,"marked":false,"shared":[]}"#,
                r#"{"text":"cyberattack","term":"serangan","label":"serangan","alias":"cyberattack","rule":"exact","language":"id","start":18.0,"marked":true,"shared":[]}"#,
                r#"{"text":"virus","term":"virus","label":"virus","alias":null,"rule":"exact","language":"en","start":31.0,"marked":false,"shared":["virus","virus-2"]}"#,
                r#"{"text":null,"term":"worm","label":"worm","alias":null,"rule":null,"language":null,"start":null,"marked":false,"shared":[]}"#,
            ]
        );
    }
}
