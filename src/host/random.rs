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
    let mut number = u128::from_be_bytes(bytes);
    // The version and variant bits that RFC 9562, section 5.4, prescribes.
    number = number & !(0xf << 76) | (0x4 << 76);
    number = number & !(0b11 << 62) | (0b10 << 62);
    let digits = format!("{number:032x}");
    let mut out = String::with_capacity(36);
    for (at, digit) in digits.chars().enumerate() {
        if matches!(at, 8 | 12 | 16 | 20) {
            out.push('-');
        }
        out.push(digit);
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
