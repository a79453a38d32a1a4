//! Plural categories; which number is in which is the browser's knowledge.

/// A plural category of the Unicode CLDR
/// (<https://unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules>).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PluralCategory {
    /// As for 0 in Arabic.
    Zero,
    /// As for 1 in English.
    One,
    /// As for 2 in Arabic.
    Two,
    /// As for 3 in Polish.
    Few,
    /// As for 11 in Arabic.
    Many,
    /// The rest, and the only one in languages without plural forms.
    #[default]
    Other,
}

impl PluralCategory {
    /// The category by the name that `Intl.PluralRules` gives it.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        match name {
            "zero" => Self::Zero,
            "one" => Self::One,
            "two" => Self::Two,
            "few" => Self::Few,
            "many" => Self::Many,
            _ => Self::Other,
        }
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }
}
