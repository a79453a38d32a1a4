//! What the command line and the environment set.

use std::net::SocketAddr;

use clap::builder::FalseyValueParser;
use clap::{CommandFactory, FromArgMatches, Parser, ValueEnum};
use tracing::level_filters::LevelFilter;

/// The reference comment server of Glosa.
///
/// It keeps threads in an SQLite file or a PostgreSQL database and speaks the protocol
/// that the widget's dialect `glosa` uses, under /api. Its OpenAPI description is at /openapi.json, and
/// /healthz answers 200 while the database does. Every option can also be given as the
/// environment variable named with it.
#[derive(Clone, Debug, Parser)]
#[command(name = "glosa-server", version)]
pub struct Config {
    /// Where to listen; port 0 takes a free one. The address is printed at the start.
    #[arg(long, env = "GLOSA_LISTEN", value_name = "ADDRESS", default_value = "127.0.0.1:8081")]
    pub listen: SocketAddr,

    /// The database: sqlite://FILE, made when it is missing, or
    /// postgres://USER:PASSWORD@HOST/NAME, which several servers may share.
    #[arg(
        long,
        env = "GLOSA_DATABASE",
        value_name = "URL",
        hide_env_values = true,
        default_value = "sqlite://comments.db"
    )]
    pub database: String,

    /// An origin whose pages may use the server, such as `https://blog.example`; may be
    /// repeated (in the environment: separated by commas). `*` lets every page in.
    /// Without it only pages of the server's own origin may.
    #[arg(
        long,
        env = "GLOSA_ALLOW_ORIGIN",
        value_name = "ORIGIN",
        value_delimiter = ',',
        value_parser = parse_origin
    )]
    pub allow_origin: Vec<String>,

    /// Hold new comments until a moderator approves them.
    #[arg(long, env = "GLOSA_MODERATE", value_parser = FalseyValueParser::new())]
    pub moderate: bool,

    /// The word that opens the moderator's calls, sent as `Authorization: Bearer TOKEN`;
    /// at least 16 characters. Without it there are no such calls.
    #[arg(
        long,
        env = "GLOSA_ADMIN_TOKEN",
        value_name = "TOKEN",
        hide_env_values = true,
        value_parser = parse_admin_token
    )]
    pub admin_token: Option<String>,

    /// For how many minutes writers may edit their comments; 0 for never, at most a year.
    /// Deleting one's own comment is always possible.
    #[arg(long, env = "GLOSA_EDIT_WINDOW", value_name = "MINUTES", default_value_t = 60,
        value_parser = clap::value_parser!(u32).range(..=EDIT_WINDOW_MOST))]
    pub edit_window: u32,

    /// Refuse comments without a name.
    #[arg(long, env = "GLOSA_REQUIRE_NAME", value_parser = FalseyValueParser::new())]
    pub require_name: bool,

    /// Refuse comments without an e-mail address. Addresses are stored and never sent
    /// to anybody.
    #[arg(long, env = "GLOSA_REQUIRE_EMAIL", value_parser = FalseyValueParser::new())]
    pub require_email: bool,

    /// How many proxies stand in front of the server and append to X-Forwarded-For.
    /// With 0 the header is ignored, since anybody can send it.
    #[arg(long, env = "GLOSA_TRUST_PROXY", value_name = "COUNT", default_value_t = 0,
        value_parser = clap::value_parser!(u8).range(..=PROXIES_MOST))]
    pub trust_proxy: u8,

    /// Multiplies every rate limit, from 0.01 to 1000; 0 switches them off (for tests and
    /// closed networks).
    #[arg(
        long,
        env = "GLOSA_RATE_SCALE",
        value_name = "FACTOR",
        default_value_t = 1.0,
        value_parser = parse_rate_scale
    )]
    pub rate_scale: f64,

    /// What is logged to standard error: off, error, warn, info, debug or trace.
    #[arg(long, env = "GLOSA_LOG_LEVEL", value_name = "LEVEL", default_value = "info")]
    pub log_level: LevelFilter,

    /// How it is logged.
    #[arg(
        long,
        env = "GLOSA_LOG_FORMAT",
        value_name = "FORMAT",
        value_enum,
        default_value = "text"
    )]
    pub log_format: LogFormat,
}

impl Config {
    /// Reads the command line and the environment. An option that is empty in the
    /// environment is as good as not there: that is how files of settings and containers
    /// leave one out.
    #[must_use]
    pub fn read() -> Self {
        let mut command = Self::command();
        let variables: Vec<_> = command
            .get_arguments()
            .filter(|argument| {
                argument.get_env().and_then(std::env::var_os).is_some_and(|v| v.is_empty())
            })
            .map(|argument| argument.get_id().clone())
            .collect();
        for id in variables {
            command = command.mut_arg(id, |argument| argument.env(None::<&str>));
        }
        let mut matches = command.get_matches();
        Self::from_arg_matches_mut(&mut matches).unwrap_or_else(|error| error.exit())
    }
}

/// The form of a log line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// A year in minutes.
const EDIT_WINDOW_MOST: i64 = 525_600;
/// No request goes through more; a greater number is a mistake.
const PROXIES_MOST: i64 = 16;

/// Shorter words can be guessed by trying.
const ADMIN_TOKEN_CHARS: usize = 16;

fn parse_admin_token(text: &str) -> Result<String, String> {
    if text.chars().count() < ADMIN_TOKEN_CHARS {
        return Err(format!("must have at least {ADMIN_TOKEN_CHARS} characters"));
    }
    if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err("must be visible ASCII characters, as a header carries it".to_owned());
    }
    Ok(text.to_owned())
}

/// Beyond this a limit limits nothing.
const RATE_SCALE_MOST: f64 = 1_000.0;
/// Below this, and above 0, nobody could post twice within half an hour.
const RATE_SCALE_LEAST: f64 = 0.01;

fn parse_rate_scale(text: &str) -> Result<f64, String> {
    match text.trim().parse::<f64>() {
        Ok(scale) if scale == 0.0 || (RATE_SCALE_LEAST..=RATE_SCALE_MOST).contains(&scale) => {
            Ok(scale)
        }
        _ => Err(format!("must be 0, or a number from {RATE_SCALE_LEAST} to {RATE_SCALE_MOST}")),
    }
}

/// An origin in the form in which browsers send it. What no browser ever sends is
/// refused here: the pages that were meant would be shut out, and nothing would say why.
fn parse_origin(text: &str) -> Result<String, String> {
    let text = text.trim().to_ascii_lowercase();
    // One slash too many at the end is what address bars hand out.
    let text = text.strip_suffix('/').map(str::to_owned).unwrap_or(text);
    if text == "*" {
        return Ok(text);
    }
    let scheme = if text.starts_with("http://") { "http" } else { "https" };
    let Some(host) = text.strip_prefix(scheme).and_then(|rest| rest.strip_prefix("://")) else {
        return Err("must begin with https:// or http://, as https://blog.example".to_owned());
    };
    if host.contains(['/', '?', '#']) {
        return Err(
            "an origin has no path: write https://blog.example for all its pages".to_owned()
        );
    }
    if host.contains('*') {
        return Err(
            "a part of a name cannot be `*`: name each origin, or give `*` alone".to_owned()
        );
    }
    if host.contains('@') || !is_host(host) {
        return Err("must be scheme://host[:port], as https://blog.example:8443".to_owned());
    }
    // Browsers leave out the port that the scheme has anyway.
    let usual = if scheme == "http" { ":80" } else { ":443" };
    Ok([scheme, "://", host.strip_suffix(usual).unwrap_or(host)].concat())
}

/// Whether this is a host as browsers write it, with or without a port: names in other
/// scripts stand in their ASCII form there.
fn is_host(text: &str) -> bool {
    let (name, port) = match text.rsplit_once(':') {
        Some((name, port)) if !text.ends_with(']') => (name, Some(port)),
        _ => (text, None),
    };
    let numbered = |port: &str| port.parse::<u16>().is_ok_and(|number| number > 0);
    let bracketed = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
    let named = match bracketed {
        Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
        None => {
            !name.is_empty()
                && name.bytes().all(|c| c.is_ascii_alphanumeric() || b"-._".contains(&c))
        }
    };
    named && port.is_none_or(numbered)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_take_the_form_that_browsers_send() {
        let cases = [
            ("https://Blog.example", Some("https://blog.example")),
            (" https://blog.example:443", Some("https://blog.example")),
            ("http://blog.example:80", Some("http://blog.example")),
            ("http://blog.example:443", Some("http://blog.example:443")),
            ("http://[::1]:8080", Some("http://[::1]:8080")),
            ("https://xn--bcher-kva.example", Some("https://xn--bcher-kva.example")),
            ("http://127.0.0.1:8080", Some("http://127.0.0.1:8080")),
            ("*", Some("*")),
            ("blog.example", None),
            ("https://", None),
            ("https://blog.example/path", None),
            ("ftp://blog.example", None),
            ("https://blog.example/", Some("https://blog.example")),
            ("https://blog.example//", None),
            ("https://*.blog.example", None),
            ("https://blog.example?", None),
            ("https://ann@blog.example", None),
            ("https://blog.example:port", None),
            ("https://blog.example:0", None),
            ("https://bücher.example", None),
            ("null", None),
        ];
        for (text, expected) in cases {
            assert_eq!(parse_origin(text).ok().as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn every_option_is_also_an_environment_variable_and_explained() {
        for argument in Config::command().get_arguments() {
            let name = argument.get_id().as_str();
            if matches!(name, "help" | "version") {
                continue;
            }
            let variable = argument.get_env().and_then(|name| name.to_str());
            assert_eq!(variable, Some(format!("GLOSA_{}", name.to_uppercase()).as_str()));
            assert!(argument.get_help().is_some(), "{name} has no help");
        }
    }

    #[test]
    fn values_that_cannot_work_are_refused() {
        let cases: [&[&str]; 8] = [
            &["--admin-token", "short"],
            &["--rate-scale", "-1"],
            &["--rate-scale", "NaN"],
            &["--rate-scale", "0.001"],
            &["--rate-scale", "1e9"],
            &["--edit-window", "4294967295"],
            &["--trust-proxy", "100"],
            &["--allow-origin", "blog.example"],
        ];
        for arguments in cases {
            let all = ["glosa-server"].iter().chain(arguments);
            assert!(Config::try_parse_from(all).is_err(), "{arguments:?}");
        }
    }
}
