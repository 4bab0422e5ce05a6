-- Beside the articles, not under their seals: what finds near-duplicates. A row that is missing, as in a store made
-- before this table, is made again from the article's text.

CREATE TABLE sketch (
  article INTEGER PRIMARY KEY REFERENCES article (nr),
  body    BLOB NOT NULL -- neardup.Sketch; its first byte is neardup.Version
) STRICT;
