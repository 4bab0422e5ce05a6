-- The words of mentions, to be searched. The letters stay in mention.exact; a word is a run of letters and digits, its case
-- does not count, its accents do.

CREATE VIRTUAL TABLE mention_words USING fts5 (exact, content = 'mention', content_rowid = 'nr', tokenize = "unicode61 remove_diacritics 0");

CREATE TRIGGER mention_words_insert AFTER INSERT ON mention BEGIN
  INSERT INTO mention_words (rowid, exact) VALUES (new.nr, new.exact);
END;
CREATE TRIGGER mention_words_update AFTER UPDATE OF exact ON mention WHEN old.exact <> new.exact BEGIN
  INSERT INTO mention_words (mention_words, rowid, exact) VALUES ('delete', old.nr, old.exact);
  INSERT INTO mention_words (rowid, exact) VALUES (new.nr, new.exact);
END;
CREATE TRIGGER mention_words_delete AFTER DELETE ON mention BEGIN
  INSERT INTO mention_words (mention_words, rowid, exact) VALUES ('delete', old.nr, old.exact);
END;

INSERT INTO mention_words (mention_words) VALUES ('rebuild');
