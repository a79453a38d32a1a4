//! The dialects: who speaks which, and how a server is asked.

use super::capabilities::Capabilities;
use super::{Answer, Ask, Exchange, artalk, cusdis, glosa, isso, post, waline, wordpress};

/// How an endpoint is spoken to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// The project's own protocol.
    #[default]
    Glosa,
    /// Isso (<https://isso-comments.de>).
    Isso,
    /// The REST interface of WordPress.
    WordPress,
    /// Waline (<https://waline.js.org>).
    Waline,
    /// Artalk (<https://artalk.js.org>).
    Artalk,
    /// Cusdis (<https://cusdis.com>).
    Cusdis,
    /// One request a comment to any address, for form services and webhooks.
    Post,
    /// One that the publisher wrote in JavaScript; it is asked there, not here.
    Own,
}

impl Dialect {
    /// The dialect of an option's value; [`Self::Own`] for a name that is none of ours.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let named = |dialect: &&Self| dialect.name().eq_ignore_ascii_case(name);
        Self::ALL.iter().find(named).copied().unwrap_or(Self::Own)
    }

    /// Those that are spoken here.
    pub const ALL: [Self; 7] = [
        Self::Glosa,
        Self::Isso,
        Self::WordPress,
        Self::Waline,
        Self::Artalk,
        Self::Cusdis,
        Self::Post,
    ];

    /// Its name, as the option has it; none of one's own.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Glosa => "glosa",
            Self::Isso => "isso",
            Self::WordPress => "wordpress",
            Self::Waline => "waline",
            Self::Artalk => "artalk",
            Self::Cusdis => "cusdis",
            Self::Post => "post",
            Self::Own => "",
        }
    }

    /// What its servers can do; of one's own, what it can do at the least.
    #[must_use]
    pub const fn capabilities(self) -> Capabilities {
        match self {
            Self::Glosa => glosa::CAPABILITIES,
            Self::Isso => isso::CAPABILITIES,
            Self::WordPress => wordpress::CAPABILITIES,
            Self::Waline => waline::CAPABILITIES,
            Self::Artalk => artalk::CAPABILITIES,
            Self::Cusdis => cusdis::CAPABILITIES,
            Self::Post | Self::Own => post::CAPABILITIES,
        }
    }
}

/// The fields of a comment that a form may have other names for.
pub const FIELDS: [&str; 10] = [
    "text",
    "author",
    "email",
    "url",
    "thread",
    "title",
    "page",
    "parent",
    "quote",
    crate::draft::HONEYPOT_FIELD,
];

/// A server, and what a publisher says of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Server {
    /// How it is spoken to.
    pub dialect: Dialect,
    /// The name of a dialect of the publisher's own; empty for ours.
    pub own: String,
    /// Its address, without a slash at its end.
    pub endpoint: String,
    /// The name of this site at the server, for servers of many sites.
    pub site: String,
    /// How a post is written for [`Dialect::Post`].
    pub form: Form,
}

/// How a comment is sent to an address that is no comment server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Names of our fields with the names that the receiver has for them.
    pub names: Vec<(String, String)>,
    /// Whether it is sent as a page's form is, not as JSON.
    pub is_form: bool,
}

impl Server {
    /// What it can do.
    #[must_use]
    pub const fn capabilities(&self) -> Capabilities {
        self.dialect.capabilities()
    }

    /// The thread's key as the server has it, from the key of the page at `page`, its
    /// address: most servers take any key.
    #[must_use]
    pub fn resolve(&self, thread: &str, page: &str) -> Exchange<String> {
        match self.dialect {
            Dialect::WordPress => wordpress::resolve(&self.endpoint, thread, page),
            _ => Exchange::done(thread.to_owned()),
        }
    }

    /// Asks it for something.
    #[must_use]
    pub fn ask(&self, ask: Ask) -> Exchange<Answer> {
        let endpoint = self.endpoint.trim_end_matches('/');
        match self.dialect {
            Dialect::Glosa => glosa::ask(endpoint, &ask),
            Dialect::Isso => isso::ask(endpoint, ask),
            Dialect::WordPress => wordpress::ask(endpoint, ask),
            Dialect::Waline => waline::ask(endpoint, ask),
            Dialect::Artalk => artalk::ask(endpoint, &self.site, ask),
            Dialect::Cusdis => cusdis::ask(endpoint, &self.site, ask),
            Dialect::Post => post::ask(endpoint, &self.form, ask),
            Dialect::Own => Exchange::not_offered(),
        }
    }
}
