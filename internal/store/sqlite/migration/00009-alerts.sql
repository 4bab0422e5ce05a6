-- Saved questions, and what was told of their answers.

CREATE TABLE alert (
  name     TEXT PRIMARY KEY,
  way      TEXT NOT NULL, -- webhook:URL, atom:FILE, digest:FILE
  question TEXT NOT NULL, -- JSON, in a person's words
  options  TEXT NOT NULL, -- JSON
  beyond   INTEGER NOT NULL, -- articles up to this number are not told of
  tries    INTEGER NOT NULL, -- rounds that failed, in a row
  next     INTEGER NOT NULL  -- not to be tried before, in seconds since 1970; 0 for none
) STRICT, WITHOUT ROWID;

CREATE TABLE told (
  nr      INTEGER PRIMARY KEY, -- order of telling
  alert   TEXT NOT NULL REFERENCES alert (name) ON DELETE CASCADE,
  mention TEXT NOT NULL, -- no reference: an article may be read again
  article TEXT NOT NULL,
  says    TEXT NOT NULL, -- hash of what it says: copies have the same
  leads   TEXT NOT NULL, -- the mention told first, if this one tells the same; else ''
  kind    TEXT NOT NULL, -- '', also, carried
  state   TEXT NOT NULL, -- '' while it waits; told, refused
  tries   INTEGER NOT NULL,
  at      INTEGER NOT NULL, -- when it was found, in seconds since 1970
  UNIQUE (alert, mention)
) STRICT;
CREATE INDEX told_order ON told (alert, nr);
CREATE INDEX told_waiting ON told (alert, nr) WHERE state = '';
CREATE INDEX told_says ON told (alert, says);
