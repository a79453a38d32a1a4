-- What a held comment says of its article. It becomes the thread's when the comment is
-- approved, and is erased then and when the comment is removed: until a comment of the
-- thread is public, nobody has looked at these words.
ALTER TABLE comment ADD COLUMN page_title TEXT NOT NULL DEFAULT '';
ALTER TABLE comment ADD COLUMN page_url TEXT NOT NULL DEFAULT '';

UPDATE comment SET
    page_title = (SELECT title FROM thread WHERE thread.id = comment.thread),
    page_url = (SELECT url FROM thread WHERE thread.id = comment.thread)
WHERE state = 'held' AND thread IN (SELECT id FROM thread WHERE shown = 0);

UPDATE thread SET title = '', url = '' WHERE shown = 0;

-- Votes that came while their comment was being deleted.
DELETE FROM vote WHERE comment IN (SELECT id FROM comment WHERE state = 'deleted');
UPDATE comment SET votes = 0 WHERE state = 'deleted' AND votes <> 0;
