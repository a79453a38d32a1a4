//! What happened to a text that was cut, when its first part changes.

/// Whether `new` takes the place of a whole text, of which `kept` was cut off at its
/// beginning, and not only of that part.
///
/// A framework that made a text node writes the new text into it and knows nothing of a
/// cut; a script that works on the page as it stands changes the part. The one of the two
/// that `new` is more like at both ends is the one that was meant.
#[must_use]
pub fn is_of_whole(new: &str, kept: &str, whole: &str) -> bool {
    if kept.is_empty() {
        return true;
    }
    let (part, part_of) = likeness(new, kept);
    let (all, all_of) = likeness(new, whole);
    // Fractions, compared without dividing.
    all * part_of >= part * all_of
}

/// How many bytes two texts have in common at their ends, of how many.
fn likeness(one: &str, two: &str) -> (usize, usize) {
    let alike = |(a, b): &(u8, u8)| a == b;
    let ahead = one.bytes().zip(two.bytes()).take_while(alike).count();
    let behind = one.bytes().rev().zip(two.bytes().rev()).take_while(alike).count();
    ((ahead + behind).min(one.len()).min(two.len()), one.len().max(two.len()).max(1))
}

#[cfg(test)]
mod tests {
    use super::is_of_whole;

    #[test]
    fn a_new_text_is_told_from_a_changed_part() {
        let whole = "Serangan ke-3 oleh ransomware hari ini";
        let kept = "Serangan ke-3 oleh ";
        for (new, expected) in [
            ("Serangan ke-4 oleh ransomware hari ini", true),
            ("Serangan ke-3 oleh ransomware kemarin", true),
            ("Tidak ada kabar", true),
            ("", true),
            ("Serangan ke-4 oleh ", false),
            ("Serangan kesekian oleh ", false),
            ("[i] Serangan ke-3 oleh ", false),
        ] {
            assert_eq!(is_of_whole(new, kept, whole), expected, "{new:?}");
        }
        assert!(is_of_whole("x", "", "siber x"), "a text that began with a mark");
    }
}
