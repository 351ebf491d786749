-- What opens the locked drafts of respondents, as long as their PIN is not guessed at too often.
--
-- Half of what `name` and the key to `sealed` follow from is on the respondent's device, the other
-- half is the PIN, stretched. So this table tells neither whose a lock is, nor can the PIN be
-- guessed with it alone; it tells how many locks there are and, to the hour, when they expire.
CREATE TABLE lock (
    name         BLOB PRIMARY KEY CHECK (length(name) = 32),
    -- Hours since 1970-01-01T00:00Z.
    expires_hour INTEGER NOT NULL,
    -- Wrong PINs since the last right one.
    wrong        INTEGER NOT NULL,
    -- A nonce of 24 bytes, then 32 sealed bytes and their tag: what the draft's key is made with.
    sealed       BLOB NOT NULL,
    -- The name of the draft, where it lies in this file and not on the device.
    draft        BLOB CHECK (length(draft) = 32)
) STRICT, WITHOUT ROWID;
