//! The tools of the journeys themselves, proved on plain pages: a check that
//! cannot fail would prove nothing later.

use std::time::Duration;

use anyhow::{Result, ensure};
use glosa_e2e::page::{Key, Locator, Point};
use glosa_e2e::proxy::{Fault, FaultProxy, Scope};
use glosa_e2e::site::{Resource, Site, html};
use glosa_e2e::{CommentServer, World, journeys};
use serde_json::json;

journeys![
    shadow_roots_are_reached,
    mouse_keyboard_and_touch_arrive,
    console_lines_are_heard,
    policy_breaches_are_heard,
    faults_reach_the_page,
    tabs_share_one_browser,
    wishes_and_frames_reach_the_page,
    axe_sees_into_shadow_roots,
    server_is_killed_and_comes_back_with_its_comments,
];

/// A page whose button, in a shadow root, writes down what befalls it.
fn button_page() -> String {
    html(
        "en",
        "Button",
        "<p id=\"before\" tabindex=\"0\">before</p><x-host></x-host>\
         <script src=\"/button.js\"></script>",
    )
}

const BUTTON: &str = "
  const root = document.querySelector('x-host').attachShadow({mode: 'open'});
  root.innerHTML = '<button part=go>Go</button><p part=tip popover=manual>Tip</p><input><output></output>';
  const [button, tip, out] = ['button', '[part=tip]', 'output'].map((at) => root.querySelector(at));
  const note = (event) => { out.textContent += `${event.type}:${event.pointerType ?? event.key ?? ''} `; };
  for (const type of ['pointerenter', 'pointerleave', 'pointerdown', 'click', 'focus', 'keydown'])
    button.addEventListener(type, note);
  button.addEventListener('pointerenter', () => tip.showPopover());
  button.addEventListener('pointerleave', () => tip.hidePopover());
";

async fn button_site(world: &World) -> Result<Site> {
    let site = Site::start().await?;
    site.put("/", button_page());
    site.put("/button.js", Resource::new("text/javascript", BUTTON));
    world.page().goto(&site.url("/")).await?;
    Ok(site)
}

async fn shadow_roots_are_reached(world: &World) -> Result<()> {
    let _site = button_site(world).await?;
    let page = world.page();
    ensure!(page.text("x-host >>> [part=go]").await? == "Go");
    ensure!(page.count("x-host >>> button").await? == 1);
    ensure!(page.count(Locator::new("x-host >>> button").text("Stop")).await? == 0);
    page.write("x-host >>> input", "hello").await?;
    page.wait_value("x-host >>> input", "hello").await?;
    page.paste("x-host >>> input", "instead").await?;
    page.wait_value("x-host >>> input", "instead").await?;
    page.wait_focused("x-host >>> input").await
}

async fn mouse_keyboard_and_touch_arrive(world: &World) -> Result<()> {
    let _site = button_site(world).await?;
    let (page, go, tip, out) =
        (world.page(), "x-host >>> button", "x-host >>> [part=tip]", "x-host >>> output");
    ensure!(!page.is_visible(tip).await?);
    page.hover(go).await?;
    page.wait_visible(tip).await?;
    page.wait_text(out, "pointerenter:mouse").await?;
    page.move_to(Point { x: 600.0, y: 600.0 }, Duration::from_millis(50)).await?;
    page.wait_hidden(tip).await?;
    page.click(go).await?;
    page.wait_text(out, "pointerdown:mouse").await?;
    page.wait_text(out, "click:").await?;
    page.click("#before").await?;
    page.press(Key::Tab).await?;
    page.wait_focused(go).await?;
    page.press(Key::Escape).await?;
    page.wait_text(out, "keydown:Escape").await?;
    page.press_with(Key::Shift, Key::Tab).await?;
    page.wait_focused("#before").await?;
    page.tap(go).await?;
    page.wait_text(out, "pointerdown:touch").await?;
    page.wait_text(out, "click:touch").await
}

async fn console_lines_are_heard(world: &World) -> Result<()> {
    let site = Site::start().await?;
    site.put(
        "/",
        html(
            "en",
            "Noise",
            "<p>noise</p><script src=\"/noise.js\"></script><img alt=\"\" src=\"/absent.png\">",
        ),
    );
    let noise = "console.warn('careful', {a: 1}); Promise.reject(new Error('left'));\
        setTimeout(() => { throw new TypeError('thrown'); });";
    site.put("/noise.js", Resource::new("text/javascript", noise));
    let page = world.page();
    page.goto(&site.url("/")).await?;
    page.wait_for("four lines", "return journeyConsole.length >= 4;", &[]).await?;
    page.reload().await?;
    let lines = page.take_console().await?.join("\n");
    for part in ["warn: careful {\"a\":1}", "rejected: Error: left", "thrown", "load: img"] {
        ensure!(lines.contains(part), "“{part}” is missing in:\n{lines}");
    }
    world.allow_console("");
    Ok(())
}

async fn policy_breaches_are_heard(world: &World) -> Result<()> {
    let (site, scripts) = (Site::start().await?, Site::start().await?);
    site.record_from(&scripts);
    site.put("/", html("en", "Strict", "<p style=\"color: red\">strict</p>"));
    let policy = format!(
        "default-src 'none'; script-src {}; require-trusted-types-for 'script'",
        scripts.origin()
    );
    site.header("/", "content-security-policy", &policy);
    let page = world.page();
    page.goto(&site.url("/")).await?;
    page.holds("scripts run under the policy", "return 1 + 1 === 2;", &[]).await?;
    let lines = page.take_console().await?.join("\n");
    ensure!(lines.contains("policy: style-src"), "{lines}");
    world.allow_console("policy: style-src");
    world.allow_console("Content Security Policy");
    Ok(())
}

async fn faults_reach_the_page(world: &World) -> Result<()> {
    let (site, backend) = (Site::start().await?, Site::start().await?);
    site.put("/", html("en", "Fetch", "<p>fetch</p>"));
    backend.put("/comments", Resource::json(&json!({"answer": 42})));
    backend.header("", "access-control-allow-origin", "*");
    let proxy = FaultProxy::start(backend.origin().trim_start_matches("http://")).await?;
    let page = world.page();
    page.goto(&site.url("/")).await?;
    let url = json!(format!("{}/comments", proxy.origin()));
    let fetch = "try { const answer = await fetch(arguments_[0], {method: 'POST', body: '{}'});\
        return answer.status + ' ' + (await answer.text()); } catch { return 'broken'; }";
    let cases = [
        (Fault::None, "200 {\"answer\":42}", 1),
        (Fault::Lost, "broken", 1),
        (Fault::Unanswered, "broken", 2),
        (Fault::BadGateway, "502 <html>", 2),
        (Fault::Truncated, "broken", 3),
    ];
    for (fault, expected, reached) in cases {
        proxy.set(fault, Scope::Writes);
        let answer = page.script_async(fetch, std::slice::from_ref(&url)).await?;
        let answer = answer.as_str().unwrap_or_default();
        ensure!(answer.starts_with(expected), "{fault:?}: {answer}");
        ensure!(backend.requested("/comments") == reached, "{fault:?} reached the server");
    }
    ensure!(proxy.posts() == cases.len(), "{} posts", proxy.posts());
    proxy.set(Fault::None, Scope::All);
    proxy.refuse();
    ensure!(page.script_async(fetch, std::slice::from_ref(&url)).await? == "broken");
    proxy.accept().await?;
    ensure!(page.script_async(fetch, &[url]).await? != "broken");
    world.allow_console("Failed to load resource");
    Ok(())
}

async fn tabs_share_one_browser(world: &World) -> Result<()> {
    let site = Site::start().await?;
    site.put("/", html("en", "Tab", "<p>tab</p>"));
    let page = world.page();
    page.goto(&site.url("/")).await?;
    let first = page.tab().await?;
    page.script("localStorage.setItem('who', 'first');", &[]).await?;
    page.open_tab().await?;
    page.goto(&site.url("/")).await?;
    page.holds("storage is shared", "return localStorage.getItem('who') === 'first';", &[]).await?;
    page.turn_to(&first).await
}

async fn wishes_and_frames_reach_the_page(world: &World) -> Result<()> {
    let site = Site::start().await?;
    site.put("/inner", html("en", "Inner", "<p>inner</p>"));
    site.put(
        "/",
        html("en", "Outer", "<iframe src=\"/inner\" width=\"320\" height=\"400\"></iframe>"),
    );
    let page = world.page();
    page.goto(&site.url("/")).await?;
    let dark = "return matchMedia('(prefers-color-scheme: dark)').matches;";
    for wish in [true, false] {
        if page.prefer_dark(wish).await? {
            ensure!(page.script(dark, &[]).await? == wish, "prefers dark: {wish}");
        }
    }
    page.enter_frame("iframe").await?;
    page.wait_text("p", "inner").await?;
    page.holds("the frame is narrow", "return innerWidth === 320;", &[]).await
}

async fn axe_sees_into_shadow_roots(world: &World) -> Result<()> {
    let site = button_site(world).await?;
    let found = world.page().accessible("a page with faults").await.err();
    let found = found.map(|error| format!("{error:#}")).unwrap_or_default();
    ensure!(found.contains("x-host input"), "the input without a name was not found: {found}");
    site.put("/", html("en", "Fine", "<main><h1>Fine</h1><p>All is well.</p></main>"));
    world.page().goto(&site.url("/")).await?;
    world.page().accessible("a page without faults").await
}

async fn server_is_killed_and_comes_back_with_its_comments(world: &World) -> Result<()> {
    let site = Site::start().await?;
    site.put("/", html("en", "Fetch", "<p>fetch</p>"));
    let mut server = CommentServer::start(&[site.origin()], &["--rate-scale", "0"]).await?;
    server.post("thread", "Budi", "Kept *well*").await?;
    ensure!(server.stored("thread", "Kept").await? == 1);
    server.kill().await?;
    ensure!(server.thread("thread").await.is_err(), "a killed server answers nothing");
    server.restart().await?;
    ensure!(server.stored("thread", "Kept").await? == 1);
    // The page's origin is let in.
    let page = world.page();
    page.goto(&site.url("/")).await?;
    let count =
        "const answer = await fetch(arguments_[0]); return (await answer.json()).thread.count;";
    let url = json!(format!("http://{}/api/comments?thread=thread", server.address()));
    ensure!(page.script_async(count, &[url]).await? == 1);
    Ok(())
}
