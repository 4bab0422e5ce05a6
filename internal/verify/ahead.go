package verify

import (
	"iter"

	"readout/internal/store"
)

// early is how many entries are fetched while others are looked at.
const early = 16

type fetched struct {
	entry *store.Entry
	err   error
}

// ahead yields the same entries in the same order, and fetches the next ones
// meanwhile.
func ahead(entries iter.Seq2[*store.Entry, error]) iter.Seq2[*store.Entry, error] {
	return func(yield func(*store.Entry, error) bool) {
		next, enough := make(chan fetched, early), make(chan struct{})
		go func() {
			defer close(next)
			for e, err := range entries {
				select {
				case next <- fetched{e, err}:
				case <-enough:
					return
				}
			}
		}()
		defer func() { // the store may be closed after this
			close(enough)
			for range next {
			}
		}()
		for f := range next {
			if !yield(f.entry, f.err) {
				return
			}
		}
	}
}
