//! Marking takes its time from the text, not from the number of terms.

use anyhow::{Context, Result, bail};
use glosa_e2e::site::{Resource, html};
use glosa_e2e::{Page, World, journeys};
use serde_json::{Value, json};

use crate::stage::{MARK, Stage, marked, quiet};

journeys![
    a_hundred_thousand_terms_are_marked_as_fast_as_ten,
    a_long_page_stays_responsive_while_it_is_marked,
];

/// A glossary of `count` terms, a few of which stand in the texts here.
fn terms(count: usize) -> Value {
    let rare = (10..count).map(|number| format!("{}{}", word(number), word(number / 7)));
    let common = ["ransomware", "harbour", "turbine", "ledger", "malware", "phishing"];
    let common = common.into_iter().chain(["firewall", "exploit", "payload", "backup"]);
    let terms = common.map(str::to_owned).chain(rare);
    terms.map(|term| json!({"term": term, "definition": "x"})).collect()
}

/// A word for a number, none of English.
fn word(mut number: usize) -> String {
    let syllables = ["zu", "kri", "wex", "jol", "pag", "qui", "tzo", "vul", "hny", "bro"];
    let mut word = String::new();
    loop {
        word.push_str(syllables.get(number % 10).copied().unwrap_or_default());
        number /= 10;
        if number == 0 {
            return word;
        }
    }
}

/// Opens an article whose glossary has `count` terms.
async fn open(stage: &Stage, world: &World, count: usize) -> Result<()> {
    stage.site.put("/many.json", Resource::json(&terms(count)));
    let tag = stage.tag("data-for=\"#post\" data-glossary=\"/many.json\" data-mark=\"all\"");
    let article = "<article id=\"post\"><p>A ransomware came.</p></article>";
    stage.site.put("/many.html", html("en", "Many", &format!("{article}{tag}")));
    world.page().goto(&stage.site.url("/many.html")).await?;
    marked(world.page(), MARK).await
}

/// Milliseconds from the arrival of 1,000 words to their last mark: the median of seven.
async fn time(page: &Page) -> Result<f64> {
    let script = "const times = [];
      const sentence = 'The harbour kept its ledger while a turbine turned slowly. ';
      for (let round = 0; round < 7; round++) {
        const paragraph = document.createElement('p');
        paragraph.textContent = sentence.repeat(111);
        const began = performance.now();
        const marked = new Promise((done) => new MutationObserver((_, observer) => {
          if (paragraph.querySelectorAll('a.glosa-term').length === 333) {
            observer.disconnect();
            done();
          }
        }).observe(paragraph, { childList: true }));
        document.querySelector('#post').append(paragraph);
        await marked;
        times.push(performance.now() - began);
        paragraph.remove();
        await new Promise((next) => setTimeout(next, 50));
      }
      return times.sort((a, b) => a - b)[3];";
    page.script_async(script, &[]).await?.as_f64().context("no time")
}

async fn a_hundred_thousand_terms_are_marked_as_fast_as_ten(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let mut seen = Vec::new();
    // A machine that does much else at once is late through no fault of the page.
    for _ in 0..3 {
        open(&stage, world, 10).await?;
        let few = time(world.page()).await?;
        open(&stage, world, 100_000).await?;
        let many = time(world.page()).await?;
        if many < few * 2.0 {
            return Ok(());
        }
        seen.push((few, many));
    }
    bail!("milliseconds with few and with many terms: {seen:?}")
}

async fn a_long_page_stays_responsive_while_it_is_marked(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let words = "<p>The harbour kept its ledger while a turbine turned slowly.</p>".repeat(1_100);
    let watch = "<script>window.gaps = [];
      const marks = document.getElementsByClassName('glosa-term');
      let last = performance.now();
      setInterval(() => {
        const now = performance.now();
        gaps.push([now - last, marks.length]);
        last = now;
      }, 4);</script>";
    stage.site.put("/many.json", Resource::json(&terms(10_000)));
    let tag = stage.tag("data-for=\"#post\" data-glossary=\"/many.json\" data-mark=\"all\"");
    let body = format!("<article id=\"post\">{words}</article>{watch}{tag}");
    stage.site.put("/long.html", html("en", "Long", &body));
    let page = world.page();
    let mut seen = Vec::new();
    for _ in 0..3 {
        page.goto(&stage.site.url("/long.html")).await?;
        page.wait_count(MARK, 3_300).await?;
        quiet(page).await?;
        let gaps = page.script(GAPS, &[]).await?;
        if gaps.get(1).and_then(Value::as_f64).is_some_and(|middle| middle < LONG_TASK) {
            return Ok(());
        }
        seen.push(gaps);
    }
    bail!("gaps in milliseconds, their number, median and longest: {seen:?}")
}

/// Milliseconds above which a page counts as blocked (W3C, Long Tasks API).
const LONG_TASK: f64 = 50.0;

/// The pauses of the page during which marks came: how many, their median, the longest.
/// The time in which the browser lays the page out anew is in them.
const GAPS: &str = "const during = gaps.filter((gap, at) => at && gap[1] !== gaps[at - 1][1]);
  const sorted = during.map((gap) => gap[0]).sort((a, b) => a - b);
  if (sorted.length < 5) return [sorted.length, Infinity, Infinity];
  return [sorted.length, sorted[sorted.length >> 1], sorted.at(-1)];";
