//! Articles from every kind of source, in a real page: what is read, what is shown, what
//! is said when nothing comes, and that the page is given back.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "a test fails by panicking, and its helpers are shared with nobody else"
)]

#[path = "article/glossary.rs"]
mod glossary;
#[path = "article/heading.rs"]
mod heading;
#[path = "article/mounting.rs"]
mod mounting;
#[path = "article/stage.rs"]
mod stage;
#[path = "article/theme.rs"]
mod theme;

use stage::{
    Stage, address_of, address_of_bytes, document, forget, has_focus, has_foreign_script_run,
    huge_address, kept, lead_first_fetch_astray, live_in, look_of, value, write,
};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, Node};

wasm_bindgen_test_configure!(run_in_browser);

const PLAIN: &str = include_str!("fixtures/articles/plain.txt");
const PAGE: &str = include_str!("fixtures/articles/page.html");
const FEED: &str = include_str!("fixtures/articles/feed.json");
const POST: &str = include_str!("fixtures/articles/wordpress.json");
const TITLE: &str = "Perpustakaan kota kembali buka setelah banjir";

fn fetched(text: &str, kind: &str) -> Stage {
    Stage::new("<p>fallback</p>", &[("src", &address_of(text, kind)), ("lang", "en")])
}

#[wasm_bindgen_test]
async fn plain_text_gives_title_and_paragraphs_without_the_comment_label() {
    let stage = fetched(PLAIN, "text/plain;charset=utf-8");
    stage.light("article.glosa-fetched").await;
    assert_eq!(stage.texts("h1"), [TITLE]);
    let paragraphs = stage.texts(".glosa-body > p");
    assert_eq!(paragraphs.len(), 3);
    assert!(paragraphs[2].starts_with("\"Yang basah"), "{paragraphs:?}");
    assert!(!stage.host.text_content().unwrap().contains("Posting Komentar"));
    assert_eq!(stage.texts(".glosa-byline"), ["1 minute to read"]);
}

#[wasm_bindgen_test]
async fn a_page_gives_its_article_and_its_own_fields_and_nothing_of_it_runs() {
    let stage = fetched(PAGE, "text/html");
    let article = stage.light("article.glosa-fetched").await;
    assert_eq!(article.get_attribute("lang").as_deref(), Some("id-ID"));
    assert_eq!(article.get_attribute("dir").as_deref(), Some("ltr"));
    assert_eq!(stage.texts("h1"), [TITLE], "the title stands once");
    assert_eq!(stage.texts("h2"), ["Satu malam"]);
    assert_eq!(stage.texts(".glosa-body b"), ["pembaca"]);
    assert_eq!(
        stage.texts(".glosa-byline"),
        ["Rahmi Lestari · Dedi · July 9, 2021 · 1 minute to read"]
    );
    let time = stage.light("time").await;
    assert_eq!(time.get_attribute("datetime").as_deref(), Some("2021-07-09T13:00:00Z"));
    let author = stage.light(".glosa-byline a").await;
    assert_eq!(author.get_attribute("href").as_deref(), Some("https://example.org/rahmi"));
    let text = stage.host.text_content().unwrap();
    for foreign in ["Bagikan", "Beranda", "Kirim komentar", "Berita lain", "glosaForeign"] {
        assert!(!text.contains(foreign), "{foreign}");
    }
    let unwanted = "[id],[onclick],[onerror],form,script,style,.glosa-body nav";
    assert_eq!(stage.texts(unwanted), Vec::<String>::new());
    assert!(!has_foreign_script_run());
}

#[wasm_bindgen_test]
async fn a_page_is_read_in_the_encoding_that_it_names() {
    let cases: [(&str, &[u8]); 3] = [
        ("windows-1252", b"<p>Caf\xe9 \x93lama\x94</p>"),
        ("koi8-r", b"<p>\xcb\xcf\xc6\xc5</p>"),
        ("no-such-encoding", b"<p>Kopi \xc3\xa9</p>"),
    ];
    for ((label, body), text) in cases.into_iter().zip(["Café “lama”", "кофе", "Kopi é"])
    {
        let page = [b"<meta charset=", label.as_bytes(), b"><title>T</title>", body].concat();
        let stage = Stage::new("", &[("src", &address_of_bytes(&page, "text/html"))]);
        stage.light("article.glosa-fetched").await;
        assert_eq!(stage.texts(".glosa-body p"), [text], "{label}");
    }
}

#[wasm_bindgen_test]
async fn a_feed_gives_its_first_item_or_the_one_that_the_address_names() {
    let stage = fetched(FEED, "application/feed+json");
    stage.light("article.glosa-fetched").await;
    assert_eq!(stage.texts("h1"), [TITLE]);
    assert_eq!(stage.texts(".glosa-body em"), ["pembaca"]);
    let hero = stage.light("figure.glosa-hero img").await;
    assert_eq!(hero.get_attribute("src").as_deref(), Some("https://example.org/perpustakaan.jpg"));
    assert!(!has_foreign_script_run());
    drop(stage);

    let address = address_of(FEED, "application/json") + "#https%3A%2F%2Fexample.org%2F2";
    let stage = Stage::new("", &[("src", &address)]);
    let article = stage.light("article.glosa-fetched").await;
    assert_eq!(article.get_attribute("lang").as_deref(), Some("en"));
    assert_eq!(stage.texts("h1"), ["The ferry runs again"]);
    assert_eq!(stage.texts(".glosa-body p"), ["The ferry runs again.", "It leaves on the hour."]);
}

#[wasm_bindgen_test]
async fn a_day_is_the_same_in_every_zone_and_an_instant_is_not() {
    let cases = [
        ("America/Los_Angeles", "2021-07-09", "July 9, 2021"),
        ("America/Los_Angeles", "2021-07-09T00:30:00", "July 9, 2021"),
        ("America/Los_Angeles", "2021-07-09T00:30:00Z", "July 8, 2021"),
        ("Asia/Jakarta", "2021-07-09T23:30", "July 9, 2021"),
        ("Asia/Jakarta", "2021-07-09T23:30:00-07:00", "July 10, 2021"),
    ];
    for (zone, written, shown) in cases {
        live_in(zone);
        let feed = FEED.replacen("2021-07-09T13:00:00Z", written, 1);
        let stage = fetched(&feed, "application/json");
        let time = stage.light("time").await;
        live_in("");
        assert_eq!(time.text_content().as_deref(), Some(shown), "{written} in {zone}");
        assert_eq!(time.get_attribute("datetime").as_deref(), Some(written), "as given");
    }
}

#[wasm_bindgen_test]
async fn a_wordpress_post_is_shown_with_its_image_once() {
    let stage = fetched(POST, "application/json");
    stage.light("article.glosa-fetched").await;
    assert_eq!(stage.texts("h1"), ["Perpustakaan “kali” buka & kering"]);
    assert_eq!(stage.texts("img").len(), 1, "the text begins with the featured image");
    assert!(!has_foreign_script_run());
}

#[wasm_bindgen_test]
async fn a_right_to_left_article_is_set_so() {
    let feed = FEED.replacen("\"language\": \"id\"", "\"language\": \"ar\"", 1);
    let stage = fetched(&feed, "application/json");
    let article = stage.light("article.glosa-fetched").await;
    assert_eq!(article.get_attribute("dir").as_deref(), Some("rtl"));
    let byline = stage.light(".glosa-byline").await;
    assert_eq!(byline.get_attribute("dir").as_deref(), Some("ltr"), "the interface is English");
}

#[wasm_bindgen_test]
async fn headings_stand_below_those_of_the_page() {
    let page_heading = document().create_element("h1").unwrap();
    document().body().unwrap().append_child(&page_heading).unwrap();
    let stage = fetched(PAGE, "text/html");
    stage.light("article.glosa-fetched").await;
    assert_eq!(stage.texts("h1"), Vec::<String>::new());
    assert_eq!(stage.texts("h2"), [TITLE]);
    assert_eq!(stage.texts("h3"), ["Satu malam"]);
    page_heading.remove();
}

#[wasm_bindgen_test]
async fn the_byline_follows_the_language_and_the_article_stays_the_same_nodes() {
    let address = address_of(FEED, "application/json");
    let mut stage = Stage::new("", &[("src", &address), ("lang", "en")]);
    let article = stage.light("article.glosa-fetched").await;
    assert_eq!(stage.texts("time"), ["July 9, 2021"]);
    stage.update(&[("src", &address), ("lang", "id")]);
    let date = stage.until(|| stage.texts("time").into_iter().find(|text| text.contains("Juli")));
    assert_eq!(date.await, "9 Juli 2021");
    assert!(article.is_same_node(Some(stage.light("article.glosa-fetched").await.as_ref())));
}

#[wasm_bindgen_test]
async fn a_source_that_fails_leaves_a_sentence_a_button_and_the_page_as_it_was() {
    let cases = [
        ("/no-such-article".to_owned(), "not where the page says"),
        ("http://127.0.0.1:9/".to_owned(), "did not answer"),
        (address_of("PNG", "image/png"), "not an article"),
        (address_of("{\"a\": 1}", "application/json"), "not an article"),
        (address_of("{\"a\": ", "application/json"), "damaged"),
        (address_of(" \n ", "text/plain"), "nothing to read"),
        (address_of("<p> </p>", "text/html"), "nothing to read"),
        (address_of("", "text/html"), "nothing to read"),
        (
            address_of("{\"content_html\": \"<script>x</script>\"}", "application/json"),
            "nothing to read",
        ),
        (address_of(FEED, "application/json") + "#9", "not where the page says"),
        (huge_address("text/plain", 20), "too large"),
        (address_of(&"<br>".repeat(150_000), "text/html"), "too large"),
    ];
    for (address, expected) in cases {
        let stage = Stage::new("<p>fallback</p>", &[("src", &address)]);
        let notice = stage.shadow("[part=notice]").await;
        let sentence = notice.query_selector("p").unwrap().unwrap().text_content().unwrap();
        assert!(sentence.contains(expected), "{address:.60}: {sentence}");
        assert_eq!(notice.get_attribute("role").as_deref(), Some("alert"), "{address:.60}");
        assert!(notice.query_selector("button").unwrap().is_some(), "{address:.60}");
        assert_eq!(stage.host.inner_html(), "<p>fallback</p>", "{address:.60}");
        assert_eq!(stage.errors(), 1, "{address:.60}");
    }
}

#[wasm_bindgen_test]
async fn a_second_try_shows_the_article_and_leads_the_focus_to_it() {
    lead_first_fetch_astray();
    let stage = fetched(PLAIN, "text/plain");
    let button = stage.shadow("[part=notice] button").await;
    button.unchecked_into::<HtmlElement>().click();
    let article = stage.light("article.glosa-fetched").await;
    stage.until(|| has_focus(&article).then_some(())).await;
    stage.until(|| stage.in_shadow("[part=notice]").is_none().then_some(())).await;
    assert_eq!(stage.texts("h1"), [TITLE]);
}

#[wasm_bindgen_test]
async fn destroy_puts_the_very_nodes_back() {
    let children =
        "text <p>fallback</p><!-- note --><script type=\"application/json\">{}</script><b>end</b>";
    let mut stage = Stage::new(children, &[("src", &address_of(PLAIN, "text/plain"))]);
    let before: Vec<Node> = nodes(&stage.host);
    stage.light("article.glosa-fetched").await;
    assert!(!stage.host.text_content().unwrap().contains("fallback"));
    assert!(stage.host.query_selector("script").unwrap().is_some(), "data stays to be found");
    stage.destroy().await;
    let after = nodes(&stage.host);
    assert_eq!(stage.host.inner_html(), children);
    assert!(before.iter().zip(&after).all(|(one, two)| one.is_same_node(Some(two))));
}

#[wasm_bindgen_test]
async fn another_source_takes_the_place_of_the_first() {
    let mut stage = fetched(PLAIN, "text/plain");
    stage.light("article.glosa-fetched").await;
    stage.update(&[("src", &address_of(POST, "application/json")), ("lang", "en")]);
    stage
        .until(|| (stage.texts("h1")[..] == ["Perpustakaan “kali” buka & kering"]).then_some(()))
        .await;
    assert_eq!(stage.texts("article.glosa-fetched").len(), 1);
    stage.destroy().await;
    assert_eq!(stage.host.inner_html(), "<p>fallback</p>");
}

#[wasm_bindgen_test]
async fn an_article_of_the_page_is_neither_moved_nor_changed() {
    let article: Element = document().create_element("article").unwrap();
    article.set_id("adopted");
    article.set_inner_html("<h2 onclick=\"1\">Judul</h2><p class=\"a\">Isi <script>1</script></p>");
    document().body().unwrap().append_child(&article).unwrap();
    let before = article.outer_html();
    let inline = "<h2 id=\"x\">Judul</h2><p style=\"color: red\">Isi</p>";
    for (children, options) in [
        ("", &[("for", "#adopted")][..]),
        (inline, &[]),
        ("", &[("for", "#missing")]),
        ("", &[("for", "[")]),
    ] {
        let mut stage = Stage::new(children, options);
        // The parts stand once the words are there.
        stage.shadow("div[lang]").await;
        assert_eq!(article.outer_html(), before);
        assert_eq!(stage.host.inner_html(), children);
        assert!(stage.in_shadow("[part=notice]").is_none(), "{options:?}");
        stage.destroy().await;
        assert_eq!(stage.host.inner_html(), children);
    }
    article.remove();
}

#[wasm_bindgen_test]
async fn an_article_inside_the_element_keeps_the_look_that_the_page_gives_it() {
    let body = document().body().unwrap();
    body.set_attribute("style", "font: 30px/2 serif; color: rgb(1, 2, 3)").unwrap();
    for theme in ["auto", "light", "dark"] {
        let plain = document().create_element("p").unwrap();
        body.append_child(&plain).unwrap();
        let mut stage = Stage::new("<p>Isi</p>", &[("theme", theme)]);
        stage.shadow("div[lang]").await;
        assert_eq!(look_of(&stage.light("p").await), look_of(&plain), "{theme}");
        stage.destroy().await;
        assert_eq!(look_of(&stage.light("p").await), look_of(&plain), "{theme}, destroyed");
        plain.remove();
    }
    body.remove_attribute("style").unwrap();
}

#[wasm_bindgen_test]
async fn each_fetched_article_has_a_thread_of_its_own() {
    let page = web_sys::window().unwrap().location().pathname().unwrap();
    let endpoint = "http://127.0.0.1:9/api";
    let cases = [
        (vec![("src", "/no-such-article.json")], "/no-such-article.json"),
        (vec![("src", "/no-such-feed?page=2#item-7")], "/no-such-feed?page=2#item-7"),
        (vec![("src", "/no-such-article.json"), ("thread", "mine")], "mine"),
        (vec![("src", "data:text/plain,Judul")], &page),
        (vec![], &page),
    ];
    for (mut options, thread) in cases {
        forget();
        options.extend([("endpoint", endpoint), ("comments", "eager"), ("lang", "en")]);
        let stage = Stage::new("<p>Isi</p>", &options);
        let area = stage.shadow("form[data-box=thread] textarea").await;
        write(&area, "A draft");
        assert_eq!(kept(), format!("glosa:draft:{endpoint} | {thread} | new"), "{options:?}");
    }
    forget();
}

#[wasm_bindgen_test]
async fn what_is_written_stays_while_the_article_is_fetched_once_more() {
    let address = address_of(PLAIN, "text/plain");
    let options = [
        ("src", &*address),
        ("endpoint", "http://127.0.0.1:9/api"),
        ("comments", "eager"),
        ("lang", "en"),
    ];
    lead_first_fetch_astray();
    let stage = Stage::new("", &options);
    let author = stage.shadow("input[name=author]").await;
    write(&author, "Ida");
    stage.shadow(".status.failed button").await.unchecked_into::<HtmlElement>().click();
    stage.light("article.glosa-fetched").await;
    stage.shadow("h2").await;
    assert!(author.is_connected(), "the comment part is the same");
    assert_eq!(value(&author), "Ida");
}

fn nodes(host: &HtmlElement) -> Vec<Node> {
    let list = host.child_nodes();
    (0..list.length()).filter_map(|at| list.item(at)).collect()
}
