//! Threads of a hundred thousand comments, and comments of many replies.

use anyhow::{Result, ensure};
use glosa_e2e::fill::root;
use glosa_e2e::page::{Locator, widget};
use glosa_e2e::{Page, World, journeys};
use serde_json::json;

use super::talk::{THREAD, Talk, comment, sentence};

journeys![
    a_link_leads_to_the_page_of_a_comment_among_a_hundred_thousand,
    the_first_page_of_a_hundred_thousand_comes_as_fast_as_that_of_fifty,
    replies_come_page_by_page_too_while_others_write,
];

/// Roots of a vast thread.
const VAST: u32 = 100_000;
/// The comment that a link leads to.
const FAR: u32 = 73_512;
/// Loads of each thread; the fastest one counts.
const TRIES: usize = 4;
/// The first page of a vast thread may take so many times as long as that of a small one:
/// the server's own bench allows no more than 2 with the noise of three browsers beside it.
const MOST: f64 = 2.0;

/// The texts of the roots, from the top to the bottom.
async fn roots(page: &Page) -> Result<Vec<u32>> {
    let texts = page.texts(widget("ol.thread > li > article .body")).await?;
    let number = |text: &String| text.chars().filter(char::is_ascii_digit).collect::<String>();
    Ok(texts.iter().filter_map(|text| number(text).parse().ok()).collect())
}

fn named(number: u32) -> Locator {
    widget(&format!("[id='glosa-comment-{}']", root(number)))
}

fn more(key: &str) -> Result<Locator> {
    Ok(widget(".more button").name(&sentence(key)?))
}

/// Opens the thread at one of its comments, as a link from elsewhere does.
async fn open_at(talk: &Talk, world: &World, number: u32) -> Result<()> {
    talk.open(world).await?;
    let page = world.page();
    page.goto("about:blank").await?;
    let address = format!("/{THREAD}.html#glosa-comment-{}", root(number));
    page.goto(&talk.stage.site.url(&address)).await
}

async fn a_link_leads_to_the_page_of_a_comment_among_a_hundred_thousand(
    world: &World,
) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.server.fill(THREAD, VAST, 0).await?;
    open_at(&talk, world, FAR).await?;
    let page = world.page();
    page.wait_focused(named(FAR)).await?;
    let numbers = |first: u32, last: u32| (first..=last).collect::<Vec<_>>();
    ensure!(roots(page).await? == numbers(FAR, FAR + 19), "{:?}", roots(page).await?);
    page.accessible("the middle of a vast thread").await?;
    // What stands around it comes page by page, while others write.
    talk.server.post(THREAD, "Sari", "Meanwhile.").await?;
    page.click(more("comments.previous")?).await?;
    page.wait_focused(named(FAR - 20)).await?;
    ensure!(roots(page).await? == numbers(FAR - 20, FAR + 19), "{:?}", roots(page).await?);
    page.click(more("comments.more")?).await?;
    page.wait_focused(named(FAR + 20)).await?;
    ensure!(roots(page).await? == numbers(FAR - 20, FAR + 39), "{:?}", roots(page).await?);
    // And back to where the thread begins.
    page.click(more("comments.from_start")?).await?;
    page.wait_visible(comment("Number 1.")).await?;
    ensure!(roots(page).await? == numbers(1, 20), "{:?}", roots(page).await?);
    page.wait_count(more("comments.previous")?, 0).await
}

/// How long the page waits for the server's first list, in milliseconds; what comes after is
/// the same for both.
async fn takes(talk: &Talk, world: &World, thread: &str) -> Result<f64> {
    talk.open_thread(world, thread).await?;
    let page = world.page();
    page.wait_visible(comment("Number 1.")).await?;
    let time = "const asked = performance.getEntriesByType('resource')
        .filter((one) => one.name.includes('/comments?thread='));
      return asked.length ? asked[0].responseEnd - asked[0].startTime : null;";
    let time = page.wait_for("the time of the list", time, &[]).await?;
    Ok(time.as_f64().unwrap_or(f64::NAN))
}

async fn the_first_page_of_a_hundred_thousand_comes_as_fast_as_that_of_fifty(
    world: &World,
) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.server.fill("vast", VAST, 0).await?;
    for number in 1..=50 {
        talk.server.post("small", "Budi", &format!("Number {number}.")).await?;
    }
    let (mut small, mut vast) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..TRIES {
        small = small.min(takes(&talk, world, "small").await?);
        vast = vast.min(takes(&talk, world, "vast").await?);
    }
    let ratio = vast / small;
    ensure!(ratio < MOST, "{vast:.1} ms, {ratio:.2} times the {small:.1} ms of fifty");
    Ok(())
}

async fn replies_come_page_by_page_too_while_others_write(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.server.fill(THREAD, 3, 150).await?;
    talk.open(world).await?;
    let page = world.page();
    page.wait_visible(comment("Number 3.")).await?;
    talk.server.post(THREAD, "Sari", "Meanwhile.").await?;
    let all = "const replies = findAll(arguments[0]).length;
      if (replies >= 150) return replies;
      find(arguments[1])?.click();
      return null;";
    let replies = json!({"path": "glosa-article >>> ol.thread article article"});
    let button = json!({"path": "glosa-article >>> ol.thread .more button:not([aria-disabled])"});
    let count = page.wait_for("all replies", all, &[replies, button]).await?;
    ensure!(count == json!(150), "{count} replies");
    let texts = page.texts(widget("ol.thread article article .body")).await?;
    let wanted = (1..=150).map(|number| format!("Reply {number}.")).collect::<Vec<_>>();
    ensure!(texts == wanted, "{texts:?}");
    Ok(())
}
