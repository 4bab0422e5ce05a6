package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
)

// A Posting is what to send to a host that waits for it.
type Posting struct {
	URL    string
	Header map[string]string
	Body   []byte
}

// mostAnswered is how much of the answer to a posting is read, and thrown away,
// so that the connection can be used again.
const mostAnswered = 64 << 10

// Post sends a body, and is content with any status from 200 to 299. A redirect is
// an error: what was meant for one host is told to no other. robots.txt does not
// matter, as its keeper asked for it. An error is an *Error or that of ctx.
func (c *Client) Post(ctx context.Context, p Posting) error {
	u, err := parse(p.URL)
	if err != nil {
		return &Error{URL: p.URL, Word: "bad address", Lasts: true, Err: err}
	}
	h, err := c.enter(ctx, u)
	if err != nil {
		return err
	}
	defer h.leave()
	err = c.post(ctx, u, p)
	h.remember(c.opt.Clock.Now(), err)
	return err
}

func (c *Client) post(ctx context.Context, u *url.URL, p Posting) error {
	timed, cancel := context.WithTimeout(ctx, c.opt.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(timed, http.MethodPost, u.String(), bytes.NewReader(p.Body))
	if err != nil {
		return &Error{URL: u.Redacted(), Word: "bad address", Lasts: true, Err: errNoAddress}
	}
	req.Header.Set("User-Agent", c.agent())
	for name, words := range p.Header {
		req.Header.Set(name, words)
	}
	res, err := c.http.Do(req)
	if err != nil {
		return unreached(c.failed(ctx, u.Redacted(), err))
	}
	defer res.Body.Close()
	io.Copy(io.Discard, io.LimitReader(res.Body, mostAnswered)) // what it says does not matter
	switch {
	case res.StatusCode/100 == 2:
		return nil
	case slices.Contains(redirects, res.StatusCode):
		return &Error{URL: u.Redacted(), Word: "redirects", Status: res.StatusCode, Lasts: true, Asked: true,
			Err: fmt.Errorf("redirects to %.80q, where nothing is sent: give that address if you mean it", res.Header.Get("Location"))}
	}
	return c.status(u.Redacted(), res)
}

// unreached words an error of the connection as that of a posting.
func unreached(err error) error {
	var e *Error
	if errors.As(err, &e) && e.Word == "connection" {
		e.Err = fmt.Errorf("could not be reached: %w", errors.Unwrap(e.Err))
	}
	return err
}
