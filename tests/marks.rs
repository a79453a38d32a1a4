//! Marks in a real page: the text stays, the nodes come back.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "a test fails by panicking, and its helpers are shared with nobody else"
)]

#[path = "marks/article.rs"]
mod article;
#[path = "marks/hooks.rs"]
mod hooks;
#[path = "marks/living.rs"]
mod living;
#[path = "marks/random.rs"]
mod random;

use article::{Article, children, document, glossary};
use glosa::dom::flatten::Bounds;
use glosa::dom::{DomError, definition_list};
use glosa_core::glossary::MarkPolicy;
use glosa_core::tooltip::MarkNumber;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Node, Text};

wasm_bindgen_test_configure!(run_in_browser);

/// Marks all of an article, compares, takes the marks out and compares again.
fn check(terms: &[&str], skip: Option<&str>, html: &str, expected: &str) {
    let article = Article::new(html);
    let (text, nodes) = (article.text(), article.nodes());
    let glossary = glossary(terms);
    let marks = article.mark(&glossary, MarkPolicy::All, skip);
    assert_eq!(article.shown(), expected, "{html}");
    assert_eq!(article.text(), text, "{html}");
    assert_eq!(
        marks.places().iter().filter(|place| place.number.is_some()).count(),
        expected.matches('[').count() - expected.matches("[|").count()
    );
    marks.restore(&[]);
    assert!(article.nodes() == nodes, "the very nodes are back: {html}");
    marks.restore(&[]);
    assert!(article.nodes() == nodes, "once is enough: {html}");
}

#[wasm_bindgen_test]
fn terms_are_marked_and_the_very_nodes_come_back() {
    for (html, expected) in [
        ("<p>Ada serangan siber.</p>", "<p>Ada [serangan siber].</p>"),
        ("serangan siber", "[serangan siber]"),
        ("<p>siber siber  siber</p>", "<p>[siber] [siber]  [siber]</p>"),
        ("<p></p><!-- siber --><p>siber</p>", "<p></p> siber <p>[siber]</p>"),
        ("<p>هجوم siber هجوم</p>", "<p>هجوم [siber] هجوم</p>"),
        ("<p>👩‍💻🇮🇩 İ e\u{301} siber 👍🏽siber</p>", "<p>👩‍💻🇮🇩 İ e\u{301} [siber] 👍🏽[siber]</p>"),
        (
            "<div>a<table><tbody><tr><td>siber</td></tr></tbody></table>b</div>",
            "<div>a<table><tbody><tr><td>[siber]</td></tr></tbody></table>b</div>",
        ),
    ] {
        check(&["serangan siber", "siber"], None, html, expected);
    }
    check(&["كلمة المرور"], None, "<p dir=rtl>هذه كلمة المرور.</p>", "<p>هذه [كلمة المرور].</p>");
}

#[wasm_bindgen_test]
fn a_term_is_marked_across_inline_markup() {
    for (html, expected) in [
        ("<p><b>serangan siber</b></p>", "<p><b>[serangan siber]</b></p>"),
        // A link for each part: the page's own elements stay where they are.
        ("<p><b>serangan</b> siber itu</p>", "<p><b>[serangan]</b>[| siber] itu</p>"),
        ("<p>a serangan <i><b>siber</b></i></p>", "<p>a [serangan ]<i><b>[|siber]</b></i></p>"),
        (
            "<p><i>serangan</i><!--x--> <b>siber</b></p>",
            "<p><i>[serangan]</i>x[| ]<b>[|siber]</b></p>",
        ),
        ("<p>se<wbr>rangan siber</p>", "<p>[se]<wbr></wbr>[|rangan siber]</p>"),
        ("<p><b>itu serangan</b> siber</p>", "<p><b>itu [serangan]</b>[| siber]</p>"),
        ("<p>serangan <b>siber itu</b></p>", "<p>[serangan ]<b>[|siber] itu</b></p>"),
        (
            "<p><b>a serangan</b> <i>siber b</i></p>",
            "<p><b>a [serangan]</b>[| ]<i>[|siber] b</i></p>",
        ),
        // Several in one text node, the last of them across its end.
        (
            "<p>siber siber serangan<b> siber siber</b></p>",
            "<p>[siber] [siber] [serangan]<b>[| siber] [siber]</b></p>",
        ),
        // What parts blocks parts phrases.
        ("<p>serangan</p><p>siber</p>", "<p>serangan</p><p>[siber]</p>"),
        ("<p>serangan<br>siber</p>", "<p>serangan<br></br>[siber]</p>"),
        ("<p>serangan <img>siber</p>", "<p>serangan <img></img>[siber]</p>"),
        ("<p>siber<sup>1</sup></p>", "<p>[siber]<sup>1</sup></p>"),
        ("<p>serangan<a id=x></a> siber</p>", "<p>serangan<a></a> [siber]</p>"),
    ] {
        check(&["serangan siber", "siber"], None, html, expected);
    }
}

#[wasm_bindgen_test]
fn what_is_no_running_text_is_left_alone() {
    for html in [
        "<h1>siber</h1><h3><em>siber</em></h3>",
        "<a href='/'>siber</a><a href='/'><b>siber</b></a>",
        "<code>siber</code><pre>siber</pre><kbd>siber</kbd><samp>siber</samp>",
        "<button>siber</button><label>siber</label><textarea>siber</textarea>",
        "<select><option>siber</option></select><form>siber</form>",
        "<script type=text/plain>siber</script><style>siber</style><noscript>siber</noscript>",
        "<p translate=no>siber</p><p class='a glosa-skip'>siber</p>",
        "<p contenteditable>siber</p><p contenteditable=true>siber</p>",
        "<p hidden>siber</p><p aria-hidden=true>siber</p><svg><text>siber</text></svg>",
        "<ruby>x<rt>siber</rt></ruby><details><summary>siber</summary></details>",
        "<p class=mine>siber</p>",
        // The halves of a word that is in part a link.
        "<p><a href='/'>keamanan</a>siber siber<code>x</code></p>",
    ] {
        let article = Article::new(html);
        let before = article.shown();
        drop(article);
        check(&["siber"], Some(".mine, .his"), html, &before);
    }
    check(&["siber"], None, "<p contenteditable=false>siber</p>", "<p>[siber]</p>");
    check(
        &["siber"],
        None,
        "a<script>x</script>siber<style>x</style>",
        "a<script>x</script>[siber]<style>x</style>",
    );
}

#[wasm_bindgen_test]
fn each_policy_marks_its_occurrences() {
    let html = "<p>siber siber</p><h2>siber</h2><p>siber</p><p>siber</p><h2>x</h2><p>siber</p>";
    let terms = glossary(&["siber"]);
    for (policy, expected) in [
        (MarkPolicy::First, "[siber] siber siber siber siber siber"),
        (MarkPolicy::Section, "[siber] siber siber [siber] siber [siber]"),
        (MarkPolicy::All, "[siber] [siber] siber [siber] [siber] [siber]"),
        (MarkPolicy::None, "siber siber siber siber siber siber"),
    ] {
        let article = Article::new(html);
        let marks = article.mark(&terms, policy, None);
        let shown = article.shown().replace("<h2>x</h2>", "");
        let shown = shown.replace("</p>", " ").replace("</h2>", " ").replace("<p>", "");
        assert_eq!(shown.replace("<h2>", "").trim(), expected, "{policy:?}");
        drop(marks);
        assert!(!article.shown().contains('['), "dropped marks leave the page");
    }
}

#[wasm_bindgen_test]
fn an_event_target_leads_to_its_occurrence() {
    let article = Article::new("<p>a siber <b>b serangan</b> siber <i>c</i></p>");
    let marks = article.mark(&glossary(&["siber", "serangan siber"]), MarkPolicy::All, None);
    let links = article.root.query_selector_all("a.glosa-term").unwrap();
    let number_of = |node: &Node| marks.occurrence_at(node).map(|MarkNumber(number)| number);
    let numbers: Vec<_> = (0..links.length())
        .map(|index| number_of(&links.get(index).unwrap().first_child().unwrap()))
        .collect();
    assert_eq!(numbers, [Some(0), Some(1), Some(1)]);
    assert_eq!(number_of(&article.find("i")), None);
    assert_eq!(number_of(&article.root), None);
    let two = marks.occurrence(MarkNumber(1)).unwrap();
    assert_eq!(two.links().len(), 2);
    assert_eq!(two.link(), two.links().first());
}

#[wasm_bindgen_test]
fn what_the_page_changed_meanwhile_stays_as_the_page_has_it() {
    type Change = fn(&Article);
    let cases: [(Change, &str); 9] = [
        (|a| a.find("a").remove(), "<p>x  y siber <b>z</b></p>"),
        (|a| a.find("a").set_text_content(Some("lain")), "<p>x lain y siber <b>z</b></p>"),
        (
            |a| a.find("p").first_child().unwrap().set_node_value(Some("w ")),
            "<p>w siber y siber <b>z</b></p>",
        ),
        (
            |a| a.find("b").append_with_node_1(&a.find("a")).unwrap(),
            "<p>x  y siber <b>zsiber</b></p>",
        ),
        (|a| a.find("a").after_with_str_1("!").unwrap(), "<p>x siber! y siber <b>z</b></p>"),
        (|a| a.find("p").remove(), ""),
        (|a| a.find("p").set_text_content(Some("baru")), "<p>baru</p>"),
        (|a| a.find("p").normalize(), "<p>x siber y siber <b>z</b></p>"),
        (
            |a| {
                let link = a.find("a");
                let around = document().create_element("em").unwrap();
                link.replace_with_with_node_1(&around).unwrap();
                around.append_child(&link).unwrap();
            },
            "<p>x <em>siber</em> y siber <b>z</b></p>",
        ),
    ];
    for (number, (change, expected)) in cases.into_iter().enumerate() {
        let article = Article::new("<p>x siber y siber <b>z</b></p>");
        let first = article.find("p").first_child().unwrap();
        let marks = article.mark(&glossary(&["siber"]), MarkPolicy::All, None);
        change(&article);
        let is_standing = first.is_connected();
        marks.restore(&[]);
        assert_eq!(article.shown(), expected, "case {number}");
        assert_eq!(first.is_connected(), is_standing, "case {number}");
    }
}

#[wasm_bindgen_test]
fn a_place_that_changed_before_its_turn_is_passed_over() {
    let article = Article::new("<p>satu siber</p><p>dua siber</p><p>tiga siber</p>");
    let terms = glossary(&["siber"]);
    let marks = article.chosen(&terms, MarkPolicy::All, None);
    assert!(marks.show_next(&terms, &[]));
    let paragraphs = children(&article.root);
    paragraphs[1].first_child().unwrap().unchecked_into::<Text>().set_data("lain");
    while marks.show_next(&terms, &[]) {}
    assert_eq!(article.shown(), "<p>satu [siber]</p><p>lain</p><p>tiga [siber]</p>");
    drop(marks);
    assert_eq!(article.shown(), "<p>satu siber</p><p>lain</p><p>tiga siber</p>");
}

#[wasm_bindgen_test]
fn a_selector_that_is_none_is_told() {
    let article = Article::new("<p>siber</p>");
    for wrong in ["p[", "a,", "", "p)"] {
        let told = Bounds::new(&article.root, "", Some(wrong)).unwrap_err();
        assert_eq!(told, DomError::Selector(wrong.to_owned()));
    }
}

#[wasm_bindgen_test]
fn a_definition_list_is_read_group_by_group() {
    let article = Article::new(
        "<dl lang=id><dt id=s>serangan siber<dt lang=en>cyberattack<dd>Upaya <b>merusak</b>.\
         <dd>Dua.<dt><dfn id=v>virus</dfn><dd>Program.</dd><div id=w><dt>worm<dd>Cacing.</dd></div>\
         <dt>kosong</dl>",
    );
    let groups: Vec<String> = definition_list::read(&article.root)
        .iter()
        .map(|group| {
            let (id, language) = (group.id.as_deref(), group.language.as_deref());
            format!("{:?} {:?} {id:?} {language:?}", group.names, group.descriptions)
        })
        .collect();
    assert_eq!(
        groups,
        [
            r#"["serangan siber", "cyberattack"] ["Upaya <b>merusak</b>.", "Dua."] Some("s") Some("id")"#,
            r#"["virus"] ["Program."] Some("v") Some("id")"#,
            r#"["worm"] ["Cacing."] Some("w") Some("id")"#,
            r#"["kosong"] [] None Some("id")"#,
        ]
    );
    let list: Element = article.find("dl").unchecked_into();
    assert_eq!(definition_list::read(&list).len(), 4);
}
