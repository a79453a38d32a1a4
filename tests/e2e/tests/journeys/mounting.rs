//! Starting, ending and starting again by a page's own script.

use anyhow::{Result, ensure};
use glosa_e2e::{Page, World, journeys};
use serde_json::json;

use crate::stage::{ARTICLE, MARK, Stage, mark};

journeys![
    article_mounted_twice_keeps_its_widget,
    ended_element_stays_away_until_it_is_mounted_again,
    element_outside_the_page_waits_and_an_article_there_is_refused,
    attribute_set_while_it_starts_is_followed,
    element_moved_into_a_shadow_tree_keeps_its_look,
];

/// Some frames, in which what is not to come would have come.
const FRAMES: &str = "for (let at = 0; at < 10; at++) await new Promise(requestAnimationFrame);";

/// An element with the article in it, and an empty place to move it to.
fn body(stage: &Stage, attributes: &str) -> String {
    format!(
        "<glosa-article glossary=\"/glossary.json\" {attributes}>{ARTICLE}</glosa-article>\
         <main></main>{}",
        stage.tag("")
    )
}

async fn until_script(page: &Page) -> Result<()> {
    page.wait_for("the script", "return Boolean(window.Glosa);", &[]).await.map(drop)
}

async fn article_mounted_twice_keeps_its_widget(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let page = world.page();
    stage.open(page, "/", &format!("{ARTICLE}{}", stage.tag(""))).await?;
    until_script(page).await?;
    let mount = "window.warnings = [];
      addEventListener('glosa:warning', (event) => warnings.push(event.detail.option));
      const options = {glossary: '/glossary.json'};
      const [one, two] = await Promise.all([Glosa.mount('#post', options), Glosa.mount('#post', options)]);
      window.handle = await Glosa.mount('#post', {mark: 'all'});
      return [one === two, one === handle, warnings.join(), document.querySelectorAll('glosa-article').length];";
    let found = page.script_async(mount, &[]).await?;
    ensure!(found == json!([true, true, "for,for", 1]), "{found}");
    page.wait_count(mark("ransomware"), 2).await?;
    page.script("handle.destroy();", &[]).await?;
    page.wait_count(MARK, 0).await?;
    let fresh = "return await Glosa.mount('#post', {glossary: '/glossary.json'}) !== handle;";
    ensure!(page.script_async(fresh, &[]).await? == true, "what has ended does not come back");
    page.wait_count(mark("ransomware"), 1).await?;
    world.allow_console("this article has a widget already");
    Ok(())
}

async fn ended_element_stays_away_until_it_is_mounted_again(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let page = world.page();
    stage.open(page, "/", &body(&stage, "")).await?;
    crate::stage::marked(page, mark("ransomware")).await?;
    let end = format!(
        "const element = document.querySelector('glosa-article');
         (await Glosa.mount(element)).destroy();
         document.querySelector('main').append(element);
         {FRAMES}
         element.remove();
         {FRAMES}
         document.body.append(element);
         {FRAMES}
         return document.querySelectorAll('a.glosa-term').length;"
    );
    ensure!(page.script_async(&end, &[]).await? == 0, "it has started by itself");
    page.script_async("await Glosa.mount('glosa-article');", &[]).await?;
    crate::stage::marked(page, mark("ransomware")).await
}

async fn element_outside_the_page_waits_and_an_article_there_is_refused(
    world: &World,
) -> Result<()> {
    let stage = Stage::start().await?;
    let page = world.page();
    stage.open(page, "/", &format!("{ARTICLE}{}", stage.tag(""))).await?;
    until_script(page).await?;
    let refused = "try { await Glosa.mount(document.createElement('article')); return 'mounted'; }
      catch (error) { return error.message; }";
    let said = page.script_async(refused, &[]).await?;
    ensure!(said.as_str().is_some_and(|said| said.contains("not in the page")), "{said}");
    let waiting = "const element = document.createElement('glosa-article');
      await Glosa.mount(element, {for: '#post', glossary: '/glossary.json'});
      document.body.append(element);";
    page.script_async(waiting, &[]).await?;
    crate::stage::marked(page, mark("ransomware")).await
}

async fn attribute_set_while_it_starts_is_followed(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let page = world.page();
    let listen = "<script>addEventListener('glosa:warning', (event) => {
      event.target.setAttribute('mark', 'all');
    });</script>";
    let body = body(&stage, "mark=\"sometimes\"");
    stage.open(page, "/", &format!("{listen}{body}")).await?;
    page.wait_count(mark("ransomware"), 2).await?;
    crate::stage::marked(page, mark("ransomware")).await?;
    world.allow_console("sometimes");
    Ok(())
}

async fn element_moved_into_a_shadow_tree_keeps_its_look(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let page = world.page();
    stage.open(page, "/", &body(&stage, "")).await?;
    crate::stage::marked(page, mark("ransomware")).await?;
    let moved = "const shadow = document.querySelector('main').attachShadow({mode: 'open'});
      const element = document.querySelector('glosa-article');
      shadow.append(element);
      return getComputedStyle(element.querySelector('a.glosa-term')).cursor;";
    ensure!(page.script(moved, &[]).await? == "help", "the marks have lost their style");
    Ok(())
}
