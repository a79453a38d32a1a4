-- Times are milliseconds since 1970-01-01T00:00:00Z. Hashes and keyed hashes are text
-- in URL-safe base64, so that no database's idea of bytes matters.

-- The key of every keyed hash below; made at the first start.
CREATE TABLE secret (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    value TEXT NOT NULL
);

CREATE TABLE thread (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    closed INTEGER NOT NULL DEFAULT 0,
    -- How many comments everybody sees, replies included.
    shown INTEGER NOT NULL DEFAULT 0,
    created INTEGER NOT NULL
);

CREATE TABLE comment (
    -- Sorts in the order of arrival.
    id TEXT PRIMARY KEY,
    thread INTEGER NOT NULL REFERENCES thread (id),
    parent TEXT REFERENCES comment (id),
    -- 0 for a root.
    depth INTEGER NOT NULL,
    author_name TEXT NOT NULL,
    author_email TEXT NOT NULL,
    author_url TEXT NOT NULL,
    badge TEXT,
    -- What was typed, and what it became.
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    quote TEXT NOT NULL,
    created INTEGER NOT NULL,
    edited INTEGER,
    state TEXT NOT NULL CHECK (state IN ('shown', 'held', 'deleted')),
    votes INTEGER NOT NULL DEFAULT 0,
    -- Comments at any depth below this one that everybody sees.
    shown_below INTEGER NOT NULL DEFAULT 0,
    -- Whether everybody sees its place: a deleted comment keeps it for its replies.
    visible INTEGER NOT NULL GENERATED ALWAYS AS
        (CASE WHEN state = 'shown' OR (state = 'deleted' AND shown_below > 0) THEN 1 ELSE 0 END)
        STORED,
    -- Of the token that lets its writer edit; the token itself is kept nowhere.
    token_hash TEXT,
    -- Keyed hash of the address it came from, for blocks; erased after some weeks.
    address_hash TEXT
);

CREATE INDEX comment_by_arrival ON comment (thread, parent, id);
CREATE INDEX comment_by_votes ON comment (thread, parent, votes DESC, id);
CREATE INDEX comment_children ON comment (parent, id, visible);
CREATE INDEX comment_by_state ON comment (state, id);
CREATE INDEX comment_by_token ON comment (token_hash);

CREATE TABLE vote (
    comment TEXT NOT NULL REFERENCES comment (id),
    -- Keyed hashes that differ from comment to comment: votes of one reader cannot be
    -- joined.
    voter TEXT NOT NULL,
    address TEXT NOT NULL,
    PRIMARY KEY (comment, voter)
);

-- First answers, given again when a request is repeated with the same key.
CREATE TABLE idempotency (
    key_hash TEXT PRIMARY KEY,
    body_hash TEXT NOT NULL,
    comment TEXT NOT NULL REFERENCES comment (id),
    status INTEGER NOT NULL,
    -- The comment as JSON, without its token; empty once the comment is deleted.
    answer TEXT NOT NULL,
    created INTEGER NOT NULL
);

CREATE INDEX idempotency_by_age ON idempotency (created);
CREATE INDEX idempotency_by_comment ON idempotency (comment);

-- What happened, for server-sent events: no content, only what to look up.
CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    thread INTEGER NOT NULL REFERENCES thread (id),
    kind TEXT NOT NULL CHECK (kind IN ('comment', 'edit', 'delete', 'vote')),
    comment TEXT NOT NULL REFERENCES comment (id),
    created INTEGER NOT NULL
);

CREATE INDEX event_by_thread ON event (thread, id);

CREATE TABLE block (
    address_hash TEXT PRIMARY KEY,
    created INTEGER NOT NULL
);
