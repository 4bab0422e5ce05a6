package postgres

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"github.com/jackc/pgx/v5"

	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/store/where"
	"readout/internal/text"
	"readout/internal/timex"
)

// Find yields the mentions that a question asks for.
func (s *Store) Find(ctx context.Context, w store.Where) iter.Seq2[*store.Found, error] {
	return s.amended.Find(ctx, w, func(w store.Where) iter.Seq2[*store.Found, error] { return s.findRead(ctx, w) })
}

// findRead yields them as they were read. The rows' numbers come
// first, by a cursor of the server's, and some rows at a time after: however
// much is found, memory stays flat.
func (s *Store) findRead(ctx context.Context, w store.Where) iter.Seq2[*store.Found, error] {
	return func(yield func(*store.Found, error) bool) {
		err := s.look(ctx, func(tx pgx.Tx) error {
			return find(ctx, tx, &w, func(f *store.Found) bool { return yield(f, nil) })
		})
		if err != nil {
			yield(nil, s.fail("list "+w.Kind+" mentions", err))
		}
	}
}

// IDs yields the ids of what Find finds.
func (s *Store) IDs(ctx context.Context, w store.Where) iter.Seq2[record.ID, error] {
	return s.amended.IDs(ctx, w, func(w store.Where) iter.Seq2[*store.Found, error] { return s.listRead(ctx, w) })
}

// listRead is findRead without what the mentions say.
func (s *Store) listRead(ctx context.Context, w store.Where) iter.Seq2[*store.Found, error] {
	return func(yield func(*store.Found, error) bool) {
		query, args := where.Numbers(&w, search)
		rows, err := s.pool.Query(ctx, numbered(query), args...)
		if err == nil {
			defer rows.Close()
			err = eachBare(rows, w.Kind, yield)
		}
		if err != nil {
			yield(nil, s.fail("list "+w.Kind+" mentions", err))
		}
	}
}

func eachBare(rows pgx.Rows, kind string, yield func(*store.Found, error) bool) error {
	for rows.Next() {
		n, err := pgx.RowToStructByPos[numbers](rows)
		if err != nil {
			return err
		}
		f, err := store.Bare(kind, record.ID(n.ID))
		if err != nil {
			return err
		}
		f.Nr, f.Day = n.Article, timex.Date(n.Day)
		if !yield(f, nil) {
			return nil
		}
	}
	return rows.Err()
}

// foundPage is how many mentions are fetched at a time.
const foundPage = 200

func find(ctx context.Context, tx pgx.Tx, w *store.Where, yield func(*store.Found) bool) error {
	query, args := where.Numbers(w, search)
	if _, err := tx.Exec(ctx, "DECLARE found NO SCROLL CURSOR FOR "+numbered(query), args...); err != nil {
		return err
	}
	f := &finder{}
	for {
		rows, _ := tx.Query(ctx, fmt.Sprintf("FETCH %d FROM found", foundPage))
		list, err := pgx.CollectRows(rows, pgx.RowToStructByPos[numbers])
		if err != nil || len(list) == 0 {
			return err
		}
		if more, err := f.page(ctx, tx, w.Kind, list, yield); err != nil || !more {
			return err
		}
	}
}

// numbers are what a list knows of a mention before its row is fetched. A day and
// an id hold no letter that would be kept as a sign.
type numbers struct {
	Mention, Article int64
	Day, ID          string
}

// numbered turns each "?" of a query into $1, $2 and so on.
func numbered(query string) string {
	var b strings.Builder
	n := 0
	for _, r := range query {
		if r != '?' {
			b.WriteRune(r)
			continue
		}
		n++
		fmt.Fprintf(&b, "$%d", n)
	}
	return b.String()
}

// A finder fetches mentions by number, and keeps the last article: mentions of
// one article come in a row.
type finder struct {
	last int64
	of   *record.Article
}

// page yields some mentions in the order of list; it reports false if no more
// are wanted.
func (f *finder) page(ctx context.Context, tx pgx.Tx, kind string, list []numbers, yield func(*store.Found) bool) (bool, error) {
	mentions := map[int64]*store.Found{}
	nrs := make([]int64, len(list))
	for i, n := range list {
		nrs[i] = n.Mention
	}
	rows, _ := tx.Query(ctx, "SELECT nr, body, day FROM mention WHERE nr = ANY ($1)", nrs)
	var nr int64
	var body, day string
	if _, err := pgx.ForEachRow(rows, []any{&nr, into(&body), into(&day)}, func() error {
		out := &store.Found{}
		out.Day = timex.Date(day)
		mentions[nr] = out
		return out.Fill(kind, body)
	}); err != nil {
		return false, err
	}
	for _, n := range list {
		out := mentions[n.Mention]
		if f.of == nil || f.last != n.Article {
			a, err := article(ctx, tx, n.Article)
			if err != nil {
				return false, err
			}
			f.last, f.of = n.Article, a
		}
		out.Article, out.Nr = f.of, n.Article
		if !yield(out) {
			return false, nil
		}
	}
	return true, nil
}

const selectFound = `SELECT id, path, record, url, outlet, title, authors, published, published_from, language, encoding, text
FROM article WHERE nr = $1`

func article(ctx context.Context, tx pgx.Tx, nr int64) (*record.Article, error) {
	a := &record.Article{}
	var authors, all string
	err := tx.QueryRow(ctx, selectFound, nr).Scan(into(&a.ID), into(&a.Path), into(&a.Record), into(&a.URL), into(&a.Outlet), into(&a.Title),
		into(&authors), into(&a.Published), into(&a.PublishedFrom), into(&a.Language), into(&a.Encoding), into(&all))
	if err != nil {
		return nil, err
	}
	readAuthors(a, authors)
	a.Text, err = text.New(all)
	return a, err
}
