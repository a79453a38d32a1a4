//! Text that was made to break a reader, or to keep it busy.

use std::time::{Duration, Instant};

use glosa_core::glossary::formats::ReadError;
use proptest::prelude::*;

use super::read_from;

/// Far more than any of these takes in a debug build, and far less than what takes time
/// in proportion to the square of a megabyte.
const LIMIT: Duration = Duration::from_secs(120);

const MEGABYTE: usize = 1 << 20;

fn many(part: &str) -> String {
    part.repeat(MEGABYTE / part.len())
}

#[test]
fn a_megabyte_of_anything_is_read_in_time() {
    let table = |body: String| ("a.csv", format!("term,definition\n{body}"));
    let list = |body: String| ("a.md", format!("a\n: {body}"));
    let graph = |node: String| ("a.json", format!("{{\"@graph\": [{node} 0]}}"));
    let concept = |labels: String| graph(format!("{{\"skos:prefLabel\": [{labels} 0]}},"));
    for (address, text) in [
        table(many("\"")),
        table(many("\"\n")),
        table(many("\"\"\"\n")),
        table(many("\"\"\"\"\n,\"")),
        table(many("\"a\"b\n")),
        table(many("a,")),
        table(many("x")),
        table(format!("{}{}", " ".repeat(MEGABYTE / 2), many("\"a\"\""))),
        ("a.csv", many("term,")),
        ("a.csv", many("term,definition,")),
        ("a.csv", many("a b ")),
        ("", many("\"\n")),
        ("", many(": x\n")),
        list(many("[")),
        list(many("[](")),
        list(many("*a ")),
        list(many("**a *")),
        list(many("`")),
        list(many("\n  x")),
        ("a.md", many("a\n")),
        ("a.md", format!("{}{}", many("a\n"), many(": b\n"))),
        ("a.md", many("```\n")),
        graph(many("{\"@id\":\"a\",\"prefLabel\":\"a\",\"definition\":\"b\",\"broader\":\"a\"},")),
        concept(many("{\"@value\":\"a\",\"@language\":\"en\"},")),
        concept(many("{\"en\":\"a\"},")),
        (
            "a.json",
            format!("{{\"@context\": {{{} \"b\": \"skos:a\"}}}}", many("\"a\":\"skos:b\",")),
        ),
        ("a.tbx", format!("<tbx>{}</tbx>", many("<langSec><term>a</term></langSec>"))),
    ] {
        let start = Instant::now();
        let _ = read_from(address, &text);
        let head: String = text.chars().take(60).collect();
        assert!(start.elapsed() < LIMIT, "{address} {head}: {:?}", start.elapsed());
    }
}

#[test]
fn elements_nested_without_end_are_read_to_a_depth() {
    // The parser of the tests is recursive; the trees that it makes are what counts.
    let text = format!("<tbx>{}{}</tbx>", "<a>".repeat(500), "</a>".repeat(500));
    assert!(read_from("a.tbx", &text).unwrap().entries.is_empty());
}

#[test]
fn entities_are_not_expanded() {
    let text = "<?xml version=\"1.0\"?><!DOCTYPE tbx [<!ENTITY a \"b\">]><tbx>&a;</tbx>";
    assert_eq!(read_from("a.tbx", text), Err(ReadError::DeclaresEntities));
}

proptest! {
    #[test]
    fn what_is_read_is_whole(
        address in prop::sample::select(vec!["a.csv", "a.md", "a.json", "a.tbx", ""]),
        start in prop::sample::select(vec!["", "term,definition\n", "istilah;definisi\n", "a\n: b\n"]),
        parts in prop::collection::vec(prop::sample::select(vec![
            "\"", ",", ";", "\n", "\r", "\t", " ", "a", "é", "👩\u{200D}💻", ":", "~", "*", "`", "[", "](",
            ")", "<", ">", "{", "}", "\u{feff}", "\0", "term", "sep=",
        ]), 0..60),
    ) {
        if let Ok(reading) = read_from(address, &[start, &parts.concat()].concat()) {
            for entry in reading.entries {
                prop_assert!(!entry.term.trim().is_empty() && !entry.definition.trim().is_empty());
                prop_assert!(entry.aliases.iter().all(|alias| !alias.trim().is_empty()));
            }
        }
    }
}
