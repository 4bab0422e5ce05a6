package feed

import (
	"net/url"
	"strings"
)

// baseOf returns the address against which a feed's links are resolved: where
// it came from, or for a file on the disk, where it says it belongs.
func baseOf(address, self, home string) string {
	for _, s := range []string{address, self, home} {
		if abs := absolute(s, ""); abs != "" {
			return abs
		}
	}
	return ""
}

// absolute resolves a link; "" if it leads to no page of the web.
func absolute(link, base string) string {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil || link == "" {
		return ""
	}
	if !u.IsAbs() && base != "" {
		b, err := url.Parse(base)
		if err != nil {
			return ""
		}
		u = b.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return ""
	}
	return u.String()
}

// Key names an article by its link without what only counts readers: the
// fragment and the parameters that begin with utm_.
//
//	https://post.example/talks?id=7&utm_source=rss#top → https://post.example/talks?id=7
func Key(link string) string {
	u, err := url.Parse(link)
	if err != nil {
		return link
	}
	u.Fragment, u.RawFragment, u.Host = "", "", strings.ToLower(u.Host)
	if u.Path == "" {
		u.Path = "/"
	}
	var kept []string
	for _, p := range strings.Split(u.RawQuery, "&") {
		if !strings.HasPrefix(strings.ToLower(p), "utm_") && p != "" {
			kept = append(kept, p)
		}
	}
	u.RawQuery, u.ForceQuery = strings.Join(kept, "&"), false
	return u.String()
}
