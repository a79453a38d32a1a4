//! Articles that are fetched: every kind, and every way to fail.

use anyhow::{Result, ensure};
use glosa_e2e::page::{Locator, widget};
use glosa_e2e::site::{Resource, html};
use glosa_e2e::{World, journeys};
use serde_json::{Value, json};

use crate::stage::{ARTICLE, Stage, mark};

journeys![
    every_kind_of_source_is_shown,
    plain_text_gives_headline_and_paragraphs,
    fetched_markup_is_harmless,
    failing_sources_say_so_and_a_retry_works,
    endless_source_is_given_up,
];

fn json_feed() -> Value {
    json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "Harbour news", "language": "en",
        "items": [
            {"id": "1", "title": "An older story", "content_html": "<p>Nothing to see.</p>"},
            {"id": "2", "title": "A story from a feed", "authors": [{"name": "Ida Writer"}],
             "date_published": "2021-07-09T10:00:00+07:00",
             "content_html": "<p>The ransomware came by feed.</p>"},
        ],
    })
}

fn wordpress_post() -> Value {
    json!({
        "id": 21, "date": "2021-07-12T09:00:00", "date_gmt": "2021-07-12T02:00:00", "type": "post",
        "link": "https://blog.example/story/", "title": {"rendered": "A story from WordPress &amp; co"},
        "content": {"rendered": "<p>The ransomware came by WordPress.</p>", "protected": false},
    })
}

async fn every_kind_of_source_is_shown(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let site = &stage.site;
    site.put("/story.html", html("en", "A story in HTML", &format!("<nav>menu</nav>{ARTICLE}")));
    site.put(
        "/story.txt",
        Resource::new("text/plain", "A story in text\nThe ransomware came as text.\n"),
    );
    site.put("/feed.json", Resource::new("application/feed+json", json_feed().to_string()));
    site.put("/item.json", Resource::json(&json!({"id": "9", "title": "A lone item", "content_text": "The ransomware came alone."})));
    site.put("/wordpress.json", Resource::json(&wordpress_post()));
    let cases = [
        ("/story.html", "Night of the ransomware"),
        ("/story.txt", "A story in text"),
        ("/feed.json#2", "A story from a feed"),
        ("/item.json", "A lone item"),
        ("/wordpress.json", "A story from WordPress & co"),
    ];
    let page = world.page();
    for (source, headline) in cases {
        let element =
            format!("<glosa-article src=\"{source}\" glossary=\"/glossary.json\"></glosa-article>");
        stage.open(page, "/", &format!("{element}{}", stage.tag(""))).await?;
        page.wait_visible(Locator::new("glosa-article h1, glosa-article h2").text(headline))
            .await?;
        crate::stage::marked(page, mark("ransomware")).await?;
        ensure!(
            page.count("glosa-article nav").await? == 0,
            "{source}: the menu is not the article"
        );
    }
    stage
        .open(
            page,
            "/",
            &format!(
                "<glosa-article src=\"/feed.json#2\" lang=\"en\"></glosa-article>{}",
                stage.tag("")
            ),
        )
        .await?;
    page.wait_visible("glosa-article time[datetime]").await?;
    let shown = page.text("glosa-article").await?;
    ensure!(shown.contains("Ida Writer") && shown.contains("2021"), "author and date: {shown}");
    Ok(())
}

async fn plain_text_gives_headline_and_paragraphs(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let text = "Headline of the day\nFirst paragraph.\n\nSecond paragraph, with < and &.\nPost a comment on “Headline of the day”\nPost a comment\n";
    stage.site.put("/article.txt", Resource::new("text/plain; charset=utf-8", text));
    let element =
        "<glosa-article src=\"/article.txt\" endpoint=\"/api\" comments=\"off\"></glosa-article>";
    let page = world.page();
    stage.open(page, "/", &format!("{element}{}", stage.tag(""))).await?;
    page.wait_visible("glosa-article p").await?;
    let paragraphs = page.texts("glosa-article p").await?;
    ensure!(paragraphs.contains(&"First paragraph.".to_owned()), "{paragraphs:?}");
    ensure!(paragraphs.contains(&"Second paragraph, with < and &.".to_owned()), "{paragraphs:?}");
    ensure!(!paragraphs.iter().any(|text| text.contains("Post a comment")), "{paragraphs:?}");
    Ok(())
}

async fn fetched_markup_is_harmless(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let evil = "<article><h1 onclick=\"hurt('h1')\">Evil</h1><script>hurt('script')</script>
      <img src=x onerror=\"hurt('img')\"><svg onload=\"hurt('svg')\"><script>hurt('svg script')</script></svg>
      <iframe srcdoc=\"<script>parent.hurt('frame')</script>\"></iframe>
      <a id=\"trap\" href=\"javascript:hurt('link')\">link</a><form action=\"/steal\"><input name=text></form>
      <p id=\"cookie\" style=\"position: fixed; inset: 0\">words of ransomware</p></article>";
    stage.site.put("/evil.html", html("en", "Evil", evil));
    let guard = "<script>window.hurts = []; window.hurt = (how) => hurts.push(how);</script>";
    let page = world.page();
    stage.open(page, "/", &format!("{guard}<glosa-article src=\"/evil.html\" glossary=\"/glossary.json\"></glosa-article>{}", stage.tag(""))).await?;
    crate::stage::marked(page, mark("ransomware")).await?;
    let harmless = "const article = document.querySelector('glosa-article');
      const bad = [...article.querySelectorAll('*')].filter((node) =>
        ['script', 'iframe', 'object', 'form', 'input'].includes(node.localName)
        || [...node.attributes].some((at) => /^on|^style$/.test(at.name) || /^\\s*javascript:/i.test(at.value)));
      return hurts.length === 0 && bad.length === 0;";
    page.holds("nothing that could hurt is left", harmless, &[]).await?;
    // The picture that the article names is not there; that is the article's own.
    world.allow_console("load: img");
    world.allow_console("404");
    Ok(())
}

/// The button that tries again.
fn retry() -> Locator {
    widget("[part=notice] button")
}

async fn failing_sources_say_so_and_a_retry_works(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let page = world.page();
    let cases = [
        ("404", Resource::new("text/plain", "gone").status(404)),
        ("no answer", Resource::aborted()),
        ("a picture", Resource::new("image/png", vec![0x89, b'P', b'N', b'G'])),
        ("a broken server", Resource::new("text/html", "oops").status(500)),
    ];
    for (what, resource) in cases {
        stage.site.put("/story.html", resource);
        let other = "<glosa-article id=\"other\" glossary=\"/glossary.json\"><p>other ransomware</p></glosa-article>";
        let body = format!(
            "<glosa-article src=\"/story.html\" glossary=\"/glossary.json\"></glosa-article>{other}{}",
            stage.tag("")
        );
        stage.open(page, "/", &body).await?;
        page.wait_visible(widget("[part=notice]")).await?;
        let said = page.text(widget("[part=notice]")).await?;
        ensure!(said.len() > 20, "{what}: only “{said}” is said");
        page.wait_visible("#other a.glosa-term").await?;
        stage.site.put("/story.html", html("en", "Back", ARTICLE));
        page.wait_visible(retry()).await?;
        page.click(retry()).await?;
        crate::stage::marked(page, mark("ransomware")).await?;
        page.wait_visible("glosa-article #first, glosa-article p").await?;
        page.wait_hidden(retry()).await?;
    }
    world.allow_console("Failed to load resource");
    // The publisher is told too.
    world.allow_console("glosa: article: /story.html");
    Ok(())
}

async fn endless_source_is_given_up(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let page = world.page();
    stage.site.put("/huge.txt", Resource::new("text/plain", "word ".repeat(4 << 20)));
    stage
        .open(
            page,
            "/",
            &format!(
                "<glosa-article src=\"/huge.txt\"></glosa-article><p id=\"rest\">rest</p>{}",
                stage.tag("")
            ),
        )
        .await?;
    page.wait_visible(widget("[part=notice]")).await?;
    ensure!(page.is_visible("#rest").await?);
    ensure!(page.count("glosa-article p").await? == 0, "20 MB are not laid out");
    world.allow_console("glosa: article: /huge.txt");
    Ok(())
}
