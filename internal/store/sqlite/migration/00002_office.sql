-- mention.kind may be 'office' from here on: type is the office, participant 'holder' who has it.

CREATE VIEW office AS
SELECT p.actor AS holder, p.name, m.type AS office, json_extract(m.body, '$.Standing') AS standing,
  json_extract(m.body, '$.Country') AS country, min(nullif(a.published, '')) AS first_seen,
  max(nullif(a.published, '')) AS last_seen, count(DISTINCT a.nr) AS articles
FROM mention m JOIN participant p ON p.mention = m.nr AND p.part = 'holder' JOIN article a ON a.nr = m.article
WHERE m.kind = 'office' AND m.superseded = ''
GROUP BY p.actor, p.name, m.type, standing, json_extract(m.body, '$.Country');
