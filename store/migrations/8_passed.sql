-- How many people went on from each page of a questionnaire, whether they sent their answers or not.
-- Counts alone: no row is about a person, and they are added to a quarter of an hour's worth at a time.
CREATE TABLE passed (
    -- The questionnaire.
    slug  TEXT NOT NULL,
    -- The page's identifier; empty for those who began.
    page  TEXT NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (slug, page)
) STRICT, WITHOUT ROWID;
