-- The tables of the SQLite migrations up to 0002, so that from here on a number means
-- the same on both. Names sort by their bytes (`COLLATE "C"`): the order of some
-- language would set them otherwise, and cursors compare them.

-- The key of every keyed hash below; made at the first start.
CREATE TABLE secret (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    value TEXT NOT NULL
);

CREATE TABLE thread (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key TEXT COLLATE "C" NOT NULL UNIQUE,
    title TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    closed BOOLEAN NOT NULL DEFAULT FALSE,
    -- How many comments everybody sees, replies included.
    shown BIGINT NOT NULL DEFAULT 0,
    created BIGINT NOT NULL
);

CREATE TABLE comment (
    -- Sorts in the order of arrival.
    id TEXT COLLATE "C" PRIMARY KEY,
    thread BIGINT NOT NULL REFERENCES thread (id),
    parent TEXT COLLATE "C" REFERENCES comment (id),
    -- 0 for a root.
    depth BIGINT NOT NULL,
    author_name TEXT NOT NULL,
    author_email TEXT NOT NULL,
    author_url TEXT NOT NULL,
    badge TEXT,
    -- What was typed, and what it became.
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    quote TEXT NOT NULL,
    created BIGINT NOT NULL,
    edited BIGINT,
    state TEXT NOT NULL CHECK (state IN ('shown', 'held', 'deleted')),
    votes BIGINT NOT NULL DEFAULT 0,
    -- Comments at any depth below this one that everybody sees.
    shown_below BIGINT NOT NULL DEFAULT 0,
    -- Whether everybody sees its place: a deleted comment keeps it for its replies.
    visible BIGINT NOT NULL GENERATED ALWAYS AS
        (CASE WHEN state = 'shown' OR (state = 'deleted' AND shown_below > 0) THEN 1 ELSE 0 END)
        STORED,
    -- Of the token that lets its writer edit; the token itself is kept nowhere.
    token_hash TEXT,
    -- Keyed hash of the address it came from, for blocks; erased after some weeks.
    address_hash TEXT,
    -- What a held comment says of its article, until it is approved or removed.
    page_title TEXT NOT NULL DEFAULT '',
    page_url TEXT NOT NULL DEFAULT ''
);

-- Of roots alone: behind a column that is null PostgreSQL does not see the order.
CREATE INDEX comment_by_arrival ON comment (thread, id) WHERE parent IS NULL;
CREATE INDEX comment_by_votes ON comment (thread, votes DESC, id) WHERE parent IS NULL;
CREATE INDEX comment_children ON comment (parent, id, visible);
CREATE INDEX comment_by_state ON comment (state, id);
CREATE INDEX comment_by_token ON comment (token_hash);

CREATE TABLE vote (
    comment TEXT COLLATE "C" NOT NULL REFERENCES comment (id),
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
    comment TEXT COLLATE "C" NOT NULL REFERENCES comment (id),
    status BIGINT NOT NULL,
    -- The comment as JSON, without its token; empty once the comment is deleted.
    answer TEXT NOT NULL,
    created BIGINT NOT NULL
);

CREATE INDEX idempotency_by_age ON idempotency (created);
CREATE INDEX idempotency_by_comment ON idempotency (comment);

-- What happened, for server-sent events: no content, only what to look up. Numbers are
-- given one writer at a time, so they are committed in their order.
CREATE TABLE event (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    thread BIGINT NOT NULL REFERENCES thread (id),
    kind TEXT NOT NULL CHECK (kind IN ('comment', 'edit', 'delete', 'vote')),
    comment TEXT COLLATE "C" NOT NULL REFERENCES comment (id),
    created BIGINT NOT NULL
);

CREATE INDEX event_by_thread ON event (thread, id);

CREATE TABLE block (
    address_hash TEXT PRIMARY KEY,
    created BIGINT NOT NULL
);

-- The members of a JSON array of texts, under the name that SQLite has for it, so that
-- one statement serves both. PostgreSQL's own function of this name takes another type.
-- STRICT keeps it from being written out in place, where the plan would reckon with a
-- hundred members and read whole tables for the sake of a few.
CREATE FUNCTION json_each(members TEXT) RETURNS TABLE (value TEXT)
    LANGUAGE sql IMMUTABLE STRICT ROWS 20
    AS $$ SELECT jsonb_array_elements_text(members::jsonb) $$;

-- Every server on this database hears that there are new events, once they are
-- committed; what they are stands in the table.
CREATE FUNCTION tell_of_events() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    BEGIN
        PERFORM pg_notify('glosa_event', '');
        RETURN NULL;
    END
    $$;

CREATE TRIGGER tell_of_events AFTER INSERT ON event
    FOR EACH STATEMENT EXECUTE FUNCTION tell_of_events();
