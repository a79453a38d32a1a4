//! The command line: `cargo xtask COMMAND [OPTIONS]`.

use crate::failure::{Failure, Outcome};
use crate::rings::Ring;

/// What `--help` prints, and a wrong command line.
pub(crate) const USAGE: &str = "\
usage: cargo xtask COMMAND

  serve [--port 8080] [--api-port 8081]
        build what changed, start glosa-server on an SQLite file under target/
        and the demo page, and print the address; Ctrl-C stops both
  test [--verbose] [house] [native] [browser] [e2e] [size]
        install what is missing and run every test ring, or the named ones;
        the last line is `N passed, N failed`
  dist  write dist/embed/ (glosa.js and what it loads) and print the sizes
  bench measure glossaries of growing size, and write the table of docs/benchmarks.md
  setup [trunk] [wasm-pack]
        install what the other commands need, and the named tools as well";

/// One command with its options.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Show the demo with a real comment server.
    Serve { port: u16, api_port: u16 },
    /// Run test rings; `verbose` streams what the tools print.
    Test { rings: Vec<Ring>, verbose: bool },
    /// Write `dist/embed/`.
    Dist,
    /// Measure, and write the table.
    Bench,
    /// Install what is missing, and the named extra tools.
    Setup { extra: Vec<String> },
    /// Print [`USAGE`].
    Help,
}

/// Reads the arguments after the program's name.
///
/// # Errors
/// [`Failure::Usage`] for an unknown command, option or value.
pub(crate) fn parse(mut words: impl Iterator<Item = String>) -> Outcome<Command> {
    let command = words.next().unwrap_or_else(|| "--help".to_owned());
    match command.as_str() {
        "serve" => serve(words),
        "test" => test(words),
        "dist" => nothing_more(words, Command::Dist),
        "bench" => nothing_more(words, Command::Bench),
        "setup" => setup(words),
        "help" | "--help" | "-h" => Ok(Command::Help),
        other => Err(Failure::Usage(format!("there is no command `{other}`"))),
    }
}

fn serve(mut words: impl Iterator<Item = String>) -> Outcome<Command> {
    let (mut port, mut api_port) = (8080, 8081);
    while let Some(word) = words.next() {
        let (name, value) = match word.split_once('=') {
            Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
            None => (word, None),
        };
        let target = match name.as_str() {
            "--port" => &mut port,
            "--api-port" => &mut api_port,
            other => return Err(unknown("serve", other)),
        };
        let value = value.or_else(|| words.next()).unwrap_or_default();
        *target = value.parse().map_err(|_| {
            Failure::Usage(format!("{name} takes a port number from 1 to 65535, not `{value}`"))
        })?;
    }
    if port == api_port {
        return Err(Failure::Usage("--port and --api-port have to differ".to_owned()));
    }
    Ok(Command::Serve { port, api_port })
}

fn test(words: impl Iterator<Item = String>) -> Outcome<Command> {
    let (mut rings, mut verbose) = (Vec::new(), false);
    for word in words {
        match (word.as_str(), Ring::named(&word)) {
            ("--verbose" | "-v", _) => verbose = true,
            (_, Some(ring)) => rings.push(ring),
            (other, None) => return Err(unknown("test", other)),
        }
    }
    if rings.is_empty() {
        rings.extend(Ring::ALL);
    }
    Ok(Command::Test { rings, verbose })
}

fn setup(words: impl Iterator<Item = String>) -> Outcome<Command> {
    let extra: Vec<String> = words.collect();
    match extra.iter().find(|word| !matches!(word.as_str(), "trunk" | "wasm-pack")) {
        Some(other) => Err(unknown("setup", other)),
        None => Ok(Command::Setup { extra }),
    }
}

fn nothing_more(mut words: impl Iterator<Item = String>, command: Command) -> Outcome<Command> {
    match words.next() {
        Some(word) => Err(Failure::Usage(format!("`{word}` was not expected here"))),
        None => Ok(command),
    }
}

fn unknown(command: &str, word: &str) -> Failure {
    Failure::Usage(format!("`{command}` does not know `{word}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Outcome<Command> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn understands_every_command_line_of_the_usage_text() {
        let all = Ring::ALL.to_vec();
        let cases = [
            ("", Command::Help),
            ("serve", Command::Serve { port: 8080, api_port: 8081 }),
            ("serve --port 9000", Command::Serve { port: 9000, api_port: 8081 }),
            ("serve --api-port=9001", Command::Serve { port: 8080, api_port: 9001 }),
            ("test", Command::Test { rings: all.clone(), verbose: false }),
            ("test --verbose", Command::Test { rings: all, verbose: true }),
            (
                "test native e2e",
                Command::Test { rings: vec![Ring::Native, Ring::EndToEnd], verbose: false },
            ),
            ("dist", Command::Dist),
            ("bench", Command::Bench),
            ("setup", Command::Setup { extra: vec![] }),
            ("setup trunk", Command::Setup { extra: vec!["trunk".to_owned()] }),
        ];
        for (line, expected) in cases {
            assert_eq!(read(line).unwrap(), expected, "{line}");
        }
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        for line in [
            "bake",
            "serve --port",
            "serve --port 99999",
            "serve --port 8081",
            "serve now",
            "test nothing",
            "dist here",
            "setup emacs",
        ] {
            assert!(matches!(read(line), Err(Failure::Usage(_))), "{line}");
        }
    }
}
