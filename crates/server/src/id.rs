//! Names of comments: short, safe in a URL, and sorted by arrival.

use glosa_core::time::Timestamp;

/// Crockford's base32 in lower case: digits sort before letters, as in ASCII, and no
/// two characters look alike (<https://www.crockford.com/base32.html>).
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// 48 bits of milliseconds and 32 random bits in characters of 5 bits.
const LENGTH: u32 = 16;
const RANDOM_BITS: u32 = 32;

/// A new name after `newest`, the greatest that exists: names never go back, also when a
/// clock does.
///
/// # Errors
/// When the system has no randomness to give.
pub fn next(now: Timestamp, newest: Option<&str>) -> Result<String, getrandom::Error> {
    let random = u128::from(getrandom::u32()?);
    let ms = u128::try_from(now.0).unwrap_or_default();
    let after = newest.and_then(decode).map_or(0, |newest| newest + 1);
    Ok(encode((ms << RANDOM_BITS | random).max(after)))
}

/// Whether a text has the form of a name.
#[must_use]
pub fn is_id(text: &str) -> bool {
    decode(text).is_some()
}

fn encode(number: u128) -> String {
    (0..LENGTH)
        .rev()
        .filter_map(|place| ALPHABET.get((number >> (5 * place) & 31) as usize))
        .map(|byte| char::from(*byte))
        .collect()
}

fn decode(text: &str) -> Option<u128> {
    if text.len() != LENGTH as usize {
        return None;
    }
    text.bytes().try_fold(0, |number, byte| {
        let digit = ALPHABET.iter().position(|known| *known == byte)?;
        Some(number << 5 | digit as u128)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sort_by_arrival_even_when_the_clock_goes_back() {
        let times = [1_700_000_000_000, 1_700_000_000_000, 1_600_000_000_000, 1_800_000_000_000, 0];
        let mut names: Vec<String> = Vec::new();
        for ms in times {
            names.push(next(Timestamp(ms), names.last().map(String::as_str)).unwrap());
        }
        assert!(names.is_sorted_by(|a, b| a < b), "{names:?}");
    }

    #[test]
    fn only_names_are_taken_for_names() {
        assert!(is_id(&next(Timestamp(1), None).unwrap()));
        for text in [
            "",
            "1",
            "0123456789abcdei",
            "0123456789ABCDEF",
            "0123456789abcdé",
            "../../../../etc/p",
        ] {
            assert!(!is_id(text), "{text}");
        }
    }
}
