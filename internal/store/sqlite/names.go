package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"iter"

	"readout/internal/store"
	"readout/internal/store/where"
)

// The queries jump from one name to the next along an index, so that they cost
// as much as there are names, not as there are rows.
var selectNames = map[string]string{
	store.NamesActors: `WITH RECURSIVE one (actor) AS (
  SELECT min(actor) FROM participant WHERE actor > ''
  UNION ALL SELECT (SELECT min(p.actor) FROM participant p WHERE p.actor > one.actor) FROM one WHERE one.actor IS NOT NULL
) SELECT p.actor, p.name, p.country, p.kind FROM one JOIN participant p
  ON (p.mention, p.part, p.seq) = (SELECT q.mention, q.part, q.seq FROM participant q WHERE q.actor = one.actor LIMIT 1)
WHERE one.actor IS NOT NULL ORDER BY p.actor`,
	store.NamesPlaces: `WITH RECURSIVE one (place, country) AS (
  SELECT * FROM (SELECT place, place_country FROM mention WHERE place <> '' ORDER BY place, place_country LIMIT 1)
  UNION ALL SELECT n.place, n.place_country FROM one JOIN mention n ON n.nr = (
    SELECT nr FROM mention WHERE place <> '' AND (place, place_country) > (one.place, one.country) ORDER BY place, place_country LIMIT 1)
) SELECT '', place, country, '' FROM one`,
	store.NamesOutlets: where.Outlets,
}

// Names returns every actor, place or outlet that the record names.
func (s *Store) Names(ctx context.Context, of string) ([]store.Name, error) {
	query, ok := selectNames[of]
	if !ok {
		return nil, fmt.Errorf("a store has no names of %q", of)
	}
	rows, err := s.reader.QueryContext(ctx, query)
	if err != nil {
		return nil, fail(s.path, "list "+of, err)
	}
	defer rows.Close()
	var out []store.Name
	for rows.Next() {
		var n store.Name
		if err := rows.Scan(&n.ID, &n.Name, &n.Country, &n.Kind); err != nil {
			return nil, fail(s.path, "list "+of, err)
		}
		out = append(out, n)
	}
	if err := rows.Err(); err != nil {
		return nil, fail(s.path, "list "+of, err)
	}
	rows.Close()
	out, err = s.amended.Names(ctx, of, out)
	return out, fail(s.path, "list "+of, err)
}

const selectSeen = `SELECT p.actor, count(DISTINCT CASE m.kind WHEN 'event' THEN m.nr END),
  count(DISTINCT CASE m.kind WHEN 'statement' THEN m.nr END), count(DISTINCT CASE m.kind WHEN 'figure' THEN m.nr END),
  count(DISTINCT m.article), coalesce(min(nullif(m.day, '')), ''), coalesce(max(nullif(m.day, '')), ''),
  max(m.day || char(31) || p.name || char(31) || p.country || char(31) || p.kind || char(31) || p.office)
FROM participant p JOIN mention m ON m.nr = p.mention
WHERE m.superseded = '' AND p.actor > ''`

// Seen yields the actors that have a part in standing mentions.
func (s *Store) Seen(ctx context.Context, countries []string) iter.Seq2[store.Seen, error] {
	return s.amended.Seen(ctx, countries, func(uncorrected bool) iter.Seq2[store.Seen, error] {
		return s.seenRead(ctx, countries, uncorrected)
	})
}

func (s *Store) seenRead(ctx context.Context, countries []string, uncorrected bool) iter.Seq2[store.Seen, error] {
	return func(yield func(store.Seen, error) bool) {
		query := selectSeen
		if uncorrected {
			query += " AND " + where.Uncorrected
		}
		only, args := where.In("p.country", countries)
		if only != "" {
			query += " AND " + only
		}
		rows, err := s.reader.QueryContext(ctx, query+" GROUP BY p.actor ORDER BY p.actor", args...)
		if err != nil {
			yield(store.Seen{}, fail(s.path, "list actors", err))
			return
		}
		defer rows.Close()
		if err := eachSeen(rows, yield); err != nil {
			yield(store.Seen{}, fail(s.path, "list actors", err))
		}
	}
}

func eachSeen(rows *sql.Rows, yield func(store.Seen, error) bool) error {
	for rows.Next() {
		var n store.Seen
		var latest string
		if err := rows.Scan(&n.ID, &n.Events, &n.Statements, &n.Figures, &n.Articles, &n.First, &n.Last, &latest); err != nil {
			return err
		}
		n.SetLatest(latest)
		if !yield(n, nil) {
			return nil
		}
	}
	return rows.Err()
}
