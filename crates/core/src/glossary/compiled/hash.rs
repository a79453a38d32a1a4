//! The hash of a spelling, word by word.

/// A hash under way: FNV-1a over the words with a mark between them, of 64 bits
/// (<https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>), mixed at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct KeyHash(u64);

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;
/// Before a word that stands apart from the last one, or that touches it (`C++`): no
/// word has these bytes.
const GAP: u8 = 0x20;
const TOUCH: u8 = 0x01;

impl KeyHash {
    pub(super) const EMPTY: Self = Self(OFFSET);

    /// With one more word; whether it touches the one before it counts.
    pub(super) fn word(self, word: &str, touches: bool) -> Self {
        self.byte(if touches { TOUCH } else { GAP }).text(word)
    }

    /// With more letters of the word that was last.
    pub(super) fn text(self, text: &str) -> Self {
        text.bytes().fold(self, Self::byte)
    }

    fn byte(self, byte: u8) -> Self {
        Self((self.0 ^ u64::from(byte)).wrapping_mul(PRIME))
    }

    /// The upper `bits` of the hash, 1 to 64. The last bytes of FNV reach only its lower
    /// bits, hence the mixing (the end of `splitmix64`).
    pub(super) fn cut_to(self, bits: u8) -> u64 {
        let mut hash = self.0;
        hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (hash ^ (hash >> 31)) >> (64_u32.saturating_sub(u32::from(bits))).min(63)
    }
}

#[cfg(test)]
mod tests {
    use super::KeyHash;

    #[test]
    fn words_and_how_they_join_make_the_hash() {
        let hash = |words: &[(&str, bool)]| {
            let start = KeyHash::EMPTY;
            words.iter().fold(start, |hash, (word, touches)| hash.word(word, *touches)).cut_to(40)
        };
        let different = [
            hash(&[("serangan", false)]),
            hash(&[("siber", false)]),
            hash(&[("serangan", false), ("siber", false)]),
            hash(&[("serangansiber", false)]),
            hash(&[("c", false), ("+", true)]),
            hash(&[("c", false), ("+", false)]),
        ];
        for (at, one) in different.iter().enumerate() {
            assert!(*one < 1 << 40);
            assert_eq!(different.iter().filter(|other| *other == one).count(), 1, "{at}");
        }
        let in_pieces = KeyHash::EMPTY.word("ser", false).text("angan");
        assert_eq!(in_pieces, KeyHash::EMPTY.word("serangan", false));
    }
}
