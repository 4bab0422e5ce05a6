package queue

import (
	"context"
	"errors"
	"iter"
	"strings"

	"readout/internal/fetch"
	"readout/internal/intake"
	"readout/internal/record"
	"readout/internal/run"
)

// IsPage reports whether a path is the address of a page, to be fetched.
func IsPage(path string) bool {
	return strings.HasPrefix(path, "http://") || strings.HasPrefix(path, "https://")
}

// found yields what is to be read for a job. A page is a job of its own, so that
// a host which is down delays nothing else.
func (w *Worker) found(ctx context.Context, paths []string) iter.Seq2[run.Parse, error] {
	if len(paths) != 1 || !IsPage(paths[0]) {
		return intake.Find(ctx, paths, w.Intake)
	}
	return func(yield func(run.Parse, error) bool) {
		yield(func() (*record.Article, error) { return w.fetch(ctx, paths[0]) }, nil)
	}
}

// errLater says that a page may be had at another time.
var errLater = errors.New("not to be had now")

func (w *Worker) fetch(ctx context.Context, url string) (*record.Article, error) {
	if w.Fetch == nil {
		return nil, &intake.Error{Path: url, Err: errors.New("this worker fetches no pages: start it with --contact")}
	}
	page, err := w.Fetch(ctx, fetch.Request{URL: url})
	var e *fetch.Error
	switch {
	case errors.As(err, &e) && (e.Lasts || e.Skip):
		return nil, &intake.Error{Path: url, Err: err}
	case err != nil:
		return nil, errors.Join(errLater, err)
	}
	return intake.FromWeb(url, page.Raw, page.ContentType, page.URL, w.Intake.MaxElements)
}
