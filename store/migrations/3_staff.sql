-- The people who work with the results. Nothing here is about a respondent, so order and time are
-- no secret.
CREATE TABLE staff (
    id            INTEGER PRIMARY KEY,
    name          TEXT NOT NULL UNIQUE COLLATE NOCASE,
    -- What they may see. The program knows which roles there are; a CHECK here could not be
    -- changed later without copying the table.
    role          TEXT NOT NULL,
    -- A PHC string such as $argon2id$…; this crate neither makes nor reads it.
    password_hash TEXT NOT NULL,
    -- Days since 1970-01-01.
    created       INTEGER NOT NULL
) STRICT;

-- Who is signed in. Only the hash of a token is kept: a stolen copy of this file signs nobody in.
CREATE TABLE session (
    token   BLOB PRIMARY KEY CHECK (length(token) = 32),
    staff   INTEGER NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    -- Seconds since 1970-01-01T00:00Z.
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX session_staff ON session (staff);

-- Failed attempts to sign in. A name that has no account is treated like one that has, so that
-- waiting times do not tell them apart; hence a hash and no reference to `staff`.
CREATE TABLE failure (
    account BLOB PRIMARY KEY CHECK (length(account) = 32),
    count   INTEGER NOT NULL,
    -- Seconds since 1970-01-01T00:00Z: no attempt is looked at before.
    until   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
