package postgres

import (
	"context"
	"slices"

	"github.com/jackc/pgx/v5"

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
	rows, _ := s.pool.Query(ctx, selectAlerts)
	out, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (a store.Alert, err error) {
		var next int64
		err = row.Scan(into(&a.Name), into(&a.Way), into(&a.Question), into(&a.Options), &a.Tries, &next, &a.Told, &a.Waiting)
		a.Next = store.Moment(next)
		return a, err
	})
	return out, s.fail("list alerts", err)
}

const insertAlert = `INSERT INTO alert (name, way, question, options, beyond, tries, next)
SELECT $1, $2, $3, $4, CASE WHEN $5 THEN 0 ELSE coalesce(max(nr), 0) END, 0, 0 FROM article ON CONFLICT (name) DO NOTHING`

// AddAlert saves a new alert.
func (s *Store) AddAlert(ctx context.Context, a store.Alert, past bool) error {
	return s.alter(ctx, "add the alert "+a.Name, store.ErrThere, insertAlert,
		toSigns(a.Name), toSigns(a.Way), toSigns(a.Question), toSigns(a.Options), past)
}

// PutOff writes down how an alert fares.
func (s *Store) PutOff(ctx context.Context, a store.Alert) error {
	return s.alter(ctx, "put off the alert "+a.Name, store.ErrNone, "UPDATE alert SET tries = $1, next = $2 WHERE name = $3",
		a.Tries, store.Seconds(a.Next), toSigns(a.Name))
}

// RemoveAlert forgets an alert and its marks.
func (s *Store) RemoveAlert(ctx context.Context, name string) error {
	return s.alter(ctx, "remove the alert "+name, store.ErrNone, "DELETE FROM alert WHERE name = $1", toSigns(name))
}

// alter runs a statement in a transaction; otherwise is the error if it
// changes nothing.
func (s *Store) alter(ctx context.Context, op string, otherwise error, statement string, args ...any) error {
	return s.write(ctx, op, func(tx pgx.Tx) error {
		tag, err := tx.Exec(ctx, statement, args...)
		if err == nil && tag.RowsAffected() == 0 {
			return otherwise
		}
		return err
	})
}

const insertMark = `INSERT INTO told (alert, mention, article, says, leads, kind, state, tries, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (alert, mention) DO NOTHING`

// AddMarks appends marks of an alert.
func (s *Store) AddMarks(ctx context.Context, alert string, marks []store.Mark) error {
	return s.write(ctx, "mark what "+alert+" tells", func(tx pgx.Tx) error {
		for _, m := range marks {
			if _, err := tx.Exec(ctx, insertMark, toSigns(alert), toSigns(m.Mention), toSigns(m.Article), m.Says, toSigns(m.Leads),
				string(m.Kind), string(m.State), m.Tries, store.Seconds(m.At)); err != nil {
				return err
			}
		}
		return nil
	})
}

// SetMarks writes down how far telling came.
func (s *Store) SetMarks(ctx context.Context, alert string, marks []store.Mark) error {
	return s.write(ctx, "mark what "+alert+" told", func(tx pgx.Tx) error {
		for _, m := range marks {
			if _, err := tx.Exec(ctx, "UPDATE told SET state = $1, tries = $2 WHERE alert = $3 AND mention = $4",
				string(m.State), m.Tries, toSigns(alert), toSigns(m.Mention)); err != nil {
				return err
			}
		}
		return nil
	})
}

// Marks returns marks of an alert.
func (s *Store) Marks(ctx context.Context, alert string, w store.WhichMarks) ([]store.Mark, error) {
	which, args := where.Marks(toSigns(alert), &w)
	rows, _ := s.pool.Query(ctx, "SELECT mention, article, says, leads, kind, state, tries, at FROM told WHERE "+numbered(which), args...)
	out, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (m store.Mark, err error) {
		var at int64
		err = row.Scan(into(&m.Mention), into(&m.Article), &m.Says, into(&m.Leads), into(&m.Kind), into(&m.State), &m.Tries, &at)
		m.At = store.Moment(at)
		return m, err
	})
	if w.Newest > 0 {
		slices.Reverse(out)
	}
	return out, s.fail("list what "+alert+" told", err)
}
