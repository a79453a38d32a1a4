//! The widget in parts: the module that each visit loads, and those that are loaded when
//! they are first used.
//!
//! The widget marks functions as the doors of its parts; what only they reach is moved
//! into modules of their own, which share memory and function table with the main one.
//! The tool for it is by the authors of Yew:
//! <https://github.com/WorldSEnder/wasm-split-prototype>.

use std::path::{Path, PathBuf};

use wasm_split_cli_support::{Options, transform};

use crate::failure::{Failure, Outcome};
use crate::workspace::{self, Workspace};

/// The main module, the others, and the script that loads those.
#[derive(Debug)]
pub(super) struct Split {
    /// What wasm-bindgen reads.
    pub(super) main: PathBuf,
    /// The modules that are loaded when they are used.
    pub(super) parts: Vec<PathBuf>,
    /// JavaScript, to be joined with the glue.
    link: String,
}

/// How the main module names the script that loads the others.
const LINK: &str = "./parts.js";
/// What that script imports from the glue, by whose side it stands.
const FROM_GLUE: &str = "import { initSync } from \"./glosa.js\";";
/// How that script compiles a module; it fails where a server does not know the type of
/// WebAssembly, which the glue itself forgives.
const STREAMING: &str = "WebAssembly.instantiateStreaming(src, imports)";
/// What it says of a failure, which the widget tells itself, in its own words.
const TOLD: &str = "console.error(e);";
/// What forgives it too.
const FORGIVING: &str = "
async function instantiatePart(src, imports) {
    const response = await src;
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    if (response.headers.get('Content-Type') === 'application/wasm')
        return WebAssembly.instantiateStreaming(response, imports);
    return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
";

/// Cuts a module that was linked with its relocations kept.
///
/// # Errors
/// When the module has none, or a file can not be read or written.
pub(super) fn split(workspace: &Workspace, compiled: &Path) -> Outcome<Split> {
    let folder = workspace.work().join("split");
    workspace::remove_folder(&folder)?;
    let module = workspace::read_bytes(compiled)?;
    let main = folder.join("glosa.wasm");
    let mut options = Options::new(&module);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.main_module = "./glosa.js";
    options.link_name = LINK;
    let split = transform(options)
        .map_err(|cause| Failure::Step(format!("cutting the module into parts: {cause:#}")))?;
    let mut parts = split.split_modules;
    parts.sort();
    let link = workspace::read(&folder.join(LINK))?;
    Ok(Split { main, parts, link })
}

impl Split {
    /// Glue and link script as one script: each imports the other, which a page that
    /// loads the glue a second time, after a failure, would get wrong.
    ///
    /// # Errors
    /// When one is not as the tools of the pinned versions write it.
    pub(super) fn joined(&self, glue: &str) -> Outcome<String> {
        joined(glue, &self.link)
            .map_err(|problem| Failure::Step(format!("joining the parts' script: {problem}")))
    }
}

fn joined(glue: &str, link: &str) -> Result<String, String> {
    let mut imports = Vec::new();
    let mut script = String::with_capacity(glue.len() + link.len());
    for line in glue.lines() {
        match line.strip_prefix("import * as ").and_then(|rest| rest.split_once(" from ")) {
            Some((name, from)) if from.contains(LINK) => imports.push(name),
            _ => {
                script.push_str(line);
                script.push('\n');
            }
        }
    }
    if imports.is_empty() {
        return Err(format!("the glue does not import {LINK}"));
    }
    for wanted in [FROM_GLUE, STREAMING, TOLD] {
        if !link.contains(wanted) {
            return Err(format!("the link script does not say {wanted}"));
        }
    }
    let doors: Vec<&str> = link
        .lines()
        .filter_map(|line| line.strip_prefix("export const ")?.split_once(" = "))
        .map(|(name, _)| name)
        .collect();
    let link = link.replace(FROM_GLUE, "").replace("export const ", "const ").replace(TOLD, "");
    script.push_str(&link.replace(STREAMING, "instantiatePart(src, imports)"));
    script.push_str(FORGIVING);
    for name in imports {
        script.push_str(&format!("const {name} = {{ {} }};\n", doors.join(", ")));
    }
    Ok(script)
}

/// The addresses of the parts in a script, each renamed.
///
/// # Errors
/// The first failure of `rename`.
pub(super) fn renamed(
    script: &str,
    rename: &mut impl FnMut(&str) -> Outcome<String>,
) -> Outcome<String> {
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while let Some((before, after)) = rest.split_once("new URL(\"") {
        out.push_str(before);
        out.push_str("new URL(\"");
        rest = after;
        if let Some((address, after)) = after.split_once('"').filter(|(a, _)| is_part(a)) {
            out.push_str(&rename(address)?);
            out.push('"');
            rest = after;
        }
    }
    out.push_str(rest);
    Ok(out)
}

fn is_part(address: &str) -> bool {
    address.starts_with("./") && address.ends_with(".wasm")
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "import * as import1 from \"./parts.js\"\nlet wasm;\nfunction imports() { return { \"./parts.js\": import1 }; }\n";

    #[test]
    fn glue_and_link_become_one_script() {
        let link = format!(
            "{FROM_GLUE}\nexport const __wasm_split_load_talk = load(() => {STREAMING});\n{TOLD}"
        );
        let script = joined(GLUE, &link).unwrap();
        assert!(!script.contains("import *") && !script.contains("export"), "{script}");
        for wanted in [
            "const __wasm_split_load_talk = load(() => instantiatePart(src, imports));",
            "const import1 = { __wasm_split_load_talk };",
            "let wasm;",
        ] {
            assert!(script.contains(wanted), "{wanted}: {script}");
        }
    }

    #[test]
    fn scripts_of_another_version_are_refused() {
        let link = format!("{FROM_GLUE}\n{STREAMING}\n{TOLD}");
        assert!(joined("let wasm;", &link).unwrap_err().contains("does not import"));
        assert!(joined(GLUE, STREAMING).unwrap_err().contains("initSync"));
        assert!(joined(GLUE, FROM_GLUE).unwrap_err().contains("instantiateStreaming"));
    }

    #[test]
    fn only_the_addresses_of_parts_are_renamed() {
        let script = r#"new URL("./a.wasm",import.meta.url);new URL("glosa_bg.wasm",x);new URL(y);new URL("./b.wasm")"#;
        let mut seen = Vec::new();
        let renamed = renamed(script, &mut |address| {
            seen.push(address.to_owned());
            Ok("./parts/x".to_owned())
        });
        assert_eq!(seen, ["./a.wasm", "./b.wasm"]);
        assert_eq!(
            renamed.unwrap(),
            r#"new URL("./parts/x",import.meta.url);new URL("glosa_bg.wasm",x);new URL(y);new URL("./parts/x")"#
        );
    }
}
