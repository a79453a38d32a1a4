//! Terms that are written for machines, as our own reader reads them back.
#![allow(clippy::unwrap_used, reason = "a test may end")]

use glosa_core::glossary::Entry;
use glosa_core::glossary::formats::{Parsers, Source, read};
use glosa_core::glossary::linked_data::{Plainly, TermSet, in_script};

/// A page that takes tags out and knows one host.
struct Page;

impl Plainly for Page {
    fn text(&self, definition: &str) -> String {
        definition.replace("<em>", "").replace("</em>", "")
    }

    fn address(&self, address: &str, base: Option<&str>) -> Option<String> {
        let is_safe = !address.starts_with("javascript:");
        is_safe.then(|| [base.unwrap_or_default(), address].concat())
    }
}

const SET: TermSet<'_> =
    TermSet { page: "https://blog.example/post", name: "Terms", language: Some("id") };

fn entries() -> [Entry; 4] {
    [
        Entry {
            id: "siber".to_owned(),
            aliases: vec!["cyber".to_owned(), "saiber".to_owned()],
            hidden: vec!["sibre".to_owned()],
            url: Some("/siber".to_owned()),
            base_url: Some("https://blog.example".to_owned()),
            ..Entry::new(" siber ", "Tentang <em>jaringan</em> </script><!--.")
        },
        Entry {
            id: "bank".to_owned(),
            language: Some("en".to_owned()),
            url: Some("javascript:alert()".to_owned()),
            ..Entry::new("bank", "A house.")
        },
        Entry { id: "bank-2".to_owned(), ..Entry::new("bank", "A shore.") },
        Entry { id: "later".to_owned(), ..Entry::new("later", "") },
    ]
}

#[test]
fn what_is_written_is_read_back() {
    let document = SET.document(&entries(), &Page).unwrap();
    let json = in_script(&serde_json::to_string(&document).unwrap());
    let parsers = Parsers {
        json: |text| serde_json::from_str(text).map_err(|error| error.to_string()),
        xml: |_| Err("no XML".to_owned()),
    };
    let source = Source { content_type: "application/ld+json", address: "", text: &json };
    let reading = read(&source, &parsers).unwrap();
    assert_eq!(reading.skipped.len(), 0);
    let expected = [
        Entry {
            id: "siber".to_owned(),
            aliases: vec!["cyber".to_owned(), "saiber".to_owned()],
            url: Some("https://blog.example/siber".to_owned()),
            language: Some("id".to_owned()),
            ..Entry::new("siber", "Tentang jaringan </script><!--.")
        },
        Entry {
            id: "bank".to_owned(),
            language: Some("en".to_owned()),
            ..Entry::new("bank", "A house.")
        },
        Entry {
            id: "bank-2".to_owned(),
            language: Some("id".to_owned()),
            ..Entry::new("bank", "A shore.")
        },
    ];
    assert_eq!(reading.entries, expected);
}

#[test]
fn it_names_what_schema_org_names_and_cannot_end_its_script() {
    let document = SET.document(&entries(), &Page).unwrap();
    let json = in_script(&serde_json::to_string(&document).unwrap());
    assert!(!json.contains('<'), "{json}");
    assert!(!json.contains("null") && !json.contains("sibre"), "{json}");
    assert_eq!(document.get("@id").as_str(), Some("https://blog.example/post#glosa"));
    let term = document.get("hasDefinedTerm").items().first().unwrap();
    let names: Vec<&str> = term.members().iter().map(|(name, _)| name.as_str()).collect();
    let expected = ["@type", "@id", "name", "alternateName", "description", "inLanguage", "url"];
    assert_eq!(names, expected);
    assert_eq!(term.get("@id").as_str(), Some("https://blog.example/post#glosa-siber"));
}

#[test]
fn nothing_is_written_of_terms_that_nobody_explains() {
    let [.., later] = entries();
    assert_eq!(SET.document(&[later], &Page), None);
}
