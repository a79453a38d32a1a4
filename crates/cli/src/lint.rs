//! Articles checked against glossaries.

use std::collections::HashSet;

use glosa_core::glossary::explain::{
    SharedSpellings, Spelling, SpellingKind, Spellings, are_told_apart, spellings_of,
};
use glosa_core::glossary::{Glossary, Languages, Mark, TermIndex};
use glosa_core::text::Utf16Span;
use glosa_core::text::words::cut;

use crate::args;
use crate::article::Article;
use crate::failure::Failure;
use crate::findings::{
    Ambiguous, Checks, Findings, FoundMark, LookAlike, Shadowed, SkippedEntry, Unused,
};
use crate::glossaries::read_file;
use crate::look_alikes::reads_as;
use crate::matching::{find, normalize};
use crate::report;

/// Lists marks and findings; `true` where all is well.
///
/// # Errors
/// [`Failure`] when a file cannot be read or the answer not be written.
pub(crate) fn lint(options: &args::Lint) -> Result<bool, Failure> {
    let job = Job::read(&options.input)?;
    let mut findings = job.findings();
    findings.checks = Some(job.checks());
    report::write(&findings, options.input.format, options.strict)?;
    Ok(findings.is_clean(options.strict))
}

/// Lists marks only; `true` where all entries could be read.
///
/// # Errors
/// As [`lint`].
pub(crate) fn explain(options: &args::Explain) -> Result<bool, Failure> {
    let findings = Job::read(options)?.findings();
    report::write(&findings, options.format, false)?;
    Ok(findings.is_clean(false))
}

/// An article with its glossary and all marks.
struct Job {
    name: String,
    article: Article,
    language: Option<String>,
    glossary: Glossary,
    skipped: Vec<(String, String)>,
    marks: Vec<Found>,
}

/// A mark, with what stands there and why.
struct Found {
    mark: Mark,
    surface: String,
    spelling: Option<Spelling>,
}

impl Job {
    fn read(options: &args::Explain) -> Result<Self, Failure> {
        let root = options.article_in.as_deref();
        let article = Article::read(&options.article, root, options.skip.as_deref())?;
        let mut entries = Vec::new();
        let mut skipped = Vec::new();
        for path in &options.glossary {
            let reading = read_file(path)?;
            entries.extend(reading.entries);
            let told = |skipped: &glosa_core::glossary::formats::Skipped| {
                (path.display().to_string(), skipped.to_string())
            };
            skipped.extend(reading.skipped.iter().map(told));
        }
        let language = options.lang.clone().or_else(|| article.language.clone());
        let glossary = Glossary::from_entries(entries);
        let mut spellings = Spellings::new(language.as_deref(), &normalize, Languages::all());
        let marks = find(&glossary, &article, language.as_deref());
        let units: Vec<u16> = article.text.encode_utf16().collect();
        let found = |mark: Mark| {
            let surface = text_at(&units, mark.span);
            let term = glossary.term(mark.term);
            let spelling = term.and_then(|term| spellings.of(&mark, term, &surface));
            Found { mark, surface, spelling }
        };
        let marks = marks.into_iter().map(found).collect();
        let name = options.article.display().to_string();
        Ok(Self { name, article, language, glossary, skipped, marks })
    }

    fn findings(&self) -> Findings {
        let skipped = self.skipped.iter().cloned();
        let skipped = skipped.map(|(glossary, message)| SkippedEntry { glossary, message });
        Findings {
            article: self.name.clone(),
            language: self.language.clone(),
            marks: self.marks.iter().filter_map(|found| self.mark(found)).collect(),
            skipped: skipped.collect(),
            checks: None,
        }
    }

    fn mark(&self, found: &Found) -> Option<FoundMark> {
        let term = self.glossary.term(found.mark.term)?;
        let alias = found.spelling.as_ref().filter(|s| s.kind != SpellingKind::Term);
        Some(FoundMark {
            place: self.article.place(found.mark.span.start),
            surface: found.surface.clone(),
            term: term.label.clone(),
            entry: found.spelling.as_ref().map_or(&term.id, |spelling| &spelling.entry).clone(),
            alias: alias.map(|alias| alias.text.clone()),
            hidden: alias.is_some_and(|alias| alias.kind == SpellingKind::Hidden),
            rule: found.mark.rule.name(),
        })
    }

    fn checks(&self) -> Checks {
        let ambiguous = self.ambiguous();
        let (unused, shadowed) = self.unmarked(&ambiguous);
        Checks { unused, shadowed, ambiguous, look_alikes: self.look_alikes() }
    }

    /// What is marked and may be more than one thing, each spelling once.
    fn ambiguous(&self) -> Vec<Ambiguous> {
        let shared = SharedSpellings::of(&self.glossary, &normalize);
        let mut told = HashSet::new();
        let mut ambiguous = Vec::new();
        for found in &self.marks {
            let Some(spelling) = &found.spelling else { continue };
            let sharing = shared.get(&spelling.entry, &spelling.text);
            if sharing.is_empty() || !told.insert((&spelling.entry, &spelling.text)) {
                continue;
            }
            ambiguous.push(Ambiguous {
                place: self.article.place(found.mark.span.start),
                surface: found.surface.clone(),
                entries: sharing.iter().map(|entry| entry.id.clone()).collect(),
                told_apart: are_told_apart(sharing),
            });
        }
        ambiguous
    }

    /// The terms without a mark: those that stand nowhere, and those that stand in longer
    /// ones. The latter are found once the longer ones are taken away, again and again,
    /// since a term may stand in one that is itself in another.
    fn unmarked(&self, ambiguous: &[Ambiguous]) -> (Vec<Unused>, Vec<Shadowed>) {
        let marked: HashSet<TermIndex> = self.marks.iter().map(|found| found.mark.term).collect();
        let told: HashSet<&String> = ambiguous.iter().flat_map(|found| &found.entries).collect();
        let terms = self.glossary.terms().filter(|(index, _)| !marked.contains(index));
        let terms = terms.filter(|(_, term)| !term.senses.iter().any(|s| told.contains(&s.id)));
        let mut entries: Vec<_> = terms.flat_map(|(_, term)| term.senses.clone()).collect();
        let mut shadowed: Vec<(Utf16Span, Shadowed)> = Vec::new();
        let units: Vec<u16> = self.article.text.encode_utf16().collect();
        loop {
            let left = Glossary::from_entries(entries.iter().cloned());
            let mut met = HashSet::new();
            for mark in find(&left, &self.article, self.language.as_deref()) {
                let by = self.mark_over(mark.span);
                if let (Some(term), Some(by)) = (left.term(mark.term), by)
                    && met.insert(mark.term)
                {
                    let found = Shadowed {
                        place: self.article.place(mark.span.start),
                        surface: text_at(&units, mark.span),
                        term: term.label.clone(),
                        id: term.id.clone(),
                        by,
                    };
                    shadowed.push((mark.span, found));
                }
            }
            if met.is_empty() {
                let unused = left.terms().map(|(_, term)| (term.label.clone(), term.id.clone()));
                let unused = unused.map(|(term, id)| Unused { term, id }).collect();
                shadowed.sort_by_key(|(span, _)| span.start);
                return (unused, shadowed.into_iter().map(|(_, found)| found).collect());
            }
            let is_left = |index: &TermIndex| !met.contains(index);
            let terms = left.terms().filter(|(index, _)| is_left(index));
            entries = terms.flat_map(|(_, term)| term.senses.clone()).collect();
        }
    }

    /// The identifier of the term that is marked where `span` is.
    fn mark_over(&self, span: Utf16Span) -> Option<String> {
        let after = self.marks.partition_point(|found| found.mark.span.end <= span.start);
        let found = self.marks.get(after).filter(|found| found.mark.span.start < span.end)?;
        self.glossary.term(found.mark.term).map(|term| term.id.clone())
    }

    /// Words of mixed scripts, in the article and in the glossary.
    fn look_alikes(&self) -> Vec<LookAlike> {
        let words = cut(&self.article.text, &self.article.layout);
        let words = words.iter().filter(|word| word.is_word && word.is_open);
        let in_article = words.filter_map(|word| {
            Some(LookAlike {
                place: Some(self.article.place(word.span.start)),
                word: word.text.to_owned(),
                reads_as: reads_as(word.text)?,
                term: None,
            })
        });
        let mut found: Vec<LookAlike> = in_article.collect();
        for entry in self.glossary.terms().flat_map(|(_, term)| &term.senses) {
            for (spelling, _) in spellings_of(entry) {
                let words = cut(spelling, &glosa_core::text::Layout::default());
                found.extend(words.iter().filter_map(|word| {
                    Some(LookAlike {
                        place: None,
                        word: word.text.to_owned(),
                        reads_as: reads_as(word.text)?,
                        term: Some(entry.id.clone()),
                    })
                }));
            }
        }
        found
    }
}

fn text_at(units: &[u16], span: Utf16Span) -> String {
    let text = units.get(span.start.0 as usize..span.end.0 as usize).unwrap_or_default();
    String::from_utf16_lossy(text)
}
