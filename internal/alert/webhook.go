package alert

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"readout/internal/export"
	"readout/internal/fetch"
	"readout/internal/record"
	"readout/internal/store"
)

// A laterError says that nothing more is tried before a time.
type laterError struct {
	error
	next time.Time
}

func (e *laterError) Unwrap() error { return e.error }

func (e *laterError) Error() string {
	return fmt.Sprintf("%v; what waits is tried again after %s", e.error, e.next.UTC().Format(time.RFC3339))
}

// Key names the posting of a mention, for whoever must know whether it came
// before: "talks.event.1f0c…".
func Key(alert string, mention record.ID) string {
	return alert + "." + strings.ReplaceAll(string(mention), ":", ".")
}

// postAll posts each mention, in the order in which they were found.
func (r *round) postAll(ctx context.Context, marks []store.Mark) error {
	for _, m := range marks {
		waits, err := r.waits(ctx, m)
		if err != nil {
			return err
		}
		if !waits {
			r.sum.Waiting-- // another run was faster
			continue
		}
		if err := r.posting(ctx, m); err != nil {
			return err
		}
	}
	return nil
}

// waits reports whether a mention is still to be told.
func (r *round) waits(ctx context.Context, m store.Mark) (bool, error) {
	list, err := r.Store.Marks(ctx, r.alert.Name, store.WhichMarks{Waiting: true, Says: []string{m.Says}})
	return slices.ContainsFunc(list, func(l store.Mark) bool { return l.Mention == m.Mention }), err
}

// body returns what is posted of a mention, as one line of JSON.
func (r *round) body(m store.Mark, f *store.Found) ([]byte, error) {
	var line bytes.Buffer
	if err := export.Found(&line, f); err != nil {
		return nil, err
	}
	out := struct {
		Alert   string          `json:"alert"`
		Key     string          `json:"key"`
		Also    *record.ID      `json:"also"` // the mention told first, if this tells of the same
		Mention json.RawMessage `json:"mention"`
	}{Alert: r.alert.Name, Key: Key(r.alert.Name, m.Mention), Mention: line.Bytes()}
	if m.Kind == store.MarkAlso {
		out.Also = &m.Leads
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(out)
	return b.Bytes(), err
}

// Sign returns the signature of a body: its HMAC with SHA-256 (RFC 2104), in hex.
func Sign(secret, body []byte) string {
	h := hmac.New(sha256.New, secret)
	h.Write(body)
	return "sha256=" + hex.EncodeToString(h.Sum(nil))
}

// ofBody are statuses by which a host refuses what was sent; others tell of
// the host.
var ofBody = []int{400, 409, 413, 422}

// posting makes the posting of one mention and sends it. What is too large, or
// not there any more, is given up.
func (r *round) posting(ctx context.Context, m store.Mark) error {
	f, err := r.look(ctx, m)
	if err != nil {
		return err
	}
	if f == nil {
		return r.refused(ctx, m, r.Tries)
	}
	body, err := r.body(m, f)
	if err != nil {
		return err
	}
	if len(body) > r.MaxBytes {
		return r.refused(ctx, m, r.Tries)
	}
	header := map[string]string{"Content-Type": "application/json", "Idempotency-Key": Key(r.alert.Name, m.Mention)}
	if r.secret != nil {
		header["Readout-Signature"] = Sign(r.secret, body)
	}
	return r.post(ctx, m, fetch.Posting{URL: r.saved.Way.Where, Header: header, Body: body})
}

// post sends one mention, if need be more than once, and marks how it went.
func (r *round) post(ctx context.Context, m store.Mark, p fetch.Posting) error {
	for tries := r.alert.Tries + 1; ; tries++ {
		err := r.Post(ctx, p)
		var f *fetch.Error
		switch {
		case err == nil:
			return r.told(context.WithoutCancel(ctx), m) // it was sent
		case !errors.As(err, &f):
			return err
		case slices.Contains(ofBody, f.Status):
			return r.refused(ctx, m, m.Tries+1)
		case f.Lasts:
			return fmt.Errorf("%s: %w", r.saved.Way.Public(), err)
		}
		if err := r.wait(ctx, f, tries); err != nil {
			return err
		}
	}
}

// wait waits until a host may be asked again, if that is soon.
func (r *round) wait(ctx context.Context, f *fetch.Error, tries int) error {
	now := r.Clock.Now()
	next := now.Add(fetch.Backoff(r.alert.Name, tries))
	if f.Before.After(now) {
		next = f.Before
	}
	next = next.Add(time.Second).Truncate(time.Second)
	d := next.Sub(now)
	if d > r.left {
		return &laterError{fmt.Errorf("%s: %w", r.saved.Way.Public(), f), next}
	}
	r.left -= d
	return r.Clock.Sleep(ctx, d)
}

// refused marks that the host did not want a mention, which is given up after
// so many tries.
func (r *round) refused(ctx context.Context, m store.Mark, tries int) error {
	if m.Tries = tries; tries >= r.Tries {
		m.State = store.MarkRefused
		r.sum.Refused++
		r.sum.Waiting--
	}
	return r.Store.SetMarks(ctx, r.alert.Name, []store.Mark{m})
}
