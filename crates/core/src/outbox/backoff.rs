//! How long to wait before the next attempt.

/// The wait after the first failure, in milliseconds: long enough for a hiccup.
const FIRST_MS: f64 = 2_000.0;
/// The longest wait, in milliseconds: a reader who comes back finds it sent soon.
const LONGEST_MS: f64 = 300_000.0;

/// The wait after so many failed attempts, in milliseconds. It doubles, and half of it
/// is `jitter` (0 to 1), so that readers of one page do not all come back at once.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "at most the longest wait")]
pub(super) fn delay_ms(attempts: u32, jitter: f64) -> i64 {
    // Beyond 2^16 the longest wait holds in any case.
    let doublings = attempts.saturating_sub(1).min(16);
    let whole = (FIRST_MS * f64::from(1_u32 << doublings)).min(LONGEST_MS);
    (whole / 2.0 + whole / 2.0 * jitter.clamp(0.0, 1.0)) as i64
}

#[cfg(test)]
mod tests {
    use super::delay_ms;

    #[test]
    fn waits_double_up_to_a_cap_and_half_of_them_is_jitter() {
        let cases = [
            (0, 1.0, 2_000),
            (1, 0.0, 1_000),
            (1, 1.0, 2_000),
            (2, 1.0, 4_000),
            (3, 0.5, 6_000),
            (9, 1.0, 300_000),
            (u32::MAX, 0.0, 150_000),
            (1, 7.0, 2_000),
        ];
        for (attempts, jitter, expected) in cases {
            assert_eq!(delay_ms(attempts, jitter), expected, "{attempts} {jitter}");
        }
    }
}
