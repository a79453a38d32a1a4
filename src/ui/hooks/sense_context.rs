//! In which sense a term is meant at a mark.

use std::cell::OnceCell;
use std::rc::Rc;

use glosa_core::article::{page, tags_of};
use glosa_core::glossary::senses::{Choice, Neighbour, Reason, Setting, choose_sense};
use glosa_core::glossary::{Entry, TermIndex};
use glosa_core::tooltip::MarkNumber;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::marks::MarkedArticle;
use super::{Words, report};
use crate::dom::metadata::Page;
use crate::dom::senses;
use crate::host::json;
use crate::ui::kit::{use_effect_with, use_memo, use_mut_ref};

/// What an article is about by its source; `None` where the page that it stands in says so.
pub type StatedTags = Option<Rc<Vec<String>>>;

/// A marked article with all that tells in which sense it uses a term. Equal only to its
/// own clones.
#[derive(Clone)]
pub struct SenseContext(Rc<Inner>);

struct Inner {
    marked: MarkedArticle,
    article: HtmlElement,
    stated: StatedTags,
    /// Read when the first term of several senses is looked at.
    tags: OnceCell<Vec<String>>,
}

impl PartialEq for SenseContext {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl core::fmt::Debug for SenseContext {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("SenseContext")
    }
}

/// The context of an article, the same as long as its marks are.
#[hook]
pub fn use_sense_context(
    marked: MarkedArticle,
    article: HtmlElement,
    stated: StatedTags,
) -> SenseContext {
    let context = use_memo((marked, article, stated), |(marked, article, stated)| {
        let (marked, article, stated) = (marked.clone(), article.clone(), stated.clone());
        SenseContext(Rc::new(Inner { marked, article, stated, tags: OnceCell::new() }))
    });
    (*context).clone()
}

impl SenseContext {
    /// The order of the senses of a term at a mark, and which of them are meant.
    #[must_use]
    pub fn choose(&self, mark: MarkNumber, senses: &[Entry]) -> Choice {
        let occurrence = self.0.marked.occurrence(mark).filter(|_| senses.len() > 1);
        let element = occurrence.as_ref().and_then(|occurrence| occurrence.spot.element());
        let (Some(occurrence), Some(element)) = (occurrence, element) else {
            return choose_sense(senses, &Setting::default());
        };
        let named = senses::named_around(&element, &self.0.article);
        let (block, article) = self.0.neighbours(&element, occurrence.term);
        let tags = self.0.tags.get_or_init(|| self.0.read_tags());
        choose_sense(senses, &Setting { named: &named, tags, block: &block, article: &article })
    }
}

impl Inner {
    /// The other terms in the block of `element`, and those in the article.
    fn neighbours(&self, element: &Element, own: TermIndex) -> (Vec<Neighbour>, Vec<Neighbour>) {
        let home = senses::block_of(element);
        let mut met: Vec<(TermIndex, bool)> = Vec::new();
        for (at, place) in self.marked.places().iter().enumerate() {
            let term = place.mark.term;
            if term == own {
                continue;
            }
            let is_near = || {
                let words = self.marked.words_at(at);
                let block = words.and_then(|words| senses::block_of(words.element()?.as_ref()));
                block.is_some() && block == home
            };
            match met.iter_mut().find(|(known, _)| *known == term) {
                Some((_, true)) => {}
                Some((_, near)) => *near = is_near(),
                None => met.push((term, is_near())),
            }
        }
        let (mut block, mut article) = (Vec::new(), Vec::new());
        for (term, is_near) in met {
            let Some(neighbour) = self.neighbour(term) else { continue };
            if is_near {
                block.push(neighbour.clone());
            }
            article.push(neighbour);
        }
        (block, article)
    }

    /// A term with its field; `None` where it tells none, or its senses are not here.
    fn neighbour(&self, index: TermIndex) -> Option<Neighbour> {
        let glossary = self.marked.glossary();
        let term = glossary.term(index)?;
        if term.senses.iter().all(|sense| sense.place.is_none()) {
            return Neighbour::of(&term.label, &term.senses);
        }
        Neighbour::of(&term.label, &self.marked.senses(index)?)
    }

    /// What the article is about: as the publisher says on its element, else as its source
    /// says, else as the page says.
    fn read_tags(&self) -> Vec<String> {
        if let Some(list) = senses::tags_of(&self.article) {
            return tags_of(&list);
        }
        if let Some(stated) = &self.stated {
            return (**stated).clone();
        }
        let Some(current) = Page::current() else { return Vec::new() };
        let mut fields = current.fields();
        fields.json_ld =
            current.json_ld().iter().filter_map(|text| json::parse(text).ok()).collect();
        page::about(&fields)
    }
}

/// Why the first sense is the first, for the reader.
#[must_use]
pub fn reason(choice: &Choice, words: &Words) -> Option<String> {
    let with_term = |key, term: &String| words.format(key, &[("term", term)]);
    let with_domain = |key, domain: &String| words.format(key, &[("domain", domain)]);
    Some(match choice.reason.as_ref()? {
        Reason::Author => words.text("sense.author"),
        Reason::Topic(domain) => with_domain("sense.topic", domain),
        Reason::Block(term) => with_term("sense.block", term),
        Reason::Article(term) => with_term("sense.article", term),
        Reason::Likelier(domain) => with_domain("sense.likelier", domain),
    })
}

/// Whether the senses that are not meant are shown as well: the words of the article may
/// mislead, and its author does not.
#[must_use]
pub fn shows_others(choice: &Choice) -> bool {
    choice.is_decided() && choice.reason != Some(Reason::Author)
}

/// Tells the publisher, once for an article, which entries it names that there are not.
/// Those of dictionaries are not known before they are read.
#[hook]
pub fn use_sense_warning(host: HtmlElement, article: HtmlElement, marked: MarkedArticle) {
    let said = use_mut_ref(String::new);
    use_effect_with((host, article, marked), move |(host, article, marked)| {
        if marked.has_dictionaries() {
            return;
        }
        let glossary = marked.glossary();
        let known = |id: &String| {
            glossary.terms().any(|(_, term)| term.senses.iter().any(|one| one.id == *id))
        };
        let mut unknown = Vec::new();
        for id in senses::named_in(article) {
            if !known(&id) && !unknown.contains(&id) {
                unknown.push(id);
            }
        }
        if !unknown.is_empty() {
            let message = ["no entry has the name ", &unknown.join(", ")].concat();
            if said.replace(message.clone()) != message {
                report::warn(host, "data-sense", &message);
            }
        }
    });
}
