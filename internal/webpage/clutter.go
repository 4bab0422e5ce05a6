package webpage

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/internal/text"
)

// clutter are words that the class or the id of an element begins with if it is a
// bar or a box beside the article: "share-bar", "newsletter_signup", "related".
var clutter = regexp.MustCompile(`(?i)(?:^|\s)(?:newsletter|share|sharing|sharedaddy|social|related|recommended|recommendations|read-?more|paywall|subscri(?:be|ption)|cookies?|gdpr|consent|promo|ad|ads|advert(?:isement)?|sponsored|breadcrumbs?|trending|most-?read)(?:$|[-_\s])`)

// mostClutter is the number of bytes above which an element is no box beside the
// article, whatever it is called: some pages call all of themselves "share-ready".
const mostClutter = 800

// isClutter reports whether an element is such a bar or box.
func isClutter(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Main, atom.Article:
		return false
	}
	called := attr(n, "class") + " " + attr(n, "id")
	return called != " " && len(called) < widestAttribute && clutter.MatchString(called) && size(n, mostClutter) < mostClutter
}

// size counts the bytes of text in an element, and stops at most.
func size(n *html.Node, most int) (sum int) {
	if n.Type == html.TextNode {
		return len(strings.TrimSpace(n.Data))
	}
	for c := n.FirstChild; c != nil && sum < most; c = c.NextSibling {
		if c.Type != html.ElementNode || !silent[c.DataAtom] {
			sum += size(c, most-sum)
		}
	}
	return sum
}

// An ownText is the text of the element that a page itself calls its article.
type ownText struct {
	text     string
	captions []text.Span
	letters  int // of running text
}

// beside are elements in an article that are no part of it.
var beside = map[atom.Atom]bool{atom.Nav: true, atom.Aside: true, atom.Footer: true, atom.Form: true}

// ownArticle returns the one with the most running text. It is asked where what is
// found by the looks is much less: an article in lists, "What we know about the
// flood", looks like a menu.
func ownArticle(doc *html.Node) (best ownText) {
	var look func(n *html.Node)
	look = func(n *html.Node) {
		if n.Type == html.ElementNode && n.DataAtom == atom.Article {
			w := writer{without: beside}
			w.tree(n)
			if letters := running(w.String()); letters > best.letters {
				best = ownText{w.String(), w.captions, letters}
			}
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			look(c)
		}
	}
	look(doc)
	return best
}
