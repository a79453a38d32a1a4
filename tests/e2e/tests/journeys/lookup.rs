//! Words that are looked up: those of a glossary without a definition, and those that a
//! reader selects. Nothing is asked of anybody before the reader wants to know.

use std::time::Duration;

use anyhow::{Result, ensure};
use glosa_e2e::page::{Key, Locator, Page, Point, widget};
use glosa_e2e::site::Resource;
use glosa_e2e::wait::{PATIENCE, until};
use glosa_e2e::{Site, World, journeys};
use serde_json::{Value, json};

use crate::stage::{ARTICLE, Stage, mark, marked};
use crate::tooltip::AWAY;

journeys![
    entry_without_a_definition_is_looked_up_when_it_is_read,
    entry_that_nobody_knows_says_so,
    without_a_place_to_look_up_such_entries_are_left_out,
    selected_words_are_asked_for_by_a_press,
    selected_words_are_asked_for_by_keyboard,
    words_that_nobody_knows_show_nothing,
    question_that_is_left_is_called_off,
    page_of_several_meanings_leads_there,
    what_is_no_question_is_not_offered,
    double_click_selects_a_word_to_ask_for,
];

/// A wiki on an origin of its own.
struct Wiki {
    stage: Stage,
    wiki: Site,
}

const SUMMARY: &str = "/api/rest_v1/page/summary/";

fn summary(title: &str, html: &str) -> Value {
    json!({
        "type": "standard", "title": title, "lang": "en", "dir": "ltr", "extract": "Plain.",
        "extract_html": html,
        "thumbnail": {"source": "/thumb.png", "width": 10, "height": 10},
        "content_urls": {"desktop": {"page": format!("https://wiki.example/{title}")}},
    })
}

fn offer() -> Locator {
    widget("[part=offer] button")
}

fn answer() -> Locator {
    widget("[part=answer]")
}

impl Wiki {
    async fn start() -> Result<Self> {
        let (stage, wiki) = (Stage::start().await?, Site::start().await?);
        wiki.header("", "access-control-allow-origin", "*");
        wiki.put(
            "/thumb.png",
            Resource::new(
                "image/svg+xml",
                "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>",
            ),
        );
        let html =
            "<p><b>Mud</b> is <script>alert(1)</script>wet <a href='/wiki/Earth'>earth</a>.</p>";
        wiki.put(&path("mud"), Resource::json(&summary("Mud", html)));
        let terms = json!([{"term": "ransomware"}, {"term": "bank", "definition": "A house that keeps money."}]);
        stage.site.put("/bare.json", Resource::json(&terms));
        Ok(Self { stage, wiki })
    }

    /// Opens a page with the article; words are looked up in the wiki.
    async fn open(&self, page: &Page, attributes: &str) -> Result<()> {
        let tag = self.stage.tag(&format!(
            "data-for=\"#post\" data-lookup=\"{}{SUMMARY}{{term}}\" {attributes}",
            self.wiki.origin()
        ));
        self.stage.open(page, "/post.html", &format!("<main>{ARTICLE}{tag}</main>")).await
    }

    /// The same without a glossary, once words can be asked for.
    async fn open_alone(&self, page: &Page) -> Result<()> {
        self.open(page, "").await?;
        let there = "return findAll(arguments[0]).length > 0;";
        let offer = json!({"path": "glosa-article >>> [part=offer]"});
        page.wait_for("the offer's element", there, &[offer]).await.map(drop)
    }
}

fn path(words: &str) -> String {
    format!("{SUMMARY}{words}")
}

/// Selects words of the article, as the keyboard or a finger's handles do.
async fn select(page: &Page, words: &str) -> Result<()> {
    let body = "const walker = document.createTreeWalker(document.querySelector('#post'), NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const at = walker.currentNode.data.indexOf(arguments[0]);
          if (at >= 0) {
            getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + arguments[0].length);
            return true;
          }
        }
        return false;";
    page.holds("the words are in the article", body, &[json!(words)]).await
}

async fn entry_without_a_definition_is_looked_up_when_it_is_read(world: &World) -> Result<()> {
    let wiki = Wiki::start().await?;
    let page = world.page();
    let known = summary("Ransomware", "<p><b>Ransomware</b> locks data.</p>");
    wiki.wiki.put(&path("ransomware"), Resource::json(&known));
    wiki.open(page, "data-glossary=\"/bare.json\"").await?;
    marked(page, mark("ransomware")).await?;
    ensure!(wiki.wiki.requested(&path("ransomware")) == 0, "nobody has asked");
    for _ in 0..2 {
        page.hover(mark("ransomware")).await?;
        page.wait_visible(widget("[part=tooltip] b").text("Ransomware")).await?;
        page.wait_visible(widget("[part=tooltip] .source").text("wiki.example")).await?;
        page.move_to(AWAY, Duration::ZERO).await?;
        page.wait_hidden(widget("[part=tooltip]")).await?;
    }
    ensure!(wiki.wiki.requested(&path("ransomware")) == 1, "an answer is kept");
    page.hover(mark("ransomware")).await?;
    page.wait_visible(widget("[part=tooltip] img")).await?;
    page.accessible("a definition that was looked up").await?;
    page.click(widget("[part~=glossary] summary")).await?;
    page.click(widget("#glosa-ransomware dd button").name("Show")).await?;
    page.wait_visible(widget("#glosa-ransomware").text("locks data")).await?;
    ensure!(wiki.wiki.requested(&path("ransomware")) == 1, "the list asks no more either");
    Ok(())
}

async fn entry_that_nobody_knows_says_so(world: &World) -> Result<()> {
    let wiki = Wiki::start().await?;
    let page = world.page();
    wiki.open(page, "data-glossary=\"/bare.json\"").await?;
    marked(page, mark("ransomware")).await?;
    page.hover(mark("ransomware")).await?;
    page.wait_visible(widget("[part=tooltip]").text("does not explain it")).await?;
    world.allow_console("Failed to load resource");
    world.allow_console("404");
    Ok(())
}

async fn without_a_place_to_look_up_such_entries_are_left_out(world: &World) -> Result<()> {
    let wiki = Wiki::start().await?;
    let page = world.page();
    let tag = wiki.stage.tag("data-for=\"#post\" data-glossary=\"/bare.json\"");
    wiki.stage.open(page, "/post.html", &format!("{ARTICLE}{tag}")).await?;
    marked(page, mark("bank")).await?;
    ensure!(page.count(mark("ransomware")).await? == 0, "it has no definition");
    world.allow_console("entry 1 is skipped");
    Ok(())
}

async fn selected_words_are_asked_for_by_a_press(world: &World) -> Result<()> {
    let wiki = Wiki::start().await?;
    let page = world.page();
    wiki.open_alone(page).await?;
    select(page, "mud").await?;
    page.wait_visible(offer()).await?;
    ensure!(page.text(offer()).await? == "What does “mud” mean?");
    page.accessible("the offer to look words up").await?;
    ensure!(wiki.wiki.requested(&path("mud")) == 0, "nothing is asked before the press");
    page.click(offer()).await?;
    page.wait_visible(answer().text("wet earth")).await?;
    page.wait_hidden(offer()).await?;
    page.wait_focused(answer()).await?;
    ensure!(page.count(widget("[part=answer] script")).await? == 0, "it is sanitised");
    ensure!(wiki.wiki.requested("/thumb.png") == 1, "the wiki's own picture");
    page.accessible("an answer").await?;
    let still = "return String(getSelection());";
    ensure!(page.script(still, &[]).await? == "mud", "the words stay selected");
    page.click(widget("[part=answer] .tooltip-close")).await?;
    page.wait_hidden(answer()).await?;
    page.stays(offer(), false, Duration::from_millis(900)).await?;
    // Elsewhere, it goes.
    select(page, "tracks").await?;
    page.wait_visible(offer()).await?;
    page.click_at(AWAY).await?;
    page.wait_hidden(offer()).await
}

async fn selected_words_are_asked_for_by_keyboard(world: &World) -> Result<()> {
    let wiki = Wiki::start().await?;
    let page = world.page();
    wiki.open_alone(page).await?;
    select(page, "mud").await?;
    page.wait_visible(offer()).await?;
    page.press(Key::Tab).await?;
    page.wait_focused(offer()).await?;
    page.press(Key::Escape).await?;
    page.wait_hidden(offer()).await?;
    ensure!(wiki.wiki.requested(&path("mud")) == 0, "it was declined");
    select(page, "tracks").await?;
    select(page, "mud").await?;
    page.wait_visible(offer()).await?;
    page.press(Key::Tab).await?;
    page.wait_focused(offer()).await?;
    page.press(Key::Enter).await?;
    page.wait_visible(answer()).await?;
    page.wait_focused(answer()).await?;
    page.press(Key::Tab).await?;
    page.wait_focused(widget("[part=answer] .tooltip-close")).await?;
    page.press(Key::Escape).await?;
    page.wait_hidden(answer()).await?;
    page.holds("the words are selected", "return String(getSelection()) === 'mud';", &[]).await
}

async fn words_that_nobody_knows_show_nothing(world: &World) -> Result<()> {
    let wiki = Wiki::start().await?;
    let page = world.page();
    wiki.open_alone(page).await?;
    select(page, "tracks").await?;
    page.wait_visible(offer()).await?;
    page.click(offer()).await?;
    page.wait_hidden(offer()).await?;
    page.stays(answer(), false, Duration::from_millis(400)).await?;
    ensure!(wiki.wiki.requested(&path("tracks")) == 1);
    world.allow_console("Failed to load resource");
    world.allow_console("404");
    Ok(())
}

async fn question_that_is_left_is_called_off(world: &World) -> Result<()> {
    let wiki = Wiki::start().await?;
    let page = world.page();
    let slow = Resource::json(&summary("Mud", "<p>Late.</p>")).after(Duration::from_secs(20));
    wiki.wiki.put(&path("mud"), slow);
    wiki.open_alone(page).await?;
    select(page, "mud").await?;
    page.wait_visible(offer()).await?;
    page.click(offer()).await?;
    page.wait_visible(widget("[part=offer] button[aria-busy=true]")).await?;
    until("the question", PATIENCE, || async {
        Ok((wiki.wiki.requested(&path("mud")) == 1).then_some(()))
    })
    .await?;
    page.press(Key::Escape).await?;
    page.wait_hidden(offer()).await?;
    until("the question, called off", PATIENCE, || async {
        Ok((wiki.wiki.called_off(&path("mud")) == 1).then_some(()))
    })
    .await
}

async fn page_of_several_meanings_leads_there(world: &World) -> Result<()> {
    let wiki = Wiki::start().await?;
    let page = world.page();
    let mut several = summary("Mud", "<p>Mud may refer to:</p>");
    if let Some(kind) = several.get_mut("type") {
        *kind = json!("disambiguation");
    }
    wiki.wiki.put(&path("mud"), Resource::json(&several));
    wiki.open_alone(page).await?;
    select(page, "mud").await?;
    page.wait_visible(offer()).await?;
    page.click(offer()).await?;
    page.wait_visible(answer().text("several meanings")).await?;
    let source = page.attribute(widget("[part=answer] .source"), "href").await?;
    ensure!(source.as_deref() == Some("https://wiki.example/Mud"), "{source:?}");
    Ok(())
}

async fn double_click_selects_a_word_to_ask_for(world: &World) -> Result<()> {
    let wiki = Wiki::start().await?;
    let page = world.page();
    wiki.open_alone(page).await?;
    let body = "const range = document.createRange();
        const text = node.firstChild;
        const at = text.data.indexOf('river');
        range.setStart(text, at);
        range.setEnd(text, at + 5);
        const box = range.getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2];";
    let at = page.with(Locator::new("#first"), body).await?;
    let side = |n: usize| at.get(n).and_then(Value::as_f64).unwrap_or_default();
    let at = Point { x: side(0), y: side(1) };
    page.double_click_at(at).await?;
    page.wait_visible(offer().text("river")).await?;
    // A click ends the selection, and the offer with it.
    page.click_at(AWAY).await?;
    page.wait_hidden(offer()).await
}

async fn what_is_no_question_is_not_offered(world: &World) -> Result<()> {
    let wiki = Wiki::start().await?;
    let page = world.page();
    wiki.open_alone(page).await?;
    for script in [
        // A whole paragraph, and what reaches out of the article.
        "getSelection().selectAllChildren(document.querySelector('#first'));",
        "getSelection().selectAllChildren(document.body);",
        "getSelection().removeAllRanges();",
    ] {
        select(page, "mud").await?;
        page.wait_visible(offer()).await?;
        page.script(script, &[]).await?;
        page.wait_hidden(offer()).await?;
        page.stays(offer(), false, Duration::from_millis(900)).await?;
    }
    Ok(())
}
