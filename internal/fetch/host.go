package fetch

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"net/url"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// A host is how one host is treated: whoever asks it holds busy.
type host struct {
	name   string
	busy   chan struct{} // holds one while it is asked
	pace   *rate.Limiter
	robots robotsFile

	mu    sync.Mutex
	fails int       // in a row
	until time.Time // it is left in peace
}

// host returns the host of an address: scheme, name and port, as robots.txt
// counts them.
func (c *Client) host(u *url.URL) *host {
	name := u.Scheme + "://" + u.Host
	c.mu.Lock()
	defer c.mu.Unlock()
	h := c.hosts[name]
	if h == nil {
		h = &host{name: name, busy: make(chan struct{}, 1), pace: rate.NewLimiter(every(c.opt.Delay), 1)}
		h.robots.lock = make(chan struct{}, 1)
		c.hosts[name] = h
	}
	return h
}

func every(d time.Duration) rate.Limit {
	if d <= 0 {
		return rate.Inf
	}
	return rate.Every(d)
}

// enter waits until the host of an address may be asked. A host that failed is
// not waited for: the error says until when it is left in peace.
func (c *Client) enter(ctx context.Context, u *url.URL) (*host, error) {
	h := c.host(u)
	select {
	case h.busy <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	err := ctx.Err() // select takes either of two that are ready
	if err == nil {
		err = h.peace(u.Redacted(), c.opt.Clock.Now())
	}
	if err == nil && u.Path != robotsPath {
		now := c.opt.Clock.Now()
		err = c.opt.Clock.Sleep(ctx, h.pace.ReserveN(now, 1).DelayFrom(now))
	}
	if err != nil {
		h.leave()
		return nil, err
	}
	return h, nil
}

func (h *host) leave() { <-h.busy }

// peace returns an error while the host is left in peace.
func (h *host) peace(url string, now time.Time) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !now.Before(h.until) {
		return nil
	}
	return &Error{URL: url, Word: "put off", Before: h.until,
		Err: fmt.Errorf("%s failed before and is left in peace until %s", h.name, h.until.UTC().Format("15:04:05 UTC"))}
}

// remember takes note of how a request ended. What fails once may be a page's
// fault; a host is left in peace if it asks for it, cannot be reached or says
// that it is overburdened.
func (h *host) remember(now time.Time, err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	var e *Error
	switch {
	case !errors.As(err, &e):
		if err == nil {
			h.fails = 0
		}
	case e.Word == "timeout", e.Word == "connection", e.Status == 429, e.Status == 503:
		h.fails++
		h.until = now.Add(Backoff(h.name, h.fails))
		if e.Before.After(now) {
			h.until = e.Before
		}
		e.Before = h.until
	default:
		h.fails = 0
	}
}

// Backoff is how long to wait after so many failures in a row: half a minute,
// doubled each time up to four hours, and up to a quarter more, so that not all
// is tried again at once. The same name and number give the same.
func Backoff(name string, fails int) time.Duration {
	d := 30 * time.Second << min(max(fails, 1)-1, 9)
	d = min(d, 4*time.Hour)
	sum := fnv.New32a()
	fmt.Fprintf(sum, "%s %d", name, fails)
	return d + d/4*time.Duration(sum.Sum32()%1000)/1000
}
