-- Figures of a consultation, frozen for publication. Whoever published something has to be able to
-- show later what it was, so nothing of a release is ever changed.
CREATE TABLE release (
    -- The name of the consultation's folder.
    consultation TEXT NOT NULL,
    -- From 1 on.
    number       INTEGER NOT NULL CHECK (number > 0),
    -- Seconds since 1970-01-01T00:00Z.
    at           INTEGER NOT NULL,
    -- The account's name, and not a reference: it stays when the account goes.
    who          TEXT NOT NULL,
    -- SHA-256 of the body.
    hash         BLOB NOT NULL CHECK (length(hash) = 32),
    -- Protected figures with their words.
    body         BLOB NOT NULL,
    PRIMARY KEY (consultation, number)
) STRICT;

CREATE TRIGGER release_is_not_changed BEFORE UPDATE ON release
BEGIN
    SELECT RAISE(ABORT, 'what was released is not changed');
END;

CREATE TRIGGER release_is_not_erased BEFORE DELETE ON release
BEGIN
    SELECT RAISE(ABORT, 'what was released is not erased');
END;

-- What is said around the figures of a release: a line for each time that it was saved. The last
-- line is what staff go on writing; the last one that is not a draft is what everybody sees.
CREATE TABLE publication (
    id           INTEGER PRIMARY KEY,
    consultation TEXT NOT NULL,
    -- Seconds since 1970-01-01T00:00Z.
    at           INTEGER NOT NULL,
    -- The account's name.
    who          TEXT NOT NULL,
    -- Whose figures they are.
    number       INTEGER NOT NULL,
    -- Markdown.
    asked        TEXT NOT NULL,
    said         TEXT NOT NULL,
    did          TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('draft', 'published', 'taken-down')),
    FOREIGN KEY (consultation, number) REFERENCES release (consultation, number)
) STRICT;

CREATE INDEX publication_consultation ON publication (consultation);
