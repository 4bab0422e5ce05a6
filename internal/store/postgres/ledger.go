package postgres

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/jackc/pgx/v5"

	"readout/internal/store"
)

// Poll returns what is known of a feed.
func (s *Store) Poll(ctx context.Context, feed string) (store.Poll, error) {
	p := store.Poll{Feed: feed}
	var next int64
	err := s.pool.QueryRow(ctx, "SELECT etag, modified, tries, next FROM feed WHERE url = $1", toSigns(feed)).
		Scan(into(&p.ETag), into(&p.LastModified), &p.Tries, &next)
	if errors.Is(err, pgx.ErrNoRows) {
		return p, nil
	}
	p.Next = store.Moment(next)
	return p, s.fail("look up the feed "+feed, err)
}

const upsertFeed = `INSERT INTO feed (url, etag, modified, tries, next) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (url) DO UPDATE SET etag = excluded.etag, modified = excluded.modified, tries = excluded.tries, next = excluded.next`

const insertErrand = `INSERT INTO errand (key, link, feed, title, outlet, language, authors, dates, body, article, state, why, tries, next)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT (key) DO NOTHING`

// SetPoll writes down a poll and the errands it brought.
func (s *Store) SetPoll(ctx context.Context, p store.Poll, found []store.Errand) (fresh int, err error) {
	err = s.write(ctx, "write down the feed "+p.Feed, func(tx pgx.Tx) error {
		fresh = 0
		if _, err := tx.Exec(ctx, upsertFeed, toSigns(p.Feed), toSigns(p.ETag), toSigns(p.LastModified), p.Tries, store.Seconds(p.Next)); err != nil {
			return err
		}
		for _, e := range found {
			tag, err := tx.Exec(ctx, insertErrand, toSigns(e.Key), toSigns(e.Link), toSigns(e.Feed), toSigns(e.Title), toSigns(e.Outlet),
				toSigns(e.Language), toSigns(store.List(e.Authors)), toSigns(store.List(e.Dates)), toSigns(e.Body), toSigns(e.Article), string(e.State), toSigns(e.Why),
				e.Tries, store.Seconds(e.Next))
			if err != nil {
				return err
			}
			fresh += int(tag.RowsAffected())
		}
		return nil
	})
	return fresh, err
}

// SetErrand writes down how far an errand came.
func (s *Store) SetErrand(ctx context.Context, e store.Errand) error {
	return s.write(ctx, "write down "+e.Key, func(tx pgx.Tx) error {
		tag, err := tx.Exec(ctx, `UPDATE errand SET article = $1, state = $2, why = $3, tries = $4, next = $5,
body = CASE WHEN $2 IN ('kept', 'skipped') THEN '' ELSE body END WHERE key = $6`,
			toSigns(e.Article), string(e.State), toSigns(e.Why), e.Tries, store.Seconds(e.Next), toSigns(e.Key))
		if err == nil && tag.RowsAffected() == 0 {
			err = store.ErrNone
		}
		return err
	})
}

// Reopen makes errands that failed open again.
func (s *Store) Reopen(ctx context.Context) (n int, err error) {
	err = s.write(ctx, "open failed articles again", func(tx pgx.Tx) error {
		tag, err := tx.Exec(ctx, "UPDATE errand SET state = '', tries = 0, next = 0 WHERE state = 'failed'")
		n = int(tag.RowsAffected())
		return err
	})
	return n, err
}

const selectErrands = `SELECT key, link, feed, title, outlet, language, authors, dates, body, article, state, why, tries, next FROM errand `

// Errands returns those that are not settled.
func (s *Store) Errands(ctx context.Context) ([]store.Errand, error) {
	return s.errands(ctx, selectErrands+"WHERE state = '' ORDER BY nr")
}

// Ledger returns all that is known of feeds.
func (s *Store) Ledger(ctx context.Context) ([]store.Poll, []store.Errand, error) {
	rows, _ := s.pool.Query(ctx, "SELECT url, etag, modified, tries, next FROM feed ORDER BY url")
	polls, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (p store.Poll, err error) {
		var next int64
		err = row.Scan(into(&p.Feed), into(&p.ETag), into(&p.LastModified), &p.Tries, &next)
		p.Next = store.Moment(next)
		return p, err
	})
	if err != nil {
		return nil, nil, s.fail("list feeds", err)
	}
	errands, err := s.errands(ctx, selectErrands+"ORDER BY nr")
	return polls, errands, err
}

func (s *Store) errands(ctx context.Context, query string) ([]store.Errand, error) {
	rows, _ := s.pool.Query(ctx, query)
	out, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (e store.Errand, err error) {
		var authors, dates string
		var next int64
		if err := row.Scan(into(&e.Key), into(&e.Link), into(&e.Feed), into(&e.Title), into(&e.Outlet), into(&e.Language), into(&authors), into(&dates),
			into(&e.Body), into(&e.Article), into(&e.State), into(&e.Why), &e.Tries, &next); err != nil {
			return e, err
		}
		e.Next = store.Moment(next)
		return e, errors.Join(json.Unmarshal([]byte(authors), &e.Authors), json.Unmarshal([]byte(dates), &e.Dates))
	})
	return out, s.fail("list what is to be fetched", err)
}
