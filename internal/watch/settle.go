package watch

import (
	"context"
	"errors"

	"readout/internal/fetch"
	"readout/internal/intake"
	"readout/internal/run"
	"readout/internal/store"
	"readout/internal/webpage"
)

// set remembers that an errand is on its way.
func (w *Watch) set(e store.Errand) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.going[pathOf(e)] = e
}

// Settle writes down what became of an article. It is called after the article
// was kept.
func (w *Watch) Settle(ctx context.Context, res run.Result) error {
	path := ""
	var told *intake.Error
	if errors.As(res.Err, &told) {
		path = told.Path
	} else if res.Article != nil {
		path = res.Article.Path
	}
	w.mu.Lock()
	e, ok := w.going[path]
	w.mu.Unlock()
	if !ok {
		return nil // a feed, or an errand that stays open
	}
	var why interface{ Reason() string }
	if errors.As(res.Err, &why) {
		e.Why = why.Reason()
	}
	switch {
	case res.Err == nil:
		e.State, e.Why = store.Kept, ""
	case res.Skipped:
		e.State = store.Skipped
	default:
		e.State = store.Failed
	}
	err := w.Ledger.SetErrand(ctx, e)
	w.mu.Lock()
	delete(w.going, path)
	w.mu.Unlock()
	return err
}

// problem names an error, and whether it is one.
func problem(e store.Errand, err error) *intake.Error {
	out := &intake.Error{Path: pathOf(e), Err: err}
	var s interface{ Skipped() bool }
	var f *fetch.Error
	switch {
	case errors.Is(err, webpage.ErrNoArticle):
		out.Skip = "no article" // a gallery, a video, a list
	case errors.As(err, &f) && errors.As(err, &s) && s.Skipped():
		out.Skip = f.Word
	}
	return out
}
