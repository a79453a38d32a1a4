//! Versions, as `Cargo.lock` has them.

/// The version of `package` in the text of a `Cargo.lock`; the first when it
/// stands there more than once.
pub(crate) fn version_of<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let name_line = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name_line);
    lines.next()?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::version_of;

    const LOCK: &str = "\
[[package]]
name = \"wasm-bindgen\"
version = \"0.2.130\"
dependencies = [
 \"wasm-bindgen-macro\",
]

[[package]]
name = \"wasm-bindgen-macro\"
version = \"0.2.131\"
";

    #[test]
    fn finds_the_version_of_exactly_the_named_package() {
        let cases = [
            ("wasm-bindgen", Some("0.2.130")),
            ("wasm-bindgen-macro", Some("0.2.131")),
            ("wasm", None),
        ];
        for (package, version) in cases {
            assert_eq!(version_of(LOCK, package), version, "{package}");
        }
    }

    #[test]
    fn the_widget_and_the_glue_maker_have_one_version() {
        let lock = include_str!("../../../Cargo.lock");
        assert!(version_of(lock, "wasm-bindgen").is_some());
        assert_eq!(version_of(lock, "wasm-bindgen"), version_of(lock, "wasm-bindgen-cli-support"));
    }
}
