package sqlite

import (
	"context"
	"database/sql"
	"iter"
	"strings"

	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/store/where"
	"readout/internal/timex"
)

// Find yields the mentions that a question asks for.
func (s *Store) Find(ctx context.Context, w store.Where) iter.Seq2[*store.Found, error] {
	return s.amended.Find(ctx, w, func(w store.Where) iter.Seq2[*store.Found, error] { return s.findRead(ctx, w) })
}

// IDs yields the ids of what Find finds.
func (s *Store) IDs(ctx context.Context, w store.Where) iter.Seq2[record.ID, error] {
	return s.amended.IDs(ctx, w, func(w store.Where) iter.Seq2[*store.Found, error] { return s.listRead(ctx, w) })
}

// The first few that are found are soon wanted, of many more at a time.
const (
	firstPage = 32
	foundPage = 256
)

// findRead yields them as they were read. The rows' numbers come first, by
// index or from SQLite's own sorter, and some rows at a time after: however much
// is found, memory stays flat.
func (s *Store) findRead(ctx context.Context, w store.Where) iter.Seq2[*store.Found, error] {
	return s.inOne(ctx, w.Kind, func(tx *sql.Tx, yield func(*store.Found) bool) error {
		f := &finder{ctx: ctx, tx: tx, fetches: &s.fetch, kind: w.Kind, yield: yield, page: make([]listing, 0, firstPage)}
		if err := listed(ctx, tx, &w, f.add); err != nil {
			return err
		}
		f.flush()
		return f.err
	})
}

// listRead is findRead without what the mentions say.
func (s *Store) listRead(ctx context.Context, w store.Where) iter.Seq2[*store.Found, error] {
	return s.inOne(ctx, w.Kind, func(tx *sql.Tx, yield func(*store.Found) bool) (err error) {
		listing := func(l listing) bool {
			f, wrong := store.Bare(w.Kind, l.id)
			if wrong != nil {
				err = wrong
				return false
			}
			f.Nr, f.Day = l.article, l.day
			return yield(f)
		}
		if wrong := listed(ctx, tx, &w, listing); wrong != nil {
			return wrong
		}
		return err
	})
}

// inOne yields what do finds in one transaction.
func (s *Store) inOne(ctx context.Context, kind string, do func(*sql.Tx, func(*store.Found) bool) error) iter.Seq2[*store.Found, error] {
	return func(yield func(*store.Found, error) bool) {
		tx, err := s.reader.BeginTx(ctx, nil)
		if err == nil {
			defer tx.Rollback()
			err = do(tx, func(f *store.Found) bool { return yield(f, nil) })
		}
		if err != nil {
			yield(nil, fail(s.path, "list "+kind+" mentions", err))
		}
	}
}

// A listing is what a list knows of a mention before its row is fetched.
type listing struct {
	id               record.ID
	day              timex.Date
	mention, article int64 // numbers of rows
}

// listed yields what is asked for, in the order of Find, until yield wants no
// more.
func listed(ctx context.Context, tx *sql.Tx, w *store.Where, yield func(listing) bool) error {
	if words := where.Words(w.Text); len(words) > 0 {
		return byWords(ctx, tx, w, words, yield)
	}
	query, args := where.Numbers(w, where.Search{})
	if few, err := fewTakePart(ctx, tx, w.Parties); err != nil {
		return err
	} else if few { // SQLite does not know it, and would walk all of a kind by day to find one
		query = strings.Replace(query, "FROM mention m WHERE", "FROM mention m INDEXED BY mention_listed WHERE", 1)
	}
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var l listing
		if err := rows.Scan(&l.mention, &l.article, &l.day, &l.id); err != nil {
			return err
		}
		if !yield(l) {
			return nil
		}
	}
	return rows.Err()
}

// rare is in how many mentions those may have a part who are looked up first.
// Those of more are better looked for along the days: the newest are soon found.
const rare = 5000

// fewTakePart reports whether few mentions hold one of the parties asked for.
func fewTakePart(ctx context.Context, tx *sql.Tx, parties []store.Party) (bool, error) {
	for _, p := range parties {
		if len(p.Actors) == 0 || len(p.Countries) > 0 {
			continue
		}
		who, args := where.In("actor", p.Actors)
		n := 0
		err := tx.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM participant WHERE "+who+" LIMIT ?)", append(args, rare+1)...).Scan(&n)
		if err != nil || n <= rare {
			return err == nil, err
		}
	}
	return false, nil
}
