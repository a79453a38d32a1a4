//! Identifiers that nobody can guess.

use super::{HostError, globals};

/// A version 4 UUID (RFC 9562), also on plain HTTP, where `crypto.randomUUID` is absent.
///
/// # Errors
/// [`HostError`] when the browser has no source of randomness.
pub fn uuid() -> Result<String, HostError> {
    let crypto = globals::window()?.crypto().map_err(|e| HostError::threw("crypto", &e))?;
    let mut bytes = [0_u8; 16];
    crypto
        .get_random_values_with_u8_array(&mut bytes)
        .map_err(|e| HostError::threw("crypto.getRandomValues", &e))?;
    Ok(format_uuid(bytes))
}

fn format_uuid(bytes: [u8; 16]) -> String {
    let mut out = String::with_capacity(36);
    for (at, mut byte) in bytes.into_iter().enumerate() {
        // The version and variant bits that RFC 9562, section 5.4, prescribes.
        match at {
            6 => byte = byte & 0x0f | 0x40,
            8 => byte = byte & 0x3f | 0x80,
            _ => {}
        }
        if matches!(at, 4 | 6 | 8 | 10) {
            out.push('-');
        }
        for half in [byte >> 4, byte & 15] {
            out.extend(char::from_digit(half.into(), 16));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::format_uuid;

    #[test]
    fn the_version_and_variant_bits_are_set() {
        assert_eq!(format_uuid([0xff; 16]), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(format_uuid([0; 16]), "00000000-0000-4000-8000-000000000000");
    }
}
