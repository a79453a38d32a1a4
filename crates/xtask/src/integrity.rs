//! Hashes of files: for names that change with the content, and for
//! Subresource Integrity.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

/// Hexadecimal digits in a file name: 40 bits, more than the versions of one file need. The
/// names of all parts are in what each visit loads.
const NAME_DIGITS: usize = 10;

/// The `integrity` value of W3C Subresource Integrity, with SHA-384.
pub(crate) fn subresource(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

/// A short hash of the content for a file name, in lower case hexadecimal.
pub(crate) fn short_hash(content: &[u8]) -> String {
    let digest = Sha384::digest(content);
    let digits = digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    digits.chars().take(NAME_DIGITS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_example_of_the_specification() {
        // W3C Subresource Integrity, section 3.5: the hash of this script.
        let integrity = subresource(b"alert('Hello, world.');");
        assert_eq!(
            integrity,
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }

    #[test]
    fn a_name_changes_with_the_content() {
        let (one, other) = (short_hash(b"one"), short_hash(b"other"));
        assert_eq!((one.len(), other.len()), (NAME_DIGITS, NAME_DIGITS));
        assert_ne!(one, other);
        assert!(one.chars().all(|digit| digit.is_ascii_hexdigit()));
    }
}
