package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"iter"
	"strings"

	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
	"readout/internal/timex"
)

// Find yields the mentions that a question asks for. The rows' numbers come
// first, by index or from SQLite's own sorter, and each row after: however
// much is found, memory stays flat.
func (s *Store) Find(ctx context.Context, w store.Where) iter.Seq2[*store.Found, error] {
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
	query, args := numbersOf(&w)
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

// numbersOf returns the query for the numbers of mention and article.
func numbersOf(w *store.Where) (string, []any) {
	c := &conditions{}
	c.add("m.kind = ? AND m.superseded = ''", w.Kind)
	c.in("m.type", w.Types)
	c.in("m.status", w.Statuses)
	c.days(w.Since, w.Until)
	if len(w.Outlets) > 0 {
		c.add("m.article IN (SELECT nr FROM article WHERE outlet IN ("+marks(w.Outlets)+"))", values(w.Outlets)...)
	}
	for _, p := range w.Parties {
		c.party(&p)
	}
	c.areas(w.Places)
	c.text(w.Text)
	query := "SELECT m.nr, m.article FROM mention m WHERE " + strings.Join(c.all, " AND ") + " ORDER BY "
	if w.Newest {
		query += "m.day DESC, m.article DESC, m.seq DESC"
	} else {
		query += "m.day, m.article, m.seq"
	}
	if w.Limit > 0 {
		query += " LIMIT ?"
		c.args = append(c.args, w.Limit)
	}
	return query, c.args
}

// Conditions are joined by AND; every value of a person's is bound.
type conditions struct {
	all  []string
	args []any
}

func (c *conditions) add(condition string, args ...any) {
	c.all = append(c.all, condition)
	c.args = append(c.args, args...)
}

func (c *conditions) in(column string, list []string) {
	if len(list) > 0 {
		c.add(column+" IN ("+marks(list)+")", values(list)...)
	}
}

// days holds for a day that may lie in the range. Dates are compared as text:
// "2023-11" begins before every day of that month, and with "~", which comes
// after all digits, ends behind them.
func (c *conditions) days(since, until timex.Date) {
	if since != "" {
		year, month := since.Trim(timex.Year), since.Trim(timex.Month)
		c.add("m.day >= ? AND (m.day >= ? OR m.day IN (?, ?))", year, since, year, month)
	}
	if until != "" {
		c.add("m.day > '' AND m.day <= ?", until+"~")
	}
}

func (c *conditions) party(p *store.Party) {
	one := &conditions{}
	one.in("part", p.Parts)
	who := &conditions{}
	who.in("actor", p.Actors)
	who.in("country", p.Countries)
	if len(who.all) > 0 {
		one.add("("+strings.Join(who.all, " OR ")+")", who.args...)
	}
	if len(one.all) > 0 {
		c.add("m.nr IN (SELECT mention FROM participant WHERE "+strings.Join(one.all, " AND ")+")", one.args...)
	}
}

func (c *conditions) areas(list []store.Area) {
	any := &conditions{}
	for _, a := range list {
		switch {
		case a.Name == "":
			any.add("m.place_country = ?", a.Country)
		case a.Country == "":
			any.add("m.place = ?", a.Name)
		default:
			any.add("(m.place = ? AND m.place_country = ?)", a.Name, a.Country)
		}
	}
	if len(any.all) > 0 {
		c.add("("+strings.Join(any.all, " OR ")+")", any.args...)
	}
}

// text looks at every row that the other conditions leave.
func (c *conditions) text(letters string) {
	if letters != "" {
		c.add(`m.exact LIKE ? ESCAPE '\'`, "%"+strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`).Replace(letters)+"%")
	}
}

func marks(list []string) string { return strings.Repeat("?, ", len(list)-1) + "?" }

func values(list []string) (out []any) {
	for _, v := range list {
		out = append(out, v)
	}
	return out
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
	out := &store.Found{Article: f.of}
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
