package across

import (
	"context"
	"iter"

	"readout/internal/reconcile"
	"readout/internal/record"
	"readout/internal/store"
)

// A decoding is an entry whose reading is made while others are taken in.
type decoding struct {
	entry   *store.Entry
	reading *record.Reading
	about   []string // see reconcile.About
	err     error
	done    chan struct{}
}

const (
	decoders = 4   // goroutines that read JSON
	ahead    = 256 // entries that may be read before they are taken in
)

// decoded yields entries with their readings, in their order, to the first
// error.
func decoded(ctx context.Context, entries iter.Seq2[*store.Entry, error]) iter.Seq[*decoding] {
	return func(yield func(*decoding) bool) {
		ctx, cancel := context.WithCancel(ctx)
		work, order := make(chan *decoding, ahead), make(chan *decoding, ahead)
		finished := make(chan struct{})
		defer func() { cancel(); <-finished }()
		go func() {
			defer close(finished)
			feed(ctx, entries, work, order)
		}()
		for range decoders {
			go func() {
				for d := range work {
					d.decode()
					close(d.done)
				}
			}()
		}
		for d := range order {
			<-d.done
			if !yield(d) || d.err != nil {
				return
			}
		}
	}
}

func (d *decoding) decode() {
	if d.reading, d.err = d.entry.Reading(); d.err == nil {
		d.about = reconcile.About(d.reading.Article)
	}
}

// feed hands out entries to those who decode, and to who wants them in order.
func feed(ctx context.Context, entries iter.Seq2[*store.Entry, error], work, order chan<- *decoding) {
	defer close(work)
	defer close(order)
	for e, err := range entries {
		d := &decoding{entry: e, err: err, done: make(chan struct{})}
		if err != nil {
			close(d.done)
		} else {
			work <- d // is always taken: who decodes waits for nobody
		}
		select {
		case order <- d:
		case <-ctx.Done():
			return
		}
		if err != nil {
			return
		}
	}
}
