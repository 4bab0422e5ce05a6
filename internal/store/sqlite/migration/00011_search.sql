-- The words of mentions again, now numbered so that the newest come first without sorting: by kind, then day, then mention.
-- The letters stay in mention.exact, this table holds but the index of them.

DROP TRIGGER mention_words_insert;
DROP TRIGGER mention_words_update;
DROP TRIGGER mention_words_delete;
DROP TABLE mention_words;

ALTER TABLE mention ADD COLUMN words_nr INTEGER GENERATED ALWAYS AS (
  (CASE kind WHEN 'event' THEN 0 WHEN 'statement' THEN 1 WHEN 'figure' THEN 2 ELSE 3 END << 61)
  | (CAST(substr(day, 1, 4) AS INTEGER) << 47) -- 0 where a part of the date is not told
  | (CAST(substr(day, 6, 2) AS INTEGER) << 43)
  | (CAST(substr(day, 9, 2) AS INTEGER) << 38)
  | nr) VIRTUAL;

CREATE VIRTUAL TABLE mention_words USING fts5 (exact, content = '', tokenize = "unicode61 remove_diacritics 0");

CREATE TRIGGER mention_words_insert AFTER INSERT ON mention BEGIN
  INSERT INTO mention_words (rowid, exact) VALUES (new.words_nr, new.exact);
END;
CREATE TRIGGER mention_words_update AFTER UPDATE OF exact, kind, day ON mention
WHEN old.exact <> new.exact OR old.words_nr <> new.words_nr BEGIN
  INSERT INTO mention_words (mention_words, rowid, exact) VALUES ('delete', old.words_nr, old.exact);
  INSERT INTO mention_words (rowid, exact) VALUES (new.words_nr, new.exact);
END;
CREATE TRIGGER mention_words_delete AFTER DELETE ON mention BEGIN
  INSERT INTO mention_words (mention_words, rowid, exact) VALUES ('delete', old.words_nr, old.exact);
END;

INSERT INTO mention_words (rowid, exact) SELECT words_nr, exact FROM mention ORDER BY words_nr;
