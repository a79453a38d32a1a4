//! A page with an article and its thread, on a real server behind a faulty proxy.

use anyhow::{Context, Result, bail, ensure};
use glosa_e2e::http::Answer;
use glosa_e2e::page::{Locator, widget};
use glosa_e2e::server::ADMIN_TOKEN;
use glosa_e2e::site::embed_folder;
use glosa_e2e::wait::{PATIENCE, until};
use glosa_e2e::{CommentServer, FaultProxy, Page, World};
use hyper::Method;
use serde_json::Value;

use crate::stage::{ARTICLE, Stage};

/// The thread of the page that [`Talk::open`] shows.
pub(crate) const THREAD: &str = "night";

#[derive(Debug)]
pub(crate) struct Talk {
    pub(crate) stage: Stage,
    pub(crate) server: CommentServer,
    pub(crate) proxy: FaultProxy,
}

impl Talk {
    /// Starts everything; `options` go to the comment server, which lets one machine
    /// post as fast as journeys do.
    pub(crate) async fn start(options: &[&str]) -> Result<Self> {
        Self::start_strict(&[options, &["--rate-scale", "0"]].concat()).await
    }

    /// The same with the server's own rate limits.
    pub(crate) async fn start_strict(options: &[&str]) -> Result<Self> {
        let stage = Stage::start().await?;
        let server = CommentServer::start(&[stage.site.origin()], options).await?;
        let proxy = FaultProxy::start(server.address()).await?;
        Ok(Self { stage, server, proxy })
    }

    /// The option's value: through the proxy.
    pub(crate) fn endpoint(&self) -> String {
        format!("{}/api", self.proxy.origin())
    }

    /// Leads the browser to the article with its thread, and waits for box and thread.
    pub(crate) async fn open(&self, world: &World) -> Result<()> {
        self.open_thread(world, THREAD).await
    }

    /// The same for another thread, at the address `/THREAD.html`.
    pub(crate) async fn open_thread(&self, world: &World, thread: &str) -> Result<()> {
        let tag = self.stage.tag(&format!(
            "data-for=\"#post\" data-endpoint=\"{}\" data-thread=\"{thread}\" data-comments=\"eager\"",
            self.endpoint()
        ));
        let path = format!("/{thread}.html");
        self.stage.open(world.page(), &path, &format!("<main>{ARTICLE}{tag}</main>")).await?;
        loaded(world.page()).await
    }

    /// A moderator's call.
    pub(crate) async fn moderate(
        &self,
        method: Method,
        path: &str,
        body: &Value,
    ) -> Result<Answer> {
        let call = self.server.call(method, path);
        let call = call.header("authorization", &format!("Bearer {ADMIN_TOKEN}"));
        let answer = if body.is_null() { call } else { call.json(body) }.send().await?;
        ensure!(answer.status < 300, "{} {}", answer.status, answer.text);
        Ok(answer)
    }

    /// Waits until the thread holds `count` comments with `text`, and never more.
    pub(crate) async fn stored(&self, text: &str, count: usize) -> Result<()> {
        let what = format!("{count} stored comments “{text}”");
        until(&what, PATIENCE, || async {
            Ok((self.server.stored(THREAD, text).await? >= count).then_some(()))
        })
        .await?;
        let stored = self.server.stored(THREAD, text).await?;
        ensure!(stored == count, "“{text}” is stored {stored} times");
        Ok(())
    }
}

/// Waits for the box, and until the thread has taken the place of its outline.
pub(crate) async fn loaded(page: &Page) -> Result<()> {
    page.wait_visible(text()).await?;
    page.wait_count(widget("[part~=comments] .skeleton"), 0).await
}

/// The comment box of the thread, not one of a reply.
fn own_box(control: &str) -> Locator {
    widget(&format!("form[part~=form]:not(article form) {control}"))
}

pub(crate) fn text() -> Locator {
    own_box("textarea[name=text]")
}

pub(crate) fn author() -> Locator {
    own_box("input[name=author]")
}

pub(crate) fn submit() -> Locator {
    own_box("[part~=submit]")
}

/// A control of the open reply or edit box.
pub(crate) fn reply(control: &str) -> Locator {
    widget(&format!("article form[part~=form] {control}"))
}

/// The reason beside the box why a text was not taken.
pub(crate) fn notice() -> Locator {
    own_box("[part~=notice]")
}

/// What stands with a post that waits to be sent.
pub(crate) fn waiting() -> Locator {
    widget("article[data-entry] [part~=notice]")
}

/// The English sentence of a key, as the widget's own catalogue has it, up to its
/// first placeholder.
pub(crate) fn sentence(key: &str) -> Result<String> {
    for entry in std::fs::read_dir(embed_folder()?.join("locales"))? {
        let file = entry?.path();
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
        if name.is_some_and(|name| name.starts_with("en") && name.ends_with(".json")) {
            let catalogue: Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
            let words = catalogue.get("strings").and_then(|strings| strings.get(key));
            let words =
                words.and_then(Value::as_str).with_context(|| format!("no words for {key}"))?;
            return Ok(words.split('{').next().unwrap_or_default().trim().to_owned());
        }
    }
    bail!("no English catalogue in the embed folder")
}

/// The comment that holds `text`, which the server has; of nested ones the outermost.
pub(crate) fn comment(text: &str) -> Locator {
    widget("article[part~=comment]:not([data-entry])").text(text)
}

/// The post that holds `text` and is still on its way.
pub(crate) fn on_its_way(text: &str) -> Locator {
    widget("article[data-entry]").text(text)
}

/// Either of them.
pub(crate) fn shown(text: &str) -> Locator {
    widget("article[part~=comment]").text(text)
}

/// A button of a comment by its name, such as “Reply”.
pub(crate) fn button(name: &str) -> Locator {
    widget("article[part~=comment] button").name(name)
}

/// Fills the box and sends it, as a reader does.
pub(crate) async fn send(page: &Page, name: &str, words: &str) -> Result<()> {
    if page.is_visible(author()).await? {
        page.paste(author(), name).await?;
    }
    page.paste(text(), words).await?;
    page.click(submit()).await
}
