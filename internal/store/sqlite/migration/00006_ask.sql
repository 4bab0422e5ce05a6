-- What lists ask of a mention, beside the columns it has. They repeat its body; day falls back on the article's.

ALTER TABLE mention ADD COLUMN status        TEXT NOT NULL DEFAULT ''; -- of an event: actual, denied …; of a figure: as worded
ALTER TABLE mention ADD COLUMN day           TEXT NOT NULL DEFAULT ''; -- 2023, 2023-11 or 2023-11-25
ALTER TABLE mention ADD COLUMN place         TEXT NOT NULL DEFAULT ''; -- canonical name
ALTER TABLE mention ADD COLUMN place_country TEXT NOT NULL DEFAULT '';

UPDATE mention SET
  status = coalesce(json_extract(body, '$.Status'), ''),
  day = coalesce(nullif(json_extract(body, '$.When.Date'), ''), nullif(json_extract(body, '$.AsOf'), ''),
    (SELECT published FROM article WHERE nr = mention.article), ''),
  place = coalesce(json_extract(body, '$.Place.Name'), ''),
  place_country = coalesce(json_extract(body, '$.Place.Country'), '')
WHERE json_valid(body);

-- Lists come by day, then in the order of keeping.
DROP INDEX mention_type;
CREATE INDEX mention_type ON mention (kind, type, day, article, seq) WHERE superseded = '';
CREATE INDEX mention_day ON mention (kind, day, article, seq) WHERE superseded = '';
CREATE INDEX mention_place ON mention (place, place_country) WHERE place <> '';
CREATE INDEX participant_country ON participant (country);
CREATE INDEX article_outlet ON article (outlet);
