-- Who took responses row by row. Staff are accountable for such files, so order and time are no
-- secret here; what the rows said is not kept.
CREATE TABLE taken (
    id        INTEGER PRIMARY KEY,
    -- Seconds since 1970-01-01T00:00Z.
    at        INTEGER NOT NULL,
    -- The account's name, and not a reference: it stays when the account goes. NULL for somebody on
    -- the machine itself, with the command line.
    who       TEXT,
    -- The questionnaire.
    slug      TEXT NOT NULL,
    -- The ending of the file's name.
    format    TEXT NOT NULL,
    -- 1: as they were answered; 0: protected.
    exact     INTEGER NOT NULL CHECK (exact IN (0, 1)),
    -- How many responses.
    responses INTEGER NOT NULL
) STRICT;

CREATE INDEX taken_slug ON taken (slug);

-- What was written here stays as it is.
CREATE TRIGGER taken_is_not_changed BEFORE UPDATE ON taken
BEGIN
    SELECT RAISE(ABORT, 'what was taken is not changed');
END;

CREATE TRIGGER taken_is_not_erased BEFORE DELETE ON taken
BEGIN
    SELECT RAISE(ABORT, 'what was taken is not erased');
END;
