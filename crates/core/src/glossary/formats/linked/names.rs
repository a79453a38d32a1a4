//! What the names of a document mean.

use crate::json::Value;

/// Where the names of schema.org and of SKOS live. None of one is a name of the other
/// with another meaning, so they need not be told apart.
const VOCABULARIES: &[&str] =
    &["https://schema.org/", "http://schema.org/", "http://www.w3.org/2004/02/skos/core#"];

/// How many prefixes and names of its own a document may have: each name that is read is
/// compared with them.
const MAX_NAMES: usize = 100;

/// What the `@context`s of a document say, apart from those at other addresses, which
/// are not loaded.
#[derive(Debug, Default)]
pub(super) struct Context {
    /// What may stand before a name, such as `schema:`.
    prefixes: Vec<String>,
    /// Names of the document's own, with what they stand for.
    own: Vec<(String, String)>,
    /// The language of strings that name none.
    pub(super) language: Option<String>,
}

impl Context {
    pub(super) fn of(document: &Value) -> Self {
        let mut context =
            Self { prefixes: vec!["schema:".to_owned(), "skos:".to_owned()], ..Self::default() };
        // Prefixes first: names of the document's own are said with them.
        for reads_prefixes in [true, false] {
            for node in document.items() {
                for stated in node.get("@context").items() {
                    for (name, meaning) in stated.members() {
                        context.learn(name, meaning, reads_prefixes);
                    }
                }
            }
        }
        context
    }

    fn learn(&mut self, name: &str, meaning: &Value, reads_prefixes: bool) {
        if name == "@language" {
            self.language = meaning.as_str().map(str::to_owned);
        }
        let address = meaning.as_str().or_else(|| meaning.get("@id").as_str());
        let Some(address) = address.filter(|_| !name.starts_with('@')) else { return };
        if reads_prefixes {
            if is_vocabulary(address) && self.prefixes.len() < MAX_NAMES {
                self.prefixes.push([name, ":"].concat());
            }
            return;
        }
        let local = self.local(address);
        let says_something = local != address && !local.is_empty() && local != name;
        if says_something && self.own.len() < MAX_NAMES {
            let own = (name.to_owned(), local.to_owned());
            self.own.push(own);
        }
    }

    /// A name without its prefix or address.
    pub(super) fn local<'n>(&'n self, name: &'n str) -> &'n str {
        if let Some((_, local)) = self.own.iter().find(|(own, _)| own == name) {
            return local;
        }
        let own = self.prefixes.iter().find_map(|prefix| name.strip_prefix(&**prefix));
        let full = || VOCABULARIES.iter().find_map(|address| name.strip_prefix(address));
        own.or_else(full).unwrap_or(name)
    }
}

/// Whether an address is that of a vocabulary, however it is written.
fn is_vocabulary(address: &str) -> bool {
    let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let Some(host) = host else { return false };
    let host = host.strip_prefix("www.").unwrap_or(host).trim_end_matches(['/', '#']);
    ["schema.org", "w3.org/2004/02/skos/core"].contains(&host)
}
