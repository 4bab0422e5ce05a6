package postgres

import (
	"context"
	"fmt"
	"iter"

	"github.com/jackc/pgx/v5"

	"readout/internal/store"
	"readout/internal/store/where"
)

// The queries jump from one name to the next along an index, so that they cost
// as much as there are names, not as there are rows.
var selectNames = map[string]string{
	store.NamesActors: `WITH RECURSIVE one (actor) AS (
  SELECT min(actor) FROM participant WHERE actor > ''
  UNION ALL SELECT (SELECT min(p.actor) FROM participant p WHERE p.actor > one.actor) FROM one WHERE one.actor IS NOT NULL
) SELECT p.actor, p.name, p.country, p.kind FROM one CROSS JOIN LATERAL
  (SELECT * FROM participant q WHERE q.actor = one.actor ORDER BY q.mention, q.part, q.seq LIMIT 1) p ORDER BY p.actor`,
	store.NamesPlaces: `WITH RECURSIVE one (place, country) AS (
  (SELECT place, place_country FROM mention WHERE place <> '' ORDER BY place, place_country LIMIT 1)
  UNION ALL SELECT n.place, n.place_country FROM one CROSS JOIN LATERAL (
    SELECT place, place_country FROM mention WHERE place <> '' AND (place, place_country) > (one.place, one.country)
    ORDER BY place, place_country LIMIT 1) n
) SELECT '', place, country, '' FROM one`,
	store.NamesOutlets: where.Outlets,
}

// Names returns every actor, place or outlet that the record names.
func (s *Store) Names(ctx context.Context, of string) ([]store.Name, error) {
	query, ok := selectNames[of]
	if !ok {
		return nil, fmt.Errorf("a store has no names of %q", of)
	}
	rows, _ := s.pool.Query(ctx, query)
	out, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (n store.Name, err error) {
		return n, row.Scan(into(&n.ID), into(&n.Name), into(&n.Country), into(&n.Kind))
	})
	if err == nil {
		out, err = s.amended.Names(ctx, of, out)
	}
	return out, s.fail("list "+of, err)
}

const selectSeen = `SELECT p.actor, count(DISTINCT m.nr) FILTER (WHERE m.kind = 'event'),
  count(DISTINCT m.nr) FILTER (WHERE m.kind = 'statement'), count(DISTINCT m.nr) FILTER (WHERE m.kind = 'figure'),
  count(DISTINCT m.article), coalesce(min(nullif(m.day, '')), ''), coalesce(max(nullif(m.day, '')), ''),
  max(m.day || chr(31) || p.name || chr(31) || p.country || chr(31) || p.kind || chr(31) || p.office)
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
		rows, err := s.pool.Query(ctx, numbered(query)+" GROUP BY p.actor ORDER BY p.actor", args...)
		if err == nil {
			defer rows.Close()
			err = eachSeen(rows, yield)
		}
		if err != nil {
			yield(store.Seen{}, s.fail("list actors", err))
		}
	}
}

func eachSeen(rows pgx.Rows, yield func(store.Seen, error) bool) error {
	for rows.Next() {
		var n store.Seen
		var latest string
		if err := rows.Scan(into(&n.ID), &n.Events, &n.Statements, &n.Figures, &n.Articles, into(&n.First), into(&n.Last), into(&latest)); err != nil {
			return err
		}
		n.SetLatest(latest)
		if !yield(n, nil) {
			return nil
		}
	}
	return rows.Err()
}
