//! The strictest page: nothing is allowed but what the publisher's guide names.

use anyhow::Result;
use glosa_e2e::page::widget;
use glosa_e2e::site::html;
use glosa_e2e::{CommentServer, World, journeys};

use crate::stage::{ARTICLE, Stage, mark, marked};

journeys![everything_works_under_the_strictest_policy];

async fn everything_works_under_the_strictest_policy(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let server = CommentServer::start(&[stage.site.origin()], &[]).await?;
    let (host, endpoint) = (stage.embed.origin(), format!("http://{}", server.address()));
    // The glossary is on the widget's host too: the policy names no other.
    stage.embed.put("/glossary.json", glosa_e2e::site::Resource::json(&crate::stage::glossary()));
    stage.site.record_from(&stage.embed);
    let policy = format!(
        "default-src 'none'; script-src {host} 'wasm-unsafe-eval'; style-src {host}; img-src {host}; \
         connect-src {host} {endpoint}; require-trusted-types-for 'script'"
    );
    stage.site.header("/", "content-security-policy", &policy);
    let tag = stage.tag(&format!(
        "data-for=\"#post\" data-glossary=\"{}\" data-endpoint=\"{endpoint}/api\" data-comments=\"eager\" data-jsonld=\"on\"",
        stage.embed.url("/glossary.json")
    ));
    stage.site.put("/", html("en", "Strict", &format!("{ARTICLE}{tag}")));
    let page = world.page();
    page.goto(&stage.site.url("/")).await?;
    marked(page, mark("ransomware")).await?;
    page.hover(mark("ransomware")).await?;
    page.wait_visible(widget("[part=tooltip]")).await?;
    page.wait_count("head script[type='application/ld+json']", 1).await?;
    page.click(widget("[part~=glossary] summary")).await?;
    page.wait_visible(widget(".glossary-map")).await?;
    let text = widget("form[part~=form] textarea[name=text]");
    page.wait_visible(&text).await?;
    page.paste(widget("form[part~=form] input[name=author]"), "Ida").await?;
    page.paste(&text, "Under lock and key").await?;
    page.click(widget("form[part~=form] [part~=submit]")).await?;
    page.wait_visible(
        widget("article[part~=comment]:not([data-entry])").text("Under lock and key"),
    )
    .await?;
    // Any breach of the policy is a line of the console, which must be silent; but some
    // browsers ask every host for an icon by themselves.
    world.allow_console("/favicon.ico");
    Ok(())
}
