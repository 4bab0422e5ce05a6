-- How far a watch of feeds has come. Times are seconds since 1970, 0 for none.

CREATE TABLE feed (
  url      TEXT PRIMARY KEY,
  etag     TEXT NOT NULL,
  modified TEXT NOT NULL,
  tries    INTEGER NOT NULL, -- that failed, in a row
  next     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE errand (
  nr       INTEGER PRIMARY KEY, -- order of finding
  key      TEXT NOT NULL UNIQUE,
  link     TEXT NOT NULL,
  feed     TEXT NOT NULL, -- the first that announced it
  title    TEXT NOT NULL,
  outlet   TEXT NOT NULL,
  language TEXT NOT NULL,
  authors  TEXT NOT NULL, -- JSON list
  dates    TEXT NOT NULL, -- JSON list
  body     TEXT NOT NULL, -- '' once it is kept or skipped
  article  TEXT NOT NULL, -- id of the bytes that came; no reference: they may not be kept yet
  state    TEXT NOT NULL, -- kept, skipped, failed; '' while it is open
  why      TEXT NOT NULL,
  tries    INTEGER NOT NULL,
  next     INTEGER NOT NULL
) STRICT;
CREATE INDEX errand_open ON errand (nr) WHERE state = '';
