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

/// Picks from what is found, as a text is gone through from its beginning to its end.
#[derive(Clone, Debug)]
pub struct Chooser {
    policy: MarkPolicy,
    /// How many sections have begun.
    begun: u32,
    /// By term: how many sections had begun when it was last picked, and one. Sections
    /// follow each other as marks do, so an earlier one does not come back.
    picked: Vec<u32>,
}

impl Chooser {
    /// One that picks what `policy` wants marked.
    #[must_use]
    pub const fn new(policy: MarkPolicy) -> Self {
        Self { policy, begun: 0, picked: Vec::new() }
    }

    /// A section begins; what stands before the first is a section as well.
    pub const fn begin_section(&mut self) {
        if matches!(self.policy, MarkPolicy::Section) {
            self.begun = self.begun.saturating_add(1);
        }
    }

    /// Whether the next occurrence, which is one of `term`, is marked.
    pub fn wants(&mut self, term: TermIndex) -> bool {
        match self.policy {
            MarkPolicy::None => return false,
            MarkPolicy::All => return true,
            MarkPolicy::First | MarkPolicy::Section => {}
        }
        let at = term.0 as usize;
        if self.picked.len() <= at {
            self.picked.resize(at + 1, 0);
        }
        let last = self.picked.get_mut(at).filter(|last| **last <= self.begun);
        last.is_some_and(|last| {
            *last = self.begun.saturating_add(1);
            true
        })
    }
}

/// Picks from what was found, in the order of the text, what `policy` wants marked.
/// `sections` are the starts of sections, sorted.
#[must_use]
pub fn choose(found: &[Mark], policy: MarkPolicy, sections: &[Utf16Offset]) -> Vec<Mark> {
    let mut chooser = Chooser::new(policy);
    let mut sections = sections.iter().peekable();
    let is_wanted = |mark: &&Mark| {
        while sections.next_if(|start| **start <= mark.span.start).is_some() {
            chooser.begin_section();
        }
        chooser.wants(mark.term)
    };
    found.iter().filter(is_wanted).copied().collect()
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
