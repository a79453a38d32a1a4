//! The files for a CDN: `dist/embed/`.
//!
//! The loader keeps its name, everything that it loads has a name that changes
//! with the content, so that a browser may keep it for ever.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::loader::{self, Loader};
use super::parts;
use super::sizes::{self, Compressed, Row};
use crate::failure::{Failure, Outcome};
use crate::integrity;
use crate::process::{self, say};
use crate::tools::Npm;
use crate::workspace::{self, Workspace};

/// The script that a page names, in the site and in `dist/embed/`.
const LOADER: &str = "glosa.js";

/// The folder of the modules that are loaded when they are used.
pub(super) const PARTS: &str = "parts/";

/// Writes `dist/embed/` from the assembled site and prints the sizes.
///
/// # Errors
/// When a file is missing or does not fit, or a tool fails.
pub(crate) fn write(workspace: &Workspace, site: &Path, npm: &Npm) -> Outcome<Vec<Row>> {
    let files = collect(workspace, site, npm)?;
    let folder = folder(workspace);
    workspace::remove_folder(&folder)?;
    let mut manifest = serde_json::Map::new();
    let mut rows = Vec::new();
    for (name, content) in files {
        let path = folder.join(&name);
        let file = Compressed::new(content).map_err(Failure::file("compress", &path))?;
        workspace::write(&path, &file.raw)?;
        workspace::write(&suffixed(&path, "gz"), &file.gzip)?;
        workspace::write(&suffixed(&path, "br"), &file.brotli)?;
        let bytes = [file.raw.len(), file.gzip.len(), file.brotli.len()];
        let [raw, gzip, brotli] = bytes;
        let integrity = integrity::subresource(&file.raw);
        let entry = json!({"integrity": integrity, "raw": raw, "gzip": gzip, "brotli": brotli});
        manifest.insert(name.clone(), entry);
        rows.push(Row { name, bytes });
    }
    let manifest = json!({"version": env!("CARGO_PKG_VERSION"), "files": manifest});
    workspace::write(&folder.join("manifest.json"), format!("{manifest:#}\n"))?;
    let types = workspace.root.join("www/glosa.d.ts");
    fs::copy(&types, folder.join("glosa.d.ts")).map_err(Failure::file("copy", &types))?;
    say(&sizes::table(&rows));
    Ok(rows)
}

/// Where the files for a CDN are written.
pub(crate) fn folder(workspace: &Workspace) -> PathBuf {
    workspace.root.join("dist/embed")
}

/// Holds the sizes against `size-budget.toml` and says both.
///
/// # Errors
/// When a size is over its limit, or the budget can not be read.
pub(crate) fn check_budget(workspace: &Workspace, rows: &[Row]) -> Outcome<()> {
    let path = workspace.root.join("size-budget.toml");
    let budget = workspace::read(&path)?;
    let loader = rows.iter().find(|row| row.name == LOADER).map_or(0, Row::brotli);
    let mut over = Vec::new();
    let [first, total] = [sizes::first_visit(rows), sizes::total(rows)];
    for (name, size) in [("first", first), ("total", total), ("loader", loader)] {
        let limit = sizes::limit(&budget, name).map_err(|why| Failure::content(&path, why))?;
        let line = format!("{name}: {size} bytes in brotli, of {limit} allowed");
        say(&line);
        if size > limit {
            over.push(line);
        }
    }
    if over.is_empty() {
        Ok(())
    } else {
        Err(Failure::Step(format!("too large for size-budget.toml: {}", over.join("; "))))
    }
}

/// The loader first, then what it loads, each with its name and final content.
fn collect(workspace: &Workspace, site: &Path, npm: &Npm) -> Outcome<Vec<(String, Vec<u8>)>> {
    let path = site.join("www").join(LOADER);
    let text = workspace::read(&path)?;
    let loader = Loader::parse(&text).map_err(|problem| Failure::content(&path, problem))?;
    every_locale_is_named(&site.join("www"), &path, &loader.files)?;
    let mut loaded = Vec::new();
    let names = loader::map_urls(&loader.files, &mut |url| {
        let path = site.join("www").join(url);
        let content = with_parts(prepare(&path, npm)?, &path, &mut loaded)?;
        let name = hashed_name(url, &content);
        loaded.push((name.clone(), content));
        Ok(name)
    })?;
    let renamed = workspace.work().join("loader").join(LOADER);
    workspace::write(&renamed, loader.with_files(&names))?;
    let script = minified(&renamed, &[], npm)?;
    let mut files = vec![(LOADER.to_owned(), script)];
    files.append(&mut loaded);
    Ok(files)
}

/// A file's content with the addresses of its parts renamed; the parts go to `loaded`.
fn with_parts(
    content: Vec<u8>,
    path: &Path,
    loaded: &mut Vec<(String, Vec<u8>)>,
) -> Outcome<Vec<u8>> {
    if path.extension().is_none_or(|ending| ending != "js") {
        return Ok(content);
    }
    let script =
        String::from_utf8(content).map_err(|cause| Failure::content(path, cause.to_string()))?;
    let script = parts::renamed(&script, &mut |address| {
        let content =
            workspace::read_bytes(&path.with_file_name(address.trim_start_matches("./")))?;
        let name = hashed_name(address, &content);
        let name = [PARTS, name.trim_start_matches("split_")].concat();
        loaded.push((name.clone(), content));
        Ok(["./", &name].concat())
    })?;
    Ok(script.into_bytes())
}

/// A locale that the loader does not name would never be loaded.
fn every_locale_is_named(www: &Path, loader: &Path, files: &Value) -> Outcome<()> {
    let mut named = Vec::new();
    loader::map_urls(files, &mut |url| {
        named.push(url.to_owned());
        Ok(String::new())
    })?;
    for path in workspace::files_below(&www.join("locales"))? {
        let url = format!("locales/{}", path.display());
        if url.ends_with(".json") && !named.contains(&url) {
            return Err(Failure::content(loader, format!("{url} is not among its files")));
        }
    }
    Ok(())
}

/// The content as it is published: scripts minified, JSON without spaces.
fn prepare(path: &Path, npm: &Npm) -> Outcome<Vec<u8>> {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("js") => minified(path, &["--format=esm"], npm),
        Some("css") => minified(path, &[], npm),
        Some("json") => {
            let value: Value = serde_json::from_str(&workspace::read(path)?)
                .map_err(|cause| Failure::content(path, cause.to_string()))?;
            Ok(value.to_string().into_bytes())
        }
        _ => workspace::read_bytes(path),
    }
}

/// `../glosa_bg.wasm` becomes `glosa-HASH.wasm`, `locales/id.json` `locales/id-HASH.json`.
fn hashed_name(url: &str, content: &[u8]) -> String {
    let url = url.trim_start_matches("./").trim_start_matches("../");
    let (stem, ending) = url.rsplit_once('.').unwrap_or((url, "bin"));
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    format!("{stem}-{}.{ending}", integrity::short_hash(content))
}

/// A script or style sheet through esbuild, which tells them apart by the ending.
fn minified(path: &Path, options: &[&str], npm: &Npm) -> Outcome<Vec<u8>> {
    let mut esbuild = npm.program("esbuild");
    esbuild.arg(path).args(["--minify", "--charset=utf8", "--log-level=warning"]).args(options);
    Ok(process::output(&mut esbuild)?.into_bytes())
}

fn suffixed(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_carry_the_hash_and_keep_the_folder() {
        let hash = integrity::short_hash(b"x");
        let cases = [
            ("../glosa.js", format!("glosa-{hash}.js")),
            ("../glosa_bg.wasm", format!("glosa-{hash}.wasm")),
            ("locales/id.json", format!("locales/id-{hash}.json")),
            ("./css/tokens.css", format!("css/tokens-{hash}.css")),
        ];
        for (url, expected) in cases {
            assert_eq!(hashed_name(url, b"x"), expected);
        }
    }
}
