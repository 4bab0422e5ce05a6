package sqlite

import (
	"context"
	"database/sql"
	"slices"

	"readout/internal/store"
	"readout/internal/store/where"
)

var _ store.Alerts = (*Store)(nil)

const selectAlerts = `SELECT name, way, question, options, tries, next,
  (SELECT count(*) FROM told WHERE alert = name AND state = 'told' AND kind <> 'carried'),
  (SELECT count(*) FROM told WHERE alert = name AND state = '')
FROM alert ORDER BY name`

// Alerts returns all alerts.
func (s *Store) Alerts(ctx context.Context) ([]store.Alert, error) {
	rows, err := s.reader.QueryContext(ctx, selectAlerts)
	if err != nil {
		return nil, fail(s.path, "list alerts", err)
	}
	defer rows.Close()
	var out []store.Alert
	for rows.Next() {
		var a store.Alert
		var next int64
		if err := rows.Scan(&a.Name, &a.Way, &a.Question, &a.Options, &a.Tries, &next, &a.Told, &a.Waiting); err != nil {
			return nil, fail(s.path, "list alerts", err)
		}
		a.Next = store.Moment(next)
		out = append(out, a)
	}
	return out, fail(s.path, "list alerts", rows.Err())
}

const insertAlert = `INSERT INTO alert (name, way, question, options, beyond, tries, next)
SELECT ?, ?, ?, ?, CASE WHEN ? THEN 0 ELSE coalesce(max(nr), 0) END, 0, 0 FROM article WHERE true ON CONFLICT (name) DO NOTHING`

// AddAlert saves a new alert.
func (s *Store) AddAlert(ctx context.Context, a store.Alert, past bool) error {
	return s.alter(ctx, "add the alert "+a.Name, store.ErrThere, insertAlert, a.Name, a.Way, a.Question, a.Options, past)
}

// PutOff writes down how an alert fares.
func (s *Store) PutOff(ctx context.Context, a store.Alert) error {
	return s.alter(ctx, "put off the alert "+a.Name, store.ErrNone, "UPDATE alert SET tries = ?, next = ? WHERE name = ?",
		a.Tries, store.Seconds(a.Next), a.Name)
}

// RemoveAlert forgets an alert and its marks.
func (s *Store) RemoveAlert(ctx context.Context, name string) error {
	return s.alter(ctx, "remove the alert "+name, store.ErrNone, "DELETE FROM alert WHERE name = ?", name)
}

// alter runs a statement in a transaction; otherwise is the error if it
// changes nothing.
func (s *Store) alter(ctx context.Context, op string, otherwise error, statement string, args ...any) error {
	return s.write(ctx, op, func(tx *sql.Tx) error {
		n, err := changed(tx.ExecContext(ctx, statement, args...))
		if err == nil && n == 0 {
			return otherwise
		}
		return err
	})
}

const insertMark = `INSERT INTO told (alert, mention, article, says, leads, kind, state, tries, at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (alert, mention) DO NOTHING`

// AddMarks appends marks of an alert.
func (s *Store) AddMarks(ctx context.Context, alert string, marks []store.Mark) error {
	return s.write(ctx, "mark what "+alert+" tells", func(tx *sql.Tx) error {
		for _, m := range marks {
			if _, err := tx.ExecContext(ctx, insertMark, alert, m.Mention, m.Article, m.Says, m.Leads, m.Kind, m.State, m.Tries, store.Seconds(m.At)); err != nil {
				return err
			}
		}
		return nil
	})
}

// SetMarks writes down how far telling came.
func (s *Store) SetMarks(ctx context.Context, alert string, marks []store.Mark) error {
	return s.write(ctx, "mark what "+alert+" told", func(tx *sql.Tx) error {
		for _, m := range marks {
			if _, err := tx.ExecContext(ctx, "UPDATE told SET state = ?, tries = ? WHERE alert = ? AND mention = ?", m.State, m.Tries, alert, m.Mention); err != nil {
				return err
			}
		}
		return nil
	})
}

// Marks returns marks of an alert.
func (s *Store) Marks(ctx context.Context, alert string, w store.WhichMarks) (out []store.Mark, err error) {
	which, args := where.Marks(alert, &w)
	rows, err := s.reader.QueryContext(ctx, "SELECT mention, article, says, leads, kind, state, tries, at FROM told WHERE "+which, args...)
	if err != nil {
		return nil, fail(s.path, "list what "+alert+" told", err)
	}
	defer rows.Close()
	for rows.Next() {
		var m store.Mark
		var at int64
		if err := rows.Scan(&m.Mention, &m.Article, &m.Says, &m.Leads, &m.Kind, &m.State, &m.Tries, &at); err != nil {
			return nil, fail(s.path, "list what "+alert+" told", err)
		}
		m.At = store.Moment(at)
		out = append(out, m)
	}
	if w.Newest > 0 {
		slices.Reverse(out)
	}
	return out, fail(s.path, "list what "+alert+" told", rows.Err())
}
