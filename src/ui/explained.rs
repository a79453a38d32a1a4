//! What explains the marks, in a module of its own: the tooltip and the list of terms.

use core::any::Any;
use std::rc::Rc;

use glosa_core::glossary::MarkPolicy;
use glosa_core::json::Value;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::AppProps;
use super::glossary_panel::GlossaryPanel;
use super::hooks::{
    ArticleFacts, MarkedArticle, Part, PointedOut, Terms, View, Words, door, keep_choice,
    use_clean_copy, use_english, use_linked_data, use_lookup, use_part, use_sense_warning,
    use_sheet, with_lookup,
};
use super::kit::{State, use_state};
use super::lookup::LookupPlace;
use super::marks_in_talk::MarkedTalk;
use super::tooltip::{TermRequest, TermTooltip};

/// The style sheet of what explains.
const CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/explained.css"));

/// Its sentences in English, for who shows its components alone, too.
pub const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/english-explained.json"));

/// What is explained, and who hears of it.
#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct ExplainedProps {
    /// The article's marks and their glossary.
    pub(super) marked: MarkedArticle,
    /// The article that they are in.
    pub(super) facts: Rc<ArticleFacts>,
    /// The terms, which definitions may hold as well.
    pub(super) terms: Option<Terms>,
    /// The marks in the comments, and the element that these are in.
    pub(super) talk: Option<MarkedTalk>,
    /// The widget, and what its publisher asked for.
    pub(super) app: AppProps,
    /// Which marks the reader wants to see.
    pub(super) choice: State<Option<MarkPolicy>>,
    /// The term that the reader asked for, which is led to once, also when the list is made
    /// anew.
    pub(super) asked: Option<TermRequest>,
    /// Where that is kept.
    pub(super) asking: State<Option<TermRequest>>,
    /// Tells the page.
    pub(super) dispatch: Callback<(&'static str, Value)>,
    /// The words of the interface.
    pub(super) words: Words,
}

/// Tooltip and list, once their part is here; it is fetched when something is found to
/// explain.
#[component]
pub(super) fn Explained(props: &ExplainedProps) -> Html {
    let has_marks = |(marked, _): &MarkedTalk| !marked.places().is_empty();
    let is_wanted = !props.marked.places().is_empty()
        || props.app.config.lookup.is_some()
        || props.talk.as_ref().is_some_and(has_marks);
    match use_part(&props.app.host, "glossary", is_wanted, explaining).part {
        Part::Here(view) => view(props),
        Part::Coming | Part::Failed => Html::default(),
    }
}

door! {
    fn explaining() -> View = view, in explained
}

fn view(props: &dyn Any) -> Html {
    let props = props.downcast_ref::<ExplainedProps>().cloned();
    props.map(|props| html! { <Explaining ..props /> }).unwrap_or_default()
}

#[component]
fn Explaining(props: &ExplainedProps) -> Html {
    let ExplainedProps { app, marked, facts, choice, asked, asking, words, .. } = props.clone();
    let AppProps { host, config, ends, .. } = app;
    use_sheet(host.clone(), CSS);
    use_clean_copy();
    let words = use_english(words, ENGLISH);
    let article = facts.element.clone();
    use_sense_warning(host.clone(), article.clone(), marked.clone());
    let language = facts.language.clone();
    let language = language.unwrap_or_else(|| words.language().to_owned());
    let lookup = config.lookup.clone().map(AttrValue::from);
    let (marked, lookup) = use_lookup(marked, lookup, language.into());
    use_linked_data(
        config.writes_linked_data(),
        &marked,
        &facts,
        &words,
        host.clone(),
        ends.clone(),
    );
    let chosen = *choice.get();
    let on_choose = Callback::from(move |chosen| {
        keep_choice(chosen);
        choice.set(chosen);
    });
    let pointed_out = use_state(|| None::<PointedOut>);
    let on_pointed_out = {
        let pointed_out = pointed_out.clone();
        Callback::from(move |mark| {
            let visits = pointed_out.get().map_or(0, |last| last.visit);
            pointed_out.set(Some(PointedOut { mark, visit: visits.wrapping_add(1) }));
        })
    };
    let on_open_change = props.dispatch.reform(|(id, open): (AttrValue, bool)| {
        ("glosa:term", Value::object([("id", id.as_str().into()), ("open", open.into())]))
    });
    let on_more = {
        let asking = asking.clone();
        Callback::from(move |request| asking.set(Some(request)))
    };
    let on_led = Callback::from(move |()| asking.set(None));
    let tooltip = |marked: &MarkedArticle, area: &HtmlElement, name, pointed_out| {
        html! {
            <TermTooltip
                marked={marked.clone()}
                article={area.clone()}
                list={props.marked.clone()}
                {name}
                {pointed_out}
                tags={facts.tags.clone()}
                terms={props.terms.clone()}
                lookup={lookup.clone()}
                host={host.clone()}
                describe={config.describe}
                words={words.clone()}
                ends={ends.clone()}
                on_open_change={on_open_change.clone()}
                on_more={on_more.clone()}
            />
        }
    };
    html! {
        <>
            { tooltip(&marked, &article, "tooltip", *pointed_out.get()) }
            if let Some((marked, area)) = &props.talk {
                { tooltip(&with_lookup(marked, lookup.as_ref()), area, "tooltip of comments", None) }
            }
            <GlossaryPanel
                {marked}
                {article}
                choice={chosen}
                {on_choose}
                {asked}
                {on_led}
                {on_pointed_out}
                terms={props.terms.clone()}
                lookup={lookup.clone()}
                on_open_change={on_open_change.clone()}
                on_more={on_more.clone()}
                words={words.clone()}
                ends={ends.clone()}
            />
            if let Some(lookup) = lookup {
                <LookupPlace {host} article={facts.element.clone()} {lookup} {ends} {words} />
            }
        </>
    }
}
