//! Sorted numbers as bits: each as its distance from the one before it, in Rice's code
//! (R. F. Rice, JPL Publication 79-22, 1979), which comes within a few hundredths of what
//! random numbers need at least.

/// Writes bits, the first into the highest bit of the first byte.
#[derive(Debug, Default)]
pub(super) struct BitWriter {
    bytes: Vec<u8>,
    /// How many bits of the last byte are taken.
    taken: u8,
}

impl BitWriter {
    fn bit(&mut self, bit: bool) {
        if self.taken == 0 {
            self.bytes.push(0);
        }
        if let Some(last) = self.bytes.last_mut() {
            *last |= u8::from(bit) << (7 - self.taken);
        }
        self.taken = (self.taken + 1) % 8;
    }

    /// A distance: what does not fit into `low` bits as that many ones, then a zero, then
    /// the low bits.
    fn distance(&mut self, distance: u64, low: u8) {
        for _ in 0..(distance >> low) {
            self.bit(true);
        }
        self.bit(false);
        for at in (0..low).rev() {
            self.bit(distance >> at & 1 == 1);
        }
    }

    /// All bytes; the last bits are zero.
    pub(super) fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// How many low bits serve numbers best that are below `2^bits`, `count` of them.
pub(super) fn low_bits(bits: u8, count: usize) -> u8 {
    let mean = (1_u128 << bits) / (count.max(1) as u128);
    // The best is near the logarithm of the mean distance, less half a bit.
    u8::try_from(mean.max(1).ilog2()).unwrap_or(0).min(bits)
}

/// Sorted numbers, none twice, as bytes.
pub(super) fn encode(sorted: &[u64], low: u8) -> Vec<u8> {
    let mut writer = BitWriter::default();
    let mut last = 0;
    for number in sorted {
        writer.distance(number - last, low);
        last = *number;
    }
    writer.finish()
}

/// The numbers that [`encode`] made bytes of; `None` where the bytes end too early or a
/// number is no number any more.
pub(super) fn decode(bytes: &[u8], count: usize, low: u8) -> Option<Vec<u64>> {
    // A hostile count must not ask for memory that no bytes back up.
    if count > bytes.len().saturating_mul(8) {
        return None;
    }
    let mut numbers = Vec::with_capacity(count);
    let mut bits = bytes.iter().flat_map(|byte| (0..8).rev().map(move |at| byte >> at & 1));
    let mut last = 0_u64;
    for _ in 0..count {
        let mut high = 0_u64;
        while bits.next()? == 1 {
            high += 1;
        }
        let mut rest = 0_u64;
        for _ in 0..low {
            rest = rest << 1 | u64::from(bits.next()?);
        }
        last = high.checked_shl(u32::from(low))?.checked_add(rest)?.checked_add(last)?;
        numbers.push(last);
    }
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use super::{decode, encode, low_bits};

    #[test]
    fn numbers_come_back_as_they_were() {
        let scattered: Vec<u64> = (0..1000_u64).map(|n| n * n * 977).collect();
        for sorted in [vec![], vec![0], vec![5, 6, 7], vec![1 << 37], scattered] {
            let low = low_bits(38, sorted.len());
            let bytes = encode(&sorted, low);
            assert_eq!(decode(&bytes, sorted.len(), low), Some(sorted));
        }
    }

    #[test]
    fn bytes_that_end_early_are_told() {
        let bytes = encode(&[1, 1000, 100_000], 8);
        for end in 0..bytes.len() {
            assert_eq!(decode(bytes.get(..end).unwrap_or_default(), 3, 8), None, "{end}");
        }
        assert_eq!(decode(&[0xff; 16], 3, 8), None);
        assert_eq!(decode(&[], usize::MAX, 8), None);
    }
}
