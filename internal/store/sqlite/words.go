package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"

	"readout/internal/store"
	"readout/internal/store/where"
)

// The numbers under which words are kept hold, from the left, the mention's kind,
// its day and its own number: see migration 11.
const kindBits = 61

var kindNumbers = map[string]int64{store.KindEvent: 0, store.KindStatement: 1, store.KindFigure: 2, store.KindOffice: 3}

// selectWords goes along the index of words: what is wanted first comes first,
// however many mentions hold them.
const selectWords = `SELECT w.rowid >> 38, m.seq, m.nr, m.article, m.day, m.id
FROM mention_words w CROSS JOIN mention m INDEXED BY mention_listed ON m.nr = w.rowid & ((1 << 38) - 1)
WHERE w.mention_words MATCH ? AND w.rowid BETWEEN ? AND ? AND `

// phrase puts words as FTS5 wants them: "call for" * is one word after the
// other, the last of which may go on.
func phrase(words []string) string { return `"` + strings.Join(words, " ") + `" *` }

func wordsQuery(w *store.Where, words []string) (string, []any) {
	rest := *w
	rest.Text = ""
	condition, values := where.Condition(&rest, where.Search{})
	kind := kindNumbers[w.Kind] << kindBits
	query := selectWords + condition + " ORDER BY w.rowid"
	if w.Newest {
		query += " DESC"
	}
	return query, append([]any{phrase(words), kind, kind | (1<<kindBits - 1)}, values...)
}

// byWords yields the mentions that hold words.
func byWords(ctx context.Context, tx *sql.Tx, w *store.Where, words []string, yield func(listing) bool) error {
	query, args := wordsQuery(w, words)
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	d := &daily{newest: w.Newest, limit: w.Limit, yield: yield}
	for rows.Next() {
		var x worded
		if err := rows.Scan(&x.group, &x.seq, &x.mention, &x.article, &x.day, &x.id); err != nil {
			return err
		}
		if !d.add(x) {
			return nil
		}
	}
	d.flush()
	return rows.Err()
}

// A worded is a listing with what it is ordered by.
type worded struct {
	listing
	group int64 // kind and day
	seq   int
}

// daily puts the listings of each day in order: an article that was read again
// has numbers far apart.
type daily struct {
	newest bool
	limit  int // how many are yielded at most; 0 for all
	yield  func(listing) bool

	day []worded
	n   int // yielded so far
}

// add takes one more; it reports false if no more are wanted.
func (d *daily) add(x worded) bool {
	if len(d.day) > 0 && d.day[0].group != x.group && !d.flush() {
		return false
	}
	d.day = append(d.day, x)
	return true
}

// flush yields the listings of the day.
func (d *daily) flush() bool {
	slices.SortFunc(d.day, func(a, b worded) int {
		n := cmp.Or(cmp.Compare(a.article, b.article), cmp.Compare(a.seq, b.seq))
		if d.newest {
			return -n
		}
		return n
	})
	for _, x := range d.day {
		if d.n++; !d.yield(x.listing) || d.n == d.limit {
			return false
		}
	}
	d.day = d.day[:0]
	return true
}
