package across

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"readout/internal/record"
	"readout/internal/store"
)

// Pair returns the two mentions, or actors, that a judgement on two names is
// about.
func (r *Record) Pair(a, b string) (record.ID, record.ID, error) {
	if isActor(a) && isActor(b) {
		x, y := record.Pair(record.ID(a), record.ID(b))
		return x, y, differ(x, y)
	}
	x, err := r.Named(a)
	if err != nil {
		return "", "", err
	}
	y, err := r.Named(b)
	if err != nil {
		return "", "", err
	}
	if kx, ky := kindOf(x), kindOf(y); kx != ky {
		return "", "", fmt.Errorf("%s is of another kind than %s: only two events, two statements, two figures or two actors can be the same", x, y)
	}
	x, y = record.Pair(x, y)
	return x, y, differ(x, y)
}

func differ(a, b record.ID) error {
	if a == b {
		return fmt.Errorf("both names mean %s: a judgement is about two", a)
	}
	return nil
}

// isActor reports whether an id is an actor's: "TUR/hakan-fidan", "QAT".
func isActor(id string) bool {
	k := kindOf(record.ID(strings.Replace(id, "/", ":", 1)))
	return kind(k) == "" && (strings.Contains(id, "/") || len(id) == 3 && strings.ToUpper(id) == id)
}

func kindOf(id record.ID) string {
	k, _, _ := strings.Cut(string(id), ":")
	return k
}

// Keep appends a person's judgement and reports whether it holds: not if it
// would join what a person has judged different.
func (r *Record) Keep(ctx context.Context, j record.Judgement) (holds bool, err error) {
	if err := r.store.Judge(ctx, j); err != nil {
		return false, err
	}
	if _, err := r.renew(ctx, append(slices.Clip(r.Judgements), j)); err != nil {
		return false, err
	}
	for _, refused := range r.Refused() {
		if refused.ID == j.ID {
			return false, nil
		}
	}
	return true, nil
}

// Undo withdraws the judgement whose id begins with name.
func Undo(ctx context.Context, s store.Store, name string, w record.Withdrawal) (record.Judgement, error) {
	all, err := s.Judgements(ctx)
	if err != nil {
		return record.Judgement{}, err
	}
	var found []record.Judgement
	for _, j := range all {
		if strings.HasPrefix(string(j.ID), name) || strings.HasPrefix(strings.TrimPrefix(string(j.ID), "judgement:"), name) {
			found = append(found, j)
		}
	}
	switch {
	case len(found) == 0:
		return record.Judgement{}, fmt.Errorf("no judgement has an id that begins with %q; 'readout judgements' lists them", name)
	case len(found) > 1:
		return record.Judgement{}, fmt.Errorf("%q begins the ids of %d judgements, among them %s and %s; give more letters", name, len(found), found[0].ID, found[1].ID)
	case found[0].Withdrawn != nil:
		return record.Judgement{}, fmt.Errorf("%s was withdrawn before, on %s", found[0].ID, found[0].Withdrawn.At.Format("2006-01-02"))
	}
	err = s.Withdraw(ctx, found[0].ID, w)
	if errors.Is(err, store.ErrNone) {
		err = fmt.Errorf("%s was withdrawn in the meantime", found[0].ID)
	}
	return found[0], err
}
