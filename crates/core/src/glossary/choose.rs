//! Which of the occurrences found are marked.

use super::TermIndex;
use crate::text::{Utf16Offset, Utf16Span};

/// Which occurrences of a term are marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MarkPolicy {
    /// The first in the article.
    #[default]
    First,
    /// The first in each section, that is after each heading.
    Section,
    /// Each.
    All,
    /// None.
    None,
}

impl MarkPolicy {
    /// Its name in the options, and on the device of a reader who has chosen it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Section => "section",
            Self::All => "all",
            Self::None => "none",
        }
    }

    /// The policy of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::First, Self::Section, Self::All, Self::None].into_iter().find(|p| p.name() == name)
    }
}

/// What made a word of the text the term: as it is written, or by a rule of its language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// But for case, it is written as in the glossary.
    Exact,
    /// With an ending that is a word of its own: `serangannya`, `KTP-mu`, `peretaskah`.
    Clitic,
    /// A plural ending: `attacks`, `policies`.
    Plural,
    /// A possessive ending: `attacker's`.
    Possessive,
    /// The ending of a case: `Angriffs`, `Ankara'da`.
    Case,
    /// Another word made of it, where the entry asks for those: `diserang`, `hacked`.
    Derived,
    /// Said twice: `serangan-serangan`, `kata-kata sandi`.
    Doubled,
    /// One half of a pair of names: `AS-Rusia`.
    NamePair,
}

impl Rule {
    /// Its name, for those who ask why a word is marked.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Clitic => "clitic",
            Self::Plural => "plural",
            Self::Possessive => "possessive",
            Self::Case => "case",
            Self::Derived => "derived",
            Self::Doubled => "doubled",
            Self::NamePair => "name-pair",
        }
    }
}

/// A term in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where: whole words, the endings with them.
    pub span: Utf16Span,
    /// Which term.
    pub term: TermIndex,
    /// By which rule.
    pub rule: Rule,
    /// Whether an alias stands here instead of the term.
    pub alias: bool,
}

/// Picks from what was found, in the order of the text, what `policy` wants marked.
/// `sections` are the starts of sections, sorted; the text before the first of them is
/// a section as well.
#[must_use]
pub fn choose(found: &[Mark], policy: MarkPolicy, sections: &[Utf16Offset]) -> Vec<Mark> {
    match policy {
        MarkPolicy::None => return Vec::new(),
        MarkPolicy::All => return found.to_vec(),
        MarkPolicy::First | MarkPolicy::Section => {}
    }
    // By term: how many sections had begun when it was last picked, and one. Sections
    // follow each other as marks do, so an earlier one does not come back.
    let mut picked: Vec<usize> = Vec::new();
    let mut chosen = Vec::new();
    for mark in found {
        let begun = match policy {
            MarkPolicy::Section => sections.partition_point(|start| *start <= mark.span.start),
            _ => 0,
        };
        let at = mark.term.0 as usize;
        if picked.len() <= at {
            picked.resize(at + 1, 0);
        }
        if let Some(last) = picked.get_mut(at).filter(|last| **last <= begun) {
            *last = begun + 1;
            chosen.push(*mark);
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::{Mark, MarkPolicy, Rule, choose};
    use crate::glossary::TermIndex;
    use crate::text::{Utf16Offset, Utf16Span};

    #[test]
    fn each_policy_picks_its_occurrences() {
        let found: Vec<Mark> = [(0, 7), (10, 8), (20, 7), (30, 7), (40, 8)]
            .map(|(start, term)| Mark {
                span: Utf16Span::new(start, start + 2),
                term: TermIndex(term),
                rule: Rule::Exact,
                alias: false,
            })
            .to_vec();
        let sections = [Utf16Offset(20), Utf16Offset(35)];
        let cases: [(MarkPolicy, &[u32]); 4] = [
            (MarkPolicy::First, &[0, 10]),
            (MarkPolicy::Section, &[0, 10, 20, 40]),
            (MarkPolicy::All, &[0, 10, 20, 30, 40]),
            (MarkPolicy::None, &[]),
        ];
        for (policy, expected) in cases {
            assert_eq!(MarkPolicy::named(policy.name()), Some(policy));
            let starts: Vec<u32> =
                choose(&found, policy, &sections).iter().map(|m| m.span.start.0).collect();
            assert_eq!(starts, expected, "{policy:?}");
        }
    }
}
