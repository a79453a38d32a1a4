//! Files of a folder, with the types that browsers insist on.

use std::env;
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Result, ensure};

use super::Resource;

/// The folder of the assembled demo site: `GLOSA_SITE`, else `target/site`.
///
/// # Errors
/// When nothing is built there.
pub fn demo_folder() -> Result<PathBuf> {
    built("GLOSA_SITE", "target/site", "index.html")
}

/// The folder of the files for a CDN: `GLOSA_EMBED`, else `dist/embed`.
///
/// # Errors
/// When nothing is built there.
pub fn embed_folder() -> Result<PathBuf> {
    built("GLOSA_EMBED", "dist/embed", "glosa.js")
}

fn built(variable: &str, default: &str, needed: &str) -> Result<PathBuf> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = env::var_os(variable).map_or_else(|| workspace.join(default), PathBuf::from);
    let file = folder.join(needed);
    ensure!(
        file.is_file(),
        "{} is missing: run `cargo xtask dist` (which also assembles the demo site), or name \
         another folder by {variable}",
        file.display()
    );
    Ok(folder)
}

/// The file at `path` of an address; a folder's file is its `index.html`.
pub(super) fn read(folder: &Path, path: &str) -> Option<Resource> {
    let relative = Path::new(path.trim_start_matches('/'));
    if relative.components().any(|part| !matches!(part, Component::Normal(_))) {
        return None;
    }
    let mut file = folder.join(relative);
    if file.is_dir() {
        file.push("index.html");
    }
    let bytes = fs::read(&file).ok()?;
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    Some(Resource::new(media_type(ending), bytes))
}

fn media_type(ending: &str) -> &'static str {
    match ending {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
