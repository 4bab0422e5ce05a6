-- What persons have corrected: appended, never changed but for its withdrawal. What was read stays as it is. No
-- references: an article may not be kept yet, a mention may be read no more.

CREATE TABLE correction (
  nr        INTEGER PRIMARY KEY, -- order of correcting
  id        TEXT NOT NULL UNIQUE, -- hash of what it says
  article   TEXT NOT NULL, -- id
  mention   TEXT NOT NULL, -- id
  act       TEXT NOT NULL, -- changed, dropped, right, added
  body      TEXT NOT NULL, -- all of it, JSON
  made_by   TEXT NOT NULL,
  made_at   TEXT NOT NULL, -- RFC 3339, UTC
  withdrawn TEXT NOT NULL  -- JSON: by whom, when, why; '' while it stands
) STRICT;
CREATE INDEX correction_article ON correction (article);
