//! Benchmarks, and the table of `docs/benchmarks.md`.

use std::path::Path;

use serde_json::Value;

use crate::failure::{Failure, Outcome};
use crate::process::{self, say};
use crate::workspace::{self, Workspace};

/// Where the table goes.
const DOCUMENT: &str = "docs/benchmarks.md";
/// What stands before and after the table.
const MARKERS: [&str; 2] = ["<!-- bench -->\n", "<!-- /bench -->"];

/// The groups of `crates/core/benches/glossary`, what is measured in each, and how many
/// terms a glossary has.
const GROUPS: [&str; 2] = ["plain", "compiled"];
const MEASURED: [&str; 3] = ["build", "mark", "look-up"];
const TERMS: [u32; 5] = [10, 100, 1_000, 10_000, 100_000];

/// Runs the benchmarks, and writes the table.
///
/// # Errors
/// When they do not run, or the document has no place for the table.
pub(crate) fn run(workspace: &Workspace) -> Outcome<()> {
    let mut command = process::cargo();
    command.current_dir(&workspace.root);
    command.args(["bench", "--package", "glosa-core", "--bench", "glossary"]);
    process::stream(&mut command)?;
    let table = table(&workspace.target.join("criterion"))?;
    let path = workspace.root.join(DOCUMENT);
    let document = with_table(&workspace::read(&path)?, &table)
        .ok_or_else(|| Failure::content(&path, format!("no place between {MARKERS:?}")))?;
    workspace::write(&path, document)?;
    say(&table);
    Ok(())
}

/// The document with another table.
fn with_table(document: &str, table: &str) -> Option<String> {
    let [begin, end] = MARKERS;
    let (before, rest) = document.split_once(begin)?;
    let (_, after) = rest.split_once(end)?;
    Some([before, begin, table, end, after].concat())
}

/// One row for each thing measured and each number of terms.
fn table(folder: &Path) -> Outcome<String> {
    let mut table =
        "| glossary | what | terms | time | ratio to 10 terms |\n| --- | --- | ---: | ---: | ---: |\n"
            .to_owned();
    for group in GROUPS {
        for measured in MEASURED {
            let mut first = None;
            for terms in TERMS {
                let own = folder.join(group).join(measured).join(terms.to_string());
                let median = median(&own.join("new").join("estimates.json"))?;
                let ratio = median / *first.get_or_insert(median);
                let terms = grouped(terms);
                let time = time(median);
                table += &format!("| {group} | {measured} | {terms} | {time} | {ratio:.1} |\n");
            }
        }
    }
    Ok(table)
}

/// The median that Criterion estimates, in nanoseconds.
fn median(path: &Path) -> Outcome<f64> {
    let text = workspace::read(path)?;
    let estimates: Option<Value> = serde_json::from_str(&text).ok();
    let median = estimates.and_then(|all| all.pointer("/median/point_estimate")?.as_f64());
    median.ok_or_else(|| Failure::content(path, "no median"))
}

/// A time with three digits and its unit.
fn time(nanoseconds: f64) -> String {
    let (scaled, unit) = match nanoseconds {
        below if below < 1e3 => (below, "ns"),
        below if below < 1e6 => (below / 1e3, "µs"),
        more => (more / 1e6, "ms"),
    };
    let decimals = if scaled < 10.0 { 2 } else { usize::from(scaled < 100.0) };
    format!("{scaled:.decimals$} {unit}")
}

/// A number with a comma between thousands.
fn grouped(number: u32) -> String {
    if number < 1_000 {
        return number.to_string();
    }
    format!("{},{:03}", number / 1_000, number % 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_three_digits() {
        for (nanoseconds, expected) in
            [(7.125, "7.12 ns"), (830.4, "830 ns"), (45_678.0, "45.7 µs"), (2.5e6, "2.50 ms")]
        {
            assert_eq!(time(nanoseconds), expected);
        }
    }

    #[test]
    fn the_document_has_a_place_for_the_table() {
        let document = include_str!("../../../docs/benchmarks.md");
        let written = with_table(document, "| x |\n").unwrap();
        assert!(written.contains("<!-- bench -->\n| x |\n<!-- /bench -->"));
        assert_eq!(with_table(&written, "| x |\n").unwrap(), written);
        assert_eq!(with_table("nothing", ""), None);
    }
}
