package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"

	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

const selectArticle = `SELECT nr, id, version, seal, path, record, url, outlet, title, authors,
  published, published_from, language, encoding, text, raw FROM article `

// Entries yields everything kept, in the order articles were first kept.
func (s *Store) Entries(ctx context.Context) iter.Seq2[*store.Entry, error] {
	return func(yield func(*store.Entry, error) bool) {
		tx, err := s.reader.BeginTx(ctx, nil)
		if err != nil {
			yield(nil, fail(s.path, "list", err))
			return
		}
		defer tx.Rollback()
		for at := int64(0); ; {
			e, nr, err := entry(ctx, tx, selectArticle+"WHERE nr > ? ORDER BY nr LIMIT 1", at)
			if errors.Is(err, sql.ErrNoRows) {
				return
			}
			if err != nil {
				yield(nil, fail(s.path, fmt.Sprintf("list after article %d", at), err))
				return
			}
			if !yield(e, nil) {
				return
			}
			at = nr
		}
	}
}

// Entry returns what is kept of one article.
func (s *Store) Entry(ctx context.Context, id record.ID) (*store.Entry, error) {
	tx, err := s.reader.BeginTx(ctx, nil)
	if err != nil {
		return nil, fail(s.path, "look up "+string(id), err)
	}
	defer tx.Rollback()
	e, _, err := entry(ctx, tx, selectArticle+"WHERE id = ?", id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fail(s.path, "look up "+string(id), store.ErrNone)
	}
	return e, fail(s.path, "look up "+string(id), err)
}

// Counts returns how much is kept.
func (s *Store) Counts(ctx context.Context) (c store.Counts, err error) {
	err = s.reader.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM article),
  coalesce(sum(superseded = '' AND kind = 'event'), 0),
  coalesce(sum(superseded = '' AND kind = 'statement'), 0),
  coalesce(sum(superseded = '' AND kind = 'figure'), 0),
  coalesce(sum(superseded <> ''), 0), (SELECT count(*) + count(nullif(withdrawn, '')) FROM correction) FROM mention`).
		Scan(&c.Articles, &c.Events, &c.Statements, &c.Figures, &c.Superseded, &c.Corrections)
	return c, fail(s.path, "count", err)
}

func entry(ctx context.Context, tx *sql.Tx, query string, arg any) (*store.Entry, int64, error) {
	var nr int64
	var authors string
	e := &store.Entry{}
	a := &e.Article
	err := tx.QueryRowContext(ctx, query, arg).Scan(&nr, &a.ID, &e.Version, &e.Seal, &a.Path, &a.Record, &a.URL,
		&a.Outlet, &a.Title, &authors, &a.Published, &a.PublishedFrom, &a.Language, &a.Encoding, &e.Text, &e.Packed)
	if err != nil {
		return nil, 0, err
	}
	if err := json.Unmarshal([]byte(authors), &a.Authors); err != nil {
		a.Authors = []string{authors} // damaged: the seal will tell
	}
	q := &rowset{ctx: ctx, tx: tx}
	q.zones(e, nr)
	q.each("SELECT id, text, start_byte, end_byte FROM diagnostic WHERE article = ? ORDER BY seq", nr, func(scan scanner) error {
		var d text.Diagnostic
		err := scan(&d.ID, &d.Text, &d.Span.Start, &d.Span.End)
		e.Diagnostics = append(e.Diagnostics, d)
		return err
	})
	q.sketch(e, nr)
	q.mentions(e, nr)
	q.corrections(&e.Corrections, "WHERE article = ?", e.Article.ID)
	return e, nr, q.err
}

type scanner func(dest ...any) error

// A rowset reads the rows that belong to one article; the first error stays.
type rowset struct {
	ctx context.Context
	tx  *sql.Tx
	err error
}

func (q *rowset) each(query string, arg any, row func(scanner) error) {
	if q.err != nil {
		return
	}
	var args []any
	if arg != nil {
		args = []any{arg}
	}
	rows, err := q.tx.QueryContext(q.ctx, query, args...)
	if err != nil {
		q.err = err
		return
	}
	defer rows.Close()
	for rows.Next() && q.err == nil {
		q.err = row(rows.Scan)
	}
	if q.err == nil {
		q.err = rows.Err()
	}
}

func (q *rowset) mentions(e *store.Entry, article int64) {
	at := map[int64]int{} // number of a mention's row -> index into e.Mentions
	q.each(`SELECT nr, id, kind, type, start_byte, end_byte, exact, rule, version, body, sum,
  status, day, place, place_country, superseded
FROM mention WHERE article = ? ORDER BY superseded <> '', seq, nr`, article, func(scan scanner) error {
		var nr int64
		var m store.Mention
		err := scan(&nr, &m.ID, &m.Kind, &m.Type, &m.Span.Start, &m.Span.End, &m.Exact, &m.Rule, &m.Version, &m.Body, &m.Sum,
			&m.Status, &m.Day, &m.Place, &m.PlaceCountry, &m.Superseded)
		at[nr] = len(e.Mentions)
		e.Mentions = append(e.Mentions, m)
		return err
	})
	q.each(`SELECT s.mention, s.part, s.seq, s.start_byte, s.end_byte, s.exact
FROM mention m JOIN span s ON s.mention = m.nr WHERE m.article = ? ORDER BY s.mention, s.part, s.seq`, article, func(scan scanner) error {
		var nr int64
		var a store.Anchor
		err := scan(&nr, &a.Part, &a.Seq, &a.Span.Start, &a.Span.End, &a.Exact)
		i, ok := at[nr]
		if err != nil || !ok {
			return errors.Join(err, orphan(nr, ok))
		}
		e.Mentions[i].Anchors = append(e.Mentions[i].Anchors, a)
		return nil
	})
	q.each(`SELECT p.mention, p.part, p.seq, p.actor, p.name, p.country, p.kind, p.office, p.start_byte, p.end_byte, p.exact
FROM mention m JOIN participant p ON p.mention = m.nr WHERE m.article = ? ORDER BY p.mention, p.part, p.seq`, article, func(scan scanner) error {
		var nr int64
		var p store.Participant
		err := scan(&nr, &p.Part, &p.Seq, &p.Actor, &p.Name, &p.Country, &p.Kind, &p.Office, &p.Span.Start, &p.Span.End, &p.Exact)
		i, ok := at[nr]
		if err != nil || !ok {
			return errors.Join(err, orphan(nr, ok))
		}
		e.Mentions[i].Participants = append(e.Mentions[i].Participants, p)
		return nil
	})
}

func orphan(mention int64, ok bool) error {
	if ok {
		return nil
	}
	return fmt.Errorf("rows belong to mention %d, which is not there", mention)
}
