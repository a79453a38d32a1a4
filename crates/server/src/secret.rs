//! Tokens and hashes. Nothing that identifies a person or lets one act is kept in clear.

use std::net::IpAddr;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// The length of the key: the block of SHA-256, so that HMAC takes it as it is
/// (RFC 2104, section 2).
const KEY_BYTES: usize = 64;

/// The key of the server's keyed hashes; it stays in the database.
#[derive(Clone)]
pub struct Secret([u8; KEY_BYTES]);

impl Secret {
    /// A new random key.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub fn random() -> Result<Self, getrandom::Error> {
        let mut key = [0; KEY_BYTES];
        getrandom::fill(&mut key)?;
        Ok(Self(key))
    }

    /// The key that [`Secret::to_text`] wrote; `None` for anything else.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok().map(Self)
    }

    /// The key as text for the database.
    #[must_use]
    pub fn to_text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// The token that lets the writer of a comment edit it: 256 bits, 43 characters.
    ///
    /// `salt` is the request's `Idempotency-Key`, so that the first answer can be given
    /// again with the same token, or fresh randomness. Neither is stored, so the
    /// database alone does not yield the token.
    #[must_use]
    pub fn edit_token(&self, comment: &str, salt: &[u8]) -> String {
        self.keyed("edit", &[comment.as_bytes(), salt])
    }

    /// Who votes for a comment, known only as the same or another voter of this comment.
    #[must_use]
    pub fn voter(&self, comment: &str, voter: &[u8]) -> String {
        self.keyed("voter", &[comment.as_bytes(), voter])
    }

    /// From where a comment is voted for, known only for this comment.
    #[must_use]
    pub fn voting_address(&self, comment: &str, address: IpAddr) -> String {
        self.keyed("voting address", &[comment.as_bytes(), address.to_string().as_bytes()])
    }

    /// From where a comment came.
    #[must_use]
    pub fn address(&self, address: IpAddr) -> String {
        self.keyed("address", &[address.to_string().as_bytes()])
    }

    /// HMAC-SHA256 (RFC 2104) over the purpose and the parts, each with its length
    /// before it, so that no two lists of parts read the same.
    fn keyed(&self, purpose: &str, parts: &[&[u8]]) -> String {
        let mut mac = Hmac::<Sha256>::new(&self.0.into());
        for part in [purpose.as_bytes()].iter().chain(parts) {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
    }
}

/// SHA-256 as URL-safe base64.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(bytes))
}

/// 256 random bits.
///
/// # Errors
/// When the system has no randomness to give.
pub fn random_salt() -> Result<[u8; 32], getrandom::Error> {
    let mut salt = [0; 32];
    getrandom::fill(&mut salt)?;
    Ok(salt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_depends_on_key_comment_and_salt_alone() {
        let (one, two) = (Secret::random().unwrap(), Secret::random().unwrap());
        let token = one.edit_token("a", b"salt");
        assert_eq!(token.len(), 43);
        assert_eq!(Secret::from_text(&one.to_text()).unwrap().edit_token("a", b"salt"), token);
        for other in
            [two.edit_token("a", b"salt"), one.edit_token("b", b"salt"), one.edit_token("a", b"x")]
        {
            assert_ne!(other, token);
        }
        assert_ne!(one.edit_token("ab", b"c"), one.edit_token("a", b"bc"));
    }
}
