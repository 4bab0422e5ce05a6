package store

import (
	"context"
	"fmt"

	"readout/internal/record"
)

// A Copied tells what CopyAll did.
type Copied struct {
	Articles   int
	Known      int // that were there already, and stay as they are
	Judgements int

	Corrections int
}

// CopyAll brings all that one store keeps into another: articles with every
// mention that was ever read in them, what persons judged and corrected, and
// how far a watch of feeds has come. What is there already stays as it is. A copy that was
// stopped is taken up by copying again.
func CopyAll(ctx context.Context, to, from Store, tell func(Copied)) (c Copied, err error) {
	for e, err := range from.Entries(ctx) {
		if err != nil {
			return c, err
		}
		put, err := to.Put(ctx, e)
		if err != nil {
			return c, err
		}
		if put {
			c.Articles++
		} else {
			c.Known++
		}
		tell(c)
	}
	if c.Judgements, err = copyJudgements(ctx, to, from); err != nil {
		return c, err
	}
	if c.Corrections, err = copyCorrections(ctx, to, from); err != nil {
		return c, err
	}
	a, ok1 := from.(WholeLedger)
	b, ok2 := to.(Ledger)
	if ok1 && ok2 {
		err = copyLedger(ctx, b, a)
	}
	return c, err
}

func copyJudgements(ctx context.Context, to, from Store) (int, error) {
	list, err := from.Judgements(ctx)
	if err != nil {
		return 0, err
	}
	there, err := to.Judgements(ctx)
	if err != nil {
		return 0, err
	}
	withdrawn := map[string]bool{}
	for _, j := range there {
		withdrawn[string(j.ID)] = j.Withdrawn != nil
	}
	for _, j := range list {
		w := j.Withdrawn
		j.Withdrawn = nil
		if err := to.Judge(ctx, j); err != nil {
			return 0, err
		}
		if w == nil || withdrawn[string(j.ID)] {
			continue
		}
		if err := to.Withdraw(ctx, j.ID, *w); err != nil {
			return 0, err
		}
	}
	return len(list), nil
}

func copyCorrections(ctx context.Context, to, from Store) (int, error) {
	list, err := from.Corrections(ctx)
	if err != nil {
		return 0, err
	}
	there, err := to.Corrections(ctx)
	if err != nil {
		return 0, err
	}
	withdrawn := map[record.ID]bool{}
	for _, c := range there {
		withdrawn[c.ID] = c.Withdrawn != nil
	}
	for _, c := range list {
		if err := to.Correct(ctx, c); err != nil {
			return 0, err
		}
		if c.Withdrawn == nil || withdrawn[c.ID] {
			continue
		}
		if err := to.Withdraw(ctx, c.ID, *c.Withdrawn); err != nil {
			return 0, err
		}
	}
	return len(list), nil
}

func copyLedger(ctx context.Context, to Ledger, from WholeLedger) error {
	polls, errands, err := from.Ledger(ctx)
	if err != nil {
		return err
	}
	poll := map[string]Poll{}
	for _, p := range polls {
		poll[p.Feed] = p
		known, err := to.Poll(ctx, p.Feed)
		if err != nil {
			return err
		}
		if known != (Poll{Feed: p.Feed}) {
			poll[p.Feed] = known
		}
	}
	for len(errands) > 0 {
		feed, n := errands[0].Feed, 1
		for n < len(errands) && errands[n].Feed == feed {
			n++
		}
		p, ok := poll[feed]
		if !ok {
			p.Feed = feed
		}
		if _, err := to.SetPoll(ctx, p, errands[:n]); err != nil {
			return fmt.Errorf("copy what %s announced: %w", feed, err)
		}
		errands = errands[n:]
	}
	for _, p := range polls {
		if _, err := to.SetPoll(ctx, poll[p.Feed], nil); err != nil {
			return err
		}
	}
	return nil
}
