//! A page with an article and its thread, on a real server behind a faulty proxy.

use anyhow::{Result, ensure};
use glosa_e2e::page::{Locator, widget};
use glosa_e2e::wait::{PATIENCE, until};
use glosa_e2e::{CommentServer, FaultProxy, Page, World};

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
    /// Starts everything; `options` go to the comment server.
    pub(crate) async fn start(options: &[&str]) -> Result<Self> {
        let stage = Stage::start().await?;
        let server = CommentServer::start(&[stage.site.origin()], options).await?;
        let proxy = FaultProxy::start(server.address()).await?;
        Ok(Self { stage, server, proxy })
    }

    /// The option's value: through the proxy.
    pub(crate) fn endpoint(&self) -> String {
        format!("{}/api", self.proxy.origin())
    }

    /// Leads the browser to the article with its thread, and waits for the box.
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
        self.stage.open(world.page(), &path, &format!("{ARTICLE}{tag}")).await?;
        world.page().wait_visible(text()).await
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

/// What stands beside the box: reasons, and what becomes of a post.
pub(crate) fn notice() -> Locator {
    widget("[part~=comments] [part~=notice]")
}

/// The comment that holds `text`; of nested ones the outermost.
pub(crate) fn comment(text: &str) -> Locator {
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
