//! Markdown within a line.

/// What stands around a text, and what that makes of it.
const PAIRS: &[(&str, &str)] =
    &[("`", "code"), ("**", "strong"), ("__", "strong"), ("*", "em"), ("_", "em")];

/// The HTML of a text with code, emphasis and links, none within another; HTML in it
/// stays as it is.
pub(super) fn html_of(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    let mut rest = text;
    // A sign without its counterpart has none further on either.
    let mut alone: Vec<&str> = Vec::new();
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let found = match c {
            '[' if !alone.contains(&"[") => link(rest, &mut alone),
            '_' if before.is_alphanumeric() => None,
            '`' | '*' | '_' => pair(rest, &mut alone),
            _ => None,
        };
        if let Some((made, behind)) = found {
            html.push_str(&made);
            rest = behind;
            before = ' ';
        } else {
            html.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
            before = c;
        }
    }
    html
}

/// An element, and what follows it.
type Found<'t> = Option<(String, &'t str)>;

fn pair<'t>(rest: &'t str, alone: &mut Vec<&str>) -> Found<'t> {
    let (sign, name) = PAIRS.iter().find(|(sign, _)| rest.starts_with(sign))?;
    let inner = rest.strip_prefix(sign)?;
    if alone.contains(sign) || inner.starts_with(char::is_whitespace) || inner.starts_with(*sign) {
        return None;
    }
    let Some((inner, behind)) = inner.split_once(sign) else {
        alone.push(sign);
        return None;
    };
    if inner.ends_with(char::is_whitespace) {
        return None;
    }
    let inner = if *name == "code" { super::super::escaped(inner) } else { inner.to_owned() };
    Some((["<", name, ">", &inner, "</", name, ">"].concat(), behind))
}

fn link<'t>(rest: &'t str, alone: &mut Vec<&str>) -> Found<'t> {
    let parts = rest.get(1..)?.split_once("](").and_then(|(label, behind)| {
        let (address, behind) = behind.split_once(')')?;
        Some((label, address, behind))
    });
    let Some((label, address, behind)) = parts else {
        alone.push("[");
        return None;
    };
    let address = super::super::escaped(address.trim()).replace('"', "&quot;");
    Some((["<a href=\"", &address, "\">", label, "</a>"].concat(), behind))
}
