-- The words of mentions, to be searched; see store.Words. The program splits them, so that every database has the same.

ALTER TABLE mention ADD COLUMN words TSVECTOR NOT NULL DEFAULT '';
CREATE INDEX mention_words ON mention USING gin (words);
