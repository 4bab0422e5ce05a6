package fetch

import (
	"fmt"
	"net/url"
	"strings"
	"time"
)

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
