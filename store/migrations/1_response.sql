-- What respondents sent.
--
-- Two rules shape these tables.
--   * Nothing may tell in which order, or at what time of day, answers arrived. So no table has a
--     rowid (it would count up), every key is random, and only the day is kept.
--   * Nothing may lead from contact details to answers. So `contact` has no column in common with
--     any other table, and not even a day.
--
-- A migration that has been released is never edited: the program checks what each one said.

-- Marks the file as Heard's ("HEAR" in ASCII), so that another program's database is left alone.
PRAGMA application_id = 1212498258;

-- Facts about the file itself. There is one row.
CREATE TABLE meta (
    only   INTEGER PRIMARY KEY CHECK (only = 1),
    -- Drawn when the file was made; tickets that the server hands out are signed with it.
    secret BLOB NOT NULL CHECK (length(secret) = 32)
) STRICT;

-- Every questionnaire that was ever published, as JSON. One with responses under it stays for
-- ever, because without it their rows could not be read.
CREATE TABLE definition (
    hash    BLOB PRIMARY KEY CHECK (length(hash) = 32),
    slug    TEXT NOT NULL,
    version INTEGER NOT NULL,
    json    TEXT NOT NULL,
    UNIQUE (slug, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE response (
    -- Derived from the random id that the respondent's side made, and not that id itself: whoever
    -- has only this file cannot recognise a response by what is left on somebody's telephone, and
    -- a client whose ids are not random cannot put the rows in order either.
    id                 BLOB PRIMARY KEY CHECK (length(id) = 16),
    questionnaire_hash BLOB NOT NULL REFERENCES definition (hash),
    -- Made up for a demonstration or a measurement; no person sent it.
    synthetic          INTEGER NOT NULL CHECK (synthetic IN (0, 1)),
    -- Days since 1970-01-01.
    day                INTEGER NOT NULL,
    language           TEXT NOT NULL,
    -- Tells a repeated submission from another one under the same id.
    digest             BLOB NOT NULL CHECK (length(digest) = 32),
    -- The closed answers, in cells of fixed width that follow from the definition.
    closed             BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What people wrote, one row for each field that they filled in.
CREATE TABLE free_text (
    response BLOB NOT NULL REFERENCES response (id) ON DELETE CASCADE,
    field    TEXT NOT NULL,
    -- How `body` is to be read: 0 = UTF-8 text.
    scheme   INTEGER NOT NULL,
    body     BLOB NOT NULL,
    PRIMARY KEY (response, field)
) STRICT, WITHOUT ROWID;

-- How to reach people who asked to be reached.
CREATE TABLE contact (
    id     BLOB PRIMARY KEY CHECK (length(id) = 16),
    slug   TEXT NOT NULL,
    -- How `body` is to be read: 0 = JSON.
    scheme INTEGER NOT NULL,
    body   BLOB NOT NULL
) STRICT, WITHOUT ROWID;
