//! Names of comments: short, safe in a URL, and sorted by arrival.

use std::sync::Mutex;

use glosa_core::time::Timestamp;

/// Crockford's base32 in lower case: digits sort before letters, as in ASCII, and no
/// two characters look alike (<https://www.crockford.com/base32.html>).
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// 48 bits of milliseconds and 32 random bits in characters of 5 bits.
const LENGTH: u32 = 16;
const RANDOM_BITS: u32 = 32;

/// Makes names that never go back, also when the clock does.
#[derive(Debug)]
pub struct IdSource {
    last: Mutex<u128>,
}

impl IdSource {
    /// Goes on after `newest`, the greatest name that exists.
    #[must_use]
    pub fn after(newest: Option<&str>) -> Self {
        Self { last: Mutex::new(newest.and_then(decode).unwrap_or_default()) }
    }

    /// The next name.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub fn next(&self, now: Timestamp) -> Result<String, getrandom::Error> {
        let random = u128::from(getrandom::u32()?);
        let ms = u128::try_from(now.0).unwrap_or_default();
        let mut last = self.last.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *last = (ms << RANDOM_BITS | random).max(*last + 1);
        Ok(encode(*last))
    }
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
        let source = IdSource::after(None);
        let times = [1_700_000_000_000, 1_700_000_000_000, 1_600_000_000_000, 1_800_000_000_000];
        let names: Vec<_> = times.map(|ms| source.next(Timestamp(ms)).unwrap()).into();
        assert!(names.is_sorted_by(|a, b| a < b), "{names:?}");
        let resumed = IdSource::after(names.last().map(String::as_str));
        assert!(resumed.next(Timestamp(0)).unwrap() > names[3]);
    }

    #[test]
    fn only_names_are_taken_for_names() {
        assert!(is_id(&IdSource::after(None).next(Timestamp(1)).unwrap()));
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
