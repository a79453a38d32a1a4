//! Marks follow the page as it changes.

use glosa::ui::hooks::{Ends, MarkRequest, MarkedArticle, use_glossary, use_marks};
use glosa_core::config::{GlossarySource, Paint};
use glosa_core::glossary::MarkPolicy;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, Node, Text};
use yew::prelude::*;

use super::article::{Article, children, document, glossary};
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
struct Stage {
    article: Article,
    host: HtmlElement,
    root: HtmlElement,
    app: yew::AppHandle<Living>,
    props: LivingProps,
}

impl Stage {
    async fn new(html: &str, policy: MarkPolicy, shown: &str) -> Self {
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

    async fn becomes(&self, shown: &str) {
        let what = || format!("{shown}\n  but this: {}", self.article.shown());
        until(&what, || self.article.shown() == shown).await;
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
fn text_of(article: &Article, selector: &str) -> Text {
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

/// A linear congruential generator: the same numbers in each run.
struct Numbers(u32);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % limit
    }
}

const PIECES: &[&str] = &[
    "siber",
    "serangan siber",
    " virus ",
    "serangan <b>siber</b>",
    "x",
    "<i>virus</i>siber",
    " ",
    "<h2>siber</h2>",
    "<p>virus</p>",
    "<p>serangan siber, siber</p>",
    "<a href=#>siber</a>",
    "<br>",
    "<div>siber<p>siber</p>siber</div>",
    "serangan",
    "<code>siber</code>",
    "<p>👩‍💻siber</p>",
];

/// Changes something at random, as pages do: nodes that the page made, wherever they are.
fn change(root: &Node, pages_own: &mut Vec<Node>, numbers: &mut Numbers) {
    pages_own.retain(|node| root.contains(Some(node)) && node.parent_node().is_some());
    let new = document().create_range().unwrap();
    let new = new.create_contextual_fragment(PIECES[numbers.below(PIECES.len())]).unwrap();
    let mut made = Vec::new();
    collect(&new, &mut made);
    let target = pages_own.get(numbers.below(pages_own.len().max(1))).cloned();
    let element = target.clone().filter(|node| node.node_type() == Node::ELEMENT_NODE);
    match (numbers.below(6), target) {
        (0, Some(node)) => node.parent_node().unwrap().remove_child(&node).map(drop).unwrap(),
        (1, Some(node)) if node.node_type() == Node::TEXT_NODE => {
            node.set_node_value(Some(["a siber b", "virus", "", "lain"][numbers.below(4)]));
        }
        (2, Some(node)) => {
            node.parent_node().unwrap().insert_before(&new, Some(&node)).map(drop).unwrap();
            pages_own.append(&mut made);
        }
        _ => {
            let parent = element.unwrap_or_else(|| root.clone());
            parent.append_child(&new).map(drop).unwrap();
            pages_own.append(&mut made);
        }
    }
}

fn collect(parent: &Node, nodes: &mut Vec<Node>) {
    for node in children(parent) {
        collect(&node, nodes);
        nodes.push(node);
    }
}

#[wasm_bindgen_test]
async fn after_any_changes_the_marks_are_those_of_a_fresh_page() {
    let terms = glossary(&["siber", "serangan siber", "virus"]);
    for seed in 0..12_u32 {
        let policy = [MarkPolicy::First, MarkPolicy::All, MarkPolicy::Section][seed as usize % 3];
        let mut numbers = Numbers(seed);
        let stage = Stage::new("<p>siber</p>", policy, "<p>[siber]</p>").await;
        // The page's own copy, which is never marked, lives through the same.
        let twin = Article::new("<p>siber</p>");
        let mut own = vec![text_of(&stage.article, "p").into()];
        own.push(stage.article.find("p").into());
        let mut own_of_twin = vec![text_of(&twin, "p").into(), twin.find("p").into()];
        for _ in 0..12 {
            for _ in 0..=numbers.below(3) {
                let mut same = Numbers(numbers.0);
                change(&stage.article.root, &mut own, &mut numbers);
                change(&twin.root, &mut own_of_twin, &mut same);
            }
            // Not by its HTML, which does not tell of every tree.
            let fresh = Article::new("");
            for child in children(&twin.root.clone_node_with_deep(true).unwrap()) {
                fresh.root.append_child(&child).unwrap();
            }
            let marks = fresh.mark(&terms, policy, None);
            stage.becomes(&fresh.shown()).await;
            drop(marks);
        }
        let (article, root) = (stage.article.root.clone(), twin.root.clone());
        stage.app.destroy();
        until(&|| format!("seed {seed}"), || article.inner_html() == root.inner_html()).await;
        stage.host.remove();
        stage.root.remove();
    }
}
