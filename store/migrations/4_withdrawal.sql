-- Taking a response back.
--
-- A respondent may ask for a code after sending. `name` and the key to `sealed` both follow from it,
-- and it is kept nowhere: this table tells how many codes were asked for, and not for which
-- responses. Only with the code can it be said what belongs together.
CREATE TABLE withdrawal (
    name   BLOB PRIMARY KEY CHECK (length(name) = 32),
    -- A nonce of 24 bytes, then under the code: which response, and which contact details if any.
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- That a response was taken back, and nothing of what it said.
CREATE TABLE withdrawn (
    -- Random, and not the response's.
    id                 BLOB PRIMARY KEY CHECK (length(id) = 16),
    questionnaire_hash BLOB NOT NULL REFERENCES definition (hash),
    -- Days since 1970-01-01.
    day                INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
