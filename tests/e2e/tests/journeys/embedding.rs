//! One tag on another's page: it comes, it goes, and the page stays the publisher's.

use anyhow::{Result, ensure};
use glosa_e2e::page::widget;
use glosa_e2e::site::{Resource, embed_folder, html};
use glosa_e2e::{Site, World, journeys};
use serde_json::json;

use crate::stage::{ARTICLE, MARK, Stage, mark};

journeys![
    script_tag_marks_the_article_in_place,
    script_tag_as_a_module_works_too,
    script_tag_without_article_stands_in_its_own_place,
    element_takes_the_article_inside_it,
    several_elements_keep_apart,
    elements_come_and_go_on_a_living_page,
    handle_updates_and_destroys,
    destroy_restores_the_very_nodes,
    wrong_options_are_ignored_and_said_once,
    failed_load_leaves_the_page_and_a_second_try_works,
    browser_without_webassembly_keeps_the_page,
    no_other_host_is_asked_and_no_cookie_set,
];

/// Remembers, before the widget starts, every node of the article.
const REMEMBER: &str = "<script>
  window.nodesOf = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL);
    const nodes = [];
    for (let node = root; node; node = walker.nextNode()) nodes.push([node, node.nodeValue]);
    return nodes;
  };
  window.before = nodesOf(document.querySelector('#post'));
  window.textBefore = document.querySelector('#post').textContent;
</script>";

/// Answers whether the article consists of the very nodes of before.
const SAME: &str = "const now = nodesOf(document.querySelector('#post'));
  return now.length === before.length
    && now.every(([node, value], at) => node === before[at][0] && value === before[at][1]);";

async fn script_tag_marks_the_article_in_place(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let tag = stage.tag("data-for=\"#post\" data-glossary=\"/glossary.json\"");
    let page = world.page();
    stage.open(page, "/", &format!("{ARTICLE}{REMEMBER}<footer>end</footer>{tag}")).await?;
    crate::stage::marked(page, mark("ransomware")).await?;
    let next =
        "return document.querySelector('#post').nextElementSibling.localName === 'glosa-article';";
    page.holds("the element follows the article", next, &[]).await?;
    let text = "return document.querySelector('#post').textContent === textBefore;";
    page.holds("the text is unchanged", text, &[]).await?;
    let kept = "return before.every(([node]) => node.nodeType === 3 || node.isConnected);";
    page.holds("every element of the page is still there", kept, &[]).await
}

async fn script_tag_as_a_module_works_too(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let tag = stage.tag("type=\"module\" data-for=\"#post\" data-glossary=\"/glossary.json\"");
    stage.open(world.page(), "/", &format!("{ARTICLE}{tag}")).await?;
    crate::stage::marked(world.page(), mark("ransomware")).await
}

async fn script_tag_without_article_stands_in_its_own_place(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.site.put("/article.html", html("en", "Fetched", ARTICLE));
    let tag = stage.tag("data-src=\"/article.html\" data-glossary=\"/glossary.json\"");
    let page = world.page();
    stage
        .open(page, "/", &format!("<p id=\"above\">above</p>{tag}<p id=\"below\">below</p>"))
        .await?;
    crate::stage::marked(page, MARK).await?;
    let between =
        "const order = [document.querySelector('#above'), document.querySelector('glosa-article'),
        document.querySelector('#below')];
      return [0, 1].every((at) => Boolean(order[at].compareDocumentPosition(order[at + 1]) & 4));";
    page.holds("the element stands where the tag stood", between, &[]).await
}

async fn element_takes_the_article_inside_it(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let body = format!(
        "<glosa-article glossary=\"/glossary.json\">{ARTICLE}</glosa-article>{}",
        stage.tag("")
    );
    let page = world.page();
    stage.open(page, "/", &body).await?;
    crate::stage::marked(page, mark("ransomware")).await?;
    ensure!(page.is_visible("glosa-article #post #first").await?, "the article stays in the light");
    Ok(())
}

async fn several_elements_keep_apart(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let element = |id: &str, mode: &str| {
        format!(
            "<glosa-article id=\"{id}\" style=\"display: block; margin-block: 250px\" mark=\"{mode}\" glossary=\"/glossary.json\">\
                 <p>ransomware and ransomware</p></glosa-article>"
        )
    };
    let body =
        [element("one", "first"), element("two", "all"), element("three", "none"), stage.tag("")];
    let page = world.page();
    stage.open(page, "/", &body.concat()).await?;
    page.wait_count("#two a.glosa-term", 2).await?;
    page.wait_count("#one a.glosa-term", 1).await?;
    ensure!(page.count("#three a.glosa-term").await? == 0);
    page.wait_count("glosa-article >>> [part=tooltip]", 3).await?;
    // One tooltip for the page: the second term's closes the first one's.
    page.hover("#one a.glosa-term").await?;
    page.wait_visible("#one >>> [part=tooltip]").await?;
    page.hover("#two a.glosa-term").await?;
    page.wait_visible("#two >>> [part=tooltip]").await?;
    page.wait_hidden("#one >>> [part=tooltip]").await
}

async fn elements_come_and_go_on_a_living_page(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let page = world.page();
    stage.open(page, "/", &format!("{ARTICLE}{REMEMBER}<main></main>{}", stage.tag(""))).await?;
    let add = "const element = document.createElement('glosa-article');
      for (const [name, value] of Object.entries({for: '#post', glossary: '/glossary.json'}))
        element.setAttribute(name, value);
      document.querySelector('main').append(element);";
    for _ in 0..2 {
        page.script(add, &[]).await?;
        crate::stage::marked(page, mark("ransomware")).await?;
        page.script("document.querySelector('glosa-article').remove();", &[]).await?;
        page.wait_count(MARK, 0).await?;
        page.holds("the article is as before", SAME, &[]).await?;
    }
    Ok(())
}

async fn handle_updates_and_destroys(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let page = world.page();
    stage.open(page, "/", &format!("{ARTICLE}{}", stage.tag(""))).await?;
    page.wait_for("the script", "return Boolean(window.Glosa);", &[]).await?;
    let mount =
        "window.handle = await Glosa.mount('#post', {glossary: '/glossary.json', mark: 'all'});
      return Glosa.version;";
    let version = page.script_async(mount, &[]).await?;
    ensure!(version.as_str().is_some_and(|version| version.split('.').count() == 3), "{version}");
    page.wait_count(mark("ransomware"), 2).await?;
    page.script("handle.update({mark: 'first'});", &[]).await?;
    page.wait_count(mark("ransomware"), 1).await?;
    page.script("handle.update({mark: 'none'});", &[]).await?;
    page.wait_count(MARK, 0).await?;
    page.script("handle.destroy(); handle.destroy();", &[]).await?;
    page.wait_count("glosa-article", 0).await
}

async fn destroy_restores_the_very_nodes(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let page = world.page();
    stage.open(page, "/", &format!("{ARTICLE}{REMEMBER}{}", stage.tag(""))).await?;
    page.wait_for("the script", "return Boolean(window.Glosa);", &[]).await?;
    let mount =
        "window.handle = await Glosa.mount('#post', {glossary: '/glossary.json', mark: 'all'});";
    for _ in 0..2 {
        page.script_async(mount, &[]).await?;
        crate::stage::marked(page, mark("cyber-attack")).await?;
        ensure!(page.script(SAME, &[]).await? == false, "marking has not touched the article");
        // In the same breath: who takes a widget down goes on with the page at once.
        let destroyed = page.script(&format!("handle.destroy(); {SAME}"), &[]).await?;
        ensure!(destroyed == true, "not every node is back");
    }
    let left = "return document.querySelectorAll('glosa-article, [class*=glosa], [id*=glosa], style').length
      + document.adoptedStyleSheets.length;";
    ensure!(page.script(left, &[]).await? == 0, "something of the widget is left on the page");
    Ok(())
}

async fn wrong_options_are_ignored_and_said_once(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let listen = "<script>window.warnings = [];
      addEventListener('glosa:warning', (event) => warnings.push(event.detail));</script>";
    let tag =
        stage.tag("data-for=\"#post\" data-glossary=\"/glossary.json\" data-mark=\"sometimes\"");
    let page = world.page();
    stage.open(page, "/", &format!("{listen}{ARTICLE}{tag}")).await?;
    crate::stage::marked(page, mark("ransomware")).await?;
    let once = "return warnings.length === 1 && warnings[0].option === 'mark' && warnings[0].message.length > 10;";
    page.holds("one event names the option", once, &[]).await?;
    let lines = page.take_console().await?;
    let said =
        lines.iter().filter(|line| line.starts_with("warn") && line.contains("mark")).count();
    ensure!(said == 1, "the console says it {said} times: {lines:?}");
    Ok(())
}

/// The path of the one file of the embed folder that ends in `ending`.
fn embedded(ending: &str) -> Result<String> {
    for entry in std::fs::read_dir(embed_folder()?)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(ending) {
            return Ok(format!("/{name}"));
        }
    }
    anyhow::bail!("no file of the embed folder ends in {ending}")
}

async fn failed_load_leaves_the_page_and_a_second_try_works(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let wasm = embedded(".wasm")?;
    stage.embed.put(&wasm, Resource::new("text/plain", "down").status(503));
    let listen = "<script>window.failures = [];
      addEventListener('glosa:error', (event) => failures.push(event.detail.part));</script>";
    let tag = stage.tag("data-for=\"#post\" data-glossary=\"/glossary.json\"");
    let page = world.page();
    stage.open(page, "/", &format!("{listen}{ARTICLE}{REMEMBER}{tag}")).await?;
    page.wait_for("the failure's event", "return failures.length === 1;", &[]).await?;
    page.holds("the article is untouched", SAME, &[]).await?;
    let mount = "try { await Glosa.mount('glosa-article', {}); return 'mounted'; } catch { return 'failed'; }";
    ensure!(page.script_async(mount, &[]).await? == "failed", "a failed load rejects");
    page.holds("the article is still untouched", SAME, &[]).await?;
    stage.embed.forget(&wasm);
    ensure!(page.script_async(mount, &[]).await? == "mounted", "a second try works");
    crate::stage::marked(page, mark("ransomware")).await?;
    for line in ["glosa: not started", "Failed to load resource", "503", "WebAssembly"] {
        world.allow_console(line);
    }
    Ok(())
}

async fn browser_without_webassembly_keeps_the_page(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let listen = "<script>delete window.WebAssembly; window.failures = [];
      addEventListener('glosa:error', (event) => failures.push(event.detail.part));</script>";
    let tag = stage.tag("data-for=\"#post\" data-glossary=\"/glossary.json\"");
    let page = world.page();
    stage.open(page, "/", &format!("{listen}{ARTICLE}{REMEMBER}{tag}")).await?;
    page.wait_for("the failure's event", "return failures.length === 1;", &[]).await?;
    page.holds("the article is untouched", SAME, &[]).await?;
    world.allow_console("glosa: not started");
    Ok(())
}

async fn no_other_host_is_asked_and_no_cookie_set(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let elsewhere = Site::start().await?;
    elsewhere.header("", "access-control-allow-origin", "*");
    stage
        .open_article(
            world,
            &format!("data-endpoint=\"{}\" data-comments=\"eager\"", elsewhere.url("/api")),
        )
        .await?;
    let page = world.page();
    page.wait_visible(widget("[part=comments]")).await?;
    let hosts = "const allowed = arguments[0];
      return performance.getEntriesByType('resource').map((entry) => new URL(entry.name).origin)
        .filter((origin) => !allowed.includes(origin)).length === 0 && document.cookie === '';";
    let allowed = json!([stage.site.origin(), stage.embed.origin(), elsewhere.origin()]);
    page.holds("only hosts that were named are asked", hosts, &[allowed]).await?;
    world.allow_console("Failed to load resource");
    world.allow_console("404");
    Ok(())
}
