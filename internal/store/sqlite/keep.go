package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"readout/internal/record"
	"readout/internal/store"
)

// inserts are the prepared statements of the writer, made once.
type inserts struct {
	article, supersede, zone, diagnostic, mention, span, participant, sketch, retire *sql.Stmt
	clear                                                                            [5]*sql.Stmt // rows of an earlier reading
	all                                                                              []*sql.Stmt
}

const upsertArticle = `INSERT INTO article (id, version, seal, path, record, url, outlet, title, authors,
  published, published_from, language, encoding, text, raw)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET version = excluded.version, seal = excluded.seal, path = excluded.path,
  record = excluded.record, url = excluded.url, outlet = excluded.outlet, title = excluded.title,
  authors = excluded.authors, published = excluded.published, published_from = excluded.published_from,
  language = excluded.language, encoding = excluded.encoding, text = excluded.text, raw = excluded.raw
RETURNING nr`

const upsertMention = `INSERT INTO mention (id, article, seq, kind, type, start_byte, end_byte, exact, rule, version, body, sum,
  status, day, place, place_country, superseded)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')
ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, kind = excluded.kind, type = excluded.type,
  start_byte = excluded.start_byte, end_byte = excluded.end_byte, exact = excluded.exact, rule = excluded.rule,
  version = excluded.version, body = excluded.body, sum = excluded.sum, status = excluded.status, day = excluded.day,
  place = excluded.place, place_country = excluded.place_country, superseded = ''
RETURNING nr`

func prepare(db *sql.DB) (*inserts, error) {
	in := &inserts{}
	for _, s := range []struct {
		to    **sql.Stmt
		query string
	}{
		{&in.article, upsertArticle},
		{&in.mention, upsertMention},
		{&in.supersede, "UPDATE mention SET superseded = ? WHERE article = ? AND superseded = ''"},
		{&in.retire, "UPDATE mention SET superseded = ? WHERE nr = ?"},
		{&in.zone, "INSERT INTO zone VALUES (?, ?, ?, ?, ?)"},
		{&in.diagnostic, "INSERT INTO diagnostic VALUES (?, ?, ?, ?, ?, ?)"},
		{&in.span, "INSERT INTO span VALUES (?, ?, ?, ?, ?, ?)"},
		{&in.participant, "INSERT INTO participant VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
		{&in.sketch, upsertSketch},
		{&in.clear[0], "DELETE FROM zone WHERE article = ?"},
		{&in.clear[1], "DELETE FROM diagnostic WHERE article = ?"},
		{&in.clear[2], "DELETE FROM span WHERE mention = ?"},
		{&in.clear[3], "DELETE FROM participant WHERE mention = ?"},
		{&in.clear[4], "DELETE FROM sketch WHERE article = ?"},
	} {
		stmt, err := db.Prepare(s.query)
		if err != nil {
			return nil, err
		}
		*s.to = stmt
		in.all = append(in.all, stmt)
	}
	return in, nil
}

func (in *inserts) Close() error {
	var errs []error
	for _, s := range in.all {
		errs = append(errs, s.Close())
	}
	return errors.Join(errs...)
}

// Has reports whether the article was already read by the version.
func (s *Store) Has(ctx context.Context, id record.ID, version string) (bool, error) {
	var n int
	err := s.reader.QueryRowContext(ctx, "SELECT count(*) FROM article WHERE id = ? AND version = ?", id, version).Scan(&n)
	return n > 0, fail(s.path, "look up "+string(id), err)
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

// put writes an entry in one transaction; once, unless its article is there.
func (s *Store) put(ctx context.Context, e *store.Entry, once bool) (bool, error) {
	var kept bool
	err := s.write(ctx, fmt.Sprintf("keep %s (%s)", e.Article.Path, e.Article.ID), func(tx *sql.Tx) (err error) {
		k := &keeper{ctx: ctx, tx: tx, in: s.insert, once: once}
		kept, err = k.entry(e)
		return err
	})
	return kept && err == nil, err
}

// A keeper writes one entry inside one transaction; the first error stays.
type keeper struct {
	ctx  context.Context
	tx   *sql.Tx
	in   *inserts
	once bool // an article that is there stays as it is
	err  error
}

func (k *keeper) exec(stmt *sql.Stmt, args ...any) {
	if k.err == nil {
		_, k.err = k.tx.StmtContext(k.ctx, stmt).ExecContext(k.ctx, args...)
	}
}

// number runs an insert and returns the number of its row.
func (k *keeper) number(stmt *sql.Stmt, args ...any) (nr int64) {
	if k.err == nil {
		k.err = k.tx.StmtContext(k.ctx, stmt).QueryRowContext(k.ctx, args...).Scan(&nr)
	}
	return nr
}

func (k *keeper) entry(e *store.Entry) (bool, error) {
	var before string
	err := k.tx.QueryRowContext(k.ctx, "SELECT version FROM article WHERE id = ?", e.Article.ID).Scan(&before)
	again := err == nil
	if again && (k.once || before == e.Version) {
		return false, nil
	}
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return false, err
	}
	nr, err := k.article(e)
	if err != nil {
		return false, err
	}
	if again {
		k.exec(k.in.clear[0], nr)
		k.exec(k.in.clear[1], nr)
		k.exec(k.in.supersede, e.Version, nr)
		k.exec(k.in.clear[4], nr)
	}
	k.exec(k.in.sketch, nr, e.Sketch)
	for i, z := range e.Zones {
		k.exec(k.in.zone, nr, i, z.Kind, z.Span.Start, z.Span.End)
	}
	for i, d := range e.Diagnostics {
		k.exec(k.in.diagnostic, nr, i, d.ID, d.Text, d.Span.Start, d.Span.End)
	}
	for i := range e.Mentions {
		k.mention(nr, i, &e.Mentions[i], again)
	}
	return true, k.err
}

func (k *keeper) article(e *store.Entry) (int64, error) {
	authors, err := json.Marshal(e.Article.Authors)
	if err != nil {
		return 0, err
	}
	a := &e.Article
	nr := k.number(k.in.article, a.ID, e.Version, e.Seal, a.Path, a.Record, a.URL, a.Outlet, a.Title, string(authors),
		a.Published, a.PublishedFrom, a.Language, a.Encoding, e.Text, e.Packed)
	return nr, k.err
}

func (k *keeper) mention(article int64, seq int, m *store.Mention, again bool) {
	nr := k.number(k.in.mention, m.ID, article, seq, m.Kind, m.Type, m.Span.Start, m.Span.End, m.Exact,
		m.Rule, m.Version, m.Body, m.Sum, m.Status, m.Day, m.Place, m.PlaceCountry)
	if again {
		k.exec(k.in.clear[2], nr)
		k.exec(k.in.clear[3], nr)
	}
	if m.Superseded != "" {
		k.exec(k.in.retire, m.Superseded, nr)
	}
	for _, a := range m.Anchors {
		k.exec(k.in.span, nr, a.Part, a.Seq, a.Span.Start, a.Span.End, a.Exact)
	}
	for _, p := range m.Participants {
		k.exec(k.in.participant, nr, p.Part, p.Seq, p.Actor, p.Name, p.Country, p.Kind, p.Office,
			p.Span.Start, p.Span.End, p.Exact)
	}
}
