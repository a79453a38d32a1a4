use super::*;

fn read(words: &str, content_type: &str, text: &str) -> Vec<Entry> {
    read_answer(words, Answer { content_type, text }, |text| serde_json::from_str(text).ok())
}

/// As the published description of the interface has it, shortened.
const STANDARD: &str = r#"{
    "type": "standard", "title": "Perangkat pemeras",
    "displaytitle": "<span class=\"mw-page-title-main\">Perangkat pemeras</span>",
    "namespace": {"id": 0, "text": ""}, "wikibase_item": "Q926331",
    "thumbnail": {"source": "https://upload.wikimedia.org/a/320px-a.png", "width": 320, "height": 213},
    "lang": "id", "dir": "ltr", "timestamp": "2024-01-01T00:00:00Z",
    "description": "jenis perangkat perusak",
    "content_urls": {
        "desktop": {"page": "https://id.wikipedia.org/wiki/Perangkat_pemeras"},
        "mobile": {"page": "https://id.m.wikipedia.org/wiki/Perangkat_pemeras"}},
    "extract": "Perangkat pemeras adalah jenis perangkat perusak.",
    "extract_html": "<p><b>Perangkat pemeras</b> adalah jenis perangkat perusak.</p>"}"#;

const JSON: &str = "application/json; charset=utf-8; profile=\"https://www.mediawiki.org/wiki/Specs/Summary/1.5.0\"";

#[test]
fn a_summary_is_one_sense_with_its_source() {
    let expected = Entry {
        language: Some("id".into()),
        url: Some("https://id.wikipedia.org/wiki/Perangkat_pemeras".into()),
        image: Some("https://upload.wikimedia.org/a/320px-a.png".into()),
        ..Entry::new(
            "Perangkat pemeras",
            "<p><b>Perangkat pemeras</b> adalah jenis perangkat perusak.</p>",
        )
    };
    assert_eq!(read("ransomware", JSON, STANDARD), [expected]);
}

#[test]
fn a_summary_without_html_is_text_and_one_without_text_is_nothing() {
    let cases = [
        (r#"{"title": "A", "extract": "a < b & c"}"#, Some("a &lt; b &amp; c")),
        (r#"{"type": "standard", "title": "A", "extract": "", "extract_html": ""}"#, None),
        (r#"{"type": "no-extract", "title": "A", "extract": "a"}"#, None),
        (r#"{"type": "mainpage", "title": "A", "extract": "a"}"#, None),
        (
            r#"{"type": "https://mediawiki.org/wiki/HyperSwitch/errors/not_found", "title": "Not found."}"#,
            None,
        ),
    ];
    for (text, expected) in cases {
        let found = read("a", "application/json", text);
        assert_eq!(found.first().map(|entry| &*entry.definition), expected, "{text}");
    }
}

#[test]
fn a_page_of_several_meanings_leads_to_them() {
    let text = r#"{"type": "disambiguation", "title": "Bank", "extract": "Bank may refer to:",
        "thumbnail": {"source": "/a.png"},
        "content_urls": {"desktop": {"page": "https://id.wikipedia.org/wiki/Bank"}}}"#;
    let found = read("bank", "application/json", text);
    assert_eq!(
        found,
        [Entry {
            url: Some("https://id.wikipedia.org/wiki/Bank".into()),
            ..Entry::new("Bank", "")
        }]
    );
    assert_eq!(
        read("bank", "application/json", r#"{"type": "disambiguation", "extract": "x"}"#),
        []
    );
}

#[test]
fn entries_of_our_own_form_are_those_that_were_asked_for() {
    let one = r#"{"term": "Siber", "definition": "Soal komputer.", "domain": "teknologi"}"#;
    let found = read("siber", "application/json", one);
    assert_eq!(
        found,
        [Entry { domain: Some("teknologi".into()), ..Entry::new("Siber", "Soal komputer.") }]
    );
    let several = r#"{"terms": [{"term": "siberia", "definition": "x"}, {"term": "cyber", "aliases": ["Siber"],
        "definition": "y"}, {"term": "siber"}]}"#;
    let terms = |words| read(words, "", several).into_iter().map(|e| e.term).collect::<Vec<_>>();
    assert_eq!(terms("siber"), ["cyber"]);
    assert_eq!(terms("sibernetika"), ["siberia", "cyber"]);
    let many = format!("[{}]", [r#"{"term": "a", "definition": "b"}"#; 9].join(","));
    assert_eq!(read("a", "application/json", &many).len(), MAX_SENSES);
    for text in ["[]", "{}", "null", "5", "", "<p>", r#"{"@context": "x", "term": "a"}"#] {
        assert_eq!(read("a", "application/json", text), [], "{text}");
    }
}

#[test]
fn text_is_escaped_and_cut_and_html_is_left_to_the_sanitiser() {
    let cases = [
        ("text/plain", "Soal <komputer> & jaringan.\n", Some("Soal &lt;komputer> &amp; jaringan.")),
        ("text/plain", " \n", None),
        ("text/plain; charset=utf-8", r#"{"term": "a", "definition": "b"}"#, Some("b")),
        ("text/html", "<p>Soal <em>komputer</em>.</p>", Some("<p>Soal <em>komputer</em>.</p>")),
        ("text/html", "<!DOCTYPE html><p>a", None),
        ("TEXT/HTML;charset=utf-8", "\u{feff}\n<HTML><p>a", None),
        ("image/png", "a", None),
    ];
    for (kind, text, expected) in cases {
        let found = read("a", kind, text);
        assert_eq!(found.first().map(|entry| &*entry.definition), expected, "{kind} {text}");
    }
    let long = read("a", "text/plain", &"kata ".repeat(1_000));
    assert!(long[0].definition.len() <= MAX_TEXT + 3 && long[0].definition.ends_with("kata…"));
    assert_eq!(read("a", "text/html", &"<p>a".repeat(5_000)), []);
}
