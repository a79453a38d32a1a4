//! Which of its senses a term has where it stands.
//!
//! The author of the article decides where they say it. Else the field of an entry tells:
//! the one that the article is about by its tags, or that other terms share which stand in
//! the same block or in the same article. Where these name several fields or none, nothing
//! is decided, and the likelier sense comes first.

use super::Entry;
use crate::text::fold::fold;
use crate::text::respaced;

/// What is known of the place where a term stands.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setting<'s> {
    /// Identifiers of entries that the author names for this place, the nearest first.
    pub named: &'s [String],
    /// What the article is about, as its source says.
    pub tags: &'s [String],
    /// Other terms that stand in the same block.
    pub block: &'s [Neighbour],
    /// Other terms that stand in the article.
    pub article: &'s [Neighbour],
}

/// Another term, all of whose senses belong to one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// How it is shown.
    pub label: String,
    /// The field.
    pub domain: String,
}

impl Neighbour {
    /// A term with its senses; `None` where they do not tell one field.
    #[must_use]
    pub fn of(label: &str, senses: &[Entry]) -> Option<Self> {
        let domain = senses.first()?.domain.as_ref()?;
        let key = key(domain);
        let is_one = senses.iter().all(|sense| key_of(sense).as_ref() == Some(&key));
        is_one.then(|| Self { label: label.to_owned(), domain: domain.clone() })
    }
}

/// In which order senses are shown, and which of them are meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The places of the senses among those that were given.
    pub order: Vec<usize>,
    /// How many of them, from the first on, are meant; all where nothing is decided.
    pub meant: usize,
    /// What speaks for the first; nothing where the source's order stands.
    pub reason: Option<Reason>,
}

/// What speaks for a sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The author of the article says so.
    Author,
    /// The article is about this field.
    Topic(String),
    /// This term of the same field stands in the same block.
    Block(String),
    /// This term of the same field stands in the article.
    Article(String),
    /// More terms of the article are of this field than of the others; that decides
    /// nothing.
    Likelier(String),
}

impl Choice {
    fn undecided(order: Vec<usize>) -> Self {
        Self { meant: order.len(), order, reason: None }
    }

    /// Whether some senses are not meant.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        self.meant < self.order.len()
    }
}

/// Chooses among the senses of a term.
#[must_use]
pub fn choose_sense(senses: &[Entry], setting: &Setting<'_>) -> Choice {
    let named = |id: &String| senses.iter().position(|sense| sense.id == *id);
    if senses.len() > 1
        && let Some(named) = setting.named.iter().find_map(named)
    {
        return decided(senses.len(), Reason::Author, |at| at == named);
    }
    let keys: Vec<Option<String>> = senses.iter().map(key_of).collect();
    // Terms have few senses, and the sorts of the standard library weigh more than they are
    // worth here.
    let mut open: Vec<&String> = Vec::new();
    for key in keys.iter().flatten() {
        if !open.contains(&key) {
            open.push(key);
        }
    }
    if open.is_empty() || keys.iter().all(|key| key.as_ref() == open.first().copied()) {
        return Choice::undecided((0..senses.len()).collect());
    }
    let tags: Vec<String> = setting.tags.iter().map(|tag| key(tag)).collect();
    let tagged: Vec<&String> = open.iter().copied().filter(|key| tags.contains(key)).collect();
    let domain = |key: &String| {
        let sense = senses.iter().zip(&keys).find(|(_, known)| known.as_ref() == Some(key));
        sense.and_then(|(sense, _)| sense.domain.clone()).unwrap_or_default()
    };
    let by_domain = |reason, only: &String| {
        decided(senses.len(), reason, |at| keys.get(at).and_then(Option::as_ref) == Some(only))
    };
    if let [only] = tagged[..] {
        return by_domain(Reason::Topic(domain(only)), only);
    }
    if !tagged.is_empty() {
        open = tagged;
    }
    let [block, article] = [setting.block, setting.article].map(|some| shared(&open, some));
    if let Some((only, label)) = block {
        return by_domain(Reason::Block(label), only);
    }
    if let Some((only, label)) = article {
        return by_domain(Reason::Article(label), only);
    }
    likelier(&keys, &open, setting.article, domain)
}

/// The one field of `open` that is also that of a neighbour, and the first such neighbour.
fn shared<'k>(open: &[&'k String], neighbours: &[Neighbour]) -> Option<(&'k String, String)> {
    let mut found: Option<(&String, String)> = None;
    for neighbour in neighbours {
        let key = key(&neighbour.domain);
        let Some(domain) = open.iter().find(|domain| ***domain == key) else { continue };
        match &found {
            Some((known, _)) if known != domain => return None,
            Some(_) => {}
            None => found = Some((domain, neighbour.label.clone())),
        }
    }
    found
}

fn decided(count: usize, reason: Reason, is_meant: impl Fn(usize) -> bool) -> Choice {
    let (mut order, others): (Vec<usize>, Vec<usize>) = (0..count).partition(|at| is_meant(*at));
    let meant = order.len();
    order.extend(others);
    Choice { order, meant, reason: Some(reason) }
}

/// All senses, those of the field with the most terms in the article first.
fn likelier(
    keys: &[Option<String>],
    open: &[&String],
    article: &[Neighbour],
    domain: impl Fn(&String) -> String,
) -> Choice {
    let neighbours: Vec<String> = article.iter().map(|neighbour| key(&neighbour.domain)).collect();
    let weight = |key: &Option<String>| {
        let Some(key) = key.as_ref().filter(|key| open.contains(key)) else { return 0 };
        // One that the tags name comes before one that they do not.
        1 + neighbours.iter().filter(|known| *known == key).count()
    };
    let mut order: Vec<usize> = Vec::new();
    for (at, key) in keys.iter().enumerate() {
        let is_lighter = |other: &usize| keys.get(*other).map_or(0, weight) < weight(key);
        let before = order.iter().position(is_lighter).unwrap_or(order.len());
        order.insert(before, at);
    }
    let first = order.first().and_then(|at| keys.get(*at));
    let most = first.map_or(0, weight);
    let is_alone = keys.iter().all(|key| Some(key) == first || weight(key) < most);
    let reason = first.and_then(Option::as_ref).filter(|_| is_alone && most > 1);
    let reason = reason.map(|key| Reason::Likelier(domain(key)));
    Choice { reason, ..Choice::undecided(order) }
}

fn key_of(sense: &Entry) -> Option<String> {
    sense.domain.as_deref().map(key).filter(|key| !key.is_empty())
}

/// A field's name as it is compared: tags write it with a sign before it or without spaces.
fn key(name: &str) -> String {
    let name = name.trim_start_matches('#').chars();
    let name: String = name.map(|c| if matches!(c, '-' | '_') { ' ' } else { c }).collect();
    fold(&respaced(&name, " "))
}

#[cfg(test)]
mod tests;
