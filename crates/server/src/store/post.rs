//! Storing a new comment.

use glosa_core::draft::limits::REPLY_DEPTH;
use glosa_core::time::Timestamp;

use super::{
    Record, Repeatable, Result, Store, Transaction, comments, events, idempotency, moderation,
    select, sql,
};
use crate::id;
use crate::model::State;

/// A comment to store, checked and rendered.
#[derive(Clone, Debug)]
pub struct NewComment {
    /// The key of its thread.
    pub thread: String,
    /// The article's title, for a thread that is new.
    pub title: String,
    /// The article's address, for a thread that is new.
    pub url: String,
    /// The comment that it answers.
    pub parent: Option<String>,
    /// The writer's name; may be empty, as may all below.
    pub author_name: String,
    /// The writer's e-mail address.
    pub author_email: String,
    /// The writer's site.
    pub author_url: String,
    /// What the server says of the writer.
    pub badge: Option<&'static str>,
    /// The text as it was typed.
    pub text: String,
    /// The text as it is shown.
    pub html: String,
    /// The passage that it speaks of.
    pub quote: String,
    /// Whether a moderator must approve it.
    pub held: bool,
    /// Of the address that it came from.
    pub address_hash: String,
    /// What the token that lets its writer edit is made from, besides its name.
    pub token_salt: Vec<u8>,
}

/// What became of a new comment.
#[derive(Debug)]
pub enum Outcome {
    /// It is stored, now or by an earlier request with the same key.
    Stored {
        /// Whether it was held.
        held: bool,
        /// The first answer as JSON; `None` when it is no longer kept.
        answer: Option<String>,
        /// The comment as it is now.
        record: Box<Record>,
    },
    /// The key came before with another body.
    Conflict,
    /// The address is blocked.
    Blocked,
    /// The thread is closed.
    Closed,
    /// There is no such parent in this thread.
    NoParent,
    /// The parent cannot be answered: it is held or deleted.
    ParentNotShown,
    /// The parent stands too deep.
    TooDeep,
}

impl Store {
    /// Stores a comment in one transaction with its idempotency key: of several
    /// requests with one key, at once or one after another, only one does.
    ///
    /// # Errors
    /// When the database fails; then nothing is stored.
    pub async fn post(
        &self,
        new: &NewComment,
        repeatable: Option<&Repeatable>,
        now: Timestamp,
        answer: impl FnOnce(&Record) -> String,
    ) -> Result<Outcome> {
        let mut transaction = self.begin().await?;
        if let Some(request) = repeatable
            && let Some(outcome) = idempotency::find(&mut transaction, request).await?
        {
            return Ok(outcome);
        }
        if let Some(refusal) = refusal(&mut transaction, new).await? {
            return Ok(refusal);
        }
        let depth = match place(&mut transaction, new).await? {
            Ok(depth) => depth,
            Err(refusal) => return Ok(refusal),
        };
        let id = next_id(&mut transaction, now).await?;
        self.insert(&mut transaction, new, &id, depth, now).await?;
        if !new.held {
            comments::count(&mut transaction, &id, 1).await?;
            events::note(&mut transaction, "comment", &id, now).await?;
        }
        let record: Record =
            sql(select!("", "WHERE c.id = $1")).bind(&id).one(&mut transaction).await?;
        let answer = answer(&record);
        if let Some(request) = repeatable {
            idempotency::keep(&mut transaction, request, &record, new.held, &answer).await?;
        }
        transaction.commit().await?;
        Ok(Outcome::Stored { held: new.held, answer: Some(answer), record: Box::new(record) })
    }

    /// The outcome of an earlier request with the same key, if there was one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn repeated(&self, request: &Repeatable) -> Result<Option<Outcome>> {
        idempotency::find(self, request).await
    }

    async fn insert(
        &self,
        transaction: &mut Transaction,
        new: &NewComment,
        id: &str,
        depth: i64,
        now: Timestamp,
    ) -> Result<()> {
        let thread = thread(transaction, new, now).await?;
        let token = self.secret.edit_token(id, &new.token_salt);
        let state = if new.held { State::Held } else { State::Shown };
        sql("INSERT INTO comment (id, thread, parent, depth, author_name, author_email,
                author_url, badge, text, html, quote, created, state, token_hash, address_hash,
                page_title, page_url)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)")
        .bind(id)
        .bind(thread)
        .bind(new.parent.as_deref())
        .bind(depth)
        .bind(&new.author_name)
        .bind(&new.author_email)
        .bind(&new.author_url)
        .bind(new.badge)
        .bind(&new.text)
        .bind(&new.html)
        .bind(&new.quote)
        .bind(now.0)
        .bind(state.name())
        .bind(crate::secret::digest(token.as_bytes()))
        .bind(&new.address_hash)
        .bind(if new.held { &new.title } else { "" })
        .bind(if new.held { &new.url } else { "" })
        .execute(transaction)
        .await?;
        Ok(())
    }
}

/// A name for a comment that is written now, greater than all there are: also than those
/// of other servers, whatever their clocks say. Nobody else writes meanwhile.
async fn next_id(transaction: &mut Transaction, now: Timestamp) -> Result<String> {
    let (newest,): (Option<String>,) = sql("SELECT max(id) FROM comment").one(transaction).await?;
    Ok(id::next(now, newest.as_deref())?)
}

/// Why neither this address nor anybody may comment here now.
async fn refusal(transaction: &mut Transaction, new: &NewComment) -> Result<Option<Outcome>> {
    // A moderator may sit behind an address that was blocked for others.
    let moderator = new.badge.is_some();
    if !moderator && moderation::is_blocked(transaction, &new.address_hash).await? {
        return Ok(Some(Outcome::Blocked));
    }
    let closed: Option<(bool,)> = sql("SELECT closed FROM thread WHERE key = $1")
        .bind(&new.thread)
        .first(transaction)
        .await?;
    Ok((closed == Some((true,))).then_some(Outcome::Closed))
}

/// How deep the comment will stand.
async fn place(
    transaction: &mut Transaction,
    new: &NewComment,
) -> Result<std::result::Result<i64, Outcome>> {
    let Some(parent) = &new.parent else { return Ok(Ok(0)) };
    let parent: Option<Record> = sql(select!("", "WHERE c.id = $1 AND t.key = $2"))
        .bind(parent)
        .bind(&new.thread)
        .first(transaction)
        .await?;
    Ok(match parent {
        None => Err(Outcome::NoParent),
        Some(parent) if parent.state != State::Shown => Err(Outcome::ParentNotShown),
        Some(parent) if parent.depth >= REPLY_DEPTH as i64 => Err(Outcome::TooDeep),
        Some(parent) => Ok(parent.depth + 1),
    })
}

/// The thread's row, made where there is none. What a later post says of the article
/// changes nothing: anybody could say anything. What a held one says waits with it.
async fn thread(transaction: &mut Transaction, new: &NewComment, now: Timestamp) -> Result<i64> {
    let (id,) = sql("INSERT INTO thread (key, title, url, created) VALUES ($1, $2, $3, $4)
         ON CONFLICT (key) DO UPDATE SET
            title = CASE thread.title WHEN '' THEN excluded.title ELSE thread.title END,
            url = CASE thread.url WHEN '' THEN excluded.url ELSE thread.url END
         RETURNING id")
    .bind(&new.thread)
    .bind(if new.held { "" } else { &new.title })
    .bind(if new.held { "" } else { &new.url })
    .bind(now.0)
    .one(transaction)
    .await?;
    Ok(id)
}
