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
        let contexts = document.items().iter().flat_map(|node| node.get("@context").items());
        let members: Vec<_> = contexts.flat_map(Value::members).collect();
        for (name, meaning) in &members {
            if name == "@language" {
                context.language = meaning.as_str().map(str::to_owned);
            }
            let is_prefix = address_in(meaning).is_some_and(is_vocabulary);
            if is_prefix && !name.starts_with('@') && context.prefixes.len() < MAX_NAMES {
                context.prefixes.push([name, ":"].concat());
            }
        }
        for (name, meaning) in members {
            let Some(meaning) = address_in(meaning).filter(|_| context.own.len() < MAX_NAMES)
            else {
                continue;
            };
            let local = context.local(meaning);
            if local != meaning && !local.is_empty() && local != name {
                let own = (name.clone(), local.to_owned());
                context.own.push(own);
            }
        }
        context
    }

    /// A name without its prefix or address.
    pub(super) fn local<'n>(&'n self, name: &'n str) -> &'n str {
        if let Some((_, local)) = self.own.iter().find(|(own, _)| own == name) {
            return local;
        }
        let prefixes = self.prefixes.iter().map(String::as_str);
        let mut all = prefixes.chain(VOCABULARIES.iter().copied());
        all.find_map(|prefix| name.strip_prefix(prefix)).unwrap_or(name)
    }
}

fn address_in(meaning: &Value) -> Option<&str> {
    meaning.as_str().or_else(|| meaning.get("@id").as_str())
}

/// Whether an address is that of a vocabulary, however it is written.
fn is_vocabulary(address: &str) -> bool {
    let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let Some(host) = host else { return false };
    let host = host.strip_prefix("www.").unwrap_or(host).trim_end_matches(['/', '#']);
    ["schema.org", "w3.org/2004/02/skos/core"].contains(&host)
}
