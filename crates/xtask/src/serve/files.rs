//! The pages and their files: the assembled site, with `index.html` and `www/`
//! read anew each time, so that a change there only needs a reload.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::http::Answer;
use crate::widget::site;
use crate::workspace::Workspace;

/// What is served.
#[derive(Debug)]
pub(super) struct Pages {
    workspace: Workspace,
    site: PathBuf,
}

impl Pages {
    /// The site in the folder `site`, and the sources of the workspace.
    pub(super) fn new(workspace: &Workspace, site: PathBuf) -> Self {
        Self { workspace: workspace.clone(), site }
    }

    /// The answer to a request for `path`.
    pub(super) fn answer(&self, method: &str, path: &str) -> Answer {
        if !matches!(method, "GET" | "HEAD") {
            return Answer::plain("405 Method Not Allowed", "only GET and HEAD work here");
        }
        let nothing = || Answer::plain("404 Not Found", &format!("there is no {path}"));
        let Some(relative) = decode(path).as_deref().and_then(plain_path) else {
            return nothing();
        };
        if matches!(path, "/" | "/index.html") {
            return match site::page(&self.workspace) {
                Ok(page) => html(page.into_bytes()),
                Err(failure) => Answer::plain("500 Internal Server Error", &failure.to_string()),
            };
        }
        let folder = if relative.starts_with("www") { &self.workspace.root } else { &self.site };
        let mut file = folder.join(relative);
        if file.is_dir() {
            file = file.join("index.html");
        }
        match fs::read(&file) {
            Ok(body) => Answer { status: "200 OK", content_type: content_type(&file), body },
            Err(_) => nothing(),
        }
    }
}

fn html(body: Vec<u8>) -> Answer {
    Answer { status: "200 OK", content_type: "text/html; charset=utf-8", body }
}

/// Undoes percent-encoding (RFC 3986, section 2.1).
fn decode(path: &str) -> Option<String> {
    let mut parts = path.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.as_bytes().split_at_checked(2)?;
        bytes.push(u8::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()?);
        bytes.extend_from_slice(rest);
    }
    String::from_utf8(bytes).ok()
}

/// The path as one below a folder, when it does not try to leave it.
fn plain_path(path: &str) -> Option<PathBuf> {
    let relative = Path::new(path.trim_start_matches('/'));
    let inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
    (inside && !path.contains(['\0', '\\'])).then(|| relative.to_path_buf())
}

/// The Content-Type of a file by its ending.
fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "jsonld" => "application/ld+json",
        "txt" | "ts" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "xml" | "tbx" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages() -> Pages {
        let workspace = Workspace::find().unwrap();
        let site = workspace.root.join("crates/xtask");
        Pages::new(&workspace, site)
    }

    #[test]
    fn serves_files_of_the_site_and_nothing_beyond() {
        let pages = pages();
        let cases = [
            ("GET", "/Cargo.toml", "200 OK"),
            ("HEAD", "/src%2Fmain.rs", "200 OK"),
            ("GET", "/no-such-file", "404 Not Found"),
            ("GET", "/src", "404 Not Found"),
            ("GET", "/../../Cargo.toml", "404 Not Found"),
            ("GET", "/%2e%2e/%2e%2e/Cargo.toml", "404 Not Found"),
            ("GET", "//etc/passwd", "404 Not Found"),
            ("GET", "/%", "404 Not Found"),
            ("GET", "/%zz", "404 Not Found"),
            ("GET", "/%00", "404 Not Found"),
            ("POST", "/Cargo.toml", "405 Method Not Allowed"),
        ];
        for (method, path, status) in cases {
            assert_eq!(pages.answer(method, path).status, status, "{method} {path}");
        }
    }

    #[test]
    fn the_files_that_a_browser_is_strict_about_have_their_types() {
        let cases = [
            ("glosa.js", "text/javascript; charset=utf-8"),
            ("glosa_bg.wasm", "application/wasm"),
            ("tokens.css", "text/css; charset=utf-8"),
            ("id.json", "application/json"),
            ("unknown.bin", "application/octet-stream"),
            ("none", "application/octet-stream"),
        ];
        for (name, expected) in cases {
            assert_eq!(content_type(Path::new(name)), expected, "{name}");
        }
    }
}
