//! What a term means.

use std::rc::Rc;

use glosa_core::glossary::senses::{Setting, choose_sense};
use glosa_core::glossary::{Entry, TermIndex};
use glosa_core::sanitize::Profile;
use glosa_core::tooltip::MarkNumber;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::hooks::{
    MarkedArticle, SenseContext, TermSenses, Words, reason, shows_others, use_address,
    use_definition, use_senses,
};
use super::kit::use_state_eq;

/// The mark where a term is read, and what tells in which sense it stands there.
#[derive(Clone, Debug, PartialEq)]
pub struct Here {
    /// The context of its article.
    pub context: SenseContext,
    /// The mark.
    pub mark: MarkNumber,
}

/// Which term, and how its senses are shown.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct MeaningProps {
    /// The glossary, and the article whose terms these are.
    pub marked: MarkedArticle,
    /// The term.
    pub term: TermIndex,
    /// Where it is read, which tells what is meant; nothing in the list of terms.
    #[prop_or_default]
    pub here: Option<Here>,
    /// Whether they stand in the list of terms, where they are fetched when the reader
    /// asks, and the Tab key stops at their links.
    pub in_list: bool,
    /// The words of the interface.
    pub words: Words,
}

/// The senses of a term; a sentence in their place while they are fetched or when they did
/// not come.
#[component]
pub fn Meaning(props: &MeaningProps) -> Html {
    let MeaningProps { marked, term, in_list, words, .. } = props;
    let asked = use_state_eq(|| u32::from(!in_list));
    let senses = use_senses(marked, *term, *asked.get());
    let ask = Callback::from(move |_: MouseEvent| asked.set(asked.get().wrapping_add(1)));
    let sentence = |key| html! { <p class="status">{ words.text(key) }</p> };
    let button = |key| {
        let onclick = ask.clone();
        html! { <button type="button" {onclick}>{ words.text(key) }</button> }
    };
    let said = match senses {
        TermSenses::Here(senses) if senses.is_empty() => sentence("glossary.not_explained"),
        TermSenses::Here(senses) => return all(props, &senses),
        TermSenses::Away => button("glossary.show"),
        TermSenses::Coming => sentence("glossary.fetching"),
        TermSenses::Failed => html! {
            <>
                { sentence("glossary.not_fetched") }
                if *in_list {
                    { button("article.retry") }
                }
            </>
        },
    };
    if *in_list {
        html! { <dd class="glossary-sense" aria-live="polite">{ said }</dd> }
    } else {
        said
    }
}

/// All senses: each for itself in the list of terms; in a tooltip those that are meant
/// where the reader is, why, and the others in a lesser style.
fn all(props: &MeaningProps, senses: &Rc<Vec<Entry>>) -> Html {
    let MeaningProps { here, in_list, words, .. } = props;
    let sense = |sense: usize| {
        let (senses, words) = (Rc::clone(senses), words.clone());
        html! { <Sense {senses} {sense} tab_stops={*in_list} {words} /> }
    };
    if *in_list {
        let all = (0..senses.len()).map(sense);
        let all = all.map(|sense| html! { <dd class="glossary-sense">{ sense }</dd> });
        return html! { <>{ for all }</> };
    }
    let choice = match here {
        Some(here) => here.context.choose(here.mark, senses),
        None => choose_sense(senses, &Setting::default()),
    };
    let (meant, others) = choice.order.split_at_checked(choice.meant).unwrap_or_default();
    let meant = match meant {
        [only] => sense(*only),
        several => {
            let several = several.iter().map(|at| html! { <li>{ sense(*at) }</li> });
            html! { <ol class="senses">{ for several }</ol> }
        }
    };
    html! {
        <>
            { meant }
            if let Some(reason) = reason(&choice, words) {
                <p class="sense-reason">{ reason }</p>
            }
            if shows_others(&choice) {
                { other_senses(others.iter().map(|at| sense(*at)), words) }
            }
        </>
    }
}

/// Senses that are not meant, for a reader who knows better.
fn other_senses(others: impl Iterator<Item = Html>, words: &Words) -> Html {
    html! {
        <div class="other-senses">
            <p class="other-senses-title">{ words.text("sense.others") }</p>
            <ul class="senses">{ for others.map(|other| html! { <li>{ other }</li> }) }</ul>
        </div>
    }
}

/// Which sense, and how it is shown.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct SenseProps {
    /// The senses of a term.
    pub senses: Rc<Vec<Entry>>,
    /// Which of them, from 0.
    pub sense: usize,
    /// Whether the Tab key stops at its links.
    pub tab_stops: bool,
    /// The words of the interface.
    pub words: Words,
}

/// A field's name, a definition, a picture and a source, as far as there are any.
#[component]
pub fn Sense(props: &SenseProps) -> Html {
    let words = &props.words;
    let entry = props.senses.get(props.sense);
    let text = |text: Option<&String>| text.map(|text| AttrValue::from(text.clone()));
    let base = text(entry.and_then(|entry| entry.base_url.as_ref()));
    let definition = text(entry.map(|entry| &entry.definition)).unwrap_or_default();
    let definition = use_definition(definition, base.clone(), props.tab_stops);
    let image = use_address(text(entry.and_then(|entry| entry.image.as_ref())), base.clone());
    let source = use_address(text(entry.and_then(|entry| entry.url.as_ref())), base);
    let Some(entry) = entry else { return Html::default() };
    let tabindex = (!props.tab_stops).then_some("-1");
    html! {
        <div class="sense">
            if let Some(domain) = &entry.domain {
                <span class="domain">{ domain.clone() }</span>
            }
            if let Some(src) = image {
                { picture(src, words.format("tooltip.image", &[("term", &entry.term)])) }
            }
            if entry.definition.is_empty() {
                <div class="definition">{ words.text("lookup.ambiguous") }</div>
            } else {
                <div class="definition" lang={entry.language.clone()} dir="auto">{ definition }</div>
            }
            if let Some(href) = source {
                <a class="source" {tabindex} rel={Profile::Inline.link_rel()} href={href.clone()}>
                    { words.format("tooltip.source", &[("site", site_of(&href))]) }
                </a>
            }
        </div>
    }
}

/// A picture that takes itself away when it does not load. The key makes another one of
/// another address.
fn picture(src: AttrValue, alt: String) -> Html {
    let onerror = Callback::from(|error: Event| {
        if let Some(picture) = error.target_dyn_into::<HtmlElement>() {
            picture.set_hidden(true);
        }
    });
    html! {
        <img key={src.to_string()} class="picture" loading="lazy" decoding="async"
            referrerpolicy="no-referrer" {src} {alt} {onerror} />
    }
}

/// The host of an address, which is how a reader knows a source; the address itself
/// where it has none.
fn site_of(address: &str) -> &str {
    let site = address.split_once("//").map(|(_, rest)| rest);
    let site = site.and_then(|rest| rest.split(['/', '?', '#']).next());
    let site = site.map(|site| site.strip_prefix("www.").unwrap_or(site));
    site.filter(|site| !site.is_empty()).unwrap_or(address)
}
