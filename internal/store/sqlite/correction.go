package sqlite

import (
	"context"
	"database/sql"
	"math"
	"time"

	"readout/internal/record"
	"readout/internal/store"
)

const insertCorrection = `INSERT INTO correction (id, article, mention, act, body, made_by, made_at, withdrawn)
VALUES (?, ?, ?, ?, ?, ?, ?, '') ON CONFLICT (id) DO NOTHING`

// Correct appends a correction.
func (s *Store) Correct(ctx context.Context, c record.Correction) error {
	body, err := store.CorrectionBody(c)
	if err != nil {
		return fail(s.path, "write down "+string(c.ID), err)
	}
	return s.write(ctx, "write down "+string(c.ID), func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, insertCorrection, c.ID, c.Article, c.Mention, c.Act, body, c.By, c.At.UTC().Format(time.RFC3339Nano))
		return err
	})
}

// Corrections returns all corrections, in the order they were made.
func (s *Store) Corrections(ctx context.Context) (out []record.Correction, err error) {
	tx, err := s.reader.BeginTx(ctx, nil)
	if err != nil {
		return nil, fail(s.path, "list corrections", err)
	}
	defer tx.Rollback()
	q := &rowset{ctx: ctx, tx: tx}
	q.corrections(&out, "", nil)
	return out, fail(s.path, "list corrections", q.err)
}

// corrections reads those of one article, or all.
func (q *rowset) corrections(to *[]record.Correction, where string, arg any) {
	q.each("SELECT body, withdrawn FROM correction "+where+" ORDER BY nr", arg, func(scan scanner) error {
		var body, withdrawn string
		if err := scan(&body, &withdrawn); err != nil {
			return err
		}
		c, err := store.ReadCorrection(body, withdrawn)
		*to = append(*to, c)
		return err
	})
}

const selectCorrected = `SELECT a.id, a.nr, a.seal || ' ' || count(*) || ' ' || max(c.nr)
FROM correction c JOIN article a ON a.id = c.article WHERE c.withdrawn = '' GROUP BY a.nr ORDER BY a.nr`

// corrected returns the articles with corrections that stand.
func (s *Store) corrected(ctx context.Context) (out []store.CorrectedArticle, err error) {
	rows, err := s.reader.QueryContext(ctx, selectCorrected)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var c store.CorrectedArticle
		if err := rows.Scan(&c.ID, &c.Nr, &c.Stamp); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, rows.Err()
}

const selectMarked = `SELECT beyond, '' FROM alert WHERE name = ?1
UNION ALL SELECT 0, t.mention FROM told t JOIN correction c ON c.article = t.article WHERE t.alert = ?1 AND c.withdrawn = ''`

// marked returns what an alert has marked in corrected articles.
func (s *Store) marked(ctx context.Context, alert string) (*store.Marked, error) {
	rows, err := s.reader.QueryContext(ctx, selectMarked, alert)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := &store.Marked{Beyond: math.MaxInt64, Mentions: map[record.ID]bool{}} // no such alert: nothing
	for rows.Next() {
		var beyond int64
		var mention record.ID
		if err := rows.Scan(&beyond, &mention); err != nil {
			return nil, err
		}
		if out.Mentions[mention] = true; mention == "" {
			out.Beyond = beyond
		}
	}
	return out, rows.Err()
}

const (
	selectByID = `SELECT id, '' FROM article WHERE id >= ?1 AND id < ?1 || char(1114111)
UNION ALL SELECT a.id, m.id FROM mention m JOIN article a ON a.nr = m.article WHERE m.id >= ?1 AND m.id < ?1 || char(1114111) LIMIT ?2`
	selectByPath = "SELECT id, '' FROM article WHERE path = ?1 LIMIT ?2" // there is no index: paths are seldom asked for
)

// Locate returns the articles and mentions that a name means.
func (s *Store) Locate(ctx context.Context, name string, limit int) ([]store.Located, error) {
	out, err := s.locate(ctx, selectByID, name, limit)
	if err == nil && len(out) == 0 && !store.IsID(name) {
		out, err = s.locate(ctx, selectByPath, name, limit)
	}
	return out, fail(s.path, "look up "+name, err)
}

func (s *Store) locate(ctx context.Context, query, name string, limit int) (out []store.Located, err error) {
	rows, err := s.reader.QueryContext(ctx, query, name, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var l store.Located
		if err := rows.Scan(&l.Article, &l.Mention); err != nil {
			return nil, err
		}
		out = append(out, l)
	}
	return out, rows.Err()
}
