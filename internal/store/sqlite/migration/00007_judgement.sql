-- What persons have judged: appended, never changed but for its withdrawal. a and b are ids of mentions, standing or
-- superseded, or of actors; no reference: an article may be read again, or not be kept yet.

CREATE TABLE judgement (
  nr        INTEGER PRIMARY KEY, -- order of judging
  id        TEXT NOT NULL UNIQUE, -- hash of what it says
  a         TEXT NOT NULL, -- the smaller of the two
  b         TEXT NOT NULL,
  verdict   TEXT NOT NULL, -- same, different, unsure
  score     INTEGER NOT NULL, -- 0 for a person's
  because   TEXT NOT NULL, -- JSON list of reasons
  made_by   TEXT NOT NULL,
  made_at   TEXT NOT NULL, -- RFC 3339, UTC
  withdrawn TEXT NOT NULL  -- JSON: by whom, when, why; '' while it stands
) STRICT;
CREATE INDEX judgement_a ON judgement (a);
CREATE INDEX judgement_b ON judgement (b);
