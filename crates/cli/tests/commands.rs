//! The commands as they are called, on real files.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use glosa_core::glossary::compiled::CompiledIndex;
use serde_json::Value;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures");

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_glosa-cli"));
    command.args(arguments).current_dir(FIXTURES).output().unwrap()
}

/// The exit status and what was printed.
fn told(arguments: &[&str]) -> (i32, String) {
    let output = run(arguments);
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

fn error_of(arguments: &[&str]) -> (i32, String) {
    let output = run(arguments);
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// Runs a command on an article and a glossary of these texts.
fn lint(article: &str, glossary: &str, options: &[&str]) -> (i32, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(path("article"), article).unwrap();
    fs::write(path("glossary"), glossary).unwrap();
    let (article, glossary) = (path("article"), path("glossary"));
    let fixed = ["lint", &article, "--glossary", &glossary];
    let (status, text) = told(&[&fixed, options].concat());
    (status, text.replace(&article, "a").replace(&glossary, "g"))
}

const LINT: [&str; 4] = ["lint", "articles/lint.html", "--glossary", "glossaries/security.csv"];

#[test]
fn marks_are_listed_with_place_entry_alias_and_rule_and_then_what_is_wrong() {
    let (status, text) = told(&LINT);
    let expected = "\
articles/lint.html:9:18: mark: “Serangan sibernya” is “serangan siber” [serangan-siber], rule clitic
articles/lint.html:9:47: mark: “perangkat pemeras” is “ransomware” [ransomware], alias “perangkat pemeras”, rule exact
articles/lint.html:10:15: mark: “AS” is “AS” [as], rule name-pair
articles/lint.html:11:6: mark: “Cyberattack” is “serangan siber” [serangan-siber], alias “cyberattack”, rule exact
articles/lint.html:11:29: mark: “virus” is “virus” [virus-1], rule exact
glossaries/security.csv: error: line 8 is skipped: it has no term
articles/lint.html:11:49: error: “sеrangan” mixes scripts: it reads as “serangan”
articles/lint.html:11:29: error: “virus” may be [virus-1], [virus-2], and no domains tell them apart
articles/lint.html:9:18: note: “Serangan” [serangan] stands only within [serangan-siber]
articles/lint.html: marks: 5, language: id
";
    assert_eq!(text, expected);
    assert_eq!(status, 1);
}

#[test]
fn json_says_the_same() {
    let (status, text) = told(&[&LINT[..], &["--format", "json"]].concat());
    let findings: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(status, 1);
    assert_eq!(findings["language"], "id");
    let mark = &findings["marks"][3];
    let expected: Value = serde_json::from_str(
        r#"{"line": 11, "column": 6, "surface": "Cyberattack", "term": "serangan siber",
            "entry": "serangan-siber", "alias": "cyberattack", "hidden": false, "rule": "exact"}"#,
    )
    .unwrap();
    assert_eq!(*mark, expected);
    assert_eq!(findings["look_alikes"][0]["reads_as"], "serangan");
    assert_eq!(findings["ambiguous"][0]["entries"][1], "virus-2");
    assert_eq!(findings["shadowed"][0]["by"], "serangan-siber");
    assert_eq!(findings["unused"].as_array().unwrap().len(), 0);
}

#[test]
fn explain_lists_the_marks_only() {
    let (status, text) =
        told(&["explain", "articles/lint.html", "--glossary", "glossaries/backup.tsv"]);
    assert_eq!(status, 0);
    assert_eq!(text, "articles/lint.html: marks: 0, language: id\n");
    let article = "Judul\nsiber.";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    fs::write(&path, article).unwrap();
    let arguments =
        ["explain", path.to_str().unwrap(), "--glossary", "glossaries/thesaurus.jsonld"];
    let (status, text) = told(&arguments);
    assert!(text.contains(":2:1: mark: “siber” is “siber” [siber], rule exact"), "{text}");
    assert!(!text.contains("never found"), "{text}");
    assert_eq!(status, 1, "an entry was lost");
}

#[test]
fn what_is_found_decides_the_status() {
    let table = |rows: &str| format!("term,definition,domain,aliases,hidden\n{rows}");
    let title = "Judul\n\n";
    for (text, rows, options, status, words) in [
        ("virus", "virus,x", &[][..], 0, "marks: 1"),
        ("cacing", "virus,x", &[], 0, "a: note: “virus” [virus] is never found"),
        ("cacing", "virus,x", &["--strict"], 1, "a: error: “virus” [virus] is never found"),
        ("virus", "virus,x\nvirus,y", &[], 1, "no domains tell them apart"),
        ("virus", "virus,x,a\nvirus,y,a", &[], 1, "no domains tell them apart"),
        ("virus", "virus,x,a\nvirus,y,b", &[], 0, "3:1: note: “virus” may be [virus], [virus-2]\n"),
        ("kuman", "virus,x,,kuman\nbakteri,y,,kuman", &[], 1, "“kuman” may be [virus], [bakteri]"),
        ("cacing", "virus,x\nvirus,y", &[], 0, "is never found"),
        ("who", "WHO,x\nwho,y", &[], 0, "a:3:1: mark: “who” is “who”"),
        ("saiber", "siber,x,,,saiber", &[], 0, "hidden spelling “saiber”"),
        ("virus", "vіrus,x", &["--strict"], 1, "glossary: error: “vіrus” in [vіrus] mixes scripts"),
        ("a b c", "a b c,x\na b,y\nb,z", &[], 0, "note: “b” [b] stands only within [a-b-c]"),
        ("virus", "virus", &[], 1, "g: error: line 2 is skipped: it has no definition"),
        ("buku-bukunya", "buku,x", &["--lang", "id"], 0, "rule doubled"),
        ("buku-bukunya", "buku,x", &["--lang", "en"], 0, "marks: 0"),
    ] {
        let (found, told) = lint(&[title, text].concat(), &table(rows), options);
        assert!(told.contains(words), "{text} {rows}: {told}");
        assert_eq!(found, status, "{text} {rows}: {told}");
    }
}

#[test]
fn places_are_those_of_the_file_however_strange_the_page() {
    // Where the mark is to be found stands a circumflex, which goes.
    for page in [
        "<p>\r\n<b>^virus",
        "<p>a &lt;b&gt; AT&T &amp; &unknown; ^virus",
        "<p>&unknown; &notanyone;^virus",
        "<title>virus &amp;</title><style>p > a{}</style><p>^virus",
        "<pre>\nx</pre><textarea>\n<p>virus</textarea><p>^virus",
        "<noscript><p>virus</p></noscript><p>^virus",
        "<table><tr><td>x</td></tr>^virus</table>",
        "<p a='>' b=\">\">^virus",
        "<p><!-- > <p>virus -->^virus",
        "<svg><text>virus</text></svg>^virus",
        "<template>virus</template>^virus",
        "<p>1 < 2, ^virus",
        "<p>😀é\u{301} ^virus",
    ] {
        // The byte order mark is no column.
        let page = ["\u{feff}<!doctype html>\n", page].concat();
        let (before, _) = page.split_once('^').unwrap();
        let line = before.matches('\n').count() + 1;
        let column = before.lines().last().unwrap().chars().count() + 1;
        let (_, text) = lint(&page.replace('^', ""), "term,definition\nvirus,x\n", &[]);
        assert!(text.starts_with(&format!("a:{line}:{column}: mark: “virus”")), "{page}: {text}");
        assert_eq!(text.matches(": mark: ").count(), 1, "{page}: {text}");
    }
}

#[test]
fn each_form_is_converted_to_plain_json_that_reads_the_same() {
    for (name, status, first) in [
        (
            "security.csv",
            1,
            r#"{"id": "serangan-siber", "term": "serangan siber", "aliases": ["cyberattack", "serangan cyber"],
                "definition": "Upaya merusak, mencuri, atau menyusupi sistem komputer.", "language": "id", "domain": "keamanan siber"}"#,
        ),
        (
            "climate.csv",
            0,
            r#"{"term": "Ganggang", "aliases": ["Algae"], "definition": "Ganggang adalah sejenis tanaman; hidup di air.", "language": "id"}"#,
        ),
        (
            "backup.tsv",
            0,
            r#"{"term": "backup", "aliases": ["cadangan", "kopi"], "definition": "Salinan data."}"#,
        ),
        (
            "thesaurus.jsonld",
            1,
            r#"{"id": "keamanan", "term": "keamanan siber", "definition": "Perlindungan sistem komputer.", "language": "id"}"#,
        ),
        (
            "terms.tbx",
            0,
            r#"{"id": "c1", "term": "serangan siber", "aliases": ["serangan maya", "cyberattack"],
                "definition": "Upaya merusak sistem &lt;komputer>.", "language": "id", "domain": "keamanan siber"}"#,
        ),
        (
            "terms-v2.tbx",
            0,
            r#"{"id": "worm", "term": "worm", "hidden": ["crawler"], "definition": "A program that spreads by itself.", "language": "en"}"#,
        ),
        (
            "docusaurus.json",
            0,
            r#"{"id": "api", "term": "API", "aliases": ["interface", "A.P.I."],
                "definition": "How programs talk to each other.", "caseSensitive": true}"#,
        ),
        (
            "list.md",
            0,
            r#"{"term": "sandi", "aliases": ["kata sandi"],
                "definition": "Rahasia yang <strong>hanya</strong> Anda tahu, dan yang tidak Anda tulis."}"#,
        ),
        (
            "page.html",
            0,
            r#"{"id": "sandi", "term": "sandi", "aliases": ["kata sandi"], "definition": "Rahasia yang <b>hanya</b> Anda tahu.", "language": "id"}"#,
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out.json");
        let out = out.to_str().unwrap();
        let (code, _) = told(&["convert", &format!("glossaries/{name}"), "--out", out]);
        assert_eq!(code, status, "{name}");
        let json = fs::read_to_string(out).unwrap();
        let entries: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(entries[0], serde_json::from_str::<Value>(first).unwrap(), "{name}");
        assert_eq!(told(&["convert", out]), (0, json), "{name}: converted twice");
    }
}

#[test]
fn what_cannot_be_done_is_said_in_a_sentence() {
    let none = Path::new(FIXTURES).join("none");
    assert!(!none.exists());
    for (arguments, words) in [
        (
            &["lint", "none", "--glossary", "glossaries/list.md"][..],
            "cannot read none: No such file",
        ),
        (
            &["lint", "articles/lint.html", "--glossary", "articles/plain.txt"],
            "articles/plain.txt: this is no glossary",
        ),
        (
            &["lint", "articles/feed.json", "--glossary", "glossaries/list.md"],
            "is neither HTML nor plain text",
        ),
        (&[&LINT[..], &["--skip", "["]].concat(), "“[” is no CSS selector"),
        (&[&LINT[..], &["--article-in", "#none"]].concat(), "“#none” finds nothing in the page"),
        (&["convert", "articles/lint.html"], "articles/lint.html has no <dl> with terms"),
        (
            &["convert", "glossaries/list.md", "--out", "none/out.json"],
            "cannot write none/out.json",
        ),
        (&["lint", "articles/lint.html"], "--glossary"),
        (&["mend"], "mend"),
    ] {
        let (status, error) = error_of(arguments);
        assert_eq!(status, 2, "{arguments:?}");
        assert!(error.contains(words), "{arguments:?}: {error}");
    }
}

#[test]
fn parts_that_are_skipped_are_not_marked() {
    let (_, all) = told(&LINT);
    let (_, some) = told(&[&LINT[..], &["--skip", "p:first-of-type"]].concat());
    let (_, body) = told(&[&LINT[..], &["--article-in", "body"]].concat());
    let marks = |text: &str| text.matches(": mark: ").count();
    assert_eq!((marks(&all), marks(&some), marks(&body)), (5, 2, 6));
}

#[test]
fn nesting_without_end_is_no_end_of_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let deep = |open: &str, close: &str| [open.repeat(5_000), close.repeat(5_000)].concat();
    fs::write(path("a.tbx"), format!("<tbx>{}</tbx>", deep("<a>", "</a>"))).unwrap();
    fs::write(path("a.json"), deep("[", "]")).unwrap();
    fs::write(path("a.html"), deep("<div>", "</div>") + "siber").unwrap();
    for name in ["a.tbx", "a.json"] {
        let (status, error) = error_of(&["convert", &path(name)]);
        assert!(matches!(status, 0 | 2), "{name}: {error}");
    }
    let (status, _) = told(&["lint", &path("a.html"), "--glossary", "glossaries/list.md"]);
    assert_eq!(status, 0);
}

#[test]
fn a_glossary_is_compiled_to_an_index_and_chunks() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("made/here");
    let (status, text) = told(&[
        "compile",
        "glossaries/security.csv",
        "--out",
        out.to_str().unwrap(),
        "--lang",
        "id",
        "--chunk",
        "2",
    ]);
    // One entry of the file has no term.
    assert_eq!(status, 1, "{text}");
    let index = CompiledIndex::read(&fs::read(out.join("index.glosa")).unwrap()).unwrap();
    assert_eq!(index.language(), Some("id"));
    let chunks: Vec<Value> = (0..)
        .map_while(|number| fs::read(out.join(format!("chunks/{number}.json"))).ok())
        .map(|json| serde_json::from_slice(&json).unwrap())
        .collect();
    let records: usize = chunks.iter().map(|chunk| chunk.as_array().unwrap().len()).sum();
    assert_eq!(records, index.len());
    let counted = format!("{} spellings", index.len());
    assert!(
        text.contains(&counted) && text.contains(&format!("{} chunks", chunks.len())),
        "{text}"
    );
    let terms: Vec<&str> = chunks
        .iter()
        .flat_map(|chunk| chunk.as_array().unwrap())
        .flat_map(|record| record.as_array().unwrap())
        .filter_map(|entry| entry["term"].as_str())
        .collect();
    assert!(terms.contains(&"ransomware"), "{terms:?}");
}
