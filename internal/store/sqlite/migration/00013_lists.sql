-- All that lists ask of a mention stands in the indexes: they need no rows but those that are shown.

DROP INDEX mention_type;
CREATE INDEX mention_type ON mention (kind, type, day, article, seq, status, id) WHERE superseded = '';
DROP INDEX mention_day;
CREATE INDEX mention_day ON mention (kind, day, article, seq, status, id) WHERE superseded = '';

-- For mentions that something else finds: somebody's, or those with a word.
CREATE INDEX mention_listed ON mention (nr, kind, day, article, seq, type, status, id) WHERE superseded = '';
