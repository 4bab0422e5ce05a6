package postgres

import (
	"encoding/json"

	"github.com/jackc/pgx/v5"

	"readout/internal/store"
)

const insertArticles = `INSERT INTO article (id, version, seal, path, record, url, outlet, title, authors,
  published, published_from, language, encoding, text, raw)
SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
  $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::bytea[]) ON CONFLICT (id) DO NOTHING RETURNING id, nr`

const updateArticles = `UPDATE article a SET version = n.version, seal = n.seal, path = n.path, record = n.record, url = n.url,
  outlet = n.outlet, title = n.title, authors = n.authors, published = n.published, published_from = n.published_from,
  language = n.language, encoding = n.encoding, text = n.text, raw = n.raw
FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
  $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::bytea[])
  AS n (id, version, seal, path, record, url, outlet, title, authors, published, published_from, language, encoding, text, raw)
WHERE a.id = n.id COLLATE "C" RETURNING a.id, a.nr`

// place writes the articles' own rows. It returns those that are new, and those
// of which another version was there; of others this one was.
func (k *keeper) place(list []*store.Entry) (fresh, again []*placed) {
	// Another worker that writes one of the articles right now is waited for here.
	fresh, rest := k.written(insertArticles, list)
	rest = k.outdated(rest)
	if k.err == nil && len(rest) > 0 {
		again, _ = k.written(updateArticles, rest)
	}
	return fresh, again
}

// outdated returns the entries that may take the place of the ones there.
func (k *keeper) outdated(list []*store.Entry) (out []*store.Entry) {
	if k.err != nil || k.once || len(list) == 0 {
		return nil
	}
	before := map[string]string{}
	rows, _ := k.tx.Query(k.ctx, "SELECT id, version FROM article WHERE id = ANY ($1) FOR UPDATE", idsOf(list))
	var id, version string
	_, k.err = pgx.ForEachRow(rows, []any{&id, into(&version)}, func() error {
		before[id] = version
		return nil
	})
	for _, e := range list {
		if before[string(e.Article.ID)] != e.Version {
			out = append(out, e)
		}
	}
	return out
}

func idsOf(list []*store.Entry) []string {
	ids := make([]string, len(list))
	for i, e := range list {
		ids[i] = string(e.Article.ID)
	}
	return ids
}

// written runs a statement on the rows of articles. It returns those that it
// wrote, with their numbers, and the rest.
func (k *keeper) written(statement string, list []*store.Entry) (done []*placed, rest []*store.Entry) {
	columns, err := articleColumns(list)
	if k.err != nil || err != nil {
		k.err = err
		return nil, nil
	}
	rows, _ := k.tx.Query(k.ctx, statement, columns...)
	nrs := map[string]int64{}
	var id string
	var nr int64
	_, k.err = pgx.ForEachRow(rows, []any{&id, &nr}, func() error {
		nrs[id] = nr
		return nil
	})
	for _, e := range list {
		if nr, ok := nrs[string(e.Article.ID)]; ok {
			done = append(done, &placed{e, nr, make([]int64, len(e.Mentions))})
		} else {
			rest = append(rest, e)
		}
	}
	return done, rest
}

// articleColumns returns the rows of articles column by column.
func articleColumns(list []*store.Entry) ([]any, error) {
	words := make([][]string, 14)
	raw := make([][]byte, len(list))
	for i, e := range list {
		a := &e.Article
		authors, err := json.Marshal(a.Authors)
		if err != nil {
			return nil, err
		}
		for c, w := range []string{string(a.ID), e.Version, e.Seal, a.Path, a.Record, a.URL, a.Outlet, a.Title, string(authors),
			string(a.Published), a.PublishedFrom, a.Language, a.Encoding, e.Text} {
			words[c] = append(words[c], toSigns(w))
		}
		raw[i] = e.Packed
	}
	var out []any
	for _, w := range words {
		out = append(out, w)
	}
	return append(out, raw), nil
}

// clear takes away what earlier readings left beside the mentions that they read
// and these do not: those stay as superseded. Mentions that both read are
// written anew under their old numbers.
func (k *keeper) clear(all []*placed) {
	if k.err != nil || len(all) == 0 {
		return
	}
	var nrs []int64
	var versions, ids []string
	at := map[string]*int64{}
	for _, p := range all {
		nrs, versions = append(nrs, p.nr), append(versions, toSigns(p.Version))
		for i := range p.Mentions {
			id := string(p.Mentions[i].ID)
			ids, at[id] = append(ids, id), &p.at[i]
		}
	}
	b := &pgx.Batch{}
	for _, table := range []string{"zone", "diagnostic", "sketch"} {
		b.Queue("DELETE FROM "+table+" WHERE article = ANY ($1)", nrs)
	}
	b.Queue(`UPDATE mention m SET superseded = n.version FROM unnest($1::bigint[], $2::text[]) AS n (nr, version)
WHERE m.article = n.nr AND m.superseded = '' AND m.id <> ALL ($3)`, nrs, versions, ids)
	b.Queue("DELETE FROM span USING mention m WHERE m.nr = span.mention AND m.id = ANY ($1)", ids)
	b.Queue("DELETE FROM participant p USING mention m WHERE m.nr = p.mention AND m.id = ANY ($1)", ids)
	b.Queue("DELETE FROM mention WHERE id = ANY ($1) RETURNING id, nr", ids).Query(func(rows pgx.Rows) error {
		var id string
		var number int64
		_, err := pgx.ForEachRow(rows, []any{&id, &number}, func() error {
			*at[id] = number
			return nil
		})
		return err
	})
	k.err = k.tx.SendBatch(k.ctx, b).Close()
}
