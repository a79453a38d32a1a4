//! Which marks a screen reader reads the definition of.

/// Which marks are described by the definition when their tooltip opens. A reader who
/// goes from mark to mark by keyboard hears the whole definition with each that is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Describe {
    /// The first of each term; the others are links to the list, where it stands too.
    #[default]
    First,
    /// Each.
    All,
    /// None.
    None,
}

impl Describe {
    /// Whether a mark is described, which `is_first` of its term or not.
    #[must_use]
    pub const fn reaches(self, is_first: bool) -> bool {
        match self {
            Self::First => is_first,
            Self::All => true,
            Self::None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Describe;

    #[test]
    fn each_policy_reaches_its_marks() {
        for (policy, first, later) in [
            (Describe::First, true, false),
            (Describe::All, true, true),
            (Describe::None, false, false),
        ] {
            assert_eq!((policy.reaches(true), policy.reaches(false)), (first, later), "{policy:?}");
        }
    }
}
