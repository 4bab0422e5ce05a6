package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"readout/internal/store"
)

var _ store.WholeLedger = (*Store)(nil)

// Poll returns what is known of a feed.
func (s *Store) Poll(ctx context.Context, feed string) (store.Poll, error) {
	p := store.Poll{Feed: feed}
	var next int64
	err := s.reader.QueryRowContext(ctx, "SELECT etag, modified, tries, next FROM feed WHERE url = ?", feed).
		Scan(&p.ETag, &p.LastModified, &p.Tries, &next)
	if errors.Is(err, sql.ErrNoRows) {
		return p, nil
	}
	p.Next = store.Moment(next)
	return p, fail(s.path, "look up the feed "+feed, err)
}

const upsertFeed = `INSERT INTO feed VALUES (?, ?, ?, ?, ?)
ON CONFLICT (url) DO UPDATE SET etag = excluded.etag, modified = excluded.modified, tries = excluded.tries, next = excluded.next`

const insertErrand = `INSERT INTO errand (key, link, feed, title, outlet, language, authors, dates, body, article, state, why, tries, next)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`

// SetPoll writes down a poll and the errands it brought.
func (s *Store) SetPoll(ctx context.Context, p store.Poll, found []store.Errand) (fresh int, err error) {
	err = s.write(ctx, "write down the feed "+p.Feed, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, upsertFeed, p.Feed, p.ETag, p.LastModified, p.Tries, store.Seconds(p.Next)); err != nil {
			return err
		}
		for _, e := range found {
			n, err := changed(tx.ExecContext(ctx, insertErrand, e.Key, e.Link, e.Feed, e.Title, e.Outlet, e.Language,
				store.List(e.Authors), store.List(e.Dates), e.Body, e.Article, e.State, e.Why, e.Tries, store.Seconds(e.Next)))
			if err != nil {
				return err
			}
			fresh += n
		}
		return nil
	})
	return fresh, err
}

// SetErrand writes down how far an errand came.
func (s *Store) SetErrand(ctx context.Context, e store.Errand) error {
	return s.write(ctx, "write down "+e.Key, func(tx *sql.Tx) error {
		n, err := changed(tx.ExecContext(ctx, `UPDATE errand SET article = ?, state = ?, why = ?, tries = ?, next = ?,
body = CASE WHEN ? IN ('kept', 'skipped') THEN '' ELSE body END WHERE key = ?`,
			e.Article, e.State, e.Why, e.Tries, store.Seconds(e.Next), e.State, e.Key))
		if err == nil && n == 0 {
			err = store.ErrNone
		}
		return err
	})
}

// Reopen makes errands that failed open again.
func (s *Store) Reopen(ctx context.Context) (n int, err error) {
	err = s.write(ctx, "open failed articles again", func(tx *sql.Tx) error {
		n, err = changed(tx.ExecContext(ctx, "UPDATE errand SET state = '', tries = 0, next = 0 WHERE state = 'failed'"))
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
	rows, err := s.reader.QueryContext(ctx, "SELECT url, etag, modified, tries, next FROM feed ORDER BY url")
	if err != nil {
		return nil, nil, fail(s.path, "list feeds", err)
	}
	defer rows.Close()
	var polls []store.Poll
	for rows.Next() {
		var p store.Poll
		var next int64
		if err := rows.Scan(&p.Feed, &p.ETag, &p.LastModified, &p.Tries, &next); err != nil {
			return nil, nil, fail(s.path, "list feeds", err)
		}
		p.Next = store.Moment(next)
		polls = append(polls, p)
	}
	if err := rows.Err(); err != nil {
		return nil, nil, fail(s.path, "list feeds", err)
	}
	errands, err := s.errands(ctx, selectErrands+"ORDER BY nr")
	return polls, errands, err
}

func (s *Store) errands(ctx context.Context, query string) ([]store.Errand, error) {
	rows, err := s.reader.QueryContext(ctx, query)
	if err != nil {
		return nil, fail(s.path, "list what is to be fetched", err)
	}
	defer rows.Close()
	var out []store.Errand
	for rows.Next() {
		var e store.Errand
		var authors, dates string
		var next int64
		if err := rows.Scan(&e.Key, &e.Link, &e.Feed, &e.Title, &e.Outlet, &e.Language, &authors, &dates,
			&e.Body, &e.Article, &e.State, &e.Why, &e.Tries, &next); err != nil {
			return nil, fail(s.path, "list what is to be fetched", err)
		}
		if err := errors.Join(json.Unmarshal([]byte(authors), &e.Authors), json.Unmarshal([]byte(dates), &e.Dates)); err != nil {
			return nil, fail(s.path, "read back "+e.Key, err)
		}
		e.Next = store.Moment(next)
		out = append(out, e)
	}
	return out, fail(s.path, "list what is to be fetched", rows.Err())
}

// write runs do in one transaction of the writer.
func (s *Store) write(ctx context.Context, op string, do func(*sql.Tx) error) error {
	if s.writer == nil {
		return fmt.Errorf("store %s was opened for reading only", s.path)
	}
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return fail(s.path, op, err)
	}
	defer tx.Rollback()
	if err := do(tx); err != nil {
		return fail(s.path, op, err)
	}
	return fail(s.path, op, tx.Commit())
}

func changed(r sql.Result, err error) (int, error) {
	if err != nil {
		return 0, err
	}
	n, err := r.RowsAffected()
	return int(n), err
}
