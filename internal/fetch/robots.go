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

// Robots are the rules of one robots.txt for one program.
type Robots struct {
	Delay time.Duration // Crawl-delay, which is no part of RFC 9309 but much used
	rules []robotsRule
}

type robotsRule struct {
	path  string
	allow bool
}

// ParseRobots reads a robots.txt as RFC 9309 has it: the groups that name the
// program, or else those of "*", all together. What it does not know is passed
// over.
func ParseRobots(raw []byte, program string) *Robots {
	var mine, all Robots
	named, toMe, toAll, open := false, false, false, false
	for line := range strings.Lines(strings.ReplaceAll(strings.TrimPrefix(string(raw), "\ufeff"), "\r", "\n")) {
		line, _, _ = strings.Cut(line, "#")
		key, words, ok := strings.Cut(line, ":")
		key, words = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(words)
		switch {
		case !ok:
		case key == "user-agent":
			if !open {
				toMe, toAll, open = false, false, true
			}
			toAll = toAll || words == "*"
			if strings.EqualFold(robotsName(words), program) {
				toMe, named = true, true
			}
		case key == "allow" || key == "disallow" || key == "crawl-delay":
			open = false
			if toMe {
				mine.add(key, words)
			}
			if toAll {
				all.add(key, words)
			}
		}
	}
	if named {
		return &mine
	}
	return &all
}

// robotsName is the product token: letters, "-" and "_". Some write a version
// after it.
func robotsName(s string) string {
	return s[:len(s)-len(strings.TrimLeft(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"))]
}

func (r *Robots) add(key, words string) {
	if key == "crawl-delay" {
		if d, err := time.ParseDuration(words + "s"); err == nil && d > 0 {
			r.Delay = max(r.Delay, d)
		}
		return
	}
	if words == "" {
		return
	}
	if words[0] != '/' && words[0] != '*' {
		words = "/" + words
	}
	r.rules = append(r.rules, robotsRule{canonical(words), key == "allow"})
}

// Allow reports whether a path with a query may be fetched: the longest rule
// that fits decides, of two as long the one that allows.
func (r *Robots) Allow(path, query string) bool {
	if path == "" {
		path = "/"
	}
	if query != "" {
		path += "?" + query
	}
	if path = canonical(path); path == robotsPath {
		return true
	}
	best, allow := 0, true
	for _, rule := range r.rules {
		if n := len(rule.path); (n > best || n == best && rule.allow) && fits(rule.path, path) {
			best, allow = n, rule.allow
		}
	}
	return allow
}

// canonical writes the octets of a path in one way: those that need no percent
// sign without it, all others with one (RFC 9309, 2.2.2).
func canonical(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) {
			if raw, err := url.PathUnescape(s[i : i+3]); err == nil {
				i += 2
				if plain(raw[0]) {
					b.WriteByte(raw[0])
				} else {
					fmt.Fprintf(&b, "%%%02X", raw[0])
				}
				continue
			}
		}
		if c <= ' ' || c >= 0x7f {
			fmt.Fprintf(&b, "%%%02X", c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// plain reports whether a byte is one of RFC 3986's unreserved ones.
func plain(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

// fits reports whether a rule fits the beginning of a path. "*" stands for any
// letters, "$" at the end for the end: "/*.pdf$" fits "/a/b.pdf".
func fits(rule, path string) bool {
	rule, whole := strings.CutSuffix(rule, "$")
	parts := strings.Split(rule, "*")
	if !strings.HasPrefix(path, parts[0]) {
		return false
	}
	path = path[len(parts[0]):]
	for i, p := range parts[1:] {
		if whole && i == len(parts)-2 {
			return strings.HasSuffix(path, p)
		}
		at := strings.Index(path, p)
		if at < 0 {
			return false
		}
		path = path[at+len(p):]
	}
	return !whole || path == ""
}
