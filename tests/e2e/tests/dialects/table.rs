//! The table of the documentation: what each dialect can do, made of what it says.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use glosa_core::wire::{Again, Capabilities, Dialect, Unit, Votes};

/// How a dialect is proved here.
const fn proof(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Glosa => "glosa-server, on each run of the tests",
        Dialect::Isso => "Isso 0.14, on each run of the tests",
        Dialect::WordPress => "WordPress of Debian, on each run of the tests",
        Dialect::Waline => "Waline 1.39, on each run of the tests",
        Dialect::Post => "a receiver of the tests",
        _ => "exchanges written after its documentation; the server does not run in our tests",
    }
}

fn row(dialect: Dialect) -> String {
    let can = dialect.capabilities();
    let Capabilities { list, reply, edit, delete, preview, live, markdown, moderated, .. } = can;
    let yes = |can: bool| if can { "yes" } else { "–" };
    let sorts: Vec<_> = can.sorts.all().map(|sort| sort.name()).collect();
    let sorts = if list { sorts.join(", ") } else { "–".to_owned() };
    let votes = match can.votes {
        Votes::None => "–",
        Votes::Lasting => "for good",
        Votes::Free => "yes",
    };
    let again = match can.again {
        Again::Known => "the server knows it",
        Again::LookedUp => "it is looked for first",
        Again::Unknown => "the reader decides",
    };
    let needs = match (can.need_name, can.need_email) {
        (true, true) => "name, e-mail",
        (true, false) => "name",
        _ => "–",
    };
    let unit = if can.unit == Unit::Bytes { "bytes" } else { "characters" };
    let link = match (list, can.places) {
        (false, _) => "–",
        (true, false) => "it alone",
        (true, true) => "its page; by votes, it alone",
    };
    let cells = [
        format!("`{}`", dialect.name()),
        yes(list).to_owned(),
        sorts,
        link.to_owned(),
        yes(reply).to_owned(),
        format!("{} / {}", yes(edit), yes(delete)),
        votes.to_owned(),
        yes(preview).to_owned(),
        yes(markdown).to_owned(),
        yes(live).to_owned(),
        yes(moderated).to_owned(),
        needs.to_owned(),
        format!("{} to {} {unit}", can.text_min, can.text_max),
        again.to_owned(),
        proof(dialect).to_owned(),
    ];
    format!("| {} |", cells.join(" | "))
}

fn table() -> Result<String> {
    let heads = "| dialect | list | orders | a link to a comment far down brings | replies \
        | edit / delete | votes | preview | Markdown | live | always reviewed | needs | text | an answer that never came | proved by |";
    let mut table = format!("{heads}\n|{}\n", " --- |".repeat(15));
    for dialect in Dialect::ALL {
        writeln!(table, "{}", row(dialect))?;
    }
    Ok(table)
}

#[test]
fn the_documentation_says_what_each_dialect_can_do() -> Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/dialects.md");
    let text = std::fs::read_to_string(&path)?;
    let (before, rest) = text.split_once("<!-- table -->\n").context("no place for the table")?;
    let (written, after) = rest.split_once("<!-- /table -->").context("no end of the table")?;
    let table = table()?;
    if std::env::var_os("GLOSA_WRITE_TABLES").is_some() {
        let all = [before, "<!-- table -->\n", &table, "<!-- /table -->", after].concat();
        std::fs::write(&path, all)?;
    } else {
        ensure!(written == table, "run this test with GLOSA_WRITE_TABLES=1: {table}");
    }
    Ok(())
}
