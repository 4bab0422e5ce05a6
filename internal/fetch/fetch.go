// Package fetch gets pages from the web, politely and with suspicion.
//
// Politely: one request at a time to a host and a pause after it, robots.txt as
// RFC 9309 has it, a user agent that says whom to write to, conditional
// requests, and patience with a host that fails. With suspicion: addresses are
// checked after the name was resolved, so that neither a link nor a redirect nor
// a name server leads into a private network; sizes and times are bounded.
//
// It must never know what a feed or an article is.
package fetch

import (
	"cmp"
	"context"
	"net"
	"net/http"
	"net/url"
	"sync"
	"time"
)

// The limits that hold where Options names none.
const (
	DefaultMaxBytes  = 32 << 20
	DefaultTimeout   = time.Minute
	DefaultDelay     = 2 * time.Second
	DefaultRedirects = 5
	longestDelay     = time.Minute // a Crawl-delay above it is taken for this
)

// Options say how to fetch. The zero value fetches nothing from public hosts,
// which are owed a Contact, nor from private ones.
type Options struct {
	Program      string        // in the user agent, as in "Readout/1.0"; its part before the slash is what robots.txt names
	Contact      string        // an address of mail or a page, for those who wonder who fetches
	Asked        bool          // the hosts' keepers asked for it: they are owed no Contact
	AllowPrivate bool          // loopback, private and link-local addresses may be reached
	MaxBytes     int64         // of one body, unpacked; 0 is the default, as for all that follow
	Timeout      time.Duration // of one request, from dialling to the last byte
	Delay        time.Duration // between two requests to a host; negative for none
	Redirects    int           // followed for one page
	Clock        Clock
	Resolver     *net.Resolver // nil is the system's
}

// A Clock tells the time and passes it.
type Clock interface {
	Now() time.Time
	Sleep(ctx context.Context, d time.Duration) error // the error of ctx if that ends first
}

// A Client fetches. Its methods may be called by many goroutines.
type Client struct {
	opt   Options
	http  *http.Client
	mu    sync.Mutex
	hosts map[string]*host
}

// New returns a client.
func New(opt Options) *Client {
	opt.MaxBytes = cmp.Or(max(opt.MaxBytes, 0), DefaultMaxBytes)
	opt.Timeout = cmp.Or(max(opt.Timeout, 0), DefaultTimeout)
	opt.Redirects = cmp.Or(max(opt.Redirects, 0), DefaultRedirects)
	if opt.Delay = cmp.Or(opt.Delay, DefaultDelay); opt.Delay < 0 {
		opt.Delay = 0
	}
	if opt.Clock == nil {
		opt.Clock = System{}
	}
	c := &Client{opt: opt, hosts: map[string]*host{}}
	c.http = &http.Client{
		Transport:     c.transport(),
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return c
}

// Close ends the connections that are kept open.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// agent is the user agent: "Readout/1.0 (+https://desk.example/bot)".
func (c *Client) agent() string {
	if c.opt.Contact == "" {
		return c.opt.Program
	}
	return c.opt.Program + " (+" + c.opt.Contact + ")"
}

// A Request says what to get.
type Request struct {
	URL          string
	Accept       string   // the header; Media if it is empty
	Media        []string // the media types wanted; empty for any
	ETag         string   // of the copy at hand, if any
	LastModified string   // the same
}

// A Page is what came.
type Page struct {
	URL          string // where it was in the end, after redirects
	Unchanged    bool   // the copy at hand is good: there is no Raw
	Raw          []byte // without the compression of the way
	ContentType  string // the header
	ETag         string // to be given back next time
	LastModified string // the same
}

// Get fetches a page. An error is an *Error or that of ctx.
func (c *Client) Get(ctx context.Context, r Request) (*Page, error) {
	u, err := parse(r.URL)
	if err != nil {
		return nil, &Error{URL: r.URL, Word: "bad address", Lasts: true, Err: err}
	}
	for range c.opt.Redirects + 1 {
		if err := c.robotsAllow(ctx, u); err != nil {
			return nil, err
		}
		a, err := c.exchange(ctx, u, r)
		if err != nil {
			return nil, err
		}
		if a.location == nil {
			return &a.page, nil
		}
		u = a.location
	}
	return nil, tooManyRedirects(r.URL, c.opt.Redirects)
}

// parse reads an address that may be fetched.
func parse(s string) (*url.URL, error) {
	u, err := url.Parse(s)
	switch {
	case err != nil:
		return nil, errNoAddress
	case u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "":
		return nil, errNoAddress
	}
	u.Fragment, u.RawFragment = "", ""
	return u, nil
}

// System is the clock on the wall.
type System struct{}

// Now returns the time.
func (System) Now() time.Time { return time.Now() }

// Sleep returns after d, or when ctx ends.
func (System) Sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
