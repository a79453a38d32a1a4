//! The block of the loader that says which files it loads.
//!
//! The loader names them between two marks, as JSON that is JavaScript too:
//! `const files = /*files*/{"glue":"../glosa.js", …}/*files*/;`, each a URL
//! relative to the loader.

use serde_json::Value;

use crate::failure::Outcome;

/// Stands before and after the block.
const MARK: &str = "/*files*/";

/// A loader taken apart at its marks.
#[derive(Debug)]
pub(super) struct Loader<'text> {
    before: &'text str,
    /// What the loader loads: objects with URLs as their leaves.
    pub(super) files: Value,
    after: &'text str,
}

impl<'text> Loader<'text> {
    /// Finds the block.
    ///
    /// # Errors
    /// A sentence, when the marks are not there exactly once each, or no JSON
    /// stands between them.
    pub(super) fn parse(text: &'text str) -> Result<Self, String> {
        let parts: Vec<_> = text.split(MARK).collect();
        let [before, block, after] = parts.as_slice() else {
            let found = parts.len() - 1;
            return Err(format!("{MARK} has to stand there twice, and stands there {found} times"));
        };
        let files = serde_json::from_str(block)
            .map_err(|cause| format!("no JSON stands between the two {MARK}: {cause}"))?;
        Ok(Self { before, files, after })
    }

    /// The loader with `files` in the block's place.
    pub(super) fn with_files(&self, files: &Value) -> String {
        format!("{}{files}{}", self.before, self.after)
    }
}

/// The same structure with `rename` applied to every URL in it.
///
/// # Errors
/// The first failure of `rename`.
pub(super) fn map_urls(
    files: &Value,
    rename: &mut impl FnMut(&str) -> Outcome<String>,
) -> Outcome<Value> {
    match files {
        Value::String(url) => Ok(Value::String(rename(url)?)),
        Value::Object(entries) => {
            let mapped = entries
                .iter()
                .map(|(key, value)| Ok((key.clone(), map_urls(value, rename)?)))
                .collect::<Outcome<_>>()?;
            Ok(Value::Object(mapped))
        }
        other => Ok(other.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const LOADER: &str =
        r#"const files = /*files*/{"glue":"../a.js","locales":{"id":"l/id.json"}}/*files*/;run();"#;

    #[test]
    fn puts_other_names_into_the_block_and_leaves_the_rest() {
        let loader = Loader::parse(LOADER).unwrap();
        let files = map_urls(&loader.files, &mut |url| Ok(url.replace(".", "-1."))).unwrap();
        assert_eq!(files, json!({"glue": "-1.-1./a-1.js", "locales": {"id": "l/id-1.json"}}));
        assert_eq!(
            loader.with_files(&json!({"glue": "a-1.js"})),
            r#"const files = {"glue":"a-1.js"};run();"#
        );
    }

    #[test]
    fn says_what_is_wrong_with_a_block() {
        let cases = [
            ("run();", "stands there 0 times"),
            ("/*files*/{}", "stands there 1 times"),
            ("/*files*/{}/*files*/ /*files*/", "stands there 3 times"),
            ("/*files*/{glue: 1}/*files*/", "no JSON"),
        ];
        for (text, expected) in cases {
            let problem = Loader::parse(text).unwrap_err();
            assert!(problem.contains(expected), "{text}: {problem}");
        }
    }
}
