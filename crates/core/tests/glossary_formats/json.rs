//! JSON and lists of a page.

use glosa_core::glossary::formats::{DefinitionGroup, Reading, read_definition_list, read_json};
use glosa_core::json::Value;

use super::shown;

fn check(source: &str, expected: &[&str]) {
    let document: Value = serde_json::from_str(source).unwrap();
    assert_eq!(shown(&read_json(&document).unwrap()), expected.join("\n"), "{source}");
}

#[test]
fn the_plain_form_is_read_with_all_its_members() {
    check(
        r#"[{"id": "r", "term": " ransomware ", "aliases": ["pemeras", "", 5], "definition": "Jahat.",
            "language": "id", "url": "https://a.id/r", "image": "r.png", "caseSensitive": true,
            "derive": true, "domain": "siber"}]"#,
        &[
            "ransomware: Jahat. id=r lang=id url=https://a.id/r image=r.png domain=siber ~pemeras ~5 case derive",
        ],
    );
    check(
        r#"{"language": "id", "terms": [{"term": "a", "definition": "b"},
            {"term": "c", "definition": "d", "language": "en", "aliases": "satu"}]}"#,
        &["a: b lang=id", "c: d lang=en ~satu"],
    );
    check("[]", &[]);
}

#[test]
fn a_bad_entry_is_skipped_with_its_place_and_the_others_work() {
    check(
        r#"[5, {"term": "a", "definition": "b"}, {"definition": "x"}, {"term": "  ", "definition": "x"},
            {"term": "a"}, {"term": "\u200b\u0000", "definition": ""}, null]"#,
        &[
            "a: b",
            "! entry 1 is skipped: it is not an object",
            "! entry 3 is skipped: it has no term",
            "! entry 4 is skipped: it has no term",
            "! entry 5 is skipped: it has no definition",
            "! entry 6 is skipped: it has no definition",
            "! entry 7 is skipped: it is not an object",
        ],
    );
}

#[test]
fn a_document_that_is_no_glossary_is_told() {
    for source in ["5", "null", "\"a\"", "{}", r#"{"terms": 5}"#, r#"{"Vue": "framework"}"#] {
        let document: Value = serde_json::from_str(source).unwrap();
        assert!(read_json(&document).is_err(), "{source}");
    }
}

#[test]
fn schema_org_sets_are_read_in_the_shapes_that_pages_use() {
    let term = r#""name": "serangan siber", "description": "Upaya.""#;
    for (source, expected) in [
        (
            r##"{"@context": "https://schema.org", "@type": "DefinedTermSet", "@id": "#g",
                "inLanguage": "id", "name": "Glosarium", "hasDefinedTerm": [
                {"@type": "DefinedTerm", "@id": "https://a.id/g#serangan", "termCode": "s1",
                 "name": "serangan siber", "alternateName": ["cyberattack", "serangan cyber"],
                 "description": "Upaya.", "sameAs": ["https://x.org/a"], "image": {"@type":
                 "ImageObject", "contentUrl": "a.png"}}, {"@type": "DefinedTerm", "name": "x"}]}"##
                .to_owned(),
            &[
                "serangan siber: Upaya. id=serangan lang=id url=https://x.org/a image=a.png ~cyberattack ~serangan cyber",
                "! entry 2 is skipped: it has no definition",
            ][..],
        ),
        (
            format!(
                r#"{{"@graph": [{{"@type": "WebPage"}}, {{"@type": ["Thing", "schema:DefinedTerm"], {term}}}]}}"#
            ),
            &["serangan siber: Upaya."],
        ),
        (
            format!(
                r#"[{{"@type": "http://schema.org/DefinedTermSet", "hasDefinedTerm": {{{term}, "termCode": "s1", "url": {{"@id": "https://x"}}}}}}]"#
            ),
            &["serangan siber: Upaya. id=s1 url=https://x"],
        ),
        (
            r#"{"@context": {"s": "https://schema.org/"}, "@type": "s:DefinedTermSet",
                "s:hasDefinedTerm": [{"@id": "a"}, {"@type": "s:DefinedTerm",
                "s:name": {"@value": "a", "@language": "id"}, "s:description":
                [{"@value": "en", "@language": "en"}, {"@value": "id", "@language": "id"}]}]}"#
                .to_owned(),
            &["a: id lang=id"],
        ),
        (
            r#"{"@context": {"nama": "https://schema.org/name"}, "@type": "DefinedTerm",
                "nama": {"id": "siber", "en": "cyber"}, "inLanguage": "en", "description": "x"}"#
                .to_owned(),
            &["cyber: x lang=en"],
        ),
        (r#"{"@context": "https://schema.org", "@type": "NewsArticle"}"#.to_owned(), &[]),
    ] {
        check(&source, expected);
    }
}

#[test]
fn a_document_nested_without_end_is_read_to_a_depth() {
    let mut node = Value::object([("@type", "DefinedTerm".into()), ("name", "x".into())]);
    for _ in 0..100 {
        node = Value::object([("@graph", Value::Array(vec![node]))]);
    }
    assert_eq!(read_json(&node).unwrap(), Reading::default());
}

#[test]
fn entries_without_a_definition_are_kept_in_their_places_where_they_are_wanted() {
    let document = serde_json::from_str(
        r#"[{"term": "a"}, {"term": "b", "definition": "x"}, 5, {"term": "c", "definition": " "},
            {"term": "d"}, {"term": " "}, {"term": "e", "definition": "y"}]"#,
    );
    let mut reading = read_json(&document.unwrap()).unwrap();
    reading.keep_bare();
    assert_eq!(
        shown(&reading),
        "a: \nb: x\nc: \nd: \ne: y\n! entry 3 is skipped: it is not an object\n\
         ! entry 6 is skipped: it has no term"
    );
}

#[test]
fn a_definition_list_has_aliases_and_senses() {
    let group = |names: &[&str], descriptions: &[&str], id: Option<&str>| DefinitionGroup {
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        descriptions: descriptions.iter().map(|html| (*html).to_owned()).collect(),
        id: id.map(str::to_owned),
        language: None,
    };
    let reading = read_definition_list(&[
        group(&["serangan\n   siber", "cyberattack"], &[" <b>Upaya</b>. "], Some("s")),
        group(&["virus"], &["Program.", "Kuman."], None),
        group(&["kosong"], &[], None),
        group(&[], &["x"], None),
    ]);
    assert_eq!(
        shown(&reading),
        "serangan siber: <b>Upaya</b>. id=s ~cyberattack\nvirus: Program.\nvirus: Kuman.\n\
         ! entry 3 is skipped: it has no definition\n! entry 4 is skipped: it has no term"
    );
}

#[test]
fn what_docusaurus_adds_becomes_an_alias_or_is_passed_over() {
    check(
        r#"{"title": "Glossary", "description": "x", "terms": [{"term": "API", "definition": "x",
            "abbreviation": "A.P.I.", "aliases": ["interface"], "autoLink": true, "id": "api",
            "relatedTerms": ["REST"], "references": [{"label": "a", "url": "b"}]}]}"#,
        &["API: x id=api ~interface ~A.P.I."],
    );
    check(
        r#"[{"term": "siber", "definition": "x", "hidden": ["saiber", " "]}]"#,
        &["siber: x ?saiber"],
    );
}

#[test]
fn skos_concepts_are_read_in_the_shapes_that_thesauri_use() {
    let context = r##""@context": {"skos": "http://www.w3.org/2004/02/skos/core#", "prefLabel":
        {"@id": "skos:prefLabel", "@container": "@language"}, "judul": "skos:prefLabel"}"##;
    let concept = |members: &str| format!("{{{context}, \"@type\": \"skos:Concept\", {members}}}");
    let cases: [(String, &[&str]); 7] = [
        (
            concept(
                r##""@id": "https://a.id/t#siber", "prefLabel": {"id": "siber", "en": "cyber"},
                "altLabel": {"en": ["e-"], "id": "maya"}, "hiddenLabel": {"id": ["saiber", "cyiber"]},
                "definition": {"id": "Soal komputer."}"##,
            ),
            &["siber: Soal komputer. id=siber lang=id ~cyber ~e- ~maya ?saiber ?cyiber"],
        ),
        (
            concept(
                r#""skos:prefLabel": [{"@value": "siber", "@language": "id"}, {"@value": "cyber",
                "@language": "en"}], "skos:definition": [{"@value": "Soal.", "@language": "id"},
                {"@value": "Of.", "@language": "en"}], "skos:altLabel": {"en": "net"}"#,
            ),
            &["siber: Soal. lang=id", "cyber: Of. lang=en ~net"],
        ),
        (concept(r#""judul": "virus", "scopeNote": "Nota.""#), &["virus: Nota."]),
        (
            concept(
                r#""http://www.w3.org/2004/02/skos/core#prefLabel": "virus", "definition": "x""#,
            ),
            &["virus: x"],
        ),
        (concept(r#""definition": "x""#), &["! entry 1 is skipped: it has no term"]),
        (concept(r#""prefLabel": "x""#), &["! entry 1 is skipped: it has no definition"]),
        (
            r##"{"@graph": [{"@id": "s", "@type": "skos:ConceptScheme", "prefLabel": "Skema",
                "skos:hasTopConcept": [{"@id": "#a", "prefLabel": "aman", "definition": "x",
                "skos:narrower": [{"@id": "#b"}]}]}, {"@id": "#b", "@type": ["skos:Concept"],
                "prefLabel": "siber", "definition": "y", "broader": "#a"}, {"@type": "skos:Concept",
                "prefLabel": "z", "definition": "z", "broader": {"@id": "#nowhere"}}]}"##
                .to_owned(),
            &["aman: x id=a", "siber: y id=b domain=aman", "z: z"],
        ),
    ];
    for (source, expected) in cases {
        check(&source, expected);
    }
}
