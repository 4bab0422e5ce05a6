package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"iter"

	"github.com/jackc/pgx/v5"

	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// page is how many articles are fetched at a time.
const page = 16

const selectArticle = `SELECT nr, id, version, seal, path, record, url, outlet, title, authors,
  published, published_from, language, encoding, text, raw FROM article `

// Entries yields everything kept, in the order articles were first kept.
func (s *Store) Entries(ctx context.Context) iter.Seq2[*store.Entry, error] {
	return func(yield func(*store.Entry, error) bool) {
		err := s.look(ctx, func(tx pgx.Tx) error {
			for at := int64(0); ; {
				list, last, err := entries(ctx, tx, selectArticle+"WHERE nr > $1 ORDER BY nr LIMIT $2", at, page)
				if err != nil || len(list) == 0 {
					return err
				}
				for _, e := range list {
					if !yield(e, nil) {
						return nil
					}
				}
				at = last
			}
		})
		if err != nil {
			yield(nil, s.fail("list", err))
		}
	}
}

// Entry returns what is kept of one article.
func (s *Store) Entry(ctx context.Context, id record.ID) (e *store.Entry, err error) {
	err = s.look(ctx, func(tx pgx.Tx) error {
		list, _, err := entries(ctx, tx, selectArticle+"WHERE id = $1", toSigns(id))
		if err == nil && len(list) == 0 {
			err = store.ErrNone
		}
		if err == nil {
			e = list[0]
		}
		return err
	})
	return e, s.fail("look up "+string(id), err)
}

// Counts returns how much is kept.
func (s *Store) Counts(ctx context.Context) (c store.Counts, err error) {
	err = s.pool.QueryRow(ctx, `SELECT (SELECT count(*) FROM article),
  count(*) FILTER (WHERE superseded = '' AND kind = 'event'), count(*) FILTER (WHERE superseded = '' AND kind = 'statement'),
  count(*) FILTER (WHERE superseded = '' AND kind = 'figure'), count(*) FILTER (WHERE superseded <> ''),
  (SELECT count(*) + count(*) FILTER (WHERE withdrawn <> '') FROM correction) FROM mention`).
		Scan(&c.Articles, &c.Events, &c.Statements, &c.Figures, &c.Superseded, &c.Corrections)
	return c, s.fail("count", err)
}

// entries returns the articles of a query with all that belongs to them, and
// the number of the last.
func entries(ctx context.Context, tx pgx.Tx, query string, args ...any) ([]*store.Entry, int64, error) {
	g := &gathering{by: map[int64]*store.Entry{}, mention: map[int64]mentionAt{}}
	rows, err := tx.Query(ctx, query, args...)
	if err != nil {
		return nil, 0, err
	}
	for rows.Next() {
		nr, e, err := scanArticle(rows)
		if err != nil {
			rows.Close()
			return nil, 0, err
		}
		g.list, g.nrs, g.by[nr] = append(g.list, e), append(g.nrs, nr), e
	}
	if err := rows.Err(); err != nil || len(g.list) == 0 {
		return nil, 0, err
	}
	return g.list, g.nrs[len(g.nrs)-1], g.fill(ctx, tx)
}

func scanArticle(rows pgx.Rows) (nr int64, e *store.Entry, err error) {
	var authors string
	e = &store.Entry{}
	a := &e.Article
	err = rows.Scan(&nr, into(&a.ID), into(&e.Version), &e.Seal, into(&a.Path), into(&a.Record), into(&a.URL), into(&a.Outlet),
		into(&a.Title), into(&authors), into(&a.Published), into(&a.PublishedFrom), into(&a.Language), into(&a.Encoding), into(&e.Text), &e.Packed)
	if err != nil {
		return 0, nil, err
	}
	readAuthors(a, authors)
	return nr, e, nil
}

func readAuthors(a *record.Article, list string) {
	if json.Unmarshal([]byte(list), &a.Authors) != nil {
		a.Authors = []string{list} // damaged: the seal will tell
	}
}

// A gathering fetches what belongs to some articles, in one exchange.
type gathering struct {
	list    []*store.Entry
	nrs     []int64
	by      map[int64]*store.Entry
	mention map[int64]mentionAt
}

func (g *gathering) fill(ctx context.Context, tx pgx.Tx) error {
	b := &pgx.Batch{}
	for _, part := range []struct {
		query string
		row   func(pgx.Rows) error
	}{
		{"SELECT article, kind, start_byte, end_byte FROM zone WHERE article = ANY ($1) ORDER BY article, seq", g.zone},
		{"SELECT article, id, text, start_byte, end_byte FROM diagnostic WHERE article = ANY ($1) ORDER BY article, seq", g.diagnostic},
		{"SELECT article, body FROM sketch WHERE article = ANY ($1)", g.sketch},
		{`SELECT nr, article, id, kind, type, start_byte, end_byte, exact, rule, version, body, sum, status, day, place, place_country, superseded
FROM mention WHERE article = ANY ($1) ORDER BY article, superseded <> '', seq, nr`, g.read},
		{`SELECT s.mention, s.part, s.seq, s.start_byte, s.end_byte, s.exact
FROM mention m JOIN span s ON s.mention = m.nr WHERE m.article = ANY ($1) ORDER BY s.mention, s.part, s.seq`, g.anchor},
		{`SELECT p.mention, p.part, p.seq, p.actor, p.name, p.country, p.kind, p.office, p.start_byte, p.end_byte, p.exact
FROM mention m JOIN participant p ON p.mention = m.nr WHERE m.article = ANY ($1) ORDER BY p.mention, p.part, p.seq`, g.participant},
		{"SELECT a.nr, c.body, c.withdrawn FROM article a JOIN correction c ON c.article = a.id WHERE a.nr = ANY ($1) ORDER BY c.nr", g.correction},
	} {
		b.Queue(part.query, g.nrs).Query(func(rows pgx.Rows) (err error) {
			for rows.Next() && err == nil {
				err = part.row(rows)
			}
			rows.Close()
			return errors.Join(err, rows.Err())
		})
	}
	return tx.SendBatch(ctx, b).Close()
}

func (g *gathering) zone(rows pgx.Rows) error {
	var nr int64
	var z record.Zone
	err := rows.Scan(&nr, into(&z.Kind), &z.Span.Start, &z.Span.End)
	g.by[nr].Zones = append(g.by[nr].Zones, z)
	return err
}

func (g *gathering) diagnostic(rows pgx.Rows) error {
	var nr int64
	var d text.Diagnostic
	err := rows.Scan(&nr, into(&d.ID), into(&d.Text), &d.Span.Start, &d.Span.End)
	g.by[nr].Diagnostics = append(g.by[nr].Diagnostics, d)
	return err
}

func (g *gathering) sketch(rows pgx.Rows) error {
	var nr int64
	var body []byte
	err := rows.Scan(&nr, &body)
	g.by[nr].Sketch = body
	return err
}
