package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"readout/internal/store"
)

// A problem is an answer that is not what was asked for, and why.
type problem struct {
	status int
	words  string
}

func (p problem) Error() string { return p.words }

// panicked turns what a handler panicked with into an error.
func panicked(x any) error { return fmt.Errorf("a page failed: %v", x) }

// problemOf says what an error is to whoever asked. What failed on our side is
// not told to them.
func (d *Desk) problemOf(err error) problem {
	var p problem
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &p):
		return p
	case errors.As(err, &tooLarge):
		return problem{http.StatusRequestEntityTooLarge, "more than 16 kB were sent"}
	case errors.Is(err, store.ErrNone):
		return problem{http.StatusNotFound, "the record keeps no such article"}
	case errors.Is(err, errLoading):
		return problem{http.StatusServiceUnavailable, errLoading.Error()}
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return problem{http.StatusServiceUnavailable, "the answer took too long; ask for less: a shorter time, one country, one outlet"}
	}
	d.Log(err)
	return problem{http.StatusInternalServerError, "something failed here; the log of the server tells what"}
}

// fail answers with a problem: as a page, or after RFC 9457 to a program.
func (d *Desk) fail(w http.ResponseWriter, r *http.Request, err error) {
	p := d.problemOf(err)
	if p.status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "5")
	}
	if !d.bare && format(r) == asHTML {
		d.render(w, r, p.status, "problem", &layout{Title: http.StatusText(p.status), Data: p.words, Here: here(r)})
		return
	}
	b, _ := json.Marshal(map[string]any{"type": "about:blank", "title": http.StatusText(p.status), "status": p.status, "detail": p.words})
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(p.status)
	w.Write(append(b, '\n'))
}

// nothing answers for addresses at which there is nothing.
func (d *Desk) nothing() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			d.fail(w, r, problem{http.StatusMethodNotAllowed, "nothing can be sent there"})
			return
		}
		d.fail(w, r, problem{http.StatusNotFound, "there is nothing at this address"})
	})
}

// queryOf returns the question of an address, decoded.
func queryOf(r *http.Request) (string, error) {
	if _, err := url.ParseQuery(r.URL.RawQuery); err != nil {
		return "", err
	}
	return url.QueryUnescape(r.URL.RawQuery)
}
