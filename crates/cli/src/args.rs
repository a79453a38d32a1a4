//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Checks articles against glossaries, and converts glossaries.
///
/// The exit status is 0 where all is well, 1 where something was found, and 2 where the
/// command could not be carried out.
#[derive(Debug, Parser)]
#[command(name = "glosa-cli", version)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List what is marked in an article and why, and what is wrong with the glossary.
    Lint(Lint),
    /// List only what is marked, with the entry and the rule that made each mark.
    Explain(Explain),
    /// Write a glossary of any known form as the JSON that the widget reads fastest.
    Convert(Convert),
    /// Make a glossary of any size ready: a small index, and definitions in chunks that are
    /// fetched when they are read.
    Compile(Compile),
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The article: HTML or plain text.
    pub(crate) article: PathBuf,

    /// A glossary of any form; may be repeated, and is merged in order.
    #[arg(long, required = true, value_name = "FILE")]
    pub(crate) glossary: Vec<PathBuf>,

    /// The language of the article, a BCP 47 tag; by default what its `lang` says.
    #[arg(long, value_name = "TAG")]
    pub(crate) lang: Option<String>,

    /// Where the article is in its page; by default the first of `<article>`, `<main>`, `<body>`.
    #[arg(long, value_name = "SELECTOR")]
    pub(crate) article_in: Option<String>,

    /// Parts that are not marked, besides those that never are.
    #[arg(long, value_name = "SELECTOR")]
    pub(crate) skip: Option<String>,

    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

#[derive(Debug, Args)]
pub(crate) struct Lint {
    #[command(flatten)]
    pub(crate) input: Explain,

    /// Let terms that are never found count as well.
    #[arg(long)]
    pub(crate) strict: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Convert {
    /// The glossary: JSON, JSON-LD, CSV, TSV, TBX, Markdown, or HTML with a `<dl>`.
    pub(crate) glossary: PathBuf,

    /// Where the JSON goes; by default to standard output.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Compile {
    /// The glossary: of any form that `convert` reads.
    pub(crate) glossary: PathBuf,

    /// The folder for the files: `index.glosa`, which the `glossary` option names, and
    /// `chunks/`. It is made when it is missing.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) out: PathBuf,

    /// The language of all terms, a BCP 47 tag; by default that of the article.
    #[arg(long, value_name = "TAG")]
    pub(crate) lang: Option<String>,

    /// How many spellings' definitions are in one chunk.
    #[arg(long, value_name = "NUMBER", default_value_t = 128, value_parser = clap::value_parser!(u16).range(1..=4096))]
    pub(crate) chunk: u16,
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A line for each thing, as compilers write them.
    Text,
    /// One JSON object.
    Json,
}
