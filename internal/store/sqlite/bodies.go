package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"iter"

	"readout/internal/record"
	"readout/internal/store"
)

const (
	selectBodies = `SELECT nr, id, version, path, record, url, outlet, title, authors, published, published_from, language, encoding, text
FROM article WHERE nr > ? ORDER BY nr LIMIT ?`
	bodyZones    = "SELECT article, kind, start_byte, end_byte FROM zone WHERE article > ? AND article <= ? ORDER BY article, seq"
	bodyMentions = "SELECT article, id, kind, body, superseded FROM mention WHERE article > ? AND article <= ? ORDER BY article, seq"
)

// bodyPage is how many articles are read at a time.
const bodyPage = 64

// Bodies yields everything kept, in the order of Entries. Of articles that
// persons corrected it yields the whole entry.
func (s *Store) Bodies(ctx context.Context) iter.Seq2[*store.Entry, error] {
	return func(yield func(*store.Entry, error) bool) {
		err := s.bodies(ctx, func(e *store.Entry) bool { return yield(e, nil) })
		if err != nil {
			yield(nil, fail(s.path, "list", err))
		}
	}
}

func (s *Store) bodies(ctx context.Context, yield func(*store.Entry) bool) error {
	tx, err := s.reader.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	corrected := map[record.ID]bool{}
	q := &rowset{ctx: ctx, tx: tx}
	q.each("SELECT DISTINCT article FROM correction", nil, func(scan scanner) error {
		var id record.ID
		err := scan(&id)
		corrected[id] = true
		return err
	})
	if q.err != nil {
		return q.err
	}
	for at := int64(0); ; {
		p := &bodyReader{rowset: rowset{ctx: ctx, tx: tx}, by: map[int64]*store.Entry{}}
		if at = p.read(at); p.err != nil || len(p.list) == 0 {
			return p.err
		}
		for _, e := range p.list {
			if corrected[e.Article.ID] {
				if e, _, err = entry(ctx, tx, selectArticle+"WHERE id = ?", e.Article.ID); err != nil {
					return err
				}
			}
			if !yield(e) {
				return nil
			}
		}
	}
}

// A bodyReader reads some articles at a time.
type bodyReader struct {
	rowset
	list []*store.Entry
	by   map[int64]*store.Entry // by number
}

// read reads those after a number and returns the last one's.
func (p *bodyReader) read(at int64) (last int64) {
	last = at
	p.rows(selectBodies, at, bodyPage, func(rows *sql.Rows) error {
		e := &store.Entry{}
		a := &e.Article
		var authors string
		err := rows.Scan(&last, &a.ID, &e.Version, &a.Path, &a.Record, &a.URL, &a.Outlet, &a.Title, &authors,
			&a.Published, &a.PublishedFrom, &a.Language, &a.Encoding, &e.Text)
		if json.Unmarshal([]byte(authors), &a.Authors) != nil {
			a.Authors = []string{authors} // damaged: the seal will tell
		}
		p.list, p.by[last] = append(p.list, e), e
		return err
	})
	p.rows(bodyZones, at, last, func(rows *sql.Rows) error {
		var nr int64
		var z record.Zone
		err := rows.Scan(&nr, &z.Kind, &z.Span.Start, &z.Span.End)
		if e := p.by[nr]; e != nil {
			e.Zones = append(e.Zones, z)
		}
		return err
	})
	p.rows(bodyMentions, at, last, func(rows *sql.Rows) error {
		var nr int64
		var m store.Mention
		err := rows.Scan(&nr, &m.ID, &m.Kind, &m.Body, &m.Superseded)
		if e := p.by[nr]; e != nil {
			e.Mentions = append(e.Mentions, m)
		}
		return err
	})
	return last
}

func (p *bodyReader) rows(query string, from, to int64, row func(*sql.Rows) error) {
	if p.err != nil {
		return
	}
	rows, err := p.tx.QueryContext(p.ctx, query, from, to)
	if err != nil {
		p.err = err
		return
	}
	defer rows.Close()
	for rows.Next() && p.err == nil {
		p.err = row(rows)
	}
	if p.err == nil {
		p.err = rows.Err()
	}
}
