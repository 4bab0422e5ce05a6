package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strconv"

	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// A finder fetches the rows of mentions and of their articles, some at a time.
type finder struct {
	ctx context.Context
	tx  *sql.Tx
	*fetches
	kind  string
	yield func(*store.Found) bool
	err   error

	page     []listing
	articles map[int64]*record.Article // those of the last page
}

// fetches are the prepared statements of readers. Each takes a JSON list of the
// numbers of rows.
type fetches struct{ mention, article *sql.Stmt }

const (
	fetchMentions = "SELECT nr, body, day FROM mention WHERE nr IN (SELECT value FROM json_each(?))"
	fetchArticles = `SELECT nr, id, path, record, url, outlet, title, authors, published, published_from, language, encoding, text
FROM article WHERE nr IN (SELECT value FROM json_each(?))`
)

func (f *fetches) prepare(db *sql.DB) (err error) {
	if f.mention, err = db.Prepare(fetchMentions); err != nil {
		return err
	}
	f.article, err = db.Prepare(fetchArticles)
	return err
}

// add takes one more; it reports false if no more are wanted.
func (f *finder) add(l listing) bool {
	if f.page = append(f.page, l); len(f.page) < cap(f.page) {
		return true
	}
	more := f.flush()
	f.page = make([]listing, 0, foundPage)
	return more
}

// flush yields what was taken.
func (f *finder) flush() bool {
	if len(f.page) == 0 {
		return true
	}
	mentions := f.mentions()
	articles := f.read()
	for _, l := range f.page {
		m, a := mentions[l.mention], articles[l.article]
		if f.err == nil && (m == nil || a == nil) {
			f.err = fmt.Errorf("%s: its row or its article's is not there", l.id)
		}
		if f.err != nil {
			return false
		}
		m.Article, m.Nr = a, l.article
		if !f.yield(m) {
			return false
		}
	}
	f.articles = articles
	return true
}

func (f *finder) mentions() map[int64]*store.Found {
	out := make(map[int64]*store.Found, len(f.page))
	var list []int64
	for _, l := range f.page {
		list = append(list, l.mention)
	}
	f.each(f.mention, list, func(scan scanner) error {
		var nr int64
		var body string
		m := &store.Found{}
		if err := scan(&nr, &body, &m.Day); err != nil {
			return err
		}
		out[nr] = m
		return m.Fill(f.kind, body)
	})
	return out
}

// read returns the articles of a page: mentions of one article come in a row.
func (f *finder) read() map[int64]*record.Article {
	out := map[int64]*record.Article{}
	var list []int64
	for _, l := range f.page {
		if _, ok := out[l.article]; ok {
			continue
		}
		if out[l.article] = f.articles[l.article]; out[l.article] == nil {
			list = append(list, l.article)
		}
	}
	f.each(f.article, list, func(scan scanner) error {
		var nr int64
		a := &record.Article{}
		var authors, letters string
		err := scan(&nr, &a.ID, &a.Path, &a.Record, &a.URL, &a.Outlet, &a.Title, &authors,
			&a.Published, &a.PublishedFrom, &a.Language, &a.Encoding, &letters)
		if err != nil {
			return err
		}
		if json.Unmarshal([]byte(authors), &a.Authors) != nil {
			a.Authors = []string{authors} // damaged: verify will tell
		}
		out[nr] = a
		a.Text, err = text.New(letters)
		return err
	})
	return out
}

// each fetches rows by their numbers; the first error stays.
func (f *finder) each(stmt *sql.Stmt, numbers []int64, row func(scanner) error) {
	if f.err != nil || len(numbers) == 0 {
		return
	}
	rows, err := f.tx.StmtContext(f.ctx, stmt).QueryContext(f.ctx, listOf(numbers))
	if err != nil {
		f.err = err
		return
	}
	defer rows.Close()
	for rows.Next() && f.err == nil {
		f.err = row(rows.Scan)
	}
	if f.err == nil {
		f.err = rows.Err()
	}
}

// listOf writes numbers as a JSON list.
func listOf(numbers []int64) string {
	b := []byte{'['}
	for i, n := range numbers {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, n, 10)
	}
	return string(append(b, ']'))
}
