package audit

import (
	"fmt"
	"slices"
	"strings"
)

// because says in a sentence why a row is not supported, or only partly.
func because(f *Finding, near []*article, best *weighed) string {
	switch f.Verdict {
	case Supported:
		return ""
	case Partly:
		var out []string
		for _, d := range f.Best.Differs {
			out = append(out, fmt.Sprintf("%s: the row has %s, the article %s", d.Field, or(d.Row, "nothing"), or(d.Article, "nothing")))
		}
		return strings.Join(out, "; ")
	}
	if l := unread(near); l != "" {
		return l
	}
	if f.Row.Actor.empty() && f.Row.Recipient.empty() {
		return "the row names nobody to look for"
	}
	for _, s := range []*Side{&f.Row.Actor, &f.Row.Recipient} {
		if !s.empty() && !slices.ContainsFunc(near, func(a *article) bool { return a.tellsOf(s) }) {
			return "nobody of " + s.String() + " has a part in anything that " + articles(len(near)) + " told"
		}
	}
	what := string(f.Row.what)
	if what == "" {
		what = "public statement (" + f.Row.Code + ")"
	}
	return "both sides are told of, but no " + what + " between them"
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func articles(n int) string {
	if n == 1 {
		return "the article"
	}
	return fmt.Sprintf("the %d articles", n)
}

// unread tells if nothing could be read off the articles.
func unread(near []*article) string {
	for _, a := range near {
		if l := a.Article.Language; l == "" || l == "en" || strings.HasPrefix(l, "en-") {
			return ""
		}
	}
	return "what it is from is in " + near[0].Article.Language + ", of which nothing is read"
}

func (a *article) tellsOf(s *Side) bool {
	return slices.ContainsFunc(s.Countries, func(c string) bool { return a.named[c] }) || standsFor(s, a.Actors())
}
