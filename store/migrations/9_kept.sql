-- Tables that staff keep for each other: what was picked, and no figure.
CREATE TABLE kept (
    id    INTEGER PRIMARY KEY,
    -- The questionnaire.
    slug  TEXT NOT NULL,
    -- What staff call it.
    name  TEXT NOT NULL,
    -- What was picked, as it stands in the page's address.
    query TEXT NOT NULL
) STRICT;

CREATE INDEX kept_slug ON kept (slug);
