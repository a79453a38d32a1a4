//! What the reader decides and finds in the list of terms, and what leaves the article.

use anyhow::{Result, ensure};
use glosa_e2e::page::{Key, Locator, Page, widget};
use glosa_e2e::site::{Resource, html};
use glosa_e2e::{World, journeys};
use serde_json::{Value, json};

use crate::stage::{ARTICLE, MARK, Stage, mark, marked};

journeys![
    marks_are_chosen_at_once_and_for_the_next_visit,
    terms_are_found_by_typing,
    many_places_are_unfolded_by_keyboard,
    the_list_is_accessible_and_fits_a_narrow_screen,
    a_copied_article_has_no_links_of_ours only in [Chromium, Firefox]
        because "WebKit's driver strikes no shortcuts",
    the_first_mark_of_a_term_is_described_unless_told_otherwise,
    terms_are_told_to_machines,
    it_is_explained_why_words_are_marked,
];

fn summary() -> Locator {
    widget("[part~=glossary] summary")
}

/// The same as `widget`, for a script.
fn inside(path: &str) -> Value {
    json!({"path": format!("glosa-article >>> {path}")})
}

fn choice(words: &str) -> Locator {
    widget(".glossary-marks label").text(words)
}

const STATUS: &str = "[part~=glossary] details > [role=status]";

async fn marks_are_chosen_at_once_and_for_the_next_visit(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.open_article(world, "").await?;
    let page = world.page();
    // One of the three stands in two elements, and so has two links.
    page.wait_count(MARK, 4).await?;
    page.click(summary()).await?;
    page.click(choice("Every one")).await?;
    page.wait_count(MARK, 7).await?;
    page.wait_text(widget(STATUS), "6 places are marked.").await?;
    page.with(widget(".glossary-marks input[value=all]"), "node.focus();").await?;
    // Arrow keys lead through the choices; the page stays where it is.
    let place = "return scrollY + ' ' + need(arguments[0]).getBoundingClientRect().top;";
    let list = [inside(".glossary-marks")];
    let before = page.script(place, &list).await?;
    page.press(Key::Down).await?;
    page.press(Key::Down).await?;
    page.wait_count(MARK, 0).await?;
    page.wait_text(widget(STATUS), "0 places are marked.").await?;
    ensure!(page.script(place, &list).await? == before, "nothing moves");
    page.wait_focused(widget(".glossary-marks input[value=none]")).await?;
    page.wait_visible(widget("[part~=glossary] [id='glosa-ransomware'] button")).await?;
    page.reload().await?;
    page.wait_visible(summary()).await?;
    page.click(summary()).await?;
    ensure!(page.count(MARK).await? == 0, "the choice holds for the next visit");
    page.click(choice("As published")).await?;
    page.wait_count(MARK, 4).await?;
    page.holds("nothing is kept", "return localStorage.length === 0;", &[]).await
}

/// Ten terms, the first of which stands in the text forty times.
async fn open_long(stage: &Stage, page: &Page) -> Result<()> {
    let terms =
        ["anchor", "bell", "clé", "deck", "engine", "flag", "gangway", "hold", "jib", "keel"];
    let entries: Vec<Value> = terms
        .iter()
        .map(|term| json!({"term": term, "definition": format!("What a {term} is.")}))
        .collect();
    stage.site.put("/ship.json", Resource::json(&Value::Array(entries)));
    let text = format!("<p>{}</p><p>{}</p>", terms.join(", "), "An anchor lies here. ".repeat(39));
    let tag = stage.tag("data-for=\"#post\" data-glossary=\"/ship.json\"");
    let body = format!("<main><article id=\"post\"><h1>A ship</h1>{text}</article>{tag}</main>");
    stage.open(page, "/ship.html", &body).await
}

async fn terms_are_found_by_typing(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let page = world.page();
    open_long(&stage, page).await?;
    marked(page, MARK).await?;
    page.click(summary()).await?;
    let field = widget(".glossary-search input");
    let entries = widget(".glossary-entry:not([hidden])");
    let said = widget(".glossary-search [role=status]");
    page.wait_count(&entries, 10).await?;
    page.write(&field, "cle").await?;
    page.wait_count(&entries, 1).await?;
    page.wait_text(&said, "1 term found").await?;
    page.write(&field, "xyz").await?;
    page.wait_text(&said, "No term matches.").await?;
    page.press(Key::Escape).await?;
    page.wait_value(&field, "").await?;
    page.wait_count(&entries, 10).await?;
    page.wait_focused(&field).await
}

async fn many_places_are_unfolded_by_keyboard(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let page = world.page();
    open_long(&stage, page).await?;
    marked(page, MARK).await?;
    page.click(summary()).await?;
    let places = widget("[id='glosa-anchor'] .glossary-place");
    let fold = widget("[id='glosa-anchor'] .glossary-fold");
    page.wait_count(&places, 12).await?;
    page.with(&fold, "node.focus();").await?;
    page.press(Key::Enter).await?;
    page.wait_count(&places, 40).await?;
    page.wait_focused(places.clone().nth(12)).await?;
    page.press(Key::Enter).await?;
    let there = "return String(getSelection()) === 'anchor';";
    page.wait_for("the thirteenth place, selected", there, &[]).await?;
    page.press(Key::Escape).await?;
    page.wait_focused(places.nth(12)).await
}

async fn the_list_is_accessible_and_fits_a_narrow_screen(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let page = world.page();
    open_long(&stage, page).await?;
    marked(page, MARK).await?;
    page.click(summary()).await?;
    page.wait_visible(widget(".glossary-fold")).await?;
    page.accessible("a long list of terms").await?;
    page.write(widget(".glossary-search input"), "xyz").await?;
    page.wait_text(widget(".glossary-search [role=status]"), "No term").await?;
    page.accessible("a list in which nothing is found").await?;
    let small = "return findAll(arguments[0]).map((node) => node.getBoundingClientRect())
        .filter((box) => box.width > 0 && (box.width < 24 || box.height < 24)).length === 0;";
    for targets in [".glossary button", ".glossary input[type=search]", ".glossary-marks label"] {
        page.holds("targets are 24 pixels or more", small, &[inside(targets)]).await?;
    }
    let frame = "<iframe src=\"/ship.html\" width=\"320\" height=\"800\"></iframe>";
    stage.site.put("/frame.html", html("en", "Frame", frame));
    page.goto(&stage.site.url("/frame.html")).await?;
    page.enter_frame("iframe").await?;
    page.wait_visible(summary()).await?;
    page.with(summary(), "node.click();").await?;
    page.wait_visible(widget(".glossary-fold")).await?;
    let wide = "return document.documentElement.scrollWidth <= 320 && need(arguments[0]).scrollWidth <= 320;";
    page.holds("nothing is to the side", wide, &[inside("[part~=glossary]")]).await
}

async fn a_copied_article_has_no_links_of_ours(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.open_article(world, "data-mark=\"all\"").await?;
    let page = world.page();
    let watch = "addEventListener('copy', (event) => {
        window.copied = ['text/html', 'text/plain'].map((type) => event.clipboardData.getData(type));
        window.prevented = event.defaultPrevented;
      });
      const post = document.querySelector('#post');
      getSelection().setBaseAndExtent(post, 0, post, post.childNodes.length);
      window.chosen = String(getSelection());";
    page.script(watch, &[]).await?;
    page.press_with(Key::Control, Key::Letter('c')).await?;
    page.wait_for("the copy", "return window.prevented === true;", &[]).await?;
    let clean = "const box = new DOMParser().parseFromString(copied[0], 'text/html').body;
      return copied[1] === chosen && !box.querySelector('.glosa-term, [href^=\"#glosa\"]')
        && Boolean(box.querySelector('b')) && Boolean(box.querySelector('a[href]'));";
    page.holds("the copy is the article's own", clean, &[]).await?;
    // Where there is no mark, the browser copies as ever.
    let heading = "getSelection().selectAllChildren(document.querySelector('h1'));";
    page.script(heading, &[]).await?;
    page.press_with(Key::Control, Key::Letter('c')).await?;
    page.wait_for("the other copy", "return window.prevented === false;", &[]).await.map(drop)
}

async fn the_first_mark_of_a_term_is_described_unless_told_otherwise(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let page = world.page();
    for (describe, expected) in
        [("first", [true, false]), ("all", [true, true]), ("none", [false; 2])]
    {
        stage
            .open_article(world, &format!("data-mark=\"all\" data-describe=\"{describe}\""))
            .await?;
        for (number, expected) in expected.into_iter().enumerate() {
            let mark = mark("ransomware").nth(number);
            page.with(&mark, "node.focus();").await?;
            page.wait_visible(widget("[part=tooltip]")).await?;
            let described = page.attribute(&mark, "aria-describedby").await?.is_some();
            ensure!(described == expected, "describe={describe}, mark {number}: {described}");
            page.with(&mark, "node.blur();").await?;
            page.wait_hidden(widget("[part=tooltip]")).await?;
        }
    }
    Ok(())
}

const LINKED: &str = "head script[type='application/ld+json']";

async fn terms_are_told_to_machines(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let page = world.page();
    stage.site.put("/story.html", html("en", "A story", ARTICLE));
    let element = "<glosa-article src=\"/story.html\" glossary=\"/glossary.json\"></glosa-article>";
    stage.open(page, "/page.html", &format!("{}{element}", stage.tag(""))).await?;
    page.wait_count(LINKED, 1).await?;
    let told = "const set = JSON.parse(document.querySelector(arguments[0]).textContent);
      const own = location.href;
      return set['@type'] === 'DefinedTermSet' && set['@id'] === own + '#glosa'
        && set.hasDefinedTerm.map((term) => term['@id'] + ' ' + term.description).join() === [
          '#glosa-ransomware Software that locks data and asks for money.',
          '#glosa-cyber-attack A break-in by way of the network.',
          '#glosa-bank-money A house that keeps money.',
          '#glosa-bank-river The land along a river.'].map((line) => own + line).join();";
    page.holds("all terms of the text are told", told, &[json!(LINKED)]).await?;
    page.script("document.querySelector('glosa-article').remove();", &[]).await?;
    page.wait_count(LINKED, 0).await?;
    // An article of the page itself is the page's to describe.
    stage.open_article(world, "").await?;
    ensure!(page.count(LINKED).await? == 0, "nothing is told of an adopted article");
    Ok(())
}

async fn it_is_explained_why_words_are_marked(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let page = world.page();
    stage.open_article(world, "").await?;
    for target in ["", "'glosa-article'", "'#post'", "document.querySelector('#post')"] {
        let ask = format!("return await Glosa.explain({target});");
        let rows = page.script_async(&ask, &[]).await?;
        let rows: Vec<String> = rows
            .as_array()
            .into_iter()
            .flatten()
            .map(|row| format!("{} {} {} {}", row["text"], row["term"], row["rule"], row["marked"]))
            .collect();
        ensure!(
            rows == [
                "\"ransomware\" \"ransomware\" \"exact\" true",
                "\"bank\" \"bank-money\" \"exact\" true",
                "\"cyber attack\" \"cyber-attack\" \"exact\" true",
                "\"cyber attack\" \"cyber-attack\" \"exact\" false",
                "\"bank\" \"bank-money\" \"exact\" false",
                "\"Ransomware\" \"ransomware\" \"exact\" false",
                "null \"absent\" null false",
            ],
            "Glosa.explain({target}): {rows:?}"
        );
    }
    let refused = "return await Glosa.explain('h1').catch((error) => String(error));";
    let refused = page.script_async(refused, &[]).await?;
    ensure!(refused == "TypeError: glosa: no widget at h1", "{refused}");
    Ok(())
}
