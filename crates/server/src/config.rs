//! What the command line and the environment set.

use std::net::SocketAddr;

use clap::builder::FalseyValueParser;
use clap::{Parser, ValueEnum};
use tracing::level_filters::LevelFilter;

/// The reference comment server of Glosa.
///
/// It keeps threads in one SQLite file and speaks the protocol that the widget's
/// dialect `glosa` uses, under /api. Its OpenAPI description is at /openapi.json, and
/// /healthz answers 200 while the database does. Every option can also be given as the
/// environment variable named with it.
#[derive(Clone, Debug, Parser)]
#[command(name = "glosa-server", version)]
pub struct Config {
    /// Where to listen; port 0 takes a free one. The address is printed at the start.
    #[arg(long, env = "GLOSA_LISTEN", value_name = "ADDRESS", default_value = "127.0.0.1:8081")]
    pub listen: SocketAddr,

    /// The database: sqlite://FILE, made when it is missing.
    #[arg(
        long,
        env = "GLOSA_DATABASE",
        value_name = "URL",
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

    /// For how many minutes writers may edit their comments; 0 for never. Deleting
    /// one's own comment is always possible.
    #[arg(long, env = "GLOSA_EDIT_WINDOW", value_name = "MINUTES", default_value_t = 60)]
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
    #[arg(long, env = "GLOSA_TRUST_PROXY", value_name = "COUNT", default_value_t = 0)]
    pub trust_proxy: u8,

    /// Multiplies every rate limit; 0 switches them off (for tests and closed networks).
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

/// The form of a log line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

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

fn parse_rate_scale(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(scale) if scale.is_finite() && scale >= 0.0 => Ok(scale),
        _ => Err("must be a number, 0 or greater".to_owned()),
    }
}

/// An origin in the form in which browsers send it.
fn parse_origin(text: &str) -> Result<String, String> {
    let text = text.trim().trim_end_matches('/').to_ascii_lowercase();
    if text == "*" {
        return Ok(text);
    }
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']) => Ok(text),
        _ => Err("must be `*` or scheme://host[:port], such as https://blog.example".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_take_the_form_that_browsers_send() {
        let cases = [
            ("https://Blog.example/", Some("https://blog.example")),
            ("http://127.0.0.1:8080", Some("http://127.0.0.1:8080")),
            ("*", Some("*")),
            ("blog.example", None),
            ("https://", None),
            ("https://blog.example/path", None),
            ("ftp://blog.example", None),
        ];
        for (text, expected) in cases {
            assert_eq!(parse_origin(text).ok().as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn every_option_is_also_an_environment_variable_and_explained() {
        use clap::CommandFactory;
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
        let cases: [&[&str]; 4] = [
            &["--admin-token", "short"],
            &["--rate-scale", "-1"],
            &["--rate-scale", "NaN"],
            &["--allow-origin", "blog.example"],
        ];
        for arguments in cases {
            let all = ["glosa-server"].iter().chain(arguments);
            assert!(Config::try_parse_from(all).is_err(), "{arguments:?}");
        }
    }
}
