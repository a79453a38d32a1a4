//! Joins the style sheets that the widget carries and takes out what a browser does
//! not need, so that the sources may hold comments.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Sheets of the shadow root, in the order of the cascade.
const SHADOW: &[&str] = &["tokens", "base", "status"];
/// Those that come with what explains the marks.
const EXPLAINED: &[&str] = &["tooltip", "glossary", "marks"];
/// Those that come with what looks words up.
const LOOKUP: &[&str] = &["lookup"];
/// Those that come with the comment part.
const COMMENTS: &[&str] = &["comments", "comment-box", "writing", "comment"];
/// Sheets of the page, for what stands in its own tree.
const PAGE: &[&str] = &["marks", "article"];

/// English, which all other languages fall back to.
const ENGLISH: &str = "www/locales/en.json";
/// The beginnings of the keys of each part's sentences; the first that fits counts.
const SENTENCES: &[(&str, &[&str])] = &[
    ("main", &["article.", "comments.heading", "comments.not_loaded"]),
    ("explained", &["glossary.", "lookup.", "sense.", "tooltip."]),
    ("comments", &["comments."]),
];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=www/css");
    println!("cargo::rerun-if-changed={ENGLISH}");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    join(SHADOW, &out.join("shadow.css"))?;
    join(EXPLAINED, &out.join("explained.css"))?;
    join(LOOKUP, &out.join("lookup.css"))?;
    join(COMMENTS, &out.join("comments.css"))?;
    join(PAGE, &out.join("page.css"))?;
    part_english(&out)
}

/// Parts the English catalogue, which has a sentence a line, so that each part of the widget
/// brings its own.
fn part_english(out: &Path) -> io::Result<()> {
    let catalogue = fs::read_to_string(ENGLISH)
        .map_err(|e| io::Error::new(e.kind(), format!("{ENGLISH}: {e}")))?;
    let mut parts = vec![Vec::new(); SENTENCES.len()];
    let sentences = catalogue.lines().skip_while(|line| !line.contains("\"strings\"")).skip(1);
    for line in sentences.map(|line| line.trim().trim_end_matches(',')) {
        let Some(key) = line.strip_prefix('"') else { continue };
        let is_of = |(_, keys): &(&str, &[&str])| keys.iter().any(|start| key.starts_with(start));
        let part = SENTENCES.iter().position(is_of).and_then(|part| parts.get_mut(part));
        let told = || io::Error::other(format!("{ENGLISH}: no part says {line}"));
        part.ok_or_else(told)?.push(line);
    }
    for ((name, _), lines) in SENTENCES.iter().zip(parts) {
        fs::write(out.join(format!("english-{name}.json")), format!("{{{}}}", lines.join(",")))?;
    }
    Ok(())
}

fn join(names: &[&str], to: &Path) -> io::Result<()> {
    let mut sheet = String::new();
    for name in names {
        let path = Path::new("www/css").join(name).with_extension("css");
        println!("cargo::rerun-if-changed={}", path.display());
        let source = fs::read_to_string(&path)
            .map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", path.display())))?;
        sheet.push_str(&minify(&source));
    }
    fs::write(to, sheet)
}

/// Takes out comments and white space. It knows strings, and keeps one space wherever
/// a space may carry meaning, as in `a :hover` and in `1px + 2px`.
fn minify(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source.chars().peekable();
    let mut quote = None;
    while let Some(c) = rest.next() {
        if quote.is_some() {
            out.push(c);
            if Some(c) == quote {
                quote = None;
            }
        } else if c == '/' && rest.peek() == Some(&'*') {
            skip_comment(&mut rest);
        } else if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with([' ', '{', '}', ';', ',']) {
                out.push(' ');
            }
        } else {
            if matches!(c, '{' | '}' | ';' | ',') && out.ends_with(' ') {
                out.pop();
            }
            if c == '}' && out.ends_with(';') {
                out.pop();
            }
            if matches!(c, '"' | '\'') {
                quote = Some(c);
            }
            out.push(c);
        }
    }
    out
}

fn skip_comment(rest: &mut impl Iterator<Item = char>) {
    let mut last = ' ';
    // The `*` that opened the comment must not close it.
    rest.next();
    for c in rest {
        if last == '*' && c == '/' {
            return;
        }
        last = c;
    }
}
