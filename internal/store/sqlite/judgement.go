package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"readout/internal/record"
	"readout/internal/store"
)

const insertJudgement = `INSERT INTO judgement (id, a, b, verdict, score, because, made_by, made_at, withdrawn)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, '') ON CONFLICT (id) DO NOTHING`

// Judge appends a judgement.
func (s *Store) Judge(ctx context.Context, j record.Judgement) error {
	because, err := json.Marshal(j.Because)
	if err != nil {
		return fail(s.path, "write down "+string(j.ID), err)
	}
	return s.write(ctx, "write down "+string(j.ID), func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, insertJudgement, j.ID, j.A, j.B, j.Verdict, j.Score, string(because), j.By, j.At.UTC().Format(time.RFC3339Nano))
		return err
	})
}

// Withdraw takes a judgement or a correction back.
func (s *Store) Withdraw(ctx context.Context, id record.ID, w record.Withdrawal) error {
	body, err := json.Marshal(w)
	if err != nil {
		return fail(s.path, "withdraw "+string(id), err)
	}
	return s.write(ctx, "withdraw "+string(id), func(tx *sql.Tx) error {
		n, err := changed(tx.ExecContext(ctx, "UPDATE "+store.WithdrawnFrom(id)+" SET withdrawn = ? WHERE id = ? AND withdrawn = ''", string(body), id))
		if err == nil && n == 0 {
			err = store.ErrNone
		}
		return err
	})
}

// Judgements returns all judgements, in the order they were made.
func (s *Store) Judgements(ctx context.Context) ([]record.Judgement, error) {
	rows, err := s.reader.QueryContext(ctx, `SELECT id, a, b, verdict, score, because, made_by, made_at, withdrawn FROM judgement ORDER BY nr`)
	if err != nil {
		return nil, fail(s.path, "list judgements", err)
	}
	defer rows.Close()
	var out []record.Judgement
	for rows.Next() {
		var j record.Judgement
		var because, made, withdrawn string
		err := rows.Scan(&j.ID, &j.A, &j.B, &j.Verdict, &j.Score, &because, &j.By, &made, &withdrawn)
		if err == nil {
			err = readJudgement(&j, because, made, withdrawn)
		}
		if err != nil {
			return nil, fail(s.path, "read back "+string(j.ID), err)
		}
		out = append(out, j)
	}
	return out, fail(s.path, "list judgements", rows.Err())
}

func readJudgement(j *record.Judgement, because, made, withdrawn string) (err error) {
	if j.At, err = time.Parse(time.RFC3339Nano, made); err != nil {
		return err
	}
	if withdrawn != "" {
		j.Withdrawn = &record.Withdrawal{}
		err = json.Unmarshal([]byte(withdrawn), j.Withdrawn)
	}
	return errors.Join(err, json.Unmarshal([]byte(because), &j.Because))
}
