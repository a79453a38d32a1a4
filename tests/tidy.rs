//! The house rules that a machine can keep: who may import whom, how long a file may
//! be, and that one table says what the options are.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};

use glosa_core::config::OPTIONS;

/// Lines a source file may have: beyond that it holds more than one idea.
const LINE_LIMIT: usize = 400;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Every file below `folder` with one of the endings, as a path from the root.
fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() && name != "node_modules" && name != "target" {
                folders.push(path);
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                found.push(path.strip_prefix(root()).unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

/// The lines of a file that name one of the paths.
fn lines_with(path: &Path, needles: &[&str]) -> Vec<String> {
    read(path)
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .filter(|line| needles.iter().any(|needle| line.contains(needle)))
        .map(|line| format!("{}: {}", path.display(), line.trim()))
        .collect()
}

#[test]
fn rooms_import_only_what_the_plan_allows() {
    let rules: &[(&str, &[&str], &[&str])] = &[
        // Folder, files in it that are exempt, what its files may not name.
        ("src/host", &[], &["crate::dom", "crate::ui", "crate::mount"]),
        ("src/dom", &[], &["crate::host", "crate::ui", "crate::mount"]),
        ("src/ui", &["src/ui/hooks/"], &["crate::host", "crate::dom", "crate::mount"]),
        ("src/ui/hooks", &[], &["crate::mount"]),
        ("src/ui/kit", &[], &["crate::", "web_sys"]),
        ("crates/core/src/outbox", &[], &["crate::wire"]),
        ("crates/core/src/wire", &[], &["crate::outbox"]),
        ("crates/core/src", &[], &["web_sys", "js_sys", "wasm_bindgen", "std::fs", "std::net"]),
        ("crates/core/src", &[], &["SystemTime", "Instant::now", "thread_rng", "getrandom"]),
        ("crates/server/src", &[], &["yew::", "web_sys", "use glosa::"]),
        ("crates/server/src", &["crates/server/src/store"], &["sqlx"]),
        ("crates/cli/src", &[], &["yew::", "web_sys", "use glosa::", "glosa_server"]),
    ];
    let mut broken = Vec::new();
    for (folder, exempt, forbidden) in rules {
        for file in files(folder, &[".rs"]) {
            if !exempt.iter().any(|room| file.starts_with(room)) {
                broken.extend(lines_with(&file, forbidden));
            }
        }
    }
    assert!(broken.is_empty(), "imports against the plan:\n{}", broken.join("\n"));
}

#[test]
fn leaves_of_core_import_nothing_else_of_it() {
    let mut broken = Vec::new();
    for leaf in ["text", "sanitize", "tooltip", "i18n"] {
        let own = format!("crate::{leaf}");
        for file in files(&format!("crates/core/src/{leaf}"), &[".rs"]) {
            broken
                .extend(lines_with(&file, &["crate::"]).into_iter().filter(|l| !l.contains(&own)));
        }
    }
    assert!(broken.is_empty(), "leaves that are none:\n{}", broken.join("\n"));
}

#[test]
fn untrusted_html_never_reaches_a_parser_of_the_page() {
    let sinks = [
        "set_inner_html",
        "innerHTML",
        "set_outer_html",
        "outerHTML",
        "insert_adjacent_html",
        "document.write",
    ];
    let mut broken = Vec::new();
    for folder in ["src", "www"] {
        for file in files(folder, &[".rs", ".js"]) {
            broken.extend(lines_with(&file, &sinks));
        }
    }
    assert!(broken.is_empty(), "raw HTML:\n{}", broken.join("\n"));
}

#[test]
fn files_stay_short() {
    let mut long = Vec::new();
    for folder in ["src", "crates", "tests", "www"] {
        for file in files(folder, &[".rs", ".js"]) {
            let lines = read(&file).lines().count();
            if lines > LINE_LIMIT {
                long.push(format!("{}: {lines} lines", file.display()));
            }
        }
    }
    assert!(long.is_empty(), "over {LINE_LIMIT} lines:\n{}", long.join("\n"));
}

/// The keys and texts of a catalogue.
fn catalogue(path: &Path) -> serde_json::Map<String, serde_json::Value> {
    let parsed: serde_json::Value = serde_json::from_str(&read(path)).unwrap();
    assert!(parsed["language"].is_string(), "{}: language", path.display());
    assert!(
        matches!(parsed["direction"].as_str(), Some("ltr" | "rtl")),
        "{}: direction",
        path.display()
    );
    parsed["strings"].as_object().unwrap().clone()
}

/// The places of a sentence, sorted.
fn places(sentence: &str) -> Vec<&str> {
    let mut found: Vec<&str> =
        sentence.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[test]
fn every_catalogue_has_the_keys_and_places_of_english() {
    let english = catalogue(Path::new("www/locales/en.json"));
    for file in files("www/locales", &[".json"]) {
        let other = catalogue(&file);
        let missing: Vec<_> = english
            .keys()
            .filter(|key| !other.contains_key(*key) && !key.ends_with(".one"))
            .collect();
        let plural = |key: &str| {
            key.rsplit_once('.')
                .is_some_and(|(stem, _)| english.contains_key(&format!("{stem}.other")))
        };
        let unknown: Vec<_> =
            other.keys().filter(|key| !english.contains_key(*key) && !plural(key)).collect();
        assert!(missing.is_empty(), "{}: missing {missing:?}", file.display());
        assert!(unknown.is_empty(), "{}: unknown {unknown:?}", file.display());
        for (key, sentence) in english.iter().filter(|(key, _)| other.contains_key(*key)) {
            let theirs = other[key].as_str().unwrap();
            assert_eq!(
                places(sentence.as_str().unwrap()),
                places(theirs),
                "{}: {key}",
                file.display()
            );
        }
    }
}

#[test]
fn every_key_of_the_catalogue_is_used_and_every_used_key_is_there() {
    let english = catalogue(Path::new("www/locales/en.json"));
    let mut sources = String::new();
    for folder in ["src", "crates/core/src"] {
        for file in files(folder, &[".rs"]) {
            sources.push_str(&read(file));
        }
    }
    let stem = |key: &str| {
        let plural = key.rsplit_once('.').filter(|(_, form)| matches!(*form, "one" | "other"));
        plural.map_or(key, |(stem, _)| stem).to_owned()
    };
    // Some keys are put together from a family and a name, as "comments.failed." and a cause.
    let is_used = |key: &str| {
        let stem = stem(key);
        let mut parts = stem.split('.');
        let family = parts.next().zip(parts.next()).map(|(a, b)| format!("\"{a}.{b}."));
        sources.contains(&format!("\"{stem}\""))
            || family.is_some_and(|family| sources.contains(&family))
    };
    let unused: Vec<_> = english.keys().filter(|key| !is_used(key)).collect();
    assert!(unused.is_empty(), "in the catalogue and never shown: {unused:?}");
    let calls = ["words.text(\"", "words.format(\"", "words.count(\""];
    let mut absent = Vec::new();
    for call in calls {
        for part in sources.split(call).skip(1) {
            let key = part.split('"').next().unwrap();
            let count = format!("{key}.other");
            if !english.contains_key(key) && !english.contains_key(&count) {
                absent.push(key.to_owned());
            }
        }
    }
    assert!(absent.is_empty(), "shown and not in the catalogue: {absent:?}");
}

#[test]
fn loader_types_and_readme_follow_the_option_table() {
    let loader = read("www/glosa.js");
    let names: Vec<String> = OPTIONS.iter().map(|option| format!("\"{}\"", option.name)).collect();
    let list = format!("const OPTIONS = [{}];", names.join(", "));
    assert!(loader.contains(&list), "www/glosa.js should hold:\n{list}");
    let version = format!("version: \"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(loader.contains(&version), "www/glosa.js should hold {version}");
    let types = read("www/glosa.d.ts");
    for option in OPTIONS {
        let values: Vec<String> =
            option.values.iter().map(|value| format!("\"{value}\"")).collect();
        let kind = if values.is_empty() { "string".to_owned() } else { values.join(" | ") };
        let line = format!("  {}?: {kind};", option.name);
        assert!(types.contains(&line), "www/glosa.d.ts should hold:\n{line}");
    }
    let table = option_table();
    assert!(read("README.md").contains(&table), "README.md should hold:\n{table}");
}

/// The option table as the README shows it.
fn option_table() -> String {
    let mut table =
        String::from("| option | values | default | meaning |\n| --- | --- | --- | --- |\n");
    for option in OPTIONS {
        let values = if option.values.is_empty() {
            option.kind.to_owned()
        } else {
            option.values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", ")
        };
        let known = option.values.contains(&option.default);
        let default =
            if known { format!("`{}`", option.default) } else { option.default.to_owned() };
        table.push_str(&format!("| `{}` | {values} | {default} | {} |\n", option.name, option.doc));
    }
    table
}
