//! Where in an article the places of a term are, on a strip.

use crate::text::Utf16Offset;

/// The positions of places on a strip of `width` that stands for a text of `length`, in
/// the order of the text. Places that fall together there are one.
#[must_use]
pub fn ticks(starts: &[Utf16Offset], length: u32, width: u32) -> Vec<u32> {
    let length = u64::from(length.max(1));
    let position = |start: &Utf16Offset| {
        let at = u64::from(start.0).min(length) * u64::from(width) / length;
        u32::try_from(at).unwrap_or(width)
    };
    let mut positions: Vec<u32> = starts.iter().map(position).collect();
    positions.dedup();
    positions
}

#[cfg(test)]
mod tests {
    use super::ticks;
    use crate::text::Utf16Offset;

    #[test]
    fn places_stand_where_they_are_in_the_text() {
        let cases: [(&[u32], u32, &[u32]); 5] = [
            (&[0, 50, 99], 100, &[0, 500, 990]),
            (&[10, 11, 12_000], 24_000, &[0, 500]),
            (&[7], 0, &[1_000]),
            (&[200], 100, &[1_000]),
            (&[u32::MAX], u32::MAX, &[1_000]),
        ];
        for (starts, length, expected) in cases {
            let starts: Vec<Utf16Offset> = starts.iter().copied().map(Utf16Offset).collect();
            assert_eq!(ticks(&starts, length, 1_000), expected, "{starts:?} of {length}");
        }
    }
}
