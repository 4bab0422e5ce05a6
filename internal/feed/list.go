package feed

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// A List names feeds. It is what OPML files and files with one address per line
// hold.
type List struct {
	Feeds []string // addresses or, in a file on the disk, paths
	Lists []string // addresses of further lists
}

// ParseList reads a list of feeds. It reports false if raw is none by its first
// letters, and an error if it is a broken one. Address is where it came from,
// empty for a file.
func ParseList(raw []byte, contentType, address string) (List, bool, error) {
	s, err := decode(raw, contentType)
	if err != nil {
		return List{}, false, nil // a feed's errors are told by Parse
	}
	if isOPML(s) {
		l, err := parseOPML(s, address)
		return l, true, err
	}
	if s[0] == '<' || s[0] == '{' {
		return List{}, false, nil
	}
	return parseLines(s, address)
}

// isOPML reports whether the first element is one of OPML.
func isOPML(s string) bool {
	for s != "" {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			return false
		}
		var tag string
		if tag, s = cutTag(s[i:]); tag != "" {
			return strings.HasPrefix(strings.ToLower(tag), "opml")
		}
	}
	return false
}

// parseOPML takes the outlines of any depth that name a feed in xmlUrl, or
// another list as OPML 2.0 includes it.
func parseOPML(s, address string) (l List, err error) {
	if err := measure(s, 0); err != nil {
		return l, err
	}
	d := xml.NewDecoder(strings.NewReader(s))
	d.Strict = false
	for {
		t, err := d.RawToken()
		if t == nil {
			if len(l.Feeds)+len(l.Lists) == 0 {
				return l, fmt.Errorf("is a list (OPML) that names no feed%s", after(err))
			}
			return l, nil
		}
		if e, ok := t.(xml.StartElement); ok && strings.EqualFold(e.Name.Local, "outline") {
			l.add(e, address)
		}
	}
}

func after(err error) string {
	if err == nil || err.Error() == "EOF" {
		return ""
	}
	return ": " + err.Error()
}

func (l *List) add(e xml.StartElement, address string) {
	at := map[string]string{}
	for _, a := range e.Attr {
		at[strings.ToLower(a.Name.Local)] = a.Value
	}
	if u := place(at["xmlurl"], address); u != "" {
		l.Feeds = append(l.Feeds, u)
		return
	}
	include := at["type"] == "include" || at["type"] == "link" && strings.HasSuffix(strings.ToLower(at["url"]), ".opml")
	if u := place(at["url"], address); u != "" && include {
		l.Lists = append(l.Lists, u)
	}
}

// parseLines takes one address per line; "#" begins a comment.
func parseLines(s, address string) (l List, ok bool, err error) {
	for n, line := range strings.Split(s, "\n") {
		line, _, _ = strings.Cut(line+" ", " #")
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		u := absolute(line, "")
		if u == "" || strings.ContainsAny(line, " \t") {
			if len(l.Feeds) == 0 {
				return List{}, false, nil // just some text
			}
			return l, true, fmt.Errorf("line %d: %.60q is no address of a feed: write one per line, as in https://post.example/feed.xml", n+1, line)
		}
		l.Feeds = append(l.Feeds, u)
	}
	return l, len(l.Feeds) > 0, nil
}

// place resolves an address in a list; in a file on the disk, what is none is
// the path of another file.
func place(s, address string) string {
	s = strings.TrimSpace(s)
	if u := absolute(s, address); u != "" || address != "" || strings.Contains(s, ":") {
		return u
	}
	return s
}
