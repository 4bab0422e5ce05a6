package across

import (
	"context"
	"slices"

	"readout/internal/record"
)

// Renew takes in the judgements that the store keeps now, in the place of those
// before.
func (r *Record) Renew(ctx context.Context) error {
	all, err := r.store.Judgements(ctx)
	if err != nil {
		return err
	}
	_, err = r.renew(ctx, all)
	return err
}

// renew takes in all judgements that were ever made; it reports false if they
// are those of before.
func (r *Record) renew(ctx context.Context, all []record.Judgement) (bool, error) {
	if slices.EqualFunc(all, r.Judgements, alike) {
		return false, nil
	}
	before := r.judged
	r.hear(all)
	for _, j := range all {
		for _, id := range []record.ID{j.A, j.B} {
			if before[id] || !r.superseded(id) {
				continue
			}
			if err := r.heirs(ctx, r.article[id]); err != nil {
				return true, err
			}
		}
	}
	r.Judge(r.carried())
	return true, nil
}

func alike(a, b record.Judgement) bool {
	return a.ID == b.ID && (a.Withdrawn == nil) == (b.Withdrawn == nil)
}

// superseded reports whether a mention was read once and is not any more.
func (r *Record) superseded(id record.ID) bool {
	_, stands := r.ClusterID(id)
	return !stands && r.article[id] != ""
}
