//! A page of a level: where a request lets it begin or end, and what lies on both sides.

use crate::cursor::{self, Sort};
use crate::error::{Error, FieldCode};
use crate::extract::Parameters;
use crate::id::is_id;
use crate::model::State as Visibility;
use crate::store::{Level, Order, Record, Side, Store};

/// The parameters that say where, of which a request has one at most.
const PLACES: [&str; 3] = ["after", "before", "at"];

/// Where a page begins or ends.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Where {
    /// It lies on one side of a place.
    Beside(Order, Side),
    /// It begins with the root of a comment.
    RootOf(String),
}

impl Where {
    /// What a request asks for.
    pub(super) fn read(parameters: &Parameters, sort: Sort) -> Result<Self, Error> {
        let mut named = PLACES.into_iter().filter_map(|name| Some((name, parameters.get(name)?)));
        let Some((name, word)) = named.next() else {
            return Ok(Self::Beside(sort.start(), Side::After));
        };
        let invalid = |name: &str| Error::parameter(name, FieldCode::Invalid);
        if let Some((other, _)) = named.next() {
            return Err(invalid(other));
        }
        let place = || cursor::decode(word, sort).ok_or_else(|| invalid(name));
        match name {
            "after" => Ok(Self::Beside(place()?, Side::After)),
            "before" => Ok(Self::Beside(place()?, Side::Before)),
            // Replies stand below one comment, and pages of roots are what `at` chooses of.
            _ if parameters.get("parent").is_some() => Err(invalid(name)),
            _ => Ok(Self::RootOf(word.to_owned())),
        }
    }
}

/// Some of a level, and cursors to the rest of it.
pub(super) struct Page {
    pub(super) records: Vec<Record>,
    pub(super) previous: Option<String>,
    pub(super) next: Option<String>,
}

/// A thread as somebody sees it.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    pub(super) store: &'a Store,
    pub(super) thread: &'a str,
    /// Comments to show though not everybody sees them.
    pub(super) own: &'a [String],
}

impl Seen<'_> {
    /// A comment of the thread, if it is to be seen.
    pub(super) async fn comment(self, id: &str) -> Result<Record, Error> {
        // What is no name is looked up nowhere: not every text is one to a database.
        if !is_id(id) {
            return Err(Error::NotFound);
        }
        let record = self.store.comment(id).await?.ok_or(Error::NotFound)?;
        let seen = match record.state {
            Visibility::Shown => true,
            Visibility::Deleted => record.shown_below > 0,
            Visibility::Held => false,
        };
        let seen = seen || self.own.contains(&record.id);
        if seen && record.thread_key == self.thread { Ok(record) } else { Err(Error::NotFound) }
    }

    /// At most `limit` comments of a level.
    pub(super) async fn page(
        self,
        parent: Option<&str>,
        sort: Sort,
        place: &Where,
        limit: i64,
    ) -> Result<Page, Error> {
        // One more than is told says whether there are more.
        let (mut records, side) = match place {
            Where::Beside(order, side) => {
                (self.level(parent, order.clone(), *side, limit + 1).await?, *side)
            }
            Where::RootOf(id) => (self.beginning_with_root_of(id, sort, limit).await?, Side::After),
        };
        let more = records.len() as i64 > limit;
        if more {
            match side {
                Side::After => records.truncate(usize::try_from(limit).unwrap_or(usize::MAX)),
                Side::Before => drop(records.remove(0)),
            }
        }
        let (Some(first), Some(last)) = (records.first(), records.last()) else {
            return Ok(Page { records, previous: None, next: None });
        };
        let (first, last) = (sort.place(first), sort.place(last));
        let (precedes, follows) = match side {
            // Nothing precedes the start, and it need not be asked for.
            Side::After if *place == Where::Beside(sort.start(), side) => (false, more),
            Side::After => (self.has(parent, &first, Side::Before).await?, more),
            Side::Before => (more, self.has(parent, &last, Side::After).await?),
        };
        let previous = precedes.then(|| cursor::encode(&first));
        let next = follows.then(|| cursor::encode(&last));
        Ok(Page { records, previous, next })
    }

    /// The root of a comment, and as many as `limit` that follow it.
    async fn beginning_with_root_of(
        self,
        id: &str,
        sort: Sort,
        limit: i64,
    ) -> Result<Vec<Record>, Error> {
        let comment = self.comment(id).await?;
        let root = match comment.parent {
            None => comment,
            Some(_) => {
                let above = self.store.ancestors(id).await?;
                above.into_iter().next().ok_or(Error::NotFound)?
            }
        };
        let after = self.level(None, sort.place(&root), Side::After, limit).await?;
        Ok(std::iter::once(root).chain(after).collect())
    }

    /// Whether anything stands on a side of a place.
    async fn has(self, parent: Option<&str>, place: &Order, side: Side) -> Result<bool, Error> {
        Ok(!self.level(parent, place.clone(), side, 1).await?.is_empty())
    }

    async fn level(
        self,
        parent: Option<&str>,
        order: Order,
        side: Side,
        limit: i64,
    ) -> Result<Vec<Record>, Error> {
        let Self { store, thread, own } = self;
        Ok(store.level(&Level { thread, parent, order, side, own, limit }).await?)
    }
}
