package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"readout/internal/record"
	"readout/internal/store"
)

const insertJudgement = `INSERT INTO judgement (id, a, b, verdict, score, because, made_by, made_at, withdrawn)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '') ON CONFLICT (id) DO NOTHING`

// Judge appends a judgement.
func (s *Store) Judge(ctx context.Context, j record.Judgement) error {
	because, err := json.Marshal(j.Because)
	if err != nil {
		return s.fail("write down "+string(j.ID), err)
	}
	return s.write(ctx, "write down "+string(j.ID), func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, insertJudgement, toSigns(j.ID), toSigns(j.A), toSigns(j.B), string(j.Verdict), j.Score,
			toSigns(string(because)), toSigns(j.By), j.At.UTC().Format(time.RFC3339Nano))
		return err
	})
}

// Withdraw takes a judgement or a correction back.
func (s *Store) Withdraw(ctx context.Context, id record.ID, w record.Withdrawal) error {
	body, err := json.Marshal(w)
	if err != nil {
		return s.fail("withdraw "+string(id), err)
	}
	return s.write(ctx, "withdraw "+string(id), func(tx pgx.Tx) error {
		tag, err := tx.Exec(ctx, "UPDATE "+store.WithdrawnFrom(id)+" SET withdrawn = $1 WHERE id = $2 AND withdrawn = ''", toSigns(string(body)), toSigns(id))
		if err == nil && tag.RowsAffected() == 0 {
			err = store.ErrNone
		}
		return err
	})
}

// Judgements returns all judgements, in the order they were made.
func (s *Store) Judgements(ctx context.Context) ([]record.Judgement, error) {
	rows, _ := s.pool.Query(ctx, "SELECT id, a, b, verdict, score, because, made_by, made_at, withdrawn FROM judgement ORDER BY nr")
	out, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (j record.Judgement, err error) {
		var because, made, withdrawn string
		if err := row.Scan(into(&j.ID), into(&j.A), into(&j.B), into(&j.Verdict), &j.Score, into(&because), into(&j.By), &made, into(&withdrawn)); err != nil {
			return j, err
		}
		j.At, err = time.Parse(time.RFC3339Nano, made)
		if withdrawn != "" {
			j.Withdrawn = &record.Withdrawal{}
			err = errors.Join(err, json.Unmarshal([]byte(withdrawn), j.Withdrawn))
		}
		return j, errors.Join(err, json.Unmarshal([]byte(because), &j.Because))
	})
	return out, s.fail("list judgements", err)
}
