//! The parts of a widget, once its words are there.

use glosa_core::config::{ArticleSource, CommentLoading, Config};
use glosa_core::json::Value;
use yew::prelude::*;

use super::AppProps;
use super::article::use_article_status;
use super::explained::Explained;
use super::hooks::{
    ArticleFacts, Explainable, MarkRequest, MarkedArticle, Words, use_article, use_dispatch,
    use_glossary, use_mark_choice, use_marks, use_term_fragment,
};
use super::kit::{State, use_effect_with, use_mut_ref, use_state};
use super::talk::Talk;
use super::tooltip::TermRequest;

/// A widget with its words.
#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct PartsProps {
    pub(super) app: AppProps,
    pub(super) words: Words,
}

/// Article, marks, tooltip, glossary and comments.
#[component]
pub(super) fn Parts(props: &PartsProps) -> Html {
    let PartsProps { app, words } = props;
    let AppProps { host, article, config, ends, .. } = app;
    let handle = use_article(
        config.source.clone(),
        article.clone(),
        host.clone(),
        words.clone(),
        ends.clone(),
    );
    let terms = use_glossary(host.clone(), config.glossary.clone(), config.lookup.is_some());
    let facts = handle.state.facts();
    let choice = use_mark_choice();
    let policy = choice.get().unwrap_or(config.mark);
    let marked = use_marks(MarkRequest {
        host: host.clone(),
        article: facts.as_ref().map(|facts| facts.element.clone()),
        terms: terms.clone(),
        policy,
        paint: config.paint,
        lists: config.lists(),
        skip: config.skip.clone(),
        inside: None,
        tab_stops: true,
        language: facts.as_ref().and_then(|facts| facts.language.clone()),
        name: "marks",
        ends: ends.clone(),
    });
    keep_explanation(props, marked.as_ref(), facts.as_deref());
    let dispatch = use_dispatch(host.clone());
    use_ready_event(config, facts.is_some(), marked.as_ref(), &dispatch);
    let source = match &config.source {
        ArticleSource::Fetched(address) if article.is_none() => Some(address.clone()),
        _ => None,
    };
    let status = use_article_status(&handle, source.is_some(), words);
    let asked = use_asked(marked.clone());
    // Once the talk stands it stays, also while the article is fetched once more: what is
    // being written belongs to the reader.
    let is_talking = use_mut_ref(|| false);
    if handle.state.is_settled() {
        is_talking.replace(true);
    }
    let in_talk = use_state(|| None);
    html! {
        <div lang={words.language().to_owned()} dir={words.direction()}>
            { status }
            if let (Some(marked), Some(facts)) = (marked, &facts) {
                <Explained app={app.clone()} words={words.clone()} {marked} terms={terms.clone()}
                    talk={(*in_talk.get()).clone()} {facts} {choice}
                    asked={(*asked.get()).clone()} asking={asked} dispatch={dispatch.clone()} />
            }
            if has_talk(config) && *is_talking.borrow() {
                <Talk app={app.clone()} words={words.clone()} {facts} {source} {terms} {policy} marked={in_talk} {dispatch} />
            }
        </div>
    }
}

/// Whether the publisher wants comments and named a server for them.
fn has_talk(config: &Config) -> bool {
    config.server.is_some() && config.comments != CommentLoading::Off
}

/// Keeps what is to be said of the terms to who asks from JavaScript.
fn keep_explanation(
    props: &PartsProps,
    marked: Option<&MarkedArticle>,
    facts: Option<&ArticleFacts>,
) {
    let now = marked.zip(facts).map(|(marked, facts)| Explainable {
        marked: marked.clone(),
        article: facts.element.clone(),
        language: facts.language.clone(),
    });
    props.app.explanation.set(now);
}

/// The term that a reader wants to see in the list, by the page's address at first.
#[hook]
fn use_asked(marked: Option<MarkedArticle>) -> State<Option<TermRequest>> {
    let asked = use_state(|| None::<TermRequest>);
    use_term_fragment(marked, {
        let asked = asked.clone();
        Callback::from(move |term| asked.set(Some(TermRequest { term, mark: None })))
    });
    asked
}

/// Tells the page once that the article stands with all its marks.
#[hook]
fn use_ready_event(
    config: &Config,
    is_ready: bool,
    marked: Option<&MarkedArticle>,
    dispatch: &Callback<(&'static str, Value)>,
) {
    // Without a glossary nothing will ever be marked, and the article alone is all.
    let is_marked = marked.is_some() || config.glossary.is_empty();
    let dispatch = dispatch.clone();
    let settled = Settled { is_ready: is_ready && is_marked, marked: marked.cloned() };
    use_effect_with(settled, move |Settled { is_ready, marked }| {
        if *is_ready {
            dispatch.emit(("glosa:ready", counts(marked.as_ref())));
        }
    });
}

/// An article as it is told of: not anew with each change of the page.
struct Settled {
    is_ready: bool,
    marked: Option<MarkedArticle>,
}

impl PartialEq for Settled {
    fn eq(&self, other: &Self) -> bool {
        let is_same = match (&self.marked, &other.marked) {
            (Some(one), Some(two)) => one.is_of(two) && one.policy() == two.policy(),
            (one, two) => one.is_none() == two.is_none(),
        };
        self.is_ready == other.is_ready && is_same
    }
}

/// How many terms stand in the text, and how many places are marked.
fn counts(marked: Option<&MarkedArticle>) -> Value {
    let places = marked.map(MarkedArticle::places).unwrap_or_default();
    let marks = places.iter().filter(|place| place.number.is_some()).count();
    let mut terms: Vec<_> = places.iter().map(|place| place.mark.term).collect();
    terms.sort_unstable();
    terms.dedup();
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX)).into();
    Value::object([("terms", number(terms.len())), ("marks", number(marks))])
}
