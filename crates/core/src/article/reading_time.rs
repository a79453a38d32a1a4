//! How long an article takes to read.

/// Words a minute of silent reading of non-fiction: the mean of 190 studies in
/// M. Brysbaert, "How many words do we read per minute?", Journal of Memory and
/// Language 109 (2019), 104047.
const WORDS_PER_MINUTE: f64 = 238.0;

/// Characters a minute of Chinese: S. Trauzettel-Klosinski and K. Dietz, "Standardized
/// Assessment of Reading Performance: The New International Reading Speed Texts",
/// Investigative Ophthalmology & Visual Science 53 (2012), table 3.
const HAN_PER_MINUTE: f64 = 255.0;
/// Characters a minute of Japanese, from the same table.
const JAPANESE_PER_MINUTE: f64 = 357.0;
/// Letters of a word in the scripts of South-East Asia that write no spaces: an
/// estimate, near the mean length of words in scripts that do.
const LETTERS_PER_WORD: f64 = 5.0;

/// Minutes that a text takes to read, at least one; zero for a text without words.
#[must_use]
pub fn reading_minutes(text: &str) -> u32 {
    let count = Count::of(text);
    let per_minute = if count.kana > 0.0 { JAPANESE_PER_MINUTE } else { HAN_PER_MINUTE };
    let minutes = (count.words + count.joined_letters / LETTERS_PER_WORD) / WORDS_PER_MINUTE
        + (count.han + count.kana) / per_minute;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small, positive")]
    let whole = minutes.round() as u32;
    if minutes > 0.0 { whole.max(1) } else { 0 }
}

#[derive(Default)]
struct Count {
    words: f64,
    han: f64,
    kana: f64,
    joined_letters: f64,
}

impl Count {
    fn of(text: &str) -> Self {
        let mut count = Self::default();
        let mut in_word = false;
        for c in text.chars() {
            let tally = match u32::from(c) {
                0x3040..=0x30ff => Some(&mut count.kana),
                0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x323af => {
                    Some(&mut count.han)
                }
                // Thai, Lao, Burmese and Khmer.
                0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff => {
                    Some(&mut count.joined_letters)
                }
                _ => None,
            };
            match tally {
                Some(tally) => {
                    in_word = false;
                    *tally += f64::from(u8::from(c.is_alphanumeric()));
                }
                None if c.is_alphanumeric() => {
                    count.words += f64::from(u8::from(!in_word));
                    in_word = true;
                }
                None => in_word = in_word && !c.is_whitespace(),
            }
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use super::reading_minutes;

    #[test]
    fn minutes_follow_words_and_characters() {
        let cases = [
            (String::new(), 0),
            (" — … ".to_owned(), 0),
            ("satu".to_owned(), 1),
            ("kata-kata don't ".repeat(238), 2),
            ("kata ".repeat(238 * 3), 3),
            ("字".repeat(510), 2),
            ("かな".repeat(357), 2),
            ("ก".repeat(238 * 10), 2),
        ];
        for (text, expected) in cases {
            assert_eq!(reading_minutes(&text), expected, "{:.20}", text);
        }
    }
}
