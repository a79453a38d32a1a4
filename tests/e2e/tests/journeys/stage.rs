//! A publisher's site with the widget's files on another origin, as most will have it.

use anyhow::Result;
use glosa_e2e::page::Locator;
use glosa_e2e::site::{Resource, html};
use glosa_e2e::{Page, Site, World};
use serde_json::{Value, json};

/// What every page here can be asked of its article.
pub(crate) const ARTICLE: &str = "
<article id=\"post\">
  <h1>Night of the ransomware</h1>
  <p id=\"first\">Before dawn the ransomware had reached the river bank. A <b>cyber</b> attack
    leaves no tracks in the mud, and a cyber attack is cheap.</p>
  <h2>Who pays</h2>
  <p id=\"second\">The bank refused. Ransomware crews wait; a <a href=\"/elsewhere\">cyber attack</a>
    in a link and <code>ransomware</code> in code stay as they are.</p>
</article>";

/// Its terms; `bank` has two senses.
pub(crate) fn glossary() -> Value {
    json!([
        {"id": "ransomware", "term": "ransomware",
         "definition": "Software that <em>locks</em> data and asks for money.",
         "url": "https://reference.example/ransomware"},
        {"id": "cyber-attack", "term": "cyber attack", "definition": "A break-in by way of the network."},
        {"id": "bank-money", "term": "bank", "definition": "A house that keeps money.", "domain": "finance"},
        {"id": "bank-river", "term": "bank", "definition": "The land along a river.", "domain": "nature"},
        {"id": "absent", "term": "turbine", "definition": "Not in this article."},
    ])
}

/// Two origins: the publisher's pages, and the files of the widget.
#[derive(Debug)]
pub(crate) struct Stage {
    pub(crate) site: Site,
    pub(crate) embed: Site,
}

impl Stage {
    pub(crate) async fn start() -> Result<Self> {
        let (site, embed) = (Site::start().await?, Site::embed().await?);
        site.put("/glossary.json", Resource::json(&glossary()));
        Ok(Self { site, embed })
    }

    /// The script tag with further `attributes`.
    pub(crate) fn tag(&self, attributes: &str) -> String {
        format!("<script async src=\"{}\" {attributes}></script>", self.embed.url("/glosa.js"))
    }

    /// Serves an English page with `body` at `path` and leads the browser to it.
    pub(crate) async fn open(&self, page: &Page, path: &str, body: &str) -> Result<()> {
        self.site.put(path, html("en", "Night of the ransomware", body));
        page.goto(&self.site.url(path)).await
    }

    /// Opens a page with the article and one tag for it; waits until terms are marked.
    pub(crate) async fn open_article(&self, world: &World, attributes: &str) -> Result<()> {
        let tag =
            self.tag(&format!("data-for=\"#post\" data-glossary=\"/glossary.json\" {attributes}"));
        self.open(world.page(), "/post.html", &format!("{ARTICLE}{tag}")).await?;
        marked(world.page(), MARK).await
    }
}

/// Waits for a mark, and until it can be asked: marks are put into the page a slice at a
/// time, and what explains them comes after the last one.
pub(crate) async fn marked(page: &Page, mark: impl Into<Locator>) -> Result<()> {
    page.wait_visible(mark).await?;
    let explained = "return findAll(arguments[0]).length > 0;";
    let tooltip = json!({"path": "glosa-article >>> [part=tooltip]"});
    page.wait_for("the tooltip's element", explained, &[tooltip]).await?;
    quiet(page).await
}

/// Waits until the page asks for nothing more: what follows its changes comes after the
/// marks, and a browser complains of what is not there any more when it is asked for.
pub(crate) async fn quiet(page: &Page) -> Result<()> {
    let is_so =
        "const ends = performance.getEntriesByType('resource').map((one) => one.responseEnd);
        return performance.now() - Math.max(0, ...ends) > 500;";
    page.wait_for("a quiet network", is_so, &[]).await.map(drop)
}

/// Any mark.
pub(crate) const MARK: &str = "a.glosa-term";

/// The first mark of a term.
pub(crate) fn mark(term: &str) -> Locator {
    Locator::new(format!("a.glosa-term[data-term='{term}']"))
}
