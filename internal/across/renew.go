package across

import "context"

// Renew takes in the judgements that the store keeps now, in the place of those
// before.
func (r *Record) Renew(ctx context.Context) error {
	all, err := r.store.Judgements(ctx)
	if err != nil {
		return err
	}
	r.Judgements = all
	r.Judge(r.carried())
	return nil
}
