package fetch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"
)

// An answer is what one request brought.
type answer struct {
	page     Page
	location *url.URL // where to go on, nil if this is the end
	status   int
}

// exchange makes one request, when its host may be asked, and reads the answer.
func (c *Client) exchange(ctx context.Context, u *url.URL, r Request) (*answer, error) {
	h, err := c.enter(ctx, u)
	if err != nil {
		return nil, err
	}
	defer h.leave()
	a, err := c.ask(ctx, u, r)
	h.remember(c.opt.Clock.Now(), err)
	return a, err
}

// ask makes one request and reads the answer, all within the timeout.
func (c *Client) ask(ctx context.Context, u *url.URL, r Request) (*answer, error) {
	timed, cancel := context.WithTimeout(ctx, c.opt.Timeout)
	defer cancel()
	at := u.Redacted()
	req, err := http.NewRequestWithContext(timed, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, &Error{URL: at, Word: "bad address", Lasts: true, Err: errNoAddress}
	}
	c.header(req, r)
	res, err := c.http.Do(req)
	if err != nil {
		return nil, c.failed(ctx, at, err)
	}
	defer res.Body.Close()
	a := &answer{status: res.StatusCode, page: Page{
		URL: withoutUser(u), ContentType: res.Header.Get("Content-Type"),
		ETag: res.Header.Get("ETag"), LastModified: res.Header.Get("Last-Modified"),
	}}
	switch {
	case res.StatusCode == http.StatusNotModified && r.ETag+r.LastModified != "":
		a.page.Unchanged = true
		return a, nil
	case slices.Contains(redirects, res.StatusCode):
		a.location, err = redirect(u, res.Header.Get("Location"))
		return a, err
	case res.StatusCode != http.StatusOK:
		return nil, c.status(at, res)
	}
	if err := wanted(at, a.page.ContentType, r.Media); err != nil {
		return nil, err
	}
	if a.page.Raw, err = c.body(res); err != nil {
		return nil, c.failed(ctx, at, err)
	}
	return a, nil
}

// withoutUser writes an address without name and password.
func withoutUser(u *url.URL) string {
	bare := *u
	bare.User = nil
	return bare.String()
}

func (c *Client) header(req *http.Request, r Request) {
	set := func(name, words string) {
		if words != "" {
			req.Header.Set(name, words)
		}
	}
	set("User-Agent", c.agent())
	set("Accept", cmp.Or(r.Accept, strings.Join(r.Media, ", "), "*/*"))
	set("Accept-Encoding", "gzip")
	set("If-None-Match", r.ETag)
	set("If-Modified-Since", r.LastModified)
}

var redirects = []int{http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect}

func redirect(from *url.URL, location string) (*url.URL, error) {
	to, err := from.Parse(location)
	if err == nil && location != "" {
		to, err = parse(to.String())
	}
	if err != nil || location == "" {
		return nil, &Error{URL: from.Redacted(), Word: "redirects", Lasts: true, Asked: true,
			Err: fmt.Errorf("redirects to %.80q, which is no address of the web", location)}
	}
	return to, nil
}

// status names a status that brings no page. Some tell to come again.
func (c *Client) status(url string, res *http.Response) error {
	e := &Error{URL: url, Word: fmt.Sprintf("HTTP status %d", res.StatusCode), Status: res.StatusCode, Asked: true}
	words := strings.TrimSpace(fmt.Sprintf("%d %s", res.StatusCode, http.StatusText(res.StatusCode)))
	e.Err = fmt.Errorf("the host answered %s", words)
	e.Lasts = res.StatusCode < 500 && !slices.Contains([]int{408, 421, 425, 429}, res.StatusCode) ||
		res.StatusCode == http.StatusNotImplemented
	if !e.Lasts {
		e.Before = retryAfter(res.Header.Get("Retry-After"), c.opt.Clock.Now())
	}
	return e
}

// longestRetry bounds what a host may ask for.
const longestRetry = 24 * time.Hour

// retryAfter reads seconds or a date; zero if it is neither.
func retryAfter(s string, now time.Time) time.Time {
	wait := time.Duration(0)
	if n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 32); err == nil {
		wait = time.Duration(n) * time.Second
	} else if t, err := http.ParseTime(s); err == nil {
		wait = t.Sub(now)
	}
	if wait <= 0 {
		return time.Time{}
	}
	return now.Add(min(wait, longestRetry))
}

// wanted says why a page of another kind is not read, before it is.
func wanted(url, contentType string, media []string) error {
	kind, _, err := mime.ParseMediaType(contentType)
	if len(media) == 0 || contentType == "" || err == nil && slices.Contains(media, kind) {
		return nil
	}
	if err != nil || len(kind) > 60 {
		kind = "odd media type"
	}
	return &Error{URL: url, Word: kind, Skip: true, Lasts: true, Asked: true,
		Err: fmt.Errorf("is passed by: %s", kind)}
}

var errTooLarge = errors.New("too large")

// body reads the body, unpacked, up to the limit. Neither the packed nor the
// unpacked bytes may be more.
func (c *Client) body(res *http.Response) ([]byte, error) {
	if res.ContentLength > c.opt.MaxBytes {
		return nil, errTooLarge
	}
	var in io.Reader = &bounded{in: res.Body, left: c.opt.MaxBytes}
	switch coding := strings.ToLower(res.Header.Get("Content-Encoding")); coding {
	case "", "identity":
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(in)
		if err != nil {
			return nil, fmt.Errorf("a damaged gzip body: %w", err)
		}
		defer z.Close()
		in = &bounded{in: z, left: c.opt.MaxBytes}
	default:
		return nil, fmt.Errorf("the host packed it with %.20q although only gzip was asked for", coding)
	}
	return io.ReadAll(in)
}

// A bounded reader fails when there is more to read than it may.
type bounded struct {
	in   io.Reader
	left int64
}

func (b *bounded) Read(buf []byte) (int, error) {
	n, err := b.in.Read(buf)
	if b.left -= int64(n); b.left < 0 {
		return 0, errTooLarge
	}
	return n, err
}
