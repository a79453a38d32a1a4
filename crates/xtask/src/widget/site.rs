//! The demo site, laid out as `trunk serve` lays it out: the page, glue and
//! module at the root, and the folder `www/` as it is.

use std::fs;
use std::path::PathBuf;

use super::Widget;
use crate::failure::{Failure, Outcome};
use crate::workspace::{self, Workspace};

/// Puts the site together in `target/site` and returns that folder.
///
/// # Errors
/// When a file can not be read or written.
pub(crate) fn assemble(workspace: &Workspace, widget: &Widget) -> Outcome<PathBuf> {
    let site = workspace.target.join("site");
    workspace::remove_folder(&site)?;
    workspace::write(&site.join("index.html"), page(workspace)?)?;
    workspace::write(&site.join("glosa.js"), workspace::read_bytes(&widget.glue)?)?;
    workspace::write(&site.join("glosa_bg.wasm"), workspace::read_bytes(&widget.wasm)?)?;
    for part in &widget.parts {
        let to = site.join(part.file_name().unwrap_or_default());
        fs::copy(part, &to).map_err(Failure::file("copy", &to))?;
    }
    let www = workspace.root.join("www");
    for path in workspace::files_below(&www)? {
        let to = site.join("www").join(&path);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).map_err(Failure::file("create", folder))?;
        }
        fs::copy(www.join(&path), &to).map_err(Failure::file("copy", &to))?;
    }
    Ok(site)
}

/// The demo page without what only Trunk reads.
///
/// # Errors
/// When `index.html` can not be read.
pub(crate) fn page(workspace: &Workspace) -> Outcome<String> {
    Ok(without_trunk_links(&workspace::read(&workspace.root.join("index.html"))?))
}

/// Drops every `<link data-trunk …>`, and its line when nothing else stands there.
fn without_trunk_links(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<link") {
        let (tag, tail) = after.split_once('>').unwrap_or((after, ""));
        if is_for_trunk(tag) {
            let line_start = before.trim_end_matches([' ', '\t']);
            let alone = line_start.ends_with('\n') && tail.starts_with('\n');
            kept.push_str(if alone { line_start } else { before });
            rest = if alone { tail.trim_start_matches('\n') } else { tail };
        } else {
            kept.push_str(before);
            kept.push_str("<link");
            rest = after;
        }
    }
    kept.push_str(rest);
    kept
}

fn is_for_trunk(tag: &str) -> bool {
    tag.split(|c: char| c.is_whitespace() || c == '/' || c == '=').any(|word| word == "data-trunk")
}

#[cfg(test)]
mod tests {
    use super::without_trunk_links;

    #[test]
    fn drops_what_only_trunk_reads_and_nothing_else() {
        let cases = [
            ("<link rel=icon href=i.svg>\n", "<link rel=icon href=i.svg>\n"),
            (
                "<head>\n  <link data-trunk rel=\"rust\" data-type=\"main\" />\n  <title>t</title>",
                "<head>\n  <title>t</title>",
            ),
            (
                "<link\n  data-trunk\n  rel=\"copy-dir\"\n  href=\"www\"\n><p>text</p>",
                "<p>text</p>",
            ),
            ("a <link rel=x data-trunk=\"\"> b", "a  b"),
            ("<link rel=x href=data-trunks.css>", "<link rel=x href=data-trunks.css>"),
            ("cut off <link rel", "cut off <link rel"),
            ("none", "none"),
        ];
        for (html, expected) in cases {
            assert_eq!(without_trunk_links(html), expected, "{html}");
        }
    }
}
