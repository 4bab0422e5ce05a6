package postgres

import (
	"context"
	"math"
	"time"

	"github.com/jackc/pgx/v5"

	"readout/internal/record"
	"readout/internal/store"
)

const insertCorrection = `INSERT INTO correction (id, article, mention, act, body, made_by, made_at, withdrawn)
VALUES ($1, $2, $3, $4, $5, $6, $7, '') ON CONFLICT (id) DO NOTHING`

// Correct appends a correction.
func (s *Store) Correct(ctx context.Context, c record.Correction) error {
	body, err := store.CorrectionBody(c)
	if err != nil {
		return s.fail("write down "+string(c.ID), err)
	}
	return s.write(ctx, "write down "+string(c.ID), func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, insertCorrection, toSigns(c.ID), toSigns(c.Article), toSigns(c.Mention), string(c.Act), toSigns(body),
			toSigns(c.By), c.At.UTC().Format(time.RFC3339Nano))
		return err
	})
}

// Corrections returns all corrections, in the order they were made.
func (s *Store) Corrections(ctx context.Context) ([]record.Correction, error) {
	rows, _ := s.pool.Query(ctx, "SELECT body, withdrawn FROM correction ORDER BY nr")
	out, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (c record.Correction, err error) {
		var body, withdrawn string
		if err := row.Scan(into(&body), into(&withdrawn)); err != nil {
			return c, err
		}
		return store.ReadCorrection(body, withdrawn)
	})
	return out, s.fail("list corrections", err)
}

func (g *gathering) correction(rows pgx.Rows) error {
	var nr int64
	var body, withdrawn string
	if err := rows.Scan(&nr, into(&body), into(&withdrawn)); err != nil {
		return err
	}
	c, err := store.ReadCorrection(body, withdrawn)
	g.by[nr].Corrections = append(g.by[nr].Corrections, c)
	return err
}

const selectCorrected = `SELECT a.id, a.nr, a.seal || ' ' || count(*) || ' ' || max(c.nr)
FROM correction c JOIN article a ON a.id = c.article WHERE c.withdrawn = '' GROUP BY a.nr ORDER BY a.nr`

// corrected returns the articles with corrections that stand.
func (s *Store) corrected(ctx context.Context) ([]store.CorrectedArticle, error) {
	rows, _ := s.pool.Query(ctx, selectCorrected)
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (c store.CorrectedArticle, err error) {
		return c, row.Scan(into(&c.ID), &c.Nr, &c.Stamp)
	})
}

const selectMarked = `SELECT beyond, '' FROM alert WHERE name = $1
UNION ALL SELECT 0, t.mention FROM told t JOIN correction c ON c.article = t.article WHERE t.alert = $1 AND c.withdrawn = ''`

// marked returns what an alert has marked in corrected articles.
func (s *Store) marked(ctx context.Context, alert string) (*store.Marked, error) {
	out := &store.Marked{Beyond: math.MaxInt64, Mentions: map[record.ID]bool{}} // no such alert: nothing
	rows, _ := s.pool.Query(ctx, selectMarked, toSigns(alert))
	var beyond int64
	var mention record.ID
	_, err := pgx.ForEachRow(rows, []any{&beyond, into(&mention)}, func() error {
		if out.Mentions[mention] = true; mention == "" {
			out.Beyond = beyond
		}
		return nil
	})
	return out, err
}

const (
	selectByID = `SELECT id, '' FROM article WHERE id >= $1 AND id < $1 || chr(1114111)
UNION ALL SELECT a.id, m.id FROM mention m JOIN article a ON a.nr = m.article WHERE m.id >= $1 AND m.id < $1 || chr(1114111) LIMIT $2`
	selectByPath = "SELECT id, '' FROM article WHERE path = $1 LIMIT $2" // there is no index: paths are seldom asked for
)

// Locate returns the articles and mentions that a name means.
func (s *Store) Locate(ctx context.Context, name string, limit int) ([]store.Located, error) {
	out, err := s.locate(ctx, selectByID, name, limit)
	if err == nil && len(out) == 0 && !store.IsID(name) {
		out, err = s.locate(ctx, selectByPath, name, limit)
	}
	return out, s.fail("look up "+name, err)
}

func (s *Store) locate(ctx context.Context, query, name string, limit int) ([]store.Located, error) {
	rows, _ := s.pool.Query(ctx, query, toSigns(name), limit)
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (l store.Located, err error) {
		return l, row.Scan(into(&l.Article), into(&l.Mention))
	})
}
