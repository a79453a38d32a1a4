//! Where a list goes on, as a word that clients pass back unread.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::id::is_id;
use crate::store::{Order, Record};

/// The order of the roots. Replies always stand oldest first, as a talk is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// The first comment first.
    #[default]
    Oldest,
    /// The last comment first.
    Newest,
    /// Those with most votes first; of equals the older.
    Top,
}

impl Sort {
    /// The order of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "oldest" => Some(Self::Oldest),
            "newest" => Some(Self::Newest),
            "top" => Some(Self::Top),
            _ => None,
        }
    }

    /// The order from its start.
    #[must_use]
    pub const fn start(self) -> Order {
        match self {
            Self::Oldest => Order::Oldest(String::new()),
            Self::Newest => Order::Newest(None),
            Self::Top => Order::Top(None),
        }
    }

    /// The place of a comment in the order.
    #[must_use]
    pub fn place(self, record: &Record) -> Order {
        match self {
            Self::Oldest => Order::Oldest(record.id.clone()),
            Self::Newest => Order::Newest(Some(record.id.clone())),
            Self::Top => Order::Top(Some((record.votes, record.id.clone()))),
        }
    }
}

/// The place as a cursor. It names a comment and not a number of comments, so that
/// nothing is missed or told twice when comments arrive meanwhile.
#[must_use]
pub fn encode(order: &Order) -> String {
    let place = match order {
        Order::Oldest(id) => format!("o.{id}"),
        Order::Newest(id) => format!("n.{}", id.as_deref().unwrap_or_default()),
        Order::Top(None) => "t.".to_owned(),
        Order::Top(Some((votes, id))) => format!("t.{votes}.{id}"),
    };
    URL_SAFE_NO_PAD.encode(place)
}

/// The place of a cursor in an order; `None` for a word that [`encode`] did not make,
/// or made for another order.
#[must_use]
pub fn decode(cursor: &str, sort: Sort) -> Option<Order> {
    let place = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
    let (kind, rest) = place.split_once('.')?;
    match (sort, kind) {
        (Sort::Oldest, "o") | (Sort::Newest, "n") | (Sort::Top, "t") if rest.is_empty() => {
            Some(sort.start())
        }
        (Sort::Oldest, "o") if is_id(rest) => Some(Order::Oldest(rest.to_owned())),
        (Sort::Newest, "n") if is_id(rest) => Some(Order::Newest(Some(rest.to_owned()))),
        (Sort::Top, "t") => {
            let (votes, id) = rest.split_once('.')?;
            let votes = votes.parse().ok()?;
            is_id(id).then(|| Order::Top(Some((votes, id.to_owned()))))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_as_the_place_that_it_was_made_of() {
        let id = "0123456789abcdef".to_owned();
        let orders = [
            (Sort::Oldest, Order::Oldest(String::new())),
            (Sort::Oldest, Order::Oldest(id.clone())),
            (Sort::Newest, Order::Newest(None)),
            (Sort::Newest, Order::Newest(Some(id.clone()))),
            (Sort::Top, Order::Top(None)),
            (Sort::Top, Order::Top(Some((-3, id)))),
        ];
        for (sort, order) in orders {
            for other in [Sort::Oldest, Sort::Newest, Sort::Top] {
                let expected = (other == sort).then(|| order.clone());
                assert_eq!(decode(&encode(&order), other), expected);
            }
        }
    }

    #[test]
    fn other_words_are_no_cursors() {
        let forged = ["o", "o.x", "x.0123456789abcdef", "t.1", "t.a.0123456789abcdef"];
        for word in ["", "!", "é", "AAAA"] {
            assert_eq!(decode(word, Sort::Oldest), None, "{word}");
        }
        for place in forged {
            for sort in [Sort::Oldest, Sort::Newest, Sort::Top] {
                assert_eq!(decode(&URL_SAFE_NO_PAD.encode(place), sort), None, "{place}");
            }
        }
    }
}
