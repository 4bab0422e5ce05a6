-- Offsets are bytes of article.text, half-open. Empty text means "not known".

PRAGMA application_id = 1380208468; -- "RDOT", tells a store of Readout from other files

CREATE TABLE article (
  nr             INTEGER PRIMARY KEY, -- order of keeping
  id             TEXT NOT NULL UNIQUE, -- sha256 of the raw bytes
  version        TEXT NOT NULL, -- of the program that read it
  seal           TEXT NOT NULL, -- checksum of the row, its zones, diagnostics and standing mentions
  path           TEXT NOT NULL,
  record         TEXT NOT NULL,
  url            TEXT NOT NULL,
  outlet         TEXT NOT NULL,
  title          TEXT NOT NULL,
  authors        TEXT NOT NULL, -- JSON list
  published      TEXT NOT NULL, -- 2023, 2023-11 or 2023-11-25
  published_from TEXT NOT NULL,
  language       TEXT NOT NULL,
  encoding       TEXT NOT NULL, -- how raw became text
  text           TEXT NOT NULL,
  raw            BLOB NOT NULL  -- zstd
) STRICT;
CREATE INDEX article_published ON article (published);

CREATE TABLE zone (
  article    INTEGER NOT NULL REFERENCES article (nr),
  seq        INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  start_byte INTEGER NOT NULL,
  end_byte   INTEGER NOT NULL,
  PRIMARY KEY (article, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE diagnostic (
  article    INTEGER NOT NULL REFERENCES article (nr),
  seq        INTEGER NOT NULL,
  id         TEXT NOT NULL,
  text       TEXT NOT NULL,
  start_byte INTEGER NOT NULL,
  end_byte   INTEGER NOT NULL,
  PRIMARY KEY (article, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE mention (
  nr         INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE, -- hash of what it says
  article    INTEGER NOT NULL REFERENCES article (nr),
  seq        INTEGER NOT NULL,
  kind       TEXT NOT NULL, -- event, statement, figure
  type       TEXT NOT NULL, -- PLOVER type, kind of statement, measure
  start_byte INTEGER NOT NULL,
  end_byte   INTEGER NOT NULL,
  exact      TEXT NOT NULL,
  rule       TEXT NOT NULL,
  version    TEXT NOT NULL,
  body       TEXT NOT NULL, -- all of it, JSON
  sum        TEXT NOT NULL, -- checksum of body
  superseded TEXT NOT NULL  -- the version that no longer reads it; '' while it stands
) STRICT;
CREATE INDEX mention_article ON mention (article, seq);
CREATE INDEX mention_type ON mention (kind, type);

CREATE TABLE span (
  mention    INTEGER NOT NULL REFERENCES mention (nr),
  part       TEXT NOT NULL, -- trigger, when, place, content, cue, words
  seq        INTEGER NOT NULL,
  start_byte INTEGER NOT NULL,
  end_byte   INTEGER NOT NULL,
  exact      TEXT NOT NULL,
  PRIMARY KEY (mention, part, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE participant (
  mention    INTEGER NOT NULL REFERENCES mention (nr),
  part       TEXT NOT NULL, -- actor, recipient, attributed, speaker, addressee, about
  seq        INTEGER NOT NULL,
  actor      TEXT NOT NULL,
  name       TEXT NOT NULL,
  country    TEXT NOT NULL,
  kind       TEXT NOT NULL,
  office     TEXT NOT NULL,
  start_byte INTEGER NOT NULL,
  end_byte   INTEGER NOT NULL,
  exact      TEXT NOT NULL,
  PRIMARY KEY (mention, part, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX participant_actor ON participant (actor);
