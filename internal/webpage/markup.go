package webpage

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A Markup is what a page says about its article. Nothing is checked: a date is
// as the page writes it.
type Markup struct {
	Title, Outlet, Language string
	URL                     string // the address the page calls its own; absolute, or empty
	Authors                 []string
	Dates                   []string // of publication; the likeliest first
}

// tags are the parts of a page that tell of it.
type tags struct {
	meta      map[string][]string // by name, property or itemprop, in small letters
	canonical string
	title, h1 string
	h1s       int
	lang      string
	times     []string // of <time>, those marked as the date of publication first
	bylines   []string // rel=author and itemprop=author
	scripts   []string // JSON-LD
}

// readMarkup asks JSON-LD first, then meta elements, then the page itself.
func readMarkup(doc *html.Node) Markup {
	t := &tags{meta: map[string][]string{}}
	t.collect(doc, false)
	ld := readLinked(t.scripts)
	m := Markup{Language: primary(t.lang, t.first("og:locale"), t.first("content-language"))}
	m.Outlet = first(t.first("og:site_name"), ld.outlet, t.first("application-name"))
	m.Title = first(ld.headline, t.first("og:title", "twitter:title", "dc.title"), t.heading(m.Outlet))
	m.URL = first(absolute(t.canonical), absolute(t.first("og:url")), absolute(ld.url))
	m.Authors = people(ld.authors)
	for _, more := range [][]string{t.all("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator"), t.bylines} {
		if len(m.Authors) == 0 {
			m.Authors = people(more)
		}
	}
	m.Dates = slices.Concat(ld.dates, t.all(dateNames...), t.times)
	return m
}

// dateNames are the names under which meta elements give the date of
// publication, the surest first.
var dateNames = []string{
	"article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
	"cxenseparse:recs:publishtime", "article.published", "publish-date", "publish_date", "publishdate", "publication_date",
	"published_time", "pub_date", "pubdate", "publisheddate", "article_date_original", "dc.date.issued", "dcterms.issued",
	"dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "bt:pubdate", "ptime", "originalpublicationdate", "date",
}

func (t *tags) collect(n *html.Node, inArticle bool) {
	if n.Type == html.ElementNode {
		t.element(n, inArticle)
		inArticle = inArticle || n.DataAtom == atom.Article || n.DataAtom == atom.Main
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		t.collect(c, inArticle)
	}
}

func (t *tags) element(n *html.Node, inArticle bool) {
	switch prop := strings.ToLower(attr(n, "itemprop")); {
	case n.DataAtom == atom.Html:
		t.lang = attr(n, "lang")
	case n.DataAtom == atom.Meta:
		for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
			if name := strings.ToLower(strings.TrimSpace(attr(n, key))); name != "" {
				t.meta[name] = append(t.meta[name], clean(attr(n, "content")))
			}
		}
	case n.DataAtom == atom.Link && strings.EqualFold(attr(n, "rel"), "canonical"):
		t.canonical = first(t.canonical, attr(n, "href"))
	case n.DataAtom == atom.Title && n.Namespace == "":
		t.title = first(t.title, words(n))
	case n.DataAtom == atom.H1:
		t.h1, t.h1s = first(t.h1, words(n)), t.h1s+1
	case n.DataAtom == atom.Time:
		t.time(n, prop, inArticle)
	case n.DataAtom == atom.Script && strings.HasPrefix(strings.ToLower(attr(n, "type")), "application/ld+json") && n.FirstChild != nil:
		t.scripts = append(t.scripts, n.FirstChild.Data)
	case prop == "author" || strings.EqualFold(attr(n, "rel"), "author"):
		t.bylines = append(t.bylines, words(n))
	}
}

// time takes a <time> marked as the date of publication, or one that stands in
// the article and is no date of change.
func (t *tags) time(n *html.Node, prop string, inArticle bool) {
	when := first(attr(n, "datetime"), words(n))
	marked := has(n, "pubdate") || strings.Contains(prop, "datepublished")
	changed := strings.Contains(prop+strings.ToLower(attr(n, "class")), "modified") || strings.Contains(strings.ToLower(attr(n, "class")), "updated")
	switch {
	case marked:
		t.times = slices.Insert(t.times, 0, when)
	case inArticle && !changed:
		t.times = append(t.times, when)
	}
}

// all returns what the meta elements of these names say, in their order.
func (t *tags) all(names ...string) (out []string) {
	for _, name := range names {
		for _, s := range t.meta[name] {
			if s != "" {
				out = append(out, s)
			}
		}
	}
	return out
}

func (t *tags) first(names ...string) string { return first(t.all(names...)...) }

// heading returns the only h1, or the title of the page without the name of its
// outlet: "Talks open in Oslo | Example News".
func (t *tags) heading(outlet string) string {
	if t.h1s == 1 && t.h1 != "" {
		return t.h1
	}
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: "} {
		if head, ok := strings.CutSuffix(t.title, sep+outlet); ok && outlet != "" {
			return head
		}
	}
	return t.title
}

// people makes a list of names: "By Ada Ek and Bo Lind" names two. Addresses
// are none.
func people(in []string) (out []string) {
	for _, s := range in {
		for _, s := range strings.FieldsFunc(strings.ReplaceAll(clean(s), " and ", ";"), func(r rune) bool { return r == ';' || r == '&' }) {
			s = strings.TrimSpace(s)
			if by, rest, ok := strings.Cut(s, " "); ok && strings.EqualFold(strings.TrimRight(by, ":"), "by") {
				s = strings.TrimSpace(rest)
			}
			if s != "" && len(s) <= 100 && !strings.Contains(s, "://") && !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// primary returns the first language named: "en-GB" and "en_US" are "en".
func primary(tags ...string) string {
	lang, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(first(tags...)), "_", "-"), "-")
	if len(lang) < 2 || len(lang) > 3 {
		return ""
	}
	return lang
}

func absolute(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || len(s) > 2000 {
		return ""
	}
	return u.String()
}

func first(list ...string) string {
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// words returns the text of an element in one line.
func words(n *html.Node) string {
	s, _ := render(n)
	return clean(s)
}

// clean folds white space, and cuts what is too long to be a name or a title.
func clean(s string) string {
	const most = 1000
	return strings.Join(strings.Fields(strings.ToValidUTF8(s[:min(len(s), most)], "")), " ")
}
