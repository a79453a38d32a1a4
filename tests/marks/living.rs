//! Marks follow the page as it changes.

use glosa::ui::hooks::{Ends, MarkRequest, MarkedArticle, use_glossary, use_marks};
use glosa_core::config::{GlossarySource, Paint};
use glosa_core::glossary::MarkPolicy;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, Text};
use yew::prelude::*;

use super::article::{Article, children, document};
use super::hooks::{add, until};

const TERMS: &str = "data:application/json,[{\"term\":\"siber\",\"definition\":\"x\"},\
    {\"term\":\"serangan siber\",\"definition\":\"x\"},{\"term\":\"virus\",\"definition\":\"x\"}]";

#[derive(Properties, Clone, PartialEq)]
struct LivingProps {
    host: HtmlElement,
    article: HtmlElement,
    policy: MarkPolicy,
    inside: Option<&'static str>,
}

#[component]
fn Living(props: &LivingProps) -> Html {
    let props = props.clone();
    let terms =
        use_glossary(props.host.clone(), vec![GlossarySource::Url(TERMS.to_owned())], false);
    let marked = use_marks(MarkRequest {
        terms,
        host: props.host,
        article: Some(props.article),
        policy: props.policy,
        paint: Paint::Links,
        lists: String::new(),
        skip: None,
        inside: props.inside,
        tab_stops: true,
        language: Some("id".to_owned()),
        name: "marks",
        ends: Ends::default(),
    });
    html! { <output>{ marked.map_or(0, |marked: MarkedArticle| marked.places().len()) }</output> }
}

/// An article that is followed, and its page.
pub struct Stage {
    pub article: Article,
    host: HtmlElement,
    root: HtmlElement,
    app: yew::AppHandle<Living>,
    props: LivingProps,
}

impl Stage {
    pub async fn new(html: &str, policy: MarkPolicy, shown: &str) -> Self {
        Self::within(html, policy, None, shown).await
    }

    async fn within(
        html: &str,
        policy: MarkPolicy,
        inside: Option<&'static str>,
        shown: &str,
    ) -> Self {
        let (article, host, root) = (Article::new(html), add(""), add(""));
        let props =
            LivingProps { host: host.clone(), article: article.root.clone(), policy, inside };
        let app = yew::Renderer::<Living>::with_root_and_props(root.clone().into(), props.clone())
            .render();
        let stage = Self { article, host, root, app, props };
        stage.becomes(shown).await;
        stage
    }

    pub async fn becomes(&self, shown: &str) {
        let what = || format!("{shown}\n  but this: {}", self.article.shown());
        until(&what, || self.article.shown() == shown).await;
    }

    /// Takes the widget down; answers with its article.
    pub fn destroy(self) -> Article {
        self.app.destroy();
        self.host.remove();
        self.root.remove();
        self.article
    }

    async fn end(self) {
        self.app.destroy();
        let what = || format!("all marks are gone: {}", self.article.shown());
        until(&what, || !self.article.shown().contains('[')).await;
        self.host.remove();
        self.root.remove();
    }
}

/// The text nodes of an element as a framework knows them: those that it made.
pub fn text_of(article: &Article, selector: &str) -> Text {
    article.find(selector).first_child().unwrap().unchecked_into()
}

fn paragraph(html: &str) -> Element {
    let paragraph = document().create_element("p").unwrap();
    paragraph.set_inner_html(html);
    paragraph
}

#[wasm_bindgen_test]
async fn what_the_page_changes_is_marked_again() {
    type Change = fn(&Article, &[Text]);
    let html = "<p>satu siber</p><div>dua <b>virus</b> tiga siber</div>";
    let before = "<p>satu [siber]</p><div>dua <b>[virus]</b> tiga [siber]</div>";
    let cases: &[(&str, Change, &str)] = &[
        (
            "a block is added",
            |a, _| a.root.append_with_node_1(&paragraph("empat serangan siber")).unwrap(),
            "<p>satu [siber]</p><div>dua <b>[virus]</b> tiga [siber]</div><p>empat [serangan siber]</p>",
        ),
        (
            "a text is added",
            |a, _| a.find("div").append_with_str_1(" dan virus").unwrap(),
            "<p>satu [siber]</p><div>dua <b>[virus]</b> tiga [siber] dan [virus]</div>",
        ),
        (
            "a word grows together",
            |a, _| a.find("b").append_with_str_1("kini").unwrap(),
            "<p>satu [siber]</p><div>dua <b>viruskini</b> tiga [siber]</div>",
        ),
        (
            "a framework writes another text into the node that it made",
            |_, made| made[0].set_data("satu dua siber virus"),
            "<p>satu dua [siber] [virus]</p><div>dua <b>[virus]</b> tiga [siber]</div>",
        ),
        (
            "a framework writes into a node that began with a mark",
            |_, made| made[2].set_data("siber"),
            "<p>satu [siber]</p><div>dua <b>[siber]</b> tiga [siber]</div>",
        ),
        (
            "a framework takes away the node that it made",
            |_, made| {
                made[2].parent_node().unwrap().remove_child(&made[2]).unwrap();
                made[0].parent_node().unwrap().remove_child(&made[0]).unwrap();
            },
            "<p></p><div>dua <b></b> tiga [siber]</div>",
        ),
        (
            "a framework puts something before the node that it made",
            |_, made| {
                let new = document().create_text_node("virus ");
                let parent = made[2].parent_node().unwrap();
                parent.insert_before(&new, Some(&made[2])).unwrap();
            },
            "<p>satu [siber]</p><div>dua <b>[virus] [virus]</b> tiga [siber]</div>",
        ),
        (
            "a block is emptied",
            |a, _| a.find("div").set_text_content(Some("virus")),
            "<p>satu [siber]</p><div>[virus]</div>",
        ),
        ("a block goes", |a, _| a.find("p").remove(), "<div>dua <b>[virus]</b> tiga [siber]</div>"),
        (
            "a block moves",
            |a, _| a.root.append_with_node_1(&a.find("p")).unwrap(),
            "<div>dua <b>[virus]</b> tiga [siber]</div><p>satu [siber]</p>",
        ),
        (
            "the nodes are made normal",
            |a, _| a.root.normalize(),
            "<p>satu [siber]</p><div>dua <b>[virus]</b> tiga [siber]</div>",
        ),
        (
            "a search is marked and its marks are taken out again",
            |a, _| {
                let text = text_of(a, "p");
                let found = document().create_element("mark").unwrap();
                let rest = text.split_text(0).unwrap();
                let _ = rest.split_text(4);
                rest.parent_node().unwrap().replace_child(&found, &rest).unwrap();
                found.append_child(&rest).unwrap();
                found.replace_with_with_node_1(&rest).unwrap();
                a.find("p").normalize();
            },
            "<p>satu [siber]</p><div>dua <b>[virus]</b> tiga [siber]</div>",
        ),
        (
            "each text node is translated",
            |a, _| {
                for (node, text) in [("p", "大的 "), ("p a", "virus")] {
                    text_of(a, node).set_data(text);
                }
            },
            "<p>大的 [virus]</p><div>dua <b>[virus]</b> tiga [siber]</div>",
        ),
        (
            "a framework leaves of a text what was left of it by chance",
            |_, made| made[0].set_data("satu "),
            "<p>satu </p><div>dua <b>[virus]</b> tiga [siber]</div>",
        ),
        (
            "what stands there is written anew from its HTML",
            |a, _| {
                let block = a.find("div");
                block.set_inner_html(&block.inner_html().replace("dua", "lima"));
            },
            "<p>satu [siber]</p><div>lima <b>[virus]</b> tiga [siber]</div>",
        ),
        (
            "everything is made anew",
            |a, _| a.root.set_inner_html("<ul><li>siber<li>virus</ul>"),
            "<ul><li>[siber]</li><li>[virus]</li></ul>",
        ),
        (
            "what is added is left alone where it must be",
            |a, _| {
                let new = paragraph("siber");
                new.set_attribute("translate", "no").unwrap();
                a.root.append_with_node_1(&new).unwrap();
            },
            "<p>satu [siber]</p><div>dua <b>[virus]</b> tiga [siber]</div><p>siber</p>",
        ),
    ];
    for (name, change, after) in cases {
        let stage = Stage::new(html, MarkPolicy::All, before).await;
        // In the order of the text: "satu siber", "dua ", "virus", " tiga siber".
        let made = [
            text_of(&stage.article, "p"),
            text_of(&stage.article, "div"),
            text_of(&stage.article, "b"),
        ];
        web_sys::console::debug_1(&(*name).into());
        change(&stage.article, &made);
        stage.becomes(after).await;
        stage.end().await;
    }
}

#[wasm_bindgen_test]
async fn the_first_occurrence_is_marked_wherever_it_comes_from() {
    let html = "<p>a siber</p><h2>x</h2><p>b siber</p>";
    let stage =
        Stage::new(html, MarkPolicy::First, "<p>a [siber]</p><h2>x</h2><p>b siber</p>").await;
    stage.article.root.prepend_with_node_1(&paragraph("c siber")).unwrap();
    stage.becomes("<p>c [siber]</p><p>a siber</p><h2>x</h2><p>b siber</p>").await;
    for paragraph in children(&stage.article.root).iter().take(2) {
        stage.article.root.remove_child(paragraph).unwrap();
    }
    stage.becomes("<h2>x</h2><p>b [siber]</p>").await;
    stage.end().await;
}

#[wasm_bindgen_test]
async fn another_policy_is_followed_without_a_new_beginning() {
    let html = "<p>a siber siber</p><h2>x</h2><p>b siber</p>";
    let mut stage =
        Stage::new(html, MarkPolicy::First, "<p>a [siber] siber</p><h2>x</h2><p>b siber</p>").await;
    for (policy, shown) in [
        (MarkPolicy::All, "<p>a [siber] [siber]</p><h2>x</h2><p>b [siber]</p>"),
        (MarkPolicy::None, "<p>a siber siber</p><h2>x</h2><p>b siber</p>"),
        (MarkPolicy::Section, "<p>a [siber] siber</p><h2>x</h2><p>b [siber]</p>"),
    ] {
        stage.app.update(LivingProps { policy, ..stage.props.clone() });
        stage.becomes(shown).await;
        // A heading that goes joins two sections.
        assert_eq!(stage.root.text_content().as_deref(), Some("3"));
    }
    stage.article.find("h2").remove();
    stage.becomes("<p>a [siber] siber</p><p>b siber</p>").await;
    stage.end().await;
}

#[wasm_bindgen_test]
async fn only_parts_that_hold_text_are_marked_each_as_a_section() {
    let html = "<header>siber</header><div class=text>siber siber</div>";
    let shown = "<header>siber</header><div>[siber] siber</div>";
    let stage = Stage::within(html, MarkPolicy::Section, Some(".text"), shown).await;
    let more = document().create_element("section").unwrap();
    more.set_inner_html("siber <div class=text>siber dan virus</div>");
    stage.article.root.append_with_node_1(&more).unwrap();
    let more = "<section>siber <div>[siber] dan [virus]</div></section>";
    stage.becomes(&[shown, more].concat()).await;
    stage.end().await;
}

#[wasm_bindgen_test]
async fn a_page_that_puts_its_text_back_wins_in_the_end() {
    let stage = Stage::new("<p>lain</p>", MarkPolicy::All, "<p>lain</p>").await;
    let target = stage.article.find("p");
    let resets = std::rc::Rc::new(std::cell::Cell::new(0_u32));
    let heard = {
        let (target, resets) = (target.clone(), std::rc::Rc::clone(&resets));
        wasm_bindgen::closure::Closure::<dyn FnMut()>::new(move || {
            if target.query_selector("a").unwrap().is_some() {
                resets.set(resets.get() + 1);
                target.set_text_content(Some("siber"));
            }
        })
    };
    let observer = web_sys::MutationObserver::new(heard.as_ref().unchecked_ref()).unwrap();
    let what = web_sys::MutationObserverInit::new();
    what.set_child_list(true);
    observer.observe_with_options(&target, &what).unwrap();
    target.set_text_content(Some("siber"));
    until(&|| "the contest begins".to_owned(), || resets.get() > 3).await;
    let mut last = 0;
    for _ in 0..60 {
        last = resets.get();
        super::hooks::frame().await;
    }
    assert_eq!(resets.get(), last, "the contest ends");
    assert_eq!(stage.article.shown(), "<p>siber</p>");
    observer.disconnect();
    stage.end().await;
}
