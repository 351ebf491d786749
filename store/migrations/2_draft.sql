-- Drafts of people who answer without JavaScript.
--
-- The key to a draft is in the respondent's cookie and nowhere else. `name` is derived from it, so
-- this table tells neither whose a draft is nor what it says; it tells how many there are and, to
-- the hour, when they expire.
CREATE TABLE draft (
    name         BLOB PRIMARY KEY CHECK (length(name) = 32),
    -- Hours since 1970-01-01T00:00Z.
    expires_hour INTEGER NOT NULL,
    -- A nonce of 24 bytes, then the ciphertext of text filled up to a multiple of 4 KiB.
    sealed       BLOB NOT NULL
) STRICT, WITHOUT ROWID;
