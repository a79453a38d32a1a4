//! Which words become marks, and that nothing else changes.

use anyhow::{Result, ensure};
use glosa_e2e::page::widget;
use glosa_e2e::site::html;
use glosa_e2e::{World, journeys};

use crate::stage::{MARK, Stage, mark};

journeys![
    each_mode_marks_its_occurrences,
    text_is_unchanged_and_terms_cross_markup,
    what_must_not_be_marked_is_not,
    two_senses_are_both_shown,
    terms_of_the_page_itself_are_read,
    indonesian_forms_are_found,
];

async fn each_mode_marks_its_occurrences(world: &World) -> Result<()> {
    let cases: [(&str, &[&str]); 4] = [
        ("first", &["ransomware", "bank", "cyber attack"]),
        ("section", &["ransomware", "bank", "cyber attack", "bank", "Ransomware"]),
        ("all", &["ransomware", "bank", "cyber attack", "cyber attack", "bank", "Ransomware"]),
        ("none", &[]),
    ];
    let stage = Stage::start().await?;
    let page = world.page();
    // A mark that crosses markup may be several links: neighbours are joined.
    let marks = "const texts = [];
      let last = null;
      for (const mark of document.querySelectorAll('#post a.glosa-term')) {
        const between = last && document.createRange();
        if (between) { between.setStartAfter(last); between.setEndBefore(mark); }
        if (last && last.dataset.term === mark.dataset.term && String(between) === '')
          texts.push(texts.pop() + mark.textContent);
        else texts.push(mark.textContent);
        last = mark;
      }
      return texts;";
    for (mode, expected) in cases {
        let ready = "<script>addEventListener('glosa:ready', (event) => { window.ready = event.detail; });</script>";
        let tag = stage.tag(&format!(
            "data-for=\"#post\" data-glossary=\"/glossary.json\" data-mark=\"{mode}\""
        ));
        stage.open(page, "/post.html", &format!("{ready}{}{tag}", crate::stage::ARTICLE)).await?;
        page.wait_for("the widget's readiness", "return Boolean(window.ready);", &[]).await?;
        let found = page.script(marks, &[]).await?;
        ensure!(found == serde_json::json!(expected), "mark={mode}: {found}");
        crate::stage::quiet(page).await?;
        let told = page.script("return ready.marks;", &[]).await?;
        ensure!(told == expected.len(), "mark={mode}: the event tells {told} marks");
    }
    Ok(())
}

async fn text_is_unchanged_and_terms_cross_markup(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let body =
        "<article id=\"post\"><p>A <b>cy<i>ber</i></b> at<wbr>tack, naïve İstanbul 👩‍💻 ransomware\n
        and RANSOMWARE&shy;s.</p></article>";
    let keep = "<script>window.text = document.querySelector('#post').textContent;</script>";
    let tag = stage.tag("data-for=\"#post\" data-glossary=\"/glossary.json\" data-mark=\"all\"");
    let page = world.page();
    stage.open(page, "/", &format!("{body}{keep}{tag}")).await?;
    crate::stage::marked(page, mark("ransomware")).await?;
    page.holds(
        "the text is unchanged",
        "return document.querySelector('#post').textContent === text;",
        &[],
    )
    .await?;
    let joined = page.texts(mark("cyber-attack")).await?.concat();
    ensure!(joined == "cyber attack", "across markup: “{joined}”");
    ensure!(page.text(mark("ransomware")).await? == "ransomware");
    Ok(())
}

async fn what_must_not_be_marked_is_not(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let body = "<article id=\"post\"><h2>ransomware</h2><p><a href=\"/x\">ransomware</a> <code>ransomware</code>
        <span translate=\"no\">ransomware</span> <span class=\"glosa-skip\">ransomware</span>
        <button>ransomware</button> <span contenteditable>ransomware</span>
        <q class=\"quoted\">ransomware</q> ransomwares2 xransomware</p><pre>ransomware</pre>
        <p id=\"last\">ransomware</p></article>";
    let tag = stage.tag("data-for=\"#post\" data-glossary=\"/glossary.json\" data-mark=\"all\" data-skip=\".quoted\"");
    stage.open(world.page(), "/", &format!("{body}{tag}")).await?;
    crate::stage::marked(world.page(), "#last a.glosa-term").await?;
    ensure!(world.page().count(MARK).await? == 1, "{:?}", world.page().texts(MARK).await?);
    Ok(())
}

async fn two_senses_are_both_shown(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.open_article(world, "").await?;
    let page = world.page();
    page.hover(mark("bank-money")).await?;
    page.wait_visible(widget("[part=tooltip]")).await?;
    let tip = page.text(widget("[part=tooltip]")).await?;
    for part in ["A house that keeps money.", "The land along a river."] {
        ensure!(tip.contains(part), "“{part}” is missing in “{tip}”");
    }
    Ok(())
}

async fn terms_of_the_page_itself_are_read(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let sources = "<dl id=\"list\"><dt>anchor</dt><dd>Holds a ship.</dd></dl>
      <script type=\"application/ld+json\" id=\"linked\">{\"@context\": \"https://schema.org\",
        \"@type\": \"DefinedTermSet\", \"hasDefinedTerm\": [{\"@type\": \"DefinedTerm\",
        \"name\": \"harbour\", \"description\": \"Where ships lie.\"}]}</script>
      <script type=\"application/json\" id=\"plain\">[{\"term\": \"mast\", \"definition\": \"Carries sails.\"}]</script>";
    let article = "<article id=\"post\"><p>anchor, harbour, mast and ransomware</p></article>";
    let tag = stage.tag("data-for=\"#post\" data-glossary=\"#list #linked #plain /glossary.json\"");
    let page = world.page();
    stage.open(page, "/", &format!("{sources}{article}{tag}")).await?;
    crate::stage::marked(page, MARK).await?;
    page.wait_count("#post a.glosa-term", 4).await
}

async fn indonesian_forms_are_found(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let body = "<article id=\"post\" lang=\"id\"><p>Ransomwarenya menyebar; ransomware-ransomware itu sama.</p></article>";
    let tag = stage.tag("data-for=\"#post\" data-glossary=\"/glossary.json\" data-mark=\"all\"");
    let page = world.page();
    stage.site.put("/", html("id", "Malam", &format!("{body}{tag}")));
    page.goto(&stage.site.url("/")).await?;
    crate::stage::marked(page, MARK).await?;
    let found = page.texts(MARK).await?;
    ensure!(found == ["Ransomwarenya", "ransomware-ransomware"], "{found:?}");
    Ok(())
}
