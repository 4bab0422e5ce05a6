package watch

import (
	"errors"
	"time"

	"readout/internal/fetch"
	"readout/internal/intake"
	"readout/internal/store"
)

// postpone plans when a feed that failed is asked again, and tells of it unless
// that is soon.
func (w *Watch) postpone(out *polled, p *store.Poll, now time.Time, err error) {
	var e *fetch.Error
	if errors.As(err, &e) && e.Before.After(now) {
		p.Next = e.Before
	}
	if e == nil || e.Asked {
		p.Tries++
	}
	switch {
	case w.Every > 0:
		out.again = now.Add(min(w.Every<<min(p.Tries, 10), max(w.Every, 24*time.Hour)))
		if p.Next.After(out.again) {
			out.again = p.Next
		}
	case p.Next.After(now) && !p.Next.After(now.Add(w.Patience)) && p.Tries < w.Tries:
		out.again = p.Next
		return
	}
	out.err = &intake.Error{Path: bare(out.feed), Err: feedError{err}}
}

// A feedError is what is wrong with a feed, counted apart from what is wrong
// with articles.
type feedError struct{ err error }

func (e feedError) Error() string  { return e.err.Error() }
func (e feedError) Unwrap() error  { return e.err }
func (e feedError) Reason() string { return "feed" }
