// Package alert tells what is new in the record: what saved questions find goes
// to a webhook, into an Atom feed or into letters.
//
// What an alert has found is marked in the store before it is told, and marked
// again after: whenever the program is killed, nothing is lost, a feed and a
// letter name a mention once, and a webhook gets what it may have missed again,
// under the same key. A copy of a text in the same words is not told anew;
// another telling of the same event is, and says so.
//
// The package must never know a database, a clock or a socket, nor how a mention
// was read: stores, time and what posts are given to it.
package alert

import (
	"context"
	"errors"
	"fmt"
	"time"

	"readout/internal/actor"
	"readout/internal/fetch"
	"readout/internal/query"
	"readout/internal/record"
	"readout/internal/store"
)

// The limits that hold where a Teller names none.
const (
	DefaultTries    = 8
	DefaultPatience = 20 * time.Second
	DefaultMaxBytes = 1 << 20
)

// A Store keeps the record and what was told of it.
type Store interface {
	store.Store
	store.Alerts
}

// A Teller tells what is new.
type Teller struct {
	Store    Store
	Known    *actor.Base // in which names of questions are looked up
	Post     func(context.Context, fetch.Posting) error
	Clock    fetch.Clock
	Tries    int           // a mention that is refused so often is given up
	Patience time.Duration // in one round, for hosts that ask to come again
	MaxBytes int           // of one posting
}

// A Summary says what a round did.
type Summary struct {
	New     int       // told, of things never told before
	Also    int       // told, of things that others had told
	Carried int       // copies, not told anew
	Refused int       // given up
	Waiting int       // still to be told
	File    string    // the last that was written, if one was
	Until   time.Time // nothing is tried before; zero if it was
	Absent  string    // whom the question names and the record does not have yet
}

// A round is one alert's turn.
type round struct {
	*Teller
	alert  store.Alert
	saved  *Saved
	secret []byte
	copyOf func(record.ID) record.ID  // nil until it is needed
	before []Item                     // that were found last
	found  map[record.ID]*store.Found // that were gathered last
	sheet  sheet                      // of the article that was looked up last
	left   time.Duration              // of the patience
	sum    Summary
}

// Run tells what is new for one alert. What could not be told waits for the next
// time; the error says why.
func (t *Teller) Run(ctx context.Context, a store.Alert) (Summary, error) {
	r := &round{Teller: t, alert: a, left: t.Patience}
	err := r.run(ctx)
	if later := (*laterError)(nil); errors.As(err, &later) {
		a.Tries, a.Next = a.Tries+1, later.next
		err = errors.Join(err, t.Store.PutOff(context.WithoutCancel(ctx), a))
	} else if err == nil && a.Tries > 0 && r.sum.Until.IsZero() {
		a.Tries, a.Next = 0, time.Time{}
		err = t.Store.PutOff(ctx, a)
	}
	if err != nil && ctx.Err() == nil {
		err = fmt.Errorf("alert %s: %w", a.Name, err)
	}
	return r.sum, err
}

func (r *round) run(ctx context.Context) (err error) {
	if r.saved, err = Read(r.alert); err != nil {
		return err
	}
	if r.secret, err = r.saved.secret(); err != nil {
		return err
	}
	if r.alert.Next.After(r.Clock.Now()) {
		r.sum.Until, r.sum.Waiting = r.alert.Next, r.alert.Waiting
		return nil
	}
	marks, err := r.Store.Marks(ctx, r.alert.Name, store.WhichMarks{Waiting: true})
	r.sum.Waiting = len(marks)
	for more := true; err == nil && more; {
		if err = r.tell(ctx, marks); err == nil {
			marks, more, err = r.gather(ctx)
		}
	}
	if absent := query.AbsentError(""); errors.As(err, &absent) {
		r.sum.Absent, err = absent.Error(), nil
	}
	if err == nil && r.saved.Way.Kind == ToAtom {
		err = r.feed(ctx)
	}
	return err
}

// tell tells what is marked as waiting.
func (r *round) tell(ctx context.Context, marks []store.Mark) error {
	if len(marks) == 0 {
		return nil
	}
	switch r.saved.Way.Kind {
	case ToWebhook:
		return r.postAll(ctx, marks)
	case ToLetters:
		return r.letter(ctx, marks)
	}
	return r.told(ctx, marks...) // a feed is made of what is marked as told
}

// told marks as told.
func (r *round) told(ctx context.Context, marks ...store.Mark) error {
	for i := range marks {
		marks[i].State = store.MarkTold
	}
	if err := r.Store.SetMarks(ctx, r.alert.Name, marks); err != nil {
		return err
	}
	r.sum.Waiting -= len(marks)
	for _, m := range marks {
		if m.Kind == store.MarkAlso {
			r.sum.Also++
		} else {
			r.sum.New++
		}
	}
	return nil
}
