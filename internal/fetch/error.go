package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"time"
)

// An Error tells why a page was not had.
type Error struct {
	URL    string
	Word   string    // to count it under: "HTTP status 404", "timeout"
	Status int       // of HTTP; 0 if there was no answer
	Skip   bool      // nothing is wrong: it may not or need not be fetched
	Lasts  bool      // asking again would give the same
	Asked  bool      // a request for the page was made; not so while a host is left in peace
	Before time.Time // the host asks not to be asked before; zero if it does not
	Err    error
}

// Error says what was wrong and what to do, without the address.
func (e *Error) Error() string { return e.Err.Error() }

// Unwrap returns what went wrong.
func (e *Error) Unwrap() error { return e.Err }

// Reason returns the word to count the error under.
func (e *Error) Reason() string { return e.Word }

// Skipped reports whether nothing is wrong.
func (e *Error) Skipped() bool { return e.Skip }

var errNoAddress = errors.New("is no address of the web: give one that begins with http:// or https://")

func tooManyRedirects(url string, n int) error {
	return &Error{URL: url, Word: "redirects", Lasts: true, Asked: true,
		Err: fmt.Errorf("leads through more than %d redirects: the address is broken, or the outlet wants cookies", n)}
}

// failed names what went wrong on the way to a host or back.
func (c *Client) failed(ctx context.Context, url string, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	e := &Error{URL: url, Asked: true, Err: err}
	var refused *refusal
	var dns *net.DNSError
	var wait interface{ Timeout() bool }
	switch {
	case errors.As(err, &refused):
		e.Word, e.Lasts, e.Err = refused.word, true, refused
	case errors.As(err, &dns) && dns.IsNotFound:
		e.Word, e.Err = "no such host", fmt.Errorf("no host has the name %q", dns.Name)
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &wait) && wait.Timeout():
		e.Word, e.Err = "timeout", fmt.Errorf("did not answer in time, which is at most %v", c.opt.Timeout)
	case errors.Is(err, errTooLarge):
		e.Word, e.Lasts = "too large", true
		e.Err = fmt.Errorf("is larger than %d bytes: raise the limit if that is an article", c.opt.MaxBytes)
	default:
		e.Word, e.Err = "connection", unwrapURL(err)
	}
	return e
}

// unwrapURL takes the method and address off an error of package net/http.
func unwrapURL(err error) error {
	var u interface {
		Unwrap() error
		Temporary() bool
	}
	if errors.As(err, &u) && u.Unwrap() != nil {
		return fmt.Errorf("could not be fetched: %w", u.Unwrap())
	}
	return fmt.Errorf("could not be fetched: %w", err)
}
