package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"readout/internal/record"
	"readout/internal/store"
)

// Has reports whether the article was already read by the version.
func (s *Store) Has(ctx context.Context, id record.ID, version string) (there bool, err error) {
	err = s.pool.QueryRow(ctx, "SELECT EXISTS (SELECT FROM article WHERE id = $1 AND version = $2)", id, toSigns(version)).Scan(&there)
	return there, s.fail("look up "+string(id), err)
}

// Keep writes a reading in one transaction.
func (s *Store) Keep(ctx context.Context, r *record.Reading) (bool, error) {
	e, err := store.Lay(r)
	if err != nil {
		return false, err
	}
	return s.put(ctx, e, false)
}

// Put writes an entry of another store.
func (s *Store) Put(ctx context.Context, e *store.Entry) (bool, error) {
	return s.put(ctx, e, true)
}

func (s *Store) put(ctx context.Context, e *store.Entry, once bool) (kept bool, err error) {
	err = s.write(ctx, keeping(e), func(tx pgx.Tx) error {
		kept, err = (&keeper{ctx: ctx, tx: tx, once: once}).entry(e)
		return err
	})
	return kept && err == nil, err
}

// KeepIn writes a reading as Keep does, in a transaction of the caller's. After
// an error other than store.ErrUnsound that transaction cannot go on.
func (s *Store) KeepIn(ctx context.Context, tx pgx.Tx, r *record.Reading) (bool, error) {
	e, err := store.Lay(r)
	if err != nil {
		return false, err
	}
	kept, err := (&keeper{ctx: ctx, tx: tx}).entry(e)
	return kept, s.fail(keeping(e), err)
}

func keeping(e *store.Entry) string {
	return fmt.Sprintf("keep %s (%s)", e.Article.Path, e.Article.ID)
}

// A keeper writes one entry inside one transaction; the first error stays.
type keeper struct {
	ctx  context.Context
	tx   pgx.Tx
	once bool // an article that is there stays as it is
	err  error
}

func (k *keeper) exec(query string, args ...any) {
	if k.err == nil {
		_, k.err = k.tx.Exec(k.ctx, query, args...)
	}
}

// copy adds rows to a table in one go.
func (k *keeper) copy(table string, columns []string, rows [][]any) {
	if k.err == nil && len(rows) > 0 {
		_, k.err = k.tx.CopyFrom(k.ctx, pgx.Identifier{table}, columns, pgx.CopyFromRows(rows))
	}
}

func (k *keeper) entry(e *store.Entry) (bool, error) {
	nr, again, err := k.place(e)
	if err != nil || nr == 0 {
		return false, err
	}
	at := make([]int64, len(e.Mentions))
	if again {
		k.clear(nr, e, at)
	}
	k.number(at)
	k.exec("INSERT INTO sketch (article, body) VALUES ($1, $2)", nr, e.Sketch)
	k.parts(nr, e)
	k.mentions(nr, e, at)
	return true, k.err
}

const insertArticle = `INSERT INTO article (id, version, seal, path, record, url, outlet, title, authors,
  published, published_from, language, encoding, text, raw)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT (id) DO NOTHING RETURNING nr`

const updateArticle = `UPDATE article SET version = $2, seal = $3, path = $4, record = $5, url = $6, outlet = $7, title = $8,
  authors = $9, published = $10, published_from = $11, language = $12, encoding = $13, text = $14, raw = $15
WHERE id = $1 RETURNING nr`

// place writes the article's own row and returns its number; again tells that
// another version was there. The number is 0 if this one was.
func (k *keeper) place(e *store.Entry) (nr int64, again bool, err error) {
	authors, err := json.Marshal(e.Article.Authors)
	if err != nil {
		return 0, false, err
	}
	a := &e.Article
	row := []any{a.ID, toSigns(e.Version), e.Seal, toSigns(a.Path), toSigns(a.Record), toSigns(a.URL), toSigns(a.Outlet),
		toSigns(a.Title), toSigns(string(authors)), string(a.Published), toSigns(a.PublishedFrom), toSigns(a.Language),
		toSigns(a.Encoding), toSigns(e.Text), e.Packed}
	// Another worker that writes the same article right now is waited for here.
	err = k.tx.QueryRow(k.ctx, insertArticle, row...).Scan(&nr)
	if !errors.Is(err, pgx.ErrNoRows) {
		return nr, false, err
	}
	var before string
	err = k.tx.QueryRow(k.ctx, "SELECT version FROM article WHERE id = $1 FOR UPDATE", a.ID).Scan(into(&before))
	if err != nil || k.once || before == e.Version {
		return 0, true, err
	}
	err = k.tx.QueryRow(k.ctx, updateArticle, row...).Scan(&nr)
	return nr, true, err
}

// clear takes away what an earlier reading left beside the mentions that it
// read and this one does not: those stay as superseded. Mentions that both read
// are written anew under their old numbers, which it puts into at.
func (k *keeper) clear(nr int64, e *store.Entry, at []int64) {
	ids := make([]string, len(e.Mentions))
	index := map[string]int{}
	for i := range e.Mentions {
		ids[i] = string(e.Mentions[i].ID)
		index[ids[i]] = i
	}
	k.exec("DELETE FROM zone WHERE article = $1", nr)
	k.exec("DELETE FROM diagnostic WHERE article = $1", nr)
	k.exec("DELETE FROM sketch WHERE article = $1", nr)
	k.exec("UPDATE mention SET superseded = $2 WHERE article = $1 AND superseded = '' AND id <> ALL ($3)", nr, toSigns(e.Version), ids)
	k.exec("DELETE FROM span USING mention m WHERE m.nr = span.mention AND m.id = ANY ($1)", ids)
	k.exec("DELETE FROM participant p USING mention m WHERE m.nr = p.mention AND m.id = ANY ($1)", ids)
	if k.err != nil {
		return
	}
	rows, _ := k.tx.Query(k.ctx, "DELETE FROM mention WHERE id = ANY ($1) RETURNING id, nr", ids)
	var id string
	var number int64
	_, k.err = pgx.ForEachRow(rows, []any{&id, &number}, func() error {
		at[index[id]] = number
		return nil
	})
}

// number gives new numbers to the mentions that have none.
func (k *keeper) number(at []int64) {
	var free []int
	for i, nr := range at {
		if nr == 0 {
			free = append(free, i)
		}
	}
	if k.err != nil || len(free) == 0 {
		return
	}
	rows, _ := k.tx.Query(k.ctx, "SELECT nextval(pg_get_serial_sequence('mention', 'nr')) FROM generate_series(1, $1)", len(free))
	numbers, err := pgx.CollectRows(rows, pgx.RowTo[int64])
	if err != nil {
		k.err = err
		return
	}
	for i, nr := range numbers {
		at[free[i]] = nr
	}
}
