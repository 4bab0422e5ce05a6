package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
)

const (
	robotsPath    = "/robots.txt"
	robotsLasts   = 24 * time.Hour // RFC 9309, 2.4
	robotsBytes   = 512 << 10      // at least 500 KiB: 2.5
	robotsFollows = 5              // 2.3.1.2
)

// A robotsFile is what a host's robots.txt says, for a day.
type robotsFile struct {
	lock  chan struct{} // holds one while it is looked at
	rules *Robots
	read  time.Time
}

// robotsAllow returns an error if robots.txt keeps the program from an address,
// or if it cannot be had: then nothing is fetched (RFC 9309, 2.3.1.4).
func (c *Client) robotsAllow(ctx context.Context, u *url.URL) error {
	h := c.host(u)
	select {
	case h.robots.lock <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-h.robots.lock }()
	now := c.opt.Clock.Now()
	if h.robots.rules == nil || now.Sub(h.robots.read) > robotsLasts {
		rules, err := c.robots(ctx, u)
		if err != nil {
			return err
		}
		h.robots.rules, h.robots.read = rules, now
		h.pace.SetLimitAt(now, every(max(c.opt.Delay, min(rules.Delay, longestDelay))))
	}
	if !h.robots.rules.Allow(u.EscapedPath(), u.RawQuery) {
		return &Error{URL: u.Redacted(), Word: robotsPath[1:], Skip: true, Lasts: true,
			Err: fmt.Errorf("is not to be read by programs, says %s%s", h.name, robotsPath)}
	}
	return nil
}

// robots fetches and reads the robots.txt of an address's host. One that is not
// there allows all.
func (c *Client) robots(ctx context.Context, of *url.URL) (*Robots, error) {
	name, _, _ := strings.Cut(c.opt.Program, "/")
	u := &url.URL{Scheme: of.Scheme, Host: of.Host, Path: robotsPath}
	for range robotsFollows + 1 {
		a, err := c.exchange(ctx, u, Request{})
		var e *Error
		switch {
		case errors.As(err, &e) && (e.Status > 0 && e.Status < 500 && e.Status != 429 || e.Word == "too large" || e.Word == "redirects"):
			return ParseRobots(nil, name), nil
		case errors.As(err, &e) && e.Status > 0:
			e.Err = fmt.Errorf("robots.txt could not be had, so nothing is fetched: %w", e.Err)
			return nil, e
		case err != nil:
			return nil, err
		case a.location == nil:
			return ParseRobots(a.page.Raw[:min(len(a.page.Raw), robotsBytes)], name), nil
		}
		u = a.location
	}
	return ParseRobots(nil, name), nil
}
