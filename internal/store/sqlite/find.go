package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"iter"
	"strings"

	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/store/where"
	"readout/internal/text"
)

// Find yields the mentions that a question asks for.
func (s *Store) Find(ctx context.Context, w store.Where) iter.Seq2[*store.Found, error] {
	return s.amended.Find(ctx, w, func(w store.Where) iter.Seq2[*store.Found, error] { return s.findRead(ctx, w) })
}

// findRead yields them as they were read. The rows' numbers come first, by
// index or from SQLite's own sorter, and each row after: however much is found,
// memory stays flat.
func (s *Store) findRead(ctx context.Context, w store.Where) iter.Seq2[*store.Found, error] {
	return func(yield func(*store.Found, error) bool) {
		err := s.find(ctx, w, func(f *store.Found) bool { return yield(f, nil) })
		if err != nil {
			yield(nil, fail(s.path, "list "+w.Kind+" mentions", err))
		}
	}
}

func (s *Store) find(ctx context.Context, w store.Where, yield func(*store.Found) bool) error {
	tx, err := s.reader.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	query, args := where.Numbers(&w, search)
	if few, err := fewHold(ctx, tx, w.Text); err != nil {
		return err
	} else if few {
		query = strings.Replace(query, "FROM mention m WHERE", "FROM mention m NOT INDEXED WHERE", 1)
	}
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	f, err := newFinder(ctx, tx)
	if err != nil {
		return err
	}
	defer f.Close()
	for rows.Next() {
		var mention, article int64
		if err := rows.Scan(&mention, &article); err != nil {
			return err
		}
		found, err := f.found(ctx, w.Kind, mention, article)
		if err != nil {
			return err
		}
		if !yield(found) {
			return nil
		}
	}
	return rows.Err()
}

// search finds words by the index of FTS5: "call for" * is a phrase whose last
// word may go on.
var search = where.Search{
	Condition: "m.nr IN (SELECT rowid FROM mention_words WHERE mention_words MATCH ?)",
	Of:        func(words []string) string { return `"` + strings.Join(words, " ") + `" *` },
}

// rare is how many mentions may hold words that are looked up first. Words that
// more hold are better looked for along the days, as the newest are soon found.
const rare = 5000

// fewHold reports whether few mentions hold some letters. SQLite does not know
// it beforehand, and would walk all of a kind by day to find one.
func fewHold(ctx context.Context, tx *sql.Tx, letters string) (bool, error) {
	words := store.Words(letters)
	if len(words) == 0 {
		return false, nil
	}
	n := 0
	err := tx.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM mention_words WHERE mention_words MATCH ? LIMIT ?)", search.Of(words), rare+1).Scan(&n)
	return n <= rare, err
}

// A finder fetches rows by number, and keeps the last article: mentions of one
// article come in a row.
type finder struct {
	mention, article *sql.Stmt
	last             int64
	of               *record.Article
}

func newFinder(ctx context.Context, tx *sql.Tx) (*finder, error) {
	f := &finder{}
	var err error
	if f.mention, err = tx.PrepareContext(ctx, "SELECT body, day FROM mention WHERE nr = ?"); err != nil {
		return nil, err
	}
	f.article, err = tx.PrepareContext(ctx, `SELECT id, path, record, url, outlet, title, authors, published,
  published_from, language, encoding, text FROM article WHERE nr = ?`)
	if err != nil {
		f.mention.Close()
	}
	return f, err
}

func (f *finder) Close() {
	f.mention.Close()
	f.article.Close()
}

func (f *finder) found(ctx context.Context, kind string, mention, article int64) (*store.Found, error) {
	if f.of == nil || f.last != article {
		a, err := f.read(ctx, article)
		if err != nil {
			return nil, err
		}
		f.last, f.of = article, a
	}
	out := &store.Found{Article: f.of, Nr: article}
	var body string
	if err := f.mention.QueryRowContext(ctx, mention).Scan(&body, &out.Day); err != nil {
		return nil, err
	}
	return out, out.Fill(kind, body)
}

func (f *finder) read(ctx context.Context, nr int64) (*record.Article, error) {
	a := &record.Article{}
	var authors, letters string
	err := f.article.QueryRowContext(ctx, nr).Scan(&a.ID, &a.Path, &a.Record, &a.URL, &a.Outlet, &a.Title, &authors,
		&a.Published, &a.PublishedFrom, &a.Language, &a.Encoding, &letters)
	if err != nil {
		return nil, err
	}
	if json.Unmarshal([]byte(authors), &a.Authors) != nil {
		a.Authors = []string{authors} // damaged: verify will tell
	}
	a.Text, err = text.New(letters)
	return a, err
}
